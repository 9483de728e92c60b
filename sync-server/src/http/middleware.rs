//! Around every request: the headers that every answer has, the text of a refusal in the caller's language, and what is
//! counted. The request's id and its line in the log are in `request_log`.

use super::status::{Refused, problem_of};
use crate::State;
use crate::refusal::Refusal;
use axum::Json;
use axum::extract::{self, MatchedPath, Request};
use axum::http::header::{
    ACCEPT_LANGUAGE, CACHE_CONTROL, CONTENT_TYPE, REFERRER_POLICY, RETRY_AFTER, STRICT_TRANSPORT_SECURITY,
    X_CONTENT_TYPE_OPTIONS,
};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use std::time::Instant;
use terms::Language;
use wire::v1::problem::{FieldProblem, ProblemBody};
use words::Words;

pub(super) async fn answer(
    extract::State(state): extract::State<State>,
    request: Request,
    next: Next,
) -> Response {
    let language = language_of(request.headers());
    let route = request.extensions().get::<MatchedPath>().map(|path| path.as_str().to_owned());
    let started = Instant::now();

    let mut response = worded(next.run(request).await, language);

    let status = response.status();
    state.metrics.answered(route.as_deref().unwrap_or("none"), status.as_u16(), started.elapsed());
    let headers = response.headers_mut();
    if status == StatusCode::SERVICE_UNAVAILABLE {
        // Not all at once: sixty-five thousand devices that are sent away together must not come back together.
        let [spread] = state.draw::<1>();
        headers.insert(RETRY_AFTER, HeaderValue::from(5 + u64::from(spread % 16)));
    }
    headers.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.insert(REFERRER_POLICY, HeaderValue::from_static("same-origin"));
    headers.entry(CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    if state.settings.secure_cookies {
        // Two years, this name alone: its neighbours are not ours to speak for.
        headers.insert(STRICT_TRANSPORT_SECURITY, HeaderValue::from_static("max-age=63072000"));
    }
    response
}

/// The language the caller asked for; French when it asked for neither.
pub fn language_of(headers: &HeaderMap) -> Language {
    let wanted = headers.get(ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    words::from_accept_language(wanted)
}

/// Gives an error its body. Errors of the framework are replaced whole: their texts quote what was sent. The refusal
/// stays with the response, for its line in the log.
fn worded(mut response: Response, language: Language) -> Response {
    let status = response.status();
    let refusal = match response.extensions_mut().remove::<Refusal>() {
        Some(refusal) => refusal,
        None if is_unworded_error(&response) => problem_of(status).into(),
        None => return response,
    };
    let words = Words::new(language);
    let fields = refusal.fields().iter().map(|(field, problem)| FieldProblem {
        field: (*field).to_owned(),
        problem: *problem,
        text: words.problem(*problem),
    });
    let body = ProblemBody {
        problem: refusal.problem(),
        text: words.problem(refusal.problem()),
        fields: fields.collect(),
        day: refusal.day(),
    };
    let mut answer = (status, Json(body)).into_response();
    for (name, value) in response.headers() {
        if !matches!(name.as_str(), "content-type" | "content-length") {
            answer.headers_mut().append(name, value.clone());
        }
    }
    answer.extensions_mut().insert(Refused(refusal));
    answer
}

fn is_unworded_error(response: &Response) -> bool {
    let status = response.status();
    let is_text = response
        .headers()
        .get(CONTENT_TYPE)
        .is_none_or(|kind| kind.to_str().is_ok_and(|kind| kind.starts_with("text/plain")));
    (status.is_client_error() || status.is_server_error()) && is_text
}
