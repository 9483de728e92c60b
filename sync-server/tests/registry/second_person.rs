//! A second person signs beside the agent: their signature is a fact.

use crate::check::{ALL_RIGHT, concluded};
use crate::device::{Device, Telling, door};
use crate::house::{HOUR, House};
use reconciliation::{Hold, ResolutionState};
use statement::Body;
use sync_server::store::queries::provisioning;
use terms::{AgentId, AgentKind, Route};
use testkit::cast::NOEMIE;

/// A clerk's device on which another clerk is enlisted too.
async fn counter_of_two(house: &House) -> (Device, AgentId) {
    let mut device = Device::counter(house, 1, "agathe").await;
    let (second, code) = house.add_agent(AgentKind::Clerk, "basile").await;
    device.enlist_second(&door(house), "basile", &code, second).await.unwrap();
    (device, second)
}

/// A check with an exception that a second person allowed, opened and judged.
async fn excepted(house: &House, device: &mut Device, named: AgentId) -> Vec<Hold> {
    let (noemie, secret) = house.applicant(&NOEMIE, Route::Counter).await;
    let body = concluded(&NOEMIE, ALL_RIGHT, Some(secret), house.state.now());
    let told = Telling::check(noemie, secret, Body { second_person: Some((named, 1)), ..body });
    let sealed = device.seal(house, &told);
    device.deliver_and_open(house, &[sealed]).await;
    let resolution = house.resolution(noemie).await;
    assert_eq!(resolution.holds.is_empty(), resolution.state == ResolutionState::Provable);
    resolution.holds.into_keys().collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn an_exception_that_the_second_person_signed_counts() {
    let house = House::open().await;
    let (mut device, second) = counter_of_two(&house).await;
    assert_eq!(excepted(&house, &mut device, second).await, []);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_exception_that_only_names_a_second_person_is_held() {
    let house = House::open().await;
    let (mut device, second) = counter_of_two(&house).await;
    device.second = None;
    assert_eq!(excepted(&house, &mut device, second).await, [Hold::SecondNotProven]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_second_person_whose_right_had_ended_proves_nothing() {
    let house = House::open().await;
    let (mut device, second) = counter_of_two(&house).await;
    let left = house.state.now();
    house.write(move |tx| Ok(provisioning::close_agent(tx, second, left)?)).await;
    house.clock.advance_ms(HOUR);
    device.take_lease(&house).await;
    assert_eq!(excepted(&house, &mut device, second).await, [Hold::SecondNotProven]);
}
