//! What a monitoring system is told: the counters, what the store says when somebody looks, and whether the server can
//! work.

use crate::State;
use crate::refusal::Refusal;
use crate::store::is_up_to_date;
use crate::store::queries::enrolments;
use crate::store::queries::registry::{figures, safe};
use crate::store::sql::Connection;
use crate::witness::Witness;
use terms::{Doing, Timestamp};

/// 2026-01-01: a clock before it has lost its battery.
const EARLIEST: Timestamp = Timestamp(1_767_225_600_000);
/// How far the store may be ahead of the clock, in milliseconds, before the clock is called wrong.
const TOLERATED_MS: i64 = 5 * 60 * 1000;

/// Everything, as Prometheus reads it.
pub async fn metrics_text(state: &State) -> Result<String, Refusal> {
    let now = state.now();
    let found = state.store.read(move |conn| Ok::<_, Refusal>(figures::look(conn, now)?)).await?;
    let copied = Witness::last_copy(&state.settings.backup_folder());
    let instants = [copied, state.signing_keys.first_end()];
    let text = state.metrics.text(&found, state.store.waiting(), instants);
    Ok(text.doing("writing the metrics")?)
}

/// Whether the server can work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ready {
    /// The schema is this program's.
    pub migrated: bool,
    /// The clock is neither before this program nor far behind the store.
    pub clock: bool,
    /// What is written is kept: the disk has room, the database takes it.
    pub writes: bool,
}

/// Asks the store whether the server can work; a store that does not answer is the refusal.
pub async fn ready(state: &State) -> Result<Ready, Refusal> {
    let read = |conn: &Connection| Ok::<_, Refusal>((is_up_to_date(conn)?, enrolments::newest_change(conn)?));
    let (migrated, newest) = state.store.read(read).await?;
    let now = state.now();
    let clock = now >= EARLIEST && newest.is_none_or(|newest| now.plus_ms(TOLERATED_MS) >= newest);
    Ok(Ready { migrated, clock, writes: can_write(state, now).await })
}

/// Tries a write, now and then: anybody may ask, and there is one writer.
async fn can_write(state: &State, now: Timestamp) -> bool {
    if state.metrics.wrote_lately(now) {
        return true;
    }
    let tried = state.store.write(move |tx| Ok::<_, Refusal>(safe::note_ready(tx, now)?)).await;
    match tried {
        Ok(()) => state.metrics.note_written(now),
        Err(refusal) => tracing::error!(%refusal, "nothing can be written"),
    }
    state.metrics.wrote_lately(now)
}
