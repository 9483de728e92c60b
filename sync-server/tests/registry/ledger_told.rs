//! What the registry says of its ledger to the devices that are its witnesses.

use crate::device::{Device, door, send};
use crate::house::House;
use reqwest::StatusCode;
use statement::{Ask, Hash, LedgerDoubt, LedgerTold, SigningKey};
use sync_server::model::RevocationReason;
use sync_server::provisioning as room;
use sync_server::store::queries::provisioning;
use testkit::doubles::SeededChance;
use testkit::hand_device::LEDGER;

async fn told(house: &House, device: &Device, size: u64) -> LedgerTold {
    device.ledger(&door(house), size, None).await.unwrap()
}

/// When a device said that it does not believe the ledger, as the console lists it.
async fn doubted(house: &House, device: &Device) -> bool {
    let devices = room::devices(&house.state).await.unwrap();
    let row = devices.into_iter().find(|(row, _)| row.id == device.id).unwrap().0;
    row.ledger_doubted_at.is_some()
}

/// How a device's word that it does not believe the ledger is answered.
async fn doubting(house: &House, device: &Device) -> StatusCode {
    let request = device.about_ledger(1, Some(LedgerDoubt::Rewritten));
    device.send_about_ledger(&door(house), &request).await.unwrap().status()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_device_is_told_the_head_at_a_size_and_the_head_now() {
    let house = House::open().await;
    let device = Device::counter(&house, 1, "agathe").await;
    let first = told(&house, &device, 0).await;
    assert_eq!((first.asked, first.head_at, first.restored.clone()), (0, Some(Hash::ZERO), None));
    let answer = device.deliver(&house, &[]).await;
    assert_eq!((first.epoch, first.size, first.head), (answer.epoch, answer.ledger_size, answer.ledger_head));
    Device::counter(&house, 2, "basile").await;
    let later = told(&house, &device, first.size).await;
    assert_eq!((later.epoch, later.head_at), (first.epoch, Some(first.head)), "it goes on");
    assert!(later.size > first.size && later.head != first.head);
    let house = house.restart().await;
    assert_eq!(told(&house, &device, first.size).await.head_at, Some(first.head), "after a start too");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_size_beyond_the_end_has_no_head() {
    let house = House::open().await;
    let device = Device::counter(&house, 1, "agathe").await;
    let size = told(&house, &device, 0).await.size;
    for beyond in [size + 1, u64::MAX] {
        let told = told(&house, &device, beyond).await;
        assert_eq!((told.asked, told.head_at, told.size), (beyond, None, size));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_ledger_that_was_made_anew_has_another_head_where_a_device_remembers_one() {
    let house = House::open().await;
    let device = Device::counter(&house, 1, "agathe").await;
    let seen = told(&house, &device, 0).await;
    let zeros = "00".repeat(32);
    house.tamper(&format!("UPDATE ledger SET head = x'{zeros}' WHERE position = {}", seen.size)).await;
    assert_ne!(told(&house, &device, seen.size).await.head_at, Some(seen.head));
}

#[tokio::test(flavor = "multi_thread")]
async fn only_a_devices_own_question_about_the_ledger_is_answered_there() {
    let house = House::open().await;
    let device = Device::counter(&house, 1, "agathe").await;
    let request = device.about_ledger(1, None);
    let stranger = SigningKey::generate(&mut SeededChance::new(77));
    let forged = send(&house, LEDGER, request.sign(device.deployment, &stranger)).await;
    assert_eq!(forged.status(), StatusCode::FORBIDDEN, "signed by another key than its certificate's");
    assert_eq!(send(&house, LEDGER, b"{}".to_vec()).await.status(), StatusCode::BAD_REQUEST);
    let other = device.question(&house, Ask::Confirmation).await;
    let other = device.send_about_ledger(&door(&house), &other).await.unwrap();
    assert_eq!(other.status(), StatusCode::BAD_REQUEST, "another question");
    let elsewhere = device.question(&house, Ask::Ledger { size: 1, doubt: None }).await;
    assert_eq!(device.put_as_it_is(&house, &elsewhere).await, StatusCode::BAD_REQUEST, "at another door");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_revoked_device_stays_a_witness() {
    let house = House::open().await;
    let device = Device::counter(&house, 1, "agathe").await;
    let (id, now) = (device.id, house.state.now());
    house.write(move |tx| Ok(provisioning::revoke_device(tx, id, RevocationReason::Lost, now)?)).await;
    let seen = told(&house, &device, 0).await;
    assert_eq!(told(&house, &device, seen.size).await.head_at, Some(seen.head));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_doubt_is_listed_with_its_device_until_that_is_registered_anew() {
    let house = House::open().await;
    let device = Device::counter(&house, 1, "agathe").await;
    let other = Device::counter(&house, 2, "basile").await;
    told(&house, &device, 0).await;
    assert!(!doubted(&house, &device).await);
    device.ledger(&door(&house), 1, Some(LedgerDoubt::Rewritten)).await.unwrap();
    assert!(doubted(&house, &device).await && !doubted(&house, &other).await);
    told(&house, &device, 0).await;
    assert!(doubted(&house, &device).await, "a question without a doubt takes none back");
    let (id, now) = (device.id, house.state.now());
    house.write(move |tx| Ok(provisioning::give_key(tx, id, &[9; 32], now)?)).await;
    assert!(!doubted(&house, &device).await);
    assert_eq!(doubting(&house, &device).await, StatusCode::FORBIDDEN, "a key of before");
    assert!(!doubted(&house, &device).await, "nor does it raise one");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_device_that_nobody_confirmed_is_told_nothing_of_the_ledger_and_raises_no_alarm() {
    let house = House::open().await;
    let device = Device::counter(&house, 1, "agathe").await;
    house.tamper("UPDATE devices SET confirmed_at = NULL").await;
    let asked = device.send_about_ledger(&door(&house), &device.about_ledger(1, None)).await.unwrap();
    assert_eq!(asked.status(), StatusCode::UNPROCESSABLE_ENTITY, "as at the other doors");
    assert_eq!(doubting(&house, &device).await, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(!doubted(&house, &device).await);
}
