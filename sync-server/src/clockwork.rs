//! What is due by time alone: enrolments whose resolution changes, deadlines that pass. It must not decide
//! anything: it wakes the rooms that do.

use crate::{State, registry};
use std::time::Duration;
use tokio::sync::watch;

/// How often the clock is looked at.
const PERIOD: Duration = Duration::from_secs(20);

/// Wakes what is due until `stopped` says so.
pub async fn run_until(state: State, mut stopped: watch::Receiver<()>) {
    loop {
        match registry::wake_due(&state).await {
            Ok(0) => {}
            Ok(_) => continue,
            Err(refusal) => tracing::error!(problem = refusal.problem().word(), "waking stopped short"),
        }
        tokio::select! {
            () = tokio::time::sleep(PERIOD) => {}
            _ = stopped.changed() => return,
        }
    }
}
