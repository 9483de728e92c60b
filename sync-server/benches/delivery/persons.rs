//! What a check costs when many are known: the keys of persons are laid down as rows, then checks are opened and judged.

use crate::device::Device;
use crate::house::House;
use std::time::Instant;
use terms::Route;

/// Enrolments known before, and checks made then.
const KNOWN: [usize; 3] = [1_000, 100_000, 1_000_000];
const CHECKS: usize = 300;
/// Enrolments laid down in one transaction.
const AT_ONCE: usize = 50_000;

/// Opens and judges so many checks behind more and more enrolments.
pub async fn among_many() {
    let house = House::open().await;
    let mut device = Device::counter(&house, 1, "agathe").await;
    let mut there = 0;
    for (turn, known) in KNOWN.into_iter().enumerate() {
        while there < known {
            let some = AT_ONCE.min(known - there);
            lay_down(&house, some).await;
            there += some;
        }
        let mut sealed = Vec::new();
        for number in 0..CHECKS {
            if number % 50 == 0 {
                device.take_lease(&house).await;
            }
            let person = crate::person(turn * CHECKS + number);
            let (enrolment, secret) = house.applicant(&person, Route::Counter).await;
            sealed.push(device.seal_check(&house, enrolment, secret, &person));
        }
        for run in sealed.chunks(crate::RECORDS) {
            device.deliver(&house, run).await;
        }
        let begun = Instant::now();
        house.open_all().await;
        crate::rate(&format!("opened and judged among {known}"), CHECKS, begun.elapsed(), &mut []);
    }
    let active: i64 = house.ask("SELECT count(*) FROM identities WHERE state = 1").await;
    assert_eq!(active, i64::try_from(KNOWN.len() * CHECKS).unwrap(), "nobody is taken for another");
}

/// Five keys each, of strangers.
async fn lay_down(house: &House, enrolments: usize) {
    let kinds =
        "(SELECT 1 AS kind UNION ALL SELECT 2 UNION ALL SELECT 4 UNION ALL SELECT 5 UNION ALL SELECT 6) AS k";
    let sql = match std::env::var_os(testkit::postgres::VARIABLE) {
        Some(_) => {
            let drawn = "decode(md5(random()::text) || md5(random()::text), 'hex')";
            format!(
                "INSERT INTO counted_keys (kind, key, enrolment, since, envelope)
                 SELECT k.kind, {drawn}, substring({drawn} FROM 1 FOR 16), 1, {drawn}
                 FROM generate_series(1, {enrolments}) AS n, {kinds}"
            )
        }
        None => format!(
            "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {enrolments})
             INSERT INTO counted_keys (kind, key, enrolment, since, envelope)
             SELECT k.kind, randomblob(32), randomblob(16), 1, randomblob(32) FROM n, {kinds}"
        ),
    };
    house.write(move |tx| Ok(tx.execute_batch(&sql)?)).await;
}
