//! The server is killed again and again while devices send, on `SQLite`; whatever was acknowledged is looked for afterwards,
//! byte for byte.

use crate::deployment;
use anyhow::{Context, ensure};
use rusqlite::{Connection, OpenFlags, params};
use statement::{Body, StatementKind, hash};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;
use terms::{AgentId, EnrolmentId};
use testkit::hand_device::{Door, HandDevice, Sealed, Telling, now};
use tokio::task::JoinSet;

const DEVICES: u64 = 8;
const WANTED: usize = 10_000;
/// Records in a frame.
const RUN: usize = 8;

/// Sends frames until there is enough; one that is not answered is sent again. Gives what was acknowledged.
async fn send(door: Door, mut device: HandDevice, so_far: Arc<AtomicUsize>) -> anyhow::Result<Vec<Sealed>> {
    let mut acknowledged = Vec::new();
    while so_far.load(Ordering::Relaxed) < WANTED {
        let run: Vec<Sealed> = (0..RUN)
            .map(|at| {
                let drawn = ((acknowledged.len() + at) as u128).to_be_bytes();
                let told =
                    Telling::without_voucher(StatementKind::Check, EnrolmentId(drawn), Body::empty(drawn));
                device.seal(&told, now())
            })
            .collect::<Result<_, _>>()?;
        loop {
            let answer = door.send("/v1/frames", device.sign(&device.frame(&run))).await;
            let bytes = match answer {
                Ok(answer) if answer.status().is_success() => answer.bytes().await.ok(),
                _ => None,
            };
            if let Some(bytes) = bytes {
                ensure!(device.verified(&bytes)?.receipts.len() == RUN, "a receipt for each record");
                break;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        so_far.fetch_add(RUN, Ordering::Relaxed);
        acknowledged.extend(run);
        // A device may send 240 frames a minute.
        tokio::time::sleep(Duration::from_millis(250)).await;
    }
    Ok(acknowledged)
}

pub async fn play() -> anyhow::Result<Vec<String>> {
    let (_folder, mut deployment) = deployment().await?;
    let so_far = Arc::new(AtomicUsize::new(0));
    let mut sending = JoinSet::new();
    for number in 1..=DEVICES {
        let client = reqwest::Client::builder().timeout(Duration::from_secs(10)).build()?;
        let door = Door { url: deployment.url(), client };
        let code = deployment.add_device(&format!("guichet {number}")).await?;
        let device = HandDevice::register(&door, number, &code, AgentId([1; 8]), now()).await?;
        sending.spawn(send(door, device, Arc::clone(&so_far)));
    }
    let mut kills = 0;
    while so_far.load(Ordering::Relaxed) < WANTED {
        tokio::time::sleep(Duration::from_millis(700 + 137 * (kills % 7))).await;
        deployment.kill_server()?;
        deployment.start_server()?;
        kills += 1;
    }
    let mut acknowledged = Vec::new();
    while let Some(sent) = sending.join_next().await {
        acknowledged.extend(sent??);
    }
    let file = deployment.server_folder().join("registry.sqlite");
    deployment.stop_server()?;
    let registry = Connection::open_with_flags(file, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    let mut find =
        registry.prepare("SELECT hash, bytes FROM envelopes WHERE chain = ?1 AND sequence = ?2")?;
    let mut lost = 0;
    for Sealed { place, envelope } in &acknowledged {
        let sequence = i64::try_from(place.sequence).context("a number")?;
        let found: Option<([u8; 32], Option<Vec<u8>>)> =
            find.query_row(params![place.chain.0, sequence], |row| Ok((row.get(0)?, row.get(1)?))).ok();
        // One that was opened is kept as what it stated, under the hash of the whole.
        let is_there = found.is_some_and(|(hashed, bytes)| {
            hashed == hash(envelope).0 && bytes.is_none_or(|bytes| bytes == *envelope)
        });
        lost += usize::from(!is_there);
    }
    ensure!(lost == 0, "{lost} of {} acknowledged envelopes are gone or changed", acknowledged.len());
    Ok(vec![format!("{} acknowledged over {kills} kills, {lost} lost", acknowledged.len())])
}
