//! The outbox of a device: what it says is sealed is there after any power cut, and what it says was kept too.

use super::{OPERATIONS, Run};
use crate::disk;
use journal::{Answered, Mark, Outbox, Sealed};
use rusqlite::Connection;
use statement::hash;
use std::path::Path;
use terms::{AgentId, ChainId, Timestamp};

const CHAIN: ChainId = ChainId([0xc; 16]);

/// The envelope of a number: some are longer than a page of the file.
fn envelope(sequence: u64) -> Vec<u8> {
    let length = 300 + usize::try_from(sequence * 7919 % 6_000).unwrap();
    hash(&sequence.to_be_bytes()).0.into_iter().cycle().take(length).collect()
}

fn header_hash(sequence: u64) -> [u8; 32] {
    hash(format!("header {sequence}").as_bytes()).0
}

fn seal(outbox: &mut Outbox, sequence: u64) {
    let sealed = Sealed {
        chain: CHAIN,
        sequence,
        previous: sequence.checked_sub(1).map_or([0; 32], header_hash),
        header_hash: header_hash(sequence),
        envelope: &envelope(sequence),
        draft: None,
        kind: 1,
        agent: AgentId([0xa; 8]),
        sealed_at: Timestamp(1_000),
    };
    outbox.seal(&sealed).unwrap();
}

/// The registry says that all up to there is kept, and all but the last twenty safe.
fn answer(outbox: &mut Outbox, until: u64) {
    let receipts: Vec<_> =
        (until.saturating_sub(9)..=until).map(|sequence| (sequence, Timestamp(2_000))).collect();
    let answered = Answered {
        chain: CHAIN,
        epoch: 1,
        mark: Some(Mark { sequence: until, envelope_hash: hash(&envelope(until)).0 }),
        receipts: &receipts,
        quarantined: &[],
        conflicting: &[],
        opened: None,
        safe_mark: until.checked_sub(20),
        raw: b"an answer",
    };
    outbox.apply_answer(&answered).unwrap();
}

/// Of ten operations, nine seal and one takes an answer.
fn sealed_after(operations: u64) -> u64 {
    operations - operations / 10
}

fn run() -> Run {
    let folder = tempfile::tempdir().unwrap();
    let disk = disk::watch(folder.path());
    disk.lock().unwrap().told = Some(Vec::new());
    let mut outbox = Outbox::open(&folder.path().join("outbox.sqlite")).unwrap();
    let mut acknowledged = Vec::new();
    for operation in 1..=OPERATIONS {
        match sealed_after(operation) {
            sealed if operation % 10 == 0 => answer(&mut outbox, sealed - 1),
            sealed => seal(&mut outbox, sealed - 1),
        }
        acknowledged.push(disk.lock().unwrap().told.as_ref().unwrap().len());
    }
    let told = disk.lock().unwrap().told.take().unwrap();
    disk::forget(folder.path());
    Run { told, acknowledged }
}

fn look(folder: &Path, acknowledged: u64) {
    let path = folder.join("outbox.sqlite");
    let outbox = Outbox::open(&path).unwrap();
    let (sealed, head) = (sealed_after(acknowledged), outbox.head(CHAIN).unwrap());
    // One operation more may have reached the disk without having been acknowledged.
    assert!(
        (sealed..=sealed_after(acknowledged + 1)).contains(&head.sequence),
        "{head:?} after {acknowledged}"
    );
    drop(outbox);
    let conn = Connection::open(&path).unwrap();
    let verdict: String = conn.query_row("PRAGMA integrity_check", [], |row| row.get(0)).unwrap();
    assert_eq!(verdict, "ok");
    let safe = sealed_after(acknowledged / 10 * 10).saturating_sub(1).checked_sub(20);
    let mut select =
        conn.prepare("SELECT sequence, envelope, envelope_hash FROM envelopes ORDER BY sequence").unwrap();
    let mut rows = select.query([]).unwrap();
    let mut expected = 0;
    while let Some(row) = rows.next().unwrap() {
        let sequence = row.get::<_, i64>(0).unwrap().cast_unsigned();
        assert_eq!(sequence, expected, "whole");
        let bytes: Option<Vec<u8>> = row.get(1).unwrap();
        // What is not safe yet, by any answer that may have arrived, is there as it was sealed.
        if safe.is_none_or(|safe| sequence > safe + 10) {
            assert_eq!(bytes.as_deref(), Some(envelope(sequence).as_slice()));
        }
        assert_eq!(row.get::<_, [u8; 32]>(2).unwrap(), hash(&envelope(sequence)).0);
        expected += 1;
    }
    assert_eq!(expected, head.sequence);
}

#[test]
fn what_a_device_has_sealed_survives_a_power_cut_at_every_flush() {
    let run = run();
    let states = run.each_state(look);
    assert!(states > 2 * usize::try_from(OPERATIONS).unwrap(), "each operation is flushed: {states}");
}
