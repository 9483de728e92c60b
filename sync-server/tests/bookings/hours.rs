//! One hour for everybody: the office plans by its clock, the applicant is told by that of their address.

use crate::house::{House, MORNING, text};
use serde_json::{Value, json};
use sync_server::enrolments::own_view;

/// A window of two hours on the 24th, told by its UTC hours.
fn plan(carrier: &str, day: &str, utc_hours: [i64; 2]) -> Value {
    let [from, to] = utc_hours.map(|hour| MORNING.plus_hours(hour - 6));
    json!({ "carrier": carrier, "day": day, "windows": [{ "from": from, "to": to, "places": 3 }] })
}

#[tokio::test(flavor = "multi_thread")]
async fn an_applicant_overseas_is_told_the_hours_of_their_address() {
    let house = House::open().await;
    let carrier = house.carrier("marguerite.hoarau", Value::Null).await;
    let round = house.manager.post("/v1/rounds", plan(&carrier, "2026-11-24", [7, 9])).await;
    let window = text(&round["windows"][0]["id"]);
    let applicant = house.applicant_at(1, "97400").await;
    let free = applicant.caller.get(&applicant.path("windows")).await;
    assert_eq!(free[0]["zone"], "Indian/Reunion");
    applicant.book(&window).await;
    let told = house.sms_with("facteur").await.replace('\u{a0}', " ");
    assert!(told.contains("entre 11 h et 13 h"), "{told}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_round_is_of_the_day_that_its_office_has() {
    let house = House::open().await;
    let carrier = house.carrier("marguerite.hoarau", Value::Null).await;
    let path = format!("/v1/admin/offices/{}/zone", house.office);
    assert_eq!(house.administrator.problem(&path, json!({ "zone": "Mars/Olympus" })).await, "field-invalid");
    house.administrator.post(&path, json!({ "zone": "Indian/Reunion" })).await;
    assert_eq!(house.administrator.get("/v1/admin/offices").await[0]["zone"], "Indian/Reunion");
    assert_eq!(house.manager.get("/v1/me").await["zone"], "Indian/Reunion");
    // Half past nine in the evening, UTC, is the morning of the 25th there.
    let late = plan(&carrier, "2026-11-24", [21, 23]);
    assert_eq!(house.manager.problem("/v1/rounds", late).await, "field-invalid");
    house.manager.post("/v1/rounds", plan(&carrier, "2026-11-25", [21, 23])).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_round_that_is_over_is_not_planned() {
    let house = House::open().await;
    let carrier = house.carrier("bastien.roche", Value::Null).await;
    let past = plan(&carrier, "2026-11-24", [3, 5]);
    assert_eq!(house.manager.problem("/v1/rounds", past).await, "field-invalid");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_number_of_an_agendas_entry_rises_with_every_turn() {
    let house = House::open().await;
    let carrier = house.carrier("bastien.roche", Value::Null).await;
    let (_, windows) = house.round(&carrier, &[(3, 2), (5, 2), (7, 2)]).await;
    let applicant = house.applicant(1, "1 rue Haute").await;
    let id = applicant.id.parse().unwrap();
    let changes = async || own_view(&house.state, id).await.unwrap().visit_changes;
    applicant.book(&windows[0]).await;
    let mut told = vec![changes().await];
    for window in [&windows[1], &windows[2]] {
        applicant.caller.post(&applicant.path("appointment/move"), json!({ "window": window })).await;
        told.push(changes().await);
    }
    applicant.caller.post(&applicant.path("appointment/cancel"), json!({})).await;
    told.push(changes().await);
    applicant.book(&windows[0]).await;
    told.push(changes().await);
    assert!(told.is_sorted_by(|one, next| one < next), "{told:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_applicants_page_leads_with_the_appointment_then_the_deadline() {
    let house = House::open().await;
    let carrier = house.carrier("bastien.roche", Value::Null).await;
    let (_, windows) = house.round(&carrier, &[(3, 2)]).await;
    let applicant = house.applicant(1, "1 rue Haute").await;
    let before = house.page_of(&applicant).await;
    assert!(
        before.contains("Votre invitation est prête") && !before.contains("Rendez-vous pris"),
        "{before}"
    );
    applicant.book(&windows[0]).await;
    let page = house.page_of(&applicant).await.replace('\u{a0}', " ");
    let place = |text: &str| page.find(text).unwrap_or_else(|| panic!("{text}: {page}"));
    let told = [
        "<h1>Rendez-vous pris.</h1>",
        "Le facteur passe chez vous",
        "24 novembre 2026",
        "entre 10 h et 12 h",
    ];
    let places: Vec<usize> = told.into_iter().chain(["<svg", "À présenter avant le"]).map(place).collect();
    assert!(places.is_sorted(), "{places:?}");
    assert!(page.contains("rendez-vous pris, le mardi 24"), "the steps say so too: {page}");
    assert_eq!(page.matches("Changer de créneau").count(), 1);
}
