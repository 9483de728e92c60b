//! Whether a browser sent a request from our own pages. A cookie that goes with it proves who, not that they meant it:
//! sites under a neighbouring name are the same *site* to a browser. It decides by what the browser says and knows no
//! room.

use crate::State;
use crate::refusal::Refusal;
use axum::extract::{self, Request};
use axum::http::header::{HOST, ORIGIN};
use axum::http::{HeaderMap, Method};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use terms::Problem;

/// Refuses what changes something and comes from another site's page. A program names no site, and needs no cookie.
pub(super) async fn own_pages_only(
    extract::State(state): extract::State<State>,
    request: Request,
    next: Next,
) -> Response {
    let reads = matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS);
    if reads || is_own(&state.settings.public_url, request.headers()) {
        next.run(request).await
    } else {
        Refusal::from(Problem::NotAllowed).into_response()
    }
}

fn is_own(public_url: &str, headers: &HeaderMap) -> bool {
    let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    match text("sec-fetch-site") {
        Some(site) => matches!(site, "same-origin" | "none"),
        // An older browser says where a request comes from, and nothing where it is no page.
        None => text(ORIGIN.as_str()).is_none_or(|origin| {
            let host = text(HOST.as_str()).unwrap_or_default();
            origin == public_url.trim_end_matches('/')
                || origin.split_once("://").is_some_and(|(_, named)| !host.is_empty() && named == host)
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::{HeaderName, HeaderValue};

    fn of(pairs: &[(&'static str, &'static str)]) -> bool {
        let pairs = pairs
            .iter()
            .map(|(name, value)| (HeaderName::from_static(name), HeaderValue::from_static(value)));
        is_own("https://registry.example/", &pairs.collect())
    }

    #[test]
    fn our_pages_and_programs_may_change_something_and_no_other_sites_page_may() {
        assert!(of(&[]) && of(&[("sec-fetch-site", "same-origin")]) && of(&[("sec-fetch-site", "none")]));
        assert!(of(&[("origin", "https://registry.example")]));
        assert!(of(&[("origin", "http://127.0.0.1:8080"), ("host", "127.0.0.1:8080")]));
        for site in ["same-site", "cross-site", ""] {
            assert!(!of(&[("sec-fetch-site", site), ("origin", "https://registry.example")]), "{site}");
        }
        assert!(!of(&[("origin", "https://evil.example"), ("host", "registry.example")]));
        assert!(!of(&[("origin", "null"), ("host", "registry.example")]));
    }
}
