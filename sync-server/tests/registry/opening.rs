//! Opening: every kept envelope is opened or set aside with its reason, whenever the process dies.

use crate::check::{ALL_RIGHT, concluded, nothing};
use crate::device::{Device, Sealed, Telling};
use crate::house::{House, hex};
use reconciliation::ResolutionState;
use statement::{Hash, Header, HowRead, Kind, OpeningKey, QuarantineReason, Sign1, StatementKind, hash};
use sync_server::registry;
use sync_server::store::StoreError;
use terms::{EnrolmentId, Route};
use testkit::cast::{LUDIVINE, NOEMIE, THEODORE};
use tokio::net::TcpListener;
use tokio::sync::oneshot;

/// Why each record that is set aside is, in order of arrival and place.
async fn set_aside(house: &House) -> Vec<(u64, Option<QuarantineReason>)> {
    let rows = registry::set_aside(&house.state).await.unwrap();
    rows.iter().map(|row| (row.place.sequence, row.reason)).collect()
}

async fn has_bytes(house: &House, sealed: &Sealed) -> bool {
    let (chain, sequence) = (hex(&sealed.place.chain.0), sealed.place.sequence);
    let digest = hex(&hash(&sealed.envelope).0);
    let sql = format!(
        "SELECT bytes IS NOT NULL FROM envelopes
         WHERE chain = {chain} AND sequence = {sequence} AND hash = {digest}"
    );
    house.ask(&sql).await
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_kept_before_a_crash_is_opened_after_it() {
    let house = House::open().await;
    let mut device = Device::counter(&house, 1, "agathe").await;
    let (noemie, secret) = house.applicant(&NOEMIE, Route::Counter).await;
    let check = device.seal_check(&house, noemie, secret, &NOEMIE);
    let frame = device.sign(&device.frame(std::slice::from_ref(&check)));
    registry::keep(&house.state, &frame).await.unwrap();

    let house = house.restart().await;
    assert_eq!(house.ask::<i64>("SELECT count(*) FROM opening_work").await, 1);
    assert_eq!(house.shown(noemie).await, "awaiting-check");
    house.open_all().await;
    assert_eq!(house.shown(noemie).await, "activated");
    assert_eq!(house.ask::<i64>("SELECT count(*) FROM opening_work").await, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_opened_envelope_leaves_its_hash_and_no_bytes() {
    let house = House::open().await;
    let mut device = Device::counter(&house, 1, "agathe").await;
    let (noemie, secret) = house.applicant(&NOEMIE, Route::Counter).await;
    let check = device.seal_check(&house, noemie, secret, &NOEMIE);
    device.deliver(&house, std::slice::from_ref(&check)).await;
    assert!(has_bytes(&house, &check).await);
    house.open_all().await;
    assert!(!has_bytes(&house, &check).await);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_set_aside_is_tried_again_at_the_next_start_and_newer_keys_cure_it() {
    let house = House::open().await;
    let mut device = Device::counter(&house, 1, "agathe").await;
    let (noemie, secret) = house.applicant(&NOEMIE, Route::Counter).await;
    let seed = [0x77; 32];
    device.seals_to = OpeningKey::from_seed(&seed).public();
    let check = device.seal_check(&house, noemie, secret, &NOEMIE);
    let answer = device.deliver_and_open(&house, std::slice::from_ref(&check)).await;
    assert_eq!(answer.mark.map(|mark| mark.sequence), Some(0), "kept all the same");
    assert_eq!(set_aside(&house).await, [(0, Some(QuarantineReason::KeyUnknown))]);
    let told = device.deliver(&house, &[]).await.quarantined;
    assert_eq!(told.first().map(|record| record.reason), Some(QuarantineReason::KeyUnknown));

    std::fs::write(house.folder().join("keys/envelope.key"), seed).unwrap();
    let house = house.restart().await;
    serve_until_opened(&house).await;
    assert_eq!(house.shown(noemie).await, "activated");
    assert_eq!(set_aside(&house).await, []);
    assert!(device.deliver(&house, &[]).await.quarantined.is_empty());
}

/// Starts the whole server over the house's state, until nothing waits to be opened.
async fn serve_until_opened(house: &House) {
    let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
    let (stop, stopped) = oneshot::channel::<()>();
    let served = tokio::spawn(sync_server::serve(listener, house.state.clone(), async {
        let _ = stopped.await;
    }));
    let opened = "SELECT count(*) = (SELECT count(*) FROM envelopes) FROM statements";
    for _ in 0..3000 {
        if house.ask(opened).await {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(10)).await;
    }
    stop.send(()).unwrap();
    served.await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_statement_under_a_lease_of_another_device_is_set_aside() {
    let house = House::open().await;
    let lender = Device::counter(&house, 1, "agathe").await;
    let mut borrower = Device::counter(&house, 2, "basile").await;
    let (noemie, secret) = house.applicant(&NOEMIE, Route::Counter).await;
    // The right agent's key, which the lease certifies, but on the other machine only.
    borrower.worker = lender.0.worker;
    let check = borrower.seal_check(&house, noemie, secret, &NOEMIE);
    borrower.deliver_and_open(&house, std::slice::from_ref(&check)).await;
    assert_eq!(set_aside(&house).await, [(0, Some(QuarantineReason::SignatureWrong))]);
    assert!(has_bytes(&house, &check).await);
    assert_eq!(house.shown(noemie).await, "awaiting-check");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_statement_about_an_unknown_enrolment_is_set_aside_with_its_bytes_and_the_next_goes_on() {
    let house = House::open().await;
    let mut device = Device::counter(&house, 1, "agathe").await;
    let (noemie, secret) = house.applicant(&NOEMIE, Route::Counter).await;
    let nobody = device.seal_check(&house, EnrolmentId([0xee; 16]), secret, &NOEMIE);
    let check = device.seal_check(&house, noemie, secret, &NOEMIE);
    device.deliver_and_open(&house, &[nobody.clone(), check]).await;
    assert_eq!(set_aside(&house).await, [(0, Some(QuarantineReason::EnrolmentUnknown))]);
    assert!(has_bytes(&house, &nobody).await);
    assert_eq!(house.shown(noemie).await, "activated");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_typed_code_names_its_enrolment_through_the_registry_alone() {
    let house = House::open().await;
    let mut device = Device::counter(&house, 1, "agathe").await;
    let (noemie, secret) = house.applicant(&NOEMIE, Route::Counter).await;
    let mut body = concluded(&NOEMIE, ALL_RIGHT, Some(secret), house.state.now());
    body.typed_code = Some(secret);
    let typed = Telling { enrolment: None, how_read: HowRead::Typed, ..Telling::check(noemie, secret, body) };
    let check = device.seal(&house, &typed);
    device.deliver_and_open(&house, &[check]).await;
    assert_eq!(house.resolution(noemie).await.state, ResolutionState::Provable);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_record_that_fills_a_gap_must_be_the_one_the_next_was_linked_to() {
    let house = House::open().await;
    let mut device = Device::counter(&house, 1, "agathe").await;
    let (noemie, first) = house.applicant(&NOEMIE, Route::Counter).await;
    let (ludivine, second) = house.applicant(&LUDIVINE, Route::Counter).await;
    let head = device.head();
    let forged = device.seal_check(&house, ludivine, second, &LUDIVINE);
    device.step_back(head);
    let _lost = device.seal_check(&house, noemie, first, &NOEMIE);
    let next = device.seal_check(&house, noemie, first, &NOEMIE);
    device.deliver_and_open(&house, &[next]).await;
    device.deliver_and_open(&house, &[forged]).await;
    assert_eq!(set_aside(&house).await, [(0, Some(QuarantineReason::ChainBroken))]);
    assert_eq!(house.shown(ludivine).await, "awaiting-check");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_chain_of_headers_verifies_from_what_is_stored_without_any_body() {
    let house = House::open().await;
    let mut device = Device::counter(&house, 1, "agathe").await;
    let mut run = Vec::new();
    for person in [NOEMIE, THEODORE, LUDIVINE] {
        let (enrolment, secret) = house.applicant(&person, Route::Counter).await;
        run.push(device.seal_check(&house, enrolment, secret, &person));
        let absent = Telling::without_voucher(StatementKind::NobodyHome, enrolment, nothing());
        run.push(device.seal(&house, &absent));
    }
    run.reverse();
    for sealed in &run {
        device.deliver_and_open(&house, std::slice::from_ref(sealed)).await;
    }
    let rows = house.state.store.read(|conn| {
        let mut select =
            conn.prepare_cached("SELECT header, header_hash, signed FROM statements ORDER BY sequence")?;
        let rows = select.query_map(sync_server::store::sql::params![], |row| {
            Ok((row.get(0)?, row.get(1)?, row.get(2)?))
        })?;
        Ok::<Vec<(Vec<u8>, [u8; 32], Vec<u8>)>, StoreError>(rows.collect::<Result<_, _>>()?)
    });
    let rows = rows.await.unwrap();
    assert_eq!(rows.len(), run.len());
    let (mut previous, key) = (Hash::ZERO, device.worker.key.public());
    for (bytes, header_hash, signed) in rows {
        let header: Header = statement::decode(&bytes).unwrap();
        assert_eq!((header.stated.previous, header.hash()), (previous, Hash(header_hash)));
        let message = Sign1::read(&signed).unwrap();
        let deployment = house.state.signing_keys.deployment();
        assert_eq!(message.verify(Kind::Statement, deployment, &key), Ok(bytes.as_slice()));
        previous = header.hash();
    }
    assert_eq!(previous, device.head());
}
