//! A hand-in over a line as slow as a carrier's worst: so many bits a second each way, and a delay. TLS as a device has it.

use crate::RECORDS;
use crate::house::House;
use crate::opaque::Opaque;
use device::{HttpLink, Link, Pinned, Server};
use std::collections::VecDeque;
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};
use sync_server::config::TlsDoorSettings;
use sync_server::http::Callers;
use sync_server::http::TlsDoor;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

/// Bytes a second in each direction: 30 kbit/s.
const RATE: f64 = 30_000.0 / 8.0;
/// Half of 600 ms.
const DELAY: Duration = Duration::from_millis(300);

pub async fn hand_in() {
    let house = House::open().await;
    let keys = house.state.signing_keys.clone();
    let listen: SocketAddr = ([127, 0, 0, 1], 0).into();
    let settings = TlsDoorSettings { listen, names: vec!["127.0.0.1".to_owned()] };
    let door = TlsDoor::open(&settings, &house.state).await.unwrap();
    let to = axum::serve::Listener::local_addr(&door).unwrap();
    let routes = sync_server::http::router(house.state.clone());
    tokio::spawn(sync_server::http::serve_listener(
        door,
        Callers::OneProxy,
        house.state.settings.limits,
        routes,
        std::future::pending(),
    ));
    let carried = Arc::new(AtomicU64::new(0));
    let near = slow(to, Arc::clone(&carried)).await;

    let device = Opaque::certified(7, &keys);
    let server = Server {
        base: format!("https://{near}"),
        pinned: Some(Pinned { root: keys.root, at: house.state.now() }),
    };
    let link = HttpLink::new().unwrap();
    let records = RECORDS as u64;
    for (number, what) in (0..).zip(["first contact", "the connection resumed", "the connection still open"])
    {
        if number == 1 {
            // A minute later the connection is gone; the session's ticket is not.
            tokio::time::sleep(Duration::from_secs(100)).await;
        }
        let frame = device.frame(number * records, records, &keys);
        let (size, before, begun) = (frame.len(), carried.load(Ordering::Relaxed), Instant::now());
        let answer = link.post(&server, "/v1/frames", "application/cbor", frame).await.unwrap();
        assert_eq!(answer.status, 200);
        println!(
            "{records} records over 600 ms and 30 kbit/s, {what}: {:.2} s (frame {size} bytes, answer {}, {} on the line)",
            begun.elapsed().as_secs_f64(),
            answer.body.len(),
            carried.load(Ordering::Relaxed) - before
        );
    }
}

/// A line to a server.
async fn slow(to: SocketAddr, carried: Arc<AtomicU64>) -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move {
        while let Ok((near, _)) = listener.accept().await {
            let carried = Arc::clone(&carried);
            tokio::spawn(async move {
                // The handshake of TCP costs a round trip before anything is carried.
                tokio::time::sleep(2 * DELAY).await;
                let far = TcpStream::connect(to).await.unwrap();
                let ((near_in, near_out), (far_in, far_out)) = (near.into_split(), far.into_split());
                tokio::join!(carry(near_in, far_out, &carried), carry(far_in, near_out, &carried));
            });
        }
    });
    address
}

async fn carry(
    mut from: tokio::net::tcp::OwnedReadHalf,
    mut to: tokio::net::tcp::OwnedWriteHalf,
    carried: &AtomicU64,
) {
    let (sender, mut queue) = tokio::sync::mpsc::unbounded_channel::<(tokio::time::Instant, Vec<u8>)>();
    let read = async move {
        let (mut buffer, mut free) = (vec![0; 1400], tokio::time::Instant::now());
        while let Ok(count) = from.read(&mut buffer).await {
            if count == 0 {
                return;
            }
            carried.fetch_add(count as u64, Ordering::Relaxed);
            free = free.max(tokio::time::Instant::now()) + Duration::from_secs_f64(count as f64 / RATE);
            if sender.send((free + DELAY, buffer[..count].to_vec())).is_err() {
                return;
            }
        }
    };
    let write = async move {
        let mut waiting = VecDeque::new();
        while let Some(next) = queue.recv().await {
            waiting.push_back(next);
            while let Some((at, bytes)) = waiting.pop_front() {
                tokio::time::sleep_until(at).await;
                if to.write_all(&bytes).await.is_err() {
                    return;
                }
            }
        }
    };
    tokio::join!(read, write);
}
