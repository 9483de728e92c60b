//! What time alone changes: a deadline that passes, and a check made before it that comes in after.

use crate::device::Device;
use crate::house::{DEADLINE_DAYS, HOUR, House, MINUTE};
use reconciliation::{Note, ResolutionState, Verdict};
use sync_server::model::NoticeKind;
use sync_server::registry;
use terms::{EnrolmentId, Route, Timestamp};
use testkit::cast::NOEMIE;

async fn deadline(house: &House, enrolment: EnrolmentId) -> Timestamp {
    let submitted = "SELECT submitted_at FROM enrolments WHERE id = ";
    let at: i64 = house.ask(&format!("{submitted}{}", crate::house::hex(&enrolment.0))).await;
    Timestamp(at).plus_days(i64::from(DEADLINE_DAYS))
}

fn go_to(house: &House, at: Timestamp) {
    house.clock.advance_ms(at.ms_since(house.state.now()));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_deadline_that_passes_without_a_check_lapses_the_enrolment_and_is_told_once() {
    let house = House::open().await;
    let (noemie, _) = house.applicant(&NOEMIE, Route::Counter).await;
    let deadline = deadline(&house, noemie).await;
    assert_eq!(house.resolution(noemie).await.changes_at, Some(deadline.plus_ms(1)));
    go_to(&house, deadline);
    assert_eq!(registry::wake_due(&house.state).await.unwrap(), 0, "the last instant is in time");

    go_to(&house, deadline.plus_ms(1));
    assert_eq!(registry::wake_due(&house.state).await.unwrap(), 1);
    assert_eq!(registry::wake_due(&house.state).await.unwrap(), 0);
    assert_eq!(house.shown(noemie).await, "lapsed");
    assert_eq!(house.told(noemie, NoticeKind::Lapsed).await, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_check_made_in_time_that_comes_in_late_reopens_the_enrolment_and_counts() {
    let house = House::open().await;
    let mut device = Device::counter(&house, 1, "agathe").await;
    let (noemie, secret) = house.applicant(&NOEMIE, Route::Counter).await;
    let deadline = deadline(&house, noemie).await;
    go_to(&house, deadline.plus_ms(-2 * HOUR));
    device.take_lease(&house).await;
    go_to(&house, deadline.plus_ms(-HOUR));
    let check = device.seal_check(&house, noemie, secret, &NOEMIE);
    go_to(&house, deadline.plus_ms(MINUTE));
    house.wake_all().await;
    assert_eq!(house.shown(noemie).await, "lapsed");

    go_to(&house, deadline.plus_ms(2 * HOUR));
    device.deliver_and_open(&house, &[check]).await;
    let resolution = house.resolution(noemie).await;
    let judged = resolution.reasons.first().unwrap();
    assert_eq!((resolution.state, judged.verdict), (ResolutionState::Provable, Verdict::Accepted));
    assert!(judged.notes.contains(&Note::AcceptedLate));
    assert_eq!(house.shown(noemie).await, "activated");
    assert_eq!(house.told(noemie, NoticeKind::Activated).await, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_check_made_after_the_deadline_does_not_count() {
    let house = House::open().await;
    let mut device = Device::counter(&house, 1, "agathe").await;
    let (noemie, secret) = house.applicant(&NOEMIE, Route::Counter).await;
    go_to(&house, deadline(&house, noemie).await.plus_ms(HOUR));
    device.take_lease(&house).await;
    house.clock.advance_ms(HOUR);
    let check = device.seal_check(&house, noemie, secret, &NOEMIE);
    device.deliver_and_open(&house, &[check]).await;
    let resolution = house.resolution(noemie).await;
    assert_eq!(
        (resolution.state, resolution.reasons[0].verdict),
        (ResolutionState::Lapsed, Verdict::Refused)
    );
    assert_eq!(house.shown(noemie).await, "lapsed");
}
