//! Choosing, changing and calling off a visit from the applicant's page.

use super::my_page::Own;
use super::response::{go, noted};
use crate::State;
use crate::bookings::{self, Asker};
use crate::local_time::LocalTime;
use crate::pages::{self, FreeWindow, VisitOffer};
use crate::refusal::Refusal;
use axum::extract;
use axum::response::Response;
use axum::routing::{get, post};
use axum::{Form, Router};
use booking::CancelReason;
use serde::Deserialize;
use terms::{EnrolmentId, Problem, WindowId};

pub(super) fn routes() -> Router<State> {
    Router::new()
        .route("/enrolments/{id}/visit", get(look).post(choose))
        .route("/enrolments/{id}/visit/cancel", post(cancel))
}

async fn look(extract::State(state): extract::State<State>, own: Own) -> Response {
    slots_page(&state, &own, None).await
}

async fn slots_page(state: &State, own: &Own, problem: Option<Problem>) -> Response {
    let page = free(state, own.id).await.map(|Free { slots, local, moves }| {
        let offer = VisitOffer { slots: &slots, local, moves };
        pages::choose_visit(&own.visitor.frame, own.id, offer, problem)
    });
    own.visitor.page_or(page, &own.page())
}

/// What there is to choose from.
struct Free {
    slots: Vec<FreeWindow>,
    local: LocalTime,
    moves: bool,
}

async fn free(state: &State, id: EnrolmentId) -> Result<Free, Refusal> {
    let shared = state.clone();
    state
        .store
        .read(move |conn| {
            let moves = bookings::newest_or_none(conn, id)?.is_some_and(|(newest, _)| newest.state.is_live());
            let (windows, local) = bookings::windows_for(conn, &shared, id)?;
            let slots = windows.into_iter().map(|window| FreeWindow {
                window: window.id,
                from: window.promise.from(),
                to: window.promise.to(),
            });
            Ok::<_, Refusal>(Free { slots: slots.collect(), local, moves })
        })
        .await
}

#[derive(Deserialize)]
struct Chosen {
    window: Option<WindowId>,
}

async fn choose(
    extract::State(state): extract::State<State>,
    own: Own,
    Form(chosen): Form<Chosen>,
) -> Response {
    let Some(window) = chosen.window else {
        return slots_page(&state, &own, Some(Problem::FieldMissing)).await;
    };
    let (shared, id) = (state.clone(), own.id);
    let booked = state
        .store
        .write(move |tx| {
            match bookings::newest_or_none(tx, id)? {
                Some((newest, _)) if newest.state.is_live() => {
                    bookings::move_to(tx, &shared, newest.id, window, Asker::Applicant)?
                }
                _ => bookings::book(tx, &shared, id, window, Asker::Applicant)?,
            };
            Ok::<_, Refusal>(())
        })
        .await;
    match booked {
        Ok(()) => go(&own.page()),
        Err(refusal) => noted(slots_page(&state, &own, Some(refusal.problem())).await, refusal),
    }
}

async fn cancel(extract::State(state): extract::State<State>, own: Own) -> Response {
    let (shared, id) = (state.clone(), own.id);
    let cancelled = state
        .store
        .write(move |tx| {
            let (newest, _) = bookings::newest_of(tx, id)?;
            bookings::cancel(tx, &shared, newest.id, CancelReason::ApplicantAsked).map(|_| ())
        })
        .await;
    own.visitor.go_or(cancelled, &own.page(), &own.page())
}
