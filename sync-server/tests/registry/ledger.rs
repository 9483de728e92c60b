//! The ledger: unbroken after everything, and broken exactly where a hand has touched it.

use crate::check::{abandoned, nothing};
use crate::device::{Device, Telling};
use crate::house::{House, in_its_dialect};
use proofing::AbandonReason;
use statement::{Secret, StatementKind};
use sync_server::refusal::Refusal;
use sync_server::store::queries::registry::ledger::first_break;
use sync_server::store::sql::{Transaction, params};
use terms::{EnrolmentId, Route};
use testkit::cast::{LUDIVINE, NOEMIE, THEODORE};

/// A day at a counter: an activation and its suspension, a match, a case left, other bytes, a record set
/// aside.
async fn busy_day(house: &House) {
    let mut device = Device::counter(house, 1, "agathe").await;
    let (noemie, secret) = house.applicant(&NOEMIE, Route::Counter).await;
    let (theodore, wrong) = (house.applicant(&THEODORE, Route::Counter).await.0, Secret::from_bytes([6; 6]));
    let (ludivine, spent) = house.applicant(&LUDIVINE, Route::Counter).await;
    let left = abandoned(AbandonReason::Interrupted, house.state.now());
    let left = Telling { kind: StatementKind::Abandoned, ..Telling::check(ludivine, spent, left) };
    let stray = Telling::without_voucher(StatementKind::NobodyHome, EnrolmentId([9; 16]), nothing());
    let run = [
        device.seal_check(house, noemie, secret, &NOEMIE),
        device.seal_check(house, theodore, wrong, &NOEMIE),
        device.seal(house, &left),
        device.seal(house, &stray),
    ];
    device.deliver_and_open(house, &run).await;
    let mut other = run[0].clone();
    other.envelope.push(0);
    assert_eq!(device.deliver(house, &[other]).await.conflicting, [0]);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_ledger_is_unbroken_after_a_busy_day_and_its_head_is_the_one_in_the_answers() {
    let house = House::open().await;
    busy_day(&house).await;
    assert_eq!(house.write(|tx| Ok(first_break(tx)?)).await, None);
    let kinds = "SELECT count(DISTINCT kind) FROM ledger";
    assert_eq!(house.ask::<i64>(kinds).await, 10, "every kind of entry but an order and a reading");
    let device = Device::counter(&house, 2, "basile").await;
    let answer = device.deliver(&house, &[]).await;
    assert_eq!(
        house.ask::<i64>("SELECT max(position) FROM ledger").await.cast_unsigned(),
        answer.ledger_size
    );
    let head: [u8; 32] = house.ask("SELECT head FROM ledger ORDER BY position DESC LIMIT 1").await;
    assert_eq!(head, answer.ledger_head.0);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_row_changed_by_hand_is_found_at_its_position() {
    let house = House::open().await;
    busy_day(&house).await;
    let size: i64 = house.ask("SELECT count(*) FROM ledger").await;
    let found = house.write(move |tx| {
        let mut wrong = Vec::new();
        for position in 1..=size {
            for change in ["kind = kind % 8 + 1", "kind = 300", ZEROS[0], ZEROS[1], "at = at - 1"] {
                let altered = format!("UPDATE ledger SET {change} WHERE position = {position}");
                if by_hand(tx, &altered)? != Some(position.cast_unsigned()) {
                    wrong.push(altered);
                }
            }
        }
        Ok(wrong)
    });
    assert_eq!(found.await, Vec::<String>::new());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_row_taken_out_or_moved_is_found_where_it_is_missing() {
    let house = House::open().await;
    busy_day(&house).await;
    let size: i64 = house.ask("SELECT count(*) FROM ledger").await;
    let found = house.write(move |tx| {
        let mut wrong = Vec::new();
        for position in 1..size {
            for change in [
                format!("DELETE FROM ledger WHERE position = {position}"),
                format!("UPDATE ledger SET position = {} WHERE position = {position}", size + 1),
            ] {
                if by_hand(tx, &change)? != Some(position.cast_unsigned()) {
                    wrong.push(change);
                }
            }
        }
        Ok(wrong)
    });
    assert_eq!(found.await, Vec::<String>::new());
}

const ZEROS: [&str; 2] = [
    "digest = x'0000000000000000000000000000000000000000000000000000000000000000'",
    "head = x'0000000000000000000000000000000000000000000000000000000000000000'",
];

/// What the walk finds after a change, which is then undone.
fn by_hand(tx: &Transaction<'_>, change: &str) -> Result<Option<u64>, Refusal> {
    tx.execute_batch("SAVEPOINT hand")?;
    tx.execute(&in_its_dialect(change), params![])?;
    let found = first_break(tx);
    tx.execute_batch("ROLLBACK TO hand; RELEASE hand")?;
    Ok(found?)
}
