//! The fate of a commit whose answer was lost, asked along a new connection. It owns the one rule by which such a
//! commit counts; it knows nothing of what the group held.
//!
//! A group of writes leaves a random row of its own (`write_groups`), committed with it. Under the writers' lock the old
//! transaction has ended: the row is there and the group was committed, or it is not and never will be. A
//! transaction's number would not do: a number that did not reach the disk before a crash is given to another one.
//!
//! A row that is there counts once a later commit, the one that asks, is answered too: only then does a synchronous
//! standby hold both. `tests/models` explores these rules beside those that fail.

use super::Result;
use super::group_marker::GroupMarker;
use super::postgres::{LOCKS, PgConnection, Schema, WRITING};
use std::time::{Duration, Instant};
use tokio_postgres::Config;

/// How long it is asked; then callers are told to come back.
const PATIENCE: Duration = Duration::from_secs(4);
/// Between two questions.
const ASK_AGAIN: Duration = Duration::from_millis(100);
/// How long one question waits for the writers' lock: the old transaction may hold it, waiting for a standby.
const LOCK_WAIT_MS: u32 = 1000;

/// What became of the group that left this mark; none while nobody can say.
pub(in crate::store) fn fate(config: &Config, marker: &GroupMarker) -> Option<bool> {
    let begun = Instant::now();
    while begun.elapsed() < PATIENCE {
        match is_there(config, marker) {
            Ok(is_there) => return Some(is_there),
            Err(error) => {
                tracing::warn!(code = error.code(), "the fate of a commit could not be asked yet");
                std::thread::sleep(ASK_AGAIN);
            }
        }
    }
    None
}

/// True when the mark is there and the asking itself was committed. A standby that is not promoted refuses to write, so
/// it says nothing. No `statement_timeout` here: it would end the wait for a standby as if one had answered.
fn is_there(config: &Config, marker: &GroupMarker) -> Result<bool> {
    let connection = PgConnection::open(config, Schema::Registry)?;
    connection.batch(&format!(
        "BEGIN ISOLATION LEVEL READ COMMITTED; SET LOCAL lock_timeout = {LOCK_WAIT_MS}; \
         SELECT pg_advisory_xact_lock({LOCKS}, {WRITING})"
    ))?;
    let found =
        connection.simple(&format!("SELECT 1 FROM write_groups WHERE marker = '{}'", marker.as_str()))?;
    connection.write_to_confirm()?;
    connection.batch("COMMIT")?;
    Ok(found.is_some())
}
