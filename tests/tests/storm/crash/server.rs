//! The registry: what it acknowledged is there after any power cut, once, with its work row and in its ledger.

use super::{OPERATIONS, Run};
use crate::disk;
use rusqlite::Connection;
use statement::hash;
use std::collections::BTreeSet;
use std::path::Path;
use sync_server::store::queries::registry::envelopes::{self, Envelopes as Frame};
use sync_server::store::queries::registry::ledger;
use sync_server::store::sql::Transaction;
use sync_server::store::{self, Database, Execution, Store, StoreError};
use terms::{ChainId, DeviceId, Timestamp};

/// Frames that are handed in at the same time: they share a commit.
const AT_ONCE: u64 = 3;
const CHAINS: u64 = 7;

fn chain(operation: u64) -> ChainId {
    ChainId([u8::try_from(operation % CHAINS).unwrap(); 16])
}

/// Each frame holds two envelopes, and repeats one of the frame before.
fn frame(operation: u64) -> Frame {
    let first = (operation / CHAINS) * 2;
    let from = first.saturating_sub(1);
    Frame {
        device: DeviceId([u8::try_from(operation % CHAINS).unwrap(); 8]),
        chain: chain(operation),
        first: from,
        envelopes: (from..first + 2).map(|sequence| envelope(operation % CHAINS, sequence)).collect(),
        earlier: Vec::new(),
    }
}

fn envelope(chain: u64, sequence: u64) -> Vec<u8> {
    let length = 280 + usize::try_from((chain + sequence) * 7919 % 5_000).unwrap();
    hash(&[chain.to_be_bytes(), sequence.to_be_bytes()].concat()).0.into_iter().cycle().take(length).collect()
}

fn run() -> Run {
    let folder = tempfile::tempdir().unwrap();
    let disk = disk::watch(folder.path());
    disk.lock().unwrap().told = Some(Vec::new());
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let acknowledged = runtime.block_on(async {
        let store =
            Store::open(&Database::file(&folder.path().join("registry.sqlite")), Execution::Inline).unwrap();
        let mut acknowledged = Vec::new();
        for first in (0..OPERATIONS).step_by(usize::try_from(AT_ONCE).unwrap()) {
            let numbers = first..(first + AT_ONCE).min(OPERATIONS);
            let jobs = numbers.clone().map(|number| {
                let frame = frame(number);
                move |tx: &Transaction<'_>| {
                    Ok::<_, StoreError>(envelopes::keep(tx, &frame, 1, Timestamp(1_000))?)
                }
            });
            for kept in store.write_in_order(jobs.collect()).await {
                assert!(kept.unwrap().is_some_and(|kept| kept.conflicting.is_empty()));
            }
            let so_far = disk.lock().unwrap().told.as_ref().unwrap().len();
            acknowledged.extend(numbers.map(|_| so_far));
        }
        acknowledged
    });
    let told = disk.lock().unwrap().told.take().unwrap();
    disk::forget(folder.path());
    Run { told, acknowledged }
}

fn look(folder: &Path, acknowledged: u64) {
    // As the server opens it, migrations and all, while they are made and now and then afterwards.
    if acknowledged < 3 || acknowledged.is_multiple_of(100) {
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        runtime.block_on(async {
            drop(Store::open(&Database::file(&folder.join("registry.sqlite")), Execution::Inline).unwrap());
        });
    }
    let conn = Connection::open(folder.join("registry.sqlite")).unwrap();
    let verdict: String = conn.query_row("PRAGMA integrity_check", [], |row| row.get(0)).unwrap();
    assert_eq!(verdict, "ok");
    let ours = store::open_copy(&folder.join("registry.sqlite")).unwrap();
    assert_eq!(ledger::first_break(&ours).unwrap(), None);
    let count = |sql: &str| conn.query_row(sql, [], |row| row.get::<_, i64>(0)).unwrap();
    let mut select = conn.prepare("SELECT chain, sequence, bytes, hash FROM envelopes").unwrap();
    let rows = select.query_map([], |row| {
        Ok((
            row.get::<_, [u8; 16]>(0)?,
            row.get::<_, i64>(1)?,
            row.get::<_, Vec<u8>>(2)?,
            row.get::<_, [u8; 32]>(3)?,
        ))
    });
    let mut found = BTreeSet::new();
    for (chain, sequence, bytes, digest) in rows.unwrap().map(Result::unwrap) {
        assert_eq!(hash(&bytes).0, digest, "byte for byte");
        found.insert((chain[0], sequence.cast_unsigned()));
    }
    for operation in 0..acknowledged {
        let frame = frame(operation);
        for sequence in (frame.first..).take(frame.envelopes.len()) {
            assert!(found.contains(&(frame.chain.0[0], sequence)), "acknowledged and lost");
        }
    }
    let all = i64::try_from(found.len()).unwrap();
    assert_eq!(count("SELECT count(*) FROM opening_work"), all, "each waits to be opened");
    assert_eq!(count("SELECT count(*) FROM ledger"), all, "each is in the ledger once");
}

#[test]
fn what_the_registry_acknowledged_survives_a_power_cut_at_every_flush() {
    let run = run();
    let states = run.each_state(look);
    assert!(states > usize::try_from(2 * OPERATIONS / AT_ONCE).unwrap(), "each group is flushed: {states}");
}
