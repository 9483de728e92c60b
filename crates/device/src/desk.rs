//! The desk: one machine's state behind one lock, and how gestures run on it. It must not know what a gesture does.

use crate::host::Host;
use crate::link::Link;
use crate::refusal::Refusal;
use crate::state::{Inner, State, Traffic};
use journal::{OpenOutboxError, Outbox};
use std::path::Path;
use std::sync::atomic::AtomicU64;
use std::sync::{Arc, Mutex};
use terms::Doing;
use tokio::sync::Notify;

/// Why a desk did not open.
#[derive(Debug, thiserror::Error)]
pub enum OpenDeskError {
    /// Another window of this application runs on this machine.
    #[error("another window holds this device's outbox")]
    AlreadyRunning,
    /// The device's store cannot be used.
    #[error("the device's store cannot be opened")]
    Store(#[source] OpenOutboxError),
}

/// One machine under one kiosk account.
#[derive(Clone)]
pub struct Desk {
    pub(crate) inner: Arc<Inner>,
}

impl core::fmt::Debug for Desk {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str("Desk")
    }
}

impl Desk {
    /// Opens the desk of a folder. One process at a time holds it.
    pub fn open(folder: &Path, host: impl Host, link: impl Link) -> Result<Self, OpenDeskError> {
        Self::open_with(folder, host, link, false)
    }

    /// The same in a simulation: what a gesture does, it does in its turn, so that one seed tells one story.
    pub fn open_in_turn(folder: &Path, host: impl Host, link: impl Link) -> Result<Self, OpenDeskError> {
        Self::open_with(folder, host, link, true)
    }

    fn open_with(
        folder: &Path,
        host: impl Host,
        link: impl Link,
        in_turn: bool,
    ) -> Result<Self, OpenDeskError> {
        let outbox = Outbox::open(&folder.join("outbox.sqlite")).map_err(|error| match error {
            OpenOutboxError::AlreadyRunning => OpenDeskError::AlreadyRunning,
            other @ OpenOutboxError::Store(_) => OpenDeskError::Store(other),
        })?;
        let state = State {
            outbox,
            session: None,
            case: None,
            online: None,
            away_since: None,
            touched_ms: 0,
            locked: false,
            traffic: Traffic::default(),
            lists_due: false,
            parcel: None,
            brought: None,
            suspended_ms: 0,
            rest: None,
            ledger_compared_ms: None,
        };
        let inner = Inner {
            host: Box::new(host),
            link: Box::new(link),
            state: Mutex::new(state),
            lists: tokio::sync::Mutex::default(),
            wake: Notify::new(),
            taken: AtomicU64::new(0),
            in_turn,
        };
        Ok(Self { inner: Arc::new(inner) })
    }

    /// Sets how large the outbox may grow, in pages of 4096 bytes: a quota on shared disks.
    pub fn limit_pages(&self, pages: u32) -> Result<(), Refusal> {
        Ok(self.inner.lock().outbox.limit_pages(pages)?)
    }

    /// Runs what needs the stores on a thread that may block, or in its turn.
    pub(crate) async fn local<R: Send + 'static>(
        &self,
        gesture: impl FnOnce(&Inner, &mut State) -> Result<R, Refusal> + Send + 'static,
    ) -> Result<R, Refusal> {
        let inner = Arc::clone(&self.inner);
        if inner.in_turn {
            return gesture(&inner, &mut inner.lock());
        }
        let span = tracing::Span::current();
        let work = move || span.in_scope(|| gesture(&inner, &mut inner.lock()));
        // The panic hook said where; the panic's message may quote what the gesture was given.
        tokio::task::spawn_blocking(work).await.ok().doing("running a gesture: it panicked")?
    }
}
