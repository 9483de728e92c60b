//! Two administrators: what gives a right waits for the second, what takes one away does not.

use crate::house::{House, PASSWORD, reset_by, told};
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};
use sync_server::administration::{self, Asked};
use sync_server::model::Account;
use sync_server::refusal::Refusal;
use sync_server::staff::{Word, close_account, create_account};
use sync_server::store::queries::{provisioning as devices, staff as accounts};
use sync_server::store::sql::{Transaction, params};
use terms::{Clock, Problem, Role};
use wire::v1::administration::Outcome;

/// A house with two administrators: the tokens of `admin` and `second`.
async fn of_two() -> (House, String, String) {
    let house = House::open().await;
    create_account(&house.state, "second", "Second", Role::Administrator, PASSWORD.into()).await.unwrap();
    let (first, second) = (house.sign_in("admin").await, house.sign_in("second").await);
    (house, first, second)
}

async fn decide(house: &House, who: &str, done: &Value, outcome: &str) -> (StatusCode, Value) {
    let id = done["waits"].as_str().expect("it waits");
    house.post(&format!("/v1/admin/acts/{id}/decide"), who, json!({ "outcome": outcome })).await
}

async fn office(house: &House, who: &str) -> String {
    let body = json!({ "name": "Bureau du Port", "locality": "Concarneau" });
    house.post("/v1/admin/offices", who, body).await.1["id"].as_str().unwrap().to_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn what_gives_a_right_is_done_when_another_administrator_confirmed_it() {
    let (house, first, second) = of_two().await;
    let office = office(&house, &first).await;
    let agent = json!({ "kind": "clerk", "name": "Agathe Vannier", "login": "agathe", "office": office });
    let (status, waits) = house.post("/v1/admin/agents", &first, agent.clone()).await;
    assert_eq!((status, &waits["code"]), (StatusCode::ACCEPTED, &Value::Null));
    assert_eq!(house.get("/v1/admin/agents", &first).await.1, json!([]), "nobody was added yet");
    let own = decide(&house, &first, &waits, "confirmed").await;
    assert_eq!(own.1["problem"], "second-person");
    let (status, done) = decide(&house, &second, &waits, "confirmed").await;
    assert_eq!(status, StatusCode::OK, "{done}");
    assert_eq!(done["code"], Value::Null, "nobody is shown the whole code");
    let eight = |letters: &Value| letters.as_str().is_some_and(|letters| letters.len() == 9);
    assert!(eight(&waits["first_letters"]), "whoever proposes hands its beginning over: {waits}");
    assert!(eight(&done["last_letters"]["code"]), "whoever confirms hands its end over: {done}");
    let renew = format!("/v1/admin/agents/{}/code", done["id"].as_str().unwrap());
    let (_, again) = house.post(&renew, &second, json!({})).await;
    let (_, renewed) = decide(&house, &first, &again, "confirmed").await;
    assert!(eight(&again["first_letters"]) && eight(&renewed["last_letters"]["code"]), "{again} {renewed}");
    assert_eq!((&again["code"], &renewed["code"]), (&Value::Null, &Value::Null));
    assert_eq!(house.get("/v1/admin/agents", &first).await.1[0]["login"], "agathe");
    let again = decide(&house, &second, &waits, "confirmed").await;
    assert_eq!(again.0, StatusCode::NOT_FOUND, "it is done once");
    let (_, taken) = house.post("/v1/admin/agents", &first, agent).await;
    assert_eq!(taken["fields"][0]["field"], "login", "whoever proposes is told, not whoever confirms");
    let (_, acts) = house.get("/v1/admin/acts", &second).await;
    let act = acts["newest"].as_array().unwrap().iter().find(|act| act["id"] == waits["waits"]).unwrap();
    assert_eq!(
        (&act["by"], &act["second"], &act["outcome"]),
        (&json!("admin"), &json!("second"), &json!("confirmed"))
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_training_is_to_confirm_until_two_administrators_set_its_day() {
    let house = House::open().await;
    let first = house.sign_in("admin").await;
    let office = office(&house, &first).await;
    let agent = json!({ "kind": "clerk", "name": "Agathe Vannier", "login": "agathe", "office": office });
    let (_, added) = house.post("/v1/admin/agents", &first, agent).await;
    let training = format!("/v1/admin/agents/{}/training", added["id"].as_str().unwrap());
    let manager = house.sign_in("manager").await;
    let day = |day: &str| json!({ "on": day });
    assert_eq!(house.post(&training, &manager, day("2026-11-02")).await.0, StatusCode::FORBIDDEN);
    let seen = |who: String| {
        let house = &house;
        async move {
            let (_, agents) = house.get("/v1/admin/agents", &who).await;
            (agents[0]["trained_on"].clone(), agents[0]["marks"].clone())
        }
    };
    assert_eq!(seen(first.clone()).await, (Value::Null, json!([])));
    assert_eq!(seen(manager).await, (Value::Null, Value::Null), "marks are for administrators");
    let (status, done) = house.post(&training, &first, day("2026-11-02")).await;
    assert!(status.is_success(), "{done}");
    assert_eq!(seen(first.clone()).await.0, "2026-11-02");
    create_account(&house.state, "second", "Second", Role::Administrator, PASSWORD.into()).await.unwrap();
    let second = house.sign_in("second").await;
    let (status, waits) = house.post(&training, &first, day("2026-11-09")).await;
    assert_eq!((status, seen(first.clone()).await.0), (StatusCode::ACCEPTED, json!("2026-11-02")));
    let (status, done) = decide(&house, &second, &waits, "confirmed").await;
    assert_eq!((status, seen(first.clone()).await.0), (StatusCode::OK, json!("2026-11-09")), "{done}");
    let nobody = "/v1/admin/agents/0102030405060708/training";
    assert_eq!(house.post(nobody, &first, day("2026-11-09")).await.0, StatusCode::NOT_FOUND);
}

#[tokio::test(flavor = "multi_thread")]
async fn staff_policy_and_links_wait_too_and_can_be_refused_or_taken_back() {
    let (house, first, second) = of_two().await;
    let new = json!({ "login": "nora", "name": "Nora", "role": "administrator" });
    let (_, waits) = house.post("/v1/admin/staff", &first, new).await;
    let (_, refused) = decide(&house, &second, &waits, "refused").await;
    assert_eq!(refused["link"], Value::Null);
    let policy = json!({ "accepted_models": [], "deadline_days": 45 });
    let (_, waits) = house.post("/v1/admin/policy", &first, policy).await;
    assert_eq!(decide(&house, &second, &waits, "withdrawn").await.0, StatusCode::FORBIDDEN);
    assert_eq!(decide(&house, &first, &waits, "withdrawn").await.0, StatusCode::OK);
    assert_eq!(house.get("/v1/admin/policy", &first).await.1["version"], 0);
    let (_, waits) = house.post("/v1/admin/staff/second/reset", &first, json!({ "factors": true })).await;
    assert_eq!(house.get("/v1/me", &second).await.0, StatusCode::OK, "nobody was sent away");
    house.clock.advance_minutes(7 * 24 * 60 + 1);
    let (first, second) = (house.sign_in("admin").await, house.sign_in("second").await);
    assert_eq!(decide(&house, &second, &waits, "confirmed").await.0, StatusCode::NOT_FOUND, "it lapsed");
    let (_, acts) = house.get("/v1/admin/acts", &first).await;
    assert_eq!((&acts["waiting"], acts["administrators"].as_u64()), (&json!([]), Some(2)));
}

#[tokio::test(flavor = "multi_thread")]
async fn neither_of_two_administrators_alone_can_use_the_link_that_both_made() {
    let (house, first, second) = of_two().await;
    let new = json!({ "login": "nora", "name": "Nora", "role": "administrator" });
    let (_, proposed) = house.post("/v1/admin/staff", &first, new).await;
    let code = proposed["link_code"].as_str().expect("whoever proposes is shown the code");
    assert_eq!(proposed["link"], Value::Null);
    let (_, confirmed) = decide(&house, &second, &proposed, "confirmed").await;
    assert_eq!(confirmed["link_code"], Value::Null, "whoever confirms has the link alone: {confirmed}");
    let with = async |code: &str| {
        let made = json!({ "link": confirmed["link"], "link_code": code });
        house.post("/v1/staff/reset", "", reset_by(&made, "une phrase de Nora")).await
    };
    // A code of theirs, for another link or the same login, is not the one.
    let (_, other) = house.post("/v1/admin/staff/manager/reset", &second, json!({})).await;
    let (_, same) = house.post("/v1/admin/staff/nora/reset", &second, json!({})).await;
    for wrong in
        ["", "BCDF GHJK LNPR", other["link_code"].as_str().unwrap(), same["link_code"].as_str().unwrap()]
    {
        let (status, body) = with(wrong).await;
        assert_eq!((status.as_u16(), &body["fields"][0]["field"]), (422, &json!("code")), "{body}");
    }
    assert_eq!(with(&code.replace(' ', "-").to_lowercase()).await.0, StatusCode::NO_CONTENT, "both halves");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_agent_proposed_before_codes_had_halves_waits_no_more_and_can_be_proposed_again() {
    let (house, first, second) = of_two().await;
    let office = office(&house, &first).await;
    let agent = json!({ "kind": "clerk", "name": "Agathe Vannier", "login": "agathe", "office": office });
    let (_, waits) = house.post("/v1/admin/agents", &first, agent.clone()).await;
    // As the version before kept it.
    let forget = |tx: &Transaction<'_>| {
        tx.prepare_cached("UPDATE acts_of_staff SET code_hash = NULL WHERE awaits = 1")?
            .execute(params![])?;
        Ok::<_, Refusal>(())
    };
    house.state.store.write(forget).await.unwrap();
    let refused = decide(&house, &second, &waits, "confirmed").await;
    assert_eq!(refused.0, StatusCode::NOT_FOUND, "whoever confirms would have the whole code: {}", refused.1);
    let (_, acts) = house.get("/v1/admin/acts", &second).await;
    assert_eq!(acts["waiting"], json!([]), "nobody is asked what cannot be done");
    let (status, again) = house.post("/v1/admin/agents", &first, agent).await;
    assert_eq!(status, StatusCode::ACCEPTED, "it lapsed: {again}");
    assert_eq!(decide(&house, &second, &again, "confirmed").await.0, StatusCode::OK);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_is_proposed_once_while_it_waits_and_again_once_it_was_answered_or_lapsed() {
    let (house, first, second) = of_two().await;
    let office = office(&house, &first).await;
    let agent = json!({ "kind": "clerk", "name": "Agathe Vannier", "login": "agathe", "office": office });
    let new = json!({ "login": "nora", "name": "Nora", "role": "administrator" });
    let policy = json!({ "accepted_models": [], "deadline_days": 45 });
    for (path, body) in [
        ("/v1/admin/agents", agent),
        ("/v1/admin/staff", new),
        ("/v1/admin/policy", policy),
        ("/v1/admin/staff/manager/reset", json!({})),
        ("/v1/admin/staff/manager/office", json!({ "office": office })),
    ] {
        let (status, waits) = house.post(path, &first, body.clone()).await;
        assert_eq!(status, StatusCode::ACCEPTED, "{path}: {waits}");
        for who in [&first, &second] {
            let (status, again) = house.post(path, who, body.clone()).await;
            assert_eq!((status.as_u16(), &again["problem"]), (409, &json!("already-proposed")), "{path}");
        }
        assert_eq!(decide(&house, &second, &waits, "refused").await.0, StatusCode::OK);
        assert_eq!(house.post(path, &first, body).await.0, StatusCode::ACCEPTED, "{path}: it was answered");
    }
    house.clock.advance_minutes(7 * 24 * 60 + 1);
    let first = house.sign_in("admin").await;
    let (status, waits) = house.post("/v1/admin/staff/manager/reset", &first, json!({})).await;
    assert_eq!(status, StatusCode::ACCEPTED, "it lapsed: {waits}");
    let (_, acts) = house.get("/v1/admin/acts", &first).await;
    let lapsed = |act: &&Value| act["outcome"] == "lapsed";
    assert_eq!(acts["newest"].as_array().unwrap().iter().filter(lapsed).count(), 5);
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_confirms_over_a_policy_that_changed_meanwhile() {
    let (house, first, second) = of_two().await;
    let policy = |days: u16| json!({ "accepted_models": [], "deadline_days": days, "replaces": 0 });
    let (_, waits) = house.post("/v1/admin/policy", &first, policy(45)).await;
    // Somebody at the database's own tools, or a proposal of before.
    let other = sync_server::model::Policy { version: 1, ..sync_server::model::Policy::shipped() };
    let at = house.clock.now();
    let add = move |tx: &Transaction<'_>| Ok::<_, Refusal>(accounts::add_policy(tx, &other, "x", at)?);
    house.state.store.write(add).await.unwrap();
    let (status, refused) = decide(&house, &second, &waits, "confirmed").await;
    assert_eq!((status.as_u16(), &refused["problem"]), (409, &json!("changed-meanwhile")));
    assert_eq!(decide(&house, &second, &waits, "refused").await.0, StatusCode::OK);
    let (_, refused) = house.post("/v1/admin/policy", &first, policy(45)).await;
    assert_eq!(refused["problem"], "changed-meanwhile", "an old page says so when it proposes");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_administrator_is_given_no_office_later_either() {
    let (house, first, second) = of_two().await;
    let office = office(&house, &first).await;
    let body = json!({ "office": office });
    let (status, refused) = house.post("/v1/admin/staff/second/office", &first, body).await;
    assert_eq!((status.as_u16(), &refused["fields"][0]["field"]), (422, &json!("office")));
    let nowhere = json!({ "office": "0000000000000000" });
    let (_, refused) = house.post("/v1/admin/staff/manager/office", &second, nowhere).await;
    assert_eq!(refused["fields"][0]["field"], "office", "whoever proposes is told, not whoever confirms");
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_is_closed_confirms_proposes_and_is_confirmed_no_more() {
    let (house, first, second) = of_two().await;
    create_account(&house.state, "third", "Third", Role::Administrator, PASSWORD.into()).await.unwrap();
    let third = house.sign_in("third").await;
    let new = |login: &str| json!({ "login": login, "name": "Puppet", "role": "administrator" });
    let (_, of_second) = house.post("/v1/admin/staff", &second, new("puppet")).await;
    let (_, of_first) = house.post("/v1/admin/staff", &first, new("other")).await;
    assert_eq!(house.post("/v1/admin/staff/second/close", &first, json!({})).await.0, StatusCode::NO_CONTENT);
    assert_eq!(
        decide(&house, &third, &of_second, "confirmed").await.0,
        StatusCode::NOT_FOUND,
        "refused with it"
    );
    // A request that was let in before the account was closed, and is carried out after.
    let gone = Account { login: "second".into(), name: "S".into(), role: Role::Administrator, office: None };
    let id = of_first["waits"].as_str().unwrap();
    for outcome in [Outcome::Confirmed, Outcome::Refused] {
        let late = administration::decide(&house.state, &gone, id, outcome).await.unwrap_err();
        assert_eq!(late.problem(), Problem::SignInFirst, "{outcome:?}");
    }
    let late = administration::ask(&house.state, &gone, Asked::ResumeNotices).await.unwrap_err();
    assert_eq!(late.problem(), Problem::SignInFirst);
    let late = close_account(&house.state, Word::of(&house.state, &gone), "manager".into()).await;
    assert_eq!(late.unwrap_err().problem(), Problem::SignInFirst);
    assert_eq!(decide(&house, &third, &of_first, "confirmed").await.0, StatusCode::OK);
}

#[tokio::test(flavor = "multi_thread")]
async fn one_person_pushes_nothing_out_of_sight() {
    let (house, first, second) = of_two().await;
    let propose = async |number: u32| {
        let new = json!({ "login": format!("puppet-{number}"), "name": "Puppet", "role": "reviewer" });
        house.post("/v1/admin/staff", &first, new).await.0.as_u16()
    };
    for number in 0..100 {
        assert_eq!(propose(number).await, 202, "{number}");
    }
    assert_eq!(propose(100).await, 429, "nobody proposes without end");
    house.clock.advance_minutes(1);
    for number in 0..120 {
        let body = json!({ "name": format!("Bureau {number}"), "locality": "Concarneau" });
        assert_eq!(house.post("/v1/admin/offices", &first, body).await.0, StatusCode::CREATED);
    }
    let (_, newest) = house.get("/v1/admin/acts", &second).await;
    assert_eq!((&newest["pages"], newest["newest"].as_array().unwrap().len()), (&json!(2), 100));
    assert_eq!(newest["waiting"].as_array().unwrap().len(), 100);
    let (_, older) = house.get("/v1/admin/acts?page=2", &second).await;
    let seen = |page: &Value| page["newest"].as_array().unwrap().len();
    assert_eq!(json!(seen(&newest) + seen(&older)), newest["count"]);
    let is_first = |act: &Value| act["act"]["what"] == "add-staff" && act["by"] == "(operator)";
    assert!(older["newest"].as_array().unwrap().iter().any(is_first), "the oldest of all");
}

#[tokio::test(flavor = "multi_thread")]
async fn closing_the_other_administrator_does_not_leave_one_alone_with_everything() {
    let (house, first, _) = of_two().await;
    assert_eq!(house.post("/v1/admin/staff/second/close", &first, json!({})).await.0, StatusCode::NO_CONTENT);
    let new = json!({ "login": "puppet", "name": "Puppet", "role": "administrator" });
    let (status, waits) = house.post("/v1/admin/staff", &first, new).await;
    assert_eq!(status, StatusCode::ACCEPTED, "two people are asked still: {waits}");
    let (_, acts) = house.get("/v1/admin/acts", &first).await;
    assert_eq!((&acts["four_eyes"], acts["administrators"].as_u64()), (&json!(true), Some(1)));
    // The operator makes another, who looks at what was taken away, and refuses what was proposed.
    create_account(&house.state, "third", "Third", Role::Administrator, PASSWORD.into()).await.unwrap();
    let third = house.sign_in("third").await;
    let closed = acts["waiting"].as_array().unwrap().iter().find(|act| act["act"]["what"] == "close-staff");
    let closed = json!({ "waits": closed.expect("it waits for a look")["id"] });
    for own in ["confirmed", "withdrawn"] {
        assert_eq!(decide(&house, &first, &closed, own).await.1["problem"], "second-person", "{own}");
    }
    assert_eq!(decide(&house, &third, &closed, "confirmed").await.0, StatusCode::OK);
    assert_eq!(decide(&house, &third, &waits, "refused").await.0, StatusCode::OK);
}

#[tokio::test(flavor = "multi_thread")]
async fn one_administrator_works_alone_and_the_house_says_so() {
    let house = House::open().await;
    let admin = house.sign_in("admin").await;
    let (_, acts) = house.get("/v1/admin/acts", &admin).await;
    assert_eq!((&acts["four_eyes"], acts["administrators"].as_u64()), (&json!(false), Some(1)));
    let new = json!({ "login": "nora", "name": "Nora", "role": "administrator" });
    let (status, done) = house.post("/v1/admin/staff", &admin, new).await;
    assert_eq!((status, &done["waits"]), (StatusCode::CREATED, &Value::Null));
    assert!(done["link"]["link"].as_str().unwrap().contains("/console/reset#"));
    let whole = reset_by(&done, "une phrase de Nora");
    assert_eq!(
        house.post("/v1/staff/reset", "", whole).await.0,
        StatusCode::NO_CONTENT,
        "both halves at once"
    );
    let (_, acts) = house.get("/v1/admin/acts", &admin).await;
    assert_eq!(acts["four_eyes"], json!(true), "from the second one on, both are asked");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_device_whose_letters_wait_is_counted_for_whoever_may_confirm_it() {
    let (house, first, second) = of_two().await;
    let office = office(&house, &first).await;
    let new = json!({ "label": "Guichet 1", "office": office });
    let (_, made) = house.post("/v1/admin/devices", &first, new).await;
    let counted = async |who: &str| house.get("/v1/admin/acts", who).await.1["to_compare"].clone();
    assert_eq!(counted(&first).await, json!({ "by_me": 0, "by_others": 0 }), "it has no key yet");
    let (id, now) = (made["id"].as_str().unwrap().parse().unwrap(), house.clock.now());
    let give = move |tx: &Transaction<'_>| Ok::<_, Refusal>(devices::give_key(tx, id, &[7; 32], now)?);
    house.state.store.write(give).await.unwrap();
    assert_eq!(counted(&first).await, json!({ "by_me": 0, "by_others": 1 }), "they made its code");
    assert_eq!(counted(&second).await, json!({ "by_me": 1, "by_others": 0 }));
    let confirm = move |tx: &Transaction<'_>| {
        Ok::<_, Refusal>(devices::confirm_device(tx, id, &[7; 32], "second", now)?)
    };
    assert!(house.state.store.write(confirm).await.unwrap());
    assert_eq!(counted(&second).await, json!({ "by_me": 0, "by_others": 0 }));
}

#[tokio::test(flavor = "multi_thread")]
async fn outages_and_versions_that_end_are_set_by_two_and_read_as_they_were_set() {
    let (house, first, second) = of_two().await;
    let limits = json!({
        "outages": [{ "from": 1_000, "until": 2_000, "why": "Panne nationale" }],
        "ends": [{ "of": "software", "version": 3, "until": 5_000 }],
        "list_grace_hours": 48,
        "two_decide": true,
    });
    let policy = json!({ "accepted_models": [], "deadline_days": 30, "limits": limits });
    let (status, waits) = house.post("/v1/admin/policy", &first, policy).await;
    assert_eq!(status, StatusCode::ACCEPTED, "{waits}");
    let (_, acts) = house.get("/v1/admin/acts", &second).await;
    assert_eq!(acts["waiting"][0]["act"]["limits"], limits, "whoever confirms sees it");
    assert_eq!(decide(&house, &second, &waits, "confirmed").await.0, StatusCode::OK);
    assert_eq!(house.get("/v1/admin/policy", &first).await.1["limits"], limits);
}

#[tokio::test(flavor = "multi_thread")]
async fn limits_that_cannot_be_meant_are_refused_by_their_field() {
    let (house, first, _) = of_two().await;
    let outage = |from: i64, until: i64, why: &str| json!({ "outages": [{ "from": from, "until": until, "why": why }] });
    let end = |version: u16| json!({ "of": "rules", "version": version, "until": 5_000 });
    for (limits, field) in [
        (outage(2_000, 1_000, "Panne"), "outages"),
        (outage(0, 400 * 24 * 3_600_000, "Panne"), "outages"),
        (outage(0, 1_000, "  "), "outages"),
        (json!({ "ends": [end(0)] }), "ends"),
        (json!({ "ends": [end(3), end(3)] }), "ends"),
        (json!({ "list_grace_hours": 169 }), "list-grace-hours"),
    ] {
        let policy = json!({ "accepted_models": [], "deadline_days": 30, "limits": limits });
        let (status, refused) = house.post("/v1/admin/policy", &first, policy).await;
        assert_eq!((status.as_u16(), &refused["fields"][0]["field"]), (422, &json!(field)), "{limits}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn who_a_reviewer_is_besides_is_said_by_two_administrators() {
    let (house, first, second) = of_two().await;
    let office = office(&house, &first).await;
    let agent = json!({ "kind": "clerk", "name": "Agathe Vannier", "login": "agathe", "office": office });
    let (_, waits) = house.post("/v1/admin/agents", &first, agent).await;
    let agent = decide(&house, &second, &waits, "confirmed").await.1["id"].clone();
    let person = async |who: &str| house.get("/v1/admin/staff/reviewer/person", who).await;
    let put = async |who: &str, body: &Value| {
        let bearer = format!("Bearer {who}");
        let path = "/v1/admin/staff/reviewer/person";
        told(house.send(Method::PUT, path, &[("authorization", &bearer)], Some(body)).await).await
    };
    let home = json!({ "line": "14 venelle du Sémaphore", "postcode": "29300", "locality": "Arzano" });
    let (status, waits) = put(&first, &json!({ "agent": agent, "household": home })).await;
    assert_eq!(status, StatusCode::ACCEPTED, "{waits}");
    let unsaid = json!({ "agent": null, "household_known": false, "is_said": false });
    assert_eq!(person(&first).await.1, unsaid, "not yet");
    assert_eq!(decide(&house, &first, &waits, "confirmed").await.1["problem"], "second-person");
    assert_eq!(decide(&house, &second, &waits, "confirmed").await.0, StatusCode::OK);
    assert_eq!(person(&second).await.1, json!({ "agent": agent, "household_known": true, "is_said": true }));
    let (_, acts) = house.get("/v1/admin/acts", &first).await;
    let act = acts["newest"].as_array().unwrap().iter().find(|act| act["id"] == waits["waits"]).unwrap();
    assert_eq!(
        act["act"],
        json!({ "what": "link-staff", "login": "reviewer", "agent": agent, "household": true })
    );
    assert!(!acts.to_string().contains("Sémaphore"), "where they live is kept nowhere");
    house.sign_in("reviewer").await;
    let nobody = put(&first, &json!({ "agent": "0001020304050607", "household": null })).await;
    assert_eq!((nobody.0, &nobody.1["fields"][0]["field"]), (StatusCode::NOT_FOUND, &json!("agent")));
}
