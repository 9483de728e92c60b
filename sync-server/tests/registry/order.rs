//! Facts are a set: whatever order envelopes come and are opened in, each enrolment ends up with the same
//! bytes.

use crate::check::{ALL_RIGHT, Answers, abandoned, concluded};
use crate::device::{Device, Sealed, Telling};
use crate::house::{HOUR, House, MINUTE, copy_house, last_resolution, settings, state_over};
use proofing::{AbandonReason, FeatureAnswer};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use statement::StatementKind;
use sync_server::registry;
use terms::{EnrolmentId, Route, Timestamp};
use testkit::cast::{LUDIVINE, NOEMIE, Person, THEODORE};
use testkit::doubles::StoppedClock;

/// A furnished house and the frames of its devices, one envelope each, none delivered yet.
struct Scene {
    house: House,
    enrolments: Vec<EnrolmentId>,
    frames: Vec<Vec<u8>>,
    at: Timestamp,
}

/// Three devices, four enrolments: two with one document, one with a pass against a fail, one case left.
async fn scene() -> Scene {
    let house = House::open().await;
    let mut agathe = Device::counter(&house, 1, "agathe").await;
    let mut basile = Device::counter(&house, 2, "basile").await;
    let mut odile = Device::counter(&house, 3, "odile").await;
    let twin = Person { email: "autre@exemple.test", mobile: "06 55 44 33 22", ..NOEMIE };
    let (noemie, noemies) = house.applicant(&NOEMIE, Route::Counter).await;
    let (other, others) = house.applicant(&twin, Route::Counter).await;
    let (theodore, theodores) = house.applicant(&THEODORE, Route::Counter).await;
    let (ludivine, ludivines) = house.applicant(&LUDIVINE, Route::Counter).await;

    let mut sealed: Vec<(usize, Sealed)> = Vec::new();
    let failing = Answers { features: FeatureAnswer::NotSeen, ..ALL_RIGHT };
    let failed = concluded(&THEODORE, failing, Some(theodores), house.state.now());
    let left = abandoned(AbandonReason::ApplicantLeaves, house.state.now());
    let left = Telling { kind: StatementKind::Abandoned, ..Telling::check(ludivine, ludivines, left) };
    let unsigned = concluded(&NOEMIE, ALL_RIGHT, None, house.state.now());
    let unsigned = Telling::without_voucher(StatementKind::Check, noemie, unsigned);
    sealed.push((0, agathe.seal_check(&house, noemie, noemies, &NOEMIE)));
    house.clock.advance_ms(MINUTE);
    sealed.push((1, basile.seal_check(&house, other, others, &NOEMIE)));
    sealed.push((0, agathe.seal(&house, &left)));
    house.clock.advance_ms(HOUR);
    sealed.push((2, odile.seal_check(&house, theodore, theodores, &THEODORE)));
    sealed.push((1, basile.seal(&house, &Telling::check(theodore, theodores, failed))));
    sealed.push((0, agathe.seal_check(&house, noemie, noemies, &NOEMIE)));
    sealed.push((2, odile.seal(&house, &unsigned)));
    let devices = [agathe, basile, odile];
    let frame = |(device, sealed): &(usize, Sealed)| {
        let device = &devices[*device];
        device.sign(&device.frame(std::slice::from_ref(sealed)))
    };
    let frames = sealed.iter().map(frame).collect();
    house.clock.advance_ms(HOUR);
    let at = house.state.now();
    Scene { house, enrolments: vec![noemie, other, theodore, ludivine], frames, at }
}

/// The last resolution of each enrolment after the frames came in that order. Where `pauses` says so, what
/// is kept is opened before the next one comes.
async fn play(scene: &Scene, order: &[usize], pauses: &[bool]) -> Vec<Vec<u8>> {
    let folder = tempfile::tempdir().unwrap();
    copy_house(&settings(scene.house.folder()), &settings(folder.path()));
    let state = state_over(folder.path(), StoppedClock::at(scene.at), 3);
    for (frame, pause) in order.iter().zip(pauses) {
        registry::keep(&state, &scene.frames[*frame]).await.unwrap();
        while *pause && registry::open_due(&state).await.unwrap() > 0 {}
    }
    while registry::open_due(&state).await.unwrap() > 0 {}
    while registry::judge_due(&state).await.unwrap() > 0 {}
    let mut resolutions = Vec::new();
    for enrolment in &scene.enrolments {
        resolutions.push(last_resolution(&state, *enrolment).await);
    }
    resolutions
}

#[test]
fn the_order_of_opening_changes_no_byte_of_any_resolution() {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let scene = runtime.block_on(scene());
    let count = scene.frames.len();
    let in_order: Vec<usize> = (0..count).collect();
    let expected = runtime.block_on(play(&scene, &in_order, &vec![false; count]));
    let distinct: std::collections::BTreeSet<&Vec<u8>> = expected.iter().collect();
    assert_eq!(distinct.len(), expected.len(), "the scene tells four different stories");

    let orders = Just(in_order).prop_shuffle();
    let pauses = prop::collection::vec(any::<bool>(), count);
    let mut runner = TestRunner::new(Config { cases: 24, failure_persistence: None, ..Config::default() });
    runner
        .run(&(orders, pauses), |(order, pauses)| {
            prop_assert!(runtime.block_on(play(&scene, &order, &pauses)) == expected);
            Ok(())
        })
        .unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_clock_that_went_back_over_a_restart_changes_no_resolution() {
    let house = House::open().await;
    let mut agathe = Device::counter(&house, 1, "agathe").await;
    let (noemie, invitation) = house.applicant(&NOEMIE, Route::Counter).await;
    let sealed = agathe.seal_check(&house, noemie, invitation, &NOEMIE);
    let frames = vec![agathe.sign(&agathe.frame(std::slice::from_ref(&sealed)))];
    let at = house.state.now();
    let mut scene = Scene { house, enrolments: vec![noemie], frames, at };
    let expected = play(&scene, &[0], &[true]).await;
    scene.at = at.plus_ms(-2 * MINUTE);
    assert_eq!(play(&scene, &[0], &[true]).await, expected);
}
