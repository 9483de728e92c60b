//! What an applicant does from their page: confirm, extend, withdraw, leave, say whether it was them. Each is
//! one form and ends on the page again.

use super::my_page::{Own, own_page, page_of};
use super::response::{Visitor, go, shown};
use super::returning::Code;
use crate::State;
use crate::enrolments::{self, Contesting, Network};
use crate::http::cookies;
use crate::notices::may_contest;
use crate::pages;
use crate::refusal::Refusal;
use axum::extract::{self, Path};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Form, Router};
use serde::Deserialize;
use statement::RecordId;
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
        .route("/enrolments/{id}/not-me/{token}", get(ask_not_me).post(not_me))
        .route("/enrolments/{id}/leave", post(leave))
}

async fn confirm(
    extract::State(state): extract::State<State>,
    own: Own,
    Form(typed): Form<Code>,
) -> Response {
    let turn = enrolments::confirm(&state, own.id, typed.code).await;
    let known =
        turn.is_ok().then(|| cookies::of_known(&state, Some(&enrolments::browser_of(&state, own.id))));
    (known, own.go_or_ask(&state, turn, &own.page()).await).into_response()
}

async fn send_code(extract::State(state): extract::State<State>, own: Own, from: Network) -> Response {
    let sent = enrolments::send_code_again(&state, own.id, from).await.map(|_| ());
    own.visitor.go_or(sent, &own.page(), &own.page())
}

async fn confirm_email(
    extract::State(state): extract::State<State>,
    own: Own,
    Form(typed): Form<Code>,
) -> Response {
    let turn = enrolments::confirm_email(&state, own.id, typed.code).await;
    own.go_or_ask(&state, turn, &own.page()).await
}

async fn send_email_code(extract::State(state): extract::State<State>, own: Own, from: Network) -> Response {
    let turn = enrolments::send_email_code(&state, own.id, from).await;
    own.go_or_ask(&state, turn, &format!("{}#email", own.page())).await
}

#[derive(Deserialize)]
struct Way {
    route: Route,
}

async fn choose_way(
    extract::State(state): extract::State<State>,
    own: Own,
    Form(chosen): Form<Way>,
) -> Response {
    let turned = enrolments::choose_route(&state, own.id, chosen.route).await;
    let to = if chosen.route == Route::Home { format!("{}/visit", own.page()) } else { own.page() };
    own.visitor.go_or(turned, &to, &own.page())
}

async fn ask_withdraw(own: Own) -> Response {
    shown(pages::withdraw(&own.visitor.frame, own.id))
}

async fn withdraw(extract::State(state): extract::State<State>, own: Own) -> Response {
    own.visitor.go_or(enrolments::withdraw(&state, own.id).await, &own.page(), &own.page())
}

async fn extend(extract::State(state): extract::State<State>, own: Own) -> Response {
    own.visitor.go_or(enrolments::extend(&state, own.id).await, &own.page(), &own.page())
}

#[derive(Deserialize)]
struct WasMe {
    chain: ChainId,
    sequence: u64,
}

async fn was_me(extract::State(state): extract::State<State>, own: Own, Form(said): Form<WasMe>) -> Response {
    let place = RecordId { chain: said.chain, sequence: said.sequence };
    let said = enrolments::confirm_check_by(&state, own.id, place, own.visitor.token.as_ref()).await;
    own.go_or_identify(&state, said).await
}

/// An enrolment, and the token of a message that led here.
#[derive(Deserialize)]
struct Contested {
    id: EnrolmentId,
    #[serde(default)]
    token: String,
}

impl Contested {
    /// A code is not needed where a message led here: whoever got one about a check that was not theirs may not hold the
    /// mobile. Everybody else proves first who they are.
    async fn may_be_by(&self, state: &State, visitor: &Visitor) -> Result<Option<Contesting>, Refusal> {
        if visitor.is_applicant_of(state, self.id).await? {
            return Ok(Some(Contesting::ByCode));
        }
        let is_from_message = may_contest(&state.enrolment_keys, self.id, &self.token, state.now());
        Ok(is_from_message.then_some(Contesting::ByLink))
    }
}

/// True where it counts until a person decides.
const fn lasts(by: Contesting) -> bool {
    matches!(by, Contesting::ByCode)
}

async fn ask_not_me(
    extract::State(state): extract::State<State>,
    visitor: Visitor,
    Path(contested): Path<Contested>,
) -> Response {
    match contested.may_be_by(&state, &visitor).await {
        Ok(Some(by)) => shown(pages::not_me(&visitor.frame, contested.id, &contested.token, lasts(by))),
        Ok(None) => own_page(&state, &visitor, contested.id, None).await,
        Err(refusal) => visitor.refused(refusal, "/"),
    }
}

async fn not_me(
    extract::State(state): extract::State<State>,
    visitor: Visitor,
    Path(asked): Path<Contested>,
) -> Response {
    let id = asked.id;
    let contested = match asked.may_be_by(&state, &visitor).await {
        Ok(Some(by)) => enrolments::contest(&state, id, by).await.map(|()| by),
        Ok(None) => return own_page(&state, &visitor, id, None).await,
        Err(refusal) => Err(refusal),
    };
    match contested {
        Ok(by) => shown(pages::not_me_done(&visitor.frame, id, lasts(by))),
        Err(refusal) => visitor.refused(refusal, &page_of(id)),
    }
}

async fn leave(extract::State(state): extract::State<State>, visitor: Visitor) -> Response {
    let ended = match &visitor.token {
        Some(token) => enrolments::end_session(&state, token).await,
        None => Err(Problem::SignInFirst.into()),
    };
    if let Err(refusal) = ended {
        return visitor.refused(refusal, "/");
    }
    (cookies::of_applicant(&state, None), cookies::of_known(&state, None), go("/")).into_response()
}
