//! The applicant's requests: open, confirm, choose, look.

use super::answering::language_of;
use super::{Answer, Applicant};
use crate::State;
use crate::enrolments;
use axum::extract;
use axum::http::header::CONTENT_TYPE;
use axum::http::{HeaderMap, HeaderName, StatusCode};
use axum::routing::{get, post};
use axum::{Json, Router};
use wire::v1::enrolment::{
    CodeSent, Confirmation, EnrolmentStatus, NewEnrolment, OpenedEnrolment, RouteChoice, VoucherView,
};

pub(super) fn routes() -> Router<State> {
    Router::new()
        .route("/v1/enrolments", post(open))
        .route("/v1/enrolments/{id}/code", post(send_code))
        .route("/v1/enrolments/{id}/confirm", post(confirm))
        .route("/v1/enrolments/{id}/route", post(choose_route))
        .route("/v1/enrolments/{id}/status", get(status))
        .route("/v1/enrolments/{id}/voucher", get(voucher))
        .route("/v1/enrolments/{id}/voucher.svg", get(voucher_svg))
}

async fn open(
    extract::State(state): extract::State<State>,
    headers: HeaderMap,
    Json(body): Json<NewEnrolment>,
) -> Answer<(StatusCode, Json<OpenedEnrolment>)> {
    let asked = enrolments::NewEnrolment {
        declaration: body.declaration,
        notice_version: body.notice_version,
        language: language_of(&headers),
    };
    let opened = enrolments::open(&state, asked).await?;
    let body = OpenedEnrolment {
        id: opened.id,
        continuation: opened.continuation.reveal().into(),
        code_expires_at: opened.code_expires_at,
    };
    Ok((StatusCode::CREATED, Json(body)))
}

async fn send_code(
    extract::State(state): extract::State<State>,
    applicant: Applicant,
) -> Answer<(StatusCode, Json<CodeSent>)> {
    let expires_at = enrolments::send_code_again(&state, applicant.enrolment).await?;
    Ok((StatusCode::CREATED, Json(CodeSent { expires_at })))
}

async fn confirm(
    extract::State(state): extract::State<State>,
    applicant: Applicant,
    Json(body): Json<Confirmation>,
) -> Answer<Json<EnrolmentStatus>> {
    enrolments::confirm(&state, applicant.enrolment, body.code).await?;
    Ok(Json(enrolments::status(&state, applicant.enrolment).await?))
}

async fn choose_route(
    extract::State(state): extract::State<State>,
    applicant: Applicant,
    Json(body): Json<RouteChoice>,
) -> Answer<Json<EnrolmentStatus>> {
    enrolments::choose_route(&state, applicant.enrolment, body.route).await?;
    Ok(Json(enrolments::status(&state, applicant.enrolment).await?))
}

async fn status(
    extract::State(state): extract::State<State>,
    applicant: Applicant,
) -> Answer<Json<EnrolmentStatus>> {
    Ok(Json(enrolments::status(&state, applicant.enrolment).await?))
}

async fn voucher(
    extract::State(state): extract::State<State>,
    applicant: Applicant,
) -> Answer<Json<VoucherView>> {
    Ok(Json(enrolments::view_voucher(&state, applicant.enrolment).await?))
}

async fn voucher_svg(
    extract::State(state): extract::State<State>,
    applicant: Applicant,
) -> Answer<([(HeaderName, &'static str); 1], String)> {
    let voucher = enrolments::view_voucher(&state, applicant.enrolment).await?;
    Ok(([(CONTENT_TYPE, "image/svg+xml")], enrolments::svg(&voucher.qr)?))
}
