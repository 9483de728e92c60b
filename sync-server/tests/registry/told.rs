//! When people are told: until the wait of a check is over, every outcome looks the same to whoever can look.

use crate::check::{ALL_RIGHT, Answers, concluded};
use crate::device::{Device, Telling};
use crate::house::{HOUR, House, MINUTE, hex, manager};
use proofing::ComparisonAnswer;
use reqwest::StatusCode;
use reqwest::header::COOKIE;
use statement::{Ask, RecordId, Secret, StatementKind};
use std::sync::Arc;
use sync_server::enrolments::{self, Contesting};
use sync_server::model::{NoticeKind, RevocationReason};
use sync_server::store::queries::provisioning;
use sync_server::{bookings, registry};
use terms::{EnrolmentId, Problem, Route, Timestamp};
use testkit::cast::neighbours::{ELOI, LEONIE};
use testkit::cast::{LUDIVINE, NOEMIE, Person, SIDONIE};

/// A house that tells as a deployment does where nobody set anything else.
async fn house_that_waits() -> House {
    let mut house = House::open().await;
    Arc::make_mut(&mut house.state.settings).telling.after_seconds = [300, 1800];
    house
}

/// Somebody who was checked.
struct Checked {
    enrolment: EnrolmentId,
    secret: Secret,
    place: RecordId,
    token: String,
}

/// What the agent saw, in one word.
#[derive(Clone, Copy, Debug)]
enum Seen {
    Clean,
    Duress,
    Doubt,
    NoVoucher,
}

async fn check(house: &House, device: &mut Device, person: &Person, seen: Seen) -> Checked {
    let (enrolment, secret) = house.applicant(person, Route::Counter).await;
    let token = enrolments::begin_session(&house.state, enrolment).await.unwrap().reveal();
    let doubt = Answers { comparison: ComparisonAnswer::Doubt, ..ALL_RIGHT };
    let answers = if matches!(seen, Seen::Doubt) { doubt } else { ALL_RIGHT };
    let mut body = concluded(person, answers, Some(secret), house.state.now());
    body.flags = (false, matches!(seen, Seen::Duress));
    let told = match seen {
        Seen::NoVoucher => Telling::without_voucher(StatementKind::Check, enrolment, body),
        _ => Telling::check(enrolment, secret, body),
    };
    let sealed = device.seal(house, &told);
    device.deliver_and_open(house, std::slice::from_ref(&sealed)).await;
    Checked { enrolment, secret, place: sealed.place, token }
}

/// Everything that an applicant's telephone can show, and what it answers to whatever can be pressed: the same to the
/// byte, but for numbers that are somebody's own.
async fn seen_by(house: &House, who: &Checked) -> Vec<String> {
    let (id, api) = (who.enrolment, format!("{}/v1/enrolments/{}", house.url, who.enrolment));
    let page = format!("{}/enrolments/{id}", house.url);
    let mut requests = Vec::new();
    for path in ["", "/agenda.ics", "/visit", "/withdraw", "/not-me"] {
        requests.push(house.client.get(format!("{page}{path}")));
    }
    for path in ["status", "voucher", "voucher.svg", "windows", "appointment"] {
        requests.push(house.client.get(format!("{api}/{path}")));
    }
    let was_me = format!("chain={}&sequence={}", who.place.chain, who.place.sequence);
    let forms =
        [("/extend", ""), ("/way", "route=home"), ("/was-me", was_me.as_str()), ("/visit/cancel", "")];
    for (path, form) in forms {
        let kind = "application/x-www-form-urlencoded";
        let request = house.client.post(format!("{page}{path}")).header("content-type", kind);
        requests.push(request.body(form.to_owned()));
    }
    let body = serde_json::json!({ "route": "home" });
    requests.push(house.client.post(format!("{api}/route")).json(&body));
    let mut seen = Vec::new();
    for request in requests {
        let request = request.header(COOKIE, format!("applicant={}", who.token));
        let answer = request.send().await.unwrap();
        let (status, length) = (answer.status(), answer.content_length());
        let path = answer.url().path().to_owned();
        seen.push(anybodys(&format!("{path} {status} {length:?} {}", answer.text().await.unwrap()), id));
    }
    seen
}

/// A text without what is one person's own: their number, and instants.
fn anybodys(text: &str, id: EnrolmentId) -> String {
    // The agenda says when it was asked for, to the second.
    let kept: Vec<&str> = text.lines().filter(|line| !line.starts_with("DTSTAMP:")).collect();
    let text = kept.join("\n").replace(&id.to_string(), "ID");
    let mut rest = String::new();
    let mut digits = String::new();
    for letter in text.chars().chain(['\n']) {
        if letter.is_ascii_digit() {
            digits.push(letter);
            continue;
        }
        rest.push_str(if digits.len() >= 12 { "INSTANT" } else { &digits });
        digits.clear();
        rest.push(letter);
    }
    rest
}

async fn told_at(house: &House, enrolment: EnrolmentId) -> Timestamp {
    let id = hex(&enrolment.0);
    Timestamp(house.ask(&format!("SELECT told_at FROM enrolments WHERE id = {id}")).await)
}

async fn carried(house: &House, enrolment: EnrolmentId) -> i64 {
    house.carry().await;
    let id = hex(&enrolment.0);
    // Invitation and codes apart.
    let kinds = "kind NOT IN (1, 2, 10, 11) AND carried_at IS NOT NULL";
    house.ask(&format!("SELECT count(*) FROM notices WHERE enrolment = {id} AND {kinds}")).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_clean_check_a_flagged_one_and_a_doubtful_one_look_the_same_until_they_are_told() {
    let house = house_that_waits().await;
    let mut device = Device::counter(&house, 1, "agathe").await;
    let mut people = Vec::new();
    for (person, seen) in
        [(&NOEMIE, Seen::Clean), (&LUDIVINE, Seen::Duress), (&SIDONIE, Seen::Doubt), (&ELOI, Seen::NoVoucher)]
    {
        let opened = house.state.now().plus_ms(MINUTE);
        let checked = check(&house, &mut device, person, seen).await;
        let wait = told_at(&house, checked.enrolment).await.ms_since(opened);
        assert!((5 * MINUTE..=30 * MINUTE).contains(&wait), "{seen:?}: told after {wait} ms");
        people.push((checked, seen));
    }
    let waits: std::collections::BTreeSet<Timestamp> = {
        let mut all = std::collections::BTreeSet::new();
        for (who, _) in &people {
            all.insert(told_at(&house, who.enrolment).await);
        }
        all
    };
    assert_eq!(waits.len(), people.len(), "each has a wait of its own");

    let expected = seen_by(&house, &people[0].0).await;
    assert!(expected[0].contains("Votre contrôle est reçu"), "{}", expected[0]);
    for (who, seen) in &people {
        for (one, other) in expected.iter().zip(seen_by(&house, who).await) {
            assert_eq!(one, &other, "{seen:?}");
        }
        assert_eq!(house.shown(who.enrolment).await, "check-received");
        assert_eq!(carried(&house, who.enrolment).await, 1, "{seen:?}: that a check came in");
        let declared = Ask::Declared { agent: device.worker.agent, secret: who.secret };
        assert_eq!(device.ask_in_vain(&house, declared).await, StatusCode::NOT_FOUND, "{seen:?}");
    }

    // The registry has decided all the while.
    let alive = "SELECT count(*) FROM identities WHERE state = 1";
    assert_eq!(house.ask::<i64>(alive).await, 1);
    house.clock.advance_ms(30 * MINUTE);
    for (who, seen) in &people {
        let state = if matches!(seen, Seen::Clean) { "activated" } else { "under-review" };
        assert_eq!(house.shown(who.enrolment).await, state, "{seen:?}");
        assert_eq!(carried(&house, who.enrolment).await, 2, "{seen:?}: and what came of it");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_drawn_is_not_drawn_again_and_is_told_at_its_instant() {
    let house = house_that_waits().await;
    let mut device = Device::counter(&house, 1, "agathe").await;
    let noemie = check(&house, &mut device, &NOEMIE, Seen::Clean).await;
    let drawn = told_at(&house, noemie.enrolment).await;
    house.clock.advance_ms(MINUTE);
    let (state, enrolment) = (house.state.clone(), noemie.enrolment);
    house.write(move |tx| registry::judge(tx, &state, enrolment)).await;
    let mut house = house.restart().await;
    Arc::make_mut(&mut house.state.settings).telling.after_seconds = [300, 1800];
    house.open_all().await;
    assert_eq!(told_at(&house, noemie.enrolment).await, drawn);
    house.clock.advance_ms(drawn.ms_since(house.state.now()) - 1);
    assert_eq!(
        (house.shown(enrolment).await, carried(&house, enrolment).await),
        ("check-received".into(), 1)
    );
    house.clock.advance_ms(1);
    assert_eq!((house.shown(enrolment).await, carried(&house, enrolment).await), ("activated".into(), 2));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_second_check_lengthens_the_wait_and_an_identity_that_was_told_stays_shown() {
    let house = house_that_waits().await;
    let mut device = Device::counter(&house, 1, "agathe").await;
    let noemie = check(&house, &mut device, &NOEMIE, Seen::Clean).await;
    house.clock.advance_ms(HOUR);
    assert_eq!(house.shown(noemie.enrolment).await, "activated");
    let before = seen_by(&house, &noemie).await;
    let mut body = concluded(&NOEMIE, ALL_RIGHT, None, house.state.now());
    body.flags = (true, true);
    let told = Telling::without_voucher(StatementKind::Check, noemie.enrolment, body);
    let flagged = device.seal(&house, &told);
    device.deliver_and_open(&house, &[flagged]).await;
    assert!(told_at(&house, noemie.enrolment).await > house.state.now());
    assert_eq!(seen_by(&house, &noemie).await, before, "as it was before it");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_notice_of_a_first_check_waits_as_long_as_the_page_when_a_second_one_comes() {
    let house = house_that_waits().await;
    let mut device = Device::counter(&house, 1, "agathe").await;
    let noemie = check(&house, &mut device, &NOEMIE, Seen::Clean).await;
    let first = told_at(&house, noemie.enrolment).await;
    house.clock.advance_ms(first.ms_since(house.state.now()) - MINUTE / 2);
    let body = concluded(&NOEMIE, ALL_RIGHT, None, house.state.now());
    let told = Telling::without_voucher(StatementKind::Check, noemie.enrolment, body);
    let again = device.seal(&house, &told);
    device.deliver_and_open(&house, &[again]).await;
    let before = carried(&house, noemie.enrolment).await;
    house.clock.advance_ms(MINUTE);
    assert_ne!(house.shown(noemie.enrolment).await, "activated");
    assert_eq!(carried(&house, noemie.enrolment).await, before, "the mail does not tell before the page");
    house.clock.advance_ms(HOUR);
    assert_eq!(house.shown(noemie.enrolment).await, "activated");
    assert!(carried(&house, noemie.enrolment).await > before);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_outcome_put_off_under_a_clock_that_was_set_back_is_told() {
    let house = house_that_waits().await;
    let mut device = Device::counter(&house, 1, "agathe").await;
    let noemie = check(&house, &mut device, &NOEMIE, Seen::Clean).await;
    let (id, far) = (hex(&noemie.enrolment.0), house.state.now().plus_days(3).0);
    house.tamper(&format!("UPDATE enrolments SET told_at = {far} WHERE id = {id}")).await;
    assert_eq!(house.shown(noemie.enrolment).await, "activated");
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_withdraws_before_they_are_told_is_told_so_at_once_whatever_was_decided() {
    let house = house_that_waits().await;
    let mut device = Device::counter(&house, 1, "agathe").await;
    let mut seen = Vec::new();
    for (person, what) in [(&NOEMIE, Seen::Clean), (&LUDIVINE, Seen::Duress), (&SIDONIE, Seen::Doubt)] {
        let who = check(&house, &mut device, person, what).await;
        enrolments::withdraw(&house.state, who.enrolment).await.unwrap();
        assert_eq!(house.shown(who.enrolment).await, "withdrawn", "{what:?}");
        assert_eq!(carried(&house, who.enrolment).await, 2, "{what:?}");
        seen.push(seen_by(&house, &who).await);
        house.clock.advance_ms(HOUR);
        assert_eq!(carried(&house, who.enrolment).await, 2, "{what:?}: nothing comes after it");
    }
    assert_eq!((&seen[0], &seen[0]), (&seen[1], &seen[2]));
    assert_eq!(house.ask::<i64>("SELECT count(*) FROM identities WHERE state IN (1, 2)").await, 0);

    // Their next request begins from nothing.
    let again = Person { mobile: "06 55 44 33 20", ..NOEMIE };
    let (enrolment, secret) = house.applicant(&again, Route::Counter).await;
    let state = house.state.clone();
    let found = house.write(move |tx| bookings::waiting(tx, &state, &manager())).await;
    assert!(found.is_empty());
    let sealed = device.seal_check(&house, enrolment, secret, &again);
    device.deliver_and_open(&house, &[sealed]).await;
    house.clock.advance_ms(HOUR);
    assert_eq!(house.told(enrolment, NoticeKind::Suspended).await, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn who_says_that_it_was_not_them_rests_at_once_and_is_told_like_anybody() {
    let house = house_that_waits().await;
    let mut device = Device::counter(&house, 1, "agathe").await;
    let mut seen = Vec::new();
    for (person, what) in [(&NOEMIE, Seen::Clean), (&LUDIVINE, Seen::Duress)] {
        let who = check(&house, &mut device, person, what).await;
        enrolments::contest(&house.state, who.enrolment, Contesting::ByCode).await.unwrap();
        assert_eq!(carried(&house, who.enrolment).await, 1, "{what:?}");
        seen.push(seen_by(&house, &who).await);
    }
    assert_eq!(seen[0], seen[1]);
    assert_eq!(house.ask::<i64>("SELECT count(*) FROM identities WHERE state = 1").await, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_check_that_does_not_count_gives_no_second_invitation_before_it_is_told() {
    let house = house_that_waits().await;
    let mut device = Device::counter(&house, 1, "agathe").await;
    let (leonie, secret) = house.applicant(&LEONIE, Route::Home).await;
    let (id, now) = (device.id, house.state.now());
    let revoked =
        house.write(move |tx| Ok(provisioning::revoke_device(tx, id, RevocationReason::Lost, now)?)).await;
    assert!(revoked);
    house.clock.advance_ms(HOUR);
    device.learnt = device.deliver(&house, &[]).await.time;
    let sealed = device.seal_check(&house, leonie, secret, &LEONIE);
    device.deliver_and_open(&house, &[sealed]).await;
    assert_eq!(house.ask::<i64>("SELECT count(*) FROM vouchers").await, 2, "the next one is there");
    assert_eq!(house.shown(leonie).await, "check-received");
    let voucher = sync_server::vouchers::view_voucher(&house.state, leonie).await;
    assert_eq!(voucher.map(|_| ()).unwrap_err().problem(), Problem::NotInThisState);
    assert!(to_book(&house).await.is_empty(), "nor does a manager see who must be visited again");
    assert_eq!(carried(&house, leonie).await, 1);
    house.clock.advance_ms(30 * MINUTE);
    assert_eq!(house.shown(leonie).await, "awaiting-check");
    assert!(house.secret(leonie).await != secret);
    assert_eq!(to_book(&house).await, [leonie]);
    assert_eq!(carried(&house, leonie).await, 2);
}

async fn to_book(house: &House) -> Vec<EnrolmentId> {
    let state = house.state.clone();
    let waiting = house.write(move |tx| bookings::waiting(tx, &state, &manager())).await;
    waiting.into_iter().map(|one| one.enrolment).collect()
}
