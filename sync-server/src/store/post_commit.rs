//! Wakes a waiting task after commit. A job requests the wake-up; it fires once the job's transaction group is durable, so
//! the task sees the new rows.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use tokio::sync::Notify;

#[derive(Default)]
pub(super) struct PostCommitSignal {
    requested: AtomicBool,
    woken: Arc<Notify>,
}

impl PostCommitSignal {
    /// Requests the wake-up, from inside a job.
    pub(super) fn request(&self) {
        self.requested.store(true, Ordering::Release);
    }

    /// Fires after a commit, if a job asked. A request of a job that was rolled back wakes for nothing: harmless.
    pub(super) fn fire(&self) {
        if self.requested.swap(false, Ordering::AcqRel) {
            self.woken.notify_one();
        }
    }

    /// What is woken. A wake-up without a waiting task is kept for the next one that waits.
    pub(super) fn listener(&self) -> Arc<Notify> {
        Arc::clone(&self.woken)
    }
}
