//! Acting: the state an enrolment shows, the vouchers it gets, the notices that go out.

use crate::State;
use crate::dossier::Dossier;
use crate::model::EnrolmentState;
use crate::model::NoticeKind;
use crate::notices::{self, Telling, Values};
use crate::refusal::Refusal;
use crate::store::queries::{self, enrolments};
use crate::store::sql::Transaction;
use crate::vouchers::issue_voucher;
use reconciliation::{Act, Deed, NextStep, Resolution, ResolutionState};
use terms::Timestamp;

/// Moves the enrolment's own state along with its resolution, both ways.
pub(super) fn follow(
    tx: &Transaction<'_>,
    state: &State,
    dossier: &Dossier<'_>,
    resolution: &Resolution,
) -> Result<(), Refusal> {
    let row = &dossier.row;
    let next = row.decided.judged(shown(resolution));
    if next != row.decided {
        enrolments::set_state(tx, dossier.id, next, state.now())?;
    }
    if next == EnrolmentState::Withdrawn && row.untold.is_some() {
        // An applicant's own act is told at once, and nothing that was decided before it.
        enrolments::set_untold(tx, dossier.id, None)?;
        queries::notices::withdraw_untold(tx, dossier.id, state.now())?;
    }
    Ok(())
}

/// Where an enrolment stands by its resolution. A held check that only another check cures is the applicant's turn.
fn shown(resolution: &Resolution) -> EnrolmentState {
    match resolution.state {
        ResolutionState::AwaitingCheck => EnrolmentState::AwaitingCheck,
        ResolutionState::UnderReview => match resolution.next_step {
            NextStep::Wait | NextStep::ConfirmCheck | NextStep::DeclareAgain => EnrolmentState::UnderReview,
            NextStep::Extend | NextStep::BeginAgain => EnrolmentState::Lapsed,
            _ => EnrolmentState::AwaitingCheck,
        },
        ResolutionState::Provable => EnrolmentState::Activated,
        ResolutionState::Refused => EnrolmentState::Refused,
        ResolutionState::Lapsed => EnrolmentState::Lapsed,
        ResolutionState::Withdrawn => EnrolmentState::Withdrawn,
    }
}

/// One act of a judgement.
pub(super) struct DueAct {
    pub deed: Deed,
    /// Its number among all acts of the enrolment.
    pub number: usize,
    /// When the check that is told was made.
    pub checked: Option<Timestamp>,
    /// Until when a check counts.
    pub deadline: Option<Timestamp>,
}

/// Does one act. Whatever it writes is in the transaction that found it due.
pub(super) fn perform(
    tx: &Transaction<'_>,
    state: &State,
    dossier: &Dossier<'_>,
    DueAct { deed, number, checked, deadline }: DueAct,
) -> Result<(), Refusal> {
    let enrolment = dossier.id;
    let tell = |kind: NoticeKind| {
        let act = format!("{} {enrolment} {number}", kind.word());
        let values = Values { deadline, day: Some(checked.unwrap_or(state.now())), ..Values::default() };
        tell(tx, state, dossier, &Telling { act, enrolment, kind, values })
    };
    match deed.act {
        // Under review it is there just in case.
        Act::IssueVoucher => issue_voucher(tx, state, dossier),
        // The review itself is the enrolment's state, which `follow` has set. What the identity is follows from all
        // enrolments that led to it, and is told from there.
        Act::OpenReview
        | Act::MovedOn
        | Act::Link
        | Act::Suspend
        | Act::Reinstate
        | Act::TellSuspended
        | Act::TellActivated => Ok(()),
        Act::TellChecked => tell(NoticeKind::Checked),
        Act::TellUnderReview => tell(NoticeKind::Review),
        Act::TellRefused => tell(NoticeKind::Refused),
        Act::TellLapsed => tell(NoticeKind::Lapsed),
        Act::TellWithdrawn => tell(NoticeKind::Withdrawn),
        Act::TellAgain => tell(NoticeKind::Again),
        Act::TellBringAnother => tell(NoticeKind::BringAnother),
        Act::TellConfirmCheck => tell(NoticeKind::ConfirmCheck),
        Act::TellBeginAgain => tell(NoticeKind::BeginAgain),
        Act::TellDeclareAgain => tell(NoticeKind::DeclareAgain),
    }
}

fn tell(
    tx: &Transaction<'_>,
    state: &State,
    dossier: &Dossier<'_>,
    telling: &Telling,
) -> Result<(), Refusal> {
    // That a check came in is told at once, and so is the applicant's own act.
    let is_outcome = NoticeKind::OUTCOMES.contains(&telling.kind);
    let untold = dossier.row.untold_at(state.now()).filter(|_| is_outcome);
    let due = untold.map_or(state.now(), |untold| untold.until);
    notices::tell_in(tx, state, dossier, telling, due)
}
