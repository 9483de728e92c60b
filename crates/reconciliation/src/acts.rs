//! What the registry does next. An act is never an input of [`crate::reconcile`]: done twice, forgotten or
//! crashed in between (scenario 16), it changes no evidence.

use crate::fact::{CoSignature, Fact};
use crate::hold::Remedy;
use crate::next_step::NextStep;
use crate::resolution::{Judged, Note, Resolution, ResolutionState, Verdict};
use statement::Hash;
use std::collections::BTreeSet;

terms::codes! {
    /// Something the registry does. Notices are unique per act and address.
    Act {
        /// Replace a voucher whose secret was spent. The first one belongs to the enrolment's opening.
        IssueVoucher = 1, "issue-voucher";
        /// Give a person the enrolment to look at.
        OpenReview = 2, "open-review";
        /// Link the enrolment to the identity of its person, in the transaction that finds no hold. What the identity is
        /// follows from all enrolments that are linked to it.
        Link = 3, "link";
        /// Suspend the identity: in histories of before identities were a function of their own.
        Suspend = 4, "suspend";
        /// Lift the suspension: the same.
        Reinstate = 5, "reinstate";
        /// Note that what was told last no longer holds, and that nothing is told in its place.
        MovedOn = 6, "moved-on";
        /// Tell that a check was made, and what to do if it was not you.
        TellChecked = 10, "tell-checked";
        /// Tell that it takes longer, in the words of any delay.
        TellUnderReview = 11, "tell-under-review";
        /// Tell that the identity is active: in histories of before identities were told by what they are.
        TellActivated = 12, "tell-activated";
        /// Tell that it was refused.
        TellRefused = 13, "tell-refused";
        /// Tell that the time is over, and can be extended.
        TellLapsed = 14, "tell-lapsed";
        /// Tell that the withdrawal is noted.
        TellWithdrawn = 15, "tell-withdrawn";
        /// Tell that the identity is suspended: the same.
        TellSuspended = 16, "tell-suspended";
        /// Tell that the check came to nothing, and that a new voucher is there.
        TellAgain = 17, "tell-again";
        /// Tell that another document is needed.
        TellBringAnother = 18, "tell-bring-another";
        /// Ask whether a check without the voucher was the applicant's.
        TellConfirmCheck = 19, "tell-confirm-check";
        /// Tell that the time is over for good, and that a new enrolment is the way.
        TellBeginAgain = 20, "tell-begin-again";
        /// Tell that the date of birth is to be declared again, in a new enrolment.
        TellDeclareAgain = 21, "tell-declare-again";
    }
}

/// An act, and the statement that it is about: what is done for each statement is done once for each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Deed {
    /// What is done.
    pub act: Act,
    /// The envelope of the statement; none where the act is about the enrolment as it stands, and in histories that
    /// were written before acts were named.
    pub about: Option<Hash>,
}

impl From<Act> for Deed {
    fn from(act: Act) -> Self {
        Self { act, about: None }
    }
}

/// The acts that follow and are not done yet, in the order to do them. `done` is the history, oldest first.
///
/// Once bodies are erased nothing can be judged again and nothing follows: a living identity does not hang
/// on evidence that was rightly destroyed.
pub fn acts(done: &[Deed], resolution: &Resolution, facts: &[Fact]) -> Vec<Deed> {
    if facts.iter().any(is_erased) {
        return Vec::new();
    }
    let mut next: Vec<Deed> = missing_voucher(done, resolution, facts).map(Deed::from).into_iter().collect();
    next.extend(checked(done, resolution));
    next.extend(review(done, resolution).map(Deed::from));
    next.extend(link(done, resolution).map(Deed::from));
    next.extend(told_of_standing(done, resolution));
    next
}

fn is_erased(fact: &Fact) -> bool {
    matches!(fact, Fact::Stated(statement) if statement.body.is_none())
}

/// One new voucher for each secret spent, while another check may follow.
fn missing_voucher(done: &[Deed], resolution: &Resolution, facts: &[Fact]) -> Option<Act> {
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
    let issued = done.iter().filter(|deed| deed.act == Act::IssueVoucher).count();
    let may_follow =
        matches!(resolution.state, ResolutionState::AwaitingCheck | ResolutionState::UnderReview);
    (may_follow && issued < spent.len()).then_some(Act::IssueVoucher)
}

/// Each check is told, in the order of their places. An older history names none: it told of the first.
fn checked(done: &[Deed], resolution: &Resolution) -> Vec<Deed> {
    let tellings = || done.iter().filter(|deed| deed.act == Act::TellChecked);
    let told: BTreeSet<Hash> = tellings().filter_map(|deed| deed.about).collect();
    let unnamed = tellings().filter(|deed| deed.about.is_none()).count();
    let is_check =
        |judged: &&Judged| judged.verdict != Verdict::NotACheck && !judged.notes.contains(&Note::OtherBytes);
    let checks = resolution.reasons.iter().filter(is_check).map(|judged| judged.envelope);
    let untold = checks.filter(|envelope| !told.contains(envelope)).skip(unnamed);
    untold.map(|envelope| Deed { act: Act::TellChecked, about: Some(envelope) }).collect()
}

/// A person looks at what only a person lifts, also at a flag that came without a check.
fn review(done: &[Deed], resolution: &Resolution) -> Option<Act> {
    let is_to_come =
        matches!(resolution.state, ResolutionState::UnderReview | ResolutionState::AwaitingCheck);
    let is_open = done.iter().any(|deed| deed.act == Act::OpenReview);
    (is_to_come && needs_person(resolution) && !is_open).then_some(Act::OpenReview)
}

/// A check that waits for a source is no delay yet.
fn needs_person(resolution: &Resolution) -> bool {
    resolution.holds.keys().any(|hold| hold.remedy() != Remedy::Source)
}

/// What proves who somebody is leads to an identity, once.
fn link(done: &[Deed], resolution: &Resolution) -> Option<Act> {
    let is_linked = done.iter().any(|deed| deed.act == Act::Link);
    (resolution.state == ResolutionState::Provable && !is_linked).then_some(Act::Link)
}

/// Where the enrolment stands is told whenever that is something else than what was told last: a second review, a second
/// lapse and a second refusal as the first. What no longer holds, with nothing to tell in its place, is noted.
fn told_of_standing(done: &[Deed], resolution: &Resolution) -> Option<Deed> {
    let last = done.iter().rfind(|deed| is_standing(deed.act)).copied();
    match (last, standing(resolution)) {
        (last, Some(now)) if last != Some(now) => Some(now),
        (Some(last), None) if last.act != Act::MovedOn => Some(Act::MovedOn.into()),
        _ => None,
    }
}

const fn is_standing(act: Act) -> bool {
    matches!(
        act,
        Act::TellUnderReview
            | Act::TellRefused
            | Act::TellLapsed
            | Act::TellWithdrawn
            | Act::TellAgain
            | Act::TellBringAnother
            | Act::TellConfirmCheck
            | Act::TellBeginAgain
            | Act::TellDeclareAgain
            | Act::MovedOn
    )
}

/// What is to be told of where it stands: the step that came without the applicant. An invitation and what comes of a visit
/// are told by whoever issues and ends them, an active identity by its own acts.
fn standing(resolution: &Resolution) -> Option<Deed> {
    let about = resolution.follows;
    match (resolution.state, resolution.next_step) {
        (ResolutionState::Withdrawn, _) => Some(Act::TellWithdrawn.into()),
        (_, NextStep::ShowAgain) => Some(Deed { act: Act::TellAgain, about }),
        (_, NextStep::BringAnotherDocument) => Some(Deed { act: Act::TellBringAnother, about }),
        (_, NextStep::ConfirmCheck) => Some(Act::TellConfirmCheck.into()),
        (_, NextStep::Wait) => needs_person(resolution).then(|| Act::TellUnderReview.into()),
        (_, NextStep::CallUs) => Some(Act::TellRefused.into()),
        (_, NextStep::Extend) => Some(Act::TellLapsed.into()),
        (_, NextStep::BeginAgain) => Some(Act::TellBeginAgain.into()),
        (_, NextStep::DeclareAgain) => Some(Act::TellDeclareAgain.into()),
        (
            _,
            NextStep::Nothing
            | NextStep::ShowVoucher
            | NextStep::BookVisit
            | NextStep::BookAgain
            | NextStep::ConfirmMobile,
        ) => None,
    }
}
