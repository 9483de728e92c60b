//! Somebody changes the epoch, which is a row, or puts the database of another epoch back, so that the witness would look away.
//! The witness lies where they do not write.

use super::at_rest::make_anew;
use crate::deployment;
use anyhow::ensure;
use rusqlite::Connection;
use std::path::{Path, PathBuf};
use std::time::Duration;
use testkit::deployment::Deployment;

/// Copies every second, and as often the witness looks.
const OFTEN: &str = "[backup]\nevery_seconds = 1\n";
const CUT: &str = "DELETE FROM ledger WHERE position = (SELECT max(position) FROM ledger)";
const ANOTHER: &str = "UPDATE registry_state SET value = x'0000000000001234' WHERE name = 'epoch'";

struct Scene {
    _folder: tempfile::TempDir,
    deployment: Deployment,
    database: PathBuf,
    witness: PathBuf,
}

impl Scene {
    /// A server whose witness saw all of its ledger, and the hash that this ends in.
    async fn set() -> anyhow::Result<Self> {
        let (folder, mut deployment) = deployment().await?;
        deployment.restart_with(OFTEN)?;
        let server = deployment.server_folder();
        let (database, witness) = (server.join("registry.sqlite"), server.join("backup/witness.toml"));
        let scene = Self { _folder: folder, deployment, database, witness };
        scene.until_seen().await?;
        Ok(scene)
    }

    async fn until_seen(&self) -> anyhow::Result<()> {
        let registry = Connection::open(&self.database)?;
        let entries: i64 = registry.query_row("SELECT count(*) FROM ledger", [], |row| row.get(0))?;
        for _ in 0..400 {
            let seen = self.seen();
            let is_whole = seen.contains(&format!("seen = {entries}\nhead = "));
            if is_whole && seen.contains(&format!("safe = {entries}\n")) {
                return Ok(());
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        anyhow::bail!("the witness never saw it")
    }

    fn seen(&self) -> String {
        std::fs::read_to_string(&self.witness).unwrap_or_default()
    }

    fn change(&self, statements: &[&str]) -> anyhow::Result<()> {
        let registry = Connection::open(&self.database)?;
        registry.busy_timeout(Duration::from_secs(5))?;
        registry.execute_batch("PRAGMA foreign_keys = OFF")?;
        for statement in statements {
            ensure!(registry.execute(statement, [])? == 1, "{statement}");
        }
        Ok(())
    }

    /// Another file takes the database's place.
    fn put(&self, file: &Path) -> anyhow::Result<()> {
        for suffix in ["-wal", "-shm"] {
            let _ = std::fs::remove_file(format!("{}{suffix}", self.database.display()));
        }
        std::fs::copy(file, &self.database)?;
        Ok(())
    }

    /// Neither a start nor a check beforehand lets it pass, and the witness stays as it was.
    fn is_refused(&mut self, because: &str) -> anyhow::Result<()> {
        let before = self.seen();
        ensure!(self.deployment.command(&["check"]).is_err(), "check lets it pass: {because}");
        ensure!(self.deployment.start_server().is_err(), "it starts: {because}");
        let log = std::fs::read_to_string(self.deployment.server_folder().join("sync-server.log"))?;
        ensure!(log.contains(because), "it does not say: {because}");
        ensure!(self.seen() == before, "the witness took it over: {because}");
        Ok(())
    }
}

#[tokio::test]
async fn another_epoch_does_not_hide_that_the_newest_entry_was_taken_out() -> anyhow::Result<()> {
    for change in [ANOTHER, "DELETE FROM registry_state WHERE name = 'epoch'"] {
        let mut scene = Scene::set().await?;
        scene.change(&[CUT, change])?;
        // The server runs on for a while: it must not make that good.
        let before = scene.seen();
        tokio::time::sleep(Duration::from_secs(3)).await;
        scene.deployment.kill_server()?;
        assert_eq!(scene.seen(), before, "{change}");
        let because =
            if change == ANOTHER { "signed no restore that began it" } else { "it is an older copy" };
        scene.is_refused(because)?;
    }
    Ok(())
}

#[tokio::test]
async fn the_database_of_before_a_restore_is_not_put_back_by_hand() -> anyhow::Result<()> {
    let mut scene = Scene::set().await?;
    scene.deployment.stop_server()?;
    let (before, after) = (scene.database.with_extension("before"), scene.database.with_extension("after"));
    std::fs::copy(&scene.database, &before)?;
    let copy = scene.deployment.newest_copy()?.to_string_lossy().into_owned();
    scene.deployment.command(&["restore", &copy])?;
    scene.deployment.start_server()?;
    scene.deployment.stop_server()?;
    std::fs::copy(&scene.database, &after)?;
    scene.put(&before)?;
    scene.is_refused("an epoch that a restore has left")?;
    scene.put(&after)?;
    scene.deployment.start_server()
}

#[tokio::test]
async fn a_restore_that_its_witness_does_not_know_counts_for_its_own_epoch_and_ledger_alone()
-> anyhow::Result<()> {
    let mut scene = Scene::set().await?;
    scene.deployment.stop_server()?;
    scene.deployment.set("[backup]\nevery_seconds = 100000\n")?;
    let (known, restored) = (scene.seen(), scene.database.with_extension("restored"));
    let copy = scene.deployment.newest_copy()?.to_string_lossy().into_owned();
    scene.deployment.command(&["restore", &copy])?;
    std::fs::copy(&scene.database, &restored)?;
    // As if the machine had stopped before the witness was written.
    std::fs::write(&scene.witness, &known)?;
    scene.change(&[ANOTHER])?;
    scene.is_refused("signed no restore that began it")?;
    scene.put(&restored)?;
    let registry = Connection::open(&scene.database)?;
    registry.execute("UPDATE ledger SET digest = zeroblob(32) WHERE position = 2", [])?;
    make_anew(&registry)?;
    drop(registry);
    scene.is_refused("signed no restore that began it")?;
    scene.put(&restored)?;
    scene.deployment.start_server()
}
