//! One enrolment that cannot be judged, erased or damaged, delays nobody else.

use crate::device::Device;
use crate::house::{DAY, House, MINUTE, hex};
use statement::QuarantineReason;
use sync_server::model::Why;
use sync_server::registry;
use sync_server::staff::Word;
use terms::{EnrolmentId, Route};
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
    house.open_all().await;
    assert_eq!(house.shown(theodore).await, "activated");
    assert_eq!(house.ask::<i64>("SELECT count(*) FROM opening_work").await, 0, "what it says is kept");
    assert_eq!(waiting(&house).await, 1, "it is judged later");

    house.clock.advance_ms(TOO_LATE);
    house.wake_all().await;
    assert_eq!(house.shown(ludivine).await, "lapsed");
}

async fn waiting(house: &House) -> i64 {
    house.ask("SELECT count(*) FROM to_judge").await
}

#[tokio::test(flavor = "multi_thread")]
async fn one_that_cannot_be_judged_keeps_no_check_of_another_closed() {
    let house = House::open().await;
    let mut device = Device::counter(&house, 1, "agathe").await;
    let (damaged, secret) = house.applicant(&NOEMIE, Route::Counter).await;
    let check = device.seal_check(&house, damaged, secret, &NOEMIE);
    device.deliver_and_open(&house, &[check]).await;
    damage(&house, damaged).await;
    let same_number = Document { number: NOEMIE.document.number, ..LUDIVINE.document };
    let borrower = Person { document: same_number, ..LUDIVINE };
    let (ludivine, secret) = house.applicant(&borrower, Route::Counter).await;
    let check = device.seal_check(&house, ludivine, secret, &borrower);
    device.deliver_and_open(&house, &[check]).await;
    assert_eq!(house.ask::<i64>("SELECT count(*) FROM opening_work").await, 0);
    assert_eq!(house.shown(ludivine).await, "under-review");
    assert_eq!(waiting(&house).await, 1, "the other one is judged when it can be");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_judged_is_parked_after_a_while_and_a_person_starts_it_again() {
    let house = House::open().await;
    let mut device = Device::counter(&house, 1, "agathe").await;
    let (enrolment, secret) = house.applicant(&NOEMIE, Route::Counter).await;
    let whole = damage(&house, enrolment).await;
    let check = device.seal_check(&house, enrolment, secret, &NOEMIE);
    device.deliver_and_open(&house, &[check]).await;
    let parked = "SELECT count(*) FROM to_judge WHERE parked_at IS NOT NULL";
    assert_eq!(house.ask::<i64>(parked).await, 0, "not at once");
    for _ in 0..8 {
        house.clock.advance_ms(40 * MINUTE);
        house.judge_all().await;
    }
    let (id, why) = (hex(&enrolment.0), Why::Statement.code());
    let found = format!("{parked} AND enrolment = {id} AND why = {why} AND tries = 8");
    assert_eq!((house.ask::<i64>(parked).await, house.ask::<i64>(&found).await), (1, 1));
    house.clock.advance_ms(DAY);
    assert_eq!(registry::judge_due(&house.state).await.unwrap(), 0, "it waits for a person");

    mend(&house, enrolment, &whole).await;
    let word = Word::of_operator(&house.state);
    assert_eq!(registry::judge_again(&house.state, word.clone()).await.unwrap(), 1);
    house.judge_all().await;
    assert_eq!((house.shown(enrolment).await, waiting(&house).await), ("activated".to_owned(), 0));
    assert!(registry::judge_again(&house.state, word).await.is_err(), "nothing waits any more");
    let acts = "SELECT count(*) FROM acts_of_staff WHERE act LIKE '%judge-again%'";
    assert_eq!(house.ask::<i64>(acts).await, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn many_that_cannot_be_judged_keep_nobody_else_asleep() {
    let house = House::open().await;
    for number in 0..20 {
        // No more codes leave to one mobile in a day.
        house.clock.advance_ms(if number % 5 == 0 { DAY } else { 0 });
        let (damaged, _) = house.applicant(&NOEMIE, Route::Counter).await;
        damage(&house, damaged).await;
    }
    let (ludivine, _) = house.applicant(&LUDIVINE, Route::Counter).await;
    house.clock.advance_ms(TOO_LATE);
    house.wake_all().await;
    assert_eq!((house.shown(ludivine).await, waiting(&house).await), ("lapsed".to_owned(), 20));
}

/// Spoils one fact of an enrolment; gives its bytes as SQL writes them.
async fn damage(house: &House, enrolment: EnrolmentId) -> (String, String) {
    let id = hex(&enrolment.0);
    let first = format!("SELECT digest FROM facts WHERE enrolment = {id} ORDER BY digest LIMIT 1");
    let digest = hex(&house.ask::<Vec<u8>>(&first).await);
    let sealed = format!("SELECT sealed FROM facts WHERE enrolment = {id} AND digest = {digest}");
    let sealed = hex(&house.ask::<Vec<u8>>(&sealed).await);
    house
        .tamper(&format!("UPDATE facts SET sealed = x'00' WHERE enrolment = {id} AND digest = {digest}"))
        .await;
    (digest, sealed)
}

async fn mend(house: &House, enrolment: EnrolmentId, (digest, sealed): &(String, String)) {
    let id = hex(&enrolment.0);
    let whole = format!("UPDATE facts SET sealed = {sealed} WHERE enrolment = {id} AND digest = {digest}");
    house.tamper(&whole).await;
}
