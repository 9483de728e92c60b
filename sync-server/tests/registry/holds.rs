//! What holds a check back, and that nobody outside learns why.

use crate::check::{ALL_RIGHT, concluded};
use crate::device::{Device, Telling};
use crate::house::{HOUR, House};
use reconciliation::{Hold, ResolutionState, Verdict};
use statement::{Secret, StatementKind};
use std::collections::BTreeSet;
use sync_server::model::NoticeKind;
use sync_server::model::RevocationReason;
use sync_server::registry::{self, NamedDocument};
use sync_server::staff::Word;
use sync_server::store::queries::provisioning;
use terms::{EnrolmentId, Route};
use testkit::cast::NOEMIE;

async fn held_for(house: &House, enrolment: EnrolmentId) -> BTreeSet<Hold> {
    let resolution = house.resolution(enrolment).await;
    assert_eq!(resolution.state, ResolutionState::UnderReview);
    assert_eq!(house.ask::<i64>("SELECT count(*) FROM identities WHERE state = 1").await, 0);
    resolution.holds.into_keys().collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_check_without_a_voucher_is_held_as_not_co_signed() {
    let house = House::open().await;
    let mut device = Device::counter(&house, 1, "agathe").await;
    let (noemie, _) = house.applicant(&NOEMIE, Route::Counter).await;
    let body = concluded(&NOEMIE, ALL_RIGHT, None, house.state.now());
    let told = Telling::without_voucher(StatementKind::Check, noemie, body);
    let check = device.seal(&house, &told);
    device.deliver_and_open(&house, &[check]).await;
    assert_eq!(held_for(&house, noemie).await, [Hold::NotCoSigned].into());
    assert_eq!(house.shown(noemie).await, "under-review");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_check_co_signed_with_another_secret_is_held() {
    let house = House::open().await;
    let mut device = Device::counter(&house, 1, "agathe").await;
    let (noemie, _) = house.applicant(&NOEMIE, Route::Counter).await;
    let check = device.seal_check(&house, noemie, Secret::from_bytes([6; 6]), &NOEMIE);
    device.deliver_and_open(&house, &[check]).await;
    assert_eq!(held_for(&house, noemie).await, [Hold::CoSignatureWrong].into());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_second_check_under_one_secret_is_held_and_leaves_the_first_as_it_is() {
    let house = House::open().await;
    let mut device = Device::counter(&house, 1, "agathe").await;
    let (noemie, secret) = house.applicant(&NOEMIE, Route::Counter).await;
    let first = device.seal_check(&house, noemie, secret, &NOEMIE);
    house.clock.advance_ms(HOUR);
    let second = device.seal_check(&house, noemie, secret, &NOEMIE);
    device.deliver_and_open(&house, &[first]).await;
    device.deliver_and_open(&house, &[second]).await;
    let resolution = house.resolution(noemie).await;
    let [first, second] = resolution.reasons.as_slice() else { panic!("two checks are judged") };
    assert_eq!((resolution.state, first.verdict), (ResolutionState::Provable, Verdict::Accepted));
    assert_eq!(second.verdict, Verdict::Superseded { by: first.place });
    assert_eq!(second.holds, [Hold::SecretUsedTwice].into());
    assert_eq!(house.told(noemie, NoticeKind::Activated).await, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_document_on_the_stop_list_is_held() {
    let house = House::open().await;
    let mut device = Device::counter(&house, 1, "agathe").await;
    // Typed on the list with spaces and in small letters, as people do.
    let typed = NOEMIE.document.number.to_lowercase().replace("VAV", "vav ");
    let kind = documents::DocumentKind::from_code(1).ok();
    let named = NamedDocument { kind, issuer: "fra".to_owned(), number: typed.into() };
    registry::stop_document(&house.state, Word::of_operator(&house.state), &named, None).await.unwrap();
    let (noemie, secret) = house.applicant(&NOEMIE, Route::Counter).await;
    let check = device.seal_check(&house, noemie, secret, &NOEMIE);
    device.deliver_and_open(&house, &[check]).await;
    assert_eq!(held_for(&house, noemie).await, [Hold::DocumentListed].into());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_check_surely_made_after_its_device_was_revoked_does_not_count() {
    let house = House::open().await;
    let mut device = Device::counter(&house, 1, "agathe").await;
    let (noemie, secret) = house.applicant(&NOEMIE, Route::Counter).await;
    revoke(&house, &device).await;
    house.clock.advance_ms(HOUR);
    // A revoked device is still answered, and so learns the time.
    device.learnt = device.deliver(&house, &[]).await.time;
    let check = device.seal_check(&house, noemie, secret, &NOEMIE);
    let answer = device.deliver_and_open(&house, &[check]).await;
    assert_eq!(answer.receipts.len(), 1, "it is kept all the same");
    let resolution = house.resolution(noemie).await;
    assert_eq!(
        (resolution.state, resolution.reasons[0].verdict),
        (ResolutionState::AwaitingCheck, Verdict::Refused)
    );
    assert_eq!(resolution.reasons[0].holds, [Hold::DeviceNotInStanding].into());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_check_that_may_be_older_than_the_revocation_of_its_device_is_held() {
    let house = House::open().await;
    let mut device = Device::counter(&house, 1, "agathe").await;
    let (noemie, secret) = house.applicant(&NOEMIE, Route::Counter).await;
    let check = device.seal_check(&house, noemie, secret, &NOEMIE);
    revoke(&house, &device).await;
    house.clock.advance_ms(HOUR);
    device.deliver_and_open(&house, &[check]).await;
    assert_eq!(held_for(&house, noemie).await, [Hold::DeviceNotInStanding].into());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_check_received_before_its_device_was_revoked_stands() {
    let house = House::open().await;
    let mut device = Device::counter(&house, 1, "agathe").await;
    let (noemie, secret) = house.applicant(&NOEMIE, Route::Counter).await;
    let check = device.seal_check(&house, noemie, secret, &NOEMIE);
    // Kept before, opened after: what counts is when it came.
    device.deliver(&house, &[check]).await;
    house.clock.advance_ms(HOUR);
    revoke(&house, &device).await;
    house.clock.advance_ms(HOUR);
    house.open_all().await;
    assert_eq!(house.shown(noemie).await, "activated");
}

async fn revoke(house: &House, device: &Device) {
    let (id, now) = (device.id, house.state.now());
    assert!(
        house.write(move |tx| Ok(provisioning::revoke_device(tx, id, RevocationReason::Lost, now)?)).await
    );
}
