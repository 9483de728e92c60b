//! What outlives the database: copies read back on a schedule, which raise the safe mark; a log of orders and a
//! witness beside them; and the way back. It must not decide what a device erases: it says what was found.

pub mod at_rest;
mod copies;
mod digests;
mod restoring;
mod to_postgres;
mod verify;

pub use copies::{Copied, copy_and_read_back};
pub use restoring::{RestoreError, Restored, restore};
pub use to_postgres::{MoveError, move_to_server};
pub use verify::{Finding, Verified, Verifier, verify, verify_and_tell};

use crate::State;
use crate::store::StoreError;
use crate::store::sql::Connection;
use crate::witness::{Standing, Witness};
use anyhow::Context;
use std::sync::Arc;
use terms::Timestamp;
use tokio::sync::watch;

/// Without a copy for so long, an operator is called.
const ALARM_MS: i64 = 24 * 60 * 60_000;
/// And called again no sooner than this.
const ALARM_AGAIN_MS: i64 = 60 * 60_000;
/// Between two verifications.
const DAY: std::time::Duration = std::time::Duration::from_hours(24);
/// How often the witness notes how far the ledger is.
const LOOK: std::time::Duration = std::time::Duration::from_secs(20);

/// Copies on schedule until `stopped` says so.
pub async fn keep_safe_until(state: State, mut stopped: watch::Receiver<()>) {
    let every = i64::try_from(state.settings.backup.every_seconds).unwrap_or(i64::MAX);
    let mut last_tried: Option<Timestamp> = None;
    let mut called = state.now();
    if state.settings.backup_folder().starts_with(&state.settings.data_dir) {
        // Nothing has gone wrong: `check` says it with the next step.
        tracing::info!("copies are on the same disk as the database: set backup.folder to another disk");
    }
    loop {
        let now = state.now();
        let is_due = last_tried.is_none_or(|last| now.0.saturating_sub(last.0) >= every.saturating_mul(1000));
        if is_due {
            last_tried = Some(now);
            match copy_and_read_back(&state).await {
                Ok(copied) => {
                    tracing::info!(chains = copied.chains, ledger = copied.ledger, "backed up, read back");
                }
                Err(error) => tracing::error!(cause = format!("{error:#}"), "no backup was made"),
            }
        }
        if let Err(error) = note_progress(&state).await {
            tracing::error!(
                cause = format!("{error:#}"),
                "could not note in witness.toml how far the ledger is"
            );
        }
        if now.0.saturating_sub(called.0) > ALARM_AGAIN_MS && is_overdue(&state, now) {
            called = now;
            tracing::error!(
                "no copy was verified for a day: devices keep every envelope, and a loss of this disk would lose data"
            );
        }
        let pause = LOOK.min(std::time::Duration::from_secs(state.settings.backup.every_seconds.max(1)));
        tokio::select! {
            biased;
            _ = stopped.changed() => return,
            () = tokio::time::sleep(pause) => {}
        }
    }
}

/// Reads everything that is kept once a day, until `stopped` says so.
pub async fn verify_until(state: State, mut stopped: watch::Receiver<()>) {
    loop {
        tokio::select! {
            biased;
            _ = stopped.changed() => return,
            () = tokio::time::sleep(DAY) => {}
        }
        let shared = state.clone();
        let work = move || {
            let keys =
                Verifier { signing_keys: &shared.signing_keys, enrolment_keys: &shared.enrolment_keys };
            verify(&shared.settings, &keys, None)
        };
        match state.execution.blocking(work).await.map_err(anyhow::Error::from).flatten() {
            Ok(found) => tell(&state, &found),
            Err(error) => tracing::error!(cause = format!("{error:#}"), "the registry was not verified"),
        }
    }
}

fn tell(state: &State, found: &Verified) {
    state.metrics.verify_findings.set(i64::try_from(found.findings.len()).unwrap_or(i64::MAX));
    for Finding { what, place } in &found.findings {
        tracing::error!(what, place, "what is kept is damaged: restore a copy, and run `sync-server verify`");
    }
    tracing::info!(read = ?found.read, findings = found.findings.len(), "verified");
}

/// Notes beside the database how far its ledger is, where that goes on from what was noted: a start would refuse another
/// one, and no server that runs makes it good.
async fn note_progress(state: &State) -> anyhow::Result<()> {
    let folder = state.settings.backup_folder();
    let known = Witness::read(&folder)?.unwrap_or_default();
    let (keys, held_against) = (Arc::clone(&state.signing_keys), known.clone());
    let read =
        move |conn: &Connection| Standing::read(conn, Some(&keys), &held_against).map_err(StoreError::from);
    let found = state.store.read(read).await.context("reading how far the ledger is")?;
    known.allows(&found)?;
    let Some(epoch) = found.epoch else { return Ok(()) };
    Ok(Witness::change(&folder, |known| known.seeing(epoch, found.head.size).with_head(epoch, found.head))?)
}

/// True when the newest copy that was read back is a day old, or there never was one.
fn is_overdue(state: &State, now: Timestamp) -> bool {
    let copied = Witness::last_copy(&state.settings.backup_folder());
    copied.is_none_or(|copied| now.0.saturating_sub(copied.0) > ALARM_MS)
}
