//! Acting: the state an enrolment shows, the identity that becomes live, the notices that go out.

use super::person::recognised;
use crate::State;
use crate::dossier::{Dossier, told_deadline};
use crate::model::EnrolmentState;
use crate::model::NoticeKind;
use crate::notices::{self, Telling, Values};
use crate::refusal::Refusal;
use crate::store::queries::registry::facts;
use crate::store::queries::{self, enrolments};
use crate::store::sql::Transaction;
use crate::vouchers::issue_voucher;
use proofing::Level;
use reconciliation::{Act, Fact, Resolution, ResolutionState};
use terms::{IdentityId, Timestamp};

/// Moves the enrolment's own state along with its resolution. What its machine does not allow from where it
/// stands (a late fact after the end) leaves it there: the resolution keeps the truth.
pub(super) fn follow(
    tx: &Transaction<'_>,
    state: &State,
    dossier: &Dossier<'_>,
    resolution: &Resolution,
) -> Result<(), Refusal> {
    let row = &dossier.row;
    let received = || row.decided.receive_check();
    let next = match resolution.state {
        ResolutionState::AwaitingCheck => row.decided.ask_again(),
        ResolutionState::UnderReview => received().and_then(EnrolmentState::review),
        ResolutionState::Provable => received().and_then(EnrolmentState::activate),
        ResolutionState::Refused => received().and_then(EnrolmentState::refuse),
        ResolutionState::Lapsed => row.decided.lapse(),
        // What was not told yet is as if it had not been decided.
        ResolutionState::Withdrawn => row.state_at(state.now()).withdraw(),
    };
    match next {
        Ok(next) if next != row.decided => enrolments::set_state(tx, dossier.id, next, state.now())?,
        _ => {}
    }
    if next == Ok(EnrolmentState::Withdrawn) && row.untold.is_some() {
        // An applicant's own act is told at once, and nothing that was decided before it.
        enrolments::set_untold(tx, dossier.id, None)?;
        queries::notices::withdraw_untold(tx, dossier.id, state.now())?;
    }
    Ok(())
}

/// One act of a judgement, how many acts were done before that judgement, and the facts that were judged.
pub(super) struct DueAct<'a> {
    pub act: Act,
    pub done_before: usize,
    pub known: &'a [Fact],
}

/// Does one act. Whatever it writes is in the transaction that found it due.
pub(super) fn perform(
    tx: &Transaction<'_>,
    state: &State,
    dossier: &Dossier<'_>,
    DueAct { act, done_before: before, known }: DueAct<'_>,
    resolution: &Resolution,
    checked: Option<Timestamp>,
) -> Result<(), Refusal> {
    let enrolment = dossier.id;
    // One letter for what one judgement says twice (under review, suspended), another for the next one's.
    let tell = |kind: NoticeKind| {
        tell(tx, state, dossier, kind, format!("{} {enrolment} {before}", kind.word()), checked)
    };
    let is_withdrawn = resolution.state == ResolutionState::Withdrawn;
    match act {
        Act::IssueVoucher => {
            issue_voucher(tx, state, dossier)?;
            // Under review it is there just in case: nobody is asked to come again.
            if resolution.state == ResolutionState::AwaitingCheck { tell(NoticeKind::Again) } else { Ok(()) }
        }
        Act::Activate => activate(tx, state, dossier, known, resolution),
        // Withdrawn before it was told: it ends, and only if it is this enrolment's own.
        Act::Suspend if is_withdrawn => Ok(facts::end_identity(tx, enrolment)?),
        Act::TellSuspended if is_withdrawn => Ok(()),
        Act::Suspend => Ok(facts::set_identity_state(tx, enrolment, facts::SUSPENDED)?),
        Act::Reinstate => Ok(facts::set_identity_state(tx, enrolment, facts::ACTIVE)?),
        // The review itself is the enrolment's state, which `follow` has set.
        Act::OpenReview => Ok(()),
        Act::TellChecked => tell(NoticeKind::Checked),
        Act::TellUnderReview => tell(NoticeKind::Review),
        Act::TellSuspended => tell(NoticeKind::Suspended),
        Act::TellActivated => tell(NoticeKind::Activated),
        Act::TellRefused => tell(NoticeKind::Refused),
        Act::TellLapsed => tell(NoticeKind::Lapsed),
        Act::TellWithdrawn => tell(NoticeKind::Withdrawn),
    }
}

/// Makes the identity live. Who has a live one already keeps it: a renewal gives no second identity.
fn activate(
    tx: &Transaction<'_>,
    state: &State,
    dossier: &Dossier<'_>,
    known: &[Fact],
    resolution: &Resolution,
) -> Result<(), Refusal> {
    let level = resolution.level.map_or(Level::Low.code(), Level::code);
    let person = recognised(tx, state, dossier, known, resolution)?;
    let id = IdentityId(state.draw());
    facts::activate(tx, id, &person, dossier.id, level, state.now())?;
    Ok(())
}

fn tell(
    tx: &Transaction<'_>,
    state: &State,
    dossier: &Dossier<'_>,
    kind: NoticeKind,
    act: String,
    checked: Option<Timestamp>,
) -> Result<(), Refusal> {
    let (day, deadline) = (Some(checked.unwrap_or(state.now())), told_deadline(tx, &dossier.row)?);
    let values = Values { deadline, day, ..Values::default() };
    // That a check came in is told at once, and so is the applicant's own act.
    let is_outcome = NoticeKind::OUTCOMES.contains(&kind);
    let untold = dossier.row.untold_at(state.now()).filter(|_| is_outcome);
    let due = untold.map_or(state.now(), |untold| untold.until);
    notices::tell_in(tx, state, dossier, &Telling { act, enrolment: dossier.id, kind, values }, due)
}
