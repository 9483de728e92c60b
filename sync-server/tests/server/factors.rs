//! The second factor: a password alone does nothing, and each code opens once.

use crate::house::{House, PASSWORD, reset_by};
use reqwest::StatusCode;
use serde_json::{Value, json};
use terms::Clock;
use testkit::people::Staff;
use testkit::security_key::SecurityKey;
use totp_rs::{Builder, Secret};

/// The password's session, as a program has it.
async fn begin(house: &House, login: &str) -> String {
    let body = json!({ "login": login, "password": PASSWORD, "bearer": true });
    let (status, body) = house.post("/v1/sign-in", "", body).await;
    assert_eq!((status, &body["account"]["proven"]), (StatusCode::OK, &json!(false)), "{body}");
    body["token"].as_str().unwrap().to_owned()
}

/// What an app shows, some seconds from now.
fn shown(house: &House, secret: &str, seconds: i64) -> String {
    let secret = Secret::try_from_base32(secret).unwrap();
    let totp = Builder::new().with_secret(secret).with_account_name("app").build().unwrap();
    totp.generate((house.clock.now().0 / 1000 + seconds).unsigned_abs()).to_string()
}

/// Adds a code as the first factor; gives its secret.
async fn add_code(house: &House, login: &str) -> String {
    let token = begin(house, login).await;
    let (_, offered) = house.post("/v1/me/factors/code/start", &token, json!({})).await;
    let secret = offered["secret"].as_str().unwrap().to_owned();
    assert!(offered["picture"].as_str().unwrap().contains("<svg"));
    let body = json!({ "label": "téléphone", "code": shown(house, &secret, 0) });
    let (status, proven) = house.post("/v1/me/factors/code", &token, body).await;
    assert_eq!((status, &proven["account"]["proven"]), (StatusCode::OK, &json!(true)), "{proven}");
    let now = proven["token"].as_str().unwrap();
    assert_eq!(house.get("/v1/admin/staff", now).await.0, StatusCode::OK);
    assert_eq!(house.get("/v1/me", &token).await.0, StatusCode::UNAUTHORIZED, "that session ended");
    secret
}

fn problem(answer: &(StatusCode, Value)) -> (u16, &str) {
    (answer.0.as_u16(), answer.1["problem"].as_str().unwrap_or_default())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_password_alone_does_nothing_but_ask_for_the_second_factor() {
    let house = House::open().await;
    house.sign_in("admin").await;
    let token = begin(&house, "admin").await;
    for path in ["/v1/admin/staff", "/v1/admin/devices", "/v1/admin/acts", "/v1/admin/policy"] {
        assert_eq!(problem(&house.get(path, &token).await), (401, "factor-first"), "{path}");
    }
    let office = json!({ "name": "Bureau du Port", "locality": "Concarneau" });
    assert_eq!(problem(&house.post("/v1/admin/offices", &token, office).await), (401, "factor-first"));
    let password = json!({ "current": PASSWORD, "wanted": "une autre phrase longue" });
    assert_eq!(problem(&house.post("/v1/me/password", &token, password).await), (401, "factor-first"));
    // Who knows the password adds no factor beside the one that is there.
    for path in ["/v1/me/factors/code/start", "/v1/me/factors/passkey/start"] {
        assert_eq!(problem(&house.post(path, &token, json!({})).await), (401, "factor-first"), "{path}");
    }
    house.clock.advance_minutes(11);
    assert_eq!(problem(&house.get("/v1/me", &token).await), (401, "sign-in-first"), "it waits ten minutes");
}

#[tokio::test(flavor = "multi_thread")]
async fn each_code_opens_once_and_wrong_ones_pause_the_login() {
    let house = House::open().await;
    let secret = add_code(&house, "admin").await;
    let try_code = async |seconds: i64| {
        let token = begin(&house, "admin").await;
        let body = json!({ "code": shown(&house, &secret, seconds) });
        house.post("/v1/sign-in/code", &token, body).await
    };
    assert_eq!(problem(&try_code(0).await), (401, "factor-wrong"), "it served to add the factor");
    assert_eq!(try_code(30).await.0, StatusCode::OK, "that of half a minute later");
    assert_eq!(problem(&try_code(30).await), (401, "factor-wrong"), "used");
    house.clock.advance_minutes(5);
    assert_eq!(try_code(0).await.0, StatusCode::OK);
    for _ in 0..5 {
        assert_eq!(problem(&try_code(3600).await), (401, "factor-wrong"));
    }
    house.clock.advance_minutes(0);
    assert_eq!(problem(&try_code(30).await), (429, "too-many-tries"));
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_knows_a_password_shuts_nobody_out_of_their_passkey() {
    let house = House::open().await;
    house.sign_in("admin").await;
    for _ in 0..20 {
        let token = begin(&house, "admin").await;
        let (_, asked) = house.post("/v1/sign-in/passkey/start", &token, json!({})).await;
        let wrong = SecurityKey::of([66; 32]).prove("admin", &asked["options"]).unwrap();
        let answer = house.post("/v1/sign-in/passkey", &token, json!({ "credential": wrong })).await;
        assert_eq!(problem(&answer), (401, "factor-wrong"));
        house.post("/v1/sign-in/code", &token, json!({ "code": "000000" })).await;
    }
    house.sign_in("admin").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_browser_is_known_once_a_factor_was_proven_in_it_and_not_by_the_password() {
    let house = House::open().await;
    house.sign_in("admin").await;
    let body = json!({ "login": "admin", "password": PASSWORD });
    let answer = house.send(reqwest::Method::POST, "/v1/sign-in", &[], Some(&body)).await;
    let sets = answer.headers().get_all("set-cookie").iter().map(|set| set.to_str().unwrap().to_owned());
    assert!(sets.into_iter().all(|set| !set.starts_with("browser=")), "the password was seen, no more");
    assert!(house.in_browser("admin", "").await.unwrap().starts_with("browser="));
}

#[tokio::test(flavor = "multi_thread")]
async fn codes_that_were_added_before_they_were_forbidden_prove_nobody() {
    let house = House::open().await;
    let secret = add_code(&house, "admin").await;
    let manager = house.sign_in("manager").await;
    let (_, offered) = house.post("/v1/me/factors/code/start", &manager, json!({})).await;
    let house = house.restart_with(|settings| settings.staff.codes = false).await;
    house.clock.advance_minutes(5);
    let token = begin(&house, "admin").await;
    let code = json!({ "code": shown(&house, &secret, 0) });
    assert_eq!(problem(&house.post("/v1/sign-in/code", &token, code).await), (403, "codes-forbidden"));
    let code = shown(&house, offered["secret"].as_str().unwrap(), 0);
    let body = json!({ "label": "téléphone", "code": code });
    assert_eq!(problem(&house.post("/v1/me/factors/code", &manager, body).await), (403, "codes-forbidden"));
    // The way on: a link ends what is there, and a passkey is added.
    sync_server::staff::recover(&house.state, "admin", PASSWORD.into()).await.unwrap();
    house.sign_in("admin").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_passkey_is_proven_to_the_session_that_asked_and_by_its_own_key() {
    let house = House::open().await;
    house.sign_in("admin").await;
    let (one, other) = (begin(&house, "admin").await, begin(&house, "admin").await);
    let (_, asked) = house.post("/v1/sign-in/passkey/start", &one, json!({})).await;
    let proof = SecurityKey::of([7; 32]).prove("admin", &asked["options"]).unwrap();
    let body = json!({ "credential": proof });
    assert_eq!(
        problem(&house.post("/v1/sign-in/passkey", &other, body.clone()).await),
        (401, "factor-wrong")
    );
    let strangers = SecurityKey::of([8; 32]).prove("admin", &asked["options"]).unwrap();
    let wrong = json!({ "credential": strangers });
    assert_eq!(problem(&house.post("/v1/sign-in/passkey", &one, wrong).await), (401, "factor-wrong"));
    assert_eq!(house.post("/v1/sign-in/passkey", &one, body.clone()).await.0, StatusCode::OK);
    let again = house.post("/v1/sign-in/passkey", &one, body).await;
    assert_eq!(problem(&again), (401, "sign-in-first"), "the session ended with the proof");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_factor_is_added_beside_another_and_the_last_one_stays() {
    let house = House::open().await;
    let admin = house.sign_in("admin").await;
    let (_, listed) = house.get("/v1/me/factors", &admin).await;
    let id = listed["factors"][0]["id"].as_str().unwrap().to_owned();
    let remove = format!("/v1/me/factors/{id}/remove");
    assert_eq!(problem(&house.post(&remove, &admin, json!({})).await), (409, "last-factor"));
    let (_, offered) = house.post("/v1/me/factors/code/start", &admin, json!({})).await;
    let code = shown(&house, offered["secret"].as_str().unwrap(), 0);
    let body = json!({ "label": "téléphone", "code": code });
    let (_, proven) = house.post("/v1/me/factors/code", &admin, body).await;
    let admin = proven["token"].as_str().unwrap();
    assert_eq!(house.post(&remove, admin, json!({})).await.0, StatusCode::NO_CONTENT);
    let (_, acts) = house.get("/v1/admin/acts", admin).await;
    let whats: Vec<&str> =
        acts["newest"].as_array().unwrap().iter().filter_map(|act| act["act"]["what"].as_str()).collect();
    assert!(whats.contains(&"add-factor") && whats.contains(&"remove-factor"), "{acts}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_lost_factor_ends_with_a_link_or_by_the_operator() {
    let house = House::open().await;
    let (admin, _) = (house.sign_in("admin").await, house.sign_in("manager").await);
    let body = json!({ "factors": true });
    let (_, made) = house.post("/v1/admin/staff/manager/reset", &admin, body).await;
    let reset = reset_by(&made, "une autre phrase longue");
    assert_eq!(house.post("/v1/staff/reset", "", reset).await.0, StatusCode::NO_CONTENT);
    let signed = json!({ "login": "manager", "password": "une autre phrase longue", "bearer": true });
    let (_, begun) = house.post("/v1/sign-in", "", signed).await;
    let begun = Staff::begun(&house.address(""), begun["token"].as_str().unwrap());
    assert!(begun.prove("manager", &SecurityKey::of([9; 32])).await.is_ok(), "another key is added");

    sync_server::staff::recover(&house.state, "admin", PASSWORD.into()).await.unwrap();
    assert_eq!(house.get("/v1/me", &admin).await.0, StatusCode::UNAUTHORIZED);
    let token = begin(&house, "admin").await;
    assert_eq!(house.get("/v1/me/factors", &token).await.1["factors"], json!([]));
}
