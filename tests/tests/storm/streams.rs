//! The streams a machine has open. When it goes down they end in the order in which they were opened: left to the
//! runtime, whose tasks go in the order of numbers that the whole process shares, one seed would tell two stories.

use std::collections::BTreeMap;
use std::io;
use std::pin::Pin;
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use turmoil::net::TcpStream;

/// Every stream of a machine.
#[derive(Clone, Default)]
pub struct Wires(Arc<Mutex<Opened>>);

#[derive(Default)]
struct Opened {
    streams: BTreeMap<u64, TcpStream>,
    last: u64,
    /// The machine goes down: its tasks end in any order, the streams wait for theirs.
    goes_down: bool,
}

impl Wires {
    /// Keeps a stream; it ends with the value, or with the machine.
    pub fn keep(&self, stream: TcpStream) -> Wire {
        let mut opened = self.0.lock().unwrap();
        opened.last += 1;
        let number = opened.last;
        opened.streams.insert(number, stream);
        Wire { wires: self.clone(), number }
    }

    /// The machine is about to go down.
    pub fn go_down(&self) {
        self.0.lock().unwrap().goes_down = true;
    }

    /// Held by the machine's own work, which ends last: with it, everything ends.
    pub fn end_with_me(&self) -> Ending {
        self.0.lock().unwrap().goes_down = false;
        Ending(self.clone())
    }
}

pub struct Ending(Wires);

impl Drop for Ending {
    fn drop(&mut self) {
        let streams = std::mem::take(&mut self.0.0.lock().unwrap().streams);
        streams.into_values().for_each(drop);
    }
}

/// One stream.
pub struct Wire {
    wires: Wires,
    number: u64,
}

impl Wire {
    fn poll<R>(&self, poll: impl FnOnce(Pin<&mut TcpStream>) -> Poll<io::Result<R>>) -> Poll<io::Result<R>> {
        match self.wires.0.lock().unwrap().streams.get_mut(&self.number) {
            Some(stream) => poll(Pin::new(stream)),
            None => Poll::Ready(Err(io::ErrorKind::ConnectionReset.into())),
        }
    }
}

impl Drop for Wire {
    fn drop(&mut self) {
        let mut opened = self.wires.0.lock().unwrap();
        let ended = if opened.goes_down { None } else { opened.streams.remove(&self.number) };
        drop(opened);
        drop(ended);
    }
}

impl AsyncRead for Wire {
    fn poll_read(self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        self.poll(|stream| stream.poll_read(cx, buf))
    }
}

impl AsyncWrite for Wire {
    fn poll_write(self: Pin<&mut Self>, cx: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        self.poll(|stream| stream.poll_write(cx, bytes))
    }
    fn poll_flush(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        self.poll(|stream| stream.poll_flush(cx))
    }
    fn poll_shutdown(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        self.poll(|stream| stream.poll_shutdown(cx))
    }
}
