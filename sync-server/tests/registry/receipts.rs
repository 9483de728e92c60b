//! Receipts of before a restore: they give the records that they are about their first received times back, and no other
//! record any.

use crate::check::nothing;
use crate::device::{Device, Sealed, Telling};
use crate::house::{DAY, HOUR, House, MINUTE, copy_house, settings};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use statement::{FrameVersion, Hash, HowRead, QuarantineReason, StatementKind};
use std::sync::Arc;
use sync_server::model::{Decision, RevocationReason};
use sync_server::registry::{self, Note};
use sync_server::staff::Word;
use sync_server::store::StoreError;
use sync_server::store::queries::provisioning;
use sync_server::store::sql::params;
use terms::{EnrolmentId, Route, Timestamp};
use testkit::cast::{LUDIVINE, NOEMIE};

const VERSIONS: [FrameVersion; 2] = [FrameVersion::First, FrameVersion::Named];

/// The registry as a copy of now would bring it back.
pub async fn copied(house: &House) -> House {
    let folder = Arc::new(tempfile::tempdir().unwrap());
    copy_house(&settings(house.folder()), &settings(folder.path()));
    House::restored(folder, house.clock.clone()).await
}

/// The start of a chain: a statement about nobody.
fn start(house: &House, device: &mut Device) -> Sealed {
    let (kind, how_read) = (StatementKind::ChainStart, HowRead::None);
    device.seal(house, &Telling { kind, enrolment: None, how_read, secret: None, body: nothing() })
}

/// When each record was first received, as the registry has it.
async fn times(house: &House) -> Vec<(u64, Timestamp)> {
    let read = house.state.store.read(|conn| {
        let sql = "SELECT sequence, first_received FROM envelopes ORDER BY chain, sequence";
        let rows = conn
            .prepare_cached(sql)?
            .query_map(params![], |row| Ok((row.get::<i64>(0)?.cast_unsigned(), Timestamp(row.get(1)?))))?;
        Ok::<_, StoreError>(rows.collect::<Result<Vec<_>, _>>()?)
    });
    read.await.unwrap()
}

/// What is set aside, and why.
pub async fn set_aside(house: &House) -> Vec<(u64, Option<QuarantineReason>)> {
    let rows = registry::set_aside(&house.state).await.unwrap();
    rows.iter().map(|row| (row.place.sequence, row.reason)).collect()
}

async fn revoke(house: &House, device: &Device, at: Timestamp) {
    let id = device.id;
    let lost = RevocationReason::Lost;
    assert!(house.write(move |tx| Ok(provisioning::revoke_device(tx, id, lost, at)?)).await);
}

/// A clerk's device, whose check of one applicant the registry acknowledged in a version; then the device was lost, and the
/// registry restored from a copy of before. What an attacker has who holds the device.
struct Lost {
    house: House,
    device: Device,
    acknowledged: Sealed,
    answer: Vec<u8>,
    received: Timestamp,
    before: Hash,
    victim: (EnrolmentId, statement::Secret),
}

impl Lost {
    async fn after(version: FrameVersion) -> Self {
        let house = House::open().await;
        let mut device = Device::counter(&house, 1, "agathe").await;
        let (ludivine, secret) = house.applicant(&LUDIVINE, Route::Counter).await;
        let victim = house.applicant(&NOEMIE, Route::Counter).await;
        let restored = copied(&house).await;
        let before = device.head();
        let acknowledged = device.seal_check(&house, ludivine, secret, &LUDIVINE);
        let received = house.state.now();
        let answer = device.exchange(&house, version, std::slice::from_ref(&acknowledged), &[]).await;
        house.clock.advance_ms(HOUR);
        revoke(&restored, &device, house.state.now()).await;
        house.clock.advance_ms(HOUR);
        Self { house: restored, device, acknowledged, answer, received, before, victim }
    }

    /// Other bytes under the number that was acknowledged: a check of the victim.
    fn forge(&mut self) -> Sealed {
        self.device.step_back(self.before);
        let (enrolment, secret) = self.victim;
        self.device.seal_check(&self.house, enrolment, secret, &NOEMIE)
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_receipt_of_before_a_restore_dates_no_other_bytes_under_its_number_back() {
    for version in VERSIONS {
        let mut lost = Lost::after(version).await;
        let forged = lost.forge();
        let earlier = [lost.answer.clone()];
        lost.device.exchange(&lost.house, version, &[forged], &earlier).await;
        lost.house.open_all().await;
        assert_eq!(lost.house.identities().await, [0, 0], "{version:?}: nobody is activated by it");
        assert_ne!(times(&lost.house).await, [(0, lost.received)], "{version:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_record_that_a_receipt_is_about_stands_although_its_device_was_lost_since() {
    for version in VERSIONS {
        let lost = Lost::after(version).await;
        let earlier = [lost.answer.clone()];
        lost.device.exchange(&lost.house, version, std::slice::from_ref(&lost.acknowledged), &earlier).await;
        lost.house.open_all().await;
        assert_eq!(times(&lost.house).await, [(0, lost.received)], "{version:?}");
        assert_eq!(lost.house.identities().await, [1, 0], "{version:?}: it came before the loss");
    }
}

/// A chain of three statements about nobody that a device delivered in a version, an hour apart from its restore.
struct Chain {
    house: House,
    device: Device,
    run: Vec<Sealed>,
    heads: Vec<Hash>,
    answer: Vec<u8>,
    received: Timestamp,
}

impl Chain {
    async fn delivered(version: FrameVersion) -> Self {
        let house = House::open().await;
        let mut device = Device::counter(&house, 1, "agathe").await;
        let restored = copied(&house).await;
        let (mut run, mut heads) = (Vec::new(), vec![device.head()]);
        for _ in 0..3 {
            run.push(start(&house, &mut device));
            heads.push(device.head());
        }
        let received = house.state.now();
        let answer = device.exchange(&house, version, &run, &[]).await;
        house.clock.advance_ms(HOUR);
        Self { house: restored, device, run, heads, answer, received }
    }

    async fn refill(&self, run: &[Sealed]) {
        let earlier = [self.answer.clone()];
        self.device.exchange(&self.house, FrameVersion::Named, run, &earlier).await;
        self.house.open_all().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn one_receipt_by_number_is_proven_by_the_headers_up_to_the_mark_of_its_answer() {
    let chain = Chain::delivered(FrameVersion::First).await;
    // Two come without the one that the mark names: nothing ties them yet. They are kept, and shown.
    chain.refill(&chain.run[..2]).await;
    let unproven = Some(QuarantineReason::ReceiptUnproven);
    assert_eq!(set_aside(&chain.house).await, [(0, unproven), (1, unproven)]);
    let told = chain.device.deliver(&chain.house, &[]).await.quarantined;
    assert!(told.iter().all(|record| Some(record.reason) == unproven) && told.len() == 2);
    chain.refill(&chain.run[2..]).await;
    assert_eq!(set_aside(&chain.house).await, []);
    assert_eq!(times(&chain.house).await, [0, 1, 2].map(|sequence| (sequence, chain.received)));
    assert_eq!(chain.house.ask::<i64>("SELECT count(*) FROM claimed_times").await, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn other_bytes_between_a_record_and_the_mark_are_set_aside_with_what_they_no_longer_tie() {
    let mut chain = Chain::delivered(FrameVersion::First).await;
    chain.device.rewind(1, chain.heads[1]);
    let (house, device) = (&chain.house, &mut chain.device);
    let forged = start(house, device);
    let run = [chain.run[0].clone(), forged, chain.run[2].clone()];
    chain.refill(&run).await;
    let reasons = set_aside(&chain.house).await;
    assert!(reasons.iter().any(|(sequence, _)| *sequence == 1), "{reasons:?}");
    let known = times(&chain.house).await;
    assert_eq!(known[2], (2, chain.received), "the mark names it");
    assert_eq!(known[1], (1, chain.house.state.now()), "no time of before for other bytes");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_record_whose_receipt_proves_nothing_is_released_as_received_when_it_came() {
    let mut lost = Lost::after(FrameVersion::First).await;
    let forged = lost.forge();
    let (place, earlier) = (forged.place, [lost.answer.clone()]);
    lost.device.exchange(&lost.house, FrameVersion::First, &[forged], &earlier).await;
    lost.house.open_all().await;
    let (house, came) = (&lost.house, lost.house.state.now());
    assert_eq!(set_aside(house).await, [(0, Some(QuarantineReason::ReceiptUnproven))]);
    house.clock.advance_ms(DAY);
    let note = Note::read("the office vouches for it").unwrap();
    let word = Word::of_operator(&house.state);
    registry::decide(&house.state, word, place, Decision::Release, note).await.unwrap();
    house.open_all().await;
    assert_eq!(set_aside(house).await, []);
    assert_eq!(times(house).await, [(0, came)]);
    assert_eq!(
        house.shown(lost.victim.0).await,
        "under-review",
        "after its device was lost: a person decides"
    );
}

#[test]
fn a_refill_gives_the_same_first_received_times_by_receipts_of_either_version_and_in_any_pieces() {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let pieces = || prop::collection::vec(1..4usize, 4);
    let mut runner = TestRunner::new(Config { cases: 12, failure_persistence: None, ..Config::default() });
    runner
        .run(&(pieces(), pieces(), any::<bool>()), |(first, again, newest_first)| {
            let found =
                VERSIONS.map(|version| runtime.block_on(refilled(version, &first, &again, newest_first)));
            for (known, given) in &found {
                prop_assert_eq!(known, given);
            }
            prop_assert_eq!(&found[0].0, &found[1].0);
            Ok(())
        })
        .unwrap();
}

/// A chain is delivered in pieces, a minute apart, and refilled in others; gives the first received times that the restored
/// registry ends with, and those of before.
async fn refilled(
    version: FrameVersion,
    first: &[usize],
    again: &[usize],
    newest_first: bool,
) -> (Vec<(u64, Timestamp)>, Vec<(u64, Timestamp)>) {
    let house = House::open().await;
    let mut device = Device::counter(&house, 1, "agathe").await;
    let restored = copied(&house).await;
    let run: Vec<Sealed> = (0..first.iter().sum::<usize>()).map(|_| start(&house, &mut device)).collect();
    let (mut rest, mut answers) = (run.as_slice(), Vec::new());
    for count in first {
        let (piece, behind) = rest.split_at(*count);
        answers.push(device.exchange(&house, version, piece, &[]).await);
        house.clock.advance_ms(MINUTE);
        rest = behind;
    }
    house.clock.advance_ms(HOUR);
    let (mut rest, mut pieces) = (run.as_slice(), Vec::new());
    for count in again.iter().chain(&[usize::MAX]) {
        let (piece, behind) = rest.split_at((*count).min(rest.len()));
        pieces.push(piece);
        rest = behind;
    }
    if newest_first {
        pieces.reverse();
    }
    for piece in pieces {
        device.exchange(&restored, version, piece, &answers).await;
        restored.open_all().await;
    }
    assert_eq!(set_aside(&restored).await, []);
    (times(&restored).await, times(&house).await)
}
