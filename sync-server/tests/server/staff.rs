//! Sign-in, roles, and what an administrator sets.

use crate::house::{House, PASSWORD, reset_by, told};
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};
use statement::{DerivedCode, Parcel};
use sync_server::model::CodePurpose;
use sync_server::refusal::Refusal;
use sync_server::staff::{agent_code_hashes, code_hash, document_hash};
use sync_server::store::queries;
use sync_server::store::sql::{Connection, Transaction, params};
use terms::Clock;
use wire::v1::device::Hex;

async fn office(house: &House, admin: &str) -> String {
    let body = json!({ "name": "Bureau du Port", "locality": "Concarneau" });
    let (status, body) = house.post("/v1/admin/offices", admin, body).await;
    assert_eq!(status, StatusCode::CREATED, "{body}");
    body["id"].as_str().unwrap().to_owned()
}

async fn redeem(house: &House, purpose: CodePurpose, code: &str) -> Option<[u8; 8]> {
    let keys = &house.state.enrolment_keys;
    let hash = match purpose {
        CodePurpose::EnrolDevice => code_hash(keys, &DerivedCode::of(code).locator),
        CodePurpose::EnlistAgent => agent_code_hashes(keys, code)[0],
    };
    let now = house.clock.now();
    let redeem = house.state.store.write(move |tx| {
        Ok::<_, Refusal>(
            queries::staff::redeem_code(tx, purpose, hash, now)?.map(|redeemed| redeemed.subject),
        )
    });
    redeem.await.unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn each_role_does_its_own_work_and_no_other() {
    let house = House::open().await;
    let office = json!({ "name": "Bureau du Port", "locality": "Concarneau" });
    for (login, expected) in [("manager", StatusCode::FORBIDDEN), ("reviewer", StatusCode::FORBIDDEN)] {
        let token = house.sign_in(login).await;
        assert_eq!(house.post("/v1/admin/offices", &token, office.clone()).await.0, expected);
    }
    let (status, body) = house.post("/v1/admin/offices", "", office.clone()).await;
    assert_eq!((status, body["problem"].as_str()), (StatusCode::UNAUTHORIZED, Some("sign-in-first")));
    let admin = house.sign_in("admin").await;
    assert_eq!(house.post("/v1/admin/offices", &admin, office).await.0, StatusCode::CREATED);
    assert_eq!(house.get("/v1/admin/offices", &house.sign_in("manager").await).await.0, StatusCode::OK);
    assert_eq!(
        house.get("/v1/admin/offices", &house.sign_in("reviewer").await).await.0,
        StatusCode::FORBIDDEN
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn wrong_passwords_pause_a_login_whether_it_exists_or_not() {
    let house = House::open().await;
    for login in ["admin", "nobody-here"] {
        let wrong = json!({ "login": login, "password": "not the one" });
        for _ in 0..5 {
            let (status, body) = house.post("/v1/sign-in", "", wrong.clone()).await;
            assert_eq!(
                (status, body["problem"].as_str()),
                (StatusCode::UNAUTHORIZED, Some("wrong-password"))
            );
        }
        let right = json!({ "login": login, "password": PASSWORD });
        let (status, body) = house.post("/v1/sign-in", "", right).await;
        assert_eq!(
            (status, body["problem"].as_str()),
            (StatusCode::TOO_MANY_REQUESTS, Some("too-many-tries"))
        );
    }
    house.clock.advance_minutes(2);
    house.sign_in("admin").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_pause_given_while_the_clock_was_ahead_ends_with_the_error_of_the_clock() {
    let house = House::open().await;
    house.clock.advance_minutes(24 * 60);
    let wrong = json!({ "login": "admin", "password": "not the one" });
    for _ in 0..6 {
        house.post("/v1/sign-in", "", wrong.clone()).await;
    }
    let right = json!({ "login": "admin", "password": PASSWORD });
    let (status, _) = house.post("/v1/sign-in", "", right).await;
    assert_eq!(status, StatusCode::TOO_MANY_REQUESTS);
    house.clock.advance_minutes(-24 * 60);
    house.sign_in("admin").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_session_ends_by_signing_out_and_by_an_hour_unused() {
    let house = House::open().await;
    let (out, idle) = (house.sign_in("admin").await, house.sign_in("admin").await);
    assert_eq!(house.post("/v1/sign-out", &out, json!({})).await.0, StatusCode::NO_CONTENT);
    assert_eq!(house.get("/v1/me", &out).await.0, StatusCode::UNAUTHORIZED);
    for _ in 0..3 {
        house.clock.advance_minutes(50);
        assert_eq!(house.get("/v1/me", &idle).await.0, StatusCode::OK);
    }
    house.clock.advance_minutes(61);
    assert_eq!(house.get("/v1/me", &idle).await.0, StatusCode::UNAUTHORIZED);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_gets_a_cookie_that_scripts_cannot_read_and_no_token() {
    let house = House::open().await;
    let body = json!({ "login": "manager", "password": PASSWORD });
    let response = house.send(Method::POST, "/v1/sign-in", &[], Some(&body)).await;
    let set = response.headers().get_all("set-cookie").iter();
    let set: Vec<String> = set.map(|cookie| cookie.to_str().unwrap().to_owned()).collect();
    assert!(set.iter().all(|cookie| cookie.contains("HttpOnly") && cookie.contains("SameSite=Strict")));
    let cookie = set.into_iter().find(|cookie| cookie.starts_with("session=")).unwrap();
    assert_eq!(told(response).await.1["token"], Value::Null);
    let pair = cookie.split(';').next().unwrap();
    let (status, me) = told(house.send(Method::GET, "/v1/me", &[("cookie", pair)], None).await).await;
    assert_eq!((status, me["role"].as_str()), (StatusCode::OK, Some("manager")));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_code_enrols_one_device_once() {
    let house = House::open().await;
    let admin = house.sign_in("admin").await;
    let office = office(&house, &admin).await;
    let (_, device) =
        house.post("/v1/admin/devices", &admin, json!({ "label": "Guichet 1", "office": office })).await;
    let code = device["code"]["code"].as_str().unwrap();
    assert_eq!(redeem(&house, CodePurpose::EnlistAgent, code).await, None);
    let typed = code.to_lowercase().replace(' ', "-");
    let subject = redeem(&house, CodePurpose::EnrolDevice, &typed).await.unwrap();
    assert_eq!(terms::DeviceId(subject).to_string(), device["id"].as_str().unwrap());
    assert_eq!(redeem(&house, CodePurpose::EnrolDevice, code).await, None);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_code_is_stale_after_a_day_and_dead_once_another_is_issued() {
    let house = House::open().await;
    let admin = house.sign_in("admin").await;
    let office = office(&house, &admin).await;
    let agent = json!({ "kind": "carrier", "name": "Ronan Belliguic", "login": "ronan.b", "office": office,
        "household": { "line": "3 quai des Sardiniers", "postcode": "29900", "locality": "Concarneau" } });
    let (status, agent) = house.post("/v1/admin/agents", &admin, agent).await;
    assert_eq!(status, StatusCode::CREATED, "{agent}");
    let first = agent["code"]["code"].as_str().unwrap();
    let renew = format!("/v1/admin/agents/{}/code", agent["id"].as_str().unwrap());
    let (_, renewed) = house.post(&renew, &admin, json!({})).await;
    assert_eq!(redeem(&house, CodePurpose::EnlistAgent, first).await, None);
    house.clock.advance_minutes(24 * 60);
    assert_eq!(
        redeem(&house, CodePurpose::EnlistAgent, renewed["code"]["code"].as_str().unwrap()).await,
        None
    );
    let (_, agents) = house.get("/v1/admin/agents", &house.sign_in("manager").await).await;
    assert_eq!((&agents[0]["household_known"], &agents[0]["devices"]), (&json!(true), &json!([])));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_login_that_is_taken_and_an_office_that_is_not_there_are_refused() {
    let house = House::open().await;
    let admin = house.sign_in("admin").await;
    let again = json!({ "login": "manager", "name": "Other", "role": "manager" });
    let (status, body) = house.post("/v1/admin/staff", &admin, again).await;
    assert_eq!(
        (status, body["fields"][0]["field"].as_str()),
        (StatusCode::UNPROCESSABLE_ENTITY, Some("login"))
    );
    let device = json!({ "label": "Guichet 1", "office": "0102030405060708" });
    let (_, body) = house.post("/v1/admin/devices", &admin, device).await;
    assert_eq!(body["fields"][0]["field"].as_str(), Some("office"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_policy_is_a_new_version_of_models_the_catalogue_knows() {
    let house = House::open().await;
    let admin = house.sign_in("admin").await;
    let known: Vec<u16> = (0..100)
        .filter(|number| documents::catalogue::model(documents::ModelId(*number)).is_some())
        .collect();
    let (status, body) = house
        .post("/v1/admin/policy", &admin, json!({ "accepted_models": known, "deadline_days": 45 }))
        .await;
    assert_eq!((status, &body["waits"]), (StatusCode::CREATED, &Value::Null));
    let unknown = json!({ "accepted_models": [65_535], "deadline_days": 45 });
    let (_, body) = house.post("/v1/admin/policy", &admin, unknown).await;
    assert_eq!(body["fields"][0]["field"].as_str(), Some("accepted-models"));
    assert_eq!(house.get("/v1/admin/policy", &admin).await.1["version"].as_u64(), Some(1));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stopped_document_is_known_by_its_hash_however_it_is_typed() {
    let house = House::open().await;
    let admin = house.sign_in("admin").await;
    let body = json!({ "kind": "passport", "issuer": "FRA", "number": "12 AB 34567" });
    assert_eq!(house.post("/v1/admin/stop-list", &admin, body).await.0, StatusCode::CREATED);
    let kind = documents::DocumentKind::Passport.code();
    let hash = document_hash(&house.state.enrolment_keys, kind, "fra", "12ab34567");
    let store = &house.state.store;
    let found =
        store.read(move |conn| Ok::<_, Refusal>(queries::registry::orders::stopping(conn, hash)?)).await;
    let found = found.unwrap();
    assert_eq!(found.map(|entry| entry.at), Some(house.clock.now()));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_reset_link_works_once_and_ends_every_session() {
    let house = House::open().await;
    let (admin, manager) = (house.sign_in("admin").await, house.sign_in("manager").await);
    let (status, made) = house.post("/v1/admin/staff/manager/reset", &admin, json!({})).await;
    assert_eq!(status, StatusCode::CREATED, "{made}");
    assert_eq!(house.get("/v1/me", &manager).await.0, StatusCode::UNAUTHORIZED);
    let reset = |password: &str| reset_by(&made, password);
    let (status, body) = house.post("/v1/staff/reset", "", reset("short")).await;
    assert_eq!((status.as_u16(), body["problem"].as_str()), (422, Some("password-too-weak")));
    let (status, _) = house.post("/v1/staff/reset", "", reset("une autre phrase longue")).await;
    assert_eq!(status, StatusCode::NO_CONTENT, "a password that will not do leaves the link as it was");
    let (status, body) = house.post("/v1/staff/reset", "", reset("encore une autre phrase")).await;
    assert_eq!((status, body["problem"].as_str()), (StatusCode::GONE, Some("link-expired")));
    let signed = json!({ "login": "manager", "password": "une autre phrase longue" });
    assert_eq!(house.post("/v1/sign-in", "", signed).await.0, StatusCode::OK);
    assert_eq!(house.post("/v1/admin/staff/nobody/reset", &admin, json!({})).await.0, StatusCode::NOT_FOUND);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_link_tells_whose_it_is_until_it_is_used_or_stale() {
    let house = House::open().await;
    let admin = house.sign_in("admin").await;
    let (_, made) = house.post("/v1/admin/staff/manager/reset", &admin, json!({})).await;
    let body = reset_by(&made, "une autre phrase longue");
    let shown = json!({ "token": body["token"] });
    let (status, told) = house.post("/v1/staff/reset/login", "", shown.clone()).await;
    assert_eq!((status, &told), (StatusCode::OK, &json!({ "login": "manager" })));
    let invented = json!({ "token": "BCDFGHJKLNPRSTVX" });
    assert_eq!(house.post("/v1/staff/reset/login", "", invented).await.0, StatusCode::GONE);
    assert_eq!(house.post("/v1/staff/reset", "", body).await.0, StatusCode::NO_CONTENT);
    assert_eq!(house.post("/v1/staff/reset/login", "", shown).await.0, StatusCode::GONE, "it was used");
    let (_, made) = house.post("/v1/admin/staff/manager/reset", &admin, json!({})).await;
    let shown = json!({ "token": reset_by(&made, "x")["token"] });
    house.clock.advance_minutes(25 * 60);
    assert_eq!(house.post("/v1/staff/reset/login", "", shown).await.0, StatusCode::GONE, "it is stale");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_anybody_does_to_their_own_account_is_an_act_of_theirs() {
    let house = House::open().await;
    let (admin, manager) = (house.sign_in("admin").await, house.sign_in("manager").await);
    let (_, made) = house.post("/v1/admin/staff/reviewer/reset", &admin, json!({ "factors": true })).await;
    let used = house.post("/v1/staff/reset", "", reset_by(&made, "une autre phrase longue")).await;
    assert_eq!(used.0, StatusCode::NO_CONTENT);
    let password = json!({ "current": PASSWORD, "wanted": "encore une autre phrase" });
    assert_eq!(house.post("/v1/me/password", &manager, password).await.0, StatusCode::NO_CONTENT);
    assert_eq!(house.post("/v1/sign-out-everywhere", &manager, json!({})).await.0, StatusCode::NO_CONTENT);
    let parcel = Parcel { frames: Vec::new() }.to_bytes();
    let body = json!({ "parcel": Hex(parcel) });
    let (status, taken) = house.post("/v1/admin/parcel", &admin, body).await;
    assert_eq!(status, StatusCode::OK, "{taken}");
    let (_, acts) = house.get("/v1/admin/acts", &admin).await;
    let has = |by: &str, act: Value| {
        let is_it = |entry: &&Value| entry["by"] == by && entry["act"]["what"] == act["what"];
        let found = acts["newest"].as_array().unwrap().iter().find(is_it);
        let told = &found.unwrap_or_else(|| panic!("{act} of {by}: {acts}"))["act"];
        assert!(act.as_object().unwrap().iter().all(|(name, value)| &told[name] == value), "{told}");
    };
    has("reviewer", json!({ "what": "use-link", "factors": true }));
    has("manager", json!({ "what": "change-password" }));
    has("manager", json!({ "what": "sign-out-everywhere" }));
    has("admin", json!({ "what": "bring-parcel", "frames": 0 }));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stale_reset_link_does_nothing() {
    let house = House::open().await;
    let admin = house.sign_in("admin").await;
    let (_, made) = house.post("/v1/admin/staff/manager/reset", &admin, json!({})).await;
    house.clock.advance_minutes(25 * 60);
    let body = reset_by(&made, "une autre phrase longue");
    assert_eq!(house.post("/v1/staff/reset", "", body).await.0, StatusCode::GONE);
    house.sign_in("manager").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn another_password_ends_the_other_sessions_and_keeps_this_one() {
    let house = House::open().await;
    let (here, elsewhere) = (house.sign_in("manager").await, house.sign_in("manager").await);
    let wrong = json!({ "current": "not this one at all", "wanted": "une autre phrase longue" });
    let (status, body) = house.post("/v1/me/password", &here, wrong).await;
    assert_eq!((status, body["fields"][0]["field"].as_str()), (StatusCode::UNAUTHORIZED, Some("current")));
    let right = json!({ "current": PASSWORD, "wanted": "une autre phrase longue" });
    assert_eq!(house.post("/v1/me/password", &here, right).await.0, StatusCode::NO_CONTENT);
    assert_eq!(house.get("/v1/me", &here).await.0, StatusCode::OK);
    assert_eq!(house.get("/v1/me", &elsewhere).await.0, StatusCode::UNAUTHORIZED);
}

#[tokio::test(flavor = "multi_thread")]
async fn signing_out_everywhere_and_closing_an_account_end_every_session() {
    let house = House::open().await;
    let (one, two) = (house.sign_in("manager").await, house.sign_in("manager").await);
    assert_eq!(house.post("/v1/sign-out-everywhere", &one, json!({})).await.0, StatusCode::NO_CONTENT);
    assert_eq!(house.get("/v1/me", &two).await.0, StatusCode::UNAUTHORIZED);
    let (admin, reviewer) = (house.sign_in("admin").await, house.sign_in("reviewer").await);
    assert_eq!(
        house.post("/v1/admin/staff/reviewer/close", &admin, json!({})).await.0,
        StatusCode::NO_CONTENT
    );
    assert_eq!(house.get("/v1/me", &reviewer).await.0, StatusCode::UNAUTHORIZED);
    let own = house.post("/v1/admin/staff/admin/close", &admin, json!({})).await;
    assert_eq!(own.0, StatusCode::FORBIDDEN, "a house is not left without its administrator by a slip");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_stop_list_names_its_entries_without_the_document() {
    let house = House::open().await;
    let admin = house.sign_in("admin").await;
    let document = json!({ "kind": "passport", "issuer": "fra", "number": "26VV00042" });
    let (_, found) = house.post("/v1/admin/stop-list/find", &admin, document.clone()).await;
    assert_eq!(found["entry"], Value::Null);
    assert_eq!(house.post("/v1/admin/stop-list", &admin, document.clone()).await.0, StatusCode::CREATED);
    let (_, found) = house.post("/v1/admin/stop-list/find", &admin, document).await;
    let (_, listed) = house.get("/v1/admin/stop-list", &admin).await;
    assert_eq!(listed, json!({ "entries": [found["entry"]], "count": 1, "pages": 1 }));
    assert_eq!(found["entry"]["by"], "admin");
    assert!(!listed.to_string().contains("26VV00042"));
}

#[tokio::test(flavor = "multi_thread")]
async fn the_stop_list_is_told_page_by_page() {
    let house = House::open().await;
    let admin = house.sign_in("admin").await;
    let now = house.clock.now();
    let write = move |tx: &Transaction<'_>| {
        (0..250u8).try_for_each(|number| {
            let on = statement::OrderedOn::Document(statement::Hash([number; 32]));
            let (id, by) = (terms::OrderId([number; 8]), "admin".to_owned().into());
            let (effect, reason) = (statement::Effect::Voids, statement::OrderReason::Invalid);
            let given = statement::Given { id, on, effect, from: None, until: None, reason, by };
            queries::registry::orders::add(tx, &given, now, 0).map(|_| ())
        })?;
        Ok::<_, Refusal>(())
    };
    house.state.store.write(write).await.unwrap();
    let mut seen = std::collections::BTreeSet::new();
    for (page, many) in [("?page=1", 100), ("?page=2", 100), ("?page=3", 50), ("?page=4", 0)] {
        let (_, told) = house.get(&format!("/v1/admin/stop-list{page}"), &admin).await;
        assert_eq!((told["count"].as_u64(), told["pages"].as_u64()), (Some(250), Some(3)));
        let entries = told["entries"].as_array().unwrap();
        assert_eq!(entries.len(), many, "{page}");
        seen.extend(entries.iter().map(|entry| entry["reference"].as_str().unwrap().to_owned()));
    }
    assert_eq!(seen.len(), 250);
    let (_, first) = house.get("/v1/admin/stop-list", &admin).await;
    assert_eq!(first["entries"].as_array().map(Vec::len), Some(100));
}

#[tokio::test(flavor = "multi_thread")]
async fn right_passwords_are_no_failures_of_strangers_however_many_there_are() {
    let house = House::open().await;
    for _ in 0..45 {
        house.sign_in("manager").await;
    }
    let wrong = json!({ "login": "manager", "password": "not the one" });
    assert_eq!(house.post("/v1/sign-in", "", wrong).await.0, StatusCode::UNAUTHORIZED);
    house.sign_in("manager").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn two_people_are_known_in_one_browser_and_nobody_once_the_password_was_reset() {
    let house = House::open().await;
    let mut cookie = String::new();
    for login in ["admin", "manager", "admin"] {
        house.sign_in(login).await;
        cookie = house.in_browser(login, &cookie).await.unwrap();
    }
    let known = |login: &'static str| {
        let read = move |conn: &Connection| {
            let sql = "SELECT count(*) FROM known_browsers WHERE login = ?1";
            Ok::<i64, Refusal>(conn.query_row(sql, params![login], |row| row.get(0))?)
        };
        house.state.store.read(read)
    };
    assert_eq!((known("admin").await.unwrap(), known("manager").await.unwrap()), (1, 1));
    let admin = house.sign_in("admin").await;
    assert_eq!(house.post("/v1/sign-out-everywhere", &admin, json!({})).await.0, StatusCode::NO_CONTENT);
    assert_eq!(known("admin").await.unwrap(), 0, "what was copied is worth nothing any more");
}
