//! Judging: all facts of an enrolment become its resolution, and what follows is done in the same
//! transaction, at the version that was read. There is no other way to an activated identity.

use super::act::{DueAct, follow, perform};
use super::fact::{add_declaration, add_facts, all_facts, is_erased};
use super::identity::{follow_identity, keep_of_erased};
use super::matching;
use super::policies::policies_now;
use super::reviewing::note_waiting;
use super::telling::wait_before_telling;
use super::to_judge::ToJudge;
use crate::State;
use crate::bookings;
use crate::dossier::{Dossier, deadline_with};
use crate::model::Why;
use crate::refusal::Refusal;
use crate::store::queries::enrolments;
use crate::store::queries::registry::facts::{self, Recorded};
use crate::store::queries::registry::{reviews, to_judge};
use crate::store::sql::{Connection, Transaction};
use reconciliation::{
    Fact, OpenedStatement, Policies, REGISTRY_RULES_VERSION, Resolution, acts, changed_meanwhile,
    facts_digest, reconcile,
};
use statement::{Hash, RecordId, StatementKind};
use terms::{EnrolmentId, Problem, Timestamp};

/// Judges an enrolment by all its facts and does what follows. One that was erased rests.
pub fn judge(tx: &Transaction<'_>, state: &State, enrolment: EnrolmentId) -> Result<(), Refusal> {
    let policies = policies_now(tx, state)?;
    judge_by(tx, state, enrolment, &policies)
}

/// Judges an enrolment in the transaction that added facts to it.
pub(super) fn judge_at_once(
    tx: &Transaction<'_>,
    state: &State,
    ToJudge(enrolment): ToJudge,
    policies: &Policies,
) -> Result<(), Refusal> {
    judge_by(tx, state, enrolment, policies)
}

/// Judges by policies that were read in this transaction.
fn judge_by(
    tx: &Transaction<'_>,
    state: &State,
    enrolment: EnrolmentId,
    policies: &Policies,
) -> Result<(), Refusal> {
    to_judge::done(tx, enrolment)?;
    if is_erased(state, enrolment)? {
        matching::let_go(tx, state, enrolment)?;
        reviews::set(tx, enrolment, &[], state.now())?;
        keep_of_erased(tx, state, enrolment, policies)?;
        return Ok(facts::let_rest(tx, enrolment)?);
    }
    let now = state.now();
    let dossier = Dossier::read(tx, state, enrolment)?;
    let mut known = all_facts(tx, state, enrolment)?;
    let mut resolution = reconcile(&known, policies, now);
    // Before anything follows: nobody is activated first and asked for duplicates after.
    while matching::settle(tx, state, &dossier, &known, &resolution)? {
        to_judge::done(tx, enrolment)?;
        known = all_facts(tx, state, enrolment)?;
        resolution = reconcile(&known, policies, now);
    }
    let bytes = resolution.to_bytes();
    // How many holds, never which: one of them is the discreet flag. Nor whose: an enrolment's id suffices to have codes
    // sent and to say "it was not me".
    let holds = resolution.holds.len();
    tracing::info!(state = resolution.state.word(), holds, "judged");
    facts::record(
        tx,
        &Recorded {
            enrolment,
            facts: facts_digest(&known),
            policy: policies.at(now).version,
            rules: REGISTRY_RULES_VERSION,
            at: now,
            changes_at: resolution.changes_at,
            bytes: &bytes,
        },
    )?;
    note_waiting(tx, enrolment, &resolution, now)?;
    follow(tx, state, &dossier, &resolution)?;
    let done = facts::acts_done(tx, enrolment)?;
    let due = acts(&done, &resolution, &known);
    let deadline = deadline_with(&dossier.row, &policies.at(now).outages);
    for (number, deed) in (done.len()..).zip(&due) {
        let checked = checked(&known, deed.about);
        perform(tx, state, &dossier, DueAct { deed: *deed, number, checked, deadline })?;
    }
    follow_identity(tx, state, &dossier, (&known, &resolution), policies)?;
    facts::add_acts(tx, enrolment, done.len(), &due, now)?;
    end_needless_visit(tx, state, &dossier, &resolution)
}

/// Once no other check is asked of the applicant, a visit that is still booked ends. It would tell what came of a check, so
/// it ends no sooner than that is told.
fn end_needless_visit(
    tx: &Transaction<'_>,
    state: &State,
    dossier: &Dossier<'_>,
    resolution: &Resolution,
) -> Result<(), Refusal> {
    if !resolution.asks_for_no_check() || !bookings::has_live(tx, dossier.id)? {
        return Ok(());
    }
    match dossier.row.untold_at(state.now()) {
        Some(untold) => Ok(to_judge::put(tx, dossier.id, Why::Time, untold.until)?),
        None => bookings::end_needless(tx, state, dossier.id),
    }
}

/// When a statement was made, as far as that is measured, or else the newest check: the day that notices tell.
fn checked(known: &[Fact], about: Option<Hash>) -> Option<Timestamp> {
    let meant = known.iter().filter_map(Fact::statement).filter(|statement| match about {
        Some(envelope) => statement.envelope == envelope,
        None => statement.header.stated.kind == StatementKind::Check,
    });
    meant.map(|statement| statement.measured().latest).max()
}

/// Takes a declaration in as the first fact of its enrolment, and judges: from here on its deadline runs.
pub fn declare(tx: &Transaction<'_>, state: &State, enrolment: EnrolmentId) -> Result<(), Refusal> {
    let added = add_declaration(tx, state, enrolment)?;
    let policies = policies_now(tx, state)?;
    judge_at_once(tx, state, added, &policies)
}

/// The applicant withdraws.
pub fn withdraw(
    tx: &Transaction<'_>,
    state: &State,
    enrolment: EnrolmentId,
    at: Timestamp,
) -> Result<(), Refusal> {
    add_and_judge(tx, state, enrolment, &Fact::Withdrawn { at })
}

/// True unless it was said already, for as long or longer, and nothing came in between: a check, a decision that has not
/// seen it.
pub fn is_new_contest(
    conn: &Connection,
    state: &State,
    enrolment: EnrolmentId,
    until: Option<Timestamp>,
) -> Result<bool, Refusal> {
    let known = all_facts(conn, state, enrolment)?;
    let holds = |said: Option<Timestamp>| match (said, until) {
        (None, _) => true,
        (Some(_), None) => false,
        // Another link within its days changes nothing.
        (Some(said), Some(_)) => said > state.now(),
    };
    let said = known.iter().filter_map(|fact| match fact {
        Fact::Contested { at, until } if holds(*until) => Some(*at),
        _ => None,
    });
    let others = known.iter().filter(|fact| !matches!(fact, Fact::Contested { .. }));
    let newest = others.map(Fact::received).max();
    Ok(said.max().is_none_or(|said| newest.is_some_and(|other| said < other)))
}

/// Somebody says that it was not them, until an instant where nothing confirmed who.
pub fn contest(
    tx: &Transaction<'_>,
    state: &State,
    enrolment: EnrolmentId,
    until: Option<Timestamp>,
    at: Timestamp,
) -> Result<(), Refusal> {
    add_and_judge(tx, state, enrolment, &Fact::Contested { at, until })
}

/// Refuses to confirm a check that needs no such word, and any while an outcome is not told.
pub fn check_confirming(
    conn: &Connection,
    state: &State,
    enrolment: EnrolmentId,
    place: RecordId,
) -> Result<(), Refusal> {
    let row = enrolments::enrolment(conn, enrolment)?.ok_or(Problem::NotFound)?;
    let waits = super::checks_to_confirm(conn, state, enrolment)?.iter().any(|check| check.place == place);
    if row.untold_at(state.now()).is_some() || !waits {
        return Err(Problem::NotInThisState.into());
    }
    Ok(())
}

/// The applicant says that a check was theirs.
pub fn confirm_check(
    tx: &Transaction<'_>,
    state: &State,
    enrolment: EnrolmentId,
    place: RecordId,
    at: Timestamp,
) -> Result<(), Refusal> {
    check_confirming(tx, state, enrolment, place)?;
    // What it comes to is told no sooner than that of a check: a flag may hold it back.
    wait_before_telling(tx, state, enrolment, place)?;
    add_and_judge(tx, state, enrolment, &Fact::Confirmed { place, at })
}

/// The applicant's mobile changes, by a code to the new one alone: from an instant until another.
pub fn contact_changed(
    tx: &Transaction<'_>,
    state: &State,
    enrolment: EnrolmentId,
    since: Timestamp,
    until: Timestamp,
) -> Result<(), Refusal> {
    let now = state.now();
    if until <= now {
        // What is cured by it is told no sooner than a check that came in now: a flag may hold that back.
        let known = all_facts(tx, state, enrolment)?;
        let waits = |statement: &&OpenedStatement| changed_meanwhile(&known, statement).is_some();
        for statement in known.iter().filter_map(Fact::statement).filter(waits) {
            wait_before_telling(tx, state, enrolment, statement.place)?;
        }
    }
    add_and_judge(tx, state, enrolment, &Fact::ContactChanged { at: now, since, until })
}

fn add_and_judge(
    tx: &Transaction<'_>,
    state: &State,
    enrolment: EnrolmentId,
    fact: &Fact,
) -> Result<(), Refusal> {
    let added = add_facts(tx, state, enrolment, std::slice::from_ref(fact))?;
    let policies = policies_now(tx, state)?;
    judge_at_once(tx, state, added, &policies)
}
