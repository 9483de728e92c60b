//! A bell that a job rings and that sounds once the job's group is committed: whoever is woken finds what
//! was written.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use tokio::sync::Notify;

#[derive(Default)]
pub(super) struct Bell {
    rung: AtomicBool,
    sound: Arc<Notify>,
}

impl Bell {
    /// Rings, from inside a job.
    pub(super) fn ring(&self) {
        self.rung.store(true, Ordering::Release);
    }

    /// Sounds, after a commit, if anyone rang. A ring of a job that was undone wakes for nothing: harmless.
    pub(super) fn sound(&self) {
        if self.rung.swap(false, Ordering::AcqRel) {
            self.sound.notify_one();
        }
    }

    /// What sounds. A sound that nobody waited for is kept for the next who does.
    pub(super) fn heard(&self) -> Arc<Notify> {
        Arc::clone(&self.sound)
    }
}
