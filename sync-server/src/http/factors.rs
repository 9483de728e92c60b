//! The second factor of staff: proving it after the password, and adding or removing one. It must not decide anything.

use super::cookies;
use super::session::{PasswordShown, Staff};
use super::staff::whole;
use crate::State;
use crate::refusal::Refusal;
use crate::staff::{self, Token};
use axum::extract::{self, Path};
use axum::http::StatusCode;
use axum::routing::{get, post};
use axum::{Json, Router};
use axum_extra::extract::CookieJar;
use wire::v1::factor::{AddCode, AddPasskey, CodeSecret, Factors, PasskeyAsked, ProveCode, ProvePasskey};
use wire::v1::staff::SignedIn;

pub(super) fn routes() -> Router<State> {
    Router::new()
        .route("/v1/sign-in/code", post(prove_code))
        .route("/v1/sign-in/passkey/start", post(ask_passkey))
        .route("/v1/sign-in/passkey", post(prove_passkey))
        .route("/v1/me/factors", get(list))
        .route("/v1/me/factors/code/start", post(offer_code))
        .route("/v1/me/factors/code", post(add_code))
        .route("/v1/me/factors/passkey/start", post(offer_passkey))
        .route("/v1/me/factors/passkey", post(add_passkey))
        .route("/v1/me/factors/{id}/remove", post(remove))
}

/// The cookies of the session and of the browser, for a browser.
type Proven = Result<(CookieJar, CookieJar, Json<SignedIn>), Refusal>;

async fn prove_code(
    extract::State(state): extract::State<State>,
    shown: PasswordShown,
    Json(body): Json<ProveCode>,
) -> Proven {
    let token = staff::prove_code(&state, &shown.began, &body.code).await?;
    proven(&state, shown, token).await
}

async fn ask_passkey(
    extract::State(state): extract::State<State>,
    shown: PasswordShown,
) -> Result<Json<PasskeyAsked>, Refusal> {
    staff::ask_passkey(&state, &shown.began).await.map(Json)
}

async fn prove_passkey(
    extract::State(state): extract::State<State>,
    shown: PasswordShown,
    Json(body): Json<ProvePasskey>,
) -> Proven {
    let token = staff::prove_passkey(&state, &shown.began, body.credential).await?;
    proven(&state, shown, token).await
}

async fn list(
    extract::State(state): extract::State<State>,
    shown: PasswordShown,
) -> Result<Json<Factors>, Refusal> {
    staff::factors(&state, &shown.began.account.login).await.map(Json)
}

async fn offer_code(
    extract::State(state): extract::State<State>,
    shown: PasswordShown,
) -> Result<Json<CodeSecret>, Refusal> {
    staff::offer_code(&state, &shown.began).await.map(Json)
}

async fn add_code(
    extract::State(state): extract::State<State>,
    shown: PasswordShown,
    Json(body): Json<AddCode>,
) -> Proven {
    let token = staff::add_code(&state, &shown.began, &body.label, &body.code).await?;
    proven(&state, shown, token).await
}

async fn offer_passkey(
    extract::State(state): extract::State<State>,
    shown: PasswordShown,
) -> Result<Json<PasskeyAsked>, Refusal> {
    staff::offer_passkey(&state, &shown.began).await.map(Json)
}

async fn add_passkey(
    extract::State(state): extract::State<State>,
    shown: PasswordShown,
    Json(body): Json<AddPasskey>,
) -> Proven {
    let token = staff::add_passkey(&state, &shown.began, &body.label, body.credential).await?;
    proven(&state, shown, token).await
}

async fn remove(
    extract::State(state): extract::State<State>,
    staff: Staff,
    Path(id): Path<String>,
) -> Result<StatusCode, Refusal> {
    staff::remove_factor(&state, &staff.account, &id).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// The session that began with the proof: a browser is given its cookie, a program its token.
async fn proven(state: &State, shown: PasswordShown, token: Token) -> Proven {
    let known = shown.began.next_of_browser().map(|next| cookies::of_browser(state, next));
    let account = whole(state, shown.began.account, true).await?;
    if shown.is_program {
        let token = Some(token.reveal());
        return Ok((CookieJar::new(), CookieJar::new(), Json(SignedIn { account, token })));
    }
    let session = cookies::of_staff(state, Some(&token));
    Ok((session, known.unwrap_or_default(), Json(SignedIn { account, token: None })))
}
