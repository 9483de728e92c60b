//! Rounds, leases, standing, clocks, lost phones: what the people and machines of the post do meanwhile.

use super::{appointment, book, identities, round, tell};
use crate::check::nothing;
use crate::device::{Device, Telling};
use crate::house::{DAY, HOUR, House, MINUTE};
use reconciliation::Verdict;
use statement::StatementKind;
use sync_server::bookings::{self, Asker};
use sync_server::model::{NoticeKind, RevocationReason};
use sync_server::provisioning;
use sync_server::staff::Word;
use terms::{AgentKind, EnrolmentId, Route};
use testkit::cast::{GASPARD, LUDIVINE, NOEMIE, THEODORE};

#[tokio::test(flavor = "multi_thread")]
async fn s05_a_visit_taken_away_while_the_carrier_is_offline_counts_inside_its_lease() {
    let house = House::open().await;
    let mut basile = Device::equip(&house, 1, AgentKind::Carrier, "basile").await;
    let clement = Device::equip(&house, 2, AgentKind::Carrier, "clement").await;
    let (theodore, secret) = house.applicant(&THEODORE, Route::Home).await;
    let (window, _) = round(&house, basile.worker.agent, 1, 1).await;
    book(&house, theodore, window).await;
    basile.take_lease(&house).await;
    let (later, _) = round(&house, clement.worker.agent, 3, 1).await;
    let state = house.state.clone();
    house
        .write(move |tx| {
            let (visit, _) = bookings::newest_of(tx, theodore)?;
            bookings::move_to(tx, &state, visit.id, later, Asker::Applicant).map(|_| ())
        })
        .await;
    house.clock.advance_ms(DAY);
    let inside = basile.seal_check(&house, theodore, secret, &THEODORE);
    let (gaspard, other) = house.applicant(&GASPARD, Route::Home).await;
    let outside = basile.seal_check(&house, gaspard, other, &GASPARD);
    basile.deliver_and_open(&house, &[inside, outside]).await;
    tell(
        5,
        "visit given to another carrier while the first is offline",
        &["inside the lease: activated", "the second visit: cancelled", "outside it: under-review"],
        &[
            format!("inside the lease: {}", house.shown(theodore).await),
            format!("the second visit: {}", appointment(&house, theodore).await),
            format!("outside it: {}", house.shown(gaspard).await),
        ],
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn s06_a_revocation_is_held_against_when_the_check_was_made_and_every_upload_is_kept() {
    let house = House::open().await;
    let mut device = Device::counter(&house, 1, "agathe").await;
    let mut verdicts = Vec::new();
    let (before, secret) = house.applicant(&NOEMIE, Route::Counter).await;
    let check = device.seal_check(&house, before, secret, &NOEMIE);
    device.deliver_and_open(&house, &[check]).await;
    let (around, secret) = house.applicant(&LUDIVINE, Route::Counter).await;
    let (after, later) = house.applicant(&THEODORE, Route::Counter).await;
    let overlapping = device.seal_check(&house, around, secret, &LUDIVINE);
    house.clock.advance_ms(HOUR);
    let word = Word::of_operator(&house.state);
    provisioning::revoke_device(&house.state, word, device.id, RevocationReason::Lost, None).await.unwrap();
    house.carry_orders().await;
    house.clock.advance_ms(HOUR);
    device.learnt = device.deliver(&house, &[]).await.time;
    let surely_after = device.seal_check(&house, after, later, &THEODORE);
    let kept = device.deliver_and_open(&house, &[overlapping, surely_after]).await.receipts.len();
    for enrolment in [before, around, after] {
        let resolution = house.resolution(enrolment).await;
        verdicts.push(match resolution.reasons[0].verdict {
            Verdict::Accepted => "accepted",
            Verdict::Held => "a person looks at it",
            Verdict::Refused => "refused",
            _ => "something else",
        });
    }
    tell(
        6,
        "device revoked before, around and after a check",
        &["before: accepted", "around: a person looks at it", "after: refused", "kept all the same: 2"],
        &[
            format!("before: {}", verdicts[0]),
            format!("around: {}", verdicts[1]),
            format!("after: {}", verdicts[2]),
            format!("kept all the same: {kept}"),
        ],
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn s07_a_wrong_clock_changes_nothing_that_is_decided_and_is_told() {
    let house = House::open().await;
    let mut device = Device::counter(&house, 1, "agathe").await;
    device.wall_shift_s = -40 * 86_400;
    let (noemie, secret) = house.applicant(&NOEMIE, Route::Counter).await;
    let check = device.seal_check(&house, noemie, secret, &NOEMIE);
    device.deliver_and_open(&house, &[check]).await;
    let remarks: i64 = house.ask("SELECT count(*) FROM clock_remarks").await;
    tell(
        7,
        "clock forty days back",
        &["activated by what is proven", "remarks about the clock: 1"],
        &[
            format!("{} by what is proven", house.shown(noemie).await),
            format!("remarks about the clock: {remarks}"),
        ],
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn s08_of_a_lost_phone_applicants_are_asked_again_and_what_is_found_counts_if_it_is_needed() {
    let house = House::open().await;
    let mut phone = Device::equip(&house, 1, AgentKind::Carrier, "basile").await;
    let mut counter = Device::counter(&house, 2, "agathe").await;
    let (theodore, secret) = house.applicant(&THEODORE, Route::Home).await;
    let (gaspard, other) = house.applicant(&GASPARD, Route::Home).await;
    let (window, from) = round(&house, phone.worker.agent, 1, 2).await;
    book(&house, theodore, window).await;
    book(&house, gaspard, window).await;
    phone.take_lease(&house).await;
    house.clock.advance_ms(from.ms_since(house.state.now()) + 10 * MINUTE);
    let of_theodore = phone.seal_check(&house, theodore, secret, &THEODORE);
    let of_gaspard = phone.seal_check(&house, gaspard, other, &GASPARD);
    house.clock.advance_ms(5 * HOUR);
    let word = Word::of_operator(&house.state);
    provisioning::revoke_device(&house.state, word, phone.id, RevocationReason::Lost, None).await.unwrap();
    house.carry_orders().await;
    let invited = house.told(theodore, NoticeKind::AppointmentCarrierAbsent).await;
    let visit = appointment(&house, theodore).await;
    counter.take_lease(&house).await;
    let asked_again = house.secret(theodore).await;
    let at_counter = counter.seal_check(&house, theodore, asked_again, &THEODORE);
    counter.deliver_and_open(&house, &[at_counter]).await;
    house.clock.advance_ms(DAY);
    phone.deliver_and_open(&house, &[of_theodore, of_gaspard]).await;
    tell(
        8,
        "phone lost with two checks, found after one applicant came to the counter",
        &[
            "the visit of that day: carrier-absent",
            "asked to choose another time: 1",
            "checked at the counter meanwhile: activated",
            "needed still, and may be of before the loss: under-review",
        ],
        &[
            format!("the visit of that day: {visit}"),
            format!("asked to choose another time: {invited}"),
            format!("checked at the counter meanwhile: {}", house.shown(theodore).await),
            format!("needed still, and may be of before the loss: {}", house.shown(gaspard).await),
        ],
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn s16_one_that_cannot_be_judged_is_parked_and_shown_and_the_others_go_on() {
    let house = House::open().await;
    let mut device = Device::counter(&house, 1, "agathe").await;
    let (noemie, secret) = house.applicant(&NOEMIE, Route::Counter).await;
    let (theodore, other) = house.applicant(&THEODORE, Route::Counter).await;
    let id = crate::house::hex(&noemie.0);
    house.tamper(&format!("UPDATE facts SET sealed = x'00' WHERE enrolment = {id}")).await;
    let run = [
        device.seal_check(&house, noemie, secret, &NOEMIE),
        device.seal_check(&house, theodore, other, &THEODORE),
    ];
    device.deliver_and_open(&house, &run).await;
    for _ in 0..12 {
        house.clock.advance_ms(HOUR);
        house.open_all().await;
    }
    let waiting: i64 = house.ask("SELECT count(*) FROM opening_work").await;
    let parked: i64 = house.ask("SELECT count(*) FROM to_judge").await;
    tell(
        16,
        "one enrolment cannot be read",
        &["the other is activated", "what cannot be opened or judged waits and is shown: true"],
        &[
            format!("the other is {}", house.shown(theodore).await),
            format!("what cannot be opened or judged waits and is shown: {}", waiting + parked > 0),
        ],
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn s17_an_applicant_who_was_out_and_a_carrier_who_did_not_come_are_told_apart() {
    let house = House::open().await;
    let mut basile = Device::equip(&house, 1, AgentKind::Carrier, "basile").await;
    let (ludivine, _) = house.applicant(&LUDIVINE, Route::Home).await;
    let (gaspard, _) = house.applicant(&GASPARD, Route::Home).await;
    let (window, _) = round(&house, basile.worker.agent, 1, 2).await;
    book(&house, ludivine, window).await;
    book(&house, gaspard, window).await;
    basile.take_lease(&house).await;
    house.clock.advance_ms(DAY + HOUR);
    let absent = Telling::without_voucher(StatementKind::NobodyHome, ludivine, nothing());
    let absent = basile.seal(&house, &absent);
    basile.deliver_and_open(&house, &[absent]).await;
    house.clock.advance_ms(DAY);
    miss(&house, gaspard).await;
    let states = [appointment(&house, ludivine).await, appointment(&house, gaspard).await];
    tell(
        17,
        "nobody home; carrier did not come",
        &["applicant-absent and carrier-absent", "each told once", "both still awaiting-check"],
        &[
            format!("{} and {}", states[0], states[1]),
            told_each(&house, ludivine, gaspard).await,
            match (house.shown(ludivine).await, house.shown(gaspard).await) {
                (one, other) if one == other => format!("both still {one}"),
                (one, other) => format!("{one} and {other}"),
            },
        ],
    );
}

async fn miss(house: &House, enrolment: EnrolmentId) {
    let state = house.state.clone();
    house
        .write(move |tx| {
            let (visit, _) = bookings::newest_of(tx, enrolment)?;
            bookings::miss_visit(tx, &state, visit.id).map(|_| ())
        })
        .await;
}

async fn told_each(house: &House, absent: EnrolmentId, waited: EnrolmentId) -> String {
    let told = [
        house.told(absent, NoticeKind::AppointmentAbsent).await,
        house.told(waited, NoticeKind::AppointmentCarrierAbsent).await,
    ];
    if told == [1, 1] { "each told once".to_owned() } else { format!("told {told:?} times") }
}

#[tokio::test(flavor = "multi_thread")]
async fn s20_fewer_places_keep_the_oldest_bookings_and_ask_the_others() {
    let house = House::open().await;
    let basile = Device::equip(&house, 1, AgentKind::Carrier, "basile").await;
    let (window, _) = round(&house, basile.worker.agent, 2, 3).await;
    let mut booked = Vec::new();
    for person in [&THEODORE, &GASPARD, &LUDIVINE] {
        let (enrolment, _) = house.applicant(person, Route::Home).await;
        book(&house, enrolment, window).await;
        booked.push(enrolment);
    }
    let state = house.state.clone();
    house.write(move |tx| bookings::set_slots(tx, &state, window, 1).map(|_| ())).await;
    let mut states = Vec::new();
    let mut asked = Vec::new();
    for enrolment in booked {
        states.push(appointment(&house, enrolment).await);
        asked.push(house.told(enrolment, NoticeKind::AppointmentAlternatives).await);
    }
    tell(
        20,
        "three booked, one place left",
        &["all stay booked: true", "asked to choose: [0, 1, 1]"],
        &[
            format!("all stay booked: {}", states.iter().all(|state| *state == "booked")),
            format!("asked to choose: {asked:?}"),
        ],
    );
    assert_eq!(identities(&house).await, "0 active, 0 resting");
}
