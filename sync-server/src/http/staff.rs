//! Sign-in by password, sign-out, who I am, and my password. The second factor is in `factors`.

use super::caller::Caller;
use super::cookies;
use super::session::{PasswordShown, Staff};
use crate::State;
use crate::model::Account;
use crate::provisioning;
use crate::refusal::Refusal;
use crate::staff::{self, Token, Visitor};
use axum::extract;
use axum::http::{HeaderMap, StatusCode};
use axum::routing::{get, post};
use axum::{Json, Router};
use axum_extra::extract::CookieJar;
use wire::v1::staff::{AskLinkOwner, LinkOwner, Me, NewPassword, Reset, SignIn, SignedIn, StaffMember};

pub(super) fn routes() -> Router<State> {
    Router::new()
        .route("/v1/sign-in", post(sign_in))
        .route("/v1/sign-out", post(sign_out))
        .route("/v1/sign-out-everywhere", post(sign_out_everywhere))
        .route("/v1/me", get(me))
        .route("/v1/me/password", post(change_password))
        .route("/v1/staff/reset", post(reset))
        .route("/v1/staff/reset/login", post(link_owner))
}

async fn sign_in(
    extract::State(state): extract::State<State>,
    caller: Caller,
    headers: HeaderMap,
    Json(body): Json<SignIn>,
) -> Result<(CookieJar, Json<SignedIn>), Refusal> {
    // A program has no browser that could be known.
    let shown = cookies::browser_token(&state, &headers).filter(|_| !body.bearer);
    let visitor = Visitor { network: caller.0, shown };
    let (account, token) = staff::sign_in(&state, &body.login, body.password, visitor).await?;
    let session = if body.bearer { CookieJar::new() } else { cookies::of_staff(&state, Some(&token)) };
    let token = body.bearer.then(|| token.reveal());
    let account = whole(&state, account, false).await?;
    Ok((session, Json(SignedIn { account, token })))
}

async fn sign_out(
    extract::State(state): extract::State<State>,
    shown: PasswordShown,
) -> Result<(StatusCode, CookieJar), Refusal> {
    staff::sign_out(&state, &shown.token).await?;
    Ok((StatusCode::NO_CONTENT, cookies::of_staff(&state, None)))
}

async fn sign_out_everywhere(
    extract::State(state): extract::State<State>,
    staff: Staff,
) -> Result<(StatusCode, CookieJar), Refusal> {
    staff::sign_out_everywhere(&state, &staff.account).await?;
    Ok((StatusCode::NO_CONTENT, cookies::of_staff(&state, None)))
}

async fn change_password(
    extract::State(state): extract::State<State>,
    staff: Staff,
    Json(body): Json<NewPassword>,
) -> Result<StatusCode, Refusal> {
    staff::change_password(&state, &staff.account, body.current, body.wanted, &staff.token).await?;
    Ok(StatusCode::NO_CONTENT)
}

async fn reset(
    extract::State(state): extract::State<State>,
    Json(body): Json<Reset>,
) -> Result<(StatusCode, CookieJar), Refusal> {
    let browser = Token::of(state.draw());
    staff::reset(&state, (body.token.reveal(), body.code.reveal()), body.password, &browser).await?;
    Ok((StatusCode::NO_CONTENT, cookies::of_browser(&state, &browser)))
}

async fn link_owner(
    extract::State(state): extract::State<State>,
    Json(body): Json<AskLinkOwner>,
) -> Result<Json<LinkOwner>, Refusal> {
    staff::link_owner(&state, body.token.reveal()).await.map(|login| Json(LinkOwner { login }))
}

async fn me(extract::State(state): extract::State<State>, shown: PasswordShown) -> Result<Json<Me>, Refusal> {
    let PasswordShown { began, .. } = shown;
    Ok(Json(whole(&state, began.account, began.proven).await?))
}

pub(super) async fn whole(state: &State, account: Account, proven: bool) -> Result<Me, Refusal> {
    let zone = provisioning::zone_of(state, &account).await?.name().to_owned();
    Ok(Me { member: member(account), zone, proven })
}

pub(super) fn member(account: Account) -> StaffMember {
    StaffMember { login: account.login, name: account.name, role: account.role, office: account.office }
}
