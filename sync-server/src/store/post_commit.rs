//! Wakes waiting tasks after commit. A job requests the wake-up; it fires once the job's transaction group is durable, so
//! the tasks see the new rows.

use std::sync::atomic::{AtomicBool, Ordering};
use tokio::sync::watch;

#[derive(Default)]
pub(super) struct PostCommitSignal {
    requested: AtomicBool,
    woken: watch::Sender<()>,
}

impl PostCommitSignal {
    /// Requests the wake-up, from inside a job.
    pub(super) fn request(&self) {
        self.requested.store(true, Ordering::Release);
    }

    /// Fires after a commit, if a job asked. A request of a job that was rolled back wakes for nothing: harmless.
    pub(super) fn fire(&self) {
        if self.requested.swap(false, Ordering::AcqRel) {
            self.woken.send_replace(());
        }
    }

    /// What is subscribed to. A wake-up that nobody waits for is kept for each subscriber's next wait.
    pub(super) fn sender(&self) -> watch::Sender<()> {
        self.woken.clone()
    }
}
