//! What an applicant does from their page: confirm, extend, withdraw, leave, say whether it was them. Each is
//! one form and ends on the page again.

use super::own::own_page;
use super::returning::Code;
use super::showing::{Visitor, go, shown};
use crate::State;
use crate::enrolments;
use crate::http::session::set_applicant_cookie;
use crate::pages;
use axum::extract::{self, Path};
use axum::response::Response;
use axum::routing::{get, post};
use axum::{Form, Router};
use serde::Deserialize;
use statement::Place;
use terms::{ChainId, EnrolmentId, Problem, Route};

pub(super) fn routes() -> Router<State> {
    Router::new()
        .route("/enrolments/{id}/confirm", post(confirm))
        .route("/enrolments/{id}/code", post(send_code))
        .route("/enrolments/{id}/email", post(confirm_email))
        .route("/enrolments/{id}/email-code", post(send_email_code))
        .route("/enrolments/{id}/way", post(choose_way))
        .route("/enrolments/{id}/withdraw", get(ask_withdraw).post(withdraw))
        .route("/enrolments/{id}/extend", post(extend))
        .route("/enrolments/{id}/was-me", post(was_me))
        .route("/enrolments/{id}/not-me", get(ask_not_me).post(not_me))
        .route("/enrolments/{id}/leave", post(leave))
}

/// The applicant of the path's enrolment, as a plain page knows them, or the page that asks who they are.
macro_rules! applicant {
    ($state:ident, $visitor:ident, $id:ident) => {
        if !$visitor.is_applicant_of(&$state, $id).await {
            return own_page(&$state, &$visitor, $id, None).await;
        }
    };
}

fn page_of(id: EnrolmentId) -> String {
    format!("/enrolments/{id}")
}

async fn confirm(
    extract::State(state): extract::State<State>,
    visitor: Visitor,
    Path(id): Path<EnrolmentId>,
    Form(typed): Form<Code>,
) -> Response {
    applicant!(state, visitor, id);
    match enrolments::confirm(&state, id, typed.code).await {
        Ok(()) => go(&page_of(id), None),
        Err(refusal) => own_page(&state, &visitor, id, Some(refusal.problem())).await,
    }
}

async fn send_code(
    extract::State(state): extract::State<State>,
    visitor: Visitor,
    Path(id): Path<EnrolmentId>,
) -> Response {
    applicant!(state, visitor, id);
    let sent = enrolments::send_code_again(&state, id).await.map(|_| ());
    visitor.go_or(sent, &page_of(id), &page_of(id))
}

async fn confirm_email(
    extract::State(state): extract::State<State>,
    visitor: Visitor,
    Path(id): Path<EnrolmentId>,
    Form(typed): Form<Code>,
) -> Response {
    applicant!(state, visitor, id);
    match enrolments::confirm_email(&state, id, typed.code).await {
        Ok(()) => go(&page_of(id), None),
        Err(refusal) => own_page(&state, &visitor, id, Some(refusal.problem())).await,
    }
}

async fn send_email_code(
    extract::State(state): extract::State<State>,
    visitor: Visitor,
    Path(id): Path<EnrolmentId>,
) -> Response {
    applicant!(state, visitor, id);
    match enrolments::send_email_code(&state, id).await {
        Ok(()) => go(&format!("{}#email", page_of(id)), None),
        Err(refusal) => own_page(&state, &visitor, id, Some(refusal.problem())).await,
    }
}

#[derive(Deserialize)]
struct Way {
    route: Route,
}

async fn choose_way(
    extract::State(state): extract::State<State>,
    visitor: Visitor,
    Path(id): Path<EnrolmentId>,
    Form(chosen): Form<Way>,
) -> Response {
    applicant!(state, visitor, id);
    let turned = enrolments::choose_route(&state, id, chosen.route).await;
    let to = if chosen.route == Route::Home { format!("{}/visit", page_of(id)) } else { page_of(id) };
    visitor.go_or(turned, &to, &page_of(id))
}

async fn ask_withdraw(
    extract::State(state): extract::State<State>,
    visitor: Visitor,
    Path(id): Path<EnrolmentId>,
) -> Response {
    applicant!(state, visitor, id);
    shown(pages::withdraw(&visitor.frame, id))
}

async fn withdraw(
    extract::State(state): extract::State<State>,
    visitor: Visitor,
    Path(id): Path<EnrolmentId>,
) -> Response {
    applicant!(state, visitor, id);
    visitor.go_or(enrolments::withdraw(&state, id).await, &page_of(id), &page_of(id))
}

async fn extend(
    extract::State(state): extract::State<State>,
    visitor: Visitor,
    Path(id): Path<EnrolmentId>,
) -> Response {
    applicant!(state, visitor, id);
    visitor.go_or(enrolments::extend(&state, id).await, &page_of(id), &page_of(id))
}

#[derive(Deserialize)]
struct WasMe {
    chain: ChainId,
    sequence: u64,
}

async fn was_me(
    extract::State(state): extract::State<State>,
    visitor: Visitor,
    Path(id): Path<EnrolmentId>,
    Form(said): Form<WasMe>,
) -> Response {
    applicant!(state, visitor, id);
    let place = Place { chain: said.chain, sequence: said.sequence };
    visitor.go_or(enrolments::confirm_check(&state, id, place).await, &page_of(id), &page_of(id))
}

/// Needs no code: whoever got a message about a check that was not theirs may not hold the mobile.
async fn ask_not_me(
    extract::State(state): extract::State<State>,
    visitor: Visitor,
    Path(id): Path<EnrolmentId>,
) -> Response {
    match enrolments::mobile_end(&state, id).await {
        Ok(_) => shown(pages::not_me(&visitor.frame, id)),
        Err(refusal) => visitor.refused(&refusal, "/"),
    }
}

async fn not_me(
    extract::State(state): extract::State<State>,
    visitor: Visitor,
    Path(id): Path<EnrolmentId>,
) -> Response {
    match enrolments::contest(&state, id).await {
        Ok(()) => shown(pages::not_me_done(&visitor.frame)),
        Err(refusal) => visitor.refused(&refusal, &page_of(id)),
    }
}

async fn leave(extract::State(state): extract::State<State>, visitor: Visitor) -> Response {
    let ended = match &visitor.token {
        Some(token) => enrolments::end_session(&state, token).await,
        None => Err(Problem::SignInFirst.into()),
    };
    if let Err(refusal) = ended {
        return visitor.refused(&refusal, "/");
    }
    go("/", Some(&set_applicant_cookie(&state, None)))
}
