//! Keys are published before they are used and renewed without anybody noticing: what was signed with an old key
//! counts, what was sealed to one opens.

use crate::device::Device;
use crate::house::{DAY, House, MORNING};
use statement::{Answer, Certificate, OpeningKey, Purpose};
use sync_server::chance::Chance;
use sync_server::keys::ceremony;
use terms::{Route, Timestamp};
use testkit::cast::{NOEMIE, THEODORE};

struct Sevens;
impl Chance for Sevens {
    fn fill(&self, bytes: &mut [u8]) {
        bytes.fill(7);
    }
}

/// The public key of a purpose in use at an instant, as devices are told.
fn told(house: &House, purpose: Purpose, at: Timestamp) -> statement::PublicKey {
    let keys = &house.state.signing_keys;
    let certificates = keys.certificates.iter().map(|bytes| Certificate::verify(bytes, &keys.root).unwrap());
    let mut of_purpose: Vec<_> = certificates.filter(|it| it.purpose == purpose && it.covers(at)).collect();
    of_purpose.sort_by_key(|certificate| certificate.from);
    of_purpose.pop().unwrap().key
}

async fn renewed(house: House, from: Timestamp) -> House {
    let (keys, root) = (house.folder().join("keys"), house.folder().join("root.key"));
    ceremony::renew(&keys, &root, Purpose::ALL, from, &Sevens).unwrap();
    house.restart().await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_key_is_told_two_weeks_before_it_is_used_and_what_is_under_the_old_one_still_counts() {
    let house = House::open().await;
    let mut device = Device::counter(&house, 1, "agathe").await;
    let (theodore, secret) = house.applicant(&THEODORE, Route::Counter).await;
    let early = device.seal_check(&house, theodore, secret, &THEODORE);

    let from = MORNING.plus_days(14);
    let house = renewed(house, from).await;
    let new = OpeningKey::from_seed(&[7; 32]).public();
    let soon = house.state.now();
    assert_ne!(told(&house, Purpose::Envelope, soon), new, "published, not used");
    assert_eq!(told(&house, Purpose::Envelope, from), new);
    let keys = house.state.signing_keys.clone();
    let (old_answers, new_answers) =
        (keys.in_use(Purpose::Answer, soon).public(), keys.in_use(Purpose::Answer, from).public());
    assert_ne!(old_answers, new_answers);

    house.clock.advance_ms(15 * DAY);
    // A device that was away: sealed to the old key, under a lease and a certificate of old keys.
    let frame = device.sign(&device.frame(std::slice::from_ref(&early)));
    let answer = sync_server::registry::keep(&house.state, &frame).await.unwrap();
    assert!(Answer::verify(&answer, keys.deployment(), &new_answers).is_ok(), "signed with the new one");
    assert!(Answer::verify(&answer, keys.deployment(), &old_answers).is_err());
    house.open_all().await;
    assert!(house.shown(theodore).await != "awaiting-check", "opened with the old one");

    // One that has learnt of it seals to the new key, under a new lease.
    device.take_lease(&house).await;
    device.seals_to = told(&house, Purpose::Envelope, house.state.now());
    let (noemie, secret) = house.applicant(&NOEMIE, Route::Counter).await;
    let late = device.seal_check(&house, noemie, secret, &NOEMIE);
    let frame = device.sign(&device.frame(std::slice::from_ref(&late)));
    sync_server::registry::keep(&house.state, &frame).await.unwrap();
    house.open_all().await;
    assert_eq!(house.shown(noemie).await, "activated");
}

#[tokio::test(flavor = "multi_thread")]
async fn only_the_deployments_own_root_renews_its_keys() {
    let (house, other) = (House::open().await, tempfile::tempdir().unwrap());
    let keys = house.folder().join("keys");
    let foreign = other.path().join("root.key");
    std::fs::write(&foreign, [9; 32]).unwrap();
    let refused = ceremony::renew(&keys, &foreign, &[Purpose::Answer], MORNING, &Sevens);
    assert!(matches!(refused, Err(ceremony::CeremonyError::NotTheRoot(_))), "{refused:?}");
    assert!(!keys.join("answer-2.cert").exists());
}
