//! Keeping: what a frame is answered, whatever comes of its records later.

use crate::check::{ALL_RIGHT, concluded, nothing};
use crate::device::{Device, Sealed, Telling, send};
use crate::house::{DAY, HOUR, House};
use reqwest::StatusCode;
use serde_json::Value;
use statement::{Body, Frame, HowRead, MAX_FRAME_BYTES, Purpose, Receipt, StatementKind, hash};
use terms::{Route, Timestamp};
use testkit::cast::{LUDIVINE, NOEMIE};

/// A statement about nobody, for stories that only look at the envelope.
fn start(house: &House, device: &mut Device) -> Sealed {
    let (kind, how_read) = (StatementKind::ChainStart, HowRead::None);
    device.seal(house, &Telling { kind, enrolment: None, how_read, secret: None, body: nothing() })
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_frame_twice_gets_the_same_receipts_although_the_clock_moved() {
    let house = House::open().await;
    let mut device = Device::counter(&house, 1, "agathe").await;
    let run = [start(&house, &mut device), start(&house, &mut device)];
    let first = device.deliver(&house, &run).await;
    house.clock.advance_ms(HOUR);
    let second = device.deliver(&house, &run).await;
    assert_eq!(first.receipts.len(), 2);
    assert_eq!((&first.receipts, first.epoch, first.mark), (&second.receipts, second.epoch, second.mark));
    assert_eq!((first.ledger_size, first.ledger_head), (second.ledger_size, second.ledger_head));
    assert_eq!(second.time.ms_since(first.time), HOUR);
    assert_eq!(house.ask::<i64>("SELECT count(*) FROM envelopes").await, 2);
    assert_eq!(house.ask::<i64>("SELECT count(*) FROM tamper_cases").await, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_tells_how_far_a_chain_was_opened_and_nothing_of_what_is_held() {
    let house = House::open().await;
    let mut device = Device::counter(&house, 1, "agathe").await;
    let (noemie, secret) = house.applicant(&NOEMIE, Route::Counter).await;
    let plain = device.seal_check(&house, noemie, secret, &NOEMIE);
    let (ludivine, secret) = house.applicant(&LUDIVINE, Route::Counter).await;
    let body = concluded(&LUDIVINE, ALL_RIGHT, Some(secret), house.state.now());
    let flagged = Body { flags: (true, true), ..body };
    let flagged = device.seal(&house, &Telling::check(ludivine, secret, flagged));
    assert_eq!(device.deliver(&house, &[plain, flagged]).await.opened, None, "both wait");
    house.open_all().await;
    assert_eq!(house.shown(noemie).await, "activated");
    assert_eq!(house.shown(ludivine).await, "under-review");
    let told = device.deliver(&house, &[]).await;
    assert_eq!((told.opened, told.quarantined), (Some(1), vec![]), "the one that is held as the other");
    let third = start(&house, &mut device);
    assert_eq!(device.deliver(&house, &[third]).await.opened, Some(1), "the third waits");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_receipt_outlives_the_opening_of_its_envelope_and_a_restart() {
    let house = House::open().await;
    let mut device = Device::counter(&house, 1, "agathe").await;
    let run = [start(&house, &mut device)];
    let first = device.deliver_and_open(&house, &run).await;
    house.clock.advance_ms(HOUR);
    let house = house.restart().await;
    let second = device.deliver(&house, &run).await;
    assert_eq!((first.receipts, first.epoch, first.mark), (second.receipts, second.epoch, second.mark));
}

#[tokio::test(flavor = "multi_thread")]
async fn receipts_that_the_registry_signed_in_an_older_epoch_stand() {
    let house = House::open().await;
    let mut device = Device::counter(&house, 1, "agathe").await;
    let run: Vec<Sealed> = (0..3).map(|_| start(&house, &mut device)).collect();
    let now = house.state.now();
    let receipt = |sequence: u64, first_received: Timestamp| {
        let envelope = usize::try_from(sequence).ok().and_then(|at| run.get(at)).unwrap();
        Receipt { sequence, first_received, envelope: Some(hash(&envelope.envelope)) }
    };
    let signed = vec![receipt(0, now.plus_ms(-3 * DAY)), receipt(1, now.plus_ms(5 * DAY))];
    let ours = house.state.signing_keys.in_use(Purpose::Answer, house.state.now());
    let refilled = device.refill(&house, &run, signed, ours).await;
    let expected = [receipt(0, now.plus_ms(-3 * DAY)), receipt(1, now), receipt(2, now)];
    assert_eq!(refilled.receipts, expected, "none is later than now");

    // Once given, a receipt is not moved by another one.
    house.clock.advance_ms(HOUR);
    let other = vec![receipt(0, now.plus_ms(-9 * DAY)), receipt(2, now.plus_ms(-9 * DAY))];
    assert_eq!(device.refill(&house, &run, other, ours).await.receipts, expected);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_device_cannot_date_itself_back() {
    let house = House::open().await;
    let mut device = Device::counter(&house, 1, "agathe").await;
    let run = [start(&house, &mut device)];
    let now = house.state.now();
    let envelope = Some(hash(&run[0].envelope));
    let claimed = vec![Receipt { sequence: 0, first_received: now.plus_ms(-9 * DAY), envelope }];
    let forged = statement::SigningKey::from_seed(&[5; 32]);
    let answer = device.refill(&house, &run, claimed, &forged).await;
    assert_eq!(answer.receipts, [Receipt { sequence: 0, first_received: now, envelope }]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_gap_holds_the_mark_and_nothing_else_and_the_mark_jumps_when_it_is_filled() {
    let house = House::open().await;
    let mut device = Device::counter(&house, 1, "agathe").await;
    let run: Vec<Sealed> = (0..4).map(|_| start(&house, &mut device)).collect();
    device.deliver_and_open(&house, &run[..1]).await;
    let beyond = device.deliver_and_open(&house, &run[2..]).await;
    assert_eq!(beyond.mark.map(|mark| mark.sequence), Some(0));
    assert_eq!(beyond.receipts.iter().map(|receipt| receipt.sequence).collect::<Vec<_>>(), [2, 3]);
    assert_eq!(house.ask::<i64>("SELECT count(*) FROM statements").await, 3);

    let filled = device.deliver_and_open(&house, &run[1..2]).await;
    let mark = filled.mark.unwrap();
    assert_eq!((mark.sequence, mark.envelope), (3, hash(&run[3].envelope)));
    assert_eq!(house.ask::<i64>("SELECT count(*) FROM statements").await, 4);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_empty_frame_only_asks() {
    let house = House::open().await;
    let mut device = Device::counter(&house, 1, "agathe").await;
    let before = device.deliver(&house, &[]).await;
    assert_eq!((before.mark, before.receipts.len()), (None, 0));
    let run = [start(&house, &mut device)];
    let kept = device.deliver(&house, &run).await;
    let asked = device.deliver(&house, &[]).await;
    assert_eq!((asked.mark, asked.ledger_size), (kept.mark, kept.ledger_size));
    assert!(asked.receipts.is_empty());
    assert_eq!(house.ask::<i64>("SELECT count(*) FROM envelopes").await, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_frame_that_is_too_large_is_refused_with_a_problem_and_keeps_nothing() {
    let house = House::open().await;
    let device = Device::counter(&house, 1, "agathe").await;
    let refused = send(&house, "/v1/frames", vec![0; MAX_FRAME_BYTES * 2]).await;
    assert_eq!(refused.status(), StatusCode::PAYLOAD_TOO_LARGE);
    let body: Value = refused.json().await.unwrap();
    assert_eq!(body["problem"], "malformed");
    assert!(body["text"].as_str().is_some_and(|text| !text.is_empty()));
    assert_eq!(house.ask::<i64>("SELECT count(*) FROM chains").await, 0);
    device.deliver(&house, &[]).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_frame_is_believed_only_under_the_key_of_its_own_certificate() {
    let house = House::open().await;
    let mut victim = Device::counter(&house, 1, "agathe").await;
    let thief = Device::counter(&house, 2, "basile").await;
    let run = [start(&house, &mut victim)];
    let frame = victim.frame(&run);
    assert_eq!(thief.send(&house, &frame).await.status(), StatusCode::FORBIDDEN);
    assert_eq!(house.ask::<i64>("SELECT count(*) FROM chains").await, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn sequences_that_no_chain_can_count_are_refused_as_malformed() {
    let house = House::open().await;
    let mut device = Device::counter(&house, 1, "agathe").await;
    let run = [start(&house, &mut device), start(&house, &mut device)];
    for first in [u64::MAX, u64::MAX - 1, u64::MAX / 2 + 1, u64::MAX / 2] {
        let frame = Frame { first, ..device.frame(&run) };
        let refused = device.send(&house, &frame).await;
        assert_eq!(refused.status(), StatusCode::BAD_REQUEST, "{first}");
    }
    assert_eq!(house.ask::<i64>("SELECT count(*) FROM envelopes").await, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_device_that_sends_too_fast_is_asked_to_come_back_and_loses_nothing() {
    let house = House::open().await;
    let mut device = Device::counter(&house, 1, "agathe").await;
    let asking = device.frame(&[]);
    for _ in 0..240 {
        assert_eq!(device.send(&house, &asking).await.status(), StatusCode::OK);
    }
    let run = [start(&house, &mut device)];
    let refused = device.send(&house, &device.frame(&run)).await;
    assert_eq!(refused.status(), StatusCode::SERVICE_UNAVAILABLE);
    let later: u64 = refused.headers()["retry-after"].to_str().unwrap().parse().unwrap();
    assert!((5..=20).contains(&later), "{later}");
    house.clock.advance_minutes(1);
    assert_eq!(device.deliver(&house, &run).await.receipts.len(), 1);
}
