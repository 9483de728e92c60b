//! The one function: facts in order, rules, decisions, then what it all comes to. It owns no rule; it owns
//! which reasons matter for which state.

use crate::bounds::Bounds;
use crate::case::{Case, Seen};
use crate::deadline::{may_extend, with_extension};
use crate::fact::Fact;
use crate::hold::{Causes, Hold, Holds, Remedy};
use crate::judgement::{Force, Raised};
use crate::next_step::NextStep;
use crate::policies::Policies;
use crate::resolution::{Judged, Note, Resolution, ResolutionState, Verdict};
use crate::rules;
use documents::validity::ValidityRule;
use proofing::{AbandonReason, Level};
use statement::{Hash, RecordId, StatementKind};
use std::collections::BTreeSet;
use terms::Timestamp;

/// What the rules make of the facts of one enrolment at an instant.
///
/// Total, and a function of the set: order, repetition and grouping of `facts` change nothing. A check is judged by the
/// policy in force when it was made. `now` decides only whether an unfulfilled deadline has passed and which policy sets
/// the limits of the enrolment as a whole, so the answer stands until [`Resolution::changes_at`].
pub fn reconcile(facts: &[Fact], policies: &Policies, now: Timestamp) -> Resolution {
    let case = Case::of(facts);
    let bounds = Bounds::of(&case, policies, now);
    let mut weighed: Vec<Weighed<'_>> =
        case.statements.iter().map(|seen| Weighed::weigh(*seen, &case, &bounds)).collect();
    let reservations = reservations(&case, &weighed);
    for check in &mut weighed {
        check.ask_another_agent(&reservations, &case, &bounds);
    }
    let outlook = Outlook::of(&case, &bounds, &weighed);
    let (state, lapses_at) = outlook.state(&case, &bounds, now);
    let holds = outlook.holds();
    let deciding = outlook.deciding.filter(|_| state == ResolutionState::Provable);
    let (step, follows) = next_step(state, &holds, &weighed, &case);
    let (step, step_ends) = in_time(step, state, &case, &bounds);
    Resolution {
        state,
        reasons: reasons(&case, &weighed, &outlook),
        deciding: deciding.map(Weighed::place),
        level: deciding.and_then(|check| check.level),
        next_step: step,
        follows: follows.filter(|_| step.asks_for_a_check()),
        holds,
        changes_at: [
            lapses_at,
            step_ends,
            policies.other_limits_after(now),
            rules::contest_ends_after(&case, now),
            rules::orders_change_after(&case, now),
        ]
        .into_iter()
        .flatten()
        .min(),
    }
}

/// Each statement by which an agent had a reservation, corrections included, with what raises it.
fn reservations<'a>(case: &Case<'a>, weighed: &[Weighed<'a>]) -> Vec<(Seen<'a>, Causes)> {
    let of = |check: &Weighed<'a>| {
        let causes = rules::reservation(&check.seen, &check.open)?;
        let seen = [check.seen].into_iter().chain(case.corrections_of(check.place()).iter().copied());
        Some(seen.map(move |seen| (seen, causes.clone())).collect::<Vec<_>>())
    };
    weighed.iter().filter_map(of).flatten().collect()
}

/// A statement with its open reasons: those that no decision lifted.
#[derive(Debug)]
struct Weighed<'a> {
    seen: Seen<'a>,
    open: Vec<Raised>,
    notes: BTreeSet<Note>,
    rule: Option<ValidityRule>,
    level: Option<Level>,
}

impl<'a> Weighed<'a> {
    fn weigh(seen: Seen<'a>, case: &Case<'_>, bounds: &Bounds<'_>) -> Self {
        if !seen.is_check() {
            return Self { seen, open: Vec::new(), notes: BTreeSet::new(), rule: None, level: None };
        }
        let judgement = rules::judge(&seen, case, bounds);
        let mut open = judgement.raised;
        open.retain(|raised| !bounds.lifts(case, raised));
        let level = rules::level(&seen, case, &open);
        open.extend(rules::judge_level(&seen, case, bounds, &open));
        Self { seen, open, notes: judgement.notes, rule: judgement.rule, level }
    }

    /// What nothing else holds, and was passed by an agent with a reservation.
    fn ask_another_agent(
        &mut self,
        reservations: &[(Seen<'a>, Causes)],
        case: &Case<'_>,
        bounds: &Bounds<'_>,
    ) {
        if self.passes() {
            let raised = rules::judge_agent(&self.seen, reservations, case);
            self.open.extend(raised.filter(|raised| !bounds.lifts(case, raised)));
        }
    }

    fn place(&self) -> RecordId {
        self.seen.statement.place
    }
    fn is_barred(&self) -> bool {
        self.open.iter().any(|raised| raised.force == Force::Bars)
    }
    /// A concluded check that no bar takes out.
    fn counts(&self) -> bool {
        self.seen.is_check() && !self.is_barred()
    }
    fn passes(&self) -> bool {
        self.counts() && self.open.is_empty()
    }
    /// A pass, or one that only another agent is asked for: what a fail stands against.
    fn would_pass(&self) -> bool {
        self.counts() && self.open.iter().all(|raised| raised.hold == Hold::NeedsAnotherAgent)
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
    wide: Vec<Raised>,
    refused: bool,
}

impl<'w, 'a> Outlook<'w, 'a> {
    fn of(case: &Case<'_>, bounds: &Bounds<'_>, weighed: &'w [Weighed<'a>]) -> Self {
        let against: Vec<(&Seen<'_>, &[Raised])> = weighed
            .iter()
            .filter(|check| check.speaks_against())
            .map(|check| (&check.seen, check.open.as_slice()))
            .collect();
        let pass = weighed.iter().find(|check| check.passes());
        let conflicting = pass.or_else(|| weighed.iter().find(|check| check.would_pass()));
        let wide: Vec<Raised> = rules::judge_enrolment(case, bounds)
            .into_iter()
            .chain(rules::judge_conflict(conflicting.map(|check| &check.seen), &against))
            .filter(|raised| !bounds.lifts(case, raised))
            .collect();
        Self {
            deciding: pass.filter(|_| wide.is_empty()),
            held: weighed.iter().filter(|check| check.counts() && !check.open.is_empty()).collect(),
            has_pass: pass.is_some(),
            refused: wide.iter().any(|raised| raised.hold == Hold::RefusedByPerson),
            wide,
        }
    }

    /// Once a check passes, the reasons of the others no longer block; a fail among them has raised the
    /// conflict.
    fn holds(&self) -> Holds {
        let own = self.held.iter().filter(|_| !self.has_pass).flat_map(|check| &check.open);
        let mut holds = Holds::new();
        for raised in own.chain(&self.wide) {
            holds.entry(raised.hold).or_default().extend(&raised.causes);
        }
        holds
    }

    fn state(
        &self,
        case: &Case<'_>,
        bounds: &Bounds<'_>,
        now: Timestamp,
    ) -> (ResolutionState, Option<Timestamp>) {
        if let Some(settled) = self.settled(case) {
            return (settled, None);
        }
        match bounds.deadline {
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
        rule: check.rule,
    });
    // Scenario 3: the same key with other bytes is kept, refused, and never overwrites.
    let displaced = case.displaced.iter().map(|seen| Judged {
        place: seen.statement.place,
        envelope: seen.statement.envelope,
        verdict: Verdict::Refused,
        holds: BTreeSet::new(),
        notes: BTreeSet::from([Note::OtherBytes]),
        rule: None,
    });
    let mut reasons: Vec<Judged> = judged.chain(displaced).collect();
    reasons.sort_by_key(|judged| (judged.place, judged.envelope));
    reasons
}

/// What the applicant can do, and the statement it follows from.
fn next_step(
    state: ResolutionState,
    holds: &Holds,
    weighed: &[Weighed<'_>],
    case: &Case<'_>,
) -> (NextStep, Option<Hash>) {
    let last = weighed.iter().rfind(|last| last.seen.kind() != StatementKind::Correction);
    let step = match state {
        ResolutionState::Provable => NextStep::Nothing,
        ResolutionState::Refused => NextStep::CallUs,
        ResolutionState::Lapsed | ResolutionState::Withdrawn => NextStep::BeginAgain,
        ResolutionState::UnderReview => while_held(holds, case),
        ResolutionState::AwaitingCheck => match last {
            Some(last) => after(last),
            None if case.declared.is_none() => NextStep::ConfirmMobile,
            None => NextStep::ShowVoucher,
        },
    };
    (step, last.map(|last| last.seen.statement.envelope))
}

/// Past the deadline no check counts: time comes first. With it, when that changes by itself.
fn in_time(
    step: NextStep,
    state: ResolutionState,
    case: &Case<'_>,
    bounds: &Bounds<'_>,
) -> (NextStep, Option<Timestamp>) {
    let asks = step.asks_for_a_check() || state == ResolutionState::Lapsed;
    let Some(deadline) = bounds.deadline.filter(|_| asks) else { return (step, None) };
    // An end at the end of time never passes.
    let after = |end: Timestamp| Some(end.plus_ms(1)).filter(|passed| *passed > end);
    if bounds.instant <= deadline {
        (step, after(deadline))
    } else if may_extend(case.extensions(), deadline, bounds.instant) {
        (NextStep::Extend, after(with_extension(deadline)))
    } else {
        (NextStep::BeginAgain, None)
    }
}

/// The discreet flag changes nothing the applicant can see beside the delay itself.
fn while_held(holds: &Holds, case: &Case<'_>) -> NextStep {
    let visible: Vec<Hold> = holds.keys().copied().filter(|hold| *hold != Hold::DiscreetFlag).collect();
    if visible == [Hold::Ordered] && rules::another_check_helps(case) {
        NextStep::ShowAgain
    } else if visible.is_empty() || visible.iter().any(|hold| hold.remedy() != Remedy::Applicant) {
        NextStep::Wait
    } else if visible.contains(&Hold::BirthDateIncomplete) {
        // No document and no check changes what was declared.
        NextStep::DeclareAgain
    } else if visible.contains(&Hold::BirthNameNotShown) {
        NextStep::BringAnotherDocument
    } else if visible.contains(&Hold::NotCoSigned) || visible.contains(&Hold::ContactChanged) {
        NextStep::ConfirmCheck
    } else {
        NextStep::ShowAgain
    }
}

/// What follows from the last statement where none counts. Reasons that could teach a fraudster look like
/// any other.
fn after(last: &Weighed<'_>) -> NextStep {
    let reason = last.seen.statement.body.as_ref().and_then(|body| body.reason);
    let wrong_document = matches!(reason, Some(AbandonReason::DocumentNotAccepted | AbandonReason::Expired))
        || last
            .open
            .iter()
            .any(|raised| matches!(raised.hold, Hold::DocumentNotValid | Hold::ModelNotAccepted));
    match last.seen.kind() {
        StatementKind::NobodyHome => NextStep::BookAgain,
        _ if wrong_document => NextStep::BringAnotherDocument,
        _ => NextStep::ShowAgain,
    }
}
