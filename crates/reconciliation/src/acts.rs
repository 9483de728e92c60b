//! What the registry does next. An act is never an input of [`crate::reconcile`]: done twice, forgotten or
//! crashed in between (scenario 16), it changes no evidence.

use crate::fact::{CoSignature, Fact};
use crate::hold::Remedy;
use crate::resolution::{Resolution, ResolutionState, Verdict};
use std::collections::BTreeSet;

terms::codes! {
    /// Something the registry does. Notices are unique per act and address.
    Act {
        /// Replace a voucher whose secret was spent. The first one belongs to the enrolment's opening.
        IssueVoucher = 1, "issue-voucher";
        /// Give a person the enrolment to look at.
        OpenReview = 2, "open-review";
        /// Activate the identity, in the transaction that finds no hold.
        Activate = 3, "activate";
        /// Suspend it: what it stood on no longer carries.
        Suspend = 4, "suspend";
        /// Lift the suspension: it carries again.
        Reinstate = 5, "reinstate";
        /// Tell that a check was made, and what to do if it was not you.
        TellChecked = 10, "tell-checked";
        /// Tell that it takes longer, in the words of any delay.
        TellUnderReview = 11, "tell-under-review";
        /// Tell that the identity is active.
        TellActivated = 12, "tell-activated";
        /// Tell that it was refused.
        TellRefused = 13, "tell-refused";
        /// Tell that the time is over.
        TellLapsed = 14, "tell-lapsed";
        /// Tell that the withdrawal is noted.
        TellWithdrawn = 15, "tell-withdrawn";
        /// Tell that the identity is suspended.
        TellSuspended = 16, "tell-suspended";
    }
}

/// The acts that follow and are not done yet, in the order to do them. `done` is the history, oldest first.
///
/// Once bodies are erased nothing can be judged again and nothing follows: a living identity does not hang
/// on evidence that was rightly destroyed.
pub fn acts(done: &[Act], resolution: &Resolution, facts: &[Fact]) -> Vec<Act> {
    if facts.iter().any(is_erased) {
        return Vec::new();
    }
    let was_done = |act: &Act| done.contains(act);
    let mut next = Vec::new();
    next.extend(missing_voucher(done, resolution, facts));
    next.extend(checked(resolution).filter(|act| !was_done(act)));
    next.extend(review(resolution).into_iter().filter(|act| !was_done(act)));
    next.extend(turn(done, resolution));
    next.extend(told_of_turn(done, next.last().copied()));
    next.extend(told_of_end(resolution.state).filter(|act| !was_done(act)));
    next
}

fn is_erased(fact: &Fact) -> bool {
    matches!(fact, Fact::Stated(statement) if statement.body.is_none())
}

/// One new voucher for each secret spent, while another check may follow.
fn missing_voucher(done: &[Act], resolution: &Resolution, facts: &[Fact]) -> Option<Act> {
    let spent: BTreeSet<u32> = facts
        .iter()
        .filter_map(|fact| match fact {
            Fact::Stated(statement) => Some(statement.co_signature),
            _ => None,
        })
        .filter_map(|proof| match proof {
            CoSignature::Right { voucher } => Some(voucher),
            _ => None,
        })
        .collect();
    let issued = done.iter().filter(|act| **act == Act::IssueVoucher).count();
    let may_follow =
        matches!(resolution.state, ResolutionState::AwaitingCheck | ResolutionState::UnderReview);
    (may_follow && issued < spent.len()).then_some(Act::IssueVoucher)
}

fn checked(resolution: &Resolution) -> Option<Act> {
    let any = resolution.reasons.iter().any(|judged| judged.verdict != Verdict::NotACheck);
    any.then_some(Act::TellChecked)
}

/// A person looks at what only a person lifts, also at a flag that came without a check. A check that waits
/// for a source is no delay yet.
fn review(resolution: &Resolution) -> Vec<Act> {
    let needs_person = resolution.holds.keys().any(|hold| hold.remedy() != Remedy::Source);
    match resolution.state {
        ResolutionState::UnderReview if needs_person => vec![Act::OpenReview, Act::TellUnderReview],
        ResolutionState::AwaitingCheck if needs_person => vec![Act::OpenReview],
        _ => Vec::new(),
    }
}

fn is_turn(act: Act) -> bool {
    matches!(act, Act::Activate | Act::Suspend | Act::Reinstate)
}

/// The identity follows the evidence both ways (scenario 14).
fn turn(done: &[Act], resolution: &Resolution) -> Option<Act> {
    let last = done.iter().copied().rfind(|act| is_turn(*act));
    match (last, resolution.state == ResolutionState::Provable) {
        (None, true) => Some(Act::Activate),
        (Some(Act::Suspend), true) => Some(Act::Reinstate),
        (Some(Act::Activate | Act::Reinstate), false) => Some(Act::Suspend),
        _ => None,
    }
}

/// Every turn of the identity is told once, also when the registry crashed between turn and telling
/// (scenario 19).
fn told_of_turn(done: &[Act], next: Option<Act>) -> Option<Act> {
    let since = done.iter().rposition(|act| is_turn(*act));
    let (turned, after) = match (next.filter(|act| is_turn(*act)), since) {
        (Some(turn), _) => (turn, [].as_slice()),
        (None, Some(at)) => (done.get(at).copied()?, done.get(at..)?),
        (None, None) => return None,
    };
    let telling = if turned == Act::Suspend { Act::TellSuspended } else { Act::TellActivated };
    (!after.contains(&telling)).then_some(telling)
}

fn told_of_end(state: ResolutionState) -> Option<Act> {
    match state {
        ResolutionState::Refused => Some(Act::TellRefused),
        ResolutionState::Lapsed => Some(Act::TellLapsed),
        ResolutionState::Withdrawn => Some(Act::TellWithdrawn),
        ResolutionState::AwaitingCheck | ResolutionState::UnderReview | ResolutionState::Provable => None,
    }
}
