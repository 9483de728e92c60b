//! The doorway: it parses requests, calls a room and writes the answer. It must not decide anything.
//!
//! A room adds itself with one file of `routes()` and one line in [`router`].

mod acts;
mod admin;
mod bodies;
mod bookings;
mod caller;
mod connections;
mod cookies;
mod devices;
mod enrolments;
mod factors;
mod health;
mod metrics;
mod middleware;
mod notices;
mod openapi;
mod orders;
mod origin;
mod paged;
mod pages;
mod places;
mod provisioning;
mod quarantine;
mod request_log;
mod reviews;
mod session;
mod staff;
mod status;
mod stop_files;
mod stop_list;
mod tls_door;
mod visits;

use crate::State;
use axum::extract::DefaultBodyLimit;
use axum::http::StatusCode;
use axum::{Extension, Router};
use bodies::Bodies;
use tower_http::timeout::TimeoutLayer;

pub use connections::{Callers, serve_listener};
pub use metrics::metrics_router;
pub use openapi::openapi_description;
pub use session::{Applicant, Staff};
pub use tls_door::TlsDoor;

/// Every route of the server: for browsers and programs of staff, and for devices where one address serves all.
pub fn router(state: State) -> Router {
    let routes = Router::new()
        .merge(health::routes())
        .merge(openapi::routes())
        .merge(staff::routes())
        .merge(factors::routes())
        .merge(admin::routes())
        .merge(acts::routes())
        .merge(provisioning::routes())
        .merge(enrolments::routes())
        .merge(bookings::routes())
        .merge(visits::routes())
        .merge(orders::routes())
        .merge(stop_list::routes())
        .merge(stop_files::routes())
        .merge(notices::routes())
        .merge(pages::routes())
        .merge(quarantine::routes())
        .merge(reviews::routes())
        .merge(devices::routes());
    answered(routes, state)
}

/// What devices ask for and nothing else: the console is not reached through their door.
pub fn devices_router(state: State) -> Router {
    answered(devices::routes().merge(health::alive()), state)
}

fn answered(routes: Router<State>, state: State) -> Router {
    let limits = state.settings.limits;
    let routes = routes
        .layer(DefaultBodyLimit::max(limits.body_bytes))
        .layer(axum::middleware::from_fn_with_state(state.clone(), bodies::counted))
        .layer(Extension(Bodies::up_to(limits.bodies_bytes)))
        .layer(TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, limits.request_time()))
        .layer(axum::middleware::from_fn_with_state(state.clone(), origin::own_pages_only))
        .layer(axum::middleware::from_fn_with_state(state.clone(), middleware::answer));
    request_log::logged(routes, &state).with_state(state)
}
