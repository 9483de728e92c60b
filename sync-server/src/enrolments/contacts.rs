//! Contact data that their applicant changes. New ones count once a code to them was right, and take effect three days
//! later: what was confirmed before is told at once, and can stop it or let it count at once. No code reaches a postal address:
//! the mobile that counts stands for it, and it takes effect at once. It must not know what a page looks like.

use super::codes;
use super::contact_effect::{drop_one, take_effect, tell_of};
use super::quota::{self, Network};
use crate::State;
use crate::dossier::{
    CONTACT_PURPOSE, ContactChange, Dossier, NewContact, contact_changes, eligible_contact,
};
use crate::model::{Channel, ContactKind, EnrolmentState, NoticeKind};
use crate::notices::{self, Way};
use crate::refusal::Refusal;
use crate::registry;
use crate::staff::mobile_hash;
use crate::store::queries::contacts as rows;
use crate::store::sql::{Connection, Transaction};
use terms::{Doing, EnrolmentId, Personal, Problem};
use wire::json;
use zeroize::Zeroizing;

/// Hours from the confirmation of new contact data to their effect: time for whoever has the earlier ones to say *not me*.
const EFFECT_HOURS: i64 = 72;

/// Asks for new contact data in the place of those declared; what was asked before of the same kind ends. A code goes to the
/// new ones. The declared ones, asked for again, undo a change.
pub async fn change_contact(
    state: &State,
    enrolment: EnrolmentId,
    new: NewContact,
    from: Network,
) -> Result<(), Refusal> {
    let shared = state.clone();
    let asking = move |tx: &Transaction<'_>| {
        let dossier = changeable(tx, &shared, enrolment)?;
        let new = eligible_contact(dossier.declared()?, new, dossier.local_time()?.day_of(shared.now())?)
            .map_err(Refusal::of_fields)?;
        drop_one(tx, &shared, &dossier, new.kind())?;
        if NewContact::declared(new.kind(), dossier.declared()?) == new {
            return Ok(());
        }
        let plain = Zeroizing::new(json::encode(&new).doing("writing a change of contact data")?);
        let sealed = shared.enrolment_keys.seal(enrolment, CONTACT_PURPOSE, &plain)?;
        rows::put(tx, enrolment, new.kind(), &sealed, shared.now())?;
        send_to_new(tx, &shared, &dossier, &new, from)
    };
    state.store.write(asking).await
}

/// Sends another code: to the new contact data, or once these are confirmed to the earlier ones.
pub async fn send_contact_code(
    state: &State,
    enrolment: EnrolmentId,
    kind: ContactKind,
    from: Network,
) -> Result<(), Refusal> {
    on_change(state, (enrolment, kind), move |tx, state, dossier, change| {
        if change.confirmed.is_none() {
            return send_to_new(tx, state, dossier, &change.new, from);
        }
        let earlier = notices::earlier_way(dossier, kind)?;
        codes::send_code_to(tx, state, dossier, kind.earlier_code(), earlier).map(|_| ())
    })
    .await
}

/// The right code confirms the new contact data. All that was confirmed before is told at once.
pub async fn confirm_contact(
    state: &State,
    enrolment: EnrolmentId,
    kind: ContactKind,
    code: Personal<String>,
) -> Result<(), Refusal> {
    let confirming = on_change(state, (enrolment, kind), move |tx, state, dossier, change| {
        if change.confirmed.is_some() {
            return Err(Refusal::from(Problem::NotInThisState));
        }
        let tried = codes::try_code(tx, state, enrolment, kind.new_code(), &code)?;
        match kind {
            _ if tried.is_err() => {}
            ContactKind::Postal => take_effect(tx, state, dossier, change)?,
            ContactKind::Mobile | ContactKind::Email => begin_wait(tx, state, dossier, kind)?,
        }
        Ok(tried)
    });
    confirming.await?.map_err(Refusal::from)
}

/// The right code at the earlier contact data lets a confirmed change take effect at once.
pub async fn confirm_contact_earlier(
    state: &State,
    enrolment: EnrolmentId,
    kind: ContactKind,
    code: Personal<String>,
) -> Result<(), Refusal> {
    let confirming = on_change(state, (enrolment, kind), move |tx, state, dossier, change| {
        let (since, _) = change.confirmed.ok_or(Problem::NotInThisState)?;
        let tried = codes::try_code(tx, state, enrolment, kind.earlier_code(), &code)?;
        if tried.is_ok() {
            take_effect(tx, state, dossier, change)?;
            if kind == ContactKind::Mobile {
                registry::contact_changed(tx, state, enrolment, since, since)?;
            }
        }
        Ok(tried)
    });
    confirming.await?.map_err(Refusal::from)
}

/// Undoes a change that is not in effect. All that was confirmed hears of it where it heard of the change.
pub async fn cancel_contact(state: &State, enrolment: EnrolmentId, kind: ContactKind) -> Result<(), Refusal> {
    let shared = state.clone();
    let undoing =
        move |tx: &Transaction<'_>| drop_one(tx, &shared, &Dossier::read(tx, &shared, enrolment)?, kind);
    state.store.write(undoing).await
}

/// The enrolment, where contact data may change: while it goes on, and of a holder.
fn changeable<'s>(
    conn: &Connection,
    state: &'s State,
    enrolment: EnrolmentId,
) -> Result<Dossier<'s>, Refusal> {
    let dossier = Dossier::read(conn, state, enrolment)?;
    let is_over = matches!(
        dossier.row.state_at(state.now()),
        EnrolmentState::Drafted | EnrolmentState::Refused | EnrolmentState::Withdrawn
    );
    if is_over { Err(Problem::NotInThisState.into()) } else { Ok(dossier) }
}

/// Does something about a change that was asked for and is not in effect.
async fn on_change<T: Send + 'static>(
    state: &State,
    (enrolment, kind): (EnrolmentId, ContactKind),
    job: impl FnOnce(&Transaction<'_>, &State, &Dossier<'_>, ContactChange) -> Result<T, Refusal> + Send + 'static,
) -> Result<T, Refusal> {
    let shared = state.clone();
    let job = move |tx: &Transaction<'_>| {
        let dossier = changeable(tx, &shared, enrolment)?;
        let mut changes = contact_changes(tx, &shared, enrolment)?.into_iter();
        let change = changes.find(|change| change.new.kind() == kind).ok_or(Problem::NotInThisState)?;
        job(tx, &shared, &dossier, change)
    };
    state.store.write(job).await
}

/// Sends a code to new contact data, within the limits of what nobody confirmed.
fn send_to_new(
    tx: &Transaction<'_>,
    state: &State,
    dossier: &Dossier<'_>,
    new: &NewContact,
    from: Network,
) -> Result<(), Refusal> {
    let way = match new {
        NewContact::Mobile(mobile) => {
            quota::count_code(tx, state, from, mobile_hash(&state.enrolment_keys, mobile.reveal()))?;
            Way { channel: Channel::Sms, address: mobile.clone() }
        }
        NewContact::Email(email) => {
            quota::count_email_code(tx, state, from)?;
            Way { channel: Channel::Mail, address: email.clone() }
        }
        NewContact::Postal(_) => notices::earlier_way(dossier, ContactKind::Postal)?,
    };
    codes::send_code_to(tx, state, dossier, new.kind().new_code(), way).map(|_| ())
}

fn begin_wait(
    tx: &Transaction<'_>,
    state: &State,
    dossier: &Dossier<'_>,
    kind: ContactKind,
) -> Result<(), Refusal> {
    let (now, effect) = (state.now(), state.now().plus_hours(EFFECT_HOURS));
    rows::confirm(tx, dossier.id, kind, (now, effect))?;
    tell_of(tx, state, dossier, (NoticeKind::ContactChanging, kind, now), Some(effect))?;
    if kind == ContactKind::Mobile {
        registry::contact_changed(tx, state, dossier.id, now, effect)?;
    }
    Ok(())
}
