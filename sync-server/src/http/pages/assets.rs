//! The built pages and what they load: embedded in a release, read from the folder in a debug build. Names
//! that carry a hash may be kept for ever; the others are asked for again.
//!
//! Forms and plain pages share one style sheet under a fixed name (`assets/applicant.css`). Files are compressed when
//! they are built (brotli, gzip), not at each request. The first page of the forms loads no typeface: it would be 34 kB
//! of the 90.

use super::response::{guarded, html};
use crate::State;
use axum::Router;
use axum::extract::Path;
use axum::http::header::{ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_TYPE, VARY};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use rust_embed::RustEmbed;
use std::borrow::Cow;

/// The applicant's forms, and the style of the plain pages.
#[derive(RustEmbed)]
#[folder = "../ui/dist/applicant"]
#[allow_missing = true]
struct Forms;

/// The console of managers and administrators.
#[derive(RustEmbed)]
#[folder = "../ui/dist/manager"]
#[allow_missing = true]
struct Console;

const PLAIN_SCRIPT: &str = include_str!("plain.js");

pub(super) fn routes() -> Router<State> {
    Router::new()
        .route("/enrol", get(|headers: HeaderMap| async move { file::<Forms>("index.html", &headers) }))
        .route("/assets/{*path}", get(forms))
        .route("/plain.js", get(plain_script))
        .route("/console", get(|headers: HeaderMap| async move { file::<Console>("index.html", &headers) }))
        // Typed, or kept as a bookmark.
        .route("/console/", get(|| async { Redirect::permanent("/console") }))
        .route("/enrol/", get(|| async { Redirect::permanent("/enrol") }))
        .route("/return/", get(|| async { Redirect::permanent("/return") }))
        .route("/help/", get(|| async { Redirect::permanent("/help") }))
        .route("/console/{*path}", get(console))
}

async fn forms(Path(path): Path<String>, headers: HeaderMap) -> Response {
    file::<Forms>(&format!("assets/{path}"), &headers)
}

/// A place in the console is the same document; what it loads has a file's name.
async fn console(Path(path): Path<String>, headers: HeaderMap) -> Response {
    let is_file = path.rsplit('/').next().is_some_and(|name| name.contains('.'));
    file::<Console>(if is_file { &path } else { "index.html" }, &headers)
}

async fn plain_script() -> Response {
    let kind = [(CONTENT_TYPE, "text/javascript"), (CACHE_CONTROL, "no-cache")];
    (kind, PLAIN_SCRIPT).into_response()
}

fn file<Folder: RustEmbed>(path: &str, headers: &HeaderMap) -> Response {
    let accepted = headers.get(ACCEPT_ENCODING).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let encodings = [("br", ".br"), ("gzip", ".gz")];
    let encoded = encodings
        .iter()
        .filter(|(name, _)| accepted.split(',').any(|one| one.trim().split(';').next() == Some(name)))
        .find_map(|(name, suffix)| Some((*name, Folder::get(&format!("{path}{suffix}"))?)));
    let (encoding, found) = match encoded {
        Some((name, found)) => (Some(name), Some(found)),
        None => (None, Folder::get(path)),
    };
    let Some(found) = found else { return StatusCode::NOT_FOUND.into_response() };
    let kind = kind_of(path);
    // What is embedded is answered as it lies; only a debug build reads the folder.
    let mut response = match found.data {
        Cow::Borrowed(bytes) => bytes.into_response(),
        Cow::Owned(bytes) => bytes.into_response(),
    };
    let about = response.headers_mut();
    about.insert(CONTENT_TYPE, HeaderValue::from_static(kind));
    about.insert(VARY, HeaderValue::from_static("accept-encoding"));
    if let Some(name) = encoding {
        about.insert(CONTENT_ENCODING, HeaderValue::from_static(name));
    }
    about.insert(
        CACHE_CONTROL,
        HeaderValue::from_static(if is_hashed(path) {
            "public, max-age=31536000, immutable"
        } else {
            "no-cache"
        }),
    );
    if kind == html() { guarded(response) } else { response }
}

/// `name-AbC123xY.js`: the builder's eight letters follow the last hyphen.
fn is_hashed(path: &str) -> bool {
    let stem = path.rsplit_once('.').map_or(path, |(stem, _)| stem);
    stem.rsplit_once('-').is_some_and(|(_, hash)| {
        hash.len() == 8 && hash.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
    })
}

fn kind_of(path: &str) -> &'static str {
    match path.rsplit_once('.').map(|(_, kind)| kind) {
        Some("html") => html(),
        Some("js") => "text/javascript",
        Some("css") => "text/css",
        Some("woff2") => "font/woff2",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        _ => "application/octet-stream",
    }
}
