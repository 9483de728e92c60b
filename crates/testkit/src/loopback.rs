//! The loopback host: the real gestures of `device` over HTTP on the loopback, with a scripted reader, so
//! that pages run in a browser and tests can kill a device. It serves the pages of a window too.

use crate::doubles::ScriptedHost;
use axum::extract::State;
use axum::http::header::ACCEPT_LANGUAGE;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::post;
use axum::{Json, Router};
use device::Desk;
use serde::Deserialize;
use std::path::Path;
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
    match device::perform(&desk, &name.replace('-', "_"), &body).await {
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
