//! What a manager looks for: who waits for a visit, and which visits have not come back. It must not change
//! an appointment.

use super::rounds::whose;
use super::seen::{clock_of, goes_by};
use crate::State;
use crate::dossier::deadline;
use crate::model::Account;
use crate::refusal::Refusal;
use crate::store::queries::bookings::{self as rows, Overdue};
use crate::store::queries::enrolments;
use crate::store::sql::Connection;
use booking::AppointmentState;
use terms::{EnrolmentId, Personal, Problem, Timestamp};
use wire::v1::enrolment::PostalAddress;

/// People shown at most.
const MOST: u32 = 500;

/// Somebody who chose a visit at home and has none.
#[derive(Clone, Debug)]
pub struct Waiting {
    /// Whose.
    pub enrolment: EnrolmentId,
    /// Initials.
    pub initials: Personal<String>,
    /// Where.
    pub address: PostalAddress,
    /// Until when a check counts.
    pub deadline: Timestamp,
    /// What became of the last appointment.
    pub last: Option<AppointmentState>,
}

/// Who waits for a visit, the nearest deadline first. The caller records the readings.
pub fn waiting(conn: &Connection, state: &State, who: &Account) -> Result<Vec<Waiting>, Refusal> {
    let (mut waiting, clock) = (Vec::new(), clock_of(conn, who)?);
    for enrolment in rows::without_visit(conn, state.now(), MOST)? {
        let Some((address, initials)) = whose(conn, state, enrolment)? else { continue };
        if !goes_by(clock, &address) {
            continue;
        }
        let row = enrolments::enrolment(conn, enrolment)?.ok_or(Problem::NotFound)?;
        let Some(submitted_at) = row.submitted_at else { continue };
        let last = rows::newest_appointment(conn, enrolment)?.map(|appointment| appointment.state);
        let deadline = deadline(submitted_at, row.policy_days, row.extension_days);
        waiting.push(Waiting { enrolment, initials, address, deadline, last });
    }
    waiting.sort_by_key(|waiting| waiting.deadline);
    Ok(waiting)
}

/// Live visits whose window is over: nothing came back of them yet, oldest first.
pub fn overdue(conn: &Connection, state: &State, who: &Account) -> Result<Vec<Overdue>, Refusal> {
    let mut overdue = rows::overdue(conn, state.now(), MOST)?;
    overdue.retain(|visit| who.sees(visit.office));
    Ok(overdue)
}
