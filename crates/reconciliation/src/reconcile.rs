//! The one function: facts in order, rules, decisions, then what it all comes to. It owns no rule; it owns
//! which reasons matter for which state.

use crate::case::{Case, Seen};
use crate::fact::Fact;
use crate::hold::{Hold, Remedy};
use crate::judgement::{Force, Raised};
use crate::policy::Policy;
use crate::resolution::{Judged, NextStep, Note, Resolution, ResolutionState, Verdict};
use crate::rules;
use proofing::{AbandonReason, Level};
use statement::{RecordId, StatementKind};
use std::collections::BTreeSet;
use terms::Timestamp;

/// What the rules make of the facts of one enrolment at an instant.
///
/// Total, and a function of the set: order, repetition and grouping of `facts` change nothing. `now` decides
/// only whether an unfulfilled deadline has passed, so the answer stands until
/// [`Resolution::changes_at`].
pub fn reconcile(facts: &[Fact], policy: &Policy, now: Timestamp) -> Resolution {
    let case = Case::of(facts);
    let mut weighed: Vec<Weighed<'_>> =
        case.statements.iter().map(|seen| Weighed::weigh(*seen, &case, policy)).collect();
    // A correction that does not count corrects nothing.
    let barred: BTreeSet<RecordId> =
        weighed.iter().filter(|check| check.is_barred()).map(Weighed::place).collect();
    for check in &mut weighed {
        check.corrected_by = check.corrected_by.filter(|by| !barred.contains(by));
    }
    let outlook = Outlook::of(&case, &weighed);
    let (state, changes_at) = outlook.state(&case, now);
    let holds = outlook.holds();
    let deciding = outlook.deciding.filter(|_| state == ResolutionState::Provable);
    Resolution {
        state,
        reasons: reasons(&case, &weighed, &outlook),
        deciding: deciding.map(Weighed::place),
        level: deciding.and_then(|check| check.level),
        next_step: next_step(state, &holds, &weighed),
        holds,
        changes_at,
    }
}

/// A statement with its open reasons: those that no decision lifted.
#[derive(Debug)]
struct Weighed<'a> {
    seen: Seen<'a>,
    open: Vec<Raised>,
    notes: BTreeSet<Note>,
    level: Option<Level>,
    corrected_by: Option<RecordId>,
}

impl<'a> Weighed<'a> {
    fn weigh(seen: Seen<'a>, case: &Case<'_>, policy: &Policy) -> Self {
        let corrected_by = case.corrected.get(&seen.statement.place).copied();
        if !seen.is_check() {
            return Self { seen, open: Vec::new(), notes: BTreeSet::new(), level: None, corrected_by };
        }
        let judgement = rules::judge(&seen, case, policy);
        let mut open = judgement.raised;
        open.retain(|raised| !case.clearing.lifts(raised));
        let level = rules::level(&seen, case, &open);
        open.extend(rules::judge_level(&seen, case, policy, &open));
        Self { seen, open, notes: judgement.notes, level, corrected_by }
    }

    fn place(&self) -> RecordId {
        self.seen.statement.place
    }
    fn is_barred(&self) -> bool {
        self.open.iter().any(|raised| raised.force == Force::Bars)
    }
    /// A concluded check that neither a bar nor a correction takes out.
    fn counts(&self) -> bool {
        self.seen.is_check() && !self.is_barred() && self.corrected_by.is_none()
    }
    fn passes(&self) -> bool {
        self.counts() && self.open.is_empty()
    }
    fn speaks_against(&self) -> bool {
        !self.is_barred() && rules::speaks_against(&self.seen, &self.open)
    }
}

/// What all statements come to together.
#[derive(Debug)]
struct Outlook<'w, 'a> {
    /// The earliest pass, when nothing holds the enrolment as a whole.
    deciding: Option<&'w Weighed<'a>>,
    /// Checks that count and are held by reasons of their own.
    held: Vec<&'w Weighed<'a>>,
    /// True when some check passes.
    has_pass: bool,
    /// Open reasons of the enrolment as a whole.
    wide: BTreeSet<Hold>,
    refused: bool,
}

impl<'w, 'a> Outlook<'w, 'a> {
    fn of(case: &Case<'_>, weighed: &'w [Weighed<'a>]) -> Self {
        let passes: Vec<&Weighed<'_>> = weighed.iter().filter(|check| check.passes()).collect();
        let against: Vec<&Seen<'_>> =
            weighed.iter().filter(|check| check.speaks_against()).map(|check| &check.seen).collect();
        let passing: Vec<&Seen<'_>> = passes.iter().map(|check| &check.seen).collect();
        let wide: BTreeSet<Hold> = rules::judge_enrolment(case)
            .into_iter()
            .chain(rules::judge_conflict(&passing, &against))
            .filter(|raised| !case.clearing.lifts(raised))
            .map(|raised| raised.hold)
            .collect();
        Self {
            deciding: passes.first().copied().filter(|_| wide.is_empty()),
            held: weighed.iter().filter(|check| check.counts() && !check.open.is_empty()).collect(),
            has_pass: !passes.is_empty(),
            wide,
            refused: case.clearing.refuses(),
        }
    }

    /// Once a check passes, the reasons of the others no longer block; a fail among them has raised the
    /// conflict.
    fn holds(&self) -> BTreeSet<Hold> {
        let own = self.held.iter().filter(|_| !self.has_pass).flat_map(|check| &check.open);
        own.map(|raised| raised.hold).chain(self.wide.iter().copied()).collect()
    }

    fn state(&self, case: &Case<'_>, now: Timestamp) -> (ResolutionState, Option<Timestamp>) {
        if let Some(settled) = self.settled(case) {
            return (settled, None);
        }
        match case.declared.map(|declared| declared.deadline) {
            Some(deadline) if now > deadline => (ResolutionState::Lapsed, None),
            // The deadline itself is still in time. One at the end of time never passes.
            Some(deadline) => {
                (ResolutionState::AwaitingCheck, Some(deadline.plus_ms(1)).filter(|lapse| *lapse > deadline))
            }
            None => (ResolutionState::AwaitingCheck, None),
        }
    }

    /// The state that no passing of time changes, strongest first.
    fn settled(&self, case: &Case<'_>) -> Option<ResolutionState> {
        let under_review = self.has_pass || !self.held.is_empty();
        [
            (case.withdrawn, ResolutionState::Withdrawn),
            (self.refused, ResolutionState::Refused),
            (self.deciding.is_some(), ResolutionState::Provable),
            (under_review, ResolutionState::UnderReview),
        ]
        .into_iter()
        .find_map(|(applies, state)| applies.then_some(state))
    }

    fn verdict(&self, check: &Weighed<'_>) -> Verdict {
        if !check.seen.is_check() {
            return Verdict::NotACheck;
        }
        if let Some(by) = check.corrected_by {
            return Verdict::Superseded { by };
        }
        if check.is_barred() || self.refused {
            return Verdict::Refused;
        }
        match self.deciding.map(Weighed::place) {
            Some(place) if place == check.place() => Verdict::Accepted,
            Some(by) => Verdict::Superseded { by },
            None => Verdict::Held,
        }
    }
}

fn reasons(case: &Case<'_>, weighed: &[Weighed<'_>], outlook: &Outlook<'_, '_>) -> Vec<Judged> {
    let judged = weighed.iter().map(|check| Judged {
        place: check.place(),
        envelope: check.seen.statement.envelope,
        verdict: outlook.verdict(check),
        holds: check.open.iter().map(|raised| raised.hold).collect(),
        notes: check.notes.clone(),
    });
    // Scenario 3: the same key with other bytes is kept, refused, and never overwrites.
    let displaced = case.displaced.iter().map(|seen| Judged {
        place: seen.statement.place,
        envelope: seen.statement.envelope,
        verdict: Verdict::Refused,
        holds: BTreeSet::new(),
        notes: BTreeSet::from([Note::OtherBytes]),
    });
    let mut reasons: Vec<Judged> = judged.chain(displaced).collect();
    reasons.sort_by_key(|judged| (judged.place, judged.envelope));
    reasons
}

fn next_step(state: ResolutionState, holds: &BTreeSet<Hold>, weighed: &[Weighed<'_>]) -> NextStep {
    match state {
        ResolutionState::Provable => NextStep::Nothing,
        ResolutionState::Refused => NextStep::CallUs,
        ResolutionState::Lapsed | ResolutionState::Withdrawn => NextStep::BeginAgain,
        ResolutionState::UnderReview => while_held(holds),
        ResolutionState::AwaitingCheck => after(weighed.last()),
    }
}

/// The discreet flag changes nothing the applicant can see beside the delay itself.
fn while_held(holds: &BTreeSet<Hold>) -> NextStep {
    let visible: Vec<Hold> = holds.iter().copied().filter(|hold| *hold != Hold::DiscreetFlag).collect();
    if visible.is_empty() || visible.iter().any(|hold| hold.remedy() != Remedy::Applicant) {
        NextStep::Wait
    } else if visible.contains(&Hold::NotCoSigned) {
        NextStep::ConfirmCheck
    } else {
        NextStep::ShowVoucher
    }
}

/// What follows from the last statement where none counts. Reasons that could teach a fraudster look like
/// any other.
fn after(last: Option<&Weighed<'_>>) -> NextStep {
    let Some(last) = last else { return NextStep::ShowVoucher };
    let reason = last.seen.statement.body.as_ref().and_then(|body| body.reason);
    let wrong_document = matches!(reason, Some(AbandonReason::DocumentNotAccepted | AbandonReason::Expired))
        || last
            .open
            .iter()
            .any(|raised| matches!(raised.hold, Hold::DocumentNotValid | Hold::ModelNotAccepted));
    match last.seen.kind() {
        StatementKind::NobodyHome => NextStep::BookAgain,
        _ if wrong_document => NextStep::BringAnotherDocument,
        _ => NextStep::ShowVoucher,
    }
}
