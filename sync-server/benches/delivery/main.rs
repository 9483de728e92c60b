//! How fast the registry keeps, recognises and opens: `cargo xtask bench delivery`. Server, store and client share the
//! machine's cores; what the client costs is shown apart. Figures are printed with their conditions and judge
//! nothing.
#![expect(clippy::print_stdout, reason = "its output is its whole purpose")]
#![expect(clippy::unwrap_used, reason = "what a bench did not expect ends it")]
#![expect(clippy::cast_precision_loss, reason = "figures for people")]

#[expect(dead_code, reason = "the stories use the rest")]
#[path = "../../tests/registry/check.rs"]
mod check;
#[expect(dead_code, reason = "the stories use the rest")]
#[path = "../../tests/registry/device.rs"]
mod device;
#[expect(dead_code, reason = "the stories use the rest")]
#[path = "../../tests/registry/house.rs"]
mod house;

mod growth;
mod herd;
mod line;
mod opaque;
mod orders;
mod persons;

use check::{ALL_RIGHT, concluded};
use device::{Device, Sealed, Telling};
use house::House;
use reqwest::StatusCode;
use statement::StatementKind;
use std::collections::VecDeque;
use std::future::Future;
use std::io::Write;
use std::pin::Pin;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};
use sync_server::registry;
use terms::{EnrolmentId, Route};
use testkit::cast::{self, Person};

/// Devices, frames of each, and records in a frame: what a round hands in.
const DEVICES: u8 = 100;
const FRAMES: usize = 25;
pub(crate) const RECORDS: usize = 20;
/// Frames on the way at once.
const AT_ONCE: usize = 64;
/// Checks that are opened and judged, each of another person.
const CHECKS: usize = 1000;

/// The parts, in their order.
const PARTS: [&str; 7] = ["keeping", "opening", "persons", "orders", "herd", "line", "growth"];

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    if let Some(at) = arguments.iter().position(|argument| argument == "--serve") {
        return herd::serve(arguments[at + 1].as_ref());
    }
    let is_named = |part: &str| arguments.iter().any(|argument| argument == part);
    let names_some = PARTS.into_iter().any(is_named);
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        conditions();
        for part in PARTS.into_iter().filter(|part| !names_some || is_named(part)) {
            match part {
                "keeping" => keeping().await,
                "opening" => open_and_judge().await,
                "persons" => persons::among_many().await,
                "orders" => orders::order().await,
                "herd" => herd::herd().await,
                "line" => line::hand_in().await,
                _ => growth::grow(is_named("--ten-million")).await,
            }
        }
    });
}

async fn keeping() {
    let house = House::open().await;
    let frames = sealed_frames(&house).await;
    let (some, others) = frames.split_at(frames.len() / 2);
    keep_in_process(&house, some, "kept, without HTTP").await;
    keep_over_http(&house, others).await;
    let before: i64 = house.ask("SELECT count(*) FROM envelopes").await;
    keep_in_process(&house, some, "recognised as kept already").await;
    assert_eq!(house.ask::<i64>("SELECT count(*) FROM envelopes").await, before);
}

fn conditions() {
    let cores = std::thread::available_parallelism().map_or(0, usize::from);
    let mut file = tempfile::tempfile().unwrap();
    let mut flushes: Vec<Duration> = (0..100)
        .map(|_| {
            file.write_all(&[7; 4096]).unwrap();
            let begun = Instant::now();
            file.sync_data().unwrap();
            begun.elapsed()
        })
        .collect();
    flushes.sort();
    let store = match std::env::var_os(testkit::postgres::VARIABLE) {
        Some(_) => "PostgreSQL on its socket, fsync and synchronous_commit on",
        None => "SQLite, synchronous=FULL",
    };
    println!("{cores} cores, {store}; a flush of 4 KiB takes {:?} (median of 100)", flushes[50]);
}

/// Everything the devices will send, made beforehand.
async fn sealed_frames(house: &House) -> Vec<Vec<u8>> {
    let mut devices = Vec::new();
    for number in 1..=DEVICES {
        devices.push(Device::counter(house, number, leaked(&format!("agent{number}"))).await);
    }
    let body = concluded(&cast::NOEMIE, ALL_RIGHT, None, house.state.now());
    let told = Telling::without_voucher(StatementKind::Check, EnrolmentId([7; 16]), body);
    let begun = Instant::now();
    let mut frames = Vec::new();
    for _ in 0..FRAMES {
        for device in &mut devices {
            let run: Vec<Sealed> = (0..RECORDS).map(|_| device.seal(house, &told)).collect();
            frames.push(device.sign(&device.frame(&run)));
        }
    }
    rate("sealed by the client (one thread)", frames.len() * RECORDS, begun.elapsed(), &mut []);
    let bytes: usize = frames.iter().map(Vec::len).sum();
    println!(
        "bytes a record, in a frame of {RECORDS}: {:.0}",
        bytes as f64 / (frames.len() * RECORDS) as f64
    );
    frames
}

pub(crate) async fn keep_in_process(house: &House, frames: &[Vec<u8>], what: &str) {
    let state = house.state.clone();
    let keep = move |bytes: Vec<u8>| {
        let state = state.clone();
        async move { assert!(registry::keep(&state, &bytes).await.is_ok()) }
    };
    let (took, mut each) = all(frames, keep).await;
    rate(what, frames.len() * RECORDS, took, &mut each);
}

async fn keep_over_http(house: &House, frames: &[Vec<u8>]) {
    let (took, mut each) = all(frames, post(house, "/v1/frames", StatusCode::OK)).await;
    rate("kept, over HTTP on the loopback", frames.len() * RECORDS, took, &mut each);
    let (took, mut each) = all(frames, post(house, "/v1/nothing", StatusCode::NOT_FOUND)).await;
    rate("  the same posts, answered at once", frames.len() * RECORDS, took, &mut each);
}

type Posting = Pin<Box<dyn Future<Output = ()> + Send>>;

fn post(
    house: &House,
    path: &str,
    wanted: StatusCode,
) -> impl Fn(Vec<u8>) -> Posting + Send + Clone + 'static + use<> {
    let (client, url) = (house.client.clone(), format!("{}{path}", house.url));
    move |bytes| {
        let request = client.post(&url).header("content-type", "application/cbor").body(bytes);
        Box::pin(async move {
            let answer = request.send().await.unwrap();
            assert_eq!(answer.status(), wanted);
            answer.bytes().await.unwrap();
        })
    }
}

/// Runs all, so many at once; gives the whole time and each one's.
async fn all<F, D>(frames: &[Vec<u8>], one: F) -> (Duration, Vec<Duration>)
where
    F: Fn(Vec<u8>) -> D + Send + Clone + 'static,
    D: Future<Output = ()> + Send,
{
    let queue: Arc<Mutex<VecDeque<Vec<u8>>>> = Arc::new(Mutex::new(frames.iter().cloned().collect()));
    let begun = Instant::now();
    let workers: Vec<_> = (0..AT_ONCE)
        .map(|_| {
            let (queue, one) = (Arc::clone(&queue), one.clone());
            tokio::spawn(async move {
                let mut each = Vec::new();
                loop {
                    let next = queue.lock().unwrap().pop_front();
                    let Some(bytes) = next else { return each };
                    let begun = Instant::now();
                    one(bytes).await;
                    each.push(begun.elapsed());
                }
            })
        })
        .collect();
    let mut each = Vec::new();
    for worker in workers {
        each.extend(worker.await.unwrap());
    }
    (begun.elapsed(), each)
}

async fn open_and_judge() {
    let house = House::open().await;
    let mut device = Device::counter(&house, 1, "agathe").await;
    let mut sealed = Vec::new();
    for number in 0..CHECKS {
        if number % 50 == 0 {
            device.take_lease(&house).await;
        }
        let person = person(number);
        let (enrolment, secret) = house.applicant(&person, Route::Counter).await;
        sealed.push(device.seal_check(&house, enrolment, secret, &person));
    }
    for run in sealed.chunks(RECORDS) {
        device.deliver(&house, run).await;
    }
    let begun = Instant::now();
    house.open_all().await;
    rate("opened and judged", CHECKS, begun.elapsed(), &mut []);
    let active: i64 = house.ask("SELECT count(*) FROM identities WHERE state = 1").await;
    assert_eq!(active, i64::try_from(CHECKS).unwrap(), "all become active");
}

/// Somebody of their own name, document and telephone.
fn person(number: usize) -> Person {
    let letters: String =
        format!("{number:04}").bytes().map(|digit| char::from(digit - b'0' + b'A')).collect();
    Person {
        birth_name: leaked(&format!("Lacombe{letters}")),
        birth_date: leaked(&cast::birth_date(number as u64)),
        mobile: leaked(&format!("06 12 {:02} {:02} 78", number / 100, number % 100)),
        email: leaked(&format!("n{number}@exemple.test")),
        document: cast::Document { number: leaked(&format!("VAV{number:06}")), ..cast::NOEMIE.document },
        ..cast::NOEMIE
    }
}

fn leaked(text: &str) -> &'static str {
    Box::leak(text.to_owned().into_boxed_str())
}

fn rate(what: &str, records: usize, took: Duration, each: &mut [Duration]) {
    each.sort();
    let seconds = took.as_secs_f64();
    let at = |share: usize| each.get(each.len() * share / 100).map_or(0.0, |frame| frame.as_secs_f64() * 1e3);
    let spread = format!("; a frame p50 {:.1} ms, p99 {:.1} ms", at(50), at(99));
    let spread = if each.is_empty() { "" } else { spread.as_str() };
    println!("{what:<36} {:>8.0} records/s  ({records} in {seconds:.2} s{spread})", records as f64 / seconds);
}
