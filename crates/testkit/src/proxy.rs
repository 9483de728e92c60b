//! A link that can be cut: a TCP proxy between device and server that forwards requests and, when told to,
//! swallows what comes back. The server has acted, and the device will never know from this attempt.

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

/// A link to a server.
#[derive(Clone, Debug)]
pub struct Proxy {
    /// Where devices connect.
    pub address: SocketAddr,
    swallow: Arc<AtomicBool>,
    swallowed: Arc<AtomicU64>,
}

impl Proxy {
    /// Opens a link to the server at `to`.
    pub async fn open(to: String) -> std::io::Result<Self> {
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let proxy =
            Self { address: listener.local_addr()?, swallow: Arc::default(), swallowed: Arc::default() };
        let (swallow, swallowed) = (Arc::clone(&proxy.swallow), Arc::clone(&proxy.swallowed));
        tokio::spawn(async move {
            while let Ok((near, _)) = listener.accept().await {
                if let Ok(far) = TcpStream::connect(&to).await {
                    tokio::spawn(carry(near, far, Arc::clone(&swallow), Arc::clone(&swallowed)));
                }
            }
        });
        Ok(proxy)
    }

    /// From now on, answers are (not) swallowed.
    pub fn swallow_answers(&self, swallow: bool) {
        self.swallow.store(swallow, Ordering::SeqCst);
    }

    /// Bytes of answers that went nowhere.
    pub fn swallowed(&self) -> u64 {
        self.swallowed.load(Ordering::SeqCst)
    }
}

async fn carry(near: TcpStream, far: TcpStream, swallow: Arc<AtomicBool>, swallowed: Arc<AtomicU64>) {
    let (mut from_near, mut to_near) = near.into_split();
    let (mut from_far, mut to_far) = far.into_split();
    let there = async move {
        let _ = tokio::io::copy(&mut from_near, &mut to_far).await;
    };
    let back = async move {
        let mut buffer = vec![0; 16 * 1024];
        while let Ok(count) = from_far.read(&mut buffer).await {
            let Some(bytes) = buffer.get(..count).filter(|bytes| !bytes.is_empty()) else { return };
            if swallow.load(Ordering::SeqCst) {
                swallowed.fetch_add(count as u64, Ordering::SeqCst);
            } else if to_near.write_all(bytes).await.is_err() {
                return;
            }
        }
    };
    tokio::join!(there, back);
}
