//! Planning rounds and looking at them. It must not change an appointment.

use super::seen::require_round;
use super::visits::{Home, require_home_visit};
use super::{MOST_PLACES, MOST_WINDOWS, NOTICE_MS};
use crate::State;
use crate::dossier;
use crate::local_time::LocalTime;
use crate::model::Account;
use crate::refusal::Refusal;
use crate::store::queries::bookings::{self as rows, WindowUse};
use crate::store::queries::provisioning;
use crate::store::sql::{Connection, Transaction};
use crate::vouchers;
use booking::{Appointment, FreeWindow, NotAPromise, Promise, Round, Stop, Window, travel_order};
use std::collections::HashMap;
use terms::{
    AgentId, AgentKind, AppointmentId, Day, EnrolmentId, Personal, Problem, RoundId, Timestamp, WindowId,
};
use wire::v1::enrolment::PostalAddress;

/// Windows an applicant is shown at most: three weeks of a busy round.
const MOST_SHOWN: u16 = 60;

/// What a manager wants to offer.
#[derive(Clone, Debug)]
pub struct RoundPlan {
    /// Who walks.
    pub carrier: AgentId,
    /// On which day.
    pub day: Day,
    /// From, to and places of each window.
    pub windows: Vec<(Timestamp, Timestamp, u16)>,
}

/// A round with what is left of its windows.
#[derive(Clone, Debug)]
pub struct RoundView {
    /// The round.
    pub round: Round,
    /// Its windows, earliest first, each with the number of places booked.
    pub windows: Vec<WindowUse>,
}

/// An appointment with what its carrier and its manager need to know.
#[derive(Clone, Debug)]
pub struct Visit {
    /// The appointment.
    pub appointment: Appointment,
    /// What its applicant was promised.
    pub promise: Promise,
    /// Where it goes; `None` once the enrolment is erased.
    pub address: Option<PostalAddress>,
    /// Initials; `None` where the address is.
    pub initials: Option<Personal<String>>,
}

/// Adds a round of a carrier with its windows.
pub fn plan_round(
    tx: &Transaction<'_>,
    state: &State,
    who: &Account,
    plan: &RoundPlan,
) -> Result<RoundView, Refusal> {
    let now = state.now();
    let carrier = provisioning::agent(tx, plan.carrier)?
        .filter(|agent| agent.kind == AgentKind::Carrier && who.sees(agent.office))
        .filter(|agent| agent.active_to.is_none_or(|to| to > now))
        .ok_or_else(|| Refusal::of_field("carrier", Problem::FieldInvalid))?;
    let local = LocalTime::of_zone(provisioning::office_zone(tx, carrier.office)?.as_deref());
    let promises = promises_of(plan, local, now)?;
    let round =
        Round { id: RoundId(state.draw()), carrier: carrier.id, office: carrier.office, day: plan.day };
    rows::insert_round(tx, &round, now)?
        .map_err(|rows::Taken| Refusal::of_field("day", Problem::FieldInvalid))?;
    for (promise, places) in promises {
        rows::insert_window(tx, &Window { id: WindowId(state.draw()), round: round.id, promise, places })?;
    }
    view(tx, round)
}

/// The rounds of a day.
pub fn rounds_of_day(conn: &Connection, who: &Account, day: Day) -> Result<Vec<RoundView>, Refusal> {
    let seen = rows::rounds_of(conn, day)?.into_iter().filter(|round| who.sees(round.office));
    seen.map(|round| view(conn, round)).collect()
}

/// A round with its visits in the order they are walked. The caller records the reading of each address.
pub fn round_page(
    conn: &Connection,
    state: &State,
    who: &Account,
    id: RoundId,
) -> Result<(RoundView, Vec<Visit>), Refusal> {
    let round = require_round(conn, who, id)?;
    Ok((view(conn, round)?, visits_of(conn, state, id)?))
}

/// The windows an applicant can book now, and the clock of the address that is visited.
pub fn windows_for(
    conn: &Connection,
    state: &State,
    enrolment: EnrolmentId,
) -> Result<(Vec<FreeWindow>, LocalTime), Refusal> {
    let Home { household, local } = require_home_visit(conn, state, enrolment)?;
    let earliest = state.now().plus_ms(NOTICE_MS);
    Ok((rows::free_windows(conn, earliest, Some(household), MOST_SHOWN)?, local))
}

/// The appointments of a round with their addresses, in the order they are walked.
pub(super) fn visits_of(conn: &Connection, state: &State, round: RoundId) -> Result<Vec<Visit>, Refusal> {
    let mut visits = HashMap::new();
    let mut stops = Vec::new();
    for (appointment, promise) in rows::appointments_of(conn, round)? {
        // Nobody needs the address of a visit that is over.
        let live = Some(appointment.enrolment).filter(|_| appointment.state.is_live());
        let whose = live.map(|enrolment| whose(conn, state, enrolment)).transpose()?.flatten();
        let (address, initials) = whose.unzip();
        stops.push(stop(appointment.id, promise, address.as_ref()));
        visits.insert(appointment.id, Visit { appointment, promise, address, initials });
    }
    Ok(travel_order(stops).into_iter().filter_map(|stop| visits.remove(&stop.appointment)).collect())
}

fn view(conn: &Connection, round: Round) -> Result<RoundView, Refusal> {
    Ok(RoundView { round, windows: rows::windows_of(conn, round.id)? })
}

/// Address and initials; none once the enrolment is erased.
pub(super) fn whose(
    conn: &Connection,
    state: &State,
    enrolment: EnrolmentId,
) -> Result<Option<(PostalAddress, Personal<String>)>, Refusal> {
    match dossier::open_declaration(conn, state, enrolment) {
        Ok((declaration, _)) => {
            let (initials, _) = vouchers::glance(&declaration)?;
            Ok(Some((declaration.address, initials)))
        }
        Err(refusal) if refusal.problem() == Problem::NotFound => Ok(None),
        Err(refusal) => Err(refusal),
    }
}

fn stop(appointment: AppointmentId, promise: Promise, address: Option<&PostalAddress>) -> Stop {
    type Line = fn(&PostalAddress) -> &Personal<String>;
    let part = |line: Line| address.map(line).cloned().unwrap_or_default();
    Stop {
        appointment,
        promise,
        postcode: part(|address| &address.postcode),
        locality: part(|address| &address.locality),
        street: part(|address| &address.line),
    }
}

/// The promises of a plan: on its day where the office is, not over yet, apart from each other, each with places.
fn promises_of(plan: &RoundPlan, local: LocalTime, now: Timestamp) -> Result<Vec<(Promise, u16)>, Refusal> {
    let refused = || Refusal::of_field("windows", Problem::FieldInvalid);
    if plan.windows.is_empty() || plan.windows.len() > MOST_WINDOWS {
        return Err(refused());
    }
    let mut promises = Vec::with_capacity(plan.windows.len());
    for &(from, to, places) in &plan.windows {
        let promise = Promise::between(from, to).map_err(|NotAPromise| refused())?;
        if !(1..=MOST_PLACES).contains(&places) || local.day_of(from)? != plan.day || to <= now {
            return Err(refused());
        }
        promises.push((promise, places));
    }
    promises.sort_unstable();
    let overlapping = promises.iter().zip(promises.iter().skip(1)).any(|(a, b)| a.0.overlaps(b.0));
    if overlapping { Err(refused()) } else { Ok(promises) }
}
