//! What happens to one appointment, each turn in one transaction with the notice that tells it. It must
//! not know how a notice travels.

use super::{EARLY_HOURS, NOTICE_MS};
use crate::State;
use crate::dossier;
use crate::dossier::Dossier;
use crate::local_time::LocalTime;
use crate::model::NoticeKind;
use crate::notices::{self, Telling, Values};
use crate::refusal::Refusal;
use crate::staff::household_hash;
use crate::store::queries::{self, bookings as rows, provisioning};
use crate::store::sql::{Connection, Transaction};
use crate::vouchers::issue_voucher;
use booking::{Appointment, CancelReason, NotBookable, NotFromHere, Promise, Turn};
use terms::{AgentId, AppointmentId, DeviceId, EnrolmentId, Interval, Problem, Route, Timestamp, WindowId};
use wire::v1::enrolment::PostalAddress;

/// Visits that an applicant may book or move to in a day: each is a message to an address that may be another's.
const BOOKED_A_DAY: u32 = 10;

/// Who asks for an appointment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asker {
    /// The applicant, who leaves the carrier the usual notice.
    Applicant,
    /// A manager, who has spoken to the carrier and may book up to the end of a window.
    Manager,
}

impl From<NotFromHere> for Refusal {
    fn from(_: NotFromHere) -> Self {
        Problem::NotInThisState.into()
    }
}

/// The newest appointment of an enrolment, the live one where there is one, with what it promises.
pub fn newest_of(conn: &Connection, enrolment: EnrolmentId) -> Result<(Appointment, Promise), Refusal> {
    Ok(newest_or_none(conn, enrolment)?.ok_or(Problem::NotFound)?)
}

/// The same, where no appointment is an answer too.
pub fn newest_or_none(
    conn: &Connection,
    enrolment: EnrolmentId,
) -> Result<Option<(Appointment, Promise)>, Refusal> {
    let Some(appointment) = rows::newest_appointment(conn, enrolment)? else { return Ok(None) };
    let window = rows::window(conn, appointment.window)?;
    Ok(window.map(|(window, _)| (appointment, window.promise)))
}

/// Books a place in a window for an enrolment.
pub fn book(
    tx: &Transaction<'_>,
    state: &State,
    enrolment: EnrolmentId,
    window: WindowId,
    asker: Asker,
) -> Result<(Appointment, Promise), Refusal> {
    let appointment = Appointment::booked(AppointmentId(state.draw()), enrolment, window);
    let promise = take_slot(tx, state, &appointment, asker)?;
    tell(tx, state, &appointment, promise, NoticeKind::AppointmentBooked)?;
    Ok((appointment, promise))
}

/// Ends an appointment as moved and books another window in its place.
pub fn move_to(
    tx: &Transaction<'_>,
    state: &State,
    id: AppointmentId,
    window: WindowId,
    asker: Asker,
) -> Result<(Appointment, Promise), Refusal> {
    let now = state.now();
    let current = rows::appointment(tx, id)?.ok_or(Problem::NotFound)?;
    let (moved, replacement) = current.move_to(AppointmentId(state.draw()), window)?;
    rows::set_state(tx, &moved, None, Some(replacement.id), now)?;
    let promise = take_slot(tx, state, &replacement, asker)?;
    tell(tx, state, &replacement, promise, NoticeKind::AppointmentMoved)?;
    Ok((replacement, promise))
}

/// Calls a visit off.
pub fn cancel(
    tx: &Transaction<'_>,
    state: &State,
    id: AppointmentId,
    reason: CancelReason,
) -> Result<(Appointment, Promise), Refusal> {
    let appointment = rows::appointment(tx, id)?.ok_or(Problem::NotFound)?.turn(Turn::Cancel)?;
    rows::set_state(tx, &appointment, Some(reason), None, state.now())?;
    notify(tx, state, appointment, NoticeKind::AppointmentCancelled)
}

/// Calls off the visit of an applicant who no longer wants one: they go to a counter.
pub fn call_off(tx: &Transaction<'_>, state: &State, enrolment: EnrolmentId) -> Result<(), Refusal> {
    match rows::newest_appointment(tx, enrolment)? {
        Some(booked) if booked.state.is_live() => {
            cancel(tx, state, booked.id, CancelReason::ApplicantAsked).map(|_| ())
        }
        _ => Ok(()),
    }
}

/// Records that the carrier did not come. The applicant has lost no attempt.
pub fn miss_visit(
    tx: &Transaction<'_>,
    state: &State,
    id: AppointmentId,
) -> Result<(Appointment, Promise), Refusal> {
    let appointment = rows::appointment(tx, id)?.ok_or(Problem::NotFound)?.turn(Turn::MissVisit)?;
    rows::set_state(tx, &appointment, None, None, state.now())?;
    notify(tx, state, appointment, NoticeKind::AppointmentCarrierAbsent)
}

/// A carrier's device is lost: whoever waited for a visit that had begun is told at once, and chooses first. What turns up
/// of them later corrects it. They get a new voucher: a check under the old one may lie on the device, and would count as
/// the first under that secret.
pub fn miss_visits_on(tx: &Transaction<'_>, state: &State, device: DeviceId) -> Result<(), Refusal> {
    for visit in rows::begun_on(tx, device, state.now())? {
        let (missed, _) = miss_visit(tx, state, visit)?;
        issue_voucher(tx, state, &Dossier::read(tx, state, missed.enrolment)?)?;
    }
    Ok(())
}

/// Takes note that `agent` checked the applicant, at `made`: the visit of that agent and that hour is done, whatever the
/// check is worth. One that is booked for later stands until the registry says that it is needless.
pub fn record_check(
    tx: &Transaction<'_>,
    state: &State,
    enrolment: EnrolmentId,
    agent: AgentId,
    made: Interval,
) -> Result<(), Refusal> {
    let Some((visit, promise)) = begun_visit(tx, enrolment, agent, made)? else { return Ok(()) };
    if made.earliest > promise.to().plus_hours(EARLY_HOURS) {
        return Ok(());
    }
    // An appointment that ended otherwise stays as it ended: the check stands without it.
    if let Ok(done) = visit.turn(Turn::Finish) {
        rows::set_state(tx, &done, None, None, state.now())?;
    }
    Ok(())
}

/// Calls off a visit that is still booked where the applicant was checked elsewhere: at a counter, or by the carrier it
/// was taken from. What came of that check is told; this is not told apart.
pub fn end_needless(tx: &Transaction<'_>, state: &State, enrolment: EnrolmentId) -> Result<(), Refusal> {
    let Some(newest) = rows::newest_appointment(tx, enrolment)? else { return Ok(()) };
    if let Ok(cancelled) = newest.turn(Turn::Cancel) {
        rows::set_state(tx, &cancelled, Some(CancelReason::CheckedElsewhere), None, state.now())?;
    }
    Ok(())
}

/// Takes note that `agent` found nobody at home, at `knocked`.
pub fn record_nobody_home(
    tx: &Transaction<'_>,
    state: &State,
    enrolment: EnrolmentId,
    agent: AgentId,
    knocked: Interval,
) -> Result<(), Refusal> {
    let Some((visit, _)) = begun_visit(tx, enrolment, agent, knocked)? else { return Ok(()) };
    if let Ok(absent) = visit.turn(Turn::FindNobody) {
        rows::set_state(tx, &absent, None, None, state.now())?;
        notify(tx, state, absent, NoticeKind::AppointmentAbsent)?;
    }
    Ok(())
}

/// The newest appointment, where `agent` is its carrier and its window had begun, or nearly, at `at`. One that it was taken
/// from stood there at the wrong time; a statement that comes in late tells of an earlier visit, and must not end one that
/// is still to come.
fn begun_visit(
    conn: &Connection,
    enrolment: EnrolmentId,
    agent: AgentId,
    at: Interval,
) -> Result<Option<(Appointment, Promise)>, Refusal> {
    let Some(appointment) = rows::newest_appointment(conn, enrolment)? else { return Ok(None) };
    if carrier_of(conn, &appointment)? != Some(agent) {
        return Ok(None);
    }
    let (window, _) = rows::window(conn, appointment.window)?.ok_or(Problem::NotFound)?;
    let is_to_come = window.promise.from() > at.latest.plus_hours(EARLY_HOURS);
    Ok((!is_to_come).then_some((appointment, window.promise)))
}

/// Wins a place for an appointment, or says why not. Nothing is reserved beforehand: of two that take the
/// last place, the constraint refuses one.
fn take_slot(
    tx: &Transaction<'_>,
    state: &State,
    appointment: &Appointment,
    asker: Asker,
) -> Result<Promise, Refusal> {
    let now = state.now();
    if asker == Asker::Applicant
        && rows::booked_since(
            tx,
            appointment.enrolment,
            now.plus_days(-1),
            now.plus_ms(State::CLOCKS_DIFFER_MS),
        )? >= BOOKED_A_DAY
    {
        return Err(Problem::TooManyTries.into());
    }
    let Home { household, .. } = require_home_visit(tx, state, appointment.enrolment)?;
    let (window, _) = rows::window(tx, appointment.window)?.ok_or(Problem::NotFound)?;
    match (window.bookable(now, NOTICE_MS), asker) {
        (Ok(()), _) | (Err(NotBookable::TooSoon), Asker::Manager) => {}
        (Err(_), _) => return Err(Problem::WindowClosed.into()),
    }
    let round = rows::round(tx, window.round)?.ok_or(Problem::NotFound)?;
    let carrier = provisioning::agent(tx, round.carrier)?.ok_or(Problem::NotFound)?;
    let from = window.promise.from();
    // Until the window's end, as the list of windows asks (`store`): two rules would offer what cannot be booked.
    let is_away = carrier.active_to.is_some_and(|end| end < window.promise.to());
    if is_away || carrier.household == Some(household) || from > last_day_of(tx, appointment.enrolment)? {
        return Err(Problem::WindowClosed.into());
    }
    let place = rows::free_slot(tx, window.id)?.ok_or(Problem::WindowFull);
    let inserted = match place {
        Ok(place) => {
            rows::insert_appointment(tx, appointment, place, now)?.map_err(|rows::Taken| Problem::WindowFull)
        }
        Err(problem) => Err(problem),
    };
    match inserted {
        Ok(()) => Ok(window.promise),
        Err(_) if has_live(tx, appointment.enrolment)? => Err(Problem::AlreadyBooked.into()),
        Err(problem) => Err(problem.into()),
    }
}

/// The last instant at which a visit still fulfils the enrolment.
fn last_day_of(conn: &Connection, enrolment: EnrolmentId) -> Result<Timestamp, Refusal> {
    let row = queries::enrolments::enrolment(conn, enrolment)?.ok_or(Problem::NotFound)?;
    Ok(dossier::told_deadline(conn, &row)?.ok_or(Problem::NotInThisState)?)
}

/// Where an enrolment is visited.
pub(super) struct Home {
    /// Its household, hashed.
    pub household: [u8; 32],
    /// The clock of its address.
    pub local: LocalTime,
}

/// The home of an enrolment that can be visited: submitted, not over, on the home route.
pub(super) fn require_home_visit(
    conn: &Connection,
    state: &State,
    enrolment: EnrolmentId,
) -> Result<Home, Refusal> {
    let dossier = Dossier::read(conn, state, enrolment)?;
    if !dossier.row.state_at(state.now()).may_be_checked() || dossier.row.route != Route::Home {
        return Err(Problem::NotInThisState.into());
    }
    let PostalAddress { line, postcode, locality, .. } = &dossier.declared()?.address;
    let household =
        household_hash(&state.enrolment_keys, line.reveal(), postcode.reveal(), locality.reveal());
    Ok(Home { household, local: dossier.local_time()? })
}

/// True while a visit is still to come.
pub fn has_live(conn: &Connection, enrolment: EnrolmentId) -> Result<bool, Refusal> {
    Ok(rows::newest_appointment(conn, enrolment)?.is_some_and(|newest| newest.state.is_live()))
}

fn carrier_of(conn: &Connection, appointment: &Appointment) -> Result<Option<AgentId>, Refusal> {
    let Some((window, _)) = rows::window(conn, appointment.window)? else { return Ok(None) };
    Ok(rows::round(conn, window.round)?.map(|round| round.carrier))
}

fn notify(
    tx: &Transaction<'_>,
    state: &State,
    appointment: Appointment,
    kind: NoticeKind,
) -> Result<(Appointment, Promise), Refusal> {
    let (window, _) = rows::window(tx, appointment.window)?.ok_or(Problem::NotFound)?;
    tell(tx, state, &appointment, window.promise, kind)?;
    Ok((appointment, window.promise))
}

/// Writes the notice of a turn. The act names the appointment and its state: told once, however often a
/// statement is delivered.
pub(super) fn tell(
    tx: &Transaction<'_>,
    state: &State,
    appointment: &Appointment,
    promise: Promise,
    kind: NoticeKind,
) -> Result<(), Refusal> {
    let values = Values { window: Some((promise.from(), promise.to())), ..Values::default() };
    let act = format!("appointment/{}/{}", appointment.id, kind.word());
    notices::tell(tx, state, &Telling { act, enrolment: appointment.enrolment, kind, values })
}
