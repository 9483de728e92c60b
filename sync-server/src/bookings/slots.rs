//! Changing how many visits a window holds. It must not end an appointment: those beyond the new number
//! are asked, and stand until they answer (scenario 20).

use super::visits::tell;
use super::{MOST_PLACES, NOTICE_MS};
use crate::State;
use crate::model::NoticeKind;
use crate::refusal::Refusal;
use crate::store::queries::bookings as rows;
use crate::store::sql::Transaction;
use booking::{Cut, FreeWindow, cut_places};
use terms::{Problem, WindowId};

/// Windows considered as alternatives.
const MOST_ALTERNATIVES: u16 = 60;

/// What became of those booked.
pub type PlacesChange = Cut;

/// Sets the number of places of a window.
pub fn set_slots(
    tx: &Transaction<'_>,
    state: &State,
    id: WindowId,
    places: u16,
) -> Result<PlacesChange, Refusal> {
    if places > MOST_PLACES {
        return Err(Refusal::of_field("places", Problem::FieldInvalid));
    }
    let now = state.now();
    let (window, _) = rows::window(tx, id)?.ok_or(Problem::NotFound)?;
    if now >= window.promise.to() {
        return Err(Problem::WindowClosed.into());
    }
    let others: Vec<FreeWindow> = rows::free_windows(tx, now.plus_ms(NOTICE_MS), None, MOST_ALTERNATIVES)?
        .into_iter()
        .filter(|other| other.id != id)
        .collect();
    let cut = cut_places(window.promise, rows::bookings_of(tx, id)?, places, &others);
    for surplus in &cut.surplus {
        rows::withdraw_place_of(tx, surplus.appointment)?;
        let appointment = rows::appointment(tx, surplus.appointment)?.ok_or(Problem::NotFound)?;
        tell(tx, state, &appointment, window.promise, NoticeKind::AppointmentAlternatives)?;
    }
    // What was cut and is still booked comes back first: otherwise the window would be promised twice over.
    let (before, _) = rows::window(tx, id)?.ok_or(Problem::NotFound)?;
    rows::restore_places(tx, id, places.saturating_sub(before.places))?;
    let (left, _) = rows::window(tx, id)?.ok_or(Problem::NotFound)?;
    rows::add_places(tx, id, places.saturating_sub(left.places))?;
    rows::drop_free_places(tx, id, left.places.saturating_sub(places))?;
    Ok(cut)
}
