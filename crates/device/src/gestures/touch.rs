//! The idle lock: a window nobody touches closes its session, by the clock that counts through suspend. The
//! case stays a draft, the keys are wiped, and the same agent opens it again at the same field.

use crate::desk::Desk;
use crate::refusal::Refusal;
use crate::snapshot::take;
use crate::views::Snapshot;
use std::time::Duration;

/// How often the lock looks at the clock.
const LOOK: Duration = Duration::from_secs(5);

impl Desk {
    /// Somebody touched the window.
    pub async fn touch(&self) -> Result<Snapshot, Refusal> {
        self.local(|inner, state| {
            state.lock_if_idle(inner);
            state.touched_ms = inner.host.clocks().boottime_ms;
            take(inner, state)
        })
        .await
    }

    /// Locks whenever nobody has touched the window for too long, until the process ends.
    pub async fn keep_locking(self) {
        loop {
            tokio::time::sleep(LOOK).await;
            let locked = self
                .local(|inner, state| {
                    state.lock_if_idle(inner);
                    Ok(())
                })
                .await;
            if let Err(refusal) = locked {
                tracing::error!(%refusal, "an idle window could not be locked");
            }
        }
    }
}
