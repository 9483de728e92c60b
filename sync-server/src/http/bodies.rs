//! Bodies under way: how many of their bytes are held, in all and of one network, and how long one may take. Whoever sends
//! many that never end is told to come back, and takes no memory from others. Knows no routes but those of files.

use super::caller::network_of;
use crate::State;
use crate::refusal::Refusal;
use axum::body::{Body, Bytes};
use axum::extract::{self, MatchedPath, Request};
use axum::http::StatusCode;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use axum::{BoxError, Extension};
use hyper::body::{Body as _, Frame, SizeHint};
use std::collections::HashMap;
use std::net::IpAddr;
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};
use std::task::{Context, Poll, ready};
use terms::Problem;
use tokio::time::{Sleep, sleep};

/// One network holds at most this part of all.
const SHARE_OF_ONE: usize = 8;
/// Files that administrators bring hold at most this part of all: one may be larger than a network's share.
const SHARE_OF_FILES: usize = 2;
/// Where they are handed in. Who asks is known before any of it is read.
const OF_ADMINISTRATORS: [&str; 3] =
    ["/v1/admin/parcel", "/v1/admin/stop-list/files", "/v1/admin/stop-list/files/preview"];

/// Whose bytes are counted together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Whose {
    /// Of one network; of all those that are not known.
    Network(Option<IpAddr>),
    /// Of administrators who bring files, wherever they are.
    Files,
}

impl Whose {
    /// What they may hold of so many bytes.
    const fn share(self, most: usize) -> usize {
        match self {
            Self::Network(_) => most / SHARE_OF_ONE,
            Self::Files => most / SHARE_OF_FILES,
        }
    }
}

/// The bytes that are held.
#[derive(Debug)]
pub(super) struct Bodies {
    held: Mutex<Held>,
    most: usize,
}

#[derive(Debug, Default)]
struct Held {
    in_all: usize,
    of_each: HashMap<Whose, usize>,
}

impl Bodies {
    /// So many bytes at most.
    pub(super) fn up_to(most: usize) -> Arc<Self> {
        Arc::new(Self { held: Mutex::default(), most })
    }

    fn held(&self) -> MutexGuard<'_, Held> {
        self.held.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// What one request holds; given back with the value.
#[derive(Debug)]
struct Share {
    bodies: Arc<Bodies>,
    whose: Whose,
    bytes: Mutex<usize>,
    /// Why its body was read no further.
    ended: OnceLock<Ended>,
}

#[derive(Clone, Copy, Debug, thiserror::Error)]
enum Ended {
    #[error("too many bodies are under way")]
    NoRoom,
    #[error("the body took too long")]
    TooSlow,
}

impl Share {
    fn of(bodies: Arc<Bodies>, whose: Whose) -> Arc<Self> {
        Arc::new(Self { bodies, whose, bytes: Mutex::default(), ended: OnceLock::new() })
    }

    /// Takes room for further bytes; false where there is none.
    fn take(&self, more: usize) -> bool {
        let mut held = self.bodies.held();
        let of_one = held.of_each.get(&self.whose).copied().unwrap_or_default();
        if held.in_all + more > self.bodies.most || of_one + more > self.whose.share(self.bodies.most) {
            return false;
        }
        held.in_all += more;
        held.of_each.insert(self.whose, of_one + more);
        *self.bytes.lock().unwrap_or_else(PoisonError::into_inner) += more;
        true
    }
}

impl Drop for Share {
    fn drop(&mut self) {
        let bytes = *self.bytes.get_mut().unwrap_or_else(PoisonError::into_inner);
        let mut held = self.bodies.held();
        held.in_all -= bytes;
        if let Some(of_one) = held.of_each.get_mut(&self.whose) {
            *of_one -= bytes;
            if *of_one == 0 {
                held.of_each.remove(&self.whose);
            }
        }
    }
}

/// A body whose bytes are counted as they come.
struct Counted {
    body: Body,
    share: Arc<Share>,
    deadline: Pin<Box<Sleep>>,
}

impl hyper::body::Body for Counted {
    type Data = Bytes;
    type Error = BoxError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, BoxError>>> {
        if self.deadline.as_mut().poll(context).is_ready() {
            return Poll::Ready(Some(Err((*self.share.ended.get_or_init(|| Ended::TooSlow)).into())));
        }
        let frame = match ready!(Pin::new(&mut self.body).poll_frame(context)) {
            Some(Ok(frame)) => frame,
            Some(Err(error)) => return Poll::Ready(Some(Err(error.into()))),
            None => return Poll::Ready(None),
        };
        let more = frame.data_ref().map_or(0, Bytes::len);
        Poll::Ready(Some(if self.share.take(more) {
            Ok(frame)
        } else {
            Err((*self.share.ended.get_or_init(|| Ended::NoRoom)).into())
        }))
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}

/// Around every request that brings a body.
pub(super) async fn counted(
    extract::State(state): extract::State<State>,
    Extension(bodies): Extension<Arc<Bodies>>,
    request: Request,
    next: Next,
) -> Response {
    let path = request.extensions().get::<MatchedPath>();
    let is_file = path.is_some_and(|path| OF_ADMINISTRATORS.contains(&path.as_str()));
    if request.body().is_end_stream() {
        return next.run(request).await;
    }
    let (parts, body) = request.into_parts();
    let limits = state.settings.limits;
    let (whose, time) = if is_file {
        // As long as its request: it is large, and whoever sends it is known.
        (Whose::Files, limits.request_time())
    } else {
        let network = network_of(&parts.extensions, &parts.headers, state.settings.behind_proxy);
        (Whose::Network(network), limits.body_time())
    };
    // Held until the answer is made: a handler works on what it read.
    let share = Share::of(bodies, whose);
    let deadline = Box::pin(sleep(time));
    let body = Body::new(Counted { body, share: Arc::clone(&share), deadline });
    let response = next.run(Request::from_parts(parts, body)).await;
    match share.ended.get() {
        Some(Ended::NoRoom) => Refusal::from(Problem::Busy).into_response(),
        Some(Ended::TooSlow) => StatusCode::REQUEST_TIMEOUT.into_response(),
        None => response,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_network_takes_its_share_and_gives_it_back() {
        let bodies = Bodies::up_to(800);
        let [one, other] = ["192.0.2.1", "192.0.2.2"].map(|address| Whose::Network(address.parse().ok()));
        let first = Share::of(Arc::clone(&bodies), one);
        assert!(first.take(60) && first.take(40) && !first.take(1));
        assert!(!Share::of(Arc::clone(&bodies), one).take(1), "of the same network");
        assert!(Share::of(Arc::clone(&bodies), other).take(100));
        drop(first);
        assert!(Share::of(Arc::clone(&bodies), one).take(100));
        let held = bodies.held();
        assert_eq!((held.in_all, held.of_each.len()), (0, 0));
    }

    #[test]
    fn many_networks_take_no_more_than_there_is() {
        let bodies = Bodies::up_to(800);
        let network = |number: u8| Whose::Network(Some(IpAddr::from([192, 0, 2, number])));
        let shares: Vec<_> = (0..9).map(|number| Share::of(Arc::clone(&bodies), network(number))).collect();
        assert_eq!(shares.iter().filter(|share| share.take(100)).count(), 8);
    }

    #[test]
    fn files_are_counted_too_and_leave_half_to_others() {
        let bodies = Bodies::up_to(800);
        let file = Share::of(Arc::clone(&bodies), Whose::Files);
        assert!(file.take(300) && file.take(100) && !file.take(1));
        assert!(!Share::of(Arc::clone(&bodies), Whose::Files).take(1), "of another file");
        assert!(Share::of(bodies, Whose::Network(None)).take(100));
    }
}
