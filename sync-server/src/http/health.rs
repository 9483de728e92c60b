//! What a supervisor asks: is the process alive, is it ready to work. It must not touch personal data.

use crate::refusal::Refusal;
use crate::{State, store};
use axum::extract;
use axum::routing::get;
use axum::{Json, Router};
use terms::{Problem, Timestamp};
use wire::v1::health::Readiness;

/// 2026-01-01: a clock before it has lost its battery.
const EARLIEST: Timestamp = Timestamp(1_767_225_600_000);
/// How far the store may be ahead of the clock, in milliseconds, before the clock is called wrong.
const TOLERANCE: i64 = 5 * 60 * 1000;

pub(super) fn routes() -> Router<State> {
    Router::new().route("/healthz", get(async || "alive\n")).route("/readyz", get(readyz))
}

async fn readyz(extract::State(state): extract::State<State>) -> Result<Json<Readiness>, Refusal> {
    let (migrated, newest) = state
        .store
        .read(|conn| {
            Ok::<_, Refusal>((store::is_up_to_date(conn)?, store::verbs::enrolments::newest_change(conn)?))
        })
        .await?;
    let now = state.now();
    let clock_sane = now >= EARLIEST && newest.is_none_or(|newest| now.plus_ms(TOLERANCE) >= newest);
    if migrated && clock_sane {
        Ok(Json(Readiness { store: true, migrated, clock: clock_sane }))
    } else {
        tracing::error!(migrated, clock_sane, "not ready");
        Err(Problem::Busy.into())
    }
}
