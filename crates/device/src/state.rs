//! What a desk holds: its stores, who is signed in, which case is open, how the server was last met. It must not know a
//! gesture nor a page.

use crate::case::Case;
use crate::host::{ClockReading, Host};
use crate::identity::Identity;
use crate::link::{Link, Pinned, Server};
use crate::refusal::Refusal;
use crate::session::Session;
use crate::views::{BroughtView, ParcelView};
use journal::Outbox;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, PoisonError};
use terms::{AgentKind, Cause, Problem, Timestamp};
use tokio::sync::Notify;

/// How long a counter waits for its clerk.
const CLERK_MS: u64 = 5 * 60_000;
/// How long a phone waits for its carrier.
const CARRIER_MS: u64 = 2 * 60_000;
/// For how long it is known that the ledger is the one it was: a turn of delivery.
const COMPARED_MS: u64 = 60_000;

/// What went over the line since the desk was opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Traffic {
    /// Frames sent.
    pub frames: u64,
    /// Envelopes in them.
    pub envelopes: u64,
    /// Bytes of the frames, without HTTP and TLS.
    pub sent_bytes: u64,
    /// Bytes of the answers.
    pub answer_bytes: u64,
}

pub(crate) struct Inner {
    pub host: Box<dyn Host>,
    pub link: Box<dyn Link>,
    pub state: Mutex<State>,
    /// Whoever asks for lists holds it until they are taken in: an answer follows the cursor that was asked after.
    pub lists: tokio::sync::Mutex<()>,
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
    pub parcel: Option<ParcelView>,
    /// What the registry answered to the last file of another device.
    pub brought: Option<BroughtView>,
    /// How long the machine had slept when something was last sealed, of what its program knows.
    pub suspended_ms: u64,
    /// How long a busy server asked to be left alone, in its last answer.
    pub rest: Option<std::time::Duration>,
    /// What the boot clock showed when the registry's ledger was last compared.
    pub ledger_compared_ms: Option<u64>,
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
        let at = crate::device_clock::last_registry_time(&self.outbox)?.unwrap_or(identity.enrolled_at());
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
    /// True just after the ledger was compared.
    pub fn has_compared_ledger(&self, now_ms: u64) -> bool {
        let since = self.ledger_compared_ms.and_then(|at| now_ms.checked_sub(at));
        since.is_some_and(|since| since <= COMPARED_MS)
    }
    /// Remembers that the server is away.
    pub fn lose_server(&mut self, inner: &Inner, cause: Cause) -> Refusal {
        self.online = Some(false);
        if self.away_since.is_none() {
            self.away_since = inner.now(self).ok().map(|(_, now)| now);
        }
        Refusal::because(Problem::ServerAway)(cause)
    }
    /// Closes the session if it was left. A clock that went back is a new boot: the session is not of it.
    pub fn lock_if_idle(&mut self, inner: &Inner) {
        let Some(session) = &self.session else { return };
        let patience = if session.kind == AgentKind::Clerk { CLERK_MS } else { CARRIER_MS };
        let now = inner.host.clocks().boottime_ms;
        if now.checked_sub(self.touched_ms).is_none_or(|idle| idle > patience) {
            self.enter(None);
            self.locked = true;
        }
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
        Ok((clocks, crate::device_clock::now(&state.outbox, clocks)?))
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
