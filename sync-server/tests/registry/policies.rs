//! The policy in time: outages, versions that end, the grace of older lists. A check is judged by the policy of its day.

use crate::check::{ALL_RIGHT, concluded};
use crate::device::{Device, Telling};
use crate::house::{DEADLINE_DAYS, HOUR, House};
use reconciliation::{Hold, ResolutionState, Verdict};
use statement::{Body, FeedAge, FeedKind, Secret};
use sync_server::enrolments;
use sync_server::model::Policy;
use sync_server::staff::{self, Word};
use terms::{EnrolmentId, Route, Timestamp};
use testkit::cast::NOEMIE;
use wire::v1::policy::{Outage, PolicyLimits, VersionEnd, VersionOf};

/// An administrator sets a policy with these models and limits, as the console does.
async fn set(house: &House, models: &[u16], limits: PolicyLimits) {
    let policy = Policy::proposed(models.to_vec(), DEADLINE_DAYS, limits).unwrap();
    let replaces = staff::policy(&house.state).await.unwrap().version;
    let word = Word::of_operator(&house.state);
    staff::set_policy(&house.state, word, policy, Some(replaces)).await.unwrap();
}

fn outage(from: Timestamp, days: i64) -> PolicyLimits {
    let outage = Outage { from, until: from.plus_days(days), why: "Panne nationale".to_owned() };
    PolicyLimits { outages: vec![outage], ..PolicyLimits::default() }
}

async fn told_deadline(house: &House, enrolment: EnrolmentId) -> Timestamp {
    enrolments::status(&house.state, enrolment).await.unwrap().deadline.unwrap()
}

/// The person's check, made with what `change` says.
fn sealed(
    house: &House,
    device: &mut Device,
    of: (EnrolmentId, Secret),
    change: fn(&mut Body),
) -> crate::device::Sealed {
    let mut body = concluded(&NOEMIE, ALL_RIGHT, Some(of.1), house.state.now());
    change(&mut body);
    device.seal(house, &Telling::check(of.0, of.1, body))
}

#[tokio::test(flavor = "multi_thread")]
async fn an_outage_adds_to_the_time_and_is_told() {
    let house = House::open().await;
    let mut device = Device::counter(&house, 1, "agathe").await;
    let (noemie, secret) = house.applicant(&NOEMIE, Route::Counter).await;
    let before = told_deadline(&house, noemie).await;
    set(&house, &[1, 2, 3], outage(house.state.now(), 5)).await;
    assert_eq!(told_deadline(&house, noemie).await, before.plus_days(5));
    house.clock.advance_ms(before.plus_days(4).ms_since(house.state.now()));
    house.wake_all().await;
    assert_ne!(house.shown(noemie).await, "lapsed");
    device.take_lease(&house).await;
    let check = device.seal_check(&house, noemie, secret, &NOEMIE);
    device.deliver_and_open(&house, &[check]).await;
    assert_eq!(house.held_by(noemie).await, [], "neither deadline nor voucher");
    assert_eq!(house.identities().await, [1, 0]);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_lapsed_in_an_outage_that_is_known_only_now_goes_on() {
    let house = House::open().await;
    let (noemie, _) = house.applicant(&NOEMIE, Route::Counter).await;
    let before = told_deadline(&house, noemie).await;
    house.clock.advance_ms(before.plus_ms(HOUR).ms_since(house.state.now()));
    house.wake_all().await;
    assert_eq!(house.shown(noemie).await, "lapsed");
    set(&house, &[1, 2, 3], outage(before.plus_days(-3), 2)).await;
    house.judge_all().await;
    assert_eq!(house.shown(noemie).await, "awaiting-check");
    assert_eq!(told_deadline(&house, noemie).await, before.plus_days(2));
    // It lapses again when that time is over.
    house.clock.advance_ms(2 * 24 * HOUR);
    house.wake_all().await;
    assert_eq!(house.shown(noemie).await, "lapsed");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_check_with_software_that_ended_is_held_and_one_of_before_is_not() {
    let house = House::open().await;
    let mut device = Device::counter(&house, 1, "agathe").await;
    let of = house.applicant(&NOEMIE, Route::Counter).await;
    let end = VersionEnd { of: VersionOf::Software, version: 3, until: house.state.now().plus_ms(HOUR) };
    set(&house, &[1, 2, 3], PolicyLimits { ends: vec![end], ..PolicyLimits::default() }).await;
    house.clock.advance_ms(2 * HOUR);
    let check = sealed(&house, &mut device, of, |body| body.versions.software = 3);
    device.deliver_and_open(&house, &[check]).await;
    assert_eq!(house.held_by(of.0).await, [Hold::VersionEnded]);
}

/// An offline check by the list of before, made two hours after the card went.
async fn by_the_older_list(list_grace_hours: u16) -> (ResolutionState, Verdict) {
    let house = House::open().await;
    let mut device = Device::counter(&house, 1, "agathe").await;
    let of = house.applicant(&NOEMIE, Route::Counter).await;
    house.clock.advance_ms(HOUR);
    set(&house, &[2], PolicyLimits { list_grace_hours, ..PolicyLimits::default() }).await;
    house.clock.advance_ms(2 * HOUR);
    let check = sealed(&house, &mut device, of, |body| {
        let list = FeedAge { feed: FeedKind::Policy.code(), position: 1, made: crate::house::MORNING };
        body.feeds = vec![list];
    });
    device.deliver_and_open(&house, &[check]).await;
    let resolution = house.resolution(of.0).await;
    (resolution.state, resolution.reasons[0].verdict)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_check_by_an_older_list_counts_within_the_grace_and_not_beyond() {
    assert_eq!(by_the_older_list(24).await, (ResolutionState::Provable, Verdict::Accepted));
    assert_eq!(by_the_older_list(1).await.1, Verdict::Refused);
    assert_eq!(by_the_older_list(0).await.1, Verdict::Refused);
}
