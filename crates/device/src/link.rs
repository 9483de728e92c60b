//! The seam to the server: a request in, an answer out. `reqwest` in apps; the storm puts a simulated
//! network here.

mod http;
mod pinned;

pub use http::{HttpLink, NotALink};

use statement::PublicKey;
use std::future::Future;
use std::pin::Pin;
use std::time::Duration;
use terms::{Cause, Timestamp};

/// No answer came. Whether the server acted is unknown: everything sent is safe to send again.
#[derive(Clone, Debug, thiserror::Error)]
#[error("no answer from the server")]
pub struct LinkDown(#[source] pub Cause);

impl From<Cause> for LinkDown {
    fn from(cause: Cause) -> Self {
        Self(cause)
    }
}

/// A server's answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LinkAnswer {
    /// The HTTP status.
    pub status: u16,
    /// The body.
    pub body: Vec<u8>,
    /// How long the server asks to be left alone.
    pub retry_after: Option<Duration>,
}

/// A server, and how it is told from another.
#[derive(Clone, Debug)]
pub struct Server {
    /// Its address, without a trailing slash.
    pub base: String,
    /// What it must show over TLS. None while a device is enrolled: the one-time code tells who answers.
    pub pinned: Option<Pinned>,
}

/// What was pinned when the device was enrolled.
#[derive(Clone, Copy, Debug)]
pub struct Pinned {
    /// The deployment's root: it certified whoever may answer.
    pub root: PublicKey,
    /// The newest time that the registry told, which certificates are judged by: a device's own clock may be wrong, and
    /// that must not keep it from delivering.
    pub at: Timestamp,
}

/// What [`Link::post`] gives.
pub type LinkFuture<'a> = Pin<Box<dyn Future<Output = Result<LinkAnswer, LinkDown>> + Send + 'a>>;

/// A way to the server.
pub trait Link: Send + Sync + 'static {
    /// Posts a body to a path of a server.
    fn post<'a>(
        &'a self,
        server: &'a Server,
        path: &'a str,
        kind: &'static str,
        body: Vec<u8>,
    ) -> LinkFuture<'a>;
}
