//! What a device's clocks do is told, and decides nothing: a check made under a wrong clock counts by its intervals.

use crate::check::{ALL_RIGHT, concluded};
use crate::device::{Device, Sealed, Telling};
use crate::house::{HOUR, House, MINUTE};
use statement::{Body, ClockChange, StatementKind};
use sync_server::refusal::Refusal;
use sync_server::store::queries::registry::clocks;
use sync_server::store::sql::params;
use terms::{EnrolmentId, Route};
use testkit::cast::{LUDIVINE, NOEMIE};

/// What is written down, in the order of the chain.
async fn told(house: &House) -> Vec<(i64, ClockChange, u64)> {
    let read = |conn: &sync_server::store::sql::Connection| {
        let sql = "SELECT sequence, change, by_s FROM clock_remarks ORDER BY sequence, change";
        let rows = conn.prepare_cached(sql)?.query_map(params![], |row| {
            let change = ClockChange::from_code(row.get(1)?).unwrap();
            Ok((row.get(0)?, change, row.get::<i64>(2)?.cast_unsigned()))
        })?;
        Ok::<_, Refusal>(rows.collect::<Result<Vec<_>, _>>()?)
    };
    house.state.store.read(read).await.unwrap()
}

fn unsigned(house: &House, device: &mut Device, enrolment: EnrolmentId, suspended_s: Option<u32>) -> Sealed {
    let body = Body { suspended_s, ..concluded(&LUDIVINE, ALL_RIGHT, None, house.state.now()) };
    device.seal(house, &Telling::without_voucher(StatementKind::Check, enrolment, body))
}

#[tokio::test(flavor = "multi_thread")]
async fn rollback_jump_sleep_and_reboot_are_each_written_down_once_whatever_order_they_come_in() {
    let house = House::open().await;
    let mut device = Device::counter(&house, 1, "agathe").await;
    let (ludivine, _) = house.applicant(&LUDIVINE, Route::Counter).await;
    let mut run = vec![unsigned(&house, &mut device, ludivine, None)];
    for (shift_s, boot, slept) in
        [(-3 * 3600, 7, None), (3600, 7, None), (3600, 7, Some(40_000)), (3600, 8, None), (3600, 8, None)]
    {
        house.clock.advance_ms(HOUR);
        (device.wall_shift_s, device.boot) = (shift_s, boot);
        run.push(unsigned(&house, &mut device, ludivine, slept));
    }
    let expected = [
        (1, ClockChange::SetBack, 3 * 3600),
        (2, ClockChange::SetForward, 4 * 3600),
        (3, ClockChange::Suspended, 40_000),
        (4, ClockChange::RebootedOffline, 0),
    ];
    device.deliver_and_open(&house, &run[3..]).await;
    device.deliver_and_open(&house, &run[..3]).await;
    assert_eq!(told(&house).await, expected);
    device.deliver_and_open(&house, &run).await;
    assert_eq!(told(&house).await, expected, "delivered again, told once");

    let since = house.state.now().plus_days(-1);
    let newest = house.state.store.read(move |conn| Ok::<_, Refusal>(clocks::newest(conn, since)?));
    let newest = newest.await.unwrap();
    let [(of, remark, _)] = newest.as_slice() else { panic!("one device: {newest:?}") };
    assert_eq!((*of, remark.change), (device.id, ClockChange::SetForward), "the last that a person looks at");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_check_under_a_clock_that_is_hours_wrong_is_judged_by_what_is_proven_and_activates() {
    let house = House::open().await;
    let mut device = Device::counter(&house, 1, "agathe").await;
    let (noemie, secret) = house.applicant(&NOEMIE, Route::Counter).await;
    device.wall_shift_s = 30 * 86_400;
    house.clock.advance_ms(5 * MINUTE);
    let sealed = device.seal_check(&house, noemie, secret, &NOEMIE);
    device.deliver_and_open(&house, &[sealed]).await;
    assert_eq!(told(&house).await, [(0, ClockChange::SetForward, 30 * 86_400)]);
    assert_eq!(house.ask::<i64>("SELECT count(*) FROM identities").await, 1, "told, and nothing else");
}
