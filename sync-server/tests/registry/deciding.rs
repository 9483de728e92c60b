//! What is set aside waits for a person: released, it is opened like any other; refused, it stays sealed and is left
//! alone.

use crate::device::{Device, Sealed};
use crate::house::House;
use statement::{Hash, QuarantineReason, RecordId};
use sync_server::administration;
use sync_server::model::{Account, Decision};
use sync_server::refusal::Refusal;
use sync_server::registry::{self, Note};
use sync_server::staff::Word;
use terms::{EnrolmentId, Problem, Role, Route};
use testkit::cast::{NOEMIE, THEODORE};

/// A member of staff decides, and says why.
async fn decide(house: &House, place: RecordId, decision: Decision) -> Result<(), Refusal> {
    let note = Note::read("put back to an image").unwrap();
    registry::decide(&house.state, Word::of_operator(&house.state), place, decision, note).await
}

/// A check that does not continue its chain, kept and set aside.
async fn broken(house: &House, device: &mut Device) -> (EnrolmentId, Sealed) {
    let (theodore, other) = house.applicant(&THEODORE, Route::Counter).await;
    let first = device.seal_check(house, theodore, other, &THEODORE);
    device.deliver_and_open(house, std::slice::from_ref(&first)).await;
    let (noemie, secret) = house.applicant(&NOEMIE, Route::Counter).await;
    device.seal_check(house, noemie, secret, &NOEMIE);
    // As if what came before had been another record.
    device.step_back(Hash([7; 32]));
    let check = device.seal_check(house, noemie, secret, &NOEMIE);
    device.deliver_and_open(house, std::slice::from_ref(&check)).await;
    let rows = registry::set_aside(&house.state).await.unwrap();
    assert_eq!(rows.iter().map(|row| row.reason).collect::<Vec<_>>(), [Some(QuarantineReason::ChainBroken)]);
    (noemie, check)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_record_that_is_released_is_opened_and_judged_and_decided_about_once() {
    let house = House::open().await;
    let mut device = Device::counter(&house, 1, "agathe").await;
    let (noemie, check) = broken(&house, &mut device).await;
    assert_eq!(house.shown(noemie).await, "awaiting-check");

    decide(&house, check.place, Decision::Release).await.unwrap();
    house.open_all().await;
    assert_eq!(house.shown(noemie).await, "activated");
    assert!(registry::set_aside(&house.state).await.unwrap().is_empty());
    assert!(device.deliver(&house, &[]).await.quarantined.is_empty(), "the device is told so");

    let again = decide(&house, check.place, Decision::Refuse).await;
    assert_eq!(again.unwrap_err().problem(), Problem::NotFound);
    let who = Account { login: "ines".into(), name: "Inès".into(), role: Role::Administrator, office: None };
    let acts = administration::acts(&house.state, &who, 1).await.unwrap();
    let named: Vec<_> = acts.chains.iter().map(|known| (known.chain, known.device)).collect();
    assert_eq!(named, [(check.place.chain, device.id)], "people know a device, not its chain");
    let note: String = house.ask("SELECT note FROM quarantine_decisions").await;
    assert_eq!(note, "put back to an image");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_record_that_is_refused_stays_sealed_and_is_not_tried_again() {
    let house = House::open().await;
    let mut device = Device::counter(&house, 1, "agathe").await;
    let (noemie, check) = broken(&house, &mut device).await;

    decide(&house, check.place, Decision::Refuse).await.unwrap();
    assert!(registry::set_aside(&house.state).await.unwrap().is_empty());
    let house = house.restart().await;
    assert_eq!(registry::retry_set_aside(&house.state).await.unwrap(), 0);
    house.open_all().await;
    assert_eq!(house.shown(noemie).await, "awaiting-check");
    assert_eq!(
        house.ask::<i64>("SELECT count(*) FROM envelopes WHERE state = 4 AND bytes IS NOT NULL").await,
        1
    );
    // Sent again, it is recognised and changes nothing.
    device.deliver_and_open(&house, std::slice::from_ref(&check)).await;
    assert_eq!(house.ask::<i64>("SELECT count(*) FROM opening_work").await, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn no_decision_opens_what_is_not_the_agents() {
    let house = House::open().await;
    let lender = Device::counter(&house, 1, "agathe").await;
    let mut borrower = Device::counter(&house, 2, "basile").await;
    let (noemie, secret) = house.applicant(&NOEMIE, Route::Counter).await;
    borrower.worker = lender.0.worker;
    let check = borrower.seal_check(&house, noemie, secret, &NOEMIE);
    borrower.deliver_and_open(&house, std::slice::from_ref(&check)).await;
    let released = decide(&house, check.place, Decision::Release).await;
    assert_eq!(released.unwrap_err().problem(), Problem::NotFound);
    decide(&house, check.place, Decision::Refuse).await.unwrap();
}
