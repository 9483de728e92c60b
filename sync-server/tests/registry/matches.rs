//! One document in two enrolments: only a check that counts is a match, only the later one is held, and an enrolment that
//! ended holds nobody.

use crate::check::{ALL_RIGHT, Answers, concluded};
use crate::device::{Device, Sealed, Telling, checked};
use crate::house::{DAY, House, MINUTE, hex};
use proofing::ComparisonAnswer;
use reconciliation::Hold;
use statement::{Effect, OrderReason, OrderedOn, StatementKind};
use sync_server::enrolments;
use sync_server::model::NoticeKind;
use sync_server::registry::NewOrder;
use terms::{EnrolmentId, Route};
use testkit::cast::{NOEMIE, Person};

/// Somebody else who shows the document of [`NOEMIE`].
const TWIN: Person = Person { email: "autre@exemple.test", mobile: "06 55 44 33 22", ..NOEMIE };

/// A check without a voucher: nobody but the agent says that the person was there.
fn alone(house: &House, device: &mut Device, kind: StatementKind, enrolment: EnrolmentId) -> Sealed {
    let body = concluded(&NOEMIE, ALL_RIGHT, None, house.state.now());
    device.seal(house, &Telling::without_voucher(kind, enrolment, body))
}

#[tokio::test(flavor = "multi_thread")]
async fn only_the_later_of_two_enrolments_with_one_document_is_held_and_neither_learns_of_the_other() {
    let house = House::open().await;
    let mut device = Device::counter(&house, 1, "agathe").await;
    let first = checked(&house, &mut device, &NOEMIE).await;
    let second = checked(&house, &mut device, &TWIN).await;
    assert_eq!(house.held_by(second).await, [Hold::DocumentInTwoEnrolments]);
    assert_eq!((house.held_by(first).await, house.shown(first).await), (vec![], "activated".to_owned()));
    assert_eq!(house.identities().await, [1, 0]);
    assert_eq!(house.told(first, NoticeKind::Suspended).await, 0);
    assert_eq!(house.told(second, NoticeKind::Review).await, 1);
    house.carry().await;
    for letter in house.taken_messages("notices") {
        let names = |id: EnrolmentId| letter.contains(&id.to_string());
        assert!(!(names(first) && names(second)), "a letter names one enrolment only");
        assert!(!(letter.contains(NOEMIE.email) && letter.contains(TWIN.email)));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_was_there_first_is_told_at_an_address_they_confirmed_and_at_no_other() {
    let house = House::open().await;
    let mut device = Device::counter(&house, 1, "agathe").await;
    let first = checked(&house, &mut device, &NOEMIE).await;
    house.carry().await;
    house.taken_messages("notices");
    let second = checked(&house, &mut device, &TWIN).await;
    house.carry().await;
    let told = house.taken_messages("notices").into_iter().any(|text| text.contains(NOEMIE.email));
    assert!(!told, "nobody confirmed that address");
    let id = hex(&first.0);
    house.tamper(&format!("UPDATE enrolments SET email_confirmed_at = 1 WHERE id = {id}")).await;
    house.carry().await;
    house.taken_messages("notices");
    let third = Person { email: "tiers@exemple.test", mobile: "06 55 44 33 21", ..NOEMIE };
    let third = checked(&house, &mut device, &third).await;
    assert_eq!(house.told(first, NoticeKind::DocumentShown).await, 2, "of each of the two");
    assert_eq!(house.told(second, NoticeKind::DocumentShown).await, 1);
    house.carry().await;
    let letters = house.taken_messages("notices");
    let told: Vec<_> = letters.iter().filter(|text| text.contains(NOEMIE.email)).collect();
    assert_eq!(told.len(), 1);
    assert!(!told[0].contains(&third.to_string()), "whose it is is told to nobody");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_later_one_is_the_one_received_later_whichever_is_opened_first() {
    let house = House::open().await;
    let mut device = Device::counter(&house, 1, "agathe").await;
    let mut other = Device::counter(&house, 2, "basile").await;
    let (first, secret) = house.applicant(&NOEMIE, Route::Counter).await;
    let early = device.seal_check(&house, first, secret, &NOEMIE);
    device.deliver(&house, &[early]).await;
    house.keep_closed().await;
    let second = checked(&house, &mut other, &TWIN).await;
    assert_eq!(house.shown(second).await, "activated", "nothing is known of the first");
    house.clock.advance_ms(DAY);
    house.open_after_all().await;
    assert_eq!(house.held_by(second).await, [Hold::DocumentInTwoEnrolments]);
    assert_eq!(house.held_by(first).await, []);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_document_typed_into_a_case_that_was_left_or_a_correction_suspends_nobody() {
    let house = House::open().await;
    let mut device = Device::counter(&house, 1, "agathe").await;
    checked(&house, &mut device, &NOEMIE).await;
    let (other, _) = house.applicant(&TWIN, Route::Counter).await;
    for kind in [StatementKind::Abandoned, StatementKind::Correction] {
        let told = alone(&house, &mut device, kind, other);
        device.deliver_and_open(&house, &[told]).await;
        assert_eq!((house.identities().await, house.held_by(other).await), ([1, 0], vec![]), "{kind:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_check_by_an_agent_alone_matches_nobody_until_the_applicant_confirms_it() {
    let house = House::open().await;
    let mut device = Device::counter(&house, 1, "agathe").await;
    let (early, _) = house.applicant(&TWIN, Route::Counter).await;
    let check = alone(&house, &mut device, StatementKind::Check, early);
    device.deliver_and_open(&house, std::slice::from_ref(&check)).await;
    let first = checked(&house, &mut device, &NOEMIE).await;
    assert_eq!((house.identities().await, house.held_by(early).await), ([1, 0], vec![Hold::NotCoSigned]));
    house.clock.advance_ms(MINUTE);
    // It counts from now on: it is the later one, whenever it was made.
    enrolments::confirm_check(&house.state, early, check.place).await.unwrap();
    house.judge_all().await;
    assert_eq!(house.held_by(early).await, [Hold::DocumentInTwoEnrolments]);
    assert_eq!((house.identities().await, house.held_by(first).await), ([1, 0], vec![]));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_check_that_does_not_count_suspends_nobody() {
    let house = House::open().await;
    let mut device = Device::counter(&house, 1, "agathe").await;
    checked(&house, &mut device, &NOEMIE).await;
    let (other, secret) = house.applicant(&TWIN, Route::Counter).await;
    let mut body = concluded(&NOEMIE, ALL_RIGHT, Some(secret), house.state.now());
    body.document.as_mut().unwrap().model = documents::ModelId(99);
    let refused = device.seal(&house, &Telling::check(other, secret, body));
    device.deliver_and_open(&house, &[refused]).await;
    assert_eq!((house.identities().await, house.held_by(other).await), ([1, 0], vec![]));
}

/// A check that a person has to look at, because the agent doubts the face.
async fn doubted(house: &House, device: &mut Device, person: &Person) -> EnrolmentId {
    let (enrolment, secret) = house.applicant(person, Route::Counter).await;
    let doubt = Answers { comparison: ComparisonAnswer::Doubt, ..ALL_RIGHT };
    let body = concluded(person, doubt, Some(secret), house.state.now());
    let check = device.seal(house, &Telling::check(enrolment, secret, body));
    device.deliver_and_open(house, &[check]).await;
    enrolment
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_withdrew_and_begins_again_is_held_by_nothing_of_before() {
    let house = House::open().await;
    let mut device = Device::counter(&house, 1, "agathe").await;
    let mut other = Device::counter(&house, 2, "basile").await;
    let before = doubted(&house, &mut device, &NOEMIE).await;
    enrolments::withdraw(&house.state, before).await.unwrap();
    let again = checked(&house, &mut other, &NOEMIE).await;
    assert_eq!((house.shown(again).await, house.held_by(again).await), ("activated".to_owned(), vec![]));
}

#[tokio::test(flavor = "multi_thread")]
async fn an_enrolment_that_ends_lets_go_of_whoever_waits_for_it() {
    let house = House::open().await;
    let mut device = Device::counter(&house, 1, "agathe").await;
    let mut other = Device::counter(&house, 2, "basile").await;
    let before = doubted(&house, &mut device, &NOEMIE).await;
    let again = checked(&house, &mut other, &NOEMIE).await;
    assert_eq!(house.held_by(again).await, [Hold::DocumentInTwoEnrolments]);
    enrolments::withdraw(&house.state, before).await.unwrap();
    house.judge_all().await;
    assert_eq!((house.shown(again).await, house.held_by(again).await), ("activated".to_owned(), vec![]));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_check_that_an_order_takes_away_holds_nobody_and_does_again_once_the_order_is_lifted() {
    let house = House::open().await;
    let mut device = Device::counter(&house, 1, "agathe").await;
    let mut other = Device::counter(&house, 2, "basile").await;
    checked(&house, &mut device, &NOEMIE).await;
    let later = checked(&house, &mut other, &TWIN).await;
    let on = OrderedOn::Device(device.id);
    let new = NewOrder { on, effect: Effect::Voids, from: None, until: None, reason: OrderReason::Inquiry };
    let order = house.order(new).await;
    assert_eq!(house.held_by(later).await, []);
    house.lift(order).await;
    assert_eq!(house.held_by(later).await, [Hold::DocumentInTwoEnrolments]);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_installation_of_before_lets_go_of_the_earlier_one_when_it_is_judged_again() {
    let house = House::open().await;
    let mut device = Device::counter(&house, 1, "agathe").await;
    let mut other = Device::counter(&house, 2, "basile").await;
    let first = checked(&house, &mut device, &NOEMIE).await;
    let later = checked(&house, &mut other, &TWIN).await;
    let (left, _) = house.applicant(&TWIN, Route::Counter).await;
    let case = alone(&house, &mut device, StatementKind::Abandoned, left);
    device.deliver_and_open(&house, &[case]).await;
    // The tables are filled as on the days of the upgrades.
    house.write(|tx| Ok(tx.execute_batch("DELETE FROM counted_keys; DELETE FROM matches")?)).await;
    let (documents, keys) = match std::env::var(testkit::postgres::VARIABLE) {
        Ok(_) => (
            include_str!("../../migrations/postgres/V27__matches.sql"),
            include_str!("../../migrations/postgres/V29__counted_keys.sql"),
        ),
        Err(_) => (
            include_str!("../../migrations/sqlite/V27__matches.sql"),
            include_str!("../../migrations/sqlite/V29__counted_keys.sql"),
        ),
    };
    let part = |text: &'static str, from: &str, to: &str| {
        let text = &text[text.find(from).unwrap()..];
        &text[..text.find(to).unwrap_or(text.len())]
    };
    let table = part(documents, "CREATE TABLE counted_documents", "CREATE INDEX");
    let filling = part(documents, "INSERT INTO counted_documents", "no such text");
    house.write(move |tx| Ok(tx.execute_batch(&[table, filling].concat())?)).await;
    assert_eq!(house.ask::<i64>("SELECT count(*) FROM counted_documents").await, 2, "without the case");
    let carried =
        [part(keys, "INSERT INTO counted_keys", "--"), part(keys, "INSERT INTO to_judge", "no such text")];
    house.write(move |tx| Ok(tx.execute_batch(&carried.concat())?)).await;
    assert_eq!(house.ask::<i64>("SELECT count(*) FROM counted_keys").await, 2);
    let (said, waiting) = ("SELECT count(*) FROM matches WHERE said = 1", "SELECT count(*) FROM to_judge");
    assert_eq!((house.ask::<i64>(said).await, house.ask::<i64>(waiting).await), (6, 3));
    house.write(|tx| Ok(tx.execute_batch("UPDATE to_judge SET due = 0")?)).await;
    house.judge_all().await;
    assert_eq!((house.ask::<i64>(said).await, house.ask::<i64>(waiting).await), (0, 0));
    assert_eq!(house.held_by(later).await, [Hold::DocumentInTwoEnrolments]);
    assert_eq!((house.held_by(first).await, house.held_by(left).await), (vec![], vec![]));
    assert_eq!(house.identities().await, [1, 0]);
}
