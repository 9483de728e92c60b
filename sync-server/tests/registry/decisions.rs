//! Reviewers decide: what they lift, what they refuse, and who of them may not.

use crate::check::{ALL_RIGHT, Answers, abandoned, concluded};
use crate::desk::{Staff, ask_two, doubted, held, lifting, refusing, words};
use crate::device::{Device, Telling};
use crate::house::{HOUR, House, MINUTE, hex};
use proofing::{AbandonReason, ComparisonAnswer};
use reconciliation::Hold;
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};
use statement::{Secret, StatementKind};
use sync_server::enrolments::{self, Contesting};
use sync_server::model::NoticeKind;
use terms::{EnrolmentId, Role, Route};
use testkit::cast::{LUDIVINE, NOEMIE, THEODORE};

const DOUBT: &str = "comparison-doubt";
const REFUSED: &str = "refused-by-person";

async fn facts_of(house: &House, enrolment: EnrolmentId) -> i64 {
    house.ask(&format!("SELECT count(*) FROM facts WHERE enrolment = {}", hex(&enrolment.0))).await
}

fn logged(house: &House) -> u64 {
    std::fs::metadata(house.folder().join("backup").join("orders.log")).map_or(0, |file| file.len())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_doubt_that_a_reviewer_lifts_is_an_identity_and_waits_no_more() {
    let house = House::open().await;
    let mut device = Device::counter(&house, 1, "agathe").await;
    let noemie = doubted(&house, &mut device, &NOEMIE).await;
    let since = house.state.now();
    house.clock.advance_ms(HOUR);
    let theodore = doubted(&house, &mut device, &THEODORE).await;
    let reviewer = Staff::join(&house, "rosa", Role::Reviewer).await;
    let list = reviewer.list(None).await;
    let first = json!({ "enrolment": noemie.to_string(), "since": since.0, "holds": [DOUBT] });
    assert_eq!((&list["entries"][0], &list["count"]), (&first, &json!(2)), "oldest first");
    assert_eq!(list["by_hold"], json!([{ "hold": DOUBT, "count": 2 }]));
    assert_eq!(reviewer.list(Some("contested")).await["entries"], json!([]));

    let seen = reviewer.see(noemie).await;
    let raised = &seen["holds"][0];
    let check = seen["facts"].as_array().unwrap().iter().find(|fact| fact["fact"] == "stated").unwrap();
    assert_eq!(
        (&raised["hold"], &raised["causes"], &seen["decisions"]),
        (&json!(DOUBT), &json!([check["digest"]]), &json!([]))
    );
    assert!(check["says"].as_array().unwrap().contains(&json!({ "what": "comparison", "code": "doubt" })));
    let text = seen.to_string();
    for personal in [NOEMIE.birth_name, NOEMIE.given_names, NOEMIE.document.number, NOEMIE.line] {
        assert!(!text.contains(personal), "{personal}");
    }
    let readings =
        format!("SELECT count(*) FROM readings WHERE enrolment = {} AND who = 'rosa'", hex(&noemie.0));
    assert_eq!(house.ask::<i64>(&readings).await, 1, "that it was read is recorded");

    let (status, decided) = reviewer.decide(noemie, lifting(&seen, &[DOUBT])).await;
    assert_eq!((status, decided), (StatusCode::CREATED, json!({ "state": "provable", "holds": [] })));
    assert_eq!((house.shown(noemie).await, house.identities().await), ("activated".to_owned(), [1, 0]));
    assert_eq!(house.told(noemie, NoticeKind::Activated).await, 1);
    let list = reviewer.list(None).await;
    let waiting: Vec<&Value> =
        list["entries"].as_array().unwrap().iter().map(|one| &one["enrolment"]).collect();
    assert_eq!(waiting, [&json!(theodore.to_string())]);
    let (gone, _) = reviewer.send(Method::GET, &format!("/v1/reviews/{noemie}"), None).await;
    assert_eq!(gone, StatusCode::NOT_FOUND, "what waits for nobody is shown to nobody");
}

#[tokio::test(flavor = "multi_thread")]
async fn who_is_refused_is_told_and_only_a_decision_that_names_the_refusal_takes_it_back() {
    let house = House::open().await;
    let mut device = Device::counter(&house, 1, "agathe").await;
    let noemie = doubted(&house, &mut device, &NOEMIE).await;
    let rosa = Staff::join(&house, "rosa", Role::Reviewer).await;
    let other = Staff::join(&house, "omar", Role::Reviewer).await;
    let (status, decided) = rosa.refuse(noemie).await;
    assert_eq!((status, &decided["state"]), (StatusCode::CREATED, &json!("refused")));
    assert_eq!(house.shown(noemie).await, "refused");
    assert_eq!(house.told(noemie, NoticeKind::Refused).await, 1);
    assert_eq!(words(&rosa.list(Some(REFUSED)).await["entries"][0]["holds"]), [DOUBT, REFUSED]);
    let again = rosa.refuse(noemie).await;
    assert_eq!((again.0, &again.1["problem"]), (StatusCode::CONFLICT, &json!("not-in-this-state")));

    house.clock.advance_ms(MINUTE);
    let (status, decided) = other.lift(noemie, &[DOUBT]).await;
    assert_eq!((status, &decided["state"]), (StatusCode::CREATED, &json!("refused")), "it is not named");
    assert_eq!(house.identities().await, [0, 0]);
    let seen = other.see(noemie).await;
    let before: Vec<(&Value, &Value, &Value)> = seen["decisions"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| (&one["by"], &one["refuses"], &one["reason"]))
        .collect();
    assert_eq!(
        before,
        [
            (&json!("rosa"), &json!(true), &json!("not-the-person")),
            (&json!("omar"), &json!(false), &json!("explained"))
        ]
    );
    house.clock.advance_ms(MINUTE);
    let (_, decided) = other.lift(noemie, &[REFUSED]).await;
    assert_eq!(decided["state"], "provable");
    assert_eq!((house.shown(noemie).await, house.identities().await), ("activated".to_owned(), [1, 0]));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_decision_on_what_has_changed_since_is_answered_with_a_problem_and_changes_nothing() {
    let house = House::open().await;
    let mut device = Device::counter(&house, 1, "agathe").await;
    let noemie = doubted(&house, &mut device, &NOEMIE).await;
    let reviewer = Staff::join(&house, "rosa", Role::Reviewer).await;
    let seen = reviewer.see(noemie).await;
    house.clock.advance_ms(MINUTE);
    enrolments::contest(&house.state, noemie, Contesting::ByCode).await.unwrap();
    let (facts, log) = (facts_of(&house, noemie).await, logged(&house));
    // One that sends another page's digest along has not seen the causes either.
    let now = reviewer.see(noemie).await;
    let other = json!({ "hold": DOUBT, "causes": ["00".repeat(32)] });
    let forged = json!({ "seen": now["seen"], "lifts": [other], "reason": "explained" });
    for stale in [lifting(&seen, &[DOUBT]), refusing(&seen), forged] {
        let (status, problem) = reviewer.decide(noemie, stale).await;
        assert_eq!((status, &problem["problem"]), (StatusCode::CONFLICT, &json!("review-changed")));
    }
    for wrong in [
        json!({ "seen": now["seen"], "reason": "slip" }),
        json!({ "seen": now["seen"], "lifts": lifting(&now, &[DOUBT])["lifts"], "refuses": true, "reason": "slip" }),
        json!({ "seen": now["seen"], "lifts": [{ "hold": "no-such-hold", "causes": [] }], "reason": "slip" }),
    ] {
        let (status, problem) = reviewer.decide(noemie, wrong).await;
        assert_eq!(
            (status, &problem["problem"]),
            (StatusCode::UNPROCESSABLE_ENTITY, &json!("field-invalid"))
        );
    }
    assert_eq!((facts_of(&house, noemie).await, logged(&house)), (facts, log), "nothing was written");
    assert_eq!(house.held_by(noemie).await, [Hold::ComparisonDoubt, Hold::Contested]);
    // By what stands there now, all of it is lifted at once.
    let (_, decided) = reviewer.lift(noemie, &[DOUBT, "contested"]).await;
    assert_eq!(decided, json!({ "state": "provable", "holds": [] }));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_fact_that_raises_nothing_does_not_send_a_reviewer_back() {
    let house = House::open().await;
    let mut device = Device::counter(&house, 1, "agathe").await;
    let (noemie, secret) = house.applicant(&NOEMIE, Route::Counter).await;
    deliver_doubt(&house, &mut device, (noemie, secret)).await;
    let reviewer = Staff::join(&house, "rosa", Role::Reviewer).await;
    let (seen, facts) = (reviewer.see(noemie).await, facts_of(&house, noemie).await);
    let left = abandoned(AbandonReason::Technical, house.state.now());
    let left = Telling { kind: StatementKind::Abandoned, ..Telling::check(noemie, secret, left) };
    let left = device.seal(&house, &left);
    device.deliver_and_open(&house, &[left]).await;
    assert!(facts_of(&house, noemie).await > facts, "something came in");
    assert_eq!(reviewer.decide(noemie, lifting(&seen, &[DOUBT])).await.0, StatusCode::CREATED);
    assert_eq!(house.shown(noemie).await, "activated");
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_decides_on_what_they_checked_or_about_their_own_household() {
    let house = House::open().await;
    let mut device = Device::counter(&house, 1, "agathe").await;
    let noemie = doubted(&house, &mut device, &NOEMIE).await;
    let admin = Staff::join(&house, "ines", Role::Administrator).await;
    let reviewer = Staff::join(&house, "rosa", Role::Reviewer).await;
    let agent = device.0.worker.agent.to_string();
    let none = json!({ "agent": null, "household": null });
    let home = json!({ "line": NOEMIE.line.to_uppercase(), "postcode": NOEMIE.postcode, "locality": NOEMIE.locality });
    let before = facts_of(&house, noemie).await;
    for (person, problem, told) in [
        (
            json!({ "agent": agent, "household": null }),
            "own-check",
            json!({ "agent": agent, "household_known": false, "is_said": true }),
        ),
        (
            json!({ "agent": null, "household": home }),
            "own-household",
            json!({ "agent": null, "household_known": true, "is_said": true }),
        ),
    ] {
        assert_eq!(admin.link("rosa", person).await.0, StatusCode::CREATED);
        let (_, known) = admin.send(Method::GET, "/v1/admin/staff/rosa/person", None).await;
        assert_eq!(known, told);
        assert_eq!(reviewer.see(noemie).await["may_not"], problem);
        for (status, answer) in [reviewer.lift(noemie, &[DOUBT]).await, reviewer.refuse(noemie).await] {
            assert_eq!((status, &answer["problem"]), (StatusCode::FORBIDDEN, &json!(problem)));
        }
    }
    assert_eq!(facts_of(&house, noemie).await, before);
    assert_eq!(admin.link("rosa", none).await.0, StatusCode::CREATED);
    assert_eq!(reviewer.see(noemie).await["may_not"], Value::Null);
    assert_eq!(reviewer.lift(noemie, &[DOUBT]).await.0, StatusCode::CREATED);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_agents_household_is_theirs_as_a_reviewer_too() {
    let house = House::open().await;
    let mut device = Device::counter(&house, 1, "agathe").await;
    let (other, _) = house.add_agent(terms::AgentKind::Clerk, "basile").await;
    let noemie = doubted(&house, &mut device, &NOEMIE).await;
    let hash = sync_server::staff::household_hash(
        &house.state.enrolment_keys,
        NOEMIE.line,
        NOEMIE.postcode,
        NOEMIE.locality,
    );
    house.tamper(&format!("UPDATE agents SET household = {} WHERE login = 'basile'", hex(&hash))).await;
    let admin = Staff::join(&house, "ines", Role::Administrator).await;
    let reviewer = Staff::join(&house, "rosa", Role::Reviewer).await;
    admin.link("rosa", json!({ "agent": other.to_string(), "household": null })).await;
    assert_eq!(reviewer.lift(noemie, &[DOUBT]).await.1["problem"], "own-household");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_account_that_another_hand_unlinked_decides_nothing() {
    let house = House::open().await;
    let mut device = Device::counter(&house, 1, "agathe").await;
    let noemie = doubted(&house, &mut device, &NOEMIE).await;
    let admin = Staff::join(&house, "ines", Role::Administrator).await;
    let reviewer = Staff::join(&house, "rosa", Role::Reviewer).await;
    let agent = device.0.worker.agent.to_string();
    admin.link("rosa", json!({ "agent": agent, "household": null })).await;
    let seen = reviewer.see(noemie).await;
    house.tamper("UPDATE staff SET agent = NULL WHERE login = 'rosa'").await;
    assert_eq!(reviewer.decide(noemie, lifting(&seen, &[DOUBT])).await.0, StatusCode::UNAUTHORIZED);
    assert_eq!(house.held_by(noemie).await, [Hold::ComparisonDoubt]);
}

#[tokio::test(flavor = "multi_thread")]
async fn two_reviewers_lift_a_hold_where_the_policy_asks_for_two() {
    let house = House::open().await;
    let mut device = Device::counter(&house, 1, "agathe").await;
    let noemie = doubted(&house, &mut device, &NOEMIE).await;
    ask_two(&house).await;
    let rosa = Staff::join(&house, "rosa", Role::Reviewer).await;
    let other = Staff::join(&house, "omar", Role::Reviewer).await;
    assert_eq!(rosa.see(noemie).await["two_decide"], true);
    let (status, first) = rosa.lift(noemie, &[DOUBT]).await;
    assert_eq!((status, &first["holds"]), (StatusCode::CREATED, &json!([DOUBT])), "one is not enough");
    house.clock.advance_ms(MINUTE);
    let (status, again) = rosa.lift(noemie, &[DOUBT]).await;
    assert_eq!((status, &again["problem"]), (StatusCode::FORBIDDEN, &json!("decided-before")));
    assert_eq!(house.shown(noemie).await, "under-review");
    let (_, second) = other.lift(noemie, &[DOUBT]).await;
    assert_eq!(second["state"], "provable");
    assert_eq!(house.identities().await, [1, 0]);
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_refused_does_not_take_it_back_where_two_are_asked() {
    let house = House::open().await;
    let mut device = Device::counter(&house, 1, "agathe").await;
    let noemie = doubted(&house, &mut device, &NOEMIE).await;
    ask_two(&house).await;
    let rosa = Staff::join(&house, "rosa", Role::Reviewer).await;
    rosa.refuse(noemie).await;
    house.clock.advance_ms(MINUTE);
    assert_eq!(rosa.lift(noemie, &[REFUSED]).await.1["problem"], "decided-before");
}

#[tokio::test(flavor = "multi_thread")]
async fn administrators_and_managers_neither_see_nor_decide() {
    let house = House::open().await;
    let mut device = Device::counter(&house, 1, "agathe").await;
    let noemie = doubted(&house, &mut device, &NOEMIE).await;
    let reviewer = Staff::join(&house, "rosa", Role::Reviewer).await;
    let body = lifting(&reviewer.see(noemie).await, &[DOUBT]);
    for (login, role) in [("ines", Role::Administrator), ("marc", Role::Manager)] {
        let staff = Staff::join(&house, login, role).await;
        let one = format!("/v1/reviews/{noemie}");
        for (method, path, body) in [
            (Method::GET, "/v1/reviews", None),
            (Method::GET, &*one, None),
            (Method::POST, &*one, Some(&body)),
        ] {
            assert_eq!(staff.send(method, path, body).await.0, StatusCode::FORBIDDEN, "{role:?} {path}");
        }
    }
    assert_eq!(house.held_by(noemie).await, [Hold::ComparisonDoubt]);
    let linked = reviewer.link("rosa", json!({ "agent": null, "household": null })).await;
    assert_eq!(linked.0, StatusCode::FORBIDDEN, "nobody says themselves who they are");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_discreet_flag_is_a_doubt_to_everybody_but_the_reviewer() {
    let house = House::open().await;
    let mut device = Device::counter(&house, 1, "agathe").await;
    let flagged = held(&house, &mut device, &NOEMIE, ALL_RIGHT, |body| body.flags = (false, true)).await;
    let doubt = doubted(&house, &mut device, &THEODORE).await;
    let reviewer = Staff::join(&house, "rosa", Role::Reviewer).await;
    assert_eq!(words(&reviewer.list(Some("discreet-flag")).await["entries"][0]["holds"]), ["discreet-flag"]);
    let status = async |id: EnrolmentId| {
        let told = enrolments::status(&house.state, id).await.unwrap();
        (told.state, serde_json::to_value(told.next_step).unwrap())
    };
    assert_eq!(status(flagged).await, status(doubt).await);
    let seen = reviewer.see(flagged).await;
    let check = seen["facts"].as_array().unwrap().iter().find(|fact| fact["fact"] == "stated").unwrap();
    assert!(
        check["says"].as_array().unwrap().contains(&json!({ "what": "discreet-flag", "code": "duress" }))
    );
    assert_eq!(reviewer.refuse(flagged).await.0, StatusCode::CREATED);
    assert_eq!(reviewer.refuse(doubt).await.0, StatusCode::CREATED);
    assert_eq!(status(flagged).await, status(doubt).await);
    let admin = Staff::join(&house, "ines", Role::Administrator).await;
    let (_, acts) = admin.send(Method::GET, "/v1/admin/acts", None).await;
    assert!(!acts.to_string().contains(&flagged.to_string()), "no page of others tells of it");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_decided_after_the_copy_is_decided_after_a_restore() {
    let house = House::open().await;
    if std::env::var(testkit::postgres::VARIABLE).is_ok() {
        return; // A copy of a file is restored here; of a database, journeys do.
    }
    let mut device = Device::counter(&house, 1, "agathe").await;
    let lifted = doubted(&house, &mut device, &NOEMIE).await;
    let refused = doubted(&house, &mut device, &THEODORE).await;
    let (rosa, other) = ("rosa", "omar");
    Staff::join(&house, rosa, Role::Reviewer).await;
    let copy = house.copied();
    house.clock.advance_ms(MINUTE);
    // An enrolment that the copy does not hold.
    let later = doubted(&house, &mut device, &LUDIVINE).await;
    let before = {
        let rosa = Staff::sign_in(&house, rosa).await;
        let other = Staff::join(&house, other, Role::Reviewer).await;
        assert_eq!(rosa.lift(lifted, &[DOUBT]).await.0, StatusCode::CREATED);
        assert_eq!(rosa.lift(later, &[DOUBT]).await.0, StatusCode::CREATED);
        assert_eq!(other.refuse(refused).await.0, StatusCode::CREATED);
        (house.resolution(lifted).await, house.resolution(refused).await)
    };
    let (house, told) = house.restore(&copy).await;
    assert_eq!(told, 3);
    house.carry_orders().await;
    assert_eq!(
        (house.shown(lifted).await, house.shown(refused).await),
        ("activated".to_owned(), "refused".to_owned())
    );
    assert_eq!((house.resolution(lifted).await, house.resolution(refused).await), before);
    assert_eq!(house.ask::<i64>("SELECT count(*) FROM decided_again").await, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_reviewer_whose_own_check_comes_in_later_has_lifted_nothing() {
    let house = House::open().await;
    let mut device = Device::counter(&house, 1, "agathe").await;
    let mut own = Device::counter(&house, 2, "basile").await;
    let (noemie, secret) = house.applicant(&NOEMIE, Route::Counter).await;
    let late = own.seal_check(&house, noemie, secret, &NOEMIE);
    house.clock.advance_ms(MINUTE);
    deliver_doubt(&house, &mut device, (noemie, secret)).await;
    let admin = Staff::join(&house, "ines", Role::Administrator).await;
    let rosa = Staff::join(&house, "rosa", Role::Reviewer).await;
    let agent = own.0.worker.agent.to_string();
    admin.link("rosa", json!({ "agent": agent, "household": null })).await;
    assert_eq!(rosa.lift(noemie, &[DOUBT]).await.1["state"], "provable");
    own.deliver_and_open(&house, &[late]).await;
    let resolution = house.resolution(noemie).await;
    let of_doubt = resolution.reasons.iter().find(|judged| judged.place.chain == device.chain).unwrap();
    assert!(of_doubt.holds.contains(&Hold::ComparisonDoubt), "{resolution:?}");
}

/// Somebody is checked, and the agent doubts that face and portrait are one person.
async fn deliver_doubt(house: &House, device: &mut Device, (noemie, secret): (EnrolmentId, Secret)) {
    let answers = Answers { comparison: ComparisonAnswer::Doubt, ..ALL_RIGHT };
    let body = concluded(&NOEMIE, answers, Some(secret), house.state.now());
    let check = device.seal(house, &Telling::check(noemie, secret, body));
    device.deliver_and_open(house, &[check]).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_may_not_decide_sees_nothing_of_what_others_flagged() {
    let house = House::open().await;
    let mut device = Device::counter(&house, 1, "agathe").await;
    let noemie = doubted(&house, &mut device, &NOEMIE).await;
    let admin = Staff::join(&house, "ines", Role::Administrator).await;
    let reviewer = Staff::join_unsaid(&house, "rosa", Role::Reviewer).await;
    let agent = terms::AgentId(house.ask::<[u8; 8]>("SELECT id FROM agents").await).to_string();
    for (person, problem) in
        [(None, "person-not-said"), (Some(json!({ "agent": agent, "household": null })), "own-check")]
    {
        if let Some(person) = person {
            assert_eq!(admin.link("rosa", person).await.0, StatusCode::CREATED);
        }
        let seen = reviewer.see(noemie).await;
        assert_eq!(
            (&seen["may_not"], &seen["holds"], &seen["facts"]),
            (&json!(problem), &json!([]), &json!([]))
        );
        assert_eq!(reviewer.refuse(noemie).await.1["problem"], problem);
    }
}
