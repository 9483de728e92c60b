//! Somebody who writes to the database and to the witness beside it makes another past, while no server runs. Devices lie
//! elsewhere: each remembers what the registry signed.

use super::at_rest::make_anew;
use crate::deployment;
use anyhow::ensure;
use rusqlite::{Connection, OpenFlags};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::time::Duration;
use testkit::cast;
use testkit::deployment::{Deployment, text};
use testkit::people::Applicant;
use testkit::process::DeviceProcess;
use testkit::story::check_document;

/// Nothing is delivered but when told: what a device knows does not depend on how fast it is.
const BY_HAND: &[&str] = &["--no-delivery"];
/// Copies every second: soon all that was kept is called safe.
const OFTEN: &str = "[backup]\nevery_seconds = 1\n";

struct Scene {
    _folder: tempfile::TempDir,
    deployment: Deployment,
    device: DeviceProcess,
    agent: String,
    database: PathBuf,
    outbox: PathBuf,
}

fn count(file: &Path, question: &str) -> anyhow::Result<i64> {
    let conn = Connection::open_with_flags(file, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    conn.busy_timeout(Duration::from_secs(5))?;
    Ok(conn.query_row(question, [], |row| row.get(0))?)
}

impl Scene {
    /// A device that delivered a check and knows how far the ledger was. Nothing of it was called safe yet.
    async fn set() -> anyhow::Result<Self> {
        let (folder, mut deployment) = deployment().await?;
        deployment.restart_with("[backup]\nevery_seconds = 100000\n")?;
        let (device, agent) = deployment.equip("guichet", "clerk", cast::CLERK, BY_HAND).await?;
        let database = deployment.server_folder().join("registry.sqlite");
        let outbox = deployment.device_folder("guichet").join("outbox.sqlite");
        let scene = Self { _folder: folder, deployment, device, agent, database, outbox };
        scene.check(&cast::NOEMIE).await?;
        ensure!(scene.deliver().await?["ledger"].is_null(), "there is nothing to say");
        Ok(scene)
    }

    async fn check(&self, person: &cast::Person) -> anyhow::Result<()> {
        let (url, server) = (self.deployment.url(), self.deployment.server_folder());
        let applicant = Applicant::enrol(&url, &server, person, "counter").await?;
        self.device.gesture("prepare", json!({})).await?;
        check_document(&self.device, json!({ "scanned": applicant.voucher().await?.qr }), person).await?;
        self.deliver().await?;
        applicant.wait_for("activated").await?;
        Ok(())
    }

    async fn deliver(&self) -> anyhow::Result<Value> {
        self.device.gesture("deliver", json!({})).await
    }

    fn held(&self) -> anyhow::Result<i64> {
        count(&self.outbox, "SELECT count(*) FROM envelopes WHERE envelope IS NOT NULL")
    }

    /// Stops the server, lets a hand into its database, takes the witness away, and starts the server again.
    fn rewrite(&mut self, hand: impl FnOnce(&Path) -> anyhow::Result<()>) -> anyhow::Result<()> {
        self.deployment.stop_server()?;
        hand(&self.database)?;
        std::fs::remove_file(self.deployment.server_folder().join("backup/witness.toml"))?;
        self.deployment.set(OFTEN)?;
        self.deployment.start_server()
    }

    /// Waits until the registry calls all safe that it keeps.
    async fn until_safe(&self) -> anyhow::Result<()> {
        for _ in 0..600 {
            let behind = "SELECT count(*) FROM chains WHERE coalesce(safe_sequence, -1) < mark_sequence";
            if count(&self.database, behind)? == 0 {
                return Ok(());
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        anyhow::bail!("nothing was called safe")
    }

    /// The device as the console lists it.
    async fn listed(&self) -> anyhow::Result<Value> {
        Ok(self.deployment.administrator().await?.get("/v1/admin/devices").await?[0].clone())
    }
}

#[tokio::test]
async fn a_ledger_that_was_made_anew_with_its_witness_is_told_by_a_device_that_then_erases_nothing()
-> anyhow::Result<()> {
    let mut scene = Scene::set().await?;
    let held = scene.held()?;
    ensure!(held >= 2, "the start of the chain and the check");
    scene.rewrite(|database| {
        let registry = Connection::open(database)?;
        registry.execute("UPDATE ledger SET digest = zeroblob(32) WHERE position = 2", [])?;
        make_anew(&registry)
    })?;
    scene.until_safe().await?;
    let told = scene.deliver().await?;
    assert_eq!(told["ledger"]["state"], "doubted", "the window says so");
    assert_eq!(scene.held()?, held, "a safe mark is not obeyed");
    assert!(scene.listed().await?["ledger_doubted_at"].is_number(), "the console shows it with the device");
    let log = std::fs::read_to_string(scene.deployment.server_folder().join("sync-server.log"))?;
    assert!(
        log.contains("a device was told another ledger before"),
        "and the log, which is not the database"
    );
    // It works on: what is sealed is delivered, and kept here too.
    scene.check(&cast::LUDIVINE).await?;
    scene.until_safe().await?;
    assert_eq!(scene.deliver().await?["outbox"]["waiting"], 0);
    assert_eq!(scene.held()?, held + 1);

    // Neither a start nor the registry's word ends it: a person does, with a new code.
    let folder = scene.deployment.device_folder("guichet");
    scene.device.kill();
    scene.device = DeviceProcess::start(&folder, BY_HAND)?;
    assert_eq!(scene.deliver().await?["ledger"]["state"], "doubted");
    let log = std::fs::read_to_string(scene.deployment.server_folder().join("sync-server.log"))?;
    let said = log.matches("a device was told another ledger before").count();
    assert_eq!(said, 1, "however often it comes back");
    let administrator = scene.deployment.administrator().await?;
    let id = text(&scene.listed().await?, "/id")?;
    let renewed = administrator.post(&format!("/v1/admin/devices/{id}/code"), json!({})).await?;
    let again = json!({ "url": scene.deployment.url(), "code": text(&renewed, "/code")? });
    let waits = scene.device.gesture("register-device", again).await?;
    administrator.confirm_device(&text(&waits, "/device/awaits")?).await?;
    scene.device.gesture("ask-confirmation", json!({})).await?;
    scene.device.gesture("sign-in", json!({ "agent": scene.agent, "pin": cast::PIN })).await?;
    scene.check(&cast::SIDONIE).await?;
    scene.until_safe().await?;
    assert!(scene.deliver().await?["ledger"].is_null());
    assert_eq!(scene.held()?, 0, "the same device goes on in its chain");
    assert!(scene.listed().await?["ledger_doubted_at"].is_null());
    Ok(())
}

#[tokio::test]
async fn a_database_set_back_with_its_witness_is_told_by_a_device() -> anyhow::Result<()> {
    let mut scene = Scene::set().await?;
    let older = scene.deployment.server_folder().join("older.sqlite");
    scene.deployment.command(&["backup", &older.to_string_lossy()])?;
    scene.check(&cast::LUDIVINE).await?;
    scene.deliver().await?;
    let held = scene.held()?;
    scene.rewrite(|database| {
        for suffix in ["-wal", "-shm"] {
            let _ = std::fs::remove_file(format!("{}{suffix}", database.display()));
        }
        std::fs::copy(&older, database)?;
        Ok(())
    })?;
    scene.until_safe().await?;
    assert_eq!(scene.deliver().await?["ledger"]["state"], "doubted");
    scene.until_safe().await?;
    scene.deliver().await?;
    assert_eq!(scene.held()?, held, "what the older one lacks is kept here, whatever is called safe");
    assert!(scene.listed().await?["ledger_doubted_at"].is_number());

    // Whoever runs the registry restores a copy, and has that signed: the device refills it and believes it again.
    scene.deployment.stop_server()?;
    scene.deployment.command(&["restore", &older.to_string_lossy(), "--older"])?;
    scene.deployment.start_server()?;
    assert_eq!(scene.deliver().await?["ledger"]["state"], "restored");
    assert!(scene.listed().await?["ledger_doubted_at"].is_null(), "whoever still doubts says so again");
    scene.until_safe().await?;
    assert_eq!(scene.deliver().await?["outbox"]["waiting"], 0);
    scene.until_safe().await?;
    let told = scene.deliver().await?;
    assert_eq!(told["outbox"]["quarantined"], 1, "its enrolment is younger than the copy: for a person");
    assert_eq!(scene.held()?, 1, "the rest is safe, and is let go");
    Ok(())
}

#[tokio::test]
async fn a_hand_in_the_database_makes_no_restore() -> anyhow::Result<()> {
    let mut scene = Scene::set().await?;
    let held = scene.held()?;
    scene.rewrite(|database| {
        let registry = Connection::open(database)?;
        registry.execute("UPDATE registry_state SET value = x'0000000000001234' WHERE name = 'epoch'", [])?;
        registry.execute("UPDATE ledger SET digest = zeroblob(32) WHERE position = 2", [])?;
        make_anew(&registry)
    })?;
    scene.until_safe().await?;
    assert_eq!(scene.deliver().await?["ledger"]["state"], "doubted", "another epoch, and nobody signed why");
    scene.deliver().await?;
    assert_eq!(scene.held()?, held);
    Ok(())
}
