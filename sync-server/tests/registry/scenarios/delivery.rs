//! What comes late, twice, changed, in another order, or by somebody else's hand.

use super::{identities, tell};
use crate::check::{ALL_RIGHT, concluded};
use crate::device::{Device, Telling};
use crate::house::{DAY, DEADLINE_DAYS, HOUR, House, MINUTE, hex};
use reconciliation::{Note, ResolutionState};
use statement::{Back, RecordId, StatementKind};
use sync_server::model::{NoticeKind, Policy};
use sync_server::staff::{self, Word};
use terms::{AgentKind, Route};
use testkit::cast::{LUDIVINE, NOEMIE, THEODORE};
use wire::v1::policy::{PolicyLimits, VersionEnd, VersionOf};

#[tokio::test(flavor = "multi_thread")]
async fn s01_a_check_made_before_the_deadline_and_synced_after_it_counts() {
    let house = House::open().await;
    let mut device = Device::counter(&house, 1, "agathe").await;
    let (noemie, secret) = house.applicant(&NOEMIE, Route::Counter).await;
    house.clock.advance_ms(i64::from(DEADLINE_DAYS) * DAY - 2 * HOUR);
    device.take_lease(&house).await;
    let check = device.seal_check(&house, noemie, secret, &NOEMIE);
    house.clock.advance_ms(DAY);
    house.wake_all().await;
    let before = house.shown(noemie).await;
    device.deliver_and_open(&house, &[check]).await;
    let is_noted = house.resolution(noemie).await.reasons[0].notes.contains(&Note::AcceptedLate);
    tell(
        1,
        "made before the deadline, synced after it",
        &["lapsed at the deadline", "then activated", "noted as accepted late: true"],
        &[
            format!("{before} at the deadline"),
            format!("then {}", house.shown(noemie).await),
            format!("noted as accepted late: {is_noted}"),
        ],
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn s02_an_upload_whose_answer_was_lost_is_answered_with_the_same_receipt() {
    let house = House::open().await;
    let mut device = Device::counter(&house, 1, "agathe").await;
    let (noemie, secret) = house.applicant(&NOEMIE, Route::Counter).await;
    let run = [device.seal_check(&house, noemie, secret, &NOEMIE)];
    let first = device.deliver(&house, &run).await;
    let mut others = Vec::new();
    for _ in 0..3 {
        house.clock.advance_ms(HOUR);
        others.push(device.deliver_and_open(&house, &run).await.receipts);
    }
    let are_same = others.iter().all(|receipts| *receipts == first.receipts);
    tell(
        2,
        "answer lost, sent again three times",
        &["the same receipt: true", "kept once", "1 active, 0 resting", "told active once"],
        &[
            format!("the same receipt: {are_same}"),
            times("kept", house.ask("SELECT count(*) FROM envelopes").await),
            identities(&house).await,
            times("told active", house.told(noemie, NoticeKind::Activated).await),
        ],
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn s03_other_bytes_under_one_number_are_kept_refused_and_shown() {
    let house = House::open().await;
    let mut device = Device::counter(&house, 1, "agathe").await;
    let (noemie, secret) = house.applicant(&NOEMIE, Route::Counter).await;
    let first = device.seal_check(&house, noemie, secret, &NOEMIE);
    device.deliver_and_open(&house, std::slice::from_ref(&first)).await;
    let mut other = first.clone();
    other.envelope.push(0);
    let answer = device.deliver_and_open(&house, &[other]).await;
    let still = device.deliver(&house, &[first]).await;
    tell(
        3,
        "the same number with other bytes",
        &[
            "no receipt for the second: true",
            "told to the device: [0]",
            "one case of tampering",
            "the first keeps its receipt: true",
            "1 active, 0 resting",
        ],
        &[
            format!("no receipt for the second: {}", answer.receipts.is_empty()),
            format!("told to the device: {:?}", answer.conflicting),
            match house.ask("SELECT count(*) FROM tamper_cases").await {
                1 => "one case of tampering".to_owned(),
                other => format!("{other} cases of tampering"),
            },
            format!("the first keeps its receipt: {}", still.receipts.len() == 1),
            identities(&house).await,
        ],
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn s13_what_comes_in_another_order_comes_to_the_same() {
    let mut outcomes = Vec::new();
    for order in [[0, 1, 2], [2, 1, 0], [1, 2, 0], [0, 2, 1]] {
        let house = House::open().await;
        let mut device = Device::counter(&house, 1, "agathe").await;
        let (noemie, secret) = house.applicant(&NOEMIE, Route::Counter).await;
        let (theodore, other) = house.applicant(&THEODORE, Route::Counter).await;
        let original = device.seal_check(&house, noemie, secret, &NOEMIE);
        let body = concluded(&NOEMIE, ALL_RIGHT, None, house.state.now());
        let correction = Telling::without_voucher(StatementKind::Correction, noemie, body);
        let (now, place) = (house.state.now(), original.place);
        let back = Back { chain: place.chain, sequence: place.sequence };
        let correction = device.seal_about(&correction, Some(back), now).unwrap();
        let last = device.seal_check(&house, theodore, other, &THEODORE);
        let run = [original, correction, last];
        for index in order {
            device.deliver_and_open(&house, std::slice::from_ref(&run[index])).await;
            let came = house.resolution(noemie).await.state;
            assert!(index != 1 || came != ResolutionState::Provable, "a correction activates nobody");
        }
        let resolution = house.resolution(noemie).await;
        outcomes.push((resolution.to_bytes(), resolution.state.word(), house.shown(theodore).await));
    }
    let are_same = outcomes.windows(2).all(|pair| pair[0] == pair[1]);
    let (_, noemie, theodore) = outcomes.swap_remove(0);
    tell(
        13,
        "a correction before its original, records out of order",
        &["the same in four orders: true", "the corrected one under-review", "the other one activated"],
        &[
            format!("the same in four orders: {are_same}"),
            format!("the corrected one {noemie}"),
            format!("the other one {theodore}"),
        ],
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn s15_on_a_shared_device_everybodys_work_is_delivered_as_its_authors() {
    let house = House::open().await;
    let mut device = Device::counter(&house, 1, "agathe").await;
    let (noemie, secret) = house.applicant(&NOEMIE, Route::Counter).await;
    let of_agathe = device.seal_check(&house, noemie, secret, &NOEMIE);
    let agathe = device.worker.agent;
    let (basile, code) = house.add_agent(AgentKind::Clerk, "basile").await;
    device.hand_over(basile);
    device.0.enlist(&crate::device::door(&house), "basile", &code).await.unwrap();
    device.take_lease(&house).await;
    let (ludivine, other) = house.applicant(&LUDIVINE, Route::Counter).await;
    let of_basile = device.seal_check(&house, ludivine, other, &LUDIVINE);
    house.clock.advance_ms(MINUTE);
    // Basile works when the device delivers; nothing of it needs Agathe.
    device.deliver_and_open(&house, &[of_agathe.clone(), of_basile.clone()]).await;
    let author = async |place: RecordId| -> Vec<u8> {
        let (chain, sequence) = (hex(&place.chain.0), place.sequence);
        house.ask(&format!("SELECT agent FROM checks WHERE chain = {chain} AND sequence = {sequence}")).await
    };
    tell(
        15,
        "a shared device, another agent at work",
        &["the first check is its author's: true", "the second is its author's: true", "2 active, 0 resting"],
        &[
            format!("the first check is its author's: {}", author(of_agathe.place).await == agathe.0),
            format!("the second is its author's: {}", author(of_basile.place).await == basile.0),
            identities(&house).await,
        ],
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn s18_what_an_ended_version_made_is_held_and_never_lost() {
    let house = House::open().await;
    let mut device = Device::counter(&house, 1, "agathe").await;
    let (before, old) = house.applicant(&NOEMIE, Route::Counter).await;
    let (after, late) = house.applicant(&THEODORE, Route::Counter).await;
    let ends =
        vec![VersionEnd { of: VersionOf::Software, version: 3, until: house.state.now().plus_ms(HOUR) }];
    let limits = PolicyLimits { ends, ..PolicyLimits::default() };
    let policy = Policy::proposed(vec![1, 2, 3], DEADLINE_DAYS, limits).unwrap();
    let word = Word::of_operator(&house.state);
    staff::set_policy(&house.state, word, policy, Some(1)).await.unwrap();
    let mut made = |enrolment, secret, person| {
        let mut body = concluded(person, ALL_RIGHT, Some(secret), house.state.now());
        body.versions.software = 3;
        device.seal(&house, &Telling::check(enrolment, secret, body))
    };
    let allowed = made(before, old, &NOEMIE);
    house.clock.advance_ms(2 * HOUR);
    let ended = made(after, late, &THEODORE);
    let kept = device.deliver_and_open(&house, &[allowed, ended]).await.receipts.len();
    tell(
        18,
        "software whose version ends at noon, before and after",
        &["before: activated", "after: under-review", "kept: 2"],
        &[
            format!("before: {}", house.shown(before).await),
            format!("after: {}", house.shown(after).await),
            format!("kept: {kept}"),
        ],
    );
}

fn times(what: &str, count: i64) -> String {
    match count {
        1 => format!("{what} once"),
        other => format!("{what} {other} times"),
    }
}
