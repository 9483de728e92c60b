//! The applicant's requests: open, confirm, choose, look.

use super::Applicant;
use super::cookies;
use super::middleware::language_of;
use crate::State;
use crate::dossier;
use crate::enrolments::{self, Network};
use crate::local_time::LocalTime;
use crate::refusal::Refusal;
use crate::vouchers;
use axum::extract;
use axum::http::header::CONTENT_TYPE;
use axum::http::{HeaderMap, HeaderName, StatusCode};
use axum::routing::{get, post};
use axum::{Json, Router};
use axum_extra::extract::CookieJar;
use wire::v1::enrolment::{
    CheckDeclaration, CodeSent, Confirmation, EnrolmentStatus, NewEnrolment, OpenedEnrolment, PaperRoute,
    RouteChoice, VoucherView,
};

pub(super) fn routes() -> Router<State> {
    Router::new()
        .route("/v1/paper", get(paper))
        .route("/v1/enrolments", post(open))
        .route("/v1/enrolments/check", post(check))
        .route("/v1/enrolments/{id}/code", post(send_code))
        .route("/v1/enrolments/{id}/confirm", post(confirm))
        .route("/v1/enrolments/{id}/route", post(choose_route))
        .route("/v1/enrolments/{id}/status", get(status))
        .route("/v1/enrolments/{id}/voucher", get(voucher))
        .route("/v1/enrolments/{id}/voucher.svg", get(voucher_svg))
}

/// Where a letter goes, as the operator set it.
async fn paper(extract::State(state): extract::State<State>) -> Json<PaperRoute> {
    Json(PaperRoute { address: state.settings.paper.address.clone() })
}

async fn open(
    extract::State(state): extract::State<State>,
    from: Network,
    headers: HeaderMap,
    Json(body): Json<NewEnrolment>,
) -> Result<(StatusCode, CookieJar, Json<OpenedEnrolment>), Refusal> {
    let asked = enrolments::NewEnrolment {
        declaration: body.declaration,
        notice_version: body.notice_version,
        language: language_of(&headers),
        from,
    };
    let opened = enrolments::open(&state, asked).await?;
    let body = OpenedEnrolment {
        id: opened.id,
        continuation: opened.continuation.reveal().into(),
        code_expires_at: opened.code_expires_at,
    };
    // The browser goes on with a session of its own; the continuation is for programs.
    let session = enrolments::begin_session(&state, opened.id).await?;
    Ok((StatusCode::CREATED, cookies::of_applicant(&state, Some(&session)), Json(body)))
}

/// Judges fields that are being typed, by the same rules as the whole; nothing is kept.
async fn check(
    extract::State(state): extract::State<State>,
    Json(body): Json<CheckDeclaration>,
) -> Result<StatusCode, Refusal> {
    let on = LocalTime::of_postcode(body.declaration.address.postcode.reveal()).day_of(state.now())?;
    let against = dossier::problems_of(body.declaration, &body.fields, on);
    if against.is_empty() { Ok(StatusCode::NO_CONTENT) } else { Err(Refusal::of_fields(against)) }
}

async fn send_code(
    extract::State(state): extract::State<State>,
    applicant: Applicant,
    from: Network,
) -> Result<(StatusCode, Json<CodeSent>), Refusal> {
    let expires_at = enrolments::send_code_again(&state, applicant.enrolment, from).await?;
    Ok((StatusCode::CREATED, Json(CodeSent { expires_at })))
}

async fn confirm(
    extract::State(state): extract::State<State>,
    applicant: Applicant,
    Json(body): Json<Confirmation>,
) -> Result<(CookieJar, Json<EnrolmentStatus>), Refusal> {
    enrolments::confirm(&state, applicant.enrolment, body.code).await?;
    let known = enrolments::browser_of(&state, applicant.enrolment);
    let status = enrolments::status(&state, applicant.enrolment).await?;
    Ok((cookies::of_known(&state, Some(&known)), Json(status)))
}

async fn choose_route(
    extract::State(state): extract::State<State>,
    applicant: Applicant,
    Json(body): Json<RouteChoice>,
) -> Result<Json<EnrolmentStatus>, Refusal> {
    enrolments::choose_route(&state, applicant.enrolment, body.route).await?;
    Ok(Json(enrolments::status(&state, applicant.enrolment).await?))
}

async fn status(
    extract::State(state): extract::State<State>,
    applicant: Applicant,
) -> Result<Json<EnrolmentStatus>, Refusal> {
    Ok(Json(enrolments::status(&state, applicant.enrolment).await?))
}

async fn voucher(
    extract::State(state): extract::State<State>,
    applicant: Applicant,
) -> Result<Json<VoucherView>, Refusal> {
    Ok(Json(vouchers::view_voucher(&state, applicant.enrolment).await?))
}

async fn voucher_svg(
    extract::State(state): extract::State<State>,
    applicant: Applicant,
) -> Result<([(HeaderName, &'static str); 1], String), Refusal> {
    let voucher = vouchers::view_voucher(&state, applicant.enrolment).await?;
    Ok(([(CONTENT_TYPE, "image/svg+xml")], vouchers::svg(&voucher.qr)?))
}
