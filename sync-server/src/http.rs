//! The doorway: it parses requests, calls a room and writes the answer. It must not decide anything.
//!
//! A room adds itself with one file of `routes()` and one line in [`router`].

mod admin;
mod bookings;
mod connections;
mod cookies;
mod devices;
mod enrolments;
mod health;
mod metrics;
mod middleware;
mod notices;
mod pages;
mod provisioning;
mod request_log;
mod session;
mod staff;
mod status;
mod stop_list;
mod tls_door;
mod visits;

use crate::State;
use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::http::StatusCode;
use tower_http::timeout::TimeoutLayer;

pub use connections::Connections;
pub use metrics::metrics_router;
pub use session::{Applicant, Staff};
pub use tls_door::TlsDoor;

/// Every route of the server.
pub fn router(state: State) -> Router {
    let limits = state.settings.limits;
    let routes = Router::new()
        .merge(health::routes())
        .merge(staff::routes())
        .merge(admin::routes())
        .merge(provisioning::routes())
        .merge(enrolments::routes())
        .merge(bookings::routes())
        .merge(visits::routes())
        .merge(stop_list::routes())
        .merge(notices::routes())
        .merge(pages::routes())
        .merge(devices::routes())
        .layer(DefaultBodyLimit::max(limits.body_bytes))
        .layer(TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, limits.request_time()))
        .layer(axum::middleware::from_fn_with_state(state.clone(), middleware::answer));
    request_log::logged(routes, &state).with_state(state)
}
