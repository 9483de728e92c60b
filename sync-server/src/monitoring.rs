//! What a monitoring system is told: the counters, and what the store says when somebody looks.

use crate::State;
use crate::refusal::Refusal;
use crate::store::verbs::registry::figures;
use crate::witness::Witness;
use terms::Doing;

/// Everything, as Prometheus reads it.
pub async fn metrics_text(state: &State) -> Result<String, Refusal> {
    let found = state.store.read(|conn| Ok::<_, Refusal>(figures::look(conn)?)).await?;
    let copied = Witness::last_copy(&state.settings.backup_folder());
    let text = state.metrics.text(&found, state.store.waiting(), copied);
    Ok(text.doing("writing the metrics")?)
}
