//! How often, and until when, a voucher and a lease serve.

use crate::check::abandoned;
use crate::device::{Device, Telling};
use crate::house::{House, MINUTE};
use proofing::AbandonReason;
use reconciliation::Hold;
use statement::{Secret, StatementKind};
use terms::{EnrolmentId, Route};
use testkit::cast::{GASPARD, NOEMIE};

/// An agent opens a case under the voucher and leaves it. A minute passes.
async fn leave(house: &House, device: &mut Device, enrolment: EnrolmentId, secret: Secret) {
    let body = abandoned(AbandonReason::Expired, house.state.now());
    let left = Telling { kind: StatementKind::Abandoned, ..Telling::check(enrolment, secret, body) };
    let left = device.seal(house, &left);
    device.deliver_and_open(house, &[left]).await;
    house.clock.advance_ms(MINUTE);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_voucher_that_had_run_out_holds_the_check() {
    let house = House::open().await;
    let mut device = Device::counter(&house, 1, "agathe").await;
    let (noemie, secret) = house.applicant(&NOEMIE, Route::Counter).await;
    let ended = house.state.now().plus_ms(-MINUTE / 2).0;
    house.tamper(&format!("UPDATE vouchers SET expires_at = {ended}")).await;
    let check = device.seal_check(&house, noemie, secret, &NOEMIE);
    device.deliver_and_open(&house, &[check]).await;
    assert_eq!(house.held_by(noemie).await, [Hold::VoucherExpired]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_third_case_under_one_voucher_is_held() {
    let house = House::open().await;
    let mut devices =
        [Device::counter(&house, 1, "agathe").await, Device::counter(&house, 2, "basile").await];
    let (noemie, secret) = house.applicant(&NOEMIE, Route::Counter).await;
    for device in &mut devices {
        leave(&house, device, noemie, secret).await;
    }
    let [device, _] = &mut devices;
    let check = device.seal_check(&house, noemie, secret, &NOEMIE);
    device.deliver_and_open(&house, &[check]).await;
    assert_eq!(house.held_by(noemie).await, [Hold::VoucherUsedUp]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_case_beyond_those_that_a_lease_allows_is_held() {
    let house = House::open().await;
    let mut device = Device::counter(&house, 1, "agathe").await;
    let (noemie, secret) = house.applicant(&NOEMIE, Route::Counter).await;
    leave(&house, &mut device, noemie, secret).await;
    // As many as a clerk's lease allows.
    house.tamper("UPDATE lease_uses SET number = 300").await;
    let check = device.seal_check(&house, noemie, secret, &NOEMIE);
    device.deliver_and_open(&house, &[check]).await;
    assert_eq!(house.held_by(noemie).await, [Hold::LeaseUsedUp]);

    let (gaspard, secret) = house.applicant(&GASPARD, Route::Counter).await;
    device.take_lease(&house).await;
    let check = device.seal_check(&house, gaspard, secret, &GASPARD);
    device.deliver_and_open(&house, &[check]).await;
    assert_eq!(house.held_by(gaspard).await, [], "another lease begins anew");
}
