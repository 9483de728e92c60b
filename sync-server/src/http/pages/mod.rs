//! The pages: plain ones for applicants, the built ones of forms and console, and what they load. It must not
//! decide anything.

mod assets;
mod own;
mod public;
mod returning;
mod showing;
mod turns;
mod visit;

use crate::State;
use axum::Router;

pub(super) fn routes() -> Router<State> {
    Router::new()
        .merge(assets::routes())
        .merge(public::routes())
        .merge(returning::routes())
        .merge(own::routes())
        .merge(turns::routes())
        .merge(visit::routes())
}
