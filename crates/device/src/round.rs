//! What becomes of a round's readable entries: a visit that the registry has kept is forgotten here.

use crate::refusal::Refusal;
use crate::session::Session;
use crate::state::State;
use journal::DeliveryState;
use statement::RecordId;
use terms::{EnrolmentId, Timestamp};

const SEALED: &str = "sealed-enrolments";
const VISITS_DONE: &str = "visits-done";
const DONE_HERE: &str = "done-here";

/// The enrolments something was sealed for under this vault, with its place.
pub(crate) fn sealed_enrolments(session: &Session) -> Result<Vec<(EnrolmentId, RecordId)>, Refusal> {
    Ok(session.stored(SEALED)?.unwrap_or_default())
}

/// The numbers of the visits something was sealed for, with its place: they name nobody, and stay after the
/// visit itself is erased.
pub(crate) fn visits_done(session: &Session) -> Result<Vec<(u16, RecordId)>, Refusal> {
    Ok(session.stored(VISITS_DONE)?.unwrap_or_default())
}

/// The visits of the round that something was sealed for, each with the start of its window: the registry lists them
/// until it has opened what it kept, and one promised for another time is another visit.
pub(crate) fn done_here(session: &Session) -> Result<Vec<(EnrolmentId, Timestamp)>, Refusal> {
    Ok(session.stored(DONE_HERE)?.unwrap_or_default())
}

/// Another round is prepared: what was done in the one before is not its business.
pub(crate) fn forget_visits_done(session: &Session) -> Result<(), Refusal> {
    session.vault.remove(VISITS_DONE)?;
    Ok(session.vault.remove(DONE_HERE)?)
}

/// Notes that something was sealed for an enrolment.
pub(crate) fn remember_sealed(
    session: &Session,
    enrolment: EnrolmentId,
    place: RecordId,
) -> Result<(), Refusal> {
    if let Some((order, visit)) =
        session.visits()?.into_iter().find(|(_, visit)| visit.enrolment == enrolment)
    {
        let mut here = done_here(session)?;
        here.push((enrolment, visit.from));
        session.vault.put(DONE_HERE, &statement::encode(&here))?;
        let mut done = visits_done(session)?;
        done.push((order.saturating_add(1), place));
        session.vault.put(VISITS_DONE, &statement::encode(&done))?;
    }
    let mut sealed = sealed_enrolments(session)?;
    sealed.push((enrolment, place));
    Ok(session.vault.put(SEALED, &statement::encode(&sealed))?)
}

/// Erases what is readable of everything the registry has kept, in the vault that is open.
pub(crate) fn erase_delivered(state: &State) -> Result<(), Refusal> {
    let Some(session) = &state.session else { return Ok(()) };
    let sealed = sealed_enrolments(session)?;
    if sealed.is_empty() {
        return Ok(());
    }
    let (mut still, before) = (Vec::new(), sealed.len());
    for (enrolment, place) in sealed {
        let row = state.outbox.recorded_at(place.chain, place.sequence)?;
        if row.is_some_and(|row| matches!(row.standing, DeliveryState::Kept { .. })) {
            session.vault.remove_round_entry(enrolment)?;
        } else {
            still.push((enrolment, place));
        }
    }
    if still.len() < before {
        session.vault.put(SEALED, &statement::encode(&still))?;
        session.vault.flush_erasures()?;
    }
    Ok(())
}
