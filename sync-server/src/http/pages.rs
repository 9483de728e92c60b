//! The pages: plain ones for applicants, the built ones of forms and console, and what they load. It must not
//! decide anything.

mod actions;
mod assets;
mod contact;
mod my_page;
mod public;
mod response;
mod returning;
mod visit;

use crate::State;
use axum::Router;

pub(super) fn routes() -> Router<State> {
    Router::new()
        .fallback(public::nowhere)
        .merge(assets::routes())
        .merge(public::routes())
        .merge(returning::routes())
        .merge(my_page::routes())
        .merge(actions::routes())
        .merge(contact::routes())
        .merge(visit::routes())
}
