//! What holds for every request.

use crate::house::{House, declaration, told};
use reqwest::{Method, StatusCode};
use serde_json::json;

#[tokio::test(flavor = "multi_thread")]
async fn the_server_is_alive_and_ready() {
    let house = House::open().await;
    assert_eq!(house.send(Method::GET, "/healthz", &[], None).await.status(), StatusCode::OK);
    let (status, body) = house.get("/readyz", "").await;
    let all = ["store", "migrated", "clock", "writes", "keys", "mail", "sms"]
        .map(|name| (name.to_owned(), json!(true)));
    assert_eq!((status, body), (StatusCode::OK, serde_json::Value::Object(all.into_iter().collect())));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_clock_behind_the_records_is_not_ready() {
    let house = House::open().await;
    house.draft(&declaration()).await;
    house.clock.advance_minutes(-60);
    let (status, body) = house.get("/readyz", "").await;
    assert_eq!(status, StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!((&body["clock"], &body["store"], &body["mail"]), (&json!(false), &json!(true), &json!(true)));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_whose_ways_out_or_keys_have_ended_is_not_ready_and_names_them() {
    let house = House::open().await;
    let sms = house.folder().join("sms");
    std::fs::remove_dir_all(&sms).unwrap();
    let (status, body) = house.get("/readyz", "").await;
    assert_eq!((status, &body["sms"]), (StatusCode::SERVICE_UNAVAILABLE, &json!(false)), "{body}");
    assert_eq!((&body["mail"], &body["keys"]), (&json!(true), &json!(true)), "{body}");
    std::fs::create_dir(&sms).unwrap();
    house.clock.advance_minutes(401 * 24 * 60);
    let (status, body) = house.get("/readyz", "").await;
    assert_eq!((status, &body["keys"]), (StatusCode::SERVICE_UNAVAILABLE, &json!(false)), "{body}");
    assert_eq!(&body["sms"], &json!(true), "{body}");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_unknown_path_and_an_illegible_body_are_problems_in_the_callers_language() {
    let house = House::open().await;
    let french = house.send(Method::GET, "/nowhere", &[], None).await;
    assert!(french.headers().contains_key("x-request-id"));
    let (status, french) = told(french).await;
    assert_eq!((status, french["problem"].as_str()), (StatusCode::NOT_FOUND, Some("not-found")));
    let english = [("accept-language", "en-GB, fr;q=0.5")];
    let (_, english) = told(house.send(Method::GET, "/nowhere", &english, None).await).await;
    assert_ne!(french["text"], english["text"]);

    let secret = json!({ "login": "admin", "password": 193_847_561 });
    let response = house.send(Method::POST, "/v1/sign-in", &[], Some(&secret)).await;
    assert_eq!(response.status(), StatusCode::BAD_REQUEST.max(response.status()));
    let text = response.text().await.unwrap();
    assert!(text.contains("malformed") && !text.contains("193847561"), "{text}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_body_beyond_the_limit_is_refused() {
    let house = House::open().await;
    let body = json!({ "login": "x".repeat(300_000), "password": "" });
    let (status, body) = house.post("/v1/sign-in", "", body).await;
    assert_eq!((status, body["problem"].as_str()), (StatusCode::PAYLOAD_TOO_LARGE, Some("malformed")));
}
