//! Connections: how many are open, and how long one may keep silent. Who opens connections and says nothing holds up
//! nobody else. Knows no request.

use crate::config::Limits;
use axum::serve::Listener;
use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio_io_timeout::TimeoutStream;

/// A listener that takes the next connection when there is a place for it; until then it waits in the system's queue.
pub struct Connections<L> {
    listener: L,
    places: Arc<Semaphore>,
    limits: Limits,
}

impl<L> Connections<L> {
    /// Over a listener.
    pub fn limited(listener: L, limits: Limits) -> Self {
        Self { listener, places: Arc::new(Semaphore::new(limits.connections)), limits }
    }
}

impl<L: Listener> Listener for Connections<L> {
    type Io = Connection<L::Io>;
    type Addr = L::Addr;

    async fn accept(&mut self) -> (Self::Io, Self::Addr) {
        let place = Arc::clone(&self.places).acquire_owned().await;
        let (stream, from) = self.listener.accept().await;
        let mut stream = TimeoutStream::new(stream);
        stream.set_read_timeout(Some(self.limits.silence()));
        stream.set_write_timeout(Some(self.limits.silence()));
        (Connection { stream: Box::pin(stream), _place: place.ok() }, from)
    }

    fn local_addr(&self) -> io::Result<Self::Addr> {
        self.listener.local_addr()
    }
}

/// A connection, and its place among them.
pub struct Connection<S> {
    stream: Pin<Box<TimeoutStream<S>>>,
    _place: Option<OwnedSemaphorePermit>,
}

impl<S: AsyncRead + AsyncWrite> AsyncRead for Connection<S> {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buf: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        self.stream.as_mut().poll_read(cx, buf)
    }
}

impl<S: AsyncRead + AsyncWrite> AsyncWrite for Connection<S> {
    fn poll_write(mut self: Pin<&mut Self>, cx: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        self.stream.as_mut().poll_write(cx, bytes)
    }
    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        self.stream.as_mut().poll_flush(cx)
    }
    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        self.stream.as_mut().poll_shutdown(cx)
    }
    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        parts: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        self.stream.as_mut().poll_write_vectored(cx, parts)
    }
    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::Router;
    use axum::routing::get;
    use std::net::SocketAddr;
    use std::time::Duration;
    use tokio::io::{AsyncReadExt, AsyncWriteExt};
    use tokio::net::{TcpListener, TcpStream};

    async fn serve(connections: usize) -> SocketAddr {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let limits = Limits { connections, silence_seconds: 1, ..Limits::default() };
        let routes = Router::new().route("/", get(async || "here"));
        tokio::spawn(axum::serve(Connections::limited(listener, limits), routes).into_future());
        address
    }

    async fn ask(stream: &mut TcpStream) -> String {
        stream.write_all(b"GET / HTTP/1.1\r\nhost: here\r\nconnection: close\r\n\r\n").await.unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).await.unwrap();
        answer
    }

    #[tokio::test]
    async fn a_caller_that_says_nothing_is_let_go() {
        let mut silent = TcpStream::connect(serve(10).await).await.unwrap();
        let ended = tokio::time::timeout(Duration::from_secs(20), silent.read(&mut [0; 16])).await;
        assert_eq!(ended.unwrap().unwrap_or(0), 0, "the connection is closed");
    }

    #[tokio::test]
    async fn beyond_its_places_a_server_takes_the_next_caller_when_one_has_gone() {
        let address = serve(2).await;
        let _silent =
            [TcpStream::connect(address).await.unwrap(), TcpStream::connect(address).await.unwrap()];
        let mut third = TcpStream::connect(address).await.unwrap();
        // Both places are held by callers that say nothing; after a second they are free.
        let answer = tokio::time::timeout(Duration::from_secs(20), ask(&mut third)).await.unwrap();
        assert!(answer.ends_with("here"), "{answer}");
    }
}
