//! Deciding: a reviewer lifts holds or refuses. One gesture is one fact, judged in the transaction that adds it. It stands in
//! the log outside the database first, so that a restored registry is told it again.
//!
//! Everything is asked before it is logged; what is logged is written whatever came in between. A decision names what its
//! author saw, so one that was overtaken lifts nothing that they did not see: the rules see to that (`clearing.rs`). It must
//! not know those rules.

use super::fact::{add_facts, is_erased};
use super::judge::judge_at_once;
use super::policies::policies_now;
use super::reviewing::{Desk, Reviewer, author_of, words};
use crate::State;
use crate::model::Why;
use crate::refusal::Refusal;
use crate::staff::Word;
use crate::store::queries::enrolments;
use crate::store::queries::registry::{facts, reviews};
use crate::store::sql::{Connection, Transaction};
use reconciliation::{Author, Decision, Fact, Hold, Holds, Resolution};
use statement::{Blob, Hash, Order, Ordered, decode, encode};
use terms::{Doing, EnrolmentId, Problem, ReviewReason, Timestamp};
use wire::v1::review::ReviewDecided;

/// Decisions of before a restore that one job makes facts of.
const SOME: u32 = 32;

/// What a reviewer decides, and by what they saw.
#[derive(Clone, Debug)]
pub struct NewDecision {
    /// Names what they saw.
    pub seen: Hash,
    /// The holds they lift, each with all its causes.
    pub lifts: Holds,
    /// They refuse.
    pub refuses: bool,
    /// Why.
    pub reason: ReviewReason,
}

/// A reviewer decides.
pub async fn decide_review(
    state: &State,
    word: Word,
    enrolment: EnrolmentId,
    new: NewDecision,
) -> Result<ReviewDecided, Refusal> {
    if new.lifts.is_empty() != new.refuses {
        return Err(Refusal::of_field("lifts", Problem::FieldInvalid));
    }
    let (shared, now) = (state.clone(), state.now());
    let read = move |conn: &Connection| {
        word.require_there(conn)?;
        let desk = Desk::read(conn, &shared, enrolment, now)?;
        let reviewer = author_of(conn, &shared, word.login())?;
        check(&desk, reviewer, &new)?;
        let Author { by, agent, household } = reviewer.author;
        let NewDecision { lifts, refuses, reason, .. } = new;
        Ok::<_, Refusal>(Decision { by, agent, household, lifts, refuses, at: now, reason: Some(reason) })
    };
    let decision = state.store.read(read).await?;
    let logged = Ordered::Decided(enrolment, Blob(encode(&decision)));
    state.log_order(Order { ordered: logged, at: now }).await?;
    let shared = state.clone();
    let job = move |tx: &Transaction<'_>| {
        let added = add_facts(tx, &shared, enrolment, &[Fact::Decision(decision)])?;
        judge_at_once(tx, &shared, added, &*policies_now(tx, &shared)?)?;
        let bytes = facts::last_resolution(tx, enrolment)?.ok_or(Problem::NotFound)?;
        let now: Resolution = decode(&bytes).doing("reading a resolution that was recorded")?;
        Ok::<_, Refusal>(ReviewDecided {
            state: now.state.word().to_owned(),
            holds: words(now.holds.into_keys()),
        })
    };
    state.store.write(job).await
}

/// Refuses a decision that its author may not make, or that is about something else than stands there now.
fn check(desk: &Desk, reviewer: Reviewer, new: &NewDecision) -> Result<(), Refusal> {
    if let Some(problem) = desk.bars(reviewer) {
        return Err(problem.into());
    }
    let author = reviewer.author;
    let is_still = |(hold, named): (&Hold, _)| desk.resolution.holds.get(hold) == Some(named);
    if new.seen != desk.seen() || !new.lifts.iter().all(is_still) {
        return Err(Problem::ReviewChanged.into());
    }
    if !new.lifts.keys().all(|hold| hold.yields_to_decision()) {
        return Err(Refusal::of_field("lifts", Problem::FieldInvalid));
    }
    if new.refuses && desk.resolution.holds.contains_key(&Hold::RefusedByPerson) {
        return Err(Problem::NotInThisState.into());
    }
    if desk.two_decide && new.lifts.iter().any(|(hold, named)| decided(desk, author, *hold, named)) {
        return Err(Problem::DecidedBefore.into());
    }
    Ok(())
}

/// True where the author lifted that hold before, or made the refusal that is to be taken back.
fn decided(desk: &Desk, author: Author, hold: Hold, named: &reconciliation::Causes) -> bool {
    desk.decisions().filter(|(_, before)| !author.is_another_than(&before.author())).any(
        |(digest, before)| {
            let lifted = before.lifts.get(&hold).is_some_and(|causes| named.is_subset(causes));
            lifted || named.contains(&digest)
        },
    )
}

/// Makes facts of what reviewers decided before a restore; gives how many.
pub(super) async fn decide_some_again(state: &State) -> Result<usize, Refusal> {
    let decided = state.store.read(|conn| Ok::<_, Refusal>(reviews::decided_before(conn, SOME)?)).await?;
    let count = decided.len();
    if count == 0 {
        return Ok(0);
    }
    let shared = state.clone();
    let job = move |tx: &Transaction<'_>| {
        decided
            .iter()
            .try_for_each(|(enrolment, at, bytes)| decide_again(tx, &shared, *enrolment, bytes, *at))
    };
    state.store.write(job).await?;
    state.registry.unjudged.notify_one();
    Ok(count)
}

/// One of an enrolment that the copy did not hold, or that was erased, is about nobody.
fn decide_again(
    tx: &Transaction<'_>,
    state: &State,
    enrolment: EnrolmentId,
    bytes: &[u8],
    at: Timestamp,
) -> Result<(), Refusal> {
    reviews::forget_decided(tx, enrolment, bytes, at)?;
    if enrolments::enrolment(tx, enrolment)?.is_none() || is_erased(state, enrolment)? {
        return Ok(());
    }
    let decision: Decision = decode(bytes).doing("reading what a reviewer decided")?;
    add_facts(tx, state, enrolment, &[Fact::Decision(decision)])?.later(tx, state, Why::Order)
}
