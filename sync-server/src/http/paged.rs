//! Which page of a list is asked for.

use serde::Deserialize;

/// Which page, from 1; the first where none is named.
#[derive(Deserialize)]
pub(super) struct OnPage {
    #[serde(default)]
    pub(super) page: u32,
}
