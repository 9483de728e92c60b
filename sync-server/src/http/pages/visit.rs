//! Choosing, changing and calling off a visit from the applicant's page.

use super::own::own_page;
use super::showing::{Visitor, go};
use crate::State;
use crate::bookings::{self, Asker};
use crate::http::{Answer, Refusal};
use crate::pages::{self, Slot};
use axum::extract::{self, Path};
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

async fn look(
    extract::State(state): extract::State<State>,
    visitor: Visitor,
    Path(id): Path<EnrolmentId>,
) -> Response {
    slots_page(&state, &visitor, id, None).await
}

async fn slots_page(state: &State, visitor: &Visitor, id: EnrolmentId, problem: Option<Problem>) -> Response {
    if !visitor.is_applicant_of(state, id).await {
        return own_page(state, visitor, id, None).await;
    }
    let page = free(state, id)
        .await
        .map(|(slots, moves)| pages::choose_visit(&visitor.frame, id, &slots, moves, problem));
    visitor.page_or(page, &format!("/enrolments/{id}"))
}

async fn free(state: &State, id: EnrolmentId) -> Answer<(Vec<Slot>, bool)> {
    let desk = state.clone();
    state
        .store
        .read(move |conn| {
            let moves = bookings::newest_of(conn, id).is_ok_and(|(newest, _)| newest.state.is_live());
            let windows = bookings::windows_for(conn, &desk, id)?;
            let slots = windows.into_iter().map(|window| Slot {
                window: window.id,
                from: window.promise.from(),
                to: window.promise.to(),
            });
            Ok::<_, Refusal>((slots.collect(), moves))
        })
        .await
}

#[derive(Deserialize)]
struct Chosen {
    window: Option<WindowId>,
}

async fn choose(
    extract::State(state): extract::State<State>,
    visitor: Visitor,
    Path(id): Path<EnrolmentId>,
    Form(chosen): Form<Chosen>,
) -> Response {
    if !visitor.is_applicant_of(&state, id).await {
        return own_page(&state, &visitor, id, None).await;
    }
    let Some(window) = chosen.window else {
        return slots_page(&state, &visitor, id, Some(Problem::FieldMissing)).await;
    };
    let desk = state.clone();
    let booked = state
        .store
        .write(move |tx| {
            match bookings::newest_of(tx, id) {
                Ok((newest, _)) if newest.state.is_live() => {
                    bookings::move_to(tx, &desk, newest.id, window, Asker::Applicant)?
                }
                _ => bookings::book(tx, &desk, id, window, Asker::Applicant)?,
            };
            Ok::<_, Refusal>(())
        })
        .await;
    match booked {
        Ok(()) => go(&format!("/enrolments/{id}"), None),
        Err(refusal) => slots_page(&state, &visitor, id, Some(refusal.problem())).await,
    }
}

async fn cancel(
    extract::State(state): extract::State<State>,
    visitor: Visitor,
    Path(id): Path<EnrolmentId>,
) -> Response {
    if !visitor.is_applicant_of(&state, id).await {
        return own_page(&state, &visitor, id, None).await;
    }
    let desk = state.clone();
    let cancelled = state
        .store
        .write(move |tx| {
            let (newest, _) = bookings::newest_of(tx, id)?;
            bookings::cancel(tx, &desk, newest.id, CancelReason::ApplicantAsked).map(|_| ())
        })
        .await;
    let page = format!("/enrolments/{id}");
    visitor.go_or(cancelled, &page, &page)
}
