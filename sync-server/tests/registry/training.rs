//! The training of agents, and the soft marks of checks that were very short.

use crate::check::{ALL_RIGHT, concluded};
use crate::device::{Device, Telling, door};
use crate::house::{DAY, House};
use reconciliation::{Hold, ResolutionState};
use reqwest::StatusCode;
use serde_json::Value;
use statement::{Ask, Body};
use sync_server::provisioning;
use sync_server::staff::Word;
use terms::{AgentId, Day, Problem, Route};
use testkit::cast::{LUDIVINE, NOEMIE, Person};

async fn train(house: &House, agent: AgentId, on: Day) {
    let word = Word::of_operator(&house.state);
    provisioning::set_training(&house.state, word, agent, on).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn an_agent_whose_training_is_ahead_gets_no_lease_and_is_told_the_day() {
    let house = House::open().await;
    let mut device = Device::counter(&house, 1, "agathe").await;
    let today = house.state.now().utc_day();
    let ask = || Ask::Lease { agent: device.worker.agent, after: None };
    for on in [today.plus_days(-400), today] {
        train(&house, device.worker.agent, on).await;
        assert_eq!(device.put(&door(&house), ask()).await.unwrap().status(), StatusCode::OK);
    }
    let ahead = today.plus_days(3);
    train(&house, device.worker.agent, ahead).await;
    let refused = device.put(&door(&house), ask()).await.unwrap();
    assert_eq!(refused.status(), StatusCode::FORBIDDEN);
    let body: Value = refused.json().await.unwrap();
    assert_eq!(body["problem"], Problem::NotTrainedYet.word());
    assert_eq!(body["day"], serde_json::to_value(ahead).unwrap());
    house.clock.advance_ms(3 * DAY);
    device.take_lease(&house).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_check_before_its_agents_training_waits_for_a_person_and_one_to_confirm_stops_nobody() {
    let house = House::open().await;
    let mut device = Device::counter(&house, 1, "agathe").await;
    let (noemie, secret) = house.applicant(&NOEMIE, Route::Counter).await;
    let check = device.seal_check(&house, noemie, secret, &NOEMIE);
    device.deliver_and_open(&house, &[check]).await;
    assert_eq!(house.shown(noemie).await, "activated", "a day that is to be confirmed");
    let (ludivine, secret) = house.applicant(&LUDIVINE, Route::Counter).await;
    let check = device.seal_check(&house, ludivine, secret, &LUDIVINE);
    train(&house, device.worker.agent, house.state.now().utc_day().plus_days(1)).await;
    device.deliver_and_open(&house, &[check]).await;
    let held = house.resolution(ludivine).await;
    let holds: Vec<Hold> = held.holds.into_keys().collect();
    assert_eq!((held.state, holds), (ResolutionState::UnderReview, vec![Hold::AgentNotInStanding]));
    assert_eq!(house.shown(noemie).await, "activated", "what was opened before stands");
}

async fn marks(house: &House) -> Vec<(&'static str, u32)> {
    let all = provisioning::marks(&house.state).await.unwrap();
    all.into_iter().map(|(_, haste, count)| (haste.word(), count)).collect()
}

/// A check whose steps took so many tenths of a second.
fn lasting(house: &House, person: &Person, secret: statement::Secret, durations_ds: [u16; 5]) -> Body {
    Body { durations_ds, ..concluded(person, ALL_RIGHT, Some(secret), house.state.now()) }
}

const HASTY: [u16; 5] = [10, 40, 60, 3, 1];

#[tokio::test(flavor = "multi_thread")]
async fn a_check_faster_than_its_floor_is_marked_once_for_thirty_days_and_passes_all_the_same() {
    let house = House::open().await;
    let mut device = Device::counter(&house, 1, "agathe").await;
    let (noemie, secret) = house.applicant(&NOEMIE, Route::Counter).await;
    let check = device.seal(&house, &Telling::check(noemie, secret, lasting(&house, &NOEMIE, secret, HASTY)));
    device.deliver_and_open(&house, std::slice::from_ref(&check)).await;
    assert_eq!(house.shown(noemie).await, "activated", "no judgement reads a mark");
    let told = [("hasty-document", 1), ("hasty-comparison", 1)];
    assert_eq!(marks(&house).await, told);
    device.deliver_and_open(&house, &[check]).await;
    house.judge_all().await;
    assert_eq!(marks(&house).await, told, "an envelope is opened once");
    let (ludivine, secret) = house.applicant(&LUDIVINE, Route::Counter).await;
    let unknown = lasting(&house, &LUDIVINE, secret, [0, 0, 0, 30, 0]);
    let unknown = device.seal(&house, &Telling::check(ludivine, secret, unknown));
    device.deliver_and_open(&house, &[unknown]).await;
    assert_eq!(house.shown(ludivine).await, "activated");
    assert_eq!(marks(&house).await, told, "what is not known, and what is at its floor, is no haste");
    house.clock.advance_ms(30 * DAY);
    assert_eq!(marks(&house).await, []);
}
