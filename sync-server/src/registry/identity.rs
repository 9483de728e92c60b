//! Identities: which one an enrolment leads to, and what it is by all enrolments that led to it and all orders on it. No
//! enrolment writes the state of one: each notes what it comes to, and `reconciliation::identity` says what that makes.
//!
//! An identity's number follows from the enrolment that it came of, so a restored registry gives the same. It must not know
//! how an enrolment is judged.

use super::identity_told;
use super::person;
use crate::State;
use crate::dossier::Dossier;
use crate::model::Why;
use crate::refusal::Refusal;
use crate::store::queries::registry::facts;
use crate::store::queries::registry::identities::{self as rows, IdentityRow, Link, LinkRow, Turn};
use crate::store::queries::registry::matches::{self, Said, Told};
use crate::store::queries::registry::to_judge;
use crate::store::sql::{Connection, Transaction};
use proofing::Level;
use reconciliation::{
    Fact, IdentityWhy, Linked, MatchKind, OrderOnIdentity, Policies, Proof, Resolution, ResolutionState,
    identity, identity_digest,
};
use statement::decode;
use terms::{EnrolmentId, IdentityId, Timestamp};

/// Identities that are looked at together because their time came.
const SOME: u32 = 16;
/// When one that could not be settled is looked at again.
const AGAIN_MS: i64 = 10 * 60_000;

/// Notes what an enrolment that was judged comes to for its identity, and what the identity is by that. One that is provable
/// has one from here on; one that is not may speak of the one that its person has.
pub(super) fn follow_identity(
    tx: &Transaction<'_>,
    state: &State,
    dossier: &Dossier<'_>,
    (known, resolution): (&[Fact], &Resolution),
    policies: &Policies,
) -> Result<(), Refusal> {
    let now = state.now();
    let linked = Linked::of((dossier.id, now), known, resolution, policies);
    let mut link = rows::link_of(tx, dossier.id)?;
    // There is no identity yet, or one whose person has another one since.
    if link.as_ref().is_none_or(|link| link.has_successor) {
        let found = if resolution.state == ResolutionState::Provable {
            judge_renewals(tx, dossier.id, now)?;
            Some(find_or_open(tx, state, dossier, (known, resolution), policies)?)
        } else if linked.counts {
            known_of_same_person(tx, dossier, known, now)?
        } else {
            None
        };
        if let Some(identity) = found {
            rows::link(tx, dossier.id, identity, now)?;
            link = Some(Link { identity, since: now, linked: None, has_successor: false });
        }
    }
    let Some(Link { identity, since, linked: before, .. }) = link else { return Ok(()) };
    let linked = Linked { since, ..linked };
    if before.as_ref() != Some(&linked) {
        rows::set_linked(tx, &linked)?;
    }
    settle(tx, state, identity, Some(dossier), policies)
}

/// Enrolments of the same person that came later are judged again: each is linked to the identity that this one leads to, so
/// that their words are heard of it.
fn judge_renewals(tx: &Transaction<'_>, enrolment: EnrolmentId, now: Timestamp) -> Result<(), Refusal> {
    let renews = |told: &Told| told.said == Said::IsEarlier && told.kind == MatchKind::Renewal;
    for (other, _) in matches::told(tx, enrolment)?.iter().filter(|(_, told)| renews(told)) {
        to_judge::put(tx, *other, Why::Match, now)?;
    }
    Ok(())
}

/// The identity of somebody whose enrolment counts and proves nothing yet, where another enrolment of theirs led to one:
/// whoever says that a check in their name was not theirs speaks of it, whichever enrolment they say it by.
fn known_of_same_person(
    conn: &Connection,
    dossier: &Dossier<'_>,
    known: &[Fact],
    now: Timestamp,
) -> Result<Option<IdentityId>, Refusal> {
    let Some(row) = person::identity_of_same_person(conn, dossier, known)? else { return Ok(None) };
    let is_given_up = is_given_up(conn, &row, now)?;
    Ok((!is_given_up).then_some(row.id))
}

/// The identity that its person has by now, or a new one. One that no enrolment stands for any more, and that nobody ordered
/// anything about, is no hindrance: whoever was checked for it may have been another (scenario 9).
fn find_or_open(
    tx: &Transaction<'_>,
    state: &State,
    dossier: &Dossier<'_>,
    (known, resolution): (&[Fact], &Resolution),
    policies: &Policies,
) -> Result<IdentityId, Refusal> {
    let (person, found) = person::recognised(tx, state, dossier, known, resolution)?;
    let now = state.now();
    let (own, is_there) = own_number(tx, state, dossier.id)?;
    if let Some(row) = &found
        && (row.id == own || !is_given_up(tx, row, now)?)
    {
        if row.person != person && rows::live_of_person(tx, &person)?.is_none() {
            rows::set_person(tx, row.id, &person)?;
        }
        return Ok(row.id);
    }
    // The same enrolment had one that ended: whatever ended it was lifted, or it stays ended.
    if is_there {
        return Ok(own);
    }
    if let Some(row) = &found {
        rows::end_for_successor(tx, row.id, own)?;
    }
    let level = resolution.level.map_or(Level::Low.code(), Level::code);
    rows::add(tx, own, &person, (dossier.id, level), now)?;
    if let Some(row) = &found {
        settle(tx, state, row.id, None, policies)?;
    }
    Ok(own)
}

/// The number of the identity that an enrolment opens, the first that ended for no successor yet; and whether there is one of
/// that number.
fn own_number(
    conn: &Connection,
    state: &State,
    enrolment: EnrolmentId,
) -> Result<(IdentityId, bool), Refusal> {
    let mut turn = 0_u32;
    loop {
        let id = IdentityId(number_of(state, enrolment, turn));
        match rows::identity(conn, id)? {
            Some(row) if row.has_successor => turn += 1,
            found => return Ok((id, found.is_some())),
        }
    }
}

/// It is keyed: whoever knows the enrolment does not know the identity.
fn number_of(state: &State, enrolment: EnrolmentId, turn: u32) -> [u8; 16] {
    let later = if turn == 0 { Vec::new() } else { turn.to_be_bytes().to_vec() };
    let keyed = state.enrolment_keys.keyed_hash("identity", &[enrolment.0.as_slice(), &later].concat());
    keyed.first_chunk().copied().unwrap_or_default()
}

/// True where no enrolment of an identity can prove it any more, and no order holds on it or is to hold.
fn is_given_up(conn: &Connection, row: &IdentityRow, now: Timestamp) -> Result<bool, Refusal> {
    let links = rows::links(conn, row.id)?;
    // What was not judged since that is kept may stand for it.
    let stands = |link: &LinkRow| link.linked.as_ref().is_none_or(|linked| linked.counts);
    if links.iter().any(stands) {
        return Ok(false);
    }
    let is_open = |order: &OrderOnIdentity| !order.is_lifted && order.until.is_none_or(|until| until > now);
    Ok(!rows::orders_on(conn, row.id)?.iter().any(is_open))
}

/// Makes an identity what its enrolments and orders come to, and tells what it is. `judged` is the enrolment that was just
/// judged, where there is one.
pub(super) fn settle(
    tx: &Transaction<'_>,
    state: &State,
    id: IdentityId,
    judged: Option<&Dossier<'_>>,
    policies: &Policies,
) -> Result<(), Refusal> {
    let Some(before) = rows::identity(tx, id)? else { return Ok(()) };
    let (links, orders, now) = (rows::links(tx, id)?, rows::orders_on(tx, id)?, state.now());
    let known: Vec<Linked> = links.iter().filter_map(|link| link.linked.clone()).collect();
    let has_successor = before.has_successor || is_replaced(tx, &before)?;
    let found = identity(&known, &orders, has_successor, policies, now);
    if known.len() < links.len() && !speaks(found.why) {
        // Some are not judged yet since this is kept: until they are, it stays what it was, and they settle it then.
        return Ok(rows::set_term(tx, &IdentityRow { changes_at: None, ..before })?);
    }
    let row = IdentityRow {
        state: found.state,
        why: found.why,
        attributes: found.attributes,
        valid_until: found.valid_until,
        changes_at: found.changes_at,
        ..before.clone()
    };
    if (before.state, before.why, before.attributes) != (row.state, row.why, row.attributes) {
        let inputs = identity_digest(&known, &orders);
        rows::turn(tx, &Turn { row: &row, inputs, level: found.level().map(Level::code), at: now })?;
    } else if (before.valid_until, before.changes_at) != (row.valid_until, row.changes_at) {
        rows::set_term(tx, &row)?;
    }
    identity_told::tell(tx, state, &row, &links, judged)
}

/// True where the identity ended and its person has another one by now.
fn is_replaced(conn: &Connection, row: &IdentityRow) -> Result<bool, Refusal> {
    if row.state.holds_its_person() {
        return Ok(false);
    }
    Ok(rows::live_of_person(conn, &row.person)?.is_some_and(|other| other.id != row.id))
}

/// True where somebody's word makes it what it is, whatever is not known yet.
const fn speaks(why: IdentityWhy) -> bool {
    !matches!(
        why,
        IdentityWhy::Proven
            | IdentityWhy::Unproven
            | IdentityWhy::Withdrawn
            | IdentityWhy::TimeOver
            | IdentityWhy::DocumentOver
    )
}

/// Settles identities whose time came: they expire, an order on them begins or ends. Each is a job of its own; one that
/// fails is looked at again later, and keeps no other from its time. Gives how many.
pub(super) async fn settle_due(state: &State) -> Result<usize, Refusal> {
    let now = state.now();
    let due = state.store.read(move |conn| Ok::<_, Refusal>(rows::due(conn, now, SOME)?)).await?;
    let jobs = due.iter().map(|identity| {
        let (identity, shared) = (*identity, state.clone());
        move |tx: &Transaction<'_>| {
            let policies = super::policies::policies_now(tx, &shared)?;
            settle(tx, &shared, identity, None, &policies)
        }
    });
    let outcomes = state.store.write_in_order(jobs.collect()).await;
    for (identity, outcome) in due.iter().zip(outcomes) {
        if let Err(refusal) = outcome {
            tracing::error!(%refusal, "an identity whose time came could not be settled");
            let (identity, again) = (*identity, now.plus_ms(AGAIN_MS));
            state.store.write(move |tx| Ok::<_, Refusal>(rows::put_off(tx, identity, again)?)).await?;
        }
    }
    Ok(due.len())
}

/// What an erased enrolment came to goes on counting: a living identity does not hang on evidence that was rightly
/// destroyed. Where that was not kept yet, the last resolution tells it.
pub(super) fn keep_of_erased(
    tx: &Transaction<'_>,
    state: &State,
    enrolment: EnrolmentId,
    policies: &Policies,
) -> Result<(), Refusal> {
    let Some(Link { identity, since, linked, .. }) = rows::link_of(tx, enrolment)? else { return Ok(()) };
    if linked.is_none() {
        keep_last(tx, (enrolment, since), policies)?;
    }
    settle(tx, state, identity, None, policies)
}

fn keep_last(
    tx: &Transaction<'_>,
    (enrolment, since): (EnrolmentId, Timestamp),
    policies: &Policies,
) -> Result<(), Refusal> {
    let Some(last) = facts::last_resolution(tx, enrolment)? else { return Ok(()) };
    let Ok(resolution) = decode::<Resolution>(&last) else { return Ok(()) };
    let mut linked = Linked::of((enrolment, since), &[], &resolution, policies);
    let deciding = resolution.reasons.iter().find(|judged| Some(judged.place) == resolution.deciding);
    linked.counts = deciding.is_some();
    // When the check was made is gone with it: from the identity's first day on it was.
    linked.proof = deciding.zip(resolution.level).map(|(judged, level)| Proof {
        made: since,
        envelope: judged.envelope,
        level,
        document_ends: None,
    });
    Ok(rows::set_linked(tx, &linked)?)
}
