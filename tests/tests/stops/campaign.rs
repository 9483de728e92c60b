//! A load, events that befall it one after the other, and what is found afterwards.

use crate::cluster::{Cluster, Event};
use crate::load::{self, Load};
use crate::promises::Promises;
use crate::verify::{self, Found};
use anyhow::ensure;
use rand_core::Rng;
use serde_json::json;
use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::time::{Duration, Instant};
use testkit::cast;
use testkit::deployment::text;
use testkit::doubles::SeededChance;
use testkit::hand_device::{Door, HandDevice, now};
use testkit::people::Staff;
use testkit::story::day_in_france;

/// Devices that deliver.
const DEVICES: u64 = 6;
/// Applicants at once.
const APPLICANTS: u64 = 4;
/// Carriers whose rounds are booked.
const CARRIERS: u32 = 4;
/// Their windows of a day, in hours after the first begins, and the places of each.
const WINDOWS: [i64; 4] = [0, 1, 2, 3];
const PLACES: u16 = 30;
const HOUR_MS: i64 = 3_600_000;
/// How long the load goes on between two events, at most.
const BETWEEN_MS: u32 = 900;
/// How long something acknowledged is waited for after an event.
const PATIENCE: Duration = Duration::from_mins(1);

/// What came of it.
#[derive(Debug)]
pub struct Outcome {
    /// What was acknowledged, and what of it is missing.
    pub found: Found,
    /// The position of the first entry of the ledger that does not follow.
    pub broken_at: Option<u64>,
    /// How many questions were not answered, or *later*.
    pub unanswered: BTreeMap<String, u64>,
    /// The longest time from an event to the next acknowledgement, and the whole time.
    pub took: (Duration, Duration),
}

impl Outcome {
    /// The figures, for people.
    pub fn told(&self) -> String {
        let (longest, took) = self.took;
        let acknowledged: usize = self.found.acknowledged.values().sum();
        format!(
            "acknowledged {acknowledged} {:?}, lost {}; not answered, or told to come back: {:?}; the longest time \
             until something was acknowledged again: {:.1} s; {:.0} s in all",
            self.found.acknowledged,
            self.found.lost.len(),
            self.unanswered,
            longest.as_secs_f64(),
            took.as_secs_f64()
        )
    }
}

/// Plays events in an order drawn from a seed.
pub async fn play(mut events: Vec<Event>, seed: u64) -> anyhow::Result<Outcome> {
    let (begun, folder) = (Instant::now(), tempfile::tempdir()?);
    let mut chance = SeededChance::new(seed);
    for last in (1..events.len()).rev() {
        events.swap(last, chance.next_u32() as usize % (last + 1));
    }
    let mut cluster = Cluster::found(folder.path(), events.contains(&Event::FailOver)).await?;
    let (load, devices, staff) = furnish(&cluster, seed).await?;
    let delivering: Vec<_> = (seed..)
        .zip(devices)
        .map(|(seed, device)| tokio::spawn(load::deliver(Arc::clone(&load), device, seed)))
        .collect();
    let mut others: Vec<_> =
        (0..APPLICANTS).map(|at| tokio::spawn(load::enrol(Arc::clone(&load), seed + 100 + at))).collect();
    others.push(tokio::spawn(load::administer(Arc::clone(&load), staff, seed + 200)));

    let mut longest = Duration::ZERO;
    for event in events {
        tokio::time::sleep(Duration::from_millis(u64::from(100 + chance.next_u32() % BETWEEN_MS))).await;
        let before = load.promises.count();
        let (befallen, which) = (Instant::now(), chance.next_u32() as usize);
        tokio::task::block_in_place(|| cluster.befall(event, which))?;
        while load.promises.count() == before {
            ensure!(befallen.elapsed() < PATIENCE, "nothing is acknowledged after {event:?}");
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        longest = longest.max(befallen.elapsed());
    }
    load.is_over.store(true, Ordering::Relaxed);
    let mut last = None;
    for device in delivering {
        last = Some(device.await??);
    }
    for other in others {
        other.await?;
    }
    let device = last.ok_or_else(|| anyhow::anyhow!("a device"))?;
    let kept = std::mem::take(&mut *load.promises.kept());
    let found = verify::look(&cluster, &kept, &device).await?;
    cluster.stop_servers()?;
    let broken_at = verify::first_break_of_ledger(&cluster.address()).await?;
    Ok(Outcome { found, broken_at, unanswered: kept.unanswered, took: (longest, begun.elapsed()) })
}

/// Rounds with room for everybody, devices that work, and staff who are signed in.
async fn furnish(cluster: &Cluster, seed: u64) -> anyhow::Result<(Arc<Load>, Vec<HandDevice>, Vec<Staff>)> {
    let client = reqwest::Client::builder().timeout(Duration::from_secs(30)).build()?;
    let doors: Vec<Door> =
        cluster.urls().into_iter().map(|url| Door { url, client: client.clone() }).collect();
    let url = &doors[0].url;
    let key = cluster.deployment.security_key()?;
    let sign_in = async |url: &str, login: &str| Staff::sign_in(url, login, &key).await;
    let (administrator, manager) =
        (sign_in(url, cast::ADMINISTRATOR.0).await?, sign_in(url, cast::MANAGER.0).await?);
    let office = cluster.deployment.office.clone();
    let agent = async |kind: &str, login: String| -> anyhow::Result<(String, String)> {
        let body = json!({ "kind": kind, "login": login, "name": "Relais", "office": office });
        let created = administrator.post("/v1/admin/agents", body).await?;
        Ok((text(&created, "/id")?, text(&created, "/code/code")?))
    };
    let mut windows = Vec::new();
    for carrier in 0..CARRIERS {
        let (id, _) = agent("carrier", format!("tournee-{carrier}")).await?;
        for day in 1..6 {
            // Ten in the morning, UTC: no window crosses midnight anywhere in France.
            let from = (now().0 / (24 * HOUR_MS) + day) * 24 * HOUR_MS + 10 * HOUR_MS;
            let window = |at: i64| json!({ "from": from + at * HOUR_MS, "to": from + (at + 1) * HOUR_MS, "places": PLACES });
            let round = json!({ "carrier": id, "day": day_in_france(from), "windows": WINDOWS.map(window) });
            let planned = manager.post("/v1/rounds", round).await?;
            for at in 0..WINDOWS.len() {
                windows.push(text(&planned, &format!("/windows/{at}/id"))?);
            }
        }
    }
    let mut devices = Vec::new();
    for number in 0..DEVICES {
        let login = format!("guichet-{number}");
        let (id, enlists) = agent("clerk", login.clone()).await?;
        let body = json!({ "label": login, "office": office });
        let code = text(&administrator.post("/v1/admin/devices", body).await?, "/code/code")?;
        let id = id.parse().map_err(|_| anyhow::anyhow!("an agent's id"))?;
        let mut device = HandDevice::register(&doors[0], seed * 100 + number, &code, id, now()).await?;
        administrator.confirm_device(&device.fingerprint()).await?;
        device.enlist(&doors[0], &login, &enlists).await?;
        device.take_lease(&doors[0], now()).await?;
        devices.push(device);
    }
    let staff = vec![administrator, sign_in(&doors[1].url, cast::ADMINISTRATOR.0).await?];
    let load = Load {
        promises: Promises::default(),
        doors,
        sms: cluster.sms_folder(),
        office: cluster.deployment.office.clone(),
        windows,
        is_over: AtomicBool::new(false),
        number: AtomicU32::new(0),
    };
    Ok((Arc::new(load), devices, staff))
}
