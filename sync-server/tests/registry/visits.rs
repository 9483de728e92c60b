//! What becomes of a visit that is booked when a check comes in from elsewhere, or from another day.

use crate::check::{ALL_RIGHT, concluded};
use crate::device::{Device, Telling};
use crate::house::{DAY, HOUR, House, MINUTE, manager};
use std::sync::Arc;
use sync_server::bookings::{self, Asker, RoundPlan};
use sync_server::registry;
use terms::{AgentKind, EnrolmentId, Route};
use testkit::cast::THEODORE;

/// The carrier's round in so many days, with an appointment for one.
pub async fn visit(house: &House, carrier: &Device, days: i64, enrolment: EnrolmentId) {
    let (state, carrier) = (house.state.clone(), carrier.worker.agent);
    let from = house.state.now().plus_days(days);
    let day = sync_server::local_time::LocalTime::MAINLAND.day_of(from).unwrap();
    let plan = RoundPlan { carrier, day, windows: vec![(from, from.plus_hours(2), 1)] };
    house
        .write(move |tx| {
            let round = bookings::plan_round(tx, &state, &manager(), &plan)?;
            bookings::book(tx, &state, enrolment, round.windows[0].0.id, Asker::Applicant)?;
            Ok(())
        })
        .await;
}

pub async fn appointment(house: &House, enrolment: EnrolmentId) -> &'static str {
    let newest = house.state.store.read(move |conn| bookings::newest_of(conn, enrolment));
    newest.await.unwrap().0.state.word()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_refused_check_leaves_tomorrows_visit_as_it_is() {
    let house = House::open().await;
    let carrier = Device::equip(&house, 1, AgentKind::Carrier, "basile").await;
    let mut counter = Device::counter(&house, 2, "agathe").await;
    let (theodore, secret) = house.applicant(&THEODORE, Route::Home).await;
    visit(&house, &carrier, 1, theodore).await;
    let mut body = concluded(&THEODORE, ALL_RIGHT, Some(secret), house.state.now());
    body.document.as_mut().unwrap().model = documents::ModelId(99);
    let refused = counter.seal(&house, &Telling::check(theodore, secret, body));
    counter.deliver_and_open(&house, &[refused]).await;
    assert_eq!(appointment(&house, theodore).await, "booked");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_check_of_mondays_visit_that_comes_in_late_ends_no_visit_of_thursday_unless_it_passes() {
    let house = House::open().await;
    let mut carrier = Device::equip(&house, 1, AgentKind::Carrier, "basile").await;
    let (theodore, secret) = house.applicant(&THEODORE, Route::Home).await;
    visit(&house, &carrier, 1, theodore).await;
    carrier.take_lease(&house).await;
    house.clock.advance_ms(DAY);
    let mut body = concluded(&THEODORE, ALL_RIGHT, Some(secret), house.state.now());
    body.document.as_mut().unwrap().model = documents::ModelId(99);
    let refused = carrier.seal(&house, &Telling::check(theodore, secret, body));
    house.clock.advance_ms(MINUTE);
    let passed = carrier.seal_check(&house, theodore, secret, &THEODORE);
    house.clock.advance_ms(DAY);
    let state = house.state.clone();
    house
        .write(move |tx| {
            let (missed, _) = bookings::newest_of(tx, theodore)?;
            bookings::miss_visit(tx, &state, missed.id).map(|_| ())
        })
        .await;
    visit(&house, &carrier, 2, theodore).await;
    carrier.deliver_and_open(&house, &[refused]).await;
    assert_eq!(appointment(&house, theodore).await, "booked");
    carrier.deliver_and_open(&house, &[passed]).await;
    assert_eq!(house.shown(theodore).await, "under-review", "under one secret with the first");
    assert_eq!(appointment(&house, theodore).await, "booked", "more may be asked");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_check_elsewhere_that_passes_makes_a_visit_needless_no_sooner_than_it_is_told() {
    let mut house = House::open().await;
    Arc::make_mut(&mut house.state.settings).telling.after_seconds = [300, 1800];
    let carrier = Device::equip(&house, 1, AgentKind::Carrier, "basile").await;
    let mut counter = Device::counter(&house, 2, "agathe").await;
    let (theodore, secret) = house.applicant(&THEODORE, Route::Home).await;
    visit(&house, &carrier, 2, theodore).await;
    let check = counter.seal_check(&house, theodore, secret, &THEODORE);
    counter.deliver_and_open(&house, &[check]).await;
    assert_eq!(appointment(&house, theodore).await, "booked", "it would tell what came of the check");
    house.clock.advance_ms(MINUTE);
    house.judge_all().await;
    assert_eq!(appointment(&house, theodore).await, "booked");
    house.clock.advance_ms(HOUR);
    assert!(registry::judge_due(&house.state).await.unwrap() > 0);
    assert_eq!(
        (house.shown(theodore).await.as_str(), appointment(&house, theodore).await),
        ("activated", "cancelled")
    );
    house.judge_all().await;
    assert_eq!(house.ask::<i64>("SELECT count(*) FROM to_judge").await, 0);
}
