//! The loopback host: the real gestures of `device` over HTTP on the loopback, with a scripted reader, so
//! that pages run in a browser and tests can kill a device. It serves the pages of a window too.

use crate::doubles::ScriptedHost;
use axum::extract::State;
use axum::http::header::ACCEPT_LANGUAGE;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::post;
use axum::{Json, Router};
use device::{Desk, Refusal};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::path::Path;
use terms::Problem;
use tower_http::services::ServeDir;
use words::Words;

/// A desk and the reader beside it.
#[derive(Clone)]
struct Loopback {
    desk: Desk,
    reader: ScriptedHost,
}

/// Every gesture as `POST /gesture/<name>`, the scripts of reader and camera as `POST /reader` and `POST
/// /camera`, and the pages of a folder.
pub fn router(desk: Desk, reader: ScriptedHost, pages: Option<&Path>) -> Router {
    let routes = Router::new()
        .route("/reader", post(lay))
        .route("/camera", post(show))
        .route("/gesture/{name}", post(gesture))
        .with_state(Loopback { desk, reader });
    match pages {
        Some(folder) => routes.fallback_service(ServeDir::new(folder)),
        None => routes,
    }
}

#[derive(Deserialize)]
struct Lay {
    lines: Vec<String>,
}

#[derive(Deserialize)]
struct Show {
    code: String,
}

async fn show(State(loopback): State<Loopback>, Json(body): Json<Show>) -> StatusCode {
    loopback.reader.show(body.code);
    StatusCode::NO_CONTENT
}

async fn lay(State(loopback): State<Loopback>, Json(body): Json<Lay>) -> StatusCode {
    loopback.reader.lay(body.lines);
    StatusCode::NO_CONTENT
}

async fn gesture(
    State(Loopback { desk, .. }): State<Loopback>,
    axum::extract::Path(name): axum::extract::Path<String>,
    headers: HeaderMap,
    body: axum::body::Bytes,
) -> Response {
    match perform(&desk, &name, &body).await {
        Ok(answer) => Json(answer).into_response(),
        Err(refusal) => {
            let wanted =
                headers.get(ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).unwrap_or_default();
            let text = Words::new(words::from_accept_language(wanted)).problem(refusal.problem);
            let mut answer = serde_json::json!({ "problem": refusal.problem, "text": text });
            if let Some(tries) = refusal.tries_left {
                answer["triesLeft"] = tries.into();
            }
            if let Some(field) = refusal.field {
                answer["field"] = field.into();
            }
            (StatusCode::CONFLICT, Json(answer)).into_response()
        }
    }
}

async fn perform(desk: &Desk, name: &str, body: &[u8]) -> Result<Value, Refusal> {
    let snapshot = match name {
        "preview" => return shown(desk.preview(&read(body)?)?),
        "snapshot" => desk.snapshot().await,
        "touch" => desk.touch().await,
        "enrol-device" => desk.enrol_device(read(body)?).await,
        "enlist" => desk.enlist(read(body)?).await,
        "sign-in" => desk.sign_in(read(body)?).await,
        "sign-out" => desk.sign_out().await,
        "prepare" => desk.prepare().await,
        "note" => desk.note(read(body)?).await,
        "scan" => desk.scan().await,
        "open-case" => desk.open_case(read(body)?).await,
        "fetch-declared" => desk.fetch_declared().await,
        "hold" => desk.hold().await,
        "resume" => desk.resume(read(body)?).await,
        "read-document" => desk.read_document(read(body)?).await,
        "read-seal" => desk.read_seal(read(body)?).await,
        "type-fields" => desk.type_fields(read(body)?).await,
        "confirm-printed" => desk.confirm_printed(read(body)?).await,
        "answer-features" => desk.answer_features(read(body)?).await,
        "compare" => desk.compare(read(body)?).await,
        "conclude" => desk.conclude(read(body)?).await,
        "abandon" => desk.abandon(read(body)?).await,
        "nobody-home" => desk.nobody_home(read(body)?).await,
        "hand-in" => desk.hand_in().await,
        "hand-in-for" => desk.hand_in_for(read(body)?).await,
        "hand-over" => desk.hand_over().await,
        _ => Err(Problem::NotFound.into()),
    };
    shown(snapshot?)
}

fn shown(answer: impl Serialize) -> Result<Value, Refusal> {
    serde_json::to_value(answer).map_err(|_| Problem::Unexpected.into())
}

fn read<T: serde::de::DeserializeOwned>(body: &[u8]) -> Result<T, Refusal> {
    serde_json::from_slice(body).map_err(|_| Problem::Malformed.into())
}
