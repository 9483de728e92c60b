//! What a manager sees: the rounds of their office, or of every office. What lies elsewhere is not there for them: the same
//! answer as for what does not exist. It must not know a role.

use crate::local_time::LocalTime;
use crate::model::Account;
use crate::refusal::Refusal;
use crate::store::queries::{bookings as rows, provisioning};
use crate::store::sql::Connection;
use booking::Round;
use terms::{AppointmentId, Problem, RoundId, WindowId};
use wire::v1::enrolment::PostalAddress;

/// Refuses a round of another office.
pub fn require_round(conn: &Connection, who: &Account, id: RoundId) -> Result<Round, Refusal> {
    let round = rows::round(conn, id)?.filter(|round| who.sees(round.office));
    Ok(round.ok_or(Problem::NotFound)?)
}

/// Refuses a window of another office.
pub fn require_window(conn: &Connection, who: &Account, id: WindowId) -> Result<(), Refusal> {
    let (window, _) = rows::window(conn, id)?.ok_or(Problem::NotFound)?;
    require_round(conn, who, window.round).map(|_round| ())
}

/// Refuses an appointment of another office.
pub fn require_appointment(conn: &Connection, who: &Account, id: AppointmentId) -> Result<(), Refusal> {
    let appointment = rows::appointment(conn, id)?.ok_or(Problem::NotFound)?;
    require_window(conn, who, appointment.window)
}

/// Whose addresses somebody sees of those who have no visit yet: all, or those that go by the clock of their office. Which
/// office an address belongs to is not known before there are areas.
pub(super) fn clock_of(conn: &Connection, who: &Account) -> Result<Option<LocalTime>, Refusal> {
    match who.office {
        None => Ok(None),
        Some(office) => {
            let zone = provisioning::office_zone(conn, office)?;
            Ok(Some(LocalTime::of_zone(zone.as_deref())))
        }
    }
}

/// True where an address goes by that clock, or no clock was asked for.
pub(super) fn goes_by(clock: Option<LocalTime>, address: &PostalAddress) -> bool {
    let own = LocalTime::of_postcode(address.postcode.reveal());
    clock.is_none_or(|clock| clock.name() == own.name())
}
