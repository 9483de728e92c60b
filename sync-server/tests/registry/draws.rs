//! The registry draws the features of a check again.

use crate::check::{ALL_RIGHT, concluded};
use crate::device::{Device, Telling};
use crate::house::House;
use proofing::CHECK_RULES_VERSION;
use reconciliation::{Hold, Note, ResolutionState};
use statement::{Body, Secret, Versions};
use terms::{EnrolmentId, Route};
use testkit::cast::{NOEMIE, Person};

/// A body made with the versions of now, as a real device states them.
fn of_now(person: &Person, secret: Secret, house: &House) -> Body {
    let versions = Versions {
        rules: CHECK_RULES_VERSION,
        catalogue: documents::catalogue::VERSION,
        ..Versions::default()
    };
    Body { versions, ..concluded(person, ALL_RIGHT, Some(secret), house.state.now()) }
}

async fn opened(house: &House, device: &mut Device, told: &Telling) {
    let sealed = device.seal(house, told);
    device.deliver_and_open(house, &[sealed]).await;
}

async fn notes(house: &House, enrolment: EnrolmentId) -> Vec<Note> {
    let resolution = house.resolution(enrolment).await;
    resolution.reasons.into_iter().flat_map(|judged| judged.notes).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn the_registry_draws_the_features_again() {
    let house = House::open().await;
    let mut device = Device::counter(&house, 1, "agathe").await;
    let (noemie, secret) = house.applicant(&NOEMIE, Route::Counter).await;
    let body = of_now(&NOEMIE, secret, &house);
    opened(&house, &mut device, &Telling::check(noemie, secret, body)).await;
    assert_eq!(house.resolution(noemie).await.state, ResolutionState::Provable);
    assert_eq!(notes(&house, noemie).await, []);
}

#[tokio::test(flavor = "multi_thread")]
async fn features_that_an_agent_chose_hold_the_check() {
    let house = House::open().await;
    let mut device = Device::counter(&house, 1, "agathe").await;
    let (noemie, secret) = house.applicant(&NOEMIE, Route::Counter).await;
    // Drawn with another secret: as good as chosen.
    let other = (1u8..).map(|n| Secret::from_bytes([n; 6]));
    let drawn = |secret| of_now(&NOEMIE, secret, &house).features;
    let other = other.map(drawn).find(|features| *features != drawn(secret)).unwrap();
    let body = Body { features: other, ..of_now(&NOEMIE, secret, &house) };
    opened(&house, &mut device, &Telling::check(noemie, secret, body)).await;
    assert_eq!(house.held_by(noemie).await, [Hold::FeaturesNotDrawn]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_draw_of_an_older_catalogue_is_noted_and_accuses_nobody() {
    let house = House::open().await;
    let mut device = Device::counter(&house, 1, "agathe").await;
    let (noemie, secret) = house.applicant(&NOEMIE, Route::Counter).await;
    let mut body = of_now(&NOEMIE, secret, &house);
    body.versions.catalogue -= 1;
    opened(&house, &mut device, &Telling::check(noemie, secret, body)).await;
    assert_eq!(house.resolution(noemie).await.state, ResolutionState::Provable);
    assert_eq!(notes(&house, noemie).await, [Note::NotDrawnAgain]);
}
