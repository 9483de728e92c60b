//! The rest of the day that was cut: the registry opens what it had kept, devices deliver what they had sealed, a case
//! is taken up where it was left, a visit stays booked, a revoked device stays revoked. One story for every version
//! that is kept. Must not know where the registry lies.

use crate::afterwards;
use crate::installation::Installation;
use crate::registry::Registry;
use anyhow::{Context, ensure};
use serde_json::{Value, json};
use std::time::{Duration, Instant};
use testkit::cast::neighbours::{ADELE, APOLLINE, ELOI, LEONIE, MELISANDE};
use testkit::cast::{self, GASPARD, LUDIVINE, Person, SIDONIE};
use testkit::deployment::text;
use testkit::people::{Applicant, Staff};
use testkit::process::DeviceProcess;
use testkit::security_key::SecurityKey;
use testkit::story::finish_check;

const PATIENCE: Duration = Duration::from_secs(40);
/// Whose state the day changes, and to which; everybody else stays where they were.
const BECOME: [(&Person, &str); 6] = [
    (&LUDIVINE, "activated"),
    (&SIDONIE, "activated"),
    (&MELISANDE, "activated"),
    (&APOLLINE, "activated"),
    (&ELOI, "activated"),
    (&ADELE, "under-review"),
];

/// Today's server starts on it, and the day ends.
pub async fn ends(kept: &Installation) -> anyhow::Result<()> {
    let registry = Registry::start(kept).await?;
    kept.is_reached_at(&registry.url)?;
    applicant(kept, &registry.url, &LUDIVINE)?.wait_for("activated").await.context("kept, not opened")?;
    rest(kept).await.context("what was kept is opened, and everybody judged again")?;
    stand_as_they_did(kept, &registry.url, &[&LUDIVINE]).await?;
    orders_hold(kept, &registry.url).await?;
    at_the_counter(kept, &registry.url).await?;
    on_the_round(kept, &registry.url).await?;
    rest(kept).await.context("what was delivered is opened")?;
    let all: Vec<&Person> = BECOME.iter().map(|(person, _)| *person).collect();
    stand_as_they_did(kept, &registry.url, &all).await?;
    registry.stop().await?;
    afterwards::nothing_is_lost(kept)?;
    // Another start, as after the next update: the witness and the copies agree with what is there.
    Registry::start(kept).await?.stop().await
}

/// Waits until nothing waits to be opened, and nobody to be judged.
async fn rest(kept: &Installation) -> anyhow::Result<()> {
    let begun = Instant::now();
    loop {
        let waiting = afterwards::waiting(&kept.look()?)?;
        if waiting.is_empty() {
            return Ok(());
        }
        ensure!(begun.elapsed() < PATIENCE, "after {PATIENCE:?} still {waiting:?}");
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
}

fn applicant(kept: &Installation, url: &str, person: &Person) -> anyhow::Result<Applicant> {
    let found = kept.people(url).into_iter().find(|(name, ..)| name == person.email);
    found.map(|(_, applicant, _)| applicant).with_context(|| format!("{} has no enrolment", person.email))
}

/// Those named are where the day takes them, all others where the fixture left them.
async fn stand_as_they_did(kept: &Installation, url: &str, moved: &[&Person]) -> anyhow::Result<()> {
    for (name, applicant, before) in kept.people(url) {
        let is_moved =
            |one: &&(&Person, &str)| one.0.email == name && moved.iter().any(|person| person.email == name);
        let expected = BECOME.iter().find(is_moved).map_or(before.as_str(), |(_, state)| *state);
        let found = applicant.state().await?;
        ensure!(found == expected, "{name} is {found}, not {expected}");
    }
    Ok(())
}

async fn signed_in(kept: &Installation, device: &str) -> anyhow::Result<(DeviceProcess, Value)> {
    let running = kept.start(device)?;
    let agent = text(&running.gesture("snapshot", json!({})).await?, "/agents/0/id")?;
    let signed_in = running.gesture("sign-in", json!({ "agent": agent, "pin": cast::PIN })).await?;
    Ok((running, signed_in))
}

/// Everything in the outbox is delivered, and nothing of it set aside.
async fn hand_in(device: &DeviceProcess) -> anyhow::Result<Value> {
    let handed_in = device.gesture("deliver", json!({})).await?;
    let outbox = &handed_in["outbox"];
    let is_all = outbox["done"] == outbox["kept"] && outbox["waiting"] == 0 && outbox["quarantined"] == 0;
    ensure!(is_all, "something is missing: {outbox}");
    Ok(handed_in)
}

/// The device and the agent that were sent away stay away; what the device had sealed is kept, and counts for nobody.
async fn orders_hold(kept: &Installation, url: &str) -> anyhow::Result<()> {
    let (device, _) = signed_in(kept, "revoked").await?;
    hand_in(&device).await?;
    applicant(kept, url, &ADELE)?.wait_for("under-review").await?;
    let refused = device.try_gesture("prepare", json!({})).await?.err();
    ensure!(refused.is_some_and(|refused| refused.problem == "not-allowed"), "a revoked device works");
    let administrator = Staff::sign_in(url, cast::ADMINISTRATOR.0, &SecurityKey::of([7; 32])).await?;
    let devices = administrator.get("/v1/admin/devices").await?;
    let revoked = devices.as_array().into_iter().flatten().filter(|device| !device["revoked_at"].is_null());
    ensure!(revoked.count() == 1, "one device is revoked: {devices}");
    Ok(())
}

/// The case that was half done goes on at the same field; the one parked wants its last key still.
async fn at_the_counter(kept: &Installation, url: &str) -> anyhow::Result<()> {
    let (device, opened) = signed_in(kept, "counter").await?;
    // What is parked was called held when the fixture was made.
    let places =
        [("case", "case", ["step", "typed", "opened"]), ("held", "parked/0", ["step", "draft", "opened"])];
    for (noted, shown, fields) in places {
        for field in fields {
            let before = kept.told(&format!("/draft/{noted}/{field}"));
            let now = opened.pointer(&format!("/{shown}/{field}"));
            ensure!(!before.is_null() && now == Some(before), "{shown} {field}: {now:?}, not {before}");
        }
    }
    for shown in ["entries", "focus"] {
        let before = kept.told(&format!("/draft/{shown}"));
        ensure!(opened[shown] == *before, "{shown}: {} instead of {before}", opened[shown]);
    }
    hand_in(&device).await?;
    applicant(kept, url, &SIDONIE)?.wait_for("activated").await.context("sealed, not delivered")?;
    finish_check(&device, &MELISANDE).await?;
    let held = device.gesture("resume", json!({ "draft": kept.told("/draft/held/draft") })).await?;
    let seal = &held["case"]["seal"]["outcome"];
    ensure!(*seal == "verified", "the seal was worth something when it was read: {seal}");
    device.gesture("conclude", json!({})).await?;
    hand_in(&device).await?;
    applicant(kept, url, &MELISANDE)?.wait_for("activated").await.context("half done")?;
    applicant(kept, url, &APOLLINE)?.wait_for("activated").await.context("parked")?;
    Ok(())
}

/// The round hands itself in; the visit that nobody made is still promised.
async fn on_the_round(kept: &Installation, url: &str) -> anyhow::Result<()> {
    let (device, opened) = signed_in(kept, "carrier").await?;
    let gaspard = applicant(kept, url, &GASPARD)?;
    let visits = opened["round"]["visits"].as_array().cloned().unwrap_or_default();
    let open = visits.iter().find(|visit| visit["enrolment"] == gaspard.enrolment.as_str());
    let open = open.with_context(|| format!("the visit is not in the round: {visits:?}"))?;
    ensure!(open["sealedAs"].is_null(), "{open}");
    hand_in(&device).await?;
    applicant(kept, url, &ELOI)?.wait_for("activated").await.context("sealed at the door")?;
    let leonie = applicant(kept, url, &LEONIE)?;
    let begun = Instant::now();
    while leonie.get("appointment").await?["state"] != "applicant-absent" {
        ensure!(begun.elapsed() < PATIENCE, "the visit is not shown as missed");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    let (promised, before) = (gaspard.get("appointment").await?, kept.told("/visit"));
    for field in ["id", "state", "from", "to"] {
        ensure!(promised[field] == before[field], "{field}: {promised} instead of {before}");
    }
    Ok(())
}
