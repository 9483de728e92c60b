//! Requests of reviewers: what waits, one enrolment, and what is decided about it. It must not decide anything.

use super::session::Reviewer;
use crate::State;
use crate::refusal::Refusal;
use crate::registry::{self, NewDecision};
use axum::extract::{self, Path, Query};
use axum::http::StatusCode;
use axum::routing::get;
use axum::{Json, Router};
use reconciliation::{Hold, Holds};
use serde::Deserialize;
use statement::Hash;
use terms::{EnrolmentId, Problem};
use wire::v1::device::Hex;
use wire::v1::review::{DecideReview, Review, ReviewDecided, ReviewLift, ReviewsPage};

pub(super) fn routes() -> Router<State> {
    Router::new().route("/v1/reviews", get(list)).route("/v1/reviews/{id}", get(see).post(decide))
}

/// Which page, from 1, and of which hold.
#[derive(Deserialize)]
struct Asked {
    #[serde(default)]
    page: u32,
    hold: Option<String>,
}

async fn list(
    extract::State(state): extract::State<State>,
    Reviewer(_): Reviewer,
    Query(asked): Query<Asked>,
) -> Result<Json<ReviewsPage>, Refusal> {
    let named = |word: String| Hold::from_word(&word).ok_or(Problem::Malformed);
    let hold = asked.hold.map(named).transpose()?;
    registry::reviews(&state, hold, asked.page).await.map(Json)
}

async fn see(
    extract::State(state): extract::State<State>,
    Reviewer(staff): Reviewer,
    Path(id): Path<EnrolmentId>,
) -> Result<Json<Review>, Refusal> {
    registry::review(&state, &staff.account, id).await.map(Json)
}

async fn decide(
    extract::State(state): extract::State<State>,
    Reviewer(staff): Reviewer,
    Path(id): Path<EnrolmentId>,
    Json(body): Json<DecideReview>,
) -> Result<(StatusCode, Json<ReviewDecided>), Refusal> {
    let DecideReview { seen, lifts, refuses, reason } = body;
    let new = NewDecision { seen: digest("seen", &seen)?, lifts: named(&lifts)?, refuses, reason };
    let decided = registry::decide_review(&state, staff.word(&state), id, new).await?;
    Ok((StatusCode::CREATED, Json(decided)))
}

fn named(lifts: &[ReviewLift]) -> Result<Holds, Refusal> {
    let mut holds = Holds::new();
    for ReviewLift { hold, causes } in lifts {
        let hold = Hold::from_word(hold).ok_or_else(|| Refusal::of_field("lifts", Problem::FieldInvalid))?;
        let named = holds.entry(hold).or_default();
        for cause in causes {
            named.insert(digest("lifts", cause)?);
        }
    }
    Ok(holds)
}

fn digest(field: &'static str, Hex(bytes): &Hex) -> Result<Hash, Refusal> {
    match bytes.first_chunk() {
        Some(digest) if bytes.len() == digest.len() => Ok(Hash(*digest)),
        _ => Err(Refusal::of_field(field, Problem::FieldInvalid)),
    }
}
