//! The idle lock: a window nobody touches closes its session, by the clock that counts through suspend. The
//! case stays a draft, the keys are wiped, and the same agent opens it again at the same field.

use crate::desk::{Desk, Inner, State};
use crate::refusal::Refusal;
use crate::snapshot::{Snapshot, take};
use std::time::Duration;
use terms::AgentKind;

/// How long a counter waits for its clerk.
const CLERK_MS: u64 = 5 * 60_000;
/// How long a phone waits for its carrier.
const CARRIER_MS: u64 = 2 * 60_000;
/// How often the lock looks at the clock.
const LOOK: Duration = Duration::from_secs(5);

impl Desk {
    /// Somebody touched the window.
    pub async fn touch(&self) -> Result<Snapshot, Refusal> {
        self.local(|inner, state| {
            lock_if_idle(inner, state);
            state.touched_ms = inner.host.clocks().boottime_ms;
            take(inner, state)
        })
        .await
    }

    /// Locks whenever nobody has touched the window for too long, until the process ends.
    pub async fn keep_locking(self) {
        loop {
            tokio::time::sleep(LOOK).await;
            let _ = self
                .local(|inner, state| {
                    lock_if_idle(inner, state);
                    Ok(())
                })
                .await;
        }
    }
}

/// Closes the session if it was left. A clock that went back is a new boot: the session is not of it.
pub(crate) fn lock_if_idle(inner: &Inner, state: &mut State) {
    let Some(session) = &state.session else { return };
    let patience = if session.kind == AgentKind::Clerk { CLERK_MS } else { CARRIER_MS };
    let now = inner.host.clocks().boottime_ms;
    if now.checked_sub(state.touched_ms).is_none_or(|idle| idle > patience) {
        state.enter(None);
        state.locked = true;
    }
}
