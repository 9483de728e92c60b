//! What follows from a resolution, each thing once: identities, vouchers, appointments, notices.

use crate::check::{ALL_RIGHT, abandoned, concluded, nothing};
use crate::device::{Device, Telling};
use crate::house::{DAY, HOUR, House, manager};
use proofing::AbandonReason;
use reconciliation::{NextStep, ResolutionState};
use statement::StatementKind;
use sync_server::bookings::{self, Asker, RoundPlan};
use sync_server::enrolments::{self, Contesting};

use sync_server::model::NoticeKind;
use sync_server::registry::judge;
use terms::{AgentKind, EnrolmentId, Route};
use testkit::cast::{Document, LUDIVINE, NOEMIE, Person, THEODORE};

async fn judge_again(house: &House, enrolment: EnrolmentId) {
    let state = house.state.clone();
    house.write(move |tx| judge(tx, &state, enrolment)).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn judging_again_activates_nobody_twice_and_tells_nothing_twice() {
    let house = House::open().await;
    let mut device = Device::counter(&house, 1, "agathe").await;
    let (noemie, secret) = house.applicant(&NOEMIE, Route::Counter).await;
    let check = device.seal_check(&house, noemie, secret, &NOEMIE);
    device.deliver_and_open(&house, std::slice::from_ref(&check)).await;
    let history = "SELECT (SELECT count(*) FROM acts) * 1000 + (SELECT count(*) FROM ledger)";
    let before: i64 = house.ask(history).await;
    for _ in 0..2 {
        house.clock.advance_ms(HOUR);
        judge_again(&house, noemie).await;
        device.deliver_and_open(&house, std::slice::from_ref(&check)).await;
    }
    assert_eq!(house.ask::<i64>(history).await, before);
    assert_eq!(house.ask::<i64>("SELECT count(*) FROM identities").await, 1);
    for kind in [NoticeKind::Checked, NoticeKind::Activated] {
        assert_eq!(house.told(noemie, kind).await, 1, "{kind:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_renewal_with_another_document_gives_the_person_no_second_identity() {
    let house = House::open().await;
    let mut device = Device::counter(&house, 1, "agathe").await;
    let passport = Document { model: 2, number: "26VV00077", expiry: "2035-01-19" };
    let renewed = Person { document: passport, ..NOEMIE };
    let mut enrolments = Vec::new();
    for person in [NOEMIE, renewed] {
        let (enrolment, secret) = house.applicant(&person, Route::Counter).await;
        let check = device.seal_check(&house, enrolment, secret, &person);
        device.deliver_and_open(&house, &[check]).await;
        assert_eq!(house.shown(enrolment).await, "activated");
        assert_eq!(house.told(enrolment, NoticeKind::Activated).await, 1);
        enrolments.push(enrolment);
    }
    assert_eq!(house.ask::<i64>("SELECT count(*) FROM identities").await, 1);
    let holder: Vec<u8> = house.ask("SELECT enrolment FROM identities").await;
    assert_eq!(holder, enrolments[0].0);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_person_held_and_then_activated_is_told_again_when_the_identity_is_suspended() {
    let house = House::open().await;
    let mut device = Device::counter(&house, 1, "agathe").await;
    let (noemie, secret) = house.applicant(&NOEMIE, Route::Counter).await;
    let body = concluded(&NOEMIE, ALL_RIGHT, None, house.state.now());
    let told = Telling::without_voucher(StatementKind::Check, noemie, body);
    let unsigned = device.seal(&house, &told);
    device.deliver_and_open(&house, &[unsigned]).await;
    assert_eq!(house.told(noemie, NoticeKind::ConfirmCheck).await, 1);
    let signed = device.seal_check(&house, noemie, secret, &NOEMIE);
    device.deliver_and_open(&house, &[signed]).await;
    assert_eq!(house.shown(noemie).await, "activated");

    enrolments::contest(&house.state, noemie, Contesting::ByCode).await.unwrap();
    assert_eq!(house.ask::<i64>("SELECT state FROM identities").await, 2, "suspended");
    assert_eq!(house.told(noemie, NoticeKind::Suspended).await, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_abandoned_case_spends_its_secret_and_another_voucher_comes() {
    let house = House::open().await;
    let mut device = Device::counter(&house, 1, "agathe").await;
    let (noemie, secret) = house.applicant(&NOEMIE, Route::Counter).await;
    let body = abandoned(AbandonReason::ApplicantLeaves, house.state.now());
    let left = Telling { kind: StatementKind::Abandoned, ..Telling::check(noemie, secret, body) };
    let left = device.seal(&house, &left);
    device.deliver_and_open(&house, &[left]).await;
    assert_eq!(house.shown(noemie).await, "awaiting-check");
    assert_eq!(house.resolution(noemie).await.next_step, NextStep::ShowAgain);
    let fresh = house.secret(noemie).await;
    assert!(fresh != secret, "the secret is another one");
    assert_eq!(house.ask::<i64>("SELECT count(*) FROM vouchers").await, 2);

    judge_again(&house, noemie).await;
    assert_eq!(house.ask::<i64>("SELECT count(*) FROM vouchers").await, 2, "one for each secret spent");
    let check = device.seal_check(&house, noemie, fresh, &NOEMIE);
    device.deliver_and_open(&house, &[check]).await;
    assert_eq!(house.shown(noemie).await, "activated");
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_home_ends_the_appointment_and_the_applicant_still_awaits_a_check() {
    let house = House::open().await;
    let mut device = Device::equip(&house, 1, AgentKind::Carrier, "basile").await;
    let (theodore, _) = house.applicant(&THEODORE, Route::Home).await;
    visit(&house, &device, &[theodore]).await;
    device.take_lease(&house).await;
    house.clock.advance_ms(DAY);
    let absent =
        device.seal(&house, &Telling::without_voucher(StatementKind::NobodyHome, theodore, nothing()));
    for _ in 0..2 {
        device.deliver_and_open(&house, std::slice::from_ref(&absent)).await;
    }
    let resolution = house.resolution(theodore).await;
    assert_eq!(
        (resolution.state, resolution.next_step),
        (ResolutionState::AwaitingCheck, NextStep::BookAgain)
    );
    assert_eq!(house.shown(theodore).await, "awaiting-check");
    assert_eq!(appointment(&house, theodore).await, "applicant-absent");
    assert_eq!(house.told(theodore, NoticeKind::AppointmentAbsent).await, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_visit_outside_the_lease_is_held_and_one_inside_it_ends_the_appointment() {
    let house = House::open().await;
    let mut device = Device::equip(&house, 1, AgentKind::Carrier, "basile").await;
    let (theodore, secret) = house.applicant(&THEODORE, Route::Home).await;
    let (ludivine, foreign) = house.applicant(&LUDIVINE, Route::Home).await;
    visit(&house, &device, &[theodore]).await;
    device.take_lease(&house).await;
    house.clock.advance_ms(DAY);
    let inside = device.seal_check(&house, theodore, secret, &THEODORE);
    let outside = device.seal_check(&house, ludivine, foreign, &LUDIVINE);
    device.deliver_and_open(&house, &[inside, outside]).await;
    assert_eq!(house.shown(theodore).await, "activated");
    assert_eq!(appointment(&house, theodore).await, "done");
    assert_eq!(house.shown(ludivine).await, "under-review");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_carrier_reads_of_their_round_stands_in_the_ledger_once_an_hour() {
    let house = House::open().await;
    let mut device = Device::equip(&house, 1, AgentKind::Carrier, "basile").await;
    let (theodore, _) = house.applicant(&THEODORE, Route::Home).await;
    let (ludivine, _) = house.applicant(&LUDIVINE, Route::Home).await;
    visit(&house, &device, &[theodore, ludivine]).await;
    let entered = async || -> (i64, i64) {
        let of_basile = "SELECT count(*) FROM readings WHERE who = 'agent basile' AND purpose = 'round'";
        (house.ask(of_basile).await, house.ask("SELECT count(*) FROM ledger WHERE kind = 11").await)
    };
    device.take_lease(&house).await;
    assert_eq!(entered().await, (2, 2), "each person of the round");
    device.take_lease(&house).await;
    assert_eq!(entered().await, (2, 2), "a broken line asks again");
    house.clock.advance_ms(HOUR);
    device.take_lease(&house).await;
    assert_eq!(entered().await, (4, 4));
}

/// The carrier's round of tomorrow, with an appointment for each.
async fn visit(house: &House, device: &Device, enrolments: &[EnrolmentId]) {
    let (state, carrier, enrolments) = (house.state.clone(), device.worker.agent, enrolments.to_vec());
    let from = house.state.now().plus_days(1);
    let day = sync_server::local_time::LocalTime::MAINLAND.day_of(from).unwrap();
    let places = u16::try_from(enrolments.len()).unwrap();
    let plan = RoundPlan { carrier, day, windows: vec![(from, from.plus_hours(2), places)] };
    house
        .write(move |tx| {
            let round = bookings::plan_round(tx, &state, &manager(), &plan)?;
            for enrolment in enrolments {
                bookings::book(tx, &state, enrolment, round.windows[0].0.id, Asker::Applicant)?;
            }
            Ok(())
        })
        .await;
}

async fn appointment(house: &House, enrolment: EnrolmentId) -> &'static str {
    let newest = house.state.store.read(move |conn| bookings::newest_of(conn, enrolment));
    newest.await.unwrap().0.state.word()
}
