//! The demo's story: two people, a counter and a door, real processes. Each step says what happens and how
//! long it took; the journeys play the same steps.

mod backlog;
mod check;
mod packing;
mod report;

pub use backlog::leave;
pub use check::{check_document, do_all_but_conclude, finish_check, open_and_read};
pub use packing::pack;
pub use report::{Report, Step};

use crate::cast;
use crate::deployment::{Deployment, text};
use crate::measure;
use crate::people::Applicant;
use anyhow::ensure;
use serde_json::{Value, json};
use std::path::Path;

const HOUR_MS: i64 = 3_600_000;

/// Plays the story in a folder. `Ok` means that both identities became active.
pub async fn play(folder: &Path, now_ms: i64, report: &mut Report) -> anyhow::Result<Deployment> {
    report.begin("Draw the keys, start the server, furnish the office");
    let mut deployment = Deployment::found(folder).await?;
    report.end();
    counter(&deployment, report).await?;
    door(&mut deployment, now_ms, report).await?;
    report.records = measure::records(&deployment.device_folder("guichet 3"), &deployment.server_folder())?;
    report
        .records
        .extend(measure::records(&deployment.device_folder("tournée 12"), &deployment.server_folder())?);
    Ok(deployment)
}

/// The first applicant: online, then the counter.
async fn counter(deployment: &Deployment, report: &mut Report) -> anyhow::Result<()> {
    report.begin("Noémie enrols, confirms her phone by SMS code and chooses the counter");
    let server = deployment.server_folder();
    let noemie = Applicant::enrol(&deployment.url(), &server, &cast::NOEMIE, "counter").await?;
    report.end();

    report.begin("The counter's device is enrolled with a one-time code; Agathe enlists with hers");
    let (device, _) = deployment.equip("guichet 3", "clerk", cast::CLERK, &[]).await?;
    report.end();

    report.begin("Agathe fetches her lease and the accepted models");
    device.gesture("prepare", json!({})).await?;
    report.end();

    report.begin(
        "Noémie shows her invitation; Agathe reads the card, types two fields, looks, compares, concludes",
    );
    let voucher = noemie.voucher().await?;
    check_document(&device, json!({ "scanned": voucher.qr }), &cast::NOEMIE).await?;
    report.end();

    report.begin("The device delivers by itself; the registry keeps, opens, judges, activates");
    noemie.wait_for("activated").await?;
    report.end();
    let handed_in = device.gesture("deliver", json!({})).await?;
    report.answer("counter", json!({ "outbox": handed_in["outbox"], "traffic": handed_in["traffic"] }));
    ensure!(noemie.state().await? == "activated", "the first identity is not active");
    Ok(())
}

/// The second applicant: a booked visit, a day without the server, a round that hands itself in.
async fn door(deployment: &mut Deployment, now_ms: i64, report: &mut Report) -> anyhow::Result<()> {
    report.begin("Théodore enrols, confirms his phone and chooses home");
    let server = deployment.server_folder();
    let theodore = Applicant::enrol(&deployment.url(), &server, &cast::THEODORE, "home").await?;
    report.end();

    report.begin("The carrier's device is enrolled; Basile enlists");
    let (device, carrier) = deployment.equip("tournée 12", "carrier", cast::CARRIER, &[]).await?;
    report.end();

    report.begin("Odile opens a round with a window of two hours and books the visit");
    book_visit(deployment, &carrier, &theodore.enrolment, now_ms).await?;
    report.end();

    report.begin("Basile prepares his round: a signed lease, the address, the lists");
    let prepared = device.gesture("prepare", json!({})).await?;
    ensure!(prepared["round"]["visits"].as_array().is_some_and(|visits| visits.len() == 1), "one visit");
    report.end();

    report.begin("The server is stopped");
    let voucher = theodore.voucher().await?;
    deployment.stop_server()?;
    report.end();

    report.begin("At the door, without a network: invitation, passport, features, face, conclusion");
    let sealed = check_document(&device, json!({ "scanned": voucher.qr }), &cast::THEODORE).await?;
    ensure!(sealed["outbox"]["waiting"] == 1, "the check waits, sealed, on the device");
    report.end();

    report.begin("The server comes back; the round hands itself in; the identity becomes active");
    deployment.start_server()?;
    theodore.wait_for("activated").await?;
    report.end();

    report.begin("Basile sees the count: done, kept, nothing missing");
    let handed_in = device.gesture("deliver", json!({})).await?;
    let outbox = &handed_in["outbox"];
    ensure!(outbox["done"] == outbox["kept"] && outbox["waiting"] == 0, "something is missing: {outbox}");
    ensure!(
        handed_in["round"]["visits"].as_array().is_some_and(Vec::is_empty),
        "the visit is still readable"
    );
    report.answer("door", json!({ "outbox": outbox, "traffic": handed_in["traffic"] }));
    report.end();
    Ok(())
}

/// A round for today's hours, with one window, and the visit booked in it.
pub async fn book_visit(
    deployment: &Deployment,
    carrier: &str,
    enrolment: &str,
    now_ms: i64,
) -> anyhow::Result<Value> {
    let manager = deployment.manager().await?;
    let round = round_of(now_ms, carrier, 4);
    let round = manager.post("/v1/rounds", round).await?;
    let window = text(&round, "/windows/0/id")?;
    manager.post("/v1/appointments", json!({ "enrolment": enrolment, "window": window })).await
}

/// The calendar day in mainland France, as rounds are planned by it.
pub fn day_in_france(ms: i64) -> String {
    let instant = chrono::DateTime::from_timestamp_millis(ms).unwrap_or_default();
    instant.with_timezone(&chrono_tz::Europe::Paris).date_naive().to_string()
}

/// The body of a round whose only window begins in two hours.
pub fn round_of(now_ms: i64, carrier: &str, places: u16) -> Value {
    let from = now_ms + 2 * HOUR_MS;
    let day = day_in_france(from);
    json!({
        "carrier": carrier,
        "day": day,
        "windows": [{ "from": from, "to": from + 2 * HOUR_MS, "places": places }],
    })
}
