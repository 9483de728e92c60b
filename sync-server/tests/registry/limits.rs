//! What one device may not do without end: guess vouchers, read after the check, fill the disk.

use crate::device::{Device, Telling};
use crate::house::{DAY, HOUR, House, MINUTE};
use reqwest::StatusCode;
use statement::{Ask, Blob, Body, Parcel, PublicKey, Secret, SigningKey, StatementKind};
use sync_server::enrolments::{self, NewEnrolment};
use sync_server::registry;
use sync_server::staff::Word;
use sync_server::store::queries::provisioning;
use terms::{AgentKind, EnrolmentId, Language, RevocationReason, Route};
use testkit::cast::NOEMIE;
use testkit::doubles::SeededChance;
use testkit::hand_device::registration;
use wire::v1::device::Asked;

const fn declared(device: &Device, secret: Secret) -> Ask {
    Ask::Declared { agent: device.0.worker.agent, secret }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_device_that_guesses_vouchers_is_answered_twenty_times_a_day() {
    let house = House::open().await;
    let device = Device::counter(&house, 1, "agathe").await;
    let (_, secret) = house.applicant(&NOEMIE, Route::Counter).await;
    let mut guesses = Vec::new();
    for guess in 0..25u8 {
        guesses.push(device.ask_in_vain(&house, declared(&device, Secret::from_bytes([guess; 6]))).await);
    }
    assert_eq!(guesses.iter().filter(|status| **status == StatusCode::NOT_FOUND).count(), 20);
    assert!(guesses[20..].iter().all(|status| *status == StatusCode::TOO_MANY_REQUESTS));
    house.clock.advance_ms(DAY);
    let asked = device.ask(&house, declared(&device, secret)).await;
    assert!(matches!(asked, Asked::Declared { .. }), "the next day goes on");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_secret_reads_until_the_check_and_never_for_a_carrier_of_another_round() {
    let house = House::open().await;
    let mut device = Device::counter(&house, 1, "agathe").await;
    let carrier = Device::equip(&house, 2, AgentKind::Carrier, "basile").await;
    let (enrolment, secret) = house.applicant(&NOEMIE, Route::Counter).await;
    assert!(matches!(device.ask(&house, declared(&device, secret)).await, Asked::Declared { .. }));
    let elsewhere = carrier.ask_in_vain(&house, declared(&carrier, secret)).await;
    assert_eq!(elsewhere, StatusCode::NOT_FOUND);
    let check = device.seal_check(&house, enrolment, secret, &NOEMIE);
    device.deliver_and_open(&house, &[check]).await;
    let after = device.ask_in_vain(&house, declared(&device, secret)).await;
    assert_eq!(after, StatusCode::NOT_FOUND, "what was seen once does not read for ever");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_revoked_device_fills_no_disk_and_what_it_holds_can_still_be_brought_by_hand() {
    let house = House::open().await;
    let mut device = Device::counter(&house, 1, "agathe").await;
    let (id, now) = (device.id, house.state.now());
    house.write(move |tx| Ok(provisioning::revoke_device(tx, id, RevocationReason::Stolen, now)?)).await;
    house.clock.advance_ms(HOUR);
    let told = Telling::without_voucher(StatementKind::Check, EnrolmentId([7; 16]), Body::empty([7; 16]));
    let (mut refused, mut kept) = (None, 0);
    for number in 0..300 {
        // Opening takes the bytes away from what can be opened: this is sealed to nobody here.
        device.seals_to = PublicKey([9; 32]);
        let run: Vec<_> = (0..60).map(|_| device.seal(&house, &told)).collect();
        if number % 200 == 199 {
            house.clock.advance_ms(60_000);
        }
        let frame = device.frame(&run);
        match device.send(&house, &frame).await.status() {
            StatusCode::OK => kept += run.len(),
            StatusCode::SERVICE_UNAVAILABLE => {
                refused = Some(device.sign(&frame));
                break;
            }
            other => panic!("{other}"),
        }
    }
    assert!(kept > 1000, "{kept} envelopes were kept before");
    let parcel = Parcel { frames: vec![Blob(refused.expect("an end"))] };
    let taken = registry::keep_parcel(&house.state, Word::of_operator(&house.state), &parcel.to_bytes())
        .await
        .unwrap();
    assert_eq!((taken.kept, taken.refused), (60, 0), "a person can bring the rest");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_key_of_small_order_or_of_no_point_registers_no_device_and_spends_no_code() {
    let house = House::open().await;
    let code = house.add_device("poste 1").await;
    let ask = async |key: &PublicKey| {
        let asked = house.client.post(format!("{}/v1/devices/enrol", house.url));
        asked.json(&registration(&code, key)).send().await.unwrap()
    };
    let starting = |first: u8, rest: u8, last: u8| {
        let mut key = [rest; 32];
        (key[0], key[31]) = (first, last);
        PublicKey(key)
    };
    // The orders 1, 2, 4 and 4 again; the last two are no points (RFC 8032, 5.1.3).
    for key in [
        starting(1, 0, 0),
        starting(0xec, 0xff, 0x7f),
        starting(0, 0, 0),
        starting(0, 0, 0x80),
        starting(2, 0, 0),
        starting(7, 0, 0),
    ] {
        let refused = ask(&key).await;
        assert_eq!(refused.status(), StatusCode::BAD_REQUEST, "{key:?}");
        assert!(refused.text().await.unwrap().contains("malformed"), "{key:?}");
    }
    assert_eq!(house.ask::<i64>("SELECT count(*) FROM devices WHERE public_key IS NOT NULL").await, 0);
    let own = SigningKey::generate(&mut SeededChance::new(1)).public();
    assert_eq!(ask(&own).await.status(), StatusCode::OK, "the code was not used up");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_question_that_was_answered_is_never_answered_again_wherever_the_clock_goes() {
    let house = House::open().await;
    let device = Device::counter(&house, 1, "agathe").await;
    let asked = device.question(&house, Ask::Confirmation).await;
    assert_eq!(device.put_as_it_is(&house, &asked).await, StatusCode::OK);
    assert_eq!(device.put_as_it_is(&house, &asked).await, StatusCode::FORBIDDEN);
    // A day ahead another device asks, and used challenges are forgotten; then the clock is set right within the minute.
    house.clock.advance_minutes(24 * 60);
    let other = device.question(&house, Ask::Confirmation).await;
    assert_eq!(device.put_as_it_is(&house, &other).await, StatusCode::OK);
    house.clock.advance_ms(-24 * HOUR + 10_000);
    assert_eq!(device.put_as_it_is(&house, &asked).await, StatusCode::FORBIDDEN);
    // Honest questions go on, and an hour that comes twice brings none of the first time back.
    let later = device.question(&house, Ask::Confirmation).await;
    assert_eq!(device.put_as_it_is(&house, &later).await, StatusCode::OK);
    house.clock.advance_minutes(60);
    assert!(matches!(device.ask(&house, Ask::Confirmation).await, Asked::Confirmed));
    house.clock.advance_minutes(-60);
    assert_eq!(device.put_as_it_is(&house, &later).await, StatusCode::FORBIDDEN);
}

#[tokio::test(flavor = "multi_thread")]
async fn one_network_has_ten_codes_a_day_sent_to_one_mobile_however_many_drafts_it_opens() {
    let house = House::open().await;
    let from = enrolments::Network::of(Some("192.0.2.7".parse().unwrap()));
    let mut sent = 0;
    for _ in 0..5 {
        let declaration = serde_json::from_value(NOEMIE.declaration()).unwrap();
        let asked = NewEnrolment { declaration, notice_version: 1, language: Language::French, from };
        let Ok(opened) = enrolments::open(&house.state, asked).await else { continue };
        sent += 1;
        for _ in 0..4 {
            house.clock.advance_ms(2 * MINUTE);
            sent += u32::from(enrolments::send_code_again(&house.state, opened.id, from).await.is_ok());
        }
    }
    assert_eq!(sent, 10);
}
