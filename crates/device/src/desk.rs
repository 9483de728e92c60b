//! The desk: one machine's state behind one lock, and how gestures run on it.

use crate::case::Case;
use crate::delivery::Traffic;
use crate::host::{ClockReading, Host};
use crate::identity::Identity;
use crate::link::{Link, Pinned, Server};
use crate::refusal::{Refusal, unexpected};
use crate::session::Session;
use journal::{OpenOutboxError, Outbox};
use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use terms::{Problem, Timestamp};
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

pub(crate) struct Inner {
    pub host: Box<dyn Host>,
    pub link: Box<dyn Link>,
    pub state: Mutex<State>,
    /// Wakes delivery: something was sealed, or somebody asked.
    pub wake: Notify,
    /// The number of the last snapshot.
    pub taken: AtomicU64,
    /// Gestures run where they are asked for, not on a thread that may block.
    pub in_turn: bool,
}

pub(crate) struct State {
    pub outbox: Outbox,
    pub session: Option<Session>,
    pub case: Option<Case>,
    /// The last contact with the server: none yet, away, or there.
    pub online: Option<bool>,
    /// Since when the server is away, by this device's idea of now.
    pub away_since: Option<Timestamp>,
    /// What the boot clock showed when somebody last touched the window.
    pub touched_ms: u64,
    /// The last session was closed because nobody touched the window.
    pub locked: bool,
    pub traffic: Traffic,
    /// Somebody signed in: their lists are asked for.
    pub lists_due: bool,
    /// The last file that was written to be carried by hand.
    pub parcel: Option<crate::snapshot::ParcelView>,
    /// What the registry answered to the last file of another device.
    pub brought: Option<crate::snapshot::BroughtView>,
    /// How long the machine had slept when something was last sealed, of what its program knows.
    pub suspended_ms: u64,
    /// How long a busy server asked to be left alone, in its last answer.
    pub rest: Option<std::time::Duration>,
}

impl State {
    /// The enrolled machine, or the refusal that says it is not.
    pub fn identity(&self) -> Result<Identity, Refusal> {
        Identity::stored(&self.outbox)?.ok_or_else(|| Problem::DeviceNotEnrolled.into())
    }
    /// The registry's server, and what it must show.
    pub fn server(&self) -> Result<Server, Refusal> {
        let identity = self.identity()?;
        // An identity comes with its certificates: a device that was told no time yet takes the oldest there is.
        let at = crate::times::told(&self.outbox)?.unwrap_or(identity.enrolled_at());
        Ok(Server { base: identity.registry, pinned: Some(Pinned { root: identity.root, at }) })
    }
    /// An agent takes over. Whatever case was open is another's: it stays a draft in its author's vault.
    pub fn enter(&mut self, session: Option<Session>) {
        self.case = None;
        self.brought = None;
        self.lists_due = session.is_some();
        self.session = session;
        self.locked = false;
    }
    /// The server answered.
    pub fn reached(&mut self) {
        self.online = Some(true);
        self.away_since = None;
    }
    /// The agent signed in, or the refusal that says nobody is.
    pub fn session(&self) -> Result<&Session, Refusal> {
        self.session.as_ref().ok_or_else(|| Problem::SignInFirst.into())
    }
}

impl Inner {
    /// The clocks, and the device's own idea of now.
    pub fn now(&self, state: &State) -> Result<(ClockReading, Timestamp), Refusal> {
        let clocks = self.host.clocks();
        Ok((clocks, crate::times::now(&state.outbox, clocks)?))
    }

    /// The number of the next snapshot. It goes on from the boot's clock, so that a page that outlives its host
    /// is not held back by what it showed before.
    pub fn count_snapshot(&self) -> u64 {
        let now = self.host.clocks().boottime_ms;
        let next = |last: u64| Some(now.max(last.saturating_add(1)));
        let last = self.taken.fetch_update(Ordering::Relaxed, Ordering::Relaxed, next).unwrap_or_default();
        now.max(last.saturating_add(1))
    }

    pub fn lock(&self) -> std::sync::MutexGuard<'_, State> {
        // A gesture that panicked left the stores consistent (each change is one transaction): go on.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
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
        };
        let inner = Inner {
            host: Box::new(host),
            link: Box::new(link),
            state: Mutex::new(state),
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
        tokio::task::spawn_blocking(move || gesture(&inner, &mut inner.lock())).await.map_err(unexpected)?
    }
}
