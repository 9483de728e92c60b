//! One enrolment that cannot be judged, erased or damaged, delays nobody else.

use crate::device::Device;
use crate::house::{DAY, House, hex};
use statement::QuarantineReason;
use sync_server::registry;
use terms::Route;
use testkit::cast::{Document, LUDIVINE, NOEMIE, Person, THEODORE};

/// Past every deadline of a story that began less than two days ago.
const TOO_LATE: i64 = 32 * DAY;

#[tokio::test(flavor = "multi_thread")]
async fn a_statement_about_an_erased_enrolment_is_set_aside_and_the_next_goes_on() {
    let house = House::open().await;
    let mut device = Device::counter(&house, 1, "agathe").await;
    let (erased, spent) = house.applicant(&LUDIVINE, Route::Counter).await;
    let (noemie, secret) = house.applicant(&NOEMIE, Route::Counter).await;
    let run = [
        device.seal_check(&house, erased, spent, &LUDIVINE),
        device.seal_check(&house, noemie, secret, &NOEMIE),
    ];
    house.state.enrolment_keys.destroy(erased).unwrap();
    device.deliver_and_open(&house, &run).await;
    let rows = registry::set_aside(&house.state).await.unwrap();
    assert_eq!(rows.first().and_then(|row| row.reason), Some(QuarantineReason::EnrolmentUnknown));
    assert_eq!((rows.len(), house.shown(noemie).await), (1, "activated".to_owned()));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_document_that_an_erased_enrolment_showed_matches_nobody() {
    let house = House::open().await;
    let mut device = Device::counter(&house, 1, "agathe").await;
    let (erased, spent) = house.applicant(&NOEMIE, Route::Counter).await;
    let check = device.seal_check(&house, erased, spent, &NOEMIE);
    device.deliver_and_open(&house, &[check]).await;
    house.state.enrolment_keys.destroy(erased).unwrap();
    let same_number = Document { number: NOEMIE.document.number, ..LUDIVINE.document };
    let borrower = Person { document: same_number, ..LUDIVINE };
    let (ludivine, secret) = house.applicant(&borrower, Route::Counter).await;
    let check = device.seal_check(&house, ludivine, secret, &borrower);
    device.deliver_and_open(&house, &[check]).await;
    assert_eq!(house.shown(ludivine).await, "activated");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_erased_enrolment_is_not_woken_and_keeps_nobody_else_asleep() {
    let house = House::open().await;
    let (erased, _) = house.applicant(&NOEMIE, Route::Counter).await;
    let (ludivine, _) = house.applicant(&LUDIVINE, Route::Counter).await;
    house.state.enrolment_keys.destroy(erased).unwrap();
    house.clock.advance_ms(TOO_LATE);
    house.wake_all().await;
    assert_eq!(house.shown(ludivine).await, "lapsed");
    let asleep = format!(
        "SELECT count(*) FROM resolutions WHERE changes_at IS NOT NULL AND enrolment = {}",
        hex(&erased.0)
    );
    assert_eq!(house.ask::<i64>(&asleep).await, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_damaged_fact_stops_its_own_enrolment_only() {
    let house = House::open().await;
    let mut device = Device::counter(&house, 1, "agathe").await;
    let (damaged, spent) = house.applicant(&NOEMIE, Route::Counter).await;
    let (theodore, secret) = house.applicant(&THEODORE, Route::Counter).await;
    let (ludivine, _) = house.applicant(&LUDIVINE, Route::Counter).await;
    let run = [
        device.seal_check(&house, damaged, spent, &NOEMIE),
        device.seal_check(&house, theodore, secret, &THEODORE),
    ];
    let noemies = hex(&damaged.0);
    house.tamper(&format!("UPDATE facts SET sealed = x'00' WHERE enrolment = {noemies}")).await;
    device.deliver(&house, &run).await;
    while registry::open_due(&house.state).await.is_ok_and(|opened| opened > 0) {}
    assert_eq!(house.shown(theodore).await, "activated");
    assert_eq!(house.ask::<i64>("SELECT count(*) FROM opening_work").await, 1, "it is tried again");

    house.clock.advance_ms(TOO_LATE);
    while registry::wake_due(&house.state).await.is_ok_and(|woken| woken > 0) {}
    assert_eq!(house.shown(ludivine).await, "lapsed");
}
