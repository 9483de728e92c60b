//! One id and one line of log for every request. The id is drawn before the request is looked at, so that whatever is
//! logged inside it can be joined to it. It must not log a path, a query or a body: only the route's pattern.

use super::status::Refused;
use crate::State;
use crate::refusal::Refusal;
use axum::Router;
use axum::extract::{MatchedPath, Request};
use axum::http::{HeaderName, HeaderValue, StatusCode};
use axum::middleware::map_request;
use axum::response::Response;
use base16ct::lower::encode_string;
use std::time::Duration;
use tower_http::request_id::{MakeRequestId, PropagateRequestIdLayer, RequestId, SetRequestIdLayer};
use tower_http::trace::TraceLayer;
use tracing::Span;

const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// Puts id, span and log around every route.
pub(super) fn logged(routes: Router<State>, state: &State) -> Router<State> {
    let trace = TraceLayer::new_for_http()
        .make_span_with(span_of)
        .on_request(())
        .on_response(log)
        .on_body_chunk(())
        .on_eos(())
        .on_failure(());
    // The last layer is the outermost.
    routes
        .layer(trace)
        .layer(PropagateRequestIdLayer::new(REQUEST_ID))
        .layer(SetRequestIdLayer::new(REQUEST_ID, Draw(state.clone())))
        .layer(map_request(without_id))
}

/// A caller's own id would stand in our log as if it were one of ours.
async fn without_id(mut request: Request) -> Request {
    request.headers_mut().remove(REQUEST_ID);
    request
}

#[derive(Clone)]
struct Draw(State);

impl MakeRequestId for Draw {
    fn make_request_id<B>(&mut self, _: &axum::http::Request<B>) -> Option<RequestId> {
        let id = encode_string(&self.0.draw::<8>());
        HeaderValue::from_str(&id).ok().map(RequestId::new)
    }
}

fn span_of(request: &Request) -> Span {
    let id = request.extensions().get::<RequestId>().and_then(|id| id.header_value().to_str().ok());
    let route = request.extensions().get::<MatchedPath>().map_or("none", MatchedPath::as_str);
    tracing::error_span!("request", id = id.unwrap_or_default(), method = %request.method(), route)
}

/// The line: what was refused, and of an answer of ours that failed everything that led to it. A server that is busy asks
/// to come back: that is its design, and no error.
fn log(response: &Response, took: Duration, _: &Span) {
    let status = response.status();
    let ms = u64::try_from(took.as_millis()).unwrap_or(u64::MAX);
    let refusal = response.extensions().get::<Refused>().map(|refused| &refused.0);
    let cause = refusal.filter(|refusal| refusal.cause().is_some()).map(tracing::field::display);
    let problem = refusal.map(|refusal| refusal.problem().word());
    let fields = refusal.map(Refusal::fields_named).filter(|named| !named.is_empty());
    if status.is_server_error() && (cause.is_some() || status != StatusCode::SERVICE_UNAVAILABLE) {
        tracing::error!(status = status.as_u16(), ms, problem, fields, cause, "answered");
    } else {
        tracing::info!(status = status.as_u16(), ms, problem, fields, cause, "answered");
    }
}
