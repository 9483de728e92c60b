//! The same at ten thousand, a hundred thousand and a million records already stored; at ten million if asked for and if
//! there is room.

use crate::house::House;
use crate::opaque::Opaque;
use crate::{RECORDS, keep_in_process};

/// Records in a measured batch.
const BATCH: u64 = 40_000;
/// Bytes of disk a record takes, with its indexes, the log and room to spare.
const BYTES_A_RECORD: u64 = 2_000;

pub async fn grow(wants_ten_million: bool) {
    let house = House::open().await;
    let keys = house.state.signing_keys.clone();
    let (records, mut stored, mut number) = (RECORDS as u64, 0, 1_000_000);
    let mut frames = |count: u64| -> Vec<Vec<u8>> {
        let numbers = number..number + count / records;
        number = numbers.end;
        numbers.map(|number| Opaque::certified(number, &keys).frame(0, records, &keys)).collect()
    };
    for size in [10_000_u64, 100_000, 1_000_000, 10_000_000] {
        if size == 10_000_000 && !(wants_ten_million && has_room(house.folder(), size * BYTES_A_RECORD)) {
            println!(
                "ten million: `bench delivery --ten-million`, with {} GB free",
                (size * BYTES_A_RECORD) >> 30
            );
            return;
        }
        while stored < size {
            let more = (size - stored).min(200_000);
            for frame in frames(more).chunks(64) {
                for kept in futures(&house, frame).await {
                    assert!(kept);
                }
            }
            stored += more;
        }
        let batch = frames(BATCH);
        keep_in_process(&house, &batch, &format!("kept, {size} stored before")).await;
        keep_in_process(&house, &batch, &format!("recognised, {size} stored before")).await;
        stored += BATCH;
    }
}

/// Keeps some frames at the same time.
async fn futures(house: &House, frames: &[Vec<u8>]) -> Vec<bool> {
    let keeping: Vec<_> = frames
        .iter()
        .map(|frame| {
            let (state, frame) = (house.state.clone(), frame.clone());
            tokio::spawn(async move { sync_server::registry::keep(&state, &frame).await.is_ok() })
        })
        .collect();
    let mut kept = Vec::new();
    for one in keeping {
        kept.push(one.await.unwrap());
    }
    kept
}

fn has_room(folder: &std::path::Path, bytes: u64) -> bool {
    let told = std::process::Command::new("df").args(["--output=avail", "-B1"]).arg(folder).output();
    let told = told.map(|told| String::from_utf8_lossy(&told.stdout).into_owned()).unwrap_or_default();
    told.lines().nth(1).and_then(|line| line.trim().parse::<u64>().ok()).is_some_and(|free| free > bytes)
}
