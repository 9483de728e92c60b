//! The registry on PostgreSQL: moved there in the middle of its life, answered by another server when one dies, away
//! for a while, put back from a copy. Devices notice none of it.

use crate::deployment;
use anyhow::Context;
use rusqlite::{Connection, OpenFlags};
use serde_json::json;
use std::time::{Duration, Instant};
use testkit::cast;
use testkit::deployment::Deployment;
use testkit::people::Applicant;
use testkit::postgres::Postgres;
use testkit::process::{DeviceProcess, Running};
use testkit::story::check_document;

const PATIENCE: Duration = Duration::from_secs(40);
const NAME: &str = "registry";
const CHECKS: &str = "SELECT count(*) FROM registry.statements WHERE kind = 1";

/// Settings that name a database, before those that are there; copies every so many seconds.
fn settings(deployment: &Deployment, server: &Postgres, every: u32) -> anyhow::Result<String> {
    let there = std::fs::read_to_string(deployment.server_folder().join("server.toml"))?;
    let (_, tables) = there.split_at(there.find('[').unwrap_or(0));
    let tables = tables.split("[backup]").next().unwrap_or_default();
    let address = server.database(NAME)?;
    let shared = deployment.server_folder().join("wrapping-keys");
    let shared = format!("[wrapping]\nfolder = \"{}\"", shared.display());
    Ok(format!("database = \"{address}\"\n{tables}\n[backup]\nevery_seconds = {every}\n{shared}\n"))
}

/// Stops the server, changes its settings, does something, and starts it again.
fn between(deployment: &mut Deployment, settings: &str, command: Option<&[&str]>) -> anyhow::Result<()> {
    let file = deployment.server_folder().join("server.toml");
    deployment.stop_server()?;
    deployment.set(settings)?;
    if let Some(command) = command {
        deployment.command(&[command, &["--config", &file.to_string_lossy()]].concat())?;
    }
    deployment.start_server()
}

async fn check(device: &DeviceProcess, applicant: &Applicant, person: &cast::Person) -> anyhow::Result<()> {
    check_document(device, json!({ "scanned": applicant.voucher().await?.qr }), person).await?;
    Ok(())
}

async fn until(what: &str, mut is_so: impl FnMut() -> bool) -> anyhow::Result<()> {
    let begun = Instant::now();
    while !is_so() {
        anyhow::ensure!(begun.elapsed() < PATIENCE, "{what}: not after {PATIENCE:?}");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    Ok(())
}

#[tokio::test]
async fn a_registry_moves_to_postgresql_and_another_server_takes_over_when_one_dies() -> anyhow::Result<()> {
    let postgres = Postgres::start(false)?;
    let (folder, mut deployment) = deployment().await?;
    let first = deployment.server_folder();
    let noemie = Applicant::enrol(&deployment.url(), &first, &cast::NOEMIE, "counter").await?;
    let ludivine = Applicant::enrol(&deployment.url(), &first, &cast::LUDIVINE, "counter").await?;
    let (device, _) = deployment.equip("guichet", "clerk", cast::CLERK, &[]).await?;
    device.gesture("prepare", json!({})).await?;
    check(&device, &noemie, &cast::NOEMIE).await?;
    noemie.wait_for("activated").await?;

    let shown = ludivine.voucher().await?.qr;
    let settings = settings(&deployment, &postgres, 100_000)?;
    between(&mut deployment, &settings, Some(&["move"]))?;
    assert!(!first.join("registry.sqlite").exists() && first.join("moved-registry.sqlite").exists());
    assert_eq!(postgres.say(NAME, CHECKS)?, "1", "what was there came along");
    let of_file = "SELECT count(*) FROM enrolment_keys.enrolment_keys WHERE wrapped_by = 1";
    assert_eq!(postgres.say(NAME, of_file)?, "0", "nothing there was ever wrapped by the key that stays");
    check_document(&device, json!({ "scanned": shown }), &cast::LUDIVINE).await?;
    ludivine.wait_for("activated").await?;

    // A second server with the same keys, beside the first; then in its place.
    let second = folder.path().join("second");
    std::fs::create_dir_all(second.join("keys"))?;
    for key in std::fs::read_dir(first.join("keys"))? {
        let key = key?;
        std::fs::copy(key.path(), second.join("keys").join(key.file_name()))?;
    }
    std::fs::copy(first.join("wrapping.key"), second.join("wrapping.key"))?;
    let address = deployment.url().trim_start_matches("http://").to_owned();
    let (data, file) = (second.to_string_lossy(), first.join("server.toml"));
    let serve = |listen: &str, public: &str| {
        let arguments = ["serve", "--data", &data, "--config", &file.to_string_lossy(), "--listen", listen];
        Running::start("sync-server", &[&arguments[..], &["--public-url", public]].concat(), &second)
    };
    let public = deployment.url().replace("127.0.0.1", "localhost");
    let beside = serve("127.0.0.1:0", &public)?;
    let sidonie = Applicant::enrol(&beside.url(), &second, &cast::SIDONIE, "counter").await?;
    let shown = sidonie.voucher().await?.qr;
    beside.stop()?;
    deployment.kill_server()?;
    check_document(&device, json!({ "scanned": shown }), &cast::SIDONIE).await?;
    let _instead = serve(&address, &public)?;
    until("the check reached the second server", || {
        postgres.say(NAME, CHECKS).is_ok_and(|count| count == "3")
    })
    .await?;
    assert_eq!(postgres.say(NAME, "SELECT count(*) FROM registry.identities WHERE state = 1")?, "3");
    Ok(())
}

#[tokio::test]
async fn a_database_that_dies_and_is_put_back_from_a_copy_costs_no_check() -> anyhow::Result<()> {
    let postgres = Postgres::start(false)?;
    let (_folder, mut deployment) = deployment().await?;
    let often = settings(&deployment, &postgres, 1)?;
    between(&mut deployment, &often, Some(&["move"]))?;
    let server = deployment.server_folder();
    let mut applicants = Vec::new();
    for person in [cast::NOEMIE, cast::LUDIVINE, cast::SIDONIE] {
        applicants.push((Applicant::enrol(&deployment.url(), &server, &person, "counter").await?, person));
    }
    let (device, _) = deployment.equip("guichet", "clerk", cast::CLERK, &[]).await?;
    device.gesture("prepare", json!({})).await?;
    check(&device, &applicants[0].0, &applicants[0].1).await?;
    applicants[0].0.wait_for("activated").await.context("before")?;
    // A copy of it was read back, so the device lets go of what it holds.
    let outbox = deployment.device_folder("guichet").join("outbox.sqlite");
    until("the device let go", || {
        let conn = Connection::open_with_flags(&outbox, OpenFlags::SQLITE_OPEN_READ_ONLY);
        let held = "SELECT count(*) FROM envelopes WHERE envelope IS NOT NULL";
        conn.and_then(|conn| conn.query_row(held, [], |row| row.get::<_, i64>(0)))
            .is_ok_and(|count| count == 0)
    })
    .await?;

    let seldom = settings(&deployment, &postgres, 100_000)?;
    between(&mut deployment, &seldom, None)?;
    until("a copy stands", || deployment.newest_copy().is_ok()).await?;
    tokio::time::sleep(Duration::from_secs(2)).await;
    let copy = deployment.newest_copy()?;
    let shown = applicants[1].0.voucher().await?.qr;
    // The database dies under the server; the check waits on the device until it is back.
    postgres.restart("stop -m immediate")?;
    check_document(&device, json!({ "scanned": shown }), &applicants[1].1).await?;
    postgres.restart("start")?;
    until("the check reached the database that was away", || {
        postgres.say(NAME, CHECKS).is_ok_and(|count| count == "2")
    })
    .await?;
    applicants[1].0.wait_for("activated").await.context("after the database died")?;
    assert_eq!(postgres.say(NAME, CHECKS)?, "2");

    between(&mut deployment, &seldom, Some(&["restore", &copy.to_string_lossy()]))?;
    until("the device sent again what the copy lacked", || {
        postgres.say(NAME, CHECKS).is_ok_and(|count| count == "2")
    })
    .await?;
    applicants[1].0.wait_for("activated").await.context("after the restore")?;
    check(&device, &applicants[2].0, &applicants[2].1).await?;
    applicants[2].0.wait_for("activated").await.context("in the end")?;
    let aside =
        "SELECT count(*) FROM information_schema.schemata WHERE schema_name LIKE 'registry\\_replaced\\_%'";
    assert_eq!(postgres.say(NAME, aside)?, "1", "what stood there is kept beside it");
    Ok(())
}
