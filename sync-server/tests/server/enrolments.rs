//! An applicant's way from declaration to voucher.

use crate::house::{House, declaration, told};
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};
use statement::{Certificate, Code, Purpose, Voucher};
use terms::Route;

async fn refused(house: &House, declaration: &Value) -> Vec<(String, String)> {
    let body = json!({ "declaration": declaration, "notice_version": 1 });
    let (status, body) = house.post("/v1/enrolments", "", body).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{body}");
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let fields = body["fields"].as_array().unwrap().iter();
    fields.map(|fault| (text(&fault["field"]), text(&fault["problem"]))).collect()
}

fn with(field: &str, value: &str) -> Value {
    let mut declaration = declaration();
    declaration[field] = json!(value);
    declaration
}

fn in_address(field: &str, value: &str) -> Value {
    let mut declaration = declaration();
    declaration["address"][field] = json!(value);
    declaration
}

#[tokio::test(flavor = "multi_thread")]
async fn each_thing_that_stands_against_a_declaration_is_named_by_its_field() {
    let house = House::open().await;
    let cases = [
        (with("birth_date", "2008-11-22"), "birth-date", "too-young"),
        (with("birth_date", "1991-02-30"), "birth-date", "field-invalid"),
        (with("sex", ""), "sex", "field-missing"),
        (with("birth_name", " "), "birth-name", "field-missing"),
        (with("mobile", "02 98 00 00 12"), "mobile", "mobile-not-accepted"),
        (with("email", "maiwennig"), "email", "field-invalid"),
        (with("given_names", "295109912611193"), "given-names", "nir-refused"),
        (in_address("country", "BEL"), "country", "address-not-in-france"),
    ];
    for (declaration, field, problem) in cases {
        assert_eq!(refused(&house, &declaration).await, [(field.to_owned(), problem.to_owned())]);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_applicant_corrects_everything_in_one_go() {
    let house = House::open().await;
    let mut declaration = with("birth_date", "23/04/1991");
    declaration["birth_name"] = json!("");
    declaration["mobile"] = json!("12");
    let fields: Vec<String> =
        refused(&house, &declaration).await.into_iter().map(|(field, _)| field).collect();
    assert_eq!(fields, ["birth-name", "birth-date", "mobile"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn someone_turns_eighteen_at_midnight_in_france() {
    let house = House::open().await;
    let born = with("birth_date", "2008-11-22");
    assert_eq!(refused(&house, &born).await.len(), 1);
    // 23:00 UTC on 21 November is midnight in Paris.
    house.clock.advance_minutes(5 * 60 + 2);
    house.draft(&born).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn five_wrong_codes_close_a_code_and_another_one_opens_the_way() {
    let house = House::open().await;
    let (id, token, code) = house.draft(&declaration()).await;
    let confirm = format!("/v1/enrolments/{id}/confirm");
    let wrong = if code == "000000" { "000001" } else { "000000" };
    for _ in 0..5 {
        let (status, body) = house.post(&confirm, &token, json!({ "code": wrong })).await;
        assert_eq!(
            (status, body["problem"].as_str()),
            (StatusCode::UNPROCESSABLE_ENTITY, Some("code-wrong"))
        );
    }
    let (_, body) = house.post(&confirm, &token, json!({ "code": code })).await;
    assert_eq!(
        body["problem"].as_str(),
        Some("code-expired"),
        "waiting would not help: another one is asked for"
    );

    let again = format!("/v1/enrolments/{id}/code");
    assert_eq!(house.post(&again, &token, json!({})).await.0, StatusCode::TOO_MANY_REQUESTS);
    house.clock.advance_minutes(2);
    assert_eq!(house.post(&again, &token, json!({})).await.0, StatusCode::CREATED);
    let code = house.code().await;
    assert_eq!(house.post(&confirm, &token, json!({ "code": code })).await.0, StatusCode::OK);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_code_holds_ten_minutes_and_once() {
    let house = House::open().await;
    let (id, token, code) = house.draft(&declaration()).await;
    let confirm = format!("/v1/enrolments/{id}/confirm");
    house.clock.advance_minutes(10);
    let (_, body) = house.post(&confirm, &token, json!({ "code": code })).await;
    assert_eq!(body["problem"].as_str(), Some("code-expired"));
    house.post(&format!("/v1/enrolments/{id}/code"), &token, json!({})).await;
    let code = house.code().await;
    assert_eq!(house.post(&confirm, &token, json!({ "code": code })).await.0, StatusCode::OK);
    let (status, body) = house.post(&confirm, &token, json!({ "code": code })).await;
    assert_eq!((status, body["problem"].as_str()), (StatusCode::CONFLICT, Some("not-in-this-state")));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_voucher_verifies_offline_and_keeps_its_secret_when_the_route_changes() {
    let house = House::open().await;
    let (id, token) = house.submitted(&declaration()).await;
    let voucher = format!("/v1/enrolments/{id}/voucher");
    let (_, counter) = house.get(&voucher, &token).await;
    let (status, body) =
        house.post(&format!("/v1/enrolments/{id}/route"), &token, json!({ "route": "home" })).await;
    assert_eq!((status, body["next_step"].as_str()), (StatusCode::OK, Some("book-visit")));
    let (_, home) = house.get(&voucher, &token).await;

    let certificates = house.state.signing_keys.certificates.iter();
    let keys: Vec<_> = certificates
        .map(|bytes| Certificate::verify(bytes, &house.state.signing_keys.root).unwrap())
        .filter(|certificate| certificate.purpose == Purpose::Voucher)
        .map(|certificate| certificate.key)
        .collect();
    let read = |body: &Value| {
        Voucher::read(body["qr"].as_str().unwrap(), house.state.signing_keys.deployment(), &keys).unwrap()
    };
    let (counter_voucher, home_voucher) = (read(&counter), read(&home));
    assert_eq!((counter_voucher.route, home_voucher.route), (Route::Counter, Route::Home));
    assert_eq!(home_voucher.initials.reveal(), "MK");
    assert_eq!(home_voucher.enrolment.to_string(), id);
    assert_eq!(Some(home_voucher.expires.0), body["deadline"].as_i64());
    assert!(counter_voucher.secret == home_voucher.secret);
    assert!(Code::parse(home["typed"].as_str().unwrap()).unwrap() == home_voucher.secret);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_voucher_is_drawn_for_its_applicant_and_told_at_the_confirmed_mobile() {
    let house = House::open().await;
    let (id, token) = house.submitted(&declaration()).await;
    let bearer = format!("Bearer {token}");
    let path = format!("/v1/enrolments/{id}/voucher.svg");
    let response = house.send(Method::GET, &path, &[("authorization", &bearer)], None).await;
    assert_eq!(response.headers()["content-type"], "image/svg+xml");
    assert!(response.text().await.unwrap().contains("<svg"));
    let told = house.messages("sms", "txt").await;
    assert!(told.contains("invitation") && told.contains(&id), "{told}");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_enrolment_is_not_there_for_anyone_else() {
    let house = House::open().await;
    let (id, _) = house.submitted(&declaration()).await;
    let (_, other_token) = house.submitted(&with("mobile", "06 39 98 00 13")).await;
    let path = format!("/v1/enrolments/{id}/status");
    assert_eq!(house.get(&path, &other_token).await.0, StatusCode::NOT_FOUND);
    assert_eq!(house.get(&path, &"0".repeat(64)).await.0, StatusCode::NOT_FOUND);
    let nobody = told(house.send(Method::GET, &path, &[], None).await).await;
    assert_eq!(nobody.0, StatusCode::UNAUTHORIZED);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_mobile_opens_five_drafts_a_day_and_no_more() {
    let house = House::open().await;
    for _ in 0..5 {
        house.draft(&declaration()).await;
    }
    let body = json!({ "declaration": declaration(), "notice_version": 1 });
    assert_eq!(house.post("/v1/enrolments", "", body.clone()).await.0, StatusCode::TOO_MANY_REQUESTS);
    house.clock.advance_minutes(24 * 60 + 1);
    assert_eq!(house.post("/v1/enrolments", "", body).await.0, StatusCode::CREATED);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_restart_keeps_everything() {
    let house = House::open().await;
    let admin = house.sign_in("admin").await;
    let (id, token) = house.submitted(&declaration()).await;
    let (draft, draft_token, code) = house.draft(&with("mobile", "06 39 98 00 13")).await;
    let paths = [format!("/v1/enrolments/{id}/status"), format!("/v1/enrolments/{id}/voucher")];
    let before = (house.get(&paths[0], &token).await, house.get(&paths[1], &token).await);
    let house = house.restart().await;
    assert_eq!((house.get(&paths[0], &token).await, house.get(&paths[1], &token).await), before);
    assert_eq!(house.get("/v1/me", &admin).await.0, StatusCode::OK);
    let confirm = format!("/v1/enrolments/{draft}/confirm");
    assert_eq!(house.post(&confirm, &draft_token, json!({ "code": code })).await.0, StatusCode::OK);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_draft_nobody_confirms_is_forgotten_after_a_week_and_a_confirmed_one_stays() {
    let house = House::open().await;
    let (draft, draft_token, _) = house.draft(&declaration()).await;
    let (kept, kept_token, code) = house.draft(&with("mobile", "06 22 33 44 55")).await;
    let confirm = format!("/v1/enrolments/{kept}/confirm");
    assert_eq!(house.post(&confirm, &kept_token, json!({ "code": code })).await.0, StatusCode::OK);

    house.clock.advance_minutes(7 * 24 * 60 - 1);
    assert_eq!(sync_server::enrolments::forget_drafts(&house.state).await.unwrap(), 0);
    house.clock.advance_minutes(2);
    assert_eq!(sync_server::enrolments::forget_drafts(&house.state).await.unwrap(), 1);

    let again = format!("/v1/enrolments/{draft}/code");
    assert_eq!(house.post(&again, &draft_token, json!({})).await.0, StatusCode::NOT_FOUND);
    let forgotten = house.state.enrolment_keys.seal(draft.parse().unwrap(), "declaration", b"anything");
    assert!(forgotten.is_err(), "its key is destroyed");
    let kept = house.state.enrolment_keys.seal(kept.parse().unwrap(), "declaration", b"anything");
    assert!(kept.is_ok());
}

#[tokio::test(flavor = "multi_thread")]
async fn codes_and_drafts_of_a_clock_that_was_ahead_bar_nobody_once_it_is_right() {
    let house = House::open().await;
    house.clock.advance_minutes(24 * 60);
    let mut last = house.draft(&declaration()).await;
    for _ in 0..4 {
        last = house.draft(&declaration()).await;
    }
    let body = json!({ "declaration": declaration(), "notice_version": 1 });
    let (status, _) = house.post("/v1/enrolments", "", body).await;
    assert_eq!(status, StatusCode::TOO_MANY_REQUESTS);
    house.clock.advance_minutes(-24 * 60);
    let (id, token, stale) = last;
    let (status, body) =
        house.post(&format!("/v1/enrolments/{id}/confirm"), &token, json!({ "code": stale })).await;
    assert_eq!(body["problem"].as_str(), Some("code-expired"), "{status} {body}");
    let (status, body) = house.post(&format!("/v1/enrolments/{id}/code"), &token, json!({})).await;
    assert!(status.is_success(), "another code may be asked for at once: {status} {body}");
    house.code().await;
    house.draft(&declaration()).await;
}
