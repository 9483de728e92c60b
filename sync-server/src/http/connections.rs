//! Connections: how many are open in all and from one network, how long one may be silent, take for the head of a request,
//! and live. Who opens connections and says little holds up nobody else, the stop of the server least of all. Knows no
//! request.

use super::caller::Peer;
use super::places::{Place, Places};
use crate::config::Limits;
use axum::Router;
use axum::response::Response;
use axum::serve::Listener;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::{Service, service_fn};
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use std::convert::Infallible;
use std::net::SocketAddr;
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::sync::{OwnedSemaphorePermit, Semaphore, watch};
use tokio::task::JoinSet;
use tokio_io_timeout::TimeoutStream;

/// A connection is asked to end after this: nobody keeps a place by asking now and then.
const AGE: Duration = Duration::from_mins(10);
/// Requests under way when the server stops are given this long; then their connections are cut.
const GRACE: Duration = Duration::from_secs(20);

/// What is read ahead of one connection, its head at most: the library would take 400 kB.
const BUFFER: usize = 32 * 1024;

/// Who comes through a door.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Callers {
    /// Anybody: places are counted by network.
    Anybody,
    /// One proxy, which counts its own callers.
    OneProxy,
}

/// Answers what comes through one door until `shutdown` resolves; then requests under way are finished, for a while.
/// [`crate::serve`] does the house's other work.
pub async fn serve_listener<L>(
    mut listener: L,
    callers: Callers,
    limits: Limits,
    routes: Router,
    shutdown: impl Future<Output = ()> + Send + 'static,
) where
    L: Listener<Addr = SocketAddr>,
{
    let in_all = Arc::new(Semaphore::new(limits.connections));
    let of_each = Places::of_each(match callers {
        Callers::Anybody => limits.connections_from_one,
        Callers::OneProxy => usize::MAX,
    });
    let (stop, stopped) = watch::channel(());
    let (mut open, mut shutdown) = (JoinSet::new(), pin!(shutdown));
    loop {
        let accepted = async {
            // None once the semaphore is closed, which it never is.
            let place = Arc::clone(&in_all).acquire_owned().await.ok();
            (place, listener.accept().await)
        };
        let (place, (stream, from)) = tokio::select! {
            biased;
            () = &mut shutdown => break,
            accepted = accepted => accepted,
        };
        // The connections that ended are let go of.
        while open.try_join_next().is_some() {}
        // Its network holds its share: it is let go before it has cost anything.
        let Some(own) = of_each.take(from.ip()) else { continue };
        // A proxy guards heads itself, and keeps connections that wait for a next request.
        let head = if callers == Callers::OneProxy { limits.silence() } else { limits.head() };
        let answering = Answering {
            routes: routes.clone(),
            peer: Peer { address: from.ip(), is_proxy: callers == Callers::OneProxy },
            head,
        };
        open.spawn(connection(stream, answering, limits, stopped.clone(), (place, own)));
    }
    drop((listener, stop));
    let ended = async { while open.join_next().await.is_some() {} };
    if tokio::time::timeout(GRACE, ended).await.is_err() {
        tracing::warn!(connections = open.len(), "connections were cut: their requests did not end in time");
    }
}

/// The routes, and who asks along one connection.
#[derive(Clone)]
struct Answering {
    routes: Router,
    peer: Peer,
    /// How long the head of a request may take.
    head: Duration,
}

impl Answering {
    fn answer(
        &self,
        mut request: hyper::Request<Incoming>,
    ) -> impl Future<Output = Result<Response, Infallible>> + use<> {
        request.extensions_mut().insert(self.peer);
        TowerToHyperService::new(self.routes.clone()).call(request)
    }
}

/// One connection, from its first request to its end.
async fn connection<S: AsyncRead + AsyncWrite + Send>(
    stream: S,
    answering: Answering,
    limits: Limits,
    mut stopped: watch::Receiver<()>,
    _places: (Option<OwnedSemaphorePermit>, Place),
) {
    let mut stream = TimeoutStream::new(stream);
    stream.set_read_timeout(Some(limits.silence()));
    stream.set_write_timeout(Some(limits.silence()));
    let mut http = http1::Builder::new();
    http.timer(TokioTimer::new()).header_read_timeout(answering.head).max_buf_size(BUFFER);
    let stream = pin!(stream);
    let answer = service_fn(move |request| answering.answer(request));
    let mut connection = pin!(http.serve_connection(TokioIo::new(stream), answer));
    tokio::select! {
        // A caller that broke off has nobody to be told.
        _ = connection.as_mut() => return,
        _ = stopped.changed() => {}
        () = tokio::time::sleep(AGE) => {}
    }
    connection.as_mut().graceful_shutdown();
    drop(connection.await);
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::routing::get;
    use std::time::Instant;
    use tokio::io::{AsyncReadExt, AsyncWriteExt};
    use tokio::net::{TcpListener, TcpStream};
    use tokio::sync::oneshot;

    /// A server of two places a network, that gives a caller one second for anything.
    async fn serve(connections: usize) -> (SocketAddr, oneshot::Sender<()>, tokio::task::JoinHandle<()>) {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let limits = Limits {
            connections,
            connections_from_one: 2,
            silence_seconds: 1,
            head_seconds: 1,
            ..Limits::default()
        };
        let slow = get(async || {
            tokio::time::sleep(Duration::from_millis(300)).await;
            "here"
        });
        let routes = Router::new().route("/", get(async || "here")).route("/slow", slow);
        let (stop, stopped) = oneshot::channel();
        let shutdown = async { drop(stopped.await) };
        let served = tokio::spawn(serve_listener(listener, Callers::Anybody, limits, routes, shutdown));
        (address, stop, served)
    }

    async fn ask(stream: &mut TcpStream, path: &str) -> String {
        let request = format!("GET {path} HTTP/1.1\r\nhost: here\r\nconnection: close\r\n\r\n");
        stream.write_all(request.as_bytes()).await.unwrap();
        let mut answer = String::new();
        let read = tokio::time::timeout(Duration::from_secs(20), stream.read_to_string(&mut answer)).await;
        drop(read.unwrap());
        answer
    }

    #[tokio::test]
    async fn a_caller_that_says_nothing_is_let_go() {
        let (address, _stop, _served) = serve(10).await;
        let mut silent = TcpStream::connect(address).await.unwrap();
        let mut heard = Vec::new();
        let read = tokio::time::timeout(Duration::from_secs(20), silent.read_to_end(&mut heard)).await;
        read.expect("the connection is ended").unwrap();
        assert_eq!(heard, b"");
    }

    #[tokio::test]
    async fn a_caller_that_sends_a_byte_now_and_then_is_let_go() {
        let (address, _stop, _served) = serve(10).await;
        let mut slow = TcpStream::connect(address).await.unwrap();
        let begun = Instant::now();
        // A byte every 100 ms is never silent for a second.
        while slow.write_all(b"G").await.is_ok() && begun.elapsed() < Duration::from_secs(20) {
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        assert!(begun.elapsed() < Duration::from_secs(10), "{:?}", begun.elapsed());
    }

    #[tokio::test]
    async fn beyond_its_places_a_server_takes_the_next_caller_when_one_has_gone() {
        let (address, _stop, _served) = serve(1).await;
        let _silent = TcpStream::connect(address).await.unwrap();
        let mut second = TcpStream::connect(address).await.unwrap();
        assert!(ask(&mut second, "/").await.ends_with("here"));
    }

    #[tokio::test]
    async fn a_network_that_holds_its_places_is_let_go_and_takes_none_from_others() {
        let (address, _stop, _served) = serve(10).await;
        let _silent =
            [TcpStream::connect(address).await.unwrap(), TcpStream::connect(address).await.unwrap()];
        tokio::time::sleep(Duration::from_millis(100)).await;
        let mut third = TcpStream::connect(address).await.unwrap();
        assert_eq!(ask(&mut third, "/").await, "");
        let other = tokio::net::TcpSocket::new_v4().unwrap();
        other.bind("127.0.0.2:0".parse().unwrap()).unwrap();
        let mut other = other.connect(address).await.unwrap();
        assert!(ask(&mut other, "/").await.ends_with("here"));
    }

    #[tokio::test]
    async fn a_server_that_stops_answers_what_it_began_and_waits_for_no_slow_caller() {
        let (address, stop, served) = serve(10).await;
        let mut asking = TcpStream::connect(address).await.unwrap();
        let answer = tokio::spawn(async move { ask(&mut asking, "/slow").await });
        let mut slow = TcpStream::connect(address).await.unwrap();
        slow.write_all(b"GET / HT").await.unwrap();
        tokio::time::sleep(Duration::from_millis(100)).await;
        stop.send(()).unwrap();
        tokio::time::timeout(Duration::from_secs(10), served).await.unwrap().unwrap();
        assert!(answer.await.unwrap().ends_with("here"));
    }
}
