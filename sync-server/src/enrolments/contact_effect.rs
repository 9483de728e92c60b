//! Changes of contact data that take effect or end without. It must not know what confirms one.

use crate::State;
use crate::bookings;
use crate::dossier::{ContactChange, Dossier, PURPOSE, contact_changes};
use crate::model::{ContactKind, NoticeKind};
use crate::notices::{self, Telling, Values};
use crate::refusal::Refusal;
use crate::registry;
use crate::staff::mobile_hash;
use crate::store::queries::contacts::{self as rows, NewContacts};
use crate::store::sql::{Connection, Transaction};
use terms::{Doing, EnrolmentId, Timestamp};
use wire::json;
use zeroize::Zeroizing;

/// Changes that take effect in one turn.
const BATCH: u32 = 64;

/// Lets the changes take effect whose time has come; gives how many.
pub async fn settle_contacts(state: &State) -> Result<usize, Refusal> {
    let now = state.now();
    let look = move |conn: &Connection| Ok::<_, Refusal>(rows::due(conn, now, BATCH)?);
    let mut count = 0;
    for (enrolment, kind) in state.store.read(look).await? {
        let shared = state.clone();
        match state.store.write(move |tx| settle_one(tx, &shared, enrolment, kind)).await {
            Ok(()) => count += 1,
            // One that cannot be read keeps no other from taking effect.
            Err(refusal) => tracing::error!(%refusal, "a change of contact data did not take effect"),
        }
    }
    Ok(count)
}

fn settle_one(
    tx: &Transaction<'_>,
    state: &State,
    enrolment: EnrolmentId,
    kind: ContactKind,
) -> Result<(), Refusal> {
    // Nobody is left to be told.
    if registry::is_erased(state, enrolment)? {
        return Ok(rows::end(tx, enrolment, kind)?);
    }
    let is_due = |change: &ContactChange| {
        change.new.kind() == kind && change.confirmed.is_some_and(|(_, effect)| effect <= state.now())
    };
    let change = contact_changes(tx, state, enrolment)?.into_iter().find(is_due);
    match change {
        Some(change) => take_effect(tx, state, &Dossier::read(tx, state, enrolment)?, change),
        None => Ok(()),
    }
}

/// From here on the new contact data are the declared ones; the earlier and the new ones are told. A visit to the earlier
/// address is called off: its applicant chooses again.
pub(super) fn take_effect(
    tx: &Transaction<'_>,
    state: &State,
    before: &Dossier<'_>,
    change: ContactChange,
) -> Result<(), Refusal> {
    let (enrolment, kind, now) = (before.id, change.new.kind(), state.now());
    if kind == ContactKind::Postal {
        bookings::call_off(tx, state, enrolment)?;
    }
    let told = (NoticeKind::ContactChanged, kind, now);
    tell_of(tx, state, before, told, None)?;
    let confirmed = change.confirmed.map(|(at, _)| at).filter(|_| kind == ContactKind::Email);
    let mut declared = before.declared()?.clone();
    change.new.put_into(&mut declared);
    let plain = Zeroizing::new(json::encode(&declared).doing("writing a declaration")?);
    let new = NewContacts {
        declaration: &state.enrolment_keys.seal(enrolment, PURPOSE, &plain)?,
        mobile_hash: mobile_hash(&state.enrolment_keys, declared.mobile.reveal()),
        email_confirmed_at: confirmed.or(before.row.email_confirmed_at),
    };
    rows::take_effect(tx, enrolment, &new, now)?;
    rows::end(tx, enrolment, kind)?;
    tell_of(tx, state, &Dossier::read(tx, state, enrolment)?, told, None)?;
    match kind {
        // Who lives there checks nobody there.
        ContactKind::Postal => registry::declare(tx, state, enrolment),
        ContactKind::Mobile | ContactKind::Email => Ok(()),
    }
}

/// Ends a change without effect, if there is one.
pub(super) fn drop_one(
    tx: &Transaction<'_>,
    state: &State,
    dossier: &Dossier<'_>,
    kind: ContactKind,
) -> Result<(), Refusal> {
    let changes = rows::changes(tx, dossier.id)?;
    let Some(change) = changes.iter().find(|change| change.kind == kind) else { return Ok(()) };
    rows::end(tx, dossier.id, kind)?;
    let Some((since, _)) = change.confirmed else { return Ok(()) };
    tell_of(tx, state, dossier, (NoticeKind::ContactKept, kind, since), None)?;
    if kind == ContactKind::Mobile {
        registry::contact_changed(tx, state, dossier.id, since, state.now())?;
    }
    Ok(())
}

/// Somebody says that it was not them: nothing of theirs changes.
pub(super) fn drop_all(tx: &Transaction<'_>, state: &State, enrolment: EnrolmentId) -> Result<(), Refusal> {
    let dossier = Dossier::read(tx, state, enrolment)?;
    for kind in ContactKind::ALL {
        drop_one(tx, state, &dossier, *kind)?;
    }
    Ok(())
}

/// Tells every address that is confirmed of a change, once for each turn of it.
pub(super) fn tell_of(
    tx: &Transaction<'_>,
    state: &State,
    dossier: &Dossier<'_>,
    (told, kind, at): (NoticeKind, ContactKind, Timestamp),
    deadline: Option<Timestamp>,
) -> Result<(), Refusal> {
    let telling = Telling {
        act: format!("{} {} {} {at}", told.word(), dossier.id, kind.word()),
        enrolment: dossier.id,
        kind: told,
        values: Values { deadline, ..Values::default() },
    };
    notices::tell_everywhere(tx, state, dossier, &telling)
}
