//! The counter's part of the day that is cut: checks that a rule holds, cases that are left, the moment of the cut, and
//! two cases that nobody ends. Must not know who enrolled whom.

use super::people::People;
use crate::cast::LUDIVINE;
use crate::cast::neighbours::{APOLLINE, BERTILLE, HECTOR, HONORE, MELISANDE, TWIN};
use crate::deployment::Deployment;
use crate::process::DeviceProcess;
use crate::seal;
use crate::story::{check_document, do_all_but_conclude, open_and_read};
use anyhow::{Context, ensure};
use rusqlite::{Connection, OpenFlags};
use serde_json::{Value, json};
use std::path::Path;
use std::time::{Duration, Instant};

/// Cases that are left before the one that counts: enough for the server to be cut before it opened them.
const LEFT: u32 = 24;
const PATIENCE: Duration = Duration::from_secs(20);

/// Checks that a rule holds; one of them is confirmed by its applicant, one is contested.
pub(super) async fn held(
    deployment: &Deployment,
    counter: &DeviceProcess,
    people: &People,
) -> anyhow::Result<()> {
    check_document(counter, people.shown(&BERTILLE), &BERTILLE).await?;
    check_document(counter, people.shown(&TWIN), &TWIN).await?;
    let honore = people.of(&HONORE)?;
    check_document(counter, json!({ "none": honore.enrolment }), &HONORE).await?;
    counter.gesture("deliver", json!({})).await?;
    for person in [&BERTILLE, &TWIN, &HONORE] {
        people.of(person)?.wait_for("under-review").await.context(person.email)?;
    }
    let outbox = read(&deployment.device_folder("guichet 3").join("outbox.sqlite"))?;
    let last =
        "SELECT lower(hex(chain)), sequence FROM envelopes ORDER BY sealed_at DESC, sequence DESC LIMIT 1";
    let (chain, sequence): (String, i64) =
        outbox.query_row(last, [], |row| Ok((row.get(0)?, row.get(1)?)))?;
    honore.say_on_own_page("was-me", &format!("chain={chain}&sequence={sequence}")).await?;
    honore.wait_for("activated").await?;
    people.of(&TWIN)?.say_on_own_page("not-me", "").await
}

/// Leaves many cases, makes one check, hands all of it in, and cuts the server off before it opened any.
pub(super) async fn cut_while_opening(
    deployment: &mut Deployment,
    counter: DeviceProcess,
    people: &People,
) -> anyhow::Result<DeviceProcess> {
    let hector = json!({ "shown": { "none": people.of(&HECTOR)?.enrolment } });
    for _ in 0..LEFT {
        counter.gesture("open-case", hector.clone()).await?;
        counter.gesture("abandon", json!({ "reason": "applicant-leaves" })).await?;
    }
    check_document(&counter, people.shown(&LUDIVINE), &LUDIVINE).await?;
    let registry = read(&deployment.server_folder().join("registry.sqlite"))?;
    let waiting = || registry.query_row("SELECT count(*) FROM opening_work", [], |row| row.get::<_, u32>(0));
    let handing = tokio::spawn(async move {
        let _ = counter.try_gesture("deliver", json!({})).await;
        counter
    });
    let begun = Instant::now();
    while waiting()? <= LEFT {
        ensure!(begun.elapsed() < PATIENCE, "the server opens as fast as it keeps: play again");
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
    deployment.kill_server()?;
    ensure!(waiting()? > LEFT, "the server was quicker than the cut: play again");
    Ok(handing.await?)
}

/// Parks a case that wants nothing but the last key, and stops another in the middle of its fields; gives what
/// stands on the window.
pub(super) async fn half_done(counter: &DeviceProcess, people: &People) -> anyhow::Result<Value> {
    let by_letters = json!({ "typed": people.typed[APOLLINE.email] });
    open_and_read(counter, by_letters, &APOLLINE).await?;
    counter.gesture("read-visible-seal", json!({ "texts": [seal::of(&APOLLINE)] })).await?;
    do_all_but_conclude(counter, &APOLLINE).await?;
    counter.gesture("park", json!({})).await?;
    open_and_read(counter, people.shown(&MELISANDE), &MELISANDE).await?;
    let fields = json!({ "numberEnd": MELISANDE.number_end(), "expiry": MELISANDE.expiry() });
    counter.gesture("type-fields", fields).await?;
    let typing = json!({ "texts": { "given-names": "MELISANDE I" }, "focus": "given-names" });
    let left = counter.gesture("note", typing).await?;
    let case = &left["case"];
    let seen = json!({ "step": case["step"], "typed": case["typed"], "opened": case["opened"] });
    let held = &left["parked"][0];
    let held = json!({ "step": held["step"], "draft": held["draft"], "opened": held["opened"] });
    Ok(json!({ "case": seen, "entries": left["entries"], "focus": left["focus"], "held": held }))
}

fn read(file: &Path) -> anyhow::Result<Connection> {
    Ok(Connection::open_with_flags(file, OpenFlags::SQLITE_OPEN_READ_ONLY)?)
}
