//! Orders with dates: they reach what was opened before them and what comes after, in pages, over stops and restores.

use crate::check::{ALL_RIGHT, concluded};
use crate::device::{Device, Telling, active};
use crate::house::{DAY, House, MINUTE, hex};
use reconciliation::Hold;
use statement::{Effect, OrderReason, OrderedOn, RecordId, StatementKind};
use std::time::Duration;
use sync_server::enrolments::{self, Contesting};
use sync_server::provisioning;
use sync_server::refusal::Refusal;
use sync_server::registry::{self, NamedDocument, NewOrder};
use sync_server::staff::Word;
use sync_server::store::sql::Transaction;
use terms::{OrderId, Problem, Route, Timestamp};
use testkit::cast::{LUDIVINE, NOEMIE, Person, THEODORE};
use wire::v1::administration::Act;

fn named(person: &Person) -> NamedDocument {
    NamedDocument {
        kind: documents::DocumentKind::from_code(1).ok(),
        issuer: "FRA".to_owned(),
        number: person.document.number.to_owned().into(),
    }
}

async fn stop_document(house: &House, person: &Person, from: Option<Timestamp>) {
    let word = Word::of_operator(&house.state);
    registry::stop_document(&house.state, word, &named(person), from).await.unwrap();
    house.carry_orders().await;
}

/// Gives an order on an agent; the office's device is of no account.
async fn rest(house: &House, on: OrderedOn, from: Option<Timestamp>, until: Option<Timestamp>) -> OrderId {
    house.order(NewOrder { on, effect: Effect::Rests, from, until, reason: OrderReason::Inquiry }).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_document_reported_stolen_after_its_check_activates_nobody() {
    let house = House::open().await;
    let mut device = Device::counter(&house, 1, "agathe").await;
    let (noemie, _) = house.applicant(&NOEMIE, Route::Counter).await;
    let body = concluded(&NOEMIE, ALL_RIGHT, None, house.state.now());
    let check = device.seal(&house, &Telling::without_voucher(StatementKind::Check, noemie, body));
    let place = RecordId { chain: device.chain, sequence: check.place.sequence };
    device.deliver_and_open(&house, &[check]).await;
    house.clock.advance_ms(DAY);
    stop_document(&house, &NOEMIE, None).await;
    house.clock.advance_ms(DAY);
    enrolments::confirm_check(&house.state, noemie, place).await.unwrap();
    assert_eq!(house.held_by(noemie).await, [Hold::DocumentListed]);
    assert_eq!(house.identities().await, [0, 0]);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_identity_rests_once_its_document_is_stopped_and_wakes_once_that_is_lifted() {
    let house = House::open().await;
    let mut device = Device::counter(&house, 1, "agathe").await;
    let noemie = active(&house, &mut device, &NOEMIE).await;
    active(&house, &mut device, &THEODORE).await;
    house.clock.advance_ms(DAY);
    stop_document(&house, &NOEMIE, None).await;
    assert_eq!(house.identities().await, [1, 1]);
    assert_eq!(house.held_by(noemie).await, [Hold::DocumentListed]);
    let found = registry::find_stopped(&house.state, &named(&NOEMIE)).await.unwrap().unwrap();
    assert_eq!((found.touched, found.carried_at), (1, Some(house.state.now())));
    house.lift(found.given.id).await;
    assert_eq!(house.identities().await, [2, 0]);
    assert!(registry::find_stopped(&house.state, &named(&NOEMIE)).await.unwrap().is_none());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_document_lost_after_the_day_of_its_check_leaves_the_check_as_it_is() {
    let house = House::open().await;
    let mut device = Device::counter(&house, 1, "agathe").await;
    active(&house, &mut device, &NOEMIE).await;
    house.clock.advance_ms(DAY);
    stop_document(&house, &NOEMIE, Some(house.state.now())).await;
    assert_eq!(house.identities().await, [1, 0]);
}

#[tokio::test(flavor = "multi_thread")]
async fn all_that_an_agent_checked_between_two_dates_rests_and_what_comes_later_too() {
    let house = House::open().await;
    let mut device = Device::counter(&house, 1, "agathe").await;
    let mut other = Device::counter(&house, 2, "basile").await;
    active(&house, &mut device, &NOEMIE).await;
    let (theodore, secret) = house.applicant(&THEODORE, Route::Counter).await;
    let late = device.seal_check(&house, theodore, secret, &THEODORE);
    active(&house, &mut other, &LUDIVINE).await;
    let on = OrderedOn::Agent(device.0.worker.agent);
    let (from, until) = (Some(house.state.now().plus_days(-1)), Some(house.state.now().plus_hours(1)));
    let impact = registry::impact_of(
        &house.state,
        NewOrder { on, effect: Effect::Rests, from, until, reason: OrderReason::Inquiry },
    );
    let impact = impact.await.unwrap();
    assert_eq!((impact.active, impact.enrolments.iter().map(|(_, count)| count).sum::<i64>()), (1, 1));
    let order = rest(&house, on, from, until).await;
    assert_eq!(house.identities().await, [1, 1], "the other agent's stays");
    device.deliver_and_open(&house, &[late]).await;
    assert_eq!(house.held_by(theodore).await, [Hold::Ordered]);
    house.lift(order).await;
    assert_eq!((house.identities().await, house.shown(theodore).await), ([3, 0], "activated".to_owned()));
}

#[tokio::test(flavor = "multi_thread")]
async fn an_agent_who_is_closed_since_yesterday_loses_what_they_checked_today() {
    let house = House::open().await;
    let mut device = Device::counter(&house, 1, "agathe").await;
    let noemie = active(&house, &mut device, &NOEMIE).await;
    let (since, word) = (Some(house.state.now().plus_hours(-2)), Word::of_operator(&house.state));
    provisioning::close_agent(&house.state, word.clone(), device.0.worker.agent, since).await.unwrap();
    house.carry_orders().await;
    assert_eq!(house.identities().await, [0, 1]);
    assert!(house.resolution(noemie).await.holds.is_empty(), "the check does not count at all");
    let logged = || std::fs::metadata(house.folder().join("backup").join("orders.log")).unwrap().len();
    let before = logged();
    let again = provisioning::close_agent(&house.state, word, device.0.worker.agent, since).await;
    assert_eq!(again.map_err(|refusal| refusal.problem()), Err(Problem::NotFound));
    assert_eq!(logged(), before, "what was refused is told to no restored registry");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_order_from_tomorrow_on_touches_nothing_of_today() {
    let house = House::open().await;
    let mut device = Device::counter(&house, 1, "agathe").await;
    active(&house, &mut device, &NOEMIE).await;
    rest(&house, OrderedOn::Agent(device.0.worker.agent), Some(house.state.now().plus_days(1)), None).await;
    assert_eq!(house.identities().await, [1, 0]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_span_that_ends_before_it_begins_is_no_order() {
    let house = House::open().await;
    let now = house.state.now();
    let (on, reason) = (OrderedOn::Office(house.office), OrderReason::Inquiry);
    let new = NewOrder { on, effect: Effect::Rests, from: Some(now), until: Some(now), reason };
    let refused = registry::impact_of(&house.state, new).await;
    assert_eq!(refused.map_err(|refusal| refusal.problem()), Err(Problem::FieldInvalid));
}

#[tokio::test(flavor = "multi_thread")]
async fn an_order_that_is_lifted_while_it_is_carried_holds_nobody() {
    let house = House::open().await;
    let mut device = Device::counter(&house, 1, "agathe").await;
    active(&house, &mut device, &NOEMIE).await;
    house.carry_orders().await;
    let (on, reason) = (OrderedOn::Device(device.0.id), OrderReason::Inquiry);
    let new = NewOrder { on, effect: Effect::Rests, from: None, until: None, reason };
    let (state, word) = (house.state.clone(), Word::of_operator(&house.state));
    let act = |order| Act::LiftOrder { order };
    let id = registry::give_order_alone(&state, word, new, act).await.unwrap();
    let word = Word::of_operator(&state);
    // The writer waits; the lifting is before the carrying, which has read the order as it was.
    let (release, released) = std::sync::mpsc::channel::<()>();
    let waiting = move |_: &Transaction<'_>| {
        released.recv().unwrap();
        Ok::<_, Refusal>(())
    };
    let (busy, lifts, carries) = (state.clone(), state.clone(), state.clone());
    let busy = tokio::spawn(async move { busy.store.write(waiting).await });
    tokio::time::sleep(Duration::from_millis(50)).await;
    let lifts = tokio::spawn(async move { registry::lift_order(&lifts, word, id).await });
    tokio::time::sleep(Duration::from_millis(300)).await;
    let carries = tokio::spawn(async move { registry::carry_due(&carries).await });
    tokio::time::sleep(Duration::from_millis(300)).await;
    release.send(()).unwrap();
    busy.await.unwrap().unwrap();
    lifts.await.unwrap().unwrap();
    carries.await.unwrap().unwrap();
    house.carry_orders().await;
    assert_eq!(house.identities().await, [1, 0]);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_order_goes_on_where_a_stop_cut_it_and_finds_what_was_opened_before_there_was_an_index() {
    let house = House::open().await;
    let mut device = Device::counter(&house, 1, "agathe").await;
    for person in [&NOEMIE, &THEODORE, &LUDIVINE] {
        active(&house, &mut device, person).await;
    }
    // As an installation of before: its statements are in no index.
    house.write(|tx| Ok(tx.execute_batch("DELETE FROM checks")?)).await;
    house
        .write(|tx| Ok(tx.execute_batch("DELETE FROM registry_state WHERE name = 'checks-indexed-to'")?))
        .await;
    let (now, on, reason) = (house.state.now(), OrderedOn::Device(device.0.id), OrderReason::Inquiry);
    let from = Some(now.plus_days(-1));
    house.give_order(NewOrder { on, effect: Effect::Rests, from, until: None, reason }).await;
    let house = house.restart().await;
    house.carry_orders().await;
    assert_eq!(house.identities().await, [0, 3]);
    let (orders, count, _) = registry::orders(&house.state, 1).await.unwrap();
    assert_eq!((orders[0].touched, orders[0].carried_at.is_some(), count), (3, true, 1));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_ordered_and_said_after_the_copy_holds_after_a_restore() {
    let house = House::open().await;
    if std::env::var(testkit::postgres::VARIABLE).is_ok() {
        return; // A copy of a file is restored here; of a database, journeys do.
    }
    let mut device = Device::counter(&house, 1, "agathe").await;
    let stolen = active(&house, &mut device, &NOEMIE).await;
    let contested = active(&house, &mut device, &THEODORE).await;
    let (withdrawn, _) = house.applicant(&LUDIVINE, Route::Counter).await;
    let copy = house.copied();
    house.clock.advance_ms(MINUTE);
    stop_document(&house, &NOEMIE, None).await;
    enrolments::contest(&house.state, contested, Contesting::ByCode).await.unwrap();
    enrolments::withdraw(&house.state, withdrawn).await.unwrap();
    assert_eq!(house.identities().await, [0, 2]);
    let before = (house.resolution(stolen).await.holds, house.resolution(contested).await.holds);
    let (house, told) = house.restore(&copy).await;
    assert_eq!(told, 3);
    house.carry_orders().await;
    assert_eq!(house.identities().await, [0, 2]);
    let after = (house.resolution(stolen).await.holds, house.resolution(contested).await.holds);
    assert_eq!((after, house.shown(withdrawn).await), (before, "withdrawn".to_owned()));
    let seen = hex(&stolen.0);
    let rows = format!("SELECT count(*) FROM to_judge WHERE enrolment = {seen}");
    assert_eq!(house.ask::<i64>(&rows).await, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_somebody_said_whose_enrolment_is_in_no_copy_keeps_no_order_from_being_carried() {
    let house = House::open().await;
    if std::env::var(testkit::postgres::VARIABLE).is_ok() {
        return; // A copy of a file is restored here; of a database, journeys do.
    }
    let mut device = Device::counter(&house, 1, "agathe").await;
    let stolen = active(&house, &mut device, &NOEMIE).await;
    let copy = house.copied();
    house.clock.advance_ms(MINUTE);
    let (lost, _) = house.applicant(&LUDIVINE, Route::Counter).await;
    enrolments::contest(&house.state, lost, Contesting::ByCode).await.unwrap();
    stop_document(&house, &NOEMIE, None).await;
    let (house, _) = house.restore(&copy).await;
    house.carry_orders().await;
    assert_eq!((house.identities().await, house.held_by(stolen).await), ([0, 1], vec![Hold::DocumentListed]));
}
