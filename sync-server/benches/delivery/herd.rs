//! Seventeen o'clock: sixty-five thousand devices hand twenty records each in within a minute. The server is a process
//! of its own (without opening); the devices' frames are made beforehand and sent on an open-loop schedule: a slow
//! answer delays nobody else's sending, and counts from when it was due.

use crate::house::{self, House};
use crate::opaque::Opaque;
use std::io::BufRead;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};
use sync_server::http::Callers;
use testkit::doubles::StoppedClock;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpSocket;
use tokio::sync::Semaphore;

const DEVICES: u64 = 65_000;
const RECORDS: u64 = 20;
const WITHIN: Duration = Duration::from_mins(1);
/// Connections open at the same time.
const OPEN: usize = 5_000;
/// Loopback addresses that devices come from: one has too few ports.
const ADDRESSES: u8 = 8;

/// The server's side: the routes over a folder, until its input ends.
pub fn serve(folder: &Path) {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let state = house::state_over(folder, StoppedClock::at(house::MORNING), 9);
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        println!("{}", listener.local_addr().unwrap());
        let limits = state.settings.limits;
        tokio::spawn(sync_server::http::serve_listener(
            listener,
            Callers::OneProxy,
            limits,
            sync_server::http::router(state),
            std::future::pending(),
        ));
        tokio::task::spawn_blocking(|| std::io::stdin().lines().for_each(drop)).await.unwrap();
    });
}

struct ServerProcess(Child);
impl Drop for ServerProcess {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

pub async fn herd() {
    let house = House::open().await;
    let keys = house.state.signing_keys.clone();
    let begun = Instant::now();
    let frames: Vec<Vec<u8>> =
        (0..DEVICES).map(|number| Opaque::certified(number, &keys).frame(0, RECORDS, &keys)).collect();
    println!("{DEVICES} frames of {RECORDS} records made in {:.1} s", begun.elapsed().as_secs_f64());
    let folder = house.stop().await;
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["--serve".as_ref(), folder.path()])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut line = String::new();
    std::io::BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
    let (server, to): (_, SocketAddr) = (ServerProcess(child), line.trim().parse().unwrap());

    let (errors, places) = (Arc::new(AtomicUsize::new(0)), Arc::new(Semaphore::new(OPEN)));
    let begun = tokio::time::Instant::now();
    let mut sending = Vec::with_capacity(frames.len());
    for (number, frame) in (0_u32..).zip(frames) {
        let due = begun + WITHIN.mul_f64(f64::from(number) / DEVICES as f64);
        tokio::time::sleep_until(due).await;
        let place = Arc::clone(&places).acquire_owned().await.unwrap();
        let errors = Arc::clone(&errors);
        sending.push(tokio::spawn(async move {
            let _place = place;
            let from = IpAddr::V4(Ipv4Addr::new(
                127,
                0,
                0,
                2 + u8::try_from(number % u32::from(ADDRESSES)).unwrap(),
            ));
            if hand_in(from, to, &frame).await.is_none() {
                errors.fetch_add(1, Ordering::Relaxed);
            }
            due.elapsed()
        }));
    }
    let mut each = Vec::with_capacity(sending.len());
    for one in sending {
        each.push(one.await.unwrap());
    }
    let took = begun.elapsed();
    each.sort();
    let (cpu, memory) = used(server.0.id());
    let at = |share: usize| each[(each.len() - 1) * share / 1000].as_secs_f64();
    println!(
        "{DEVICES} devices in {:.1} s: {:.0} records/s; from due to answered p50 {:.3} s, p99 {:.3} s, longest {:.3} s; {} errors",
        took.as_secs_f64(),
        (DEVICES * RECORDS) as f64 / took.as_secs_f64(),
        at(500),
        at(990),
        at(1000),
        errors.load(Ordering::Relaxed)
    );
    println!(
        "the server: {cpu:.1} s of CPU ({:.2} ms a frame), {memory:.0} MB at most; \
         the same minute on eight cores would take {:.0} % of them",
        cpu * 1e3 / DEVICES as f64,
        100.0 * cpu / (WITHIN.as_secs_f64() * 8.0)
    );
}

/// One device: connects, posts, reads the answer to its end.
async fn hand_in(from: IpAddr, to: SocketAddr, frame: &[u8]) -> Option<()> {
    let socket = TcpSocket::new_v4().ok()?;
    socket.set_reuseaddr(true).ok()?;
    socket.bind((from, 0).into()).ok()?;
    let mut stream = socket.connect(to).await.ok()?;
    let head = format!(
        "POST /v1/frames HTTP/1.1\r\nhost: registry\r\ncontent-type: application/cbor\r\ncontent-length: {}\r\nconnection: close\r\n\r\n",
        frame.len()
    );
    stream.write_all(&[head.as_bytes(), frame].concat()).await.ok()?;
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).await.ok()?;
    answer.starts_with(b"HTTP/1.1 200").then_some(())
}

/// Seconds of CPU that a process used, and the most memory it had, in MB.
fn used(process: u32) -> (f64, f64) {
    let stat = std::fs::read_to_string(format!("/proc/{process}/stat")).unwrap();
    let (_, rest) = stat.rsplit_once(')').unwrap();
    let ticks: f64 = rest.split_whitespace().skip(11).take(2).map(|part| part.parse::<f64>().unwrap()).sum();
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).unwrap();
    let most = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap();
    let kib: f64 = most.trim().trim_end_matches(" kB").parse().unwrap();
    // A tick is a hundredth of a second on Linux.
    (ticks / 100.0, kib / 1000.0)
}
