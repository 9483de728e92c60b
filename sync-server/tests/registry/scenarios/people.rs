//! Who somebody is, who says so, and what people are told.

use super::{identities, tell};
use crate::check::{ALL_RIGHT, Answers, concluded};
use crate::contacts::{asks, changes_mobile, code_for, comes_back, e164, old_mobile};
use crate::device::{Device, Telling, checked};
use crate::house::{HOUR, House, MINUTE, hex};
use crate::visits::{appointment, visit};
use proofing::ComparisonAnswer;
use reconciliation::Verdict;
use statement::{Effect, OrderReason, OrderedOn, StatementKind};
use std::sync::Arc;
use sync_server::enrolments::{self, NewContact};
use sync_server::model::{ContactKind, NoticeKind};
use sync_server::registry::{self, NewOrder};
use terms::{AgentKind, Route};
use testkit::cast::{Document, LUDIVINE, NOEMIE, Person, SIDONIE, THEODORE};
use wire::v1::enrolment::PostalAddress;

#[tokio::test(flavor = "multi_thread")]
async fn s04_of_two_checks_that_pass_the_earlier_counts_and_one_that_fails_beside_it_is_a_question() {
    let house = House::open().await;
    let mut counter = Device::counter(&house, 1, "agathe").await;
    let mut other = Device::counter(&house, 2, "basile").await;
    let (noemie, secret) = house.applicant(&NOEMIE, Route::Counter).await;
    let body = concluded(&NOEMIE, ALL_RIGHT, None, house.state.now());
    let alone = counter.seal(&house, &Telling::without_voucher(StatementKind::Check, noemie, body));
    counter.deliver_and_open(&house, std::slice::from_ref(&alone)).await;
    house.clock.advance_ms(MINUTE);
    let again = other.seal_check(&house, noemie, secret, &NOEMIE);
    other.deliver_and_open(&house, &[again]).await;
    enrolments::confirm_check(&house.state, noemie, alone.place).await.unwrap();
    let resolution = house.resolution(noemie).await;
    let earlier_counts = resolution.deciding == Some(alone.place);
    let corroborates =
        resolution.reasons.iter().any(|judged| judged.verdict == Verdict::Superseded { by: alone.place });

    let (theodore, secret) = house.applicant(&THEODORE, Route::Counter).await;
    let different = Answers { comparison: ComparisonAnswer::Different, ..ALL_RIGHT };
    let fail = concluded(&THEODORE, different, None, house.state.now());
    let fail = counter.seal(&house, &Telling::without_voucher(StatementKind::Check, theodore, fail));
    let pass = other.seal_check(&house, theodore, secret, &THEODORE);
    counter.deliver_and_open(&house, &[fail]).await;
    other.deliver_and_open(&house, &[pass]).await;
    tell(
        4,
        "two agents check one person",
        &[
            "the earlier pass decides: true",
            "the later corroborates: true",
            "a pass beside a fail: under-review",
            "1 active, 0 resting",
        ],
        &[
            format!("the earlier pass decides: {earlier_counts}"),
            format!("the later corroborates: {corroborates}"),
            format!("a pass beside a fail: {}", house.shown(theodore).await),
            identities(&house).await,
        ],
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn s10_a_document_counts_by_the_day_of_its_check_and_a_wrong_one_uses_no_attempt() {
    let house = House::open().await;
    let mut device = Device::counter(&house, 1, "agathe").await;
    let soon = Person { document: Document { expiry: "2026-11-24", ..LUDIVINE.document }, ..LUDIVINE };
    let (ludivine, secret) = house.applicant(&soon, Route::Counter).await;
    let valid_today = device.seal_check(&house, ludivine, secret, &soon);
    house.clock.advance_ms(20 * HOUR);
    device.deliver_and_open(&house, &[valid_today]).await;
    let (noemie, secret) = house.applicant(&NOEMIE, Route::Counter).await;
    device.take_lease(&house).await;
    let mut body = concluded(&NOEMIE, ALL_RIGHT, Some(secret), house.state.now());
    body.document.as_mut().unwrap().model = documents::ModelId(99);
    let wrong = device.seal(&house, &Telling::check(noemie, secret, body));
    device.deliver_and_open(&house, &[wrong]).await;
    let next = house.resolution(noemie).await.next_step;
    let fresh = house.secret(noemie).await;
    house.clock.advance_ms(MINUTE);
    let right = device.seal_check(&house, noemie, fresh, &NOEMIE);
    device.deliver_and_open(&house, &[right]).await;
    tell(
        10,
        "document that expires before the sync; document that is not accepted",
        &[
            "valid on the day of its check: activated",
            "the wrong one: bring-another-document",
            "with the right one: activated",
        ],
        &[
            format!("valid on the day of its check: {}", house.shown(ludivine).await),
            format!("the wrong one: {}", next.word()),
            format!("with the right one: {}", house.shown(noemie).await),
        ],
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn s11_a_discreet_flag_holds_and_looks_like_any_delay() {
    let mut house = House::open().await;
    Arc::make_mut(&mut house.state.settings).telling.after_seconds = [300, 1800];
    let mut device = Device::counter(&house, 1, "agathe").await;
    let mut enrolments = Vec::new();
    for (person, is_flagged) in [(&NOEMIE, true), (&SIDONIE, false)] {
        let (enrolment, secret) = house.applicant(person, Route::Counter).await;
        let mut body = concluded(person, ALL_RIGHT, Some(secret), house.state.now());
        body.flags = (is_flagged, false);
        if !is_flagged {
            body.comparison = Some(ComparisonAnswer::Doubt);
        }
        let check = device.seal(&house, &Telling::check(enrolment, secret, body));
        device.deliver_and_open(&house, &[check]).await;
        enrolments.push(enrolment);
    }
    let first = [house.shown(enrolments[0]).await, house.shown(enrolments[1]).await];
    house.clock.advance_ms(31 * MINUTE);
    house.judge_all().await;
    let then = [house.shown(enrolments[0]).await, house.shown(enrolments[1]).await];
    let mut told = Vec::new();
    for enrolment in enrolments {
        let id = hex(&enrolment.0);
        told.push(
            house
                .ask::<i64>(&format!("SELECT CAST(sum(kind) AS BIGINT) FROM notices WHERE enrolment = {id}"))
                .await,
        );
    }
    tell(
        11,
        "a flag beside an ordinary doubt",
        &[
            "both first check-received",
            "both then under-review",
            "the same messages: true",
            "0 active, 0 resting",
        ],
        &[
            format!("both first {}", if first[0] == first[1] { &first[0] } else { "differ" }),
            format!("both then {}", if then[0] == then[1] { &then[0] } else { "differ" }),
            format!("the same messages: {}", told[0] == told[1]),
            identities(&house).await,
        ],
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn s14_one_order_rests_all_that_an_agent_checked_between_two_dates_and_asks_them_again() {
    let house = House::open().await;
    let mut agathe = Device::counter(&house, 1, "agathe").await;
    let mut basile = Device::counter(&house, 2, "basile").await;
    let noemie = checked(&house, &mut agathe, &NOEMIE).await;
    let ludivine = checked(&house, &mut agathe, &LUDIVINE).await;
    checked(&house, &mut basile, &THEODORE).await;
    let before = identities(&house).await;
    let now = house.state.now();
    let order = NewOrder {
        on: OrderedOn::Agent(agathe.worker.agent),
        effect: Effect::Rests,
        from: Some(now.plus_days(-1)),
        until: Some(now.plus_hours(1)),
        reason: OrderReason::Inquiry,
    };
    let listed = registry::impact_of(&house.state, order).await.unwrap().active;
    house.order(order).await;
    let (resting, at) = (identities(&house).await, house.state.now());
    let fresh = house.secret(noemie).await;
    house.clock.advance_ms(MINUTE);
    let again = basile.seal_check(&house, noemie, fresh, &NOEMIE);
    basile.deliver_and_open(&house, &[again]).await;
    tell(
        14,
        "an agent's checks between two dates are in doubt",
        &[
            "3 active, 0 resting",
            "listed before it is given: 2",
            "1 active, 2 resting in the same minute",
            "each asked to come again: 2",
            "who came again to another agent: activated",
            "2 active, 1 resting",
        ],
        &[
            before,
            format!("listed before it is given: {listed}"),
            format!("{resting} in {}", if at == now { "the same minute" } else { "a while" }),
            format!(
                "each asked to come again: {}",
                house.told(noemie, NoticeKind::Again).await + house.told(ludivine, NoticeKind::Again).await
            ),
            format!("who came again to another agent: {}", house.shown(noemie).await),
            identities(&house).await,
        ],
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn s19_each_thing_is_told_once_whatever_is_repeated() {
    let house = House::open().await;
    let mut device = Device::counter(&house, 1, "agathe").await;
    let (noemie, secret) = house.applicant(&NOEMIE, Route::Counter).await;
    let check = device.seal_check(&house, noemie, secret, &NOEMIE);
    let mut house = house;
    for _ in 0..3 {
        device.deliver_and_open(&house, std::slice::from_ref(&check)).await;
        let state = house.state.clone();
        house.write(move |tx| registry::judge(tx, &state, noemie)).await;
        house.carry().await;
        house = house.restart().await;
    }
    let id = hex(&noemie.0);
    let doubled = "SELECT count(*) FROM (SELECT kind FROM notices";
    let doubled: i64 =
        house.ask(&format!("{doubled} WHERE enrolment = {id} AND kind IN (3, 6) GROUP BY kind, address_hash HAVING count(*) > 1) d")).await;
    tell(
        19,
        "delivered, judged and carried three times over restarts",
        &["told that a check came in: 1", "told that the identity is active: 1", "told twice: 0"],
        &[
            format!("told that a check came in: {}", house.told(noemie, NoticeKind::Checked).await),
            format!("told that the identity is active: {}", house.told(noemie, NoticeKind::Activated).await),
            format!("told twice: {doubled}"),
        ],
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn s12_a_changed_phone_is_confirmed_again_a_move_ends_the_visit_and_what_was_withdrawn_never_activates()
{
    let house = House::open().await;
    let mut device = Device::counter(&house, 1, "agathe").await;
    let (noemie, secret) = house.applicant(&NOEMIE, Route::Counter).await;
    changes_mobile(&house, noemie).await;
    house.clock.advance_ms(MINUTE);
    let check = device.seal_check(&house, noemie, secret, &NOEMIE);
    let place = check.place;
    device.deliver_and_open(&house, &[check]).await;
    let changed = format!("{} ({})", house.shown(noemie).await, house.held_by(noemie).await[0].word());
    let back = comes_back(&house, noemie, &old_mobile()).await;
    enrolments::confirm_check_by(&house.state, noemie, place, Some(&back)).await.unwrap();
    let confirmed = house.shown(noemie).await;

    let carrier = Device::equip(&house, 2, AgentKind::Carrier, "basile").await;
    let (theodore, _) = house.applicant(&THEODORE, Route::Home).await;
    visit(&house, &carrier, 2, theodore).await;
    house.carry().await;
    house.taken_messages("sms");
    let moved = NewContact::Postal(PostalAddress {
        line: "3 rue des Lilas".into(),
        complement: None,
        postcode: "97400".into(),
        locality: "Saint-Denis".into(),
        country: "FRA".into(),
    });
    asks(&house, theodore, moved).await;
    let code = code_for(&house, &e164(THEODORE.mobile)).await;
    enrolments::confirm_contact(&house.state, theodore, ContactKind::Postal, code).await.unwrap();
    let step = enrolments::status(&house.state, theodore).await.unwrap().next_step;

    let (sidonie, secret) = house.applicant(&SIDONIE, Route::Counter).await;
    let late = device.seal_check(&house, sidonie, secret, &SIDONIE);
    enrolments::withdraw(&house.state, sidonie).await.unwrap();
    device.deliver_and_open(&house, &[late]).await;
    let kept = house.resolution(sidonie).await.reasons.len();
    tell(
        12,
        "another mobile, another address, withdrawn, while it waits",
        &[
            "checked while the mobile changes: under-review (contact-changed)",
            "once the mobile that counts says so: activated",
            "moved: appointment cancelled, book-again",
            "withdrawn, then the check: withdrawn, 1 kept as evidence",
            "1 active, 0 resting",
        ],
        &[
            format!("checked while the mobile changes: {changed}"),
            format!("once the mobile that counts says so: {confirmed}"),
            format!("moved: appointment {}, {step}", appointment(&house, theodore).await),
            format!("withdrawn, then the check: {}, {kept} kept as evidence", house.shown(sidonie).await),
            identities(&house).await,
        ],
    );
}
