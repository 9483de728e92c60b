//! What staff may see of the registry, and decide about what is set aside.

use crate::State;
use crate::refusal::Refusal;
use crate::store::verbs::registry::decided::{self, Decided};
use crate::store::verbs::registry::set_aside::{self, SetAside};
use statement::Place;
use terms::Problem;

/// Everything that is set aside.
pub async fn set_aside(state: &State) -> Result<Vec<SetAside>, Refusal> {
    state.store.read(|conn| Ok::<_, Refusal>(set_aside::all(conn)?)).await
}

/// Carries out what a person decided about a record that is set aside.
pub async fn decide(state: &State, place: Place, decided: Decided) -> Result<(), Refusal> {
    let is_done =
        state.store.write(move |tx| Ok::<_, Refusal>(decided::decide(tx, place, &decided)?)).await?;
    state.registry.kept.notify_one();
    if is_done { Ok(()) } else { Err(Problem::NotFound.into()) }
}
