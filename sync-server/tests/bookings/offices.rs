//! A manager of one office: what lies in another is not there for them.

use crate::house::{House, plan, text};
use reqwest::Method;
use serde_json::{Value, json};

#[tokio::test(flavor = "multi_thread")]
async fn a_manager_of_an_office_sees_its_rounds_and_changes_no_other() {
    let house = House::open().await;
    let here = house.carrier("bastien.roche", Value::Null).await;
    let (round, windows) = house.round(&here, &[(3, 2)]).await;
    let visit = house.applicant(1, "1 rue Haute").await.book(&windows[0]).await;
    house.applicant(2, "2 rue Haute").await;
    let overseas = house.applicant_at(3, "97400").await;

    let office = json!({ "name": "Saint-Denis", "locality": "Saint-Denis", "zone": "Indian/Reunion" });
    let elsewhere = text(&house.administrator.post("/v1/admin/offices", office).await["id"]);
    let moved = json!({ "office": elsewhere });
    house.administrator.post("/v1/admin/staff/helene.manager/office", moved).await;
    let manager = &house.manager;
    assert_eq!(manager.get("/v1/me").await["zone"], "Indian/Reunion");
    assert_eq!(manager.get("/v1/rounds?day=2026-11-24").await, json!([]));
    for list in ["/v1/admin/agents", "/v1/admin/devices", "/v1/visits/not-back"] {
        assert_eq!(manager.get(list).await, json!([]), "{list}");
    }
    assert_eq!(manager.get("/v1/admin/offices").await[0]["id"], json!(elsewhere));
    let gone = (Method::GET, format!("/v1/rounds/{round}"));
    assert_eq!(manager.ask(gone.0, &gone.1, Value::Null).await.0.as_u16(), 404);
    let id = text(&visit["id"]);
    for (path, body) in [
        (format!("/v1/windows/{}/places", windows[0]), json!({ "places": 1 })),
        ("/v1/appointments".to_owned(), json!({ "enrolment": overseas.id, "window": windows[0] })),
        (format!("/v1/appointments/{id}/move"), json!({ "window": windows[0] })),
        (format!("/v1/appointments/{id}/cancel"), json!({ "reason": "carrier-unavailable" })),
        (format!("/v1/appointments/{id}/missed"), json!({})),
    ] {
        assert_eq!(manager.problem(&path, body).await, "not-found", "{path}");
    }
    assert_eq!(manager.problem("/v1/rounds", plan(&here, &[(5, 1)])).await, "field-invalid");
    // Before there are areas, who waits is told by the clock of their address.
    let before = house.readings().await;
    let waiting = manager.get("/v1/visits/to-book").await;
    assert_eq!(waiting.as_array().unwrap().len(), 1, "{waiting}");
    assert_eq!(waiting[0]["enrolment"], json!(overseas.id));
    assert_eq!(house.readings().await, before + 1);
    // Nor is a visit booked to an address that goes by another clock.
    let back = json!({ "office": house.office });
    house.administrator.post("/v1/admin/staff/helene.manager/office", back).await;
    let there = json!({ "enrolment": overseas.id, "window": windows[1 % windows.len()] });
    assert_eq!(house.manager.problem("/v1/appointments", there).await, "not-found");
}
