//! Requests about rounds and appointments: a manager's, then an applicant's about their own. It must not
//! decide anything.

use super::{Applicant, Staff};
use crate::State;
use crate::bookings::{self, Asker, RoundPlan, RoundView};
use crate::model::{AccessRecord, Account};
use crate::refusal::Refusal;
use crate::staff::record_access;
use crate::store::sql::Transaction;
use axum::extract::{self, Path, Query};
use axum::http::StatusCode;
use axum::routing::{get, post};
use axum::{Json, Router};
use booking::{Appointment, CancelReason, Promise};
use serde::Deserialize;
use terms::{AppointmentId, Day, Problem, Role, RoundId, WindowId};
use wire::v1::administration::Act;
use wire::v1::booking::{
    AppointmentBody, AskedToMove, BookFor, CancelFor, ChooseWindow, FreeWindowBody, NewRound, PlacesSet,
    RoundBody, RoundPage, SetPlaces, VisitBody, WindowBody,
};

pub(super) fn routes() -> Router<State> {
    Router::new()
        .route("/v1/rounds", get(list_rounds).post(plan_round))
        .route("/v1/rounds/{id}", get(show_round))
        .route("/v1/windows/{id}/places", post(set_slots))
        .route("/v1/appointments", post(book_for))
        .route("/v1/appointments/{id}/move", post(move_for))
        .route("/v1/appointments/{id}/cancel", post(cancel_for))
        .route("/v1/appointments/{id}/missed", post(miss))
        .route("/v1/enrolments/{id}/windows", get(list_windows))
        .route("/v1/enrolments/{id}/appointment", get(own).post(book_own))
        .route("/v1/enrolments/{id}/appointment/move", post(move_own))
        .route("/v1/enrolments/{id}/appointment/cancel", post(cancel_own))
}

async fn plan_round(
    extract::State(state): extract::State<State>,
    staff: Staff,
    Json(body): Json<NewRound>,
) -> Result<(StatusCode, Json<RoundBody>), Refusal> {
    staff.require(Role::Manager)?;
    let windows = body.windows.iter().map(|window| (window.from, window.to, window.places)).collect();
    let plan = RoundPlan { carrier: body.carrier, day: body.day, windows };
    let shared = state.clone();
    let word = staff.word(&state);
    let job = move |tx: &Transaction<'_>| {
        let planned = bookings::plan_round(tx, &shared, &staff.account, &plan)?;
        let booking::Round { id: round, carrier, day, .. } = planned.round;
        word.enter(tx, Act::PlanRound { round, carrier, day }, shared.now())?;
        Ok::<_, Refusal>(planned)
    };
    let planned = state.store.write(job).await?;
    Ok((StatusCode::CREATED, Json(round_body(planned))))
}

#[derive(Deserialize)]
struct OnDay {
    day: Day,
}

async fn list_rounds(
    extract::State(state): extract::State<State>,
    staff: Staff,
    Query(asked): Query<OnDay>,
) -> Result<Json<Vec<RoundBody>>, Refusal> {
    staff.require(Role::Manager)?;
    let rounds =
        state.store.read(move |conn| bookings::rounds_of_day(conn, &staff.account, asked.day)).await?;
    Ok(Json(rounds.into_iter().map(round_body).collect()))
}

/// A write: the readings of the addresses are recorded before the answer leaves.
async fn show_round(
    extract::State(state): extract::State<State>,
    staff: Staff,
    Path(id): Path<RoundId>,
) -> Result<Json<RoundPage>, Refusal> {
    staff.require(Role::Manager)?;
    let shared = state.clone();
    let (round, visits) = state
        .store
        .write(move |tx| {
            let (round, visits) = bookings::round_page(tx, &shared, &staff.account, id)?;
            let read = visits.iter().filter(|visit| visit.address.is_some());
            let enrolments: Vec<_> = read.map(|visit| visit.appointment.enrolment).collect();
            let reading = AccessRecord { what: "address", purpose: "round", enrolments: &enrolments };
            record_access(tx, &staff.account, reading, shared.now())?;
            Ok::<_, Refusal>((round, visits))
        })
        .await?;
    let appointments = visits.into_iter().map(|visit| VisitBody {
        appointment: appointment_body((visit.appointment, visit.promise)),
        address: visit.address,
        initials: visit.initials,
    });
    Ok(Json(RoundPage { round: round_body(round), appointments: appointments.collect() }))
}

async fn set_slots(
    extract::State(state): extract::State<State>,
    staff: Staff,
    Path(id): Path<WindowId>,
    Json(body): Json<SetPlaces>,
) -> Result<Json<PlacesSet>, Refusal> {
    staff.require(Role::Manager)?;
    let (shared, word) = (state.clone(), staff.word(&state));
    let job = move |tx: &Transaction<'_>| {
        bookings::require_window(tx, &staff.account, id)?;
        let change = bookings::set_slots(tx, &shared, id, body.places)?;
        word.enter(tx, Act::SetPlaces { window: id, places: body.places }, shared.now())?;
        Ok::<_, Refusal>(change)
    };
    let change = state.store.write(job).await?;
    let asked = change
        .surplus
        .into_iter()
        .map(|surplus| AskedToMove { appointment: surplus.appointment, alternatives: surplus.alternatives });
    Ok(Json(PlacesSet { kept: change.kept, asked: asked.collect() }))
}

async fn book_for(
    extract::State(state): extract::State<State>,
    staff: Staff,
    Json(body): Json<BookFor>,
) -> Result<(StatusCode, Json<AppointmentBody>), Refusal> {
    staff.require(Role::Manager)?;
    let booked = turn_of(state, staff, move |tx, state, who| {
        bookings::require_window(tx, who, body.window)?;
        bookings::require_address(tx, state, who, body.enrolment)?;
        let booked = bookings::book(tx, state, body.enrolment, body.window, Asker::Manager)?;
        let act = Act::BookVisit { appointment: booked.0.id };
        Ok((booked, act))
    });
    Ok((StatusCode::CREATED, booked.await?))
}

async fn move_for(
    extract::State(state): extract::State<State>,
    staff: Staff,
    Path(id): Path<AppointmentId>,
    Json(body): Json<ChooseWindow>,
) -> Result<(StatusCode, Json<AppointmentBody>), Refusal> {
    staff.require(Role::Manager)?;
    let moved = turn_of(state, staff, move |tx, state, who| {
        bookings::require_appointment(tx, who, id)?;
        bookings::require_window(tx, who, body.window)?;
        let moved = bookings::move_to(tx, state, id, body.window, Asker::Manager)?;
        let act = Act::MoveVisit { appointment: id, to: moved.0.id };
        Ok((moved, act))
    });
    Ok((StatusCode::CREATED, moved.await?))
}

async fn cancel_for(
    extract::State(state): extract::State<State>,
    staff: Staff,
    Path(id): Path<AppointmentId>,
    Json(body): Json<CancelFor>,
) -> Result<Json<AppointmentBody>, Refusal> {
    staff.require(Role::Manager)?;
    let reason =
        CancelReason::from_word(&body.reason).filter(|reason| CancelReason::OFFERED.contains(reason));
    let reason = reason.ok_or_else(|| Refusal::of_field("reason", Problem::FieldInvalid))?;
    let cancelled = turn_of(state, staff, move |tx, state, who| {
        bookings::require_appointment(tx, who, id)?;
        let act = Act::CancelVisit { appointment: id, reason: reason.word().to_owned() };
        Ok((bookings::cancel(tx, state, id, reason)?, act))
    });
    cancelled.await
}

async fn miss(
    extract::State(state): extract::State<State>,
    staff: Staff,
    Path(id): Path<AppointmentId>,
) -> Result<Json<AppointmentBody>, Refusal> {
    staff.require(Role::Manager)?;
    let missed = turn_of(state, staff, move |tx, state, who| {
        bookings::require_appointment(tx, who, id)?;
        Ok((bookings::miss_visit(tx, state, id)?, Act::MissVisit { appointment: id }))
    });
    missed.await
}

async fn list_windows(
    extract::State(state): extract::State<State>,
    applicant: Applicant,
) -> Result<Json<Vec<FreeWindowBody>>, Refusal> {
    let shared = state.clone();
    let (windows, local) =
        state.store.read(move |conn| bookings::windows_for(conn, &shared, applicant.enrolment)).await?;
    let free = windows.into_iter().map(|window| FreeWindowBody {
        zone: local.name().to_owned(),
        id: window.id,
        from: window.promise.from(),
        to: window.promise.to(),
    });
    Ok(Json(free.collect()))
}

async fn own(
    extract::State(state): extract::State<State>,
    applicant: Applicant,
) -> Result<Json<AppointmentBody>, Refusal> {
    let newest = state.store.read(move |conn| bookings::newest_of(conn, applicant.enrolment)).await?;
    Ok(Json(appointment_body(newest)))
}

async fn book_own(
    extract::State(state): extract::State<State>,
    applicant: Applicant,
    Json(body): Json<ChooseWindow>,
) -> Result<(StatusCode, Json<AppointmentBody>), Refusal> {
    let booked = turn(state, move |tx, state| {
        bookings::book(tx, state, applicant.enrolment, body.window, Asker::Applicant)
    });
    Ok((StatusCode::CREATED, booked.await?))
}

async fn move_own(
    extract::State(state): extract::State<State>,
    applicant: Applicant,
    Json(body): Json<ChooseWindow>,
) -> Result<(StatusCode, Json<AppointmentBody>), Refusal> {
    let moved = turn(state, move |tx, state| {
        let (newest, _) = bookings::newest_of(tx, applicant.enrolment)?;
        bookings::move_to(tx, state, newest.id, body.window, Asker::Applicant)
    });
    Ok((StatusCode::CREATED, moved.await?))
}

async fn cancel_own(
    extract::State(state): extract::State<State>,
    applicant: Applicant,
) -> Result<Json<AppointmentBody>, Refusal> {
    let cancelled = turn(state, move |tx, state| {
        let (newest, _) = bookings::newest_of(tx, applicant.enrolment)?;
        bookings::cancel(tx, state, newest.id, CancelReason::ApplicantAsked)
    });
    cancelled.await
}

/// A manager's turn of one appointment, entered as theirs in the transaction that does it.
async fn turn_of<F>(state: State, staff: Staff, turn_it: F) -> Result<Json<AppointmentBody>, Refusal>
where
    F: FnOnce(&Transaction<'_>, &State, &Account) -> Result<((Appointment, Promise), Act), Refusal>
        + Send
        + 'static,
{
    let word = staff.word(&state);
    let entered = move |tx: &Transaction<'_>, state: &State| {
        let (turned, act) = turn_it(tx, state, &staff.account)?;
        word.enter(tx, act, state.now())?;
        Ok(turned)
    };
    turn(state, entered).await
}

/// One turn of one appointment, in one transaction.
async fn turn<F>(state: State, turn: F) -> Result<Json<AppointmentBody>, Refusal>
where
    F: FnOnce(&Transaction<'_>, &State) -> Result<(Appointment, Promise), Refusal> + Send + 'static,
{
    let shared = state.clone();
    let turned = state.store.write(move |tx| turn(tx, &shared)).await?;
    Ok(Json(appointment_body(turned)))
}

fn round_body(view: RoundView) -> RoundBody {
    let windows = view.windows.into_iter().map(|(window, booked)| WindowBody {
        id: window.id,
        from: window.promise.from(),
        to: window.promise.to(),
        places: window.places,
        booked,
    });
    let booking::Round { id, carrier, office, day } = view.round;
    RoundBody { id, carrier, office, day, windows: windows.collect() }
}

pub(super) fn appointment_body((appointment, promise): (Appointment, Promise)) -> AppointmentBody {
    AppointmentBody {
        id: appointment.id,
        enrolment: appointment.enrolment,
        window: appointment.window,
        from: promise.from(),
        to: promise.to(),
        state: appointment.state,
    }
}
