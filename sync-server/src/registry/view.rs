//! What staff may see of the registry.

use crate::State;
use crate::http::Refusal;
use crate::store::sqlite::registry::envelopes::{self, SetAside};

/// Everything that is set aside.
pub async fn set_aside(state: &State) -> Result<Vec<SetAside>, Refusal> {
    state.store.read(|conn| Ok::<_, Refusal>(envelopes::all_set_aside(conn)?)).await
}
