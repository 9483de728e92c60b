//! Rehearsals of the outbox: stops, a full disk, answers and restored registries.

mod against_a_model;
mod model;

use super::*;
use crate::test_support::{
    AGENT, CHAIN, after_power_loss, draft, envelope, envelope_hash, header_hash, on_disk, open, seal, sealed,
};
use crate::{DraftId, StoreError};
use tempfile::TempDir;
use terms::{ChainId, Timestamp};

/// An answer of the first epoch that keeps everything up to `last`.
fn keeping(last: u64, receipts: &[(u64, Timestamp)]) -> Answered<'_> {
    Answered {
        chain: CHAIN,
        epoch: 1,
        mark: Some(Mark { sequence: last, envelope_hash: envelope_hash(last) }),
        receipts,
        quarantined: &[],
        conflicting: &[],
        safe_mark: None,
        opened: None,
        raw: b"signed answer",
    }
}

fn received(sequences: core::ops::RangeInclusive<u64>) -> Vec<(u64, Timestamp)> {
    sequences.map(|sequence| (sequence, Timestamp(5_000 + i64::try_from(sequence).unwrap()))).collect()
}

fn pending(outbox: &Outbox) -> Vec<u64> {
    outbox.pending(CHAIN, None, usize::MAX).unwrap().iter().map(|queued| queued.sequence).collect()
}

#[test]
fn a_second_instance_is_told_that_one_already_runs() {
    let folder = TempDir::new().unwrap();
    let first = open(&folder);
    let path = folder.path().join("outbox.sqlite");
    assert!(matches!(Outbox::open(&path), Err(OpenOutboxError::AlreadyRunning)));
    drop(first);
    assert!(Outbox::open(&path).is_ok());
}

#[test]
fn the_device_record_is_put_whole_and_found_again() {
    let folder = TempDir::new().unwrap();
    let mut outbox = open(&folder);
    outbox.put_all(&[("deployment", b"d"), ("root-key", b"r")]).unwrap();
    outbox.put("deployment", b"e").unwrap();
    drop(outbox);
    let outbox = open(&folder);
    assert_eq!(outbox.get("deployment").unwrap().unwrap(), b"e");
    assert_eq!(outbox.get("root-key").unwrap().unwrap(), b"r");
    assert_eq!(outbox.get("office").unwrap(), None);
}

#[test]
fn what_was_sealed_survives_a_loss_of_power() {
    let folder = TempDir::new().unwrap();
    let mut outbox = open(&folder);
    seal(&mut outbox, 0);
    seal(&mut outbox, 1);
    let found = after_power_loss(&folder);
    let outbox = open(&found);
    assert_eq!(outbox.head(CHAIN).unwrap(), Head { sequence: 2, previous: header_hash(1) });
    assert_eq!(pending(&outbox), [0, 1]);
    assert!(outbox.has_sealed(draft(1)).unwrap());
}

#[test]
fn a_stop_before_the_commit_leaves_head_and_envelopes_as_they_were() {
    let folder = TempDir::new().unwrap();
    let mut outbox = open(&folder);
    seal(&mut outbox, 0);
    // Small enough a cache that the uncommitted pages are spilled to the log before the stop.
    outbox.connection.execute_batch("PRAGMA cache_size = 1; BEGIN IMMEDIATE").unwrap();
    let bytes = vec![7; 20_000];
    sealing::insert(&outbox.connection, &sealed(1, &bytes)).unwrap();
    outbox.connection.execute("UPDATE chains SET next_sequence = 2", []).unwrap();
    let found = after_power_loss(&folder);
    let mut outbox = open(&found);
    assert_eq!(outbox.head(CHAIN).unwrap(), Head { sequence: 1, previous: header_hash(0) });
    assert_eq!(pending(&outbox), [0]);
    seal(&mut outbox, 1);
}

#[test]
fn a_full_store_seals_nothing_and_takes_up_again_when_there_is_room() {
    let folder = TempDir::new().unwrap();
    let mut outbox = open(&folder);
    seal(&mut outbox, 0);
    outbox.limit_pages(1).unwrap();
    let large = vec![7; 50_000];
    assert!(matches!(outbox.seal(&sealed(1, &large)), Err(SealError::StoreFull)));
    assert_eq!(outbox.head(CHAIN).unwrap(), Head { sequence: 1, previous: header_hash(0) });
    assert_eq!(pending(&outbox), [0]);
    assert!(!outbox.has_sealed(draft(1)).unwrap());
    outbox.limit_pages(1_000_000).unwrap();
    outbox.seal(&sealed(1, &large)).unwrap();
    assert_eq!(pending(&outbox), [0, 1]);
}

#[test]
fn a_statement_that_does_not_follow_the_head_is_refused() {
    let folder = TempDir::new().unwrap();
    let mut outbox = open(&folder);
    assert_eq!(outbox.head(CHAIN).unwrap(), Head::START);
    seal(&mut outbox, 0);
    let here = Head { sequence: 1, previous: header_hash(0) };
    let bytes = envelope(1);
    let skipped = Sealed { sequence: 2, ..sealed(1, &bytes) };
    let forked = Sealed { previous: [9; 32], ..sealed(1, &bytes) };
    let endless = Sealed { sequence: u64::MAX, ..sealed(1, &bytes) };
    for wrong in [skipped, forked, endless] {
        assert!(matches!(outbox.seal(&wrong), Err(SealError::HeadMoved(head)) if head == here));
    }
    seal(&mut outbox, 1);
}

#[test]
fn a_draft_is_sealed_once() {
    let folder = TempDir::new().unwrap();
    let mut outbox = open(&folder);
    seal(&mut outbox, 0);
    let bytes = envelope(1);
    let again = Sealed { draft: Some(draft(0)), ..sealed(1, &bytes) };
    assert!(matches!(outbox.seal(&again), Err(SealError::AlreadySealed)));
}

#[test]
fn a_frame_is_bounded_in_bytes_but_never_empty_and_resumes_at_a_record() {
    let folder = TempDir::new().unwrap();
    let mut outbox = open(&folder);
    (0..5).for_each(|sequence| seal(&mut outbox, sequence));
    let one = envelope(0).len();
    let frame = |after, bytes| {
        let queued = outbox.pending(CHAIN, after, bytes).unwrap();
        queued.iter().map(|queued| queued.sequence).collect::<Vec<_>>()
    };
    assert_eq!(frame(None, 0), [0]);
    assert_eq!(frame(None, 2 * one), [0, 1]);
    assert_eq!(frame(Some(1), 2 * one + 1), [2, 3]);
    assert_eq!(frame(Some(4), usize::MAX), [] as [u64; 0]);
    assert_eq!(outbox.waiting_chains().unwrap(), [CHAIN]);
    assert_eq!(outbox.pending(ChainId([0; 16]), None, usize::MAX).unwrap(), []);
}

#[test]
fn a_kept_envelope_loses_its_bytes_only_at_the_safe_mark() {
    let folder = TempDir::new().unwrap();
    let mut outbox = open(&folder);
    (0..3).for_each(|sequence| seal(&mut outbox, sequence));
    let receipts = received(0..=1);
    assert_eq!(outbox.apply_answer(&keeping(1, &receipts)).unwrap(), MarkStanding::Agrees);
    assert_eq!(pending(&outbox), [2]);
    assert_eq!(outbox.remembered_mark(CHAIN).unwrap(), keeping(1, &[]).mark);
    assert_eq!(bytes_held(&outbox), [0, 1, 2]);

    // The third is not kept: the safe mark above it does not touch it.
    let safe = Answered { safe_mark: Some(u64::from(u32::MAX)), ..keeping(1, &[]) };
    outbox.apply_answer(&safe).unwrap();
    assert_eq!(bytes_held(&outbox), [2]);
    assert_eq!(outbox.envelope_hash(CHAIN, 0).unwrap(), Some(envelope_hash(0)));
    assert_eq!(outbox.counts().unwrap(), Counts { done: 3, kept: 2, waiting: 1, quarantined: 0 });
    assert_eq!(outbox.last_answer(CHAIN).unwrap().unwrap().raw, b"signed answer");
}

#[test]
fn a_bad_record_is_set_aside_with_its_reason_and_the_rest_goes_on() {
    let folder = TempDir::new().unwrap();
    let mut outbox = open(&folder);
    (0..3).for_each(|sequence| seal(&mut outbox, sequence));
    let receipts = received(0..=2);
    let mixed = Answered {
        quarantined: &[(1, 4)],
        conflicting: &[2, 77],
        safe_mark: Some(2),
        ..keeping(2, &receipts)
    };
    outbox.apply_answer(&mixed).unwrap();
    assert_eq!(bytes_held(&outbox), [1, 2]);
    let standings: Vec<_> = outbox.list(10).unwrap().iter().map(|row| row.standing).collect();
    let kept = DeliveryState::Kept { first_received: Timestamp(5_000), epoch: 1 };
    assert_eq!(standings, [DeliveryState::Conflicting, DeliveryState::Quarantined { reason: 4 }, kept]);
    assert_eq!(outbox.counts().unwrap().quarantined, 2);

    // A later start of the registry could read it after all: its answers no longer name it.
    outbox.apply_answer(&keeping(2, &[])).unwrap();
    assert_eq!(outbox.counts().unwrap(), Counts { done: 3, kept: 2, waiting: 0, quarantined: 1 });
    assert_eq!(
        outbox.list(2).unwrap()[1].standing,
        DeliveryState::Kept { first_received: Timestamp(5_001), epoch: 1 }
    );
}

#[test]
fn what_the_last_answer_says_was_opened_is_counted_by_day_and_never_how_it_was_judged() {
    let folder = TempDir::new().unwrap();
    let mut outbox = open(&folder);
    (0..5).for_each(|sequence| seal(&mut outbox, sequence));
    let fates = |outbox: &Outbox, since| outbox.fates_since(Timestamp(since)).unwrap();
    let nothing = Fates { sealed: 5, kept: 0, opened: 0, set_aside: 0 };
    assert_eq!(fates(&outbox, i64::MIN), nothing);
    let receipts = received(0..=3);
    outbox.apply_answer(&Answered { quarantined: &[(1, 4)], ..keeping(3, &receipts) }).unwrap();
    assert_eq!(fates(&outbox, i64::MIN), Fates { kept: 3, set_aside: 1, ..nothing }, "not told");
    let opened = |to| Answered { quarantined: &[(1, 4)], opened: Some(to), ..keeping(3, &[]) };
    outbox.apply_answer(&opened(2)).unwrap();
    assert_eq!(fates(&outbox, i64::MIN), Fates { kept: 3, opened: 2, set_aside: 1, ..nothing });
    let of_third = outbox.recorded_at(CHAIN, 3).unwrap().unwrap().sealed_at.0;
    let since = fates(&outbox, of_third);
    assert_eq!((since.kept, since.opened), (1, 0), "of the third and after");
    // A registry that was restored has opened less.
    outbox.apply_answer(&Answered { epoch: 2, opened: None, ..keeping(0, &[]) }).unwrap();
    assert_eq!(fates(&outbox, i64::MIN).opened, 0);
}

#[test]
fn a_new_epoch_asks_again_for_what_the_restored_registry_has_lost() {
    let folder = TempDir::new().unwrap();
    let mut outbox = open(&folder);
    (0..6).for_each(|sequence| seal(&mut outbox, sequence));
    let receipts = received(0..=4);
    outbox.apply_answer(&Answered { safe_mark: Some(1), ..keeping(4, &receipts) }).unwrap();
    assert_eq!(pending(&outbox), [5]);

    let restored = Answered { epoch: u64::MAX, ..keeping(2, &[]) };
    assert_eq!(outbox.apply_answer(&restored).unwrap(), MarkStanding::Agrees);
    let queued = outbox.pending(CHAIN, None, usize::MAX).unwrap();
    let refill: Vec<_> = queued.iter().map(|queued| (queued.sequence, queued.first_received)).collect();
    assert_eq!(refill, [(3, Some(Timestamp(5_003))), (4, Some(Timestamp(5_004))), (5, None)]);

    // The first received time stands, whatever the restored registry now says.
    outbox.apply_answer(&Answered { epoch: u64::MAX, ..keeping(4, &[(4, Timestamp(9_999))]) }).unwrap();
    let fourth = outbox.list(2).unwrap().pop().unwrap().standing;
    assert_eq!(fourth, DeliveryState::Kept { first_received: Timestamp(5_004), epoch: u64::MAX });
}

#[test]
fn a_registry_restored_with_other_bytes_or_a_longer_chain_gets_everything_again() {
    for (mark, standing) in [
        (Mark { sequence: 1, envelope_hash: [9; 32] }, MarkStanding::Disagrees),
        (Mark { sequence: 40, envelope_hash: [9; 32] }, MarkStanding::BeyondHead),
    ] {
        let folder = TempDir::new().unwrap();
        let mut outbox = open(&folder);
        (0..3).for_each(|sequence| seal(&mut outbox, sequence));
        let receipts = received(0..=2);
        outbox.apply_answer(&keeping(2, &receipts)).unwrap();
        let foreign = Answered { epoch: 2, mark: Some(mark), safe_mark: Some(40), ..keeping(2, &[]) };
        assert_eq!(outbox.apply_answer(&foreign).unwrap(), standing);
        assert_eq!(pending(&outbox), [0, 1, 2]);
    }
}

#[test]
fn a_mark_that_falls_within_an_epoch_is_met_like_a_restore() {
    let folder = TempDir::new().unwrap();
    let mut outbox = open(&folder);
    (0..3).for_each(|sequence| seal(&mut outbox, sequence));
    let receipts = received(0..=2);
    outbox.apply_answer(&keeping(2, &receipts)).unwrap();
    outbox.apply_answer(&keeping(0, &[])).unwrap();
    assert_eq!(pending(&outbox), [1, 2]);
}

#[test]
fn an_answer_no_registry_would_give_changes_nothing() {
    let folder = TempDir::new().unwrap();
    let mut outbox = open(&folder);
    seal(&mut outbox, 0);
    let absurd = Answered { safe_mark: Some(u64::MAX), ..keeping(0, &[(0, Timestamp(1))]) };
    assert!(matches!(outbox.apply_answer(&absurd), Err(StoreError::Sqlite(_))));
    assert_eq!(pending(&outbox), [0]);
    assert_eq!(outbox.last_answer(CHAIN).unwrap(), None);
}

#[test]
fn the_start_of_a_chain_is_listed_and_delivered_but_counted_as_no_case() {
    let folder = TempDir::new().unwrap();
    let mut outbox = open(&folder);
    let bytes = envelope(0);
    outbox.seal(&Sealed { draft: None, kind: 5, ..sealed(0, &bytes) }).unwrap();
    seal(&mut outbox, 1);
    assert_eq!(outbox.counts().unwrap(), Counts { done: 1, kept: 0, waiting: 1, quarantined: 0 });
    let newest = outbox.list(1).unwrap();
    let envelope_hash = outbox.envelope_hash(CHAIN, 1).unwrap().unwrap();
    let (sealed_at, standing) = (Timestamp(1_001), DeliveryState::Queued);
    let expected =
        Recorded { chain: CHAIN, sequence: 1, kind: 1, agent: AGENT, sealed_at, envelope_hash, standing };
    assert_eq!(newest, [expected]);
    assert_eq!(outbox.today(Timestamp(0), 9).unwrap(), newest, "the start of a chain is no work of the day");
    assert_eq!(outbox.today(Timestamp(2_000), 9).unwrap(), newest, "what waits stays in sight");
    assert_eq!(pending(&outbox), [0, 1]);
}

#[test]
fn erased_bytes_are_gone_from_the_files() {
    let folder = TempDir::new().unwrap();
    let mut outbox = open(&folder);
    let bytes = [b"unmistakable-envelope".as_slice(); 40].concat();
    outbox.seal(&sealed(0, &bytes)).unwrap();
    assert!(on_disk(&folder, b"unmistakable-envelope"));
    let mark = Mark { sequence: 0, envelope_hash: outbox.envelope_hash(CHAIN, 0).unwrap().unwrap() };
    outbox
        .apply_answer(&Answered { mark: Some(mark), safe_mark: Some(0), ..keeping(0, &[(0, Timestamp(1))]) })
        .unwrap();
    sqlite::flush_erasures(&outbox.connection).unwrap();
    assert!(!on_disk(&folder, b"unmistakable-envelope"));
}

#[test]
fn a_draft_prints_as_hexadecimal() {
    assert_eq!(format!("{:?}", DraftId([0xab; 16])), format!("DraftId({})", "ab".repeat(16)));
}

fn bytes_held(outbox: &Outbox) -> Vec<u64> {
    let mut select = outbox
        .connection
        .prepare("SELECT sequence FROM envelopes WHERE envelope IS NOT NULL ORDER BY sequence")
        .unwrap();
    let held = select.query_map([], |row| row.get::<_, i64>(0)).unwrap();
    held.map(|sequence| u64::try_from(sequence.unwrap()).unwrap()).collect()
}
