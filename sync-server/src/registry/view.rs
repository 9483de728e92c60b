//! What staff may see of the registry.

use crate::State;
use crate::http::Refusal;
use crate::store::sqlite::registry::set_aside::{self, SetAside};

/// Everything that is set aside.
pub async fn set_aside(state: &State) -> Result<Vec<SetAside>, Refusal> {
    state.store.read(|conn| Ok::<_, Refusal>(set_aside::all(conn)?)).await
}
