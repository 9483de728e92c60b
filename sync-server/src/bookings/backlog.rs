//! What a manager looks for: who waits for a visit, and which visits have not come back. It must not change
//! an appointment.

use super::rounds::whose;
use super::seen::{clock_of, goes_by};
use crate::State;
use crate::dossier::deadline_with;
use crate::local_time::LocalTime;
use crate::model::Account;
use crate::refusal::Refusal;
use crate::store::queries::bookings::{self as rows, Overdue};
use crate::store::queries::{enrolments, staff as accounts};
use crate::store::sql::Connection;
use booking::AppointmentState;
use terms::{EnrolmentId, Interval, Personal, Problem, Timestamp};
use wire::v1::enrolment::PostalAddress;

/// People shown at most.
const MOST: u32 = 500;
/// How often as many are looked at for those whom a manager sees.
const LOOKS: u32 = 20;

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
    let outages = accounts::policy(conn)?.outages();
    let mut after = (Timestamp(i64::MIN), EnrolmentId([0; 16]));
    for _ in 0..LOOKS {
        let found = rows::without_visit(conn, state.now(), after, MOST)?;
        for submitted in &found {
            if waiting.len() < MOST as usize {
                waiting.extend(one(conn, state, clock, *submitted, &outages)?);
            }
        }
        match found.last() {
            Some(last) if found.len() == MOST as usize && waiting.len() < MOST as usize => after = *last,
            _ => break,
        }
    }
    waiting.sort_by_key(|waiting| waiting.deadline);
    Ok(waiting)
}

fn one(
    conn: &Connection,
    state: &State,
    clock: Option<LocalTime>,
    (submitted_at, enrolment): (Timestamp, EnrolmentId),
    outages: &[Interval],
) -> Result<Option<Waiting>, Refusal> {
    let Some((address, initials)) = whose(conn, state, enrolment)? else { return Ok(None) };
    if !goes_by(clock, &address) {
        return Ok(None);
    }
    let row = enrolments::enrolment(conn, enrolment)?.ok_or(Problem::NotFound)?;
    let last = rows::newest_appointment(conn, enrolment)?.map(|appointment| appointment.state);
    let deadline = deadline_with(&row, outages).unwrap_or(submitted_at);
    Ok(Some(Waiting { enrolment, initials, address, deadline, last }))
}

/// Refuses a visit to an address that a manager does not see.
pub fn require_address(
    conn: &Connection,
    state: &State,
    who: &Account,
    enrolment: EnrolmentId,
) -> Result<(), Refusal> {
    let clock = clock_of(conn, who)?;
    if clock.is_none() {
        return Ok(());
    }
    let seen = whose(conn, state, enrolment)?.is_some_and(|(address, _)| goes_by(clock, &address));
    if seen { Ok(()) } else { Err(Problem::NotFound.into()) }
}

/// Live visits whose window is over: nothing came back of them yet, oldest first.
pub fn overdue(conn: &Connection, state: &State, who: &Account) -> Result<Vec<Overdue>, Refusal> {
    let mut overdue = rows::overdue(conn, state.now(), MOST)?;
    overdue.retain(|visit| who.sees(visit.office));
    Ok(overdue)
}
