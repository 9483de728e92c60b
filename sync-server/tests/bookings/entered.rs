//! What managers do stands in the ledger with their name.

use crate::house::{Caller, HOUR, House, plan, text};
use serde_json::{Value, json};

#[tokio::test(flavor = "multi_thread")]
async fn every_write_of_a_manager_is_an_act_with_its_author() {
    let house = House::open().await;
    let carrier = house.carrier("bastien.roche", Value::Null).await;
    let round = house.manager.post("/v1/rounds", plan(&carrier, &[(3, 2), (6, 2)])).await;
    let window = |at: usize| text(&round["windows"][at]["id"]);
    house.manager.post(&format!("/v1/windows/{}/places", window(0)), json!({ "places": 3 })).await;
    let book = async |number: usize| {
        let applicant = house.applicant(number, "1 rue Haute").await;
        let body = json!({ "enrolment": applicant.id, "window": window(0) });
        text(&house.manager.post("/v1/appointments", body).await["id"])
    };
    let (first, second) = (book(1).await, book(2).await);
    let moved = json!({ "window": window(1) });
    let moved = text(&house.manager.post(&format!("/v1/appointments/{first}/move"), moved).await["id"]);
    let reason = json!({ "reason": "carrier-unavailable" });
    house.manager.post(&format!("/v1/appointments/{moved}/cancel"), reason).await;
    house.manager.post(&format!("/v1/appointments/{second}/missed"), json!({})).await;

    let acts = house.administrator.get("/v1/admin/acts").await;
    let theirs = acts["newest"].as_array().unwrap().iter().filter(|act| act["by"] == "helene.manager");
    let mut told: Vec<&Value> =
        theirs.map(|act| &act["act"]).filter(|act| act["what"] != "add-factor").collect();
    told.sort_by_key(|act| act["what"].to_string());
    let expected = json!([
        { "what": "book-visit", "appointment": first },
        { "what": "book-visit", "appointment": second },
        { "what": "cancel-visit", "appointment": moved, "reason": "carrier-unavailable" },
        { "what": "miss-visit", "appointment": second },
        { "what": "move-visit", "appointment": first, "to": moved },
        { "what": "plan-round", "round": round["id"], "carrier": carrier, "day": "2026-11-24" },
        { "what": "set-places", "window": window(0), "places": 3 },
    ]);
    let expected = expected.as_array().unwrap();
    assert_eq!(told.len(), expected.len(), "{told:?}");
    assert!(expected.iter().all(|act| told.contains(&act)), "{told:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_list_that_is_opened_again_enters_no_reading_twice_an_hour() {
    let house = House::open().await;
    for number in 0..40 {
        if number == 20 {
            // One network has no more codes in an hour than that.
            house.clock.advance_ms(HOUR);
        }
        house.applicant(number, &format!("{number} rue Haute")).await;
    }
    let open = async |manager: &Caller| {
        let listed = manager.get("/v1/visits/to-book").await;
        (listed.as_array().unwrap().len(), house.readings().await, house.entries_of_readings().await)
    };
    let manager = house.signed_in_again().await;
    assert_eq!(open(&manager).await, (40, 40, 40), "each has its own entry");
    // The clock stands still: equal readings in one instant do not become one digest with two rows.
    assert_eq!(open(&manager).await, (40, 40, 40));
    house.clock.advance_ms(HOUR);
    let (_, readings, entries) = open(&house.signed_in_again().await).await;
    assert_eq!((readings, entries), (80, 80), "another hour");
}
