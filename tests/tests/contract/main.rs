//! The description of the server's routes against the server itself, by a tool that draws requests from it: as nobody, an
//! administrator, a manager and an applicant. One seed is one run. Owns who asks and what a fault is; must not know a
//! route. `cargo xtask test contract` installs the tool, and says *skipped* where it cannot be had.

mod drawn;

use device::{Host, Machine};
use drawn::{OF_BYTES, Run, program};
use serde_json::json;
use std::process::Command;
use testkit::cast;
use testkit::deployment::{Deployment, text};
use testkit::people::Applicant;
use testkit::story::{book_visit, round_of};

#[test]
fn the_description_is_valid() -> anyhow::Result<()> {
    let folder = tempfile::tempdir()?;
    let file = folder.path().join("openapi.json");
    std::fs::write(&file, sync_server::http::openapi_description().to_string())?;
    let judged = Command::new(program("openapi-spec-validator")?).arg(&file).output()?;
    anyhow::ensure!(judged.status.success(), "{}", String::from_utf8_lossy(&judged.stdout));
    Ok(())
}

#[tokio::test]
async fn whatever_is_asked_the_answer_is_one_that_is_described() -> anyhow::Result<()> {
    let folder = tempfile::tempdir()?;
    let deployment = Deployment::found(folder.path()).await?;
    let (known, applicant) = furnish(&deployment).await?;
    // Before anything is asked: wrong passwords make everybody at this address pause.
    let (administrator, manager) = (deployment.administrator().await?, deployment.manager().await?);
    let mut run = Run::against(&deployment, &known)?;
    run.ask("nobody", None, &["unsupported_method"], &["--exclude-path-regex", OF_BYTES])?;
    let only = ["--include-path-regex", "^/v1/enrolments/"];
    // With a wrong token there is no such enrolment: no check that it is refused as such.
    run.ask("applicant", Some(&applicant.continuation), &[], &only)?;
    let only = ["--include-path-regex", "^/v1/(rounds|windows|visits|appointments)"];
    run.ask("manager", Some(manager.token()), &["ignored_auth"], &only)?;
    // Last, since an administrator closes accounts; what ends the session that asks is asked by nobody only.
    let but = format!("{OF_BYTES}|sign-out");
    let but = ["--exclude-path-regex", but.as_str()];
    run.ask("administrator", Some(administrator.token()), &["ignored_auth"], &but)?;
    run.close()
}

/// People and things that exist, so that not everything that is asked is about nothing: their ids by what a path or a body
/// calls them.
async fn furnish(deployment: &Deployment) -> anyhow::Result<(serde_json::Value, Applicant)> {
    let now = Machine::at("/").clocks().wall.0;
    let (carrier, _) = deployment.add_agent("carrier", cast::CARRIER).await?;
    let administrator = deployment.administrator().await?;
    administrator.hire("spare", "Spare", "reviewer").await?;
    let device = json!({ "label": "guichet 1", "office": deployment.office });
    let device = text(&administrator.post("/v1/admin/devices", device).await?, "/id")?;
    let (url, server) = (deployment.url(), deployment.server_folder());
    let visited = Applicant::enrol(&url, &server, &cast::THEODORE, "home").await?;
    book_visit(deployment, &carrier, &visited.enrolment, now).await?;
    let manager = deployment.manager().await?;
    let round = manager.post("/v1/rounds", round_of(now + 86_400_000, &carrier, 3)).await?;
    let applicant = Applicant::enrol(&url, &server, &cast::LUDIVINE, "home").await?;
    let known = json!({
        "asks": cast::ADMINISTRATOR.0,
        "spare": "spare",
        "office": deployment.office,
        "offices": deployment.office,
        "agents": carrier,
        "carrier": carrier,
        "devices": device,
        "rounds": text(&round, "/id")?,
        "windows": text(&round, "/windows/0/id")?,
        "window": text(&round, "/windows/0/id")?,
        "appointments": text(&visited.get("appointment").await?, "/id")?,
        "enrolments": applicant.enrolment,
        "enrolment": applicant.enrolment,
    });
    Ok((known, applicant))
}
