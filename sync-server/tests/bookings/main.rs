//! Rounds, windows and appointments over HTTP, with a real store.

mod entered;
mod hours;
mod house;
mod offices;

use booking::{Appointment, AppointmentState};
use house::{HOUR, House, MORNING, plan, text};
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};
use sync_server::bookings::{self, round_for_lease};
use sync_server::model::NoticeKind;
use sync_server::refusal::Refusal;
use sync_server::store::StoreError;
use sync_server::store::queries::bookings as rows;
use terms::{AgentId, AppointmentId, EnrolmentId, Interval, Timestamp, WindowId};

#[tokio::test(flavor = "multi_thread")]
async fn the_last_place_of_a_window_asked_for_by_twenty_at_once_is_won_by_exactly_one() {
    let house = House::open().await;
    let carrier = house.carrier("bastien.roche", Value::Null).await;
    let (round, windows) = house.round(&carrier, &[(3, 2)]).await;
    house.applicant(0, "1 rue Haute").await.book(&windows[0]).await;
    let mut ready = Vec::new();
    for number in 1..=20 {
        ready.push(house.applicant(number, &format!("{number} rue Haute")).await);
    }
    let mut asked = tokio::task::JoinSet::new();
    for applicant in ready {
        let body = json!({ "window": windows[0] });
        asked.spawn(
            async move { applicant.caller.ask(Method::POST, &applicant.path("appointment"), body).await },
        );
    }
    let answers = asked.join_all().await;
    let won = answers.iter().filter(|(status, _)| *status == StatusCode::CREATED).count();
    let full = answers.iter().filter(|(_, body)| body["problem"] == "window-full").count();
    assert_eq!((won, full), (1, 19));
    let page = house.manager.get(&format!("/v1/rounds/{round}")).await;
    assert_eq!(page["round"]["windows"][0]["booked"], 2);
    assert_eq!(house.notices(NoticeKind::AppointmentBooked).await, 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_held_place_and_a_live_appointment_are_refused_by_the_store_itself() {
    let house = House::open().await;
    let carrier = house.carrier("bastien.roche", Value::Null).await;
    let (_, windows) = house.round(&carrier, &[(3, 2)]).await;
    let (one, two) = (house.applicant(1, "9 rue Haute").await, house.applicant(2, "2 quai Bas").await);
    one.book(&windows[0]).await;
    let window: WindowId = windows[0].parse().unwrap();
    let (one, two): (EnrolmentId, EnrolmentId) = (one.id.parse().unwrap(), two.id.parse().unwrap());
    let inserted = house.state.store.write(move |tx| {
        let insert = |id, enrolment, place| {
            let appointment = Appointment::booked(AppointmentId([id; 8]), enrolment, window);
            rows::insert_appointment(tx, &appointment, place, MORNING)
        };
        // A held place, a second live appointment, a place the window does not have, and one that is free.
        Ok::<_, StoreError>([insert(1, two, 0)?, insert(2, one, 1)?, insert(3, two, 2)?, insert(4, two, 1)?])
    });
    assert_eq!(inserted.await.unwrap(), [Err(rows::Taken), Err(rows::Taken), Err(rows::Taken), Ok(())]);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_applicant_who_asks_for_every_window_at_once_gets_one_appointment() {
    let house = House::open().await;
    let carrier = house.carrier("bastien.roche", Value::Null).await;
    let (_, windows) = house.round(&carrier, &[(2, 3), (4, 3), (6, 3), (8, 3)]).await;
    let applicant = house.applicant(1, "9 rue Haute").await;
    let mut asked = tokio::task::JoinSet::new();
    for window in windows {
        let (applicant, body) = (applicant.clone(), json!({ "window": window }));
        asked.spawn(
            async move { applicant.caller.ask(Method::POST, &applicant.path("appointment"), body).await },
        );
    }
    let answers = asked.join_all().await;
    assert_eq!(answers.iter().filter(|(status, _)| *status == StatusCode::CREATED).count(), 1);
    assert_eq!(answers.iter().filter(|(_, body)| body["problem"] == "already-booked").count(), 3);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_visit_is_for_those_who_confirmed_their_mobile_and_chose_home() {
    let house = House::open().await;
    let carrier = house.carrier("bastien.roche", Value::Null).await;
    let (_, windows) = house.round(&carrier, &[(3, 1)]).await;
    let applicant = house.confirmed(1, "9 rue Haute").await;
    let book = json!({ "window": windows[0] });
    let appointment = applicant.path("appointment");
    assert_eq!(applicant.caller.problem(&appointment, book.clone()).await, "not-in-this-state");
    let for_them = json!({ "enrolment": applicant.id, "window": windows[0] });
    assert_eq!(house.manager.problem("/v1/appointments", for_them).await, "not-in-this-state");
    applicant.caller.post(&applicant.path("route"), json!({ "route": "home" })).await;
    let offered = applicant.caller.get(&applicant.path("windows")).await;
    assert_eq!(offered[0]["id"], json!(windows[0]));
    let booked = applicant.caller.post(&appointment, book).await;
    assert_eq!(booked["state"], json!("booked"));
    let told = applicant.caller.get(&applicant.path("status")).await;
    assert_eq!(told["next_step"], json!("show-voucher"), "to the carrier");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_move_gives_the_old_place_back_and_a_cancellation_too_and_each_is_told() {
    let house = House::open().await;
    let carrier = house.carrier("bastien.roche", Value::Null).await;
    let (_, windows) = house.round(&carrier, &[(2, 1), (4, 1)]).await;
    let (one, two) = (house.applicant(1, "9 rue Haute").await, house.applicant(2, "2 quai Bas").await);
    let first = text(&one.book(&windows[0]).await["id"]);
    let move_it = json!({ "window": windows[1] });
    let moved = house.manager.post(&format!("/v1/appointments/{first}/move"), move_it.clone()).await;
    two.book(&windows[0]).await;

    // Two holds the first window now, so going back fails and changes nothing.
    let back = json!({ "window": windows[0] });
    assert_eq!(one.caller.problem(&one.path("appointment/move"), back.clone()).await, "window-full");
    assert_eq!(one.caller.get(&one.path("appointment")).await["id"], moved["id"]);

    two.caller.post(&two.path("appointment/cancel"), Value::Null).await;
    one.caller.post(&one.path("appointment/move"), back).await;
    assert_eq!(house.notices(NoticeKind::AppointmentMoved).await, 2);
    assert_eq!(house.notices(NoticeKind::AppointmentCancelled).await, 1);
    // The first appointment ended as moved: nothing more happens to it.
    let path = format!("/v1/appointments/{first}/move");
    assert_eq!(house.manager.problem(&path, move_it).await, "not-in-this-state");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_applicant_books_or_moves_ten_times_a_day_and_a_manager_and_the_next_day_more() {
    let house = House::open().await;
    let carrier = house.carrier("bastien.roche", Value::Null).await;
    let mut tomorrow = plan(&carrier, &[(30, 1), (32, 1)]);
    tomorrow["day"] = json!("2026-11-25");
    let round = house.manager.post("/v1/rounds", tomorrow).await;
    let windows = [text(&round["windows"][0]["id"]), text(&round["windows"][1]["id"])];
    let applicant = house.applicant(1, "9 rue Haute").await;
    let to = |turn: usize| json!({ "window": windows[turn % 2] });
    let (book, move_it) = (applicant.path("appointment"), applicant.path("appointment/move"));
    applicant.caller.post(&book, to(0)).await;
    for turn in 1..8 {
        applicant.caller.post(&move_it, to(turn)).await;
    }
    applicant.caller.post(&applicant.path("appointment/cancel"), Value::Null).await;
    applicant.caller.post(&book, to(8)).await;
    let last = applicant.caller.post(&move_it, to(9)).await;

    assert_eq!(applicant.caller.problem(&move_it, to(10)).await, "too-many-tries");
    assert_eq!(applicant.caller.get(&book).await["id"], last["id"], "the visit stays as it was");
    let by_manager = format!("/v1/appointments/{}/move", text(&last["id"]));
    house.manager.post(&by_manager, to(10)).await;
    applicant.caller.post(&applicant.path("appointment/cancel"), Value::Null).await;
    assert_eq!(applicant.caller.problem(&book, to(11)).await, "too-many-tries");

    house.clock.advance_ms(24 * HOUR + 1);
    applicant.caller.post(&book, to(11)).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn places_cut_below_the_bookings_keep_the_oldest_and_cancel_nobody() {
    let house = House::open().await;
    let carrier = house.carrier("bastien.roche", Value::Null).await;
    let (round, windows) = house.round(&carrier, &[(3, 3), (5, 1)]).await;
    let mut booked = Vec::new();
    for number in 1..=3 {
        house.clock.set(MORNING.plus_ms(i64::try_from(number).unwrap()));
        booked.push(house.applicant(number, &format!("{number} rue Haute")).await);
        booked[number - 1].book(&windows[0]).await;
    }
    let path = format!("/v1/windows/{}/places", windows[0]);
    let change = house.manager.post(&path, json!({ "places": 1 })).await;
    assert_eq!(change["kept"].as_array().unwrap().len(), 1);
    let asked = change["asked"].as_array().unwrap();
    assert!(asked.len() == 2 && asked.iter().all(|one| one["alternatives"] == json!([windows[1]])));
    assert_eq!(house.notices(NoticeKind::AppointmentAlternatives).await, 2);
    assert_eq!(house.notices(NoticeKind::AppointmentCancelled).await, 0);
    for applicant in &booked {
        assert_eq!(applicant.caller.get(&applicant.path("appointment")).await["state"], "booked");
    }

    // Whoever chooses leaves a place that is not given again.
    booked[2].caller.post(&booked[2].path("appointment/move"), json!({ "window": windows[1] })).await;
    let late = house.applicant(4, "4 rue Haute").await;
    let book = json!({ "window": windows[0] });
    assert_eq!(late.caller.problem(&late.path("appointment"), book).await, "window-full");
    let page = house.manager.get(&format!("/v1/rounds/{round}")).await;
    let window = &page["round"]["windows"][0];
    assert_eq!((&window["places"], &window["booked"]), (&json!(1), &json!(2)));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_window_closes_an_hour_before_for_applicants_and_at_its_end_for_managers() {
    let house = House::open().await;
    let carrier = house.carrier("bastien.roche", Value::Null).await;
    let (_, windows) = house.round(&carrier, &[(3, 2)]).await;
    let applicant = house.applicant(1, "9 rue Haute").await;
    house.clock.set(MORNING.plus_ms(2 * HOUR + 1));
    let book = json!({ "window": windows[0] });
    assert_eq!(applicant.caller.get(&applicant.path("windows")).await, json!([]));
    assert_eq!(applicant.caller.problem(&applicant.path("appointment"), book).await, "window-closed");
    let for_them = json!({ "enrolment": applicant.id, "window": windows[0] });
    let manager = house.signed_in_again().await;
    let booked = text(&manager.post("/v1/appointments", for_them.clone()).await["id"]);
    manager
        .post(&format!("/v1/appointments/{booked}/cancel"), json!({ "reason": "carrier-unavailable" }))
        .await;
    house.clock.set(MORNING.plus_hours(5));
    let manager = house.signed_in_again().await;
    assert_eq!(manager.problem("/v1/appointments", for_them).await, "window-closed");
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_is_offered_or_booked_with_the_carrier_who_lives_at_their_address() {
    let house = House::open().await;
    let home = json!({ "line": "9, Rue Haute", "postcode": "63999", "locality": "VALBRUNE SUR ORLE" });
    let carrier = house.carrier("bastien.roche", home).await;
    let (_, windows) = house.round(&carrier, &[(3, 2)]).await;
    let same = house.applicant(1, "9 rue Haute").await;
    assert_eq!(same.caller.get(&same.path("windows")).await, json!([]));
    let book = json!({ "window": windows[0] });
    assert_eq!(same.caller.problem(&same.path("appointment"), book).await, "window-closed");
    let for_them = json!({ "enrolment": same.id, "window": windows[0] });
    assert_eq!(house.manager.problem("/v1/appointments", for_them).await, "window-closed");
    house.applicant(2, "11 rue Haute").await.book(&windows[0]).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_plan_that_cannot_be_kept_is_refused() {
    let house = House::open().await;
    let carrier = house.carrier("bastien.roche", Value::Null).await;
    let clerk = house.agent("lucie.anselme", "clerk", Value::Null).await;
    let mut tomorrow = plan(&carrier, &[(3, 2)]);
    tomorrow["day"] = json!("2026-11-25");
    for refused in [plan(&clerk, &[(3, 2)]), plan(&carrier, &[]), plan(&carrier, &[(3, 0)]), tomorrow] {
        assert_eq!(house.manager.problem("/v1/rounds", refused).await, "field-invalid");
    }
    let overlapping = plan(&carrier, &[(3, 2), (4, 2)]);
    assert_eq!(house.manager.problem("/v1/rounds", overlapping).await, "field-invalid");
    house.round(&carrier, &[(3, 2), (5, 2)]).await;
    assert_eq!(house.manager.problem("/v1/rounds", plan(&carrier, &[(8, 2)])).await, "field-invalid");
    assert_eq!(house.administrator.problem("/v1/rounds", plan(&carrier, &[(8, 2)])).await, "not-allowed");
    assert_eq!(house.manager.get("/v1/rounds?day=2026-11-24").await.as_array().unwrap().len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_round_shows_its_visits_as_they_are_walked_and_each_address_read_is_recorded() {
    let house = House::open().await;
    let carrier = house.carrier("bastien.roche", Value::Null).await;
    let (round, windows) = house.round(&carrier, &[(3, 3), (6, 3)]).await;
    let streets = [("31 rue Haute", 1), ("9 rue Haute", 1), ("2 quai Bas", 1), ("1 rue Haute", 0)];
    for (number, (street, window)) in streets.into_iter().enumerate() {
        house.applicant(number, street).await.book(&windows[window]).await;
    }
    let page = house.manager.get(&format!("/v1/rounds/{round}")).await;
    let walked: Vec<&Value> =
        page["appointments"].as_array().unwrap().iter().map(|visit| &visit["address"]["line"]).collect();
    assert_eq!(walked, ["1 rue Haute", "2 quai Bas", "9 rue Haute", "31 rue Haute"]);
    assert_eq!(house.readings().await, 4);

    let carrier: AgentId = carrier.parse().unwrap();
    let lease = round_for_lease(&house.state, carrier, MORNING).await.unwrap().unwrap();
    assert_eq!(lease.round.id.to_string(), round);
    assert_eq!((lease.span.earliest, lease.span.latest), (MORNING, MORNING.plus_hours(8 + 24)));
    assert_eq!(lease.stops.iter().map(|stop| stop.order).collect::<Vec<_>>(), [0, 1, 2, 3]);
    let lines: Vec<&str> =
        lease.stops.iter().filter_map(|stop| Some(stop.address.as_ref()?.line.reveal().as_str())).collect();
    assert_eq!(lines, walked);
    assert!(round_for_lease(&house.state, carrier, MORNING.plus_hours(8)).await.unwrap().is_none());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_carrier_who_did_not_come_leaves_the_applicant_free_to_book_and_a_late_device_corrects_it() {
    let house = House::open().await;
    let carrier = house.carrier("bastien.roche", Value::Null).await;
    let (_, windows) = house.round(&carrier, &[(3, 1), (6, 1)]).await;
    let (one, two) = (house.applicant(1, "9 rue Haute").await, house.applicant(2, "2 quai Bas").await);
    let missed = text(&one.book(&windows[0]).await["id"]);
    house.manager.post(&format!("/v1/appointments/{missed}/missed"), Value::Null).await;
    let state = one.caller.get(&one.path("appointment")).await;
    assert_eq!(state["state"], json!("carrier-absent"));
    assert_eq!(one.caller.get(&one.path("status")).await["next_step"], json!("book-again"));
    assert_eq!(house.notices(NoticeKind::AppointmentCarrierAbsent).await, 1);

    let carrier: AgentId = carrier.parse().unwrap();
    checked(&house, &one.id, carrier, MORNING.plus_days(2)).await;
    assert_eq!(
        one.caller.get(&one.path("appointment")).await["state"],
        "carrier-absent",
        "another day's check"
    );
    checked(&house, &one.id, carrier, MORNING.plus_hours(4)).await;
    assert_eq!(one.caller.get(&one.path("appointment")).await["state"], AppointmentState::Done.word());

    two.book(&windows[1]).await;
    // A statement of two days before comes in late: the visit is still to come.
    nobody_home_at(&house, &two.id, carrier, MORNING.plus_days(-2)).await;
    assert_eq!(two.caller.get(&two.path("appointment")).await["state"], "booked");
    for _ in 0..2 {
        nobody_home(&house, &two.id, carrier).await;
    }
    assert_eq!(two.caller.get(&two.path("appointment")).await["state"], "applicant-absent");
    assert_eq!(house.notices(NoticeKind::AppointmentAbsent).await, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_visit_taken_from_a_carrier_is_called_off_when_that_carrier_had_already_done_it() {
    let house = House::open().await;
    let first = house.carrier("bastien.roche", Value::Null).await;
    let second = house.carrier("soraya.belkacem", Value::Null).await;
    let (_, from) = house.round(&first, &[(3, 1)]).await;
    let (_, to) = house.round(&second, &[(3, 1)]).await;
    let applicant = house.applicant(1, "9 rue Haute").await;
    applicant.book(&from[0]).await;
    applicant.caller.post(&applicant.path("appointment/move"), json!({ "window": to[0] })).await;

    // What happened at the old hour says nothing about the new one, until the registry finds that no other check is needed.
    nobody_home(&house, &applicant.id, first.parse().unwrap()).await;
    assert_eq!(applicant.caller.get(&applicant.path("appointment")).await["state"], "booked");
    checked(&house, &applicant.id, first.parse().unwrap(), MORNING.plus_hours(4)).await;
    assert_eq!(applicant.caller.get(&applicant.path("appointment")).await["state"], "booked");
    let (desk, enrolment) = (house.state.clone(), applicant.id.parse().unwrap());
    house.state.store.write(move |tx| bookings::end_needless(tx, &desk, enrolment)).await.unwrap();
    assert_eq!(applicant.caller.get(&applicant.path("appointment")).await["state"], "cancelled");
    assert_eq!(house.notices(NoticeKind::AppointmentAbsent).await, 0);
}

async fn checked(house: &House, enrolment: &str, agent: AgentId, at: Timestamp) {
    let (desk, enrolment): (_, EnrolmentId) = (house.state.clone(), enrolment.parse().expect("an id"));
    let made = Interval::at(at);
    let recorded =
        house.state.store.write(move |tx| bookings::record_check(tx, &desk, enrolment, agent, made));
    recorded.await.map_err(|refusal: Refusal| refusal.problem()).expect("recorded");
}

async fn nobody_home(house: &House, enrolment: &str, agent: AgentId) {
    nobody_home_at(house, enrolment, agent, Timestamp::MAX).await;
}

async fn nobody_home_at(house: &House, enrolment: &str, agent: AgentId, at: Timestamp) {
    let (desk, enrolment): (_, EnrolmentId) = (house.state.clone(), enrolment.parse().expect("an id"));
    let knocked = Interval::at(at);
    let recorded =
        house.state.store.write(move |tx| bookings::record_nobody_home(tx, &desk, enrolment, agent, knocked));
    recorded.await.map_err(|refusal: Refusal| refusal.problem()).expect("recorded");
}

#[tokio::test(flavor = "multi_thread")]
async fn who_waits_for_a_visit_and_what_has_not_come_back_are_listed() {
    let house = House::open().await;
    let carrier = house.carrier("bastien.roche", Value::Null).await;
    let (_, windows) = house.round(&carrier, &[(2, 3)]).await;
    let applicant = house.applicant(1, "9 rue Haute").await;
    let waiting = house.manager.get("/v1/visits/to-book").await;
    assert_eq!(waiting.as_array().map(Vec::len), Some(1));
    assert_eq!(waiting[0]["enrolment"], applicant.id);
    assert_eq!(waiting[0]["address"]["line"], "9 rue Haute");
    let readings = house.readings().await;
    assert!(readings > 0, "every reading of an address is recorded");
    applicant.book(&windows[0]).await;
    assert_eq!(house.manager.get("/v1/visits/to-book").await, json!([]));
    assert_eq!(house.manager.get("/v1/visits/not-back").await, json!([]));
    house.clock.advance_ms(12 * HOUR);
    let manager = house.signed_in_again().await;
    let overdue = manager.get("/v1/visits/not-back").await;
    assert_eq!(overdue[0]["carrier"], carrier);
    assert_eq!(overdue[0]["visits"].as_array().map(Vec::len), Some(1));
}
