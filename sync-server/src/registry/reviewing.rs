//! What waits for a reviewer: the list, by what was recorded, and one enrolment as its facts stand now. Whoever reads it sees
//! digests and codes. It must not know what a decision does.

use super::fact::all_facts;
use super::fact_codes::codes_of;
use super::policies::policies_now;
use crate::State;
use crate::model::{AccessRecord, Account};
use crate::refusal::Refusal;
use crate::staff::{author, author_name, record_access};
use crate::store::queries::registry::reviews;
use crate::store::queries::{enrolments, staff as accounts};
use crate::store::sql::{Connection, Transaction};
use reconciliation::{
    Author, Barred, Decision, Fact, Hold, Holds, Household, Remedy, Resolution, ResolutionState, barred,
    cause_of, reconcile,
};
use statement::{Hash, encode, hash};
use terms::{EnrolmentId, Problem, Timestamp};
use wire::v1::device::Hex;
use wire::v1::review::{
    HoldCount, Review, ReviewDecision, ReviewEntry, ReviewFact, ReviewHold, ReviewLift, ReviewsPage,
};

/// Enrolments on a page.
const PAGE: u32 = 100;

/// The holds of a resolution for which a reviewer is waited for: a person is the remedy, and a decision can lift them.
fn for_a_person(resolution: &Resolution) -> Vec<Hold> {
    let waits = matches!(resolution.state, ResolutionState::UnderReview | ResolutionState::Refused);
    let of_person = |hold: &Hold| hold.remedy() == Remedy::Person && hold.yields_to_decision();
    resolution.holds.keys().copied().filter(|hold| waits && of_person(hold)).collect()
}

/// Notes what an enrolment waits for a reviewer with, in the transaction that judged it.
pub(super) fn note_waiting(
    tx: &Transaction<'_>,
    enrolment: EnrolmentId,
    resolution: &Resolution,
    now: Timestamp,
) -> Result<(), Refusal> {
    Ok(reviews::set(tx, enrolment, &for_a_person(resolution), now)?)
}

/// What waits for a reviewer, with a certain hold where one is named, oldest first. Pages count from 1.
pub async fn reviews(state: &State, hold: Option<Hold>, page: u32) -> Result<ReviewsPage, Refusal> {
    let skip = page.max(1).saturating_sub(1).saturating_mul(PAGE);
    let read = move |conn: &Connection| {
        let (all, by_hold) = reviews::counts(conn)?;
        let of_hold = |hold| by_hold.iter().find(|(each, _)| *each == hold).map_or(0, |(_, count)| *count);
        let count = hold.map_or(all, of_hold);
        let mut entries = Vec::new();
        for (enrolment, since) in reviews::page(conn, hold, skip, PAGE)? {
            let holds = words(reviews::holds_of(conn, enrolment)?);
            entries.push(ReviewEntry { enrolment, since, holds });
        }
        let by_hold =
            by_hold.into_iter().map(|(hold, count)| HoldCount { hold: hold.word().to_owned(), count });
        let pages = (count + i64::from(PAGE) - 1) / i64::from(PAGE);
        Ok::<_, Refusal>(ReviewsPage { entries, count, pages, by_hold: by_hold.collect() })
    };
    state.store.read(read).await
}

/// The words of holds.
pub(super) fn words(holds: impl IntoIterator<Item = Hold>) -> Vec<String> {
    holds.into_iter().map(|hold| hold.word().to_owned()).collect()
}

/// One enrolment as it lies before a reviewer.
pub(super) struct Desk {
    known: Vec<Fact>,
    /// What its facts come to now.
    pub(super) resolution: Resolution,
    /// Two reviewers are asked now.
    pub(super) two_decide: bool,
}

impl Desk {
    /// Refuses an enrolment that waits for no reviewer, as if there were none.
    pub(super) fn read(
        conn: &Connection,
        state: &State,
        enrolment: EnrolmentId,
        now: Timestamp,
    ) -> Result<Self, Refusal> {
        enrolments::enrolment(conn, enrolment)?.ok_or(Problem::NotFound)?;
        let (known, policies) = (all_facts(conn, state, enrolment)?, policies_now(conn, state)?);
        let resolution = reconcile(&known, &policies, now);
        if for_a_person(&resolution).is_empty() {
            return Err(Problem::NotFound.into());
        }
        Ok(Self { known, resolution, two_decide: policies.at(now).two_decide })
    }

    /// Names what a decision is about: where it stands, and each hold with its causes. A fact that raises nothing changes
    /// nothing of it.
    pub(super) fn seen(&self) -> Hash {
        hash(&encode(&(self.resolution.state, &self.resolution.holds)))
    }

    /// The decisions that were made, each with its digest.
    pub(super) fn decisions(&self) -> impl Iterator<Item = (Hash, &Decision)> {
        self.known.iter().filter_map(|fact| match fact {
            Fact::Decision(decision) => Some((cause_of(fact), decision)),
            _ => None,
        })
    }

    /// Why somebody may decide nothing here.
    pub(super) fn bars(&self, reviewer: Reviewer) -> Option<Problem> {
        if !reviewer.is_said {
            return Some(Problem::PersonNotSaid);
        }
        barred(reviewer.author, &self.known).map(|barred| match barred {
            Barred::OwnCheck => Problem::OwnCheck,
            Barred::OwnHousehold => Problem::OwnHousehold,
        })
    }
}

/// Whoever decides, and whether it was ever said who they are besides.
#[derive(Clone, Copy)]
pub(super) struct Reviewer {
    pub(super) author: Author,
    is_said: bool,
}

/// Whoever decides, as the rules know them.
pub(super) fn author_of(conn: &Connection, state: &State, login: &str) -> Result<Reviewer, Refusal> {
    let (by, person) = author(conn, &state.enrolment_keys, login)?;
    let author = Author { by, agent: person.agent, household: person.household.map(Household) };
    Ok(Reviewer { author, is_said: person.is_said })
}

/// One enrolment as a reviewer sees it. That they read it is recorded first.
pub async fn review(state: &State, who: &Account, enrolment: EnrolmentId) -> Result<Review, Refusal> {
    let (shared, who, now) = (state.clone(), who.clone(), state.now());
    let job = move |tx: &Transaction<'_>| {
        let desk = Desk::read(tx, &shared, enrolment, now)?;
        let reading = AccessRecord { what: "evidence", purpose: "review", enrolments: &[enrolment] };
        record_access(tx, &who, reading, now)?;
        let reviewer = author_of(tx, &shared, &who.login)?;
        let logins: Vec<String> = accounts::accounts(tx)?.into_iter().map(|account| account.login).collect();
        let login_of =
            |by| logins.iter().find(|login| author_name(&shared.enrolment_keys, login) == by).cloned();
        Ok::<_, Refusal>(match desk.bars(reviewer) {
            Some(problem) => closed(&desk, enrolment, problem),
            None => shown(&desk, enrolment, login_of),
        })
    };
    state.store.write(job).await
}

/// What somebody sees who may not decide here: neither what colleagues flagged nor what names it.
fn closed(desk: &Desk, enrolment: EnrolmentId, problem: Problem) -> Review {
    Review {
        enrolment,
        state: desk.resolution.state.word().to_owned(),
        seen: Hex(Hash::ZERO.0.to_vec()),
        two_decide: desk.two_decide,
        may_not: Some(problem.word().to_owned()),
        holds: Vec::new(),
        facts: Vec::new(),
        decisions: Vec::new(),
    }
}

fn shown(desk: &Desk, enrolment: EnrolmentId, login_of: impl Fn([u8; 8]) -> Option<String>) -> Review {
    let hold = |(hold, causes): (&Hold, _)| ReviewHold {
        hold: hold.word().to_owned(),
        remedy: hold.remedy().word().to_owned(),
        can_be_lifted: hold.yields_to_decision(),
        causes: digests(causes),
    };
    let decided = |(digest, decision): (Hash, &Decision)| ReviewDecision {
        digest: Hex(digest.0.to_vec()),
        by: login_of(decision.by),
        at: decision.at,
        lifts: lifts(&decision.lifts),
        refuses: decision.refuses,
        reason: decision.reason,
    };
    let fact = |fact: &Fact| {
        let (word, says) = codes_of(fact)?;
        Some(ReviewFact {
            digest: Hex(cause_of(fact).0.to_vec()),
            fact: word.to_owned(),
            at: fact.received(),
            says,
        })
    };
    let mut facts: Vec<ReviewFact> = desk.known.iter().filter_map(fact).collect();
    facts.sort_by_key(|fact| fact.at);
    let mut decisions: Vec<ReviewDecision> = desk.decisions().map(decided).collect();
    decisions.sort_by_key(|decision| decision.at);
    Review {
        enrolment,
        state: desk.resolution.state.word().to_owned(),
        seen: Hex(desk.seen().0.to_vec()),
        two_decide: desk.two_decide,
        may_not: None,
        holds: desk.resolution.holds.iter().map(hold).collect(),
        facts,
        decisions,
    }
}

fn lifts(holds: &Holds) -> Vec<ReviewLift> {
    let lift =
        |(hold, causes): (&Hold, _)| ReviewLift { hold: hold.word().to_owned(), causes: digests(causes) };
    holds.iter().map(lift).collect()
}

fn digests<'a>(causes: impl IntoIterator<Item = &'a Hash>) -> Vec<Hex> {
    causes.into_iter().map(|digest| Hex(digest.0.to_vec())).collect()
}
