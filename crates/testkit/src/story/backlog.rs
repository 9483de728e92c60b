//! A day that is cut in its middle: after the story, neighbours come in every state there is, then the server's power
//! goes while it still has to open what it kept, and both devices go on without it. What lies there in the end is an
//! installation with a backlog under way on both sides. Must not know what a later version makes of it.

mod counter;
mod people;

use super::{Report, check_document};
use crate::cast::neighbours::{
    ADELE, APOLLINE, BERTILLE, ELOI, HECTOR, HONORE, LEONIE, MELISANDE, QUENTIN, TIPHAINE, TWIN,
};
use crate::cast::{self, GASPARD, LUDIVINE, SIDONIE};
use crate::deployment::{Deployment, text};
use crate::people::{Applicant, Shown};
use crate::process::DeviceProcess;
use anyhow::{Context, ensure};
use counter::{cut_while_opening, half_done, held};
use people::People;
use serde_json::{Map, Value, json};

/// Somebody set the counter's clock back, so that the registry remarks on it.
const SET_BACK_MS: i64 = 25 * 60_000;

/// Goes on after the story until a backlog is under way, and stops everything where it stands; gives what somebody who
/// finds it has to know.
pub async fn leave(deployment: &mut Deployment, report: &mut Report) -> anyhow::Result<Value> {
    report.begin("Neighbours enrol; one withdraws, one never confirms, one card is stopped");
    let people = enrol(deployment).await?;
    report.end();
    report.begin("A device seals a check and is revoked before it delivers; its clerk is closed");
    revoked(deployment, &people).await?;
    report.end();
    report.begin("The counter opens; checks are held, confirmed, contested");
    let counter = signed_in(deployment, "guichet 3", -SET_BACK_MS).await?;
    counter.gesture("prepare", json!({})).await?;
    held(deployment, &counter, &people).await?;
    report.end();
    report.begin("Three visits are booked; Basile prepares his round");
    let carrier = signed_in(deployment, "tournée 12", 0).await?;
    let visit = book(deployment, &people).await?;
    carrier.gesture("prepare", json!({})).await?;
    report.end();
    report.begin("The server is cut off while it opens what it kept");
    let told = people.told().await?;
    let counter = cut_while_opening(deployment, counter, &people).await?;
    report.end();
    report.begin("Counter and carrier go on without it; one case is left half done");
    check_document(&counter, people.shown(&SIDONIE), &SIDONIE).await?;
    let draft = half_done(&counter, &people).await?;
    check_document(&carrier, people.shown(&ELOI), &ELOI).await?;
    let sealed =
        carrier.gesture("nobody-home", json!({ "enrolment": people.of(&LEONIE)?.enrolment })).await?;
    for device in [&counter, &carrier] {
        device.gesture("sign-out", json!({})).await?;
    }
    report.end();
    let (at, registry) = (&sealed["now"], deployment.url());
    Ok(json!({ "at": at, "registry": registry, "people": told, "visit": visit, "draft": draft }))
}

async fn enrol(deployment: &Deployment) -> anyhow::Result<People> {
    let (url, server) = (deployment.url(), deployment.server_folder());
    let mut people = People { known: Vec::new(), shown: Map::new(), typed: Map::new() };
    let at_the_counter =
        [LUDIVINE, SIDONIE, MELISANDE, APOLLINE, BERTILLE, HECTOR, TIPHAINE, ADELE, HONORE, TWIN];
    for (route, some) in [("counter", at_the_counter.as_slice()), ("home", &[GASPARD, ELOI, LEONIE])] {
        for person in some {
            let applicant = Applicant::enrol(&url, &server, person, route).await?;
            let Shown { qr, typed } = applicant.voucher().await?;
            people.shown.insert(person.email.to_owned(), qr.into());
            people.typed.insert(person.email.to_owned(), typed.into());
            people.known.push((person.email, applicant));
        }
    }
    people.known.push((QUENTIN.email, Applicant::declare(&url, &QUENTIN).await?));
    people.of(&TIPHAINE)?.say_on_own_page("withdraw", "").await?;
    let stopped = json!({ "kind": "identity-card", "issuer": "FRA", "number": BERTILLE.document.number });
    let (status, _) = deployment.administrator().await?.try_post("/v1/admin/stop-list", stopped).await?;
    ensure!(status < 300, "the card was not stopped: {status}");
    Ok(people)
}

/// A device of the story, started again, its agent signed in; it delivers only when it is told to.
async fn signed_in(deployment: &Deployment, name: &str, shift_ms: i64) -> anyhow::Result<DeviceProcess> {
    let flags = ["--no-delivery", "--wall-shift-ms", &shift_ms.to_string()];
    let device = DeviceProcess::start(&deployment.device_folder(name), &flags)?;
    let agent = text(&device.gesture("snapshot", json!({})).await?, "/agents/0/id")?;
    device.gesture("sign-in", json!({ "agent": agent, "pin": cast::PIN })).await?;
    Ok(device)
}

async fn revoked(deployment: &Deployment, people: &People) -> anyhow::Result<()> {
    let who = ("cyprien", "Cyprien Aubier");
    let (device, agent) = deployment.equip("guichet 4", "clerk", who, &["--no-delivery"]).await?;
    device.gesture("prepare", json!({})).await?;
    check_document(&device, people.shown(&ADELE), &ADELE).await?;
    device.gesture("sign-out", json!({})).await?;
    let administrator = deployment.administrator().await?;
    let devices = administrator.get("/v1/admin/devices").await?;
    let id = devices.as_array().into_iter().flatten().find(|listed| listed["label"] == "guichet 4");
    let id = id.and_then(|listed| listed["id"].as_str()).context("the device is listed")?;
    for (path, body) in [
        (format!("/v1/admin/devices/{id}/revoke"), json!({ "reason": "lost" })),
        (format!("/v1/admin/agents/{agent}/close"), json!({})),
    ] {
        let (status, _) = administrator.try_post(&path, body).await?;
        ensure!(status == 204, "{path}: {status}");
    }
    Ok(())
}

/// Books the visits in the window of the story's round; gives the one that nobody makes before all is stopped.
async fn book(deployment: &Deployment, people: &People) -> anyhow::Result<Value> {
    let manager = deployment.manager().await?;
    // What a manager reads of addresses is written down.
    manager.get("/v1/visits/to-book").await?;
    let windows = people.of(&GASPARD)?.get("windows").await?;
    let window = text(&windows, "/0/id")?;
    for person in [&ELOI, &LEONIE, &GASPARD] {
        let body = json!({ "enrolment": people.of(person)?.enrolment, "window": window });
        manager.post("/v1/appointments", body).await?;
    }
    people.of(&GASPARD)?.get("appointment").await
}
