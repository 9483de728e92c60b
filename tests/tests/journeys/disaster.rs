//! What comes back after a loss: the server from a copy, a device from an older image. Nothing that anybody was
//! told is kept may be missing in the end.

use crate::deployment;
use rusqlite::{Connection, OpenFlags};
use serde_json::json;
use std::path::Path;
use std::time::{Duration, Instant};
use testkit::cast;
use testkit::deployment::Deployment;
use testkit::people::Applicant;
use testkit::process::DeviceProcess;
use testkit::story::check_document;

const PATIENCE: Duration = Duration::from_secs(30);
/// Copies every second; and never again within a test.
const OFTEN: &str = "[backup]\nevery_seconds = 1\n";
const NEVER: &str = "[backup]\nevery_seconds = 100000\n";

fn asked<T: rusqlite::types::FromSql>(file: &Path, question: &str) -> anyhow::Result<T> {
    let conn = Connection::open_with_flags(file, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    conn.busy_timeout(Duration::from_secs(5))?;
    Ok(conn.query_row(question, [], |row| row.get(0))?)
}

/// Waits until a question has that answer.
async fn until(file: &Path, question: &str, wanted: i64) -> anyhow::Result<()> {
    let begun = Instant::now();
    let mut last = None;
    while begun.elapsed() < PATIENCE {
        last = asked::<i64>(file, question).ok();
        if last == Some(wanted) {
            return Ok(());
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    anyhow::bail!("{question}: {last:?}, not {wanted}")
}

fn restart(deployment: &mut Deployment, settings: &str) -> anyhow::Result<()> {
    deployment.kill_server()?;
    deployment.set(settings)?;
    deployment.start_server()
}

async fn check(device: &DeviceProcess, applicant: &Applicant, person: &cast::Person) -> anyhow::Result<()> {
    let voucher = applicant.voucher().await?;
    check_document(device, json!({ "scanned": voucher.qr }), person).await?;
    applicant.wait_for("activated").await?;
    Ok(())
}

#[tokio::test]
async fn a_server_restored_from_a_copy_is_refilled_by_its_devices_and_told_its_orders_again()
-> anyhow::Result<()> {
    let (_folder, mut deployment) = deployment().await?;
    let (server, registry) = (deployment.server_folder(), deployment.server_folder().join("registry.sqlite"));
    restart(&mut deployment, OFTEN)?;
    let early = Applicant::enrol(&deployment.url(), &server, &cast::NOEMIE, "counter").await?;
    let late = Applicant::enrol(&deployment.url(), &server, &cast::LUDIVINE, "counter").await?;
    let (device, _) = deployment.equip("guichet", "clerk", cast::CLERK, &[]).await?;
    let (lost, _) = deployment.equip("perdu", "clerk", cast::CARRIER, &[]).await?;
    device.gesture("prepare", json!({})).await?;
    check(&device, &early, &cast::NOEMIE).await?;
    // Once a copy was read back, the device lets go of what it holds: the safe mark has passed it.
    let outbox = deployment.device_folder("guichet").join("outbox.sqlite");
    until(&outbox, "SELECT count(*) FROM envelopes WHERE envelope IS NOT NULL", 0).await?;

    restart(&mut deployment, NEVER)?;
    tokio::time::sleep(Duration::from_millis(1500)).await;
    let copy = deployment.newest_copy()?;
    // The lease of the second check is younger than the copy too.
    device.gesture("prepare", json!({})).await?;
    check(&device, &late, &cast::LUDIVINE).await?;
    let received = "SELECT first_received FROM envelopes ORDER BY first_received DESC LIMIT 1";
    let first_received: i64 = asked(&registry, received)?;
    let administrator = deployment.administrator().await?;
    let devices = administrator.get("/v1/admin/devices").await?;
    let id = devices.as_array().into_iter().flatten().find(|device| device["label"] == "perdu");
    let id = id.and_then(|device| device["id"].as_str()).unwrap_or_default().to_owned();
    administrator.try_post(&format!("/v1/admin/devices/{id}/revoke"), json!({ "reason": "lost" })).await?;
    drop(lost);

    deployment.kill_server()?;
    std::fs::remove_file(&registry)?;
    deployment.command(&["restore", copy.to_str().unwrap_or_default()])?;
    let statements = "SELECT count(*) FROM statements WHERE kind = 1";
    assert_eq!(asked::<i64>(&registry, statements)?, 1, "the copy is older than the second check");
    deployment.start_server()?;
    until(&registry, statements, 2).await?;
    assert_eq!(asked::<i64>(&registry, received)?, first_received, "the first received time stands");
    late.wait_for("activated").await?;
    let told = device.gesture("deliver", json!({})).await?;
    assert_eq!(told["ledger"]["state"], "restored", "said, and no alarm: whoever restored had it signed");
    let devices = deployment.administrator().await?.get("/v1/admin/devices").await?;
    let doubts = devices.as_array().into_iter().flatten().filter(|one| one["ledger_doubted_at"].is_number());
    assert_eq!(doubts.count(), 0, "{devices}");
    assert_eq!(asked::<i64>(&registry, "SELECT count(*) FROM devices WHERE revoked_at IS NOT NULL")?, 1);
    assert_eq!(
        asked::<i64>(&registry, "SELECT value = x'01' FROM registry_state WHERE name = 'notices-paused'")?,
        1
    );
    let administrator = deployment.administrator().await?;
    assert_eq!(administrator.get("/v1/admin/notices").await?["paused"], true);
    assert_eq!(deployment.manager().await?.try_post("/v1/admin/notices/resume", json!({})).await?.0, 403);
    assert_eq!(administrator.try_post("/v1/admin/notices/resume", json!({})).await?.0, 201);
    assert_eq!(administrator.get("/v1/admin/notices").await?["paused"], false);
    Ok(())
}

#[tokio::test]
async fn no_server_starts_on_a_database_that_is_older_than_its_witness() -> anyhow::Result<()> {
    let (_folder, mut deployment) = deployment().await?;
    let registry = deployment.server_folder().join("registry.sqlite");
    restart(&mut deployment, OFTEN)?;
    let older = deployment.server_folder().join("older.sqlite");
    deployment.command(&["backup", &older.to_string_lossy()])?;
    let _device = deployment.equip("guichet", "clerk", cast::CLERK, &[]).await?;
    let witness = deployment.server_folder().join("backup").join("witness.toml");
    let entries: i64 = asked(&registry, "SELECT count(*) FROM ledger")?;
    let begun = Instant::now();
    while !std::fs::read_to_string(&witness).unwrap_or_default().contains(&format!("safe = {entries}\n")) {
        anyhow::ensure!(begun.elapsed() < PATIENCE, "the witness never saw {entries} entries");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    deployment.stop_server()?;
    for suffix in ["-wal", "-shm"] {
        let _ = std::fs::remove_file(format!("{}{suffix}", registry.display()));
    }
    std::fs::copy(&older, &registry)?;
    assert!(deployment.start_server().is_err(), "a server started on an older database");
    let copy = deployment.newest_copy()?;
    let refused = deployment.command(&["restore", &older.to_string_lossy()]);
    assert!(refused.is_err(), "devices were told that more is safe");
    deployment.command(&["restore", &copy.to_string_lossy()])?;
    deployment.start_server()
}

#[tokio::test]
async fn a_device_restored_from_an_older_image_goes_on_in_another_chain_and_loses_no_new_check()
-> anyhow::Result<()> {
    let (_folder, deployment) = deployment().await?;
    let (server, registry) = (deployment.server_folder(), deployment.server_folder().join("registry.sqlite"));
    let people = [cast::NOEMIE, cast::LUDIVINE, cast::SIDONIE];
    let mut applicants = Vec::new();
    for person in &people {
        applicants.push(Applicant::enrol(&deployment.url(), &server, person, "counter").await?);
    }
    let flags = ["--no-delivery"];
    let (device, agent) = deployment.equip("guichet", "clerk", cast::CLERK, &flags).await?;
    device.gesture("prepare", json!({})).await?;
    device.gesture("deliver", json!({})).await?;
    device.kill();
    let folder = deployment.device_folder("guichet");
    let image = tempfile::tempdir()?;
    copy_files(&folder, image.path())?;

    let device = DeviceProcess::start(&folder, &flags)?;
    device.gesture("sign-in", json!({ "agent": agent, "pin": cast::PIN })).await?;
    check_document(&device, json!({ "scanned": applicants[0].voucher().await?.qr }), &people[0]).await?;
    device.gesture("deliver", json!({})).await?;
    applicants[0].wait_for("activated").await?;
    device.kill();

    // The older image takes a number that is taken, finds out, and goes on in a chain of its own.
    std::fs::remove_dir_all(&folder)?;
    copy_files(image.path(), &folder)?;
    let device = DeviceProcess::start(&folder, &flags)?;
    device.gesture("sign-in", json!({ "agent": agent, "pin": cast::PIN })).await?;
    check_document(&device, json!({ "scanned": applicants[1].voucher().await?.qr }), &people[1]).await?;
    device.gesture("deliver", json!({})).await?;
    assert_eq!(asked::<i64>(&registry, "SELECT count(*) FROM tamper_cases")?, 1, "kept as evidence");
    check_document(&device, json!({ "scanned": applicants[2].voucher().await?.qr }), &people[2]).await?;
    device.gesture("deliver", json!({})).await?;
    applicants[2].wait_for("activated").await?;
    assert_eq!(asked::<i64>(&registry, "SELECT count(*) FROM chains")?, 2);
    Ok(())
}

fn copy_files(from: &Path, to: &Path) -> anyhow::Result<()> {
    std::fs::create_dir_all(to)?;
    for entry in std::fs::read_dir(from)? {
        let entry = entry?;
        if entry.file_type()?.is_file() {
            std::fs::copy(entry.path(), to.join(entry.file_name()))?;
        }
    }
    Ok(())
}
