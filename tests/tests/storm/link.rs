//! The line between a device and the server: HTTP over a simulated network that cuts at any byte, repeats, delays
//! and forgets. What was sent and what was told is written down for the checker.

use crate::chance::SharedDice;
use crate::checker::Book;
use crate::streams::{Wire, Wires};
use axum::body::{Body, to_bytes};
use device::{Link, LinkAnswer, LinkDown, LinkFuture, Server};
use hyper::{Request, client::conn::http1};
use hyper_util::rt::TokioIo;
use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Poll};
use std::time::Duration;
use terms::Doing;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use turmoil::net::TcpStream;

/// How long a device waits for an answer.
const PATIENCE: Duration = Duration::from_secs(10);

/// A device's way to the server.
#[derive(Clone)]
pub struct StormLink {
    pub device: usize,
    pub dice: SharedDice,
    /// False once the storm is over.
    pub is_rough: Arc<AtomicBool>,
    pub book: Book,
    pub wires: Wires,
}

/// What happens to one request.
#[derive(Clone, Copy)]
struct Fate {
    /// The line is cut after so many bytes sent.
    cut_sending: Option<u64>,
    /// The line is cut after so many bytes received.
    cut_receiving: Option<u64>,
    /// The same request goes out again after so long, and nobody waits for its answer.
    again_after: Option<Duration>,
}

impl StormLink {
    fn fate(&self, size: u64) -> Fate {
        let rough = self.is_rough.load(Ordering::Relaxed);
        self.dice.roll(|dice| {
            let mut one_in = |times| rough && dice.one_in(times);
            let (sending, receiving, again) = (one_in(8), one_in(8), one_in(6));
            Fate {
                cut_sending: sending.then(|| dice.below(size + 300)),
                cut_receiving: receiving.then(|| dice.below(900)),
                again_after: again.then(|| Duration::from_millis(dice.below(120_000))),
            }
        })
    }

    async fn send(self, path: String, body: Vec<u8>, fate: Fate) -> Result<LinkAnswer, LinkDown> {
        let stream = TcpStream::connect(("server", 80)).await.doing("connecting")?;
        let stream = self.wires.keep(stream);
        let line = Line { stream, sending: fate.cut_sending, receiving: fate.cut_receiving };
        let (mut sender, connection) = http1::handshake(TokioIo::new(line)).await.doing("shaking hands")?;
        tokio::spawn(connection);
        let request = Request::post(path.as_str())
            .header("host", "server")
            .header("content-type", "application/cbor")
            .body(Body::from(body))
            .doing("making a request")?;
        let answer = sender.send_request(request).await.doing("sending a request")?;
        let status = answer.status().as_u16();
        let retry_after = answer.headers().get("retry-after").and_then(|value| value.to_str().ok());
        let retry_after = retry_after.and_then(|text| text.parse().ok()).map(Duration::from_secs);
        let body =
            to_bytes(Body::new(answer.into_body()), usize::MAX).await.doing("receiving an answer")?.to_vec();
        Ok(LinkAnswer { status, body, retry_after })
    }
}

impl Link for StormLink {
    fn post<'a>(&'a self, _: &'a Server, path: &'a str, _: &'static str, body: Vec<u8>) -> LinkFuture<'a> {
        let fate = self.fate(body.len() as u64);
        self.book.sent(path, &body);
        if let Some(pause) = fate.again_after {
            let (link, path, body) = (self.clone(), path.to_owned(), body.clone());
            self.book.fault("repeated");
            tokio::spawn(async move {
                tokio::time::sleep(pause).await;
                let steady = Fate { cut_sending: None, cut_receiving: None, again_after: None };
                // Whatever comes back, nobody hears it.
                let _ = tokio::time::timeout(PATIENCE, link.send(path, body, steady)).await;
            });
        }
        let (link, path) = (self.clone(), path.to_owned());
        Box::pin(async move {
            let cut = fate.cut_sending.is_some() || fate.cut_receiving.is_some();
            let sent = link.clone().send(path.clone(), body.clone(), fate);
            let answer = tokio::time::timeout(PATIENCE, sent)
                .await
                .doing("waiting for an answer")
                .unwrap_or_else(|cause| Err(cause.into()));
            match &answer {
                Ok(answer) => link.book.told(link.device, &path, &body, answer),
                Err(LinkDown(_)) => link.book.fault(if cut { "cut" } else { "no answer" }),
            }
            answer
        })
    }
}

/// A stream that ends at a byte.
struct Line {
    stream: Wire,
    sending: Option<u64>,
    receiving: Option<u64>,
}

fn cut() -> io::Error {
    io::Error::from(io::ErrorKind::ConnectionReset)
}

impl AsyncRead for Line {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buf: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        if self.receiving == Some(0) {
            return Poll::Ready(Err(cut()));
        }
        let room = self
            .receiving
            .map_or(buf.remaining(), |left| buf.remaining().min(usize::try_from(left).unwrap_or(usize::MAX)));
        let mut bytes = vec![0; room];
        let mut part = ReadBuf::new(&mut bytes);
        let outcome = Pin::new(&mut self.stream).poll_read(cx, &mut part);
        let read = part.filled().len();
        buf.put_slice(part.filled());
        self.receiving = self.receiving.map(|left| left - read as u64);
        outcome
    }
}

impl AsyncWrite for Line {
    fn poll_write(mut self: Pin<&mut Self>, cx: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        let Some(left) = self.sending else { return Pin::new(&mut self.stream).poll_write(cx, bytes) };
        let part = usize::try_from(left).unwrap_or(usize::MAX).min(bytes.len());
        if part == 0 {
            return Poll::Ready(Err(cut()));
        }
        let outcome = Pin::new(&mut self.stream).poll_write(cx, &bytes[..part]);
        if let Poll::Ready(Ok(written)) = outcome {
            self.sending = Some(left - written as u64);
        }
        outcome
    }
    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(cx)
    }
    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(cx)
    }
}
