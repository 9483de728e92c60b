//! What is due by time alone: enrolments whose resolution changes, deadlines that pass, drafts to be
//! forgotten, contact data that change. It must not decide anything: it wakes the rooms that do.

mod renewing;

pub(crate) use renewing::renew_until;

use crate::{State, enrolments, registry};
use std::time::Duration;
use tokio::sync::watch;

/// How often the clock is looked at.
const PERIOD: Duration = Duration::from_secs(20);

/// Wakes what is due until `stopped` says so.
pub async fn run_until(state: State, mut stopped: watch::Receiver<()>) {
    loop {
        let woken = registry::wake_due(&state).await;
        let forgotten = enrolments::forget_drafts(&state).await;
        let changed = enrolments::settle_contacts(&state).await;
        for outcome in [&woken, &forgotten, &changed] {
            if let Err(refusal) = outcome {
                tracing::error!(%refusal, "what is due by time was not done");
            }
        }
        let did_something =
            [woken, forgotten, changed].into_iter().any(|count| count.is_ok_and(|count| count > 0));
        if did_something && stopped.has_changed().is_ok() {
            continue;
        }
        tokio::select! {
            biased;
            _ = stopped.changed() => return,
            () = tokio::time::sleep(PERIOD) => {}
        }
    }
}
