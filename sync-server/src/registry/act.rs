//! Acting: the state an enrolment shows, the identity that becomes live, the notices that go out.

use super::person::recognised;
use crate::State;
use crate::dossier::Dossier;
use crate::model::EnrolmentState;
use crate::model::NoticeKind;
use crate::notices::{self, Telling, Values};
use crate::refusal::Refusal;
use crate::store::queries::registry::facts;
use crate::store::queries::{self, enrolments};
use crate::store::sql::Transaction;
use crate::vouchers::issue_voucher;
use proofing::Level;
use reconciliation::{Act, Deed, Fact, NextStep, Resolution, ResolutionState};
use terms::{IdentityId, Timestamp};

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

/// One act of a judgement, and what was judged.
pub(super) struct DueAct<'a> {
    pub deed: Deed,
    /// Its number among all acts of the enrolment.
    pub number: usize,
    pub known: &'a [Fact],
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
    DueAct { deed, number, known, checked, deadline }: DueAct<'_>,
    resolution: &Resolution,
) -> Result<(), Refusal> {
    let enrolment = dossier.id;
    let tell = |kind: NoticeKind| {
        let act = format!("{} {enrolment} {number}", kind.word());
        let values = Values { deadline, day: Some(checked.unwrap_or(state.now())), ..Values::default() };
        tell(tx, state, dossier, &Telling { act, enrolment, kind, values })
    };
    let is_withdrawn = resolution.state == ResolutionState::Withdrawn;
    match deed.act {
        // Under review it is there just in case.
        Act::IssueVoucher => issue_voucher(tx, state, dossier),
        Act::Activate => activate(tx, state, dossier, known, resolution),
        // Withdrawn before it was told: it ends, and only if it is this enrolment's own.
        Act::Suspend if is_withdrawn => Ok(facts::end_identity(tx, enrolment)?),
        Act::TellSuspended if is_withdrawn => Ok(()),
        Act::Suspend => Ok(facts::set_identity_state(tx, enrolment, facts::SUSPENDED)?),
        Act::Reinstate => Ok(facts::set_identity_state(tx, enrolment, facts::ACTIVE)?),
        // The review itself is the enrolment's state, which `follow` has set.
        Act::OpenReview | Act::MovedOn => Ok(()),
        Act::TellChecked => tell(NoticeKind::Checked),
        Act::TellUnderReview => tell(NoticeKind::Review),
        Act::TellSuspended => tell(NoticeKind::Suspended),
        Act::TellActivated => tell(NoticeKind::Activated),
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
    telling: &Telling,
) -> Result<(), Refusal> {
    // That a check came in is told at once, and so is the applicant's own act.
    let is_outcome = NoticeKind::OUTCOMES.contains(&telling.kind);
    let untold = dossier.row.untold_at(state.now()).filter(|_| is_outcome);
    let due = untold.map_or(state.now(), |untold| untold.until);
    notices::tell_in(tx, state, dossier, telling, due)
}
