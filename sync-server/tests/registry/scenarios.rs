//! The twenty scenarios that a registry with devices offline must get right, each played over the real rooms. What came of
//! one is told in words beside what is expected: `cargo xtask test scenarios` prints the table for both databases.

mod delivery;
mod duty;
mod people;
mod twins;

use crate::house::{House, manager};
use sync_server::bookings::{self, Asker, RoundPlan};
use terms::{AgentId, EnrolmentId, Timestamp, WindowId};

/// Tells what came of a scenario beside what is expected; both are words for a person.
#[expect(clippy::print_stdout, reason = "the table is made of what the tests print")]
fn tell(number: u8, story: &str, expected: &[&str], got: &[String]) {
    println!("scenario | {number} | {story} | {} | {}", expected.join("; "), got.join("; "));
    assert_eq!(got, expected, "scenario {number}: {story}");
}

/// A round of a carrier in so many days, of two hours with so many places. Gives its window.
async fn round(house: &House, carrier: AgentId, days: i64, places: u16) -> (WindowId, Timestamp) {
    let state = house.state.clone();
    let from = house.state.now().plus_days(days);
    let day = sync_server::local_time::LocalTime::MAINLAND.day_of(from).unwrap();
    let plan = RoundPlan { carrier, day, windows: vec![(from, from.plus_hours(2), places)] };
    let planned = house.write(move |tx| bookings::plan_round(tx, &state, &manager(), &plan)).await;
    (planned.windows[0].0.id, from)
}

async fn book(house: &House, enrolment: EnrolmentId, window: WindowId) {
    let state = house.state.clone();
    house.write(move |tx| bookings::book(tx, &state, enrolment, window, Asker::Applicant).map(|_| ())).await;
}

/// The word of the state of the newest appointment.
async fn appointment(house: &House, enrolment: EnrolmentId) -> &'static str {
    let newest = house.state.store.read(move |conn| bookings::newest_of(conn, enrolment));
    newest.await.unwrap().0.state.word()
}

/// How many identities are active and how many rest, in words.
async fn identities(house: &House) -> String {
    let [active, resting] = house.identities().await;
    format!("{active} active, {resting} resting")
}
