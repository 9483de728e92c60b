//! The pages anybody may read, and the switch of language.

use super::response::{Visitor, go, shown};
use crate::State;
use crate::http::cookies;
use crate::pages;
use crate::refusal::Refusal;
use axum::Router;
use axum::extract::{Path, Query};
use axum::http::HeaderMap;
use axum::http::header::ACCEPT;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use serde::Deserialize;
use terms::{Language, Problem};

pub(super) fn routes() -> Router<State> {
    Router::new()
        .route("/", get(|visitor: Visitor| async move { shown(pages::entrance(&visitor.frame)) }))
        .route("/help", get(|visitor: Visitor| async move { shown(pages::help(&visitor.frame)) }))
        .route("/language/{language}", get(turn))
}

#[derive(Deserialize)]
struct To {
    #[serde(default)]
    to: String,
}

/// An address that there is not: a person gets a page with a way on, a program the problem alone.
pub(super) async fn nowhere(visitor: Visitor, headers: HeaderMap) -> Response {
    let accepted = headers.get(ACCEPT).and_then(|value| value.to_str().ok()).unwrap_or_default();
    if accepted.contains("text/html") {
        visitor.refused(Problem::NotFound.into(), "/")
    } else {
        Refusal::from(Problem::NotFound).into_response()
    }
}

/// Remembers a language and goes back. Only to a path of ours: an open redirect lends our name to others.
async fn turn(Path(language): Path<String>, Query(to): Query<To>) -> Response {
    // Named letter by letter: browsers drop tabs and line ends, and turn some signs into others.
    let is_of_a_path = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'/' | b'-' | b'_');
    let is_ours = to.to.starts_with('/') && !to.to.starts_with("//") && to.to.bytes().all(is_of_a_path);
    let to = if is_ours { to.to.as_str() } else { "/" };
    let language = Language::from_word(&language).unwrap_or(Language::French);
    (cookies::of_language(language), go(to)).into_response()
}
