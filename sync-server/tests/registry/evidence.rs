//! What the registry itself knows when it opens a statement: what surely came before it, which policy was in force, which
//! vouchers it may have lost, and that a correction passes nobody.

use crate::check::{ALL_RIGHT, concluded};
use crate::device::{Device, Telling};
use crate::house::{DEADLINE_DAYS, HOUR, House, MINUTE};
use reconciliation::{Hold, ResolutionState, Verdict};
use statement::{Hash, Purpose, Restored, Secret, StatementKind};
use sync_server::enrolments;
use sync_server::model::Policy;
use sync_server::store::queries::{registry as rows, staff as accounts};
use terms::{Route, Timestamp};
use testkit::cast::{ADMINISTRATOR, NOEMIE, THEODORE};
use wire::v1::policy::PolicyLimits;

#[tokio::test(flavor = "multi_thread")]
async fn a_device_does_not_date_a_check_back_behind_the_lease_that_it_names() {
    let house = House::open().await;
    let mut device = Device::counter(&house, 1, "agathe").await;
    let (noemie, secret) = house.applicant(&NOEMIE, Route::Counter).await;
    let deadline = house.state.now().plus_days(i64::from(DEADLINE_DAYS));
    house.clock.advance_ms(deadline.plus_ms(HOUR).ms_since(house.state.now()));
    device.take_lease(&house).await;
    // It says that it last heard of the registry two days before, and that the check was made soon after.
    let made = deadline.plus_days(-2);
    device.learnt = made.plus_ms(-HOUR);
    let told = Telling::check(noemie, secret, concluded(&NOEMIE, ALL_RIGHT, Some(secret), made));
    let check = device.0.seal(&told, made).unwrap();
    house.clock.advance_ms(HOUR);
    device.deliver_and_open(&house, &[check]).await;
    let resolution = house.resolution(noemie).await;
    assert_eq!(resolution.reasons[0].verdict, Verdict::Refused);
    assert!(resolution.reasons[0].holds.contains(&Hold::AfterDeadline));
    assert_eq!(house.shown(noemie).await, "lapsed");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_check_was_not_made_before_the_voucher_that_it_proves_was_issued() {
    let house = House::open().await;
    let mut device = Device::counter(&house, 1, "agathe").await;
    let before = house.state.now();
    house.clock.advance_ms(2 * HOUR);
    let (noemie, secret) = house.applicant(&NOEMIE, Route::Counter).await;
    let issued = house.ask::<i64>("SELECT issued_at FROM vouchers").await;
    device.learnt = before;
    let told = Telling::check(noemie, secret, concluded(&NOEMIE, ALL_RIGHT, Some(secret), before));
    let check = device.0.seal(&told, before.plus_ms(MINUTE)).unwrap();
    // The agent left between what the device claims and the voucher: the check is not of before that.
    let left = before.plus_ms(HOUR);
    let agent = device.worker.agent;
    house.write(move |tx| Ok(sync_server::store::queries::provisioning::close_agent(tx, agent, left)?)).await;
    device.deliver_and_open(&house, &[check]).await;
    assert!(left < Timestamp(issued));
    let resolution = house.resolution(noemie).await;
    assert_eq!(resolution.state, ResolutionState::AwaitingCheck);
    assert!(resolution.reasons[0].holds.contains(&Hold::AgentNotInStanding));
}

#[tokio::test(flavor = "multi_thread")]
async fn records_that_wait_together_are_not_dated_by_their_delivery() {
    let house = House::open().await;
    let mut device = Device::counter(&house, 1, "agathe").await;
    let (noemie, secret) = house.applicant(&NOEMIE, Route::Counter).await;
    let (theodore, other) = house.applicant(&THEODORE, Route::Counter).await;
    let first = device.seal_check(&house, noemie, secret, &NOEMIE);
    let second = device.seal_check(&house, theodore, other, &THEODORE);
    let last = house.state.now().plus_days(i64::from(DEADLINE_DAYS)).plus_ms(HOUR);
    device.deliver_and_open(&house, &[first]).await;
    house.clock.advance_ms(last.ms_since(house.state.now()));
    device.deliver_and_open(&house, &[second]).await;
    // The one before it came in a month earlier, and one beside it came in with it: neither says when it was made.
    let resolution = house.resolution(theodore).await;
    assert!(!resolution.reasons[0].holds.contains(&Hold::AfterDeadline));
    assert!(!resolution.reasons[0].holds.contains(&Hold::DeadlineInDoubt));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_model_taken_from_the_policy_later_does_not_reach_back() {
    let house = House::open().await;
    let mut device = Device::counter(&house, 1, "agathe").await;
    let (noemie, secret) = house.applicant(&NOEMIE, Route::Counter).await;
    let check = device.seal_check(&house, noemie, secret, &NOEMIE);
    house.clock.advance_ms(HOUR);
    let rest = [1, 2, 3].into_iter().filter(|model| *model != NOEMIE.document.model).collect();
    let (policy, now) =
        (Policy::proposed(rest, DEADLINE_DAYS, PolicyLimits::default()).unwrap(), house.state.now());
    let policy = Policy { version: 2, ..policy };
    house.write(move |tx| Ok(accounts::add_policy(tx, &policy, ADMINISTRATOR.0, now)?)).await;
    house.clock.advance_ms(HOUR);
    device.deliver_and_open(&house, &[check]).await;
    assert_eq!(house.shown(noemie).await, "activated");
    let judged_by: i64 =
        house.ask("SELECT policy_version FROM resolutions ORDER BY version DESC LIMIT 1").await;
    assert_eq!(judged_by, 2, "the enrolment itself is judged by today's");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_proof_by_a_voucher_that_a_restore_may_have_lost_accuses_nobody() {
    let house = House::open().await;
    let mut device = Device::counter(&house, 1, "agathe").await;
    let (noemie, _) = house.applicant(&NOEMIE, Route::Counter).await;
    let (keys, now) = (&house.state.signing_keys, house.state.now());
    let restored = Restored { epoch: 7, continues: 1, size: 0, head: Hash::ZERO, at: now, number: 1 };
    let signed = restored.sign(keys.deployment(), keys.in_use(Purpose::Answer, now));
    house.write(move |tx| Ok(rows::set_restored(tx, &signed)?)).await;
    house.clock.advance_ms(HOUR);
    let check = device.seal_check(&house, noemie, Secret::from_bytes([6; 6]), &NOEMIE);
    let place = check.place;
    device.deliver_and_open(&house, &[check]).await;
    assert!(house.resolution(noemie).await.holds.into_keys().eq([Hold::NotCoSigned]));
    enrolments::confirm_check(&house.state, noemie, place).await.unwrap();
    assert_eq!(house.shown(noemie).await, "activated");

    // Who enrolled since then has no voucher that was lost.
    let (theodore, _) = house.applicant(&THEODORE, Route::Counter).await;
    let check = device.seal_check(&house, theodore, Secret::from_bytes([6; 6]), &THEODORE);
    device.deliver_and_open(&house, &[check]).await;
    assert!(house.resolution(theodore).await.holds.into_keys().eq([Hold::CoSignatureWrong]));
}

#[tokio::test(flavor = "multi_thread")]
async fn an_extension_is_a_later_word_of_the_same_applicant() {
    let house = House::open().await;
    let (noemie, _) = house.applicant(&NOEMIE, Route::Counter).await;
    house.clock.advance_ms(HOUR);
    enrolments::extend(&house.state, noemie).await.unwrap();
    let times = "SELECT max(at) - min(at) FROM facts";
    assert!(house.ask::<i64>(times).await >= HOUR, "each is received when it is said");
    let deadline = house.resolution(noemie).await.changes_at.unwrap();
    assert!(deadline > house.state.now().plus_days(59));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_correction_that_comes_alone_activates_nobody() {
    let house = House::open().await;
    let mut device = Device::counter(&house, 1, "agathe").await;
    let (noemie, secret) = house.applicant(&NOEMIE, Route::Counter).await;
    let body = concluded(&NOEMIE, ALL_RIGHT, Some(secret), house.state.now());
    let told = Telling { kind: StatementKind::Correction, ..Telling::check(noemie, secret, body) };
    let correction = device.seal(&house, &told);
    device.deliver_and_open(&house, &[correction]).await;
    assert_eq!(house.resolution(noemie).await.state, ResolutionState::AwaitingCheck);
    assert_eq!(house.ask::<i64>("SELECT count(*) FROM identities").await, 0);
}
