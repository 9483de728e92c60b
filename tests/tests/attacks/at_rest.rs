//! Somebody, or a worn disk, changes what lies there while no server runs.

use crate::deployment;
use anyhow::{Context, ensure};
use rand_core::Rng;
use rusqlite::{Connection, params};
use serde_json::json;
use statement::{Body, StatementKind, hash};
use std::path::PathBuf;
use terms::EnrolmentId;
use testkit::cast;
use testkit::deployment::Deployment;
use testkit::doubles::SeededChance;
use testkit::hand_device::{Door, HandDevice, Telling, now};
use testkit::people::Applicant;
use testkit::story::check_document;

/// Records that a device delivers, so that there is something to damage.
const RECORDS: u8 = 40;

/// A deployment in which people are declared and records kept, stopped; where its database is.
async fn laid_down() -> anyhow::Result<(tempfile::TempDir, Deployment, PathBuf)> {
    let (folder, mut deployment) = deployment().await?;
    let door = Door { url: deployment.url(), client: reqwest::Client::new() };
    let server = deployment.server_folder();
    let noemie = Applicant::enrol(&door.url, &server, &cast::NOEMIE, "counter").await?;
    let (desk, _) = deployment.equip("guichet 2", "clerk", cast::CLERK, &["--no-delivery"]).await?;
    desk.gesture("prepare", json!({})).await?;
    check_document(&desk, json!({ "scanned": noemie.voucher().await?.qr }), &cast::NOEMIE).await?;
    desk.gesture("deliver", json!({})).await?;
    noemie.wait_for("activated").await?;
    drop(desk);
    Applicant::enrol(&door.url, &server, &cast::THEODORE, "home").await?;
    // Somebody's address is read.
    deployment.manager().await?.get("/v1/visits/to-book").await?;
    let (agent, enlists) = deployment.add_agent("clerk", ("clerk", "Relais")).await?;
    let code = deployment.add_device("guichet").await?;
    let id = agent.parse().ok().context("an agent's id")?;
    let mut device = HandDevice::register(&door, 1, &code, id, now()).await?;
    deployment.administrator().await?.confirm_device(&device.fingerprint()).await?;
    device.enlist(&door, "clerk", &enlists).await?;
    device.take_lease(&door, now()).await?;
    for number in 0..RECORDS {
        let salt = [number; 16];
        let told = Telling::without_voucher(StatementKind::Check, EnrolmentId(salt), Body::empty(salt));
        let sealed = device.seal(&told, now())?;
        let answer = door.send("/v1/frames", device.sign(&device.frame(&[sealed]))).await?;
        ensure!(answer.status().is_success(), "{}", answer.status());
    }
    deployment.stop_server()?;
    let database = server.join("registry.sqlite");
    Ok((folder, deployment, database))
}

#[tokio::test]
async fn every_one_of_forty_bits_that_flip_at_rest_is_told() -> anyhow::Result<()> {
    let (_folder, deployment, database) = laid_down().await?;
    deployment.command(&["verify"])?;
    let (whole, mut chance) = (std::fs::read(&database)?, SeededChance::new(40));
    for flip in 0..40 {
        let mut bytes = whole.clone();
        let at = chance.next_u32() as usize % (bytes.len() * 8);
        bytes[at / 8] ^= 1 << (at % 8);
        std::fs::write(&database, &bytes)?;
        ensure!(deployment.command(&["verify"]).is_err(), "flip {flip}: bit {at} is not told");
    }
    std::fs::write(&database, &whole)?;
    deployment.command(&["verify"])
}

#[tokio::test]
async fn a_flipped_bit_of_what_was_kept_is_told_where_no_digest_helps() -> anyhow::Result<()> {
    let (_folder, deployment, database) = laid_down().await?;
    // As after a crash: nobody noted what the file was.
    std::fs::remove_dir_all(deployment.server_folder().join("digests"))?;
    deployment.command(&["verify"])?;
    let whole = std::fs::read(&database)?;
    for (table, column) in [
        ("statements", "header"),
        ("statements", "header_hash"),
        ("statements", "signed"),
        ("envelopes", "hash"),
        ("envelopes", "bytes"),
        ("ledger", "digest"),
        ("ledger", "head"),
        ("facts", "sealed"),
        ("facts", "digest"),
        ("leases", "signed"),
        ("enrolments", "declaration"),
        ("vouchers", "sealed"),
        ("acts_of_staff", "id"),
        ("readings", "enrolment"),
    ] {
        let registry = Connection::open(&database)?;
        let find = format!("SELECT {column} FROM {table} WHERE {column} IS NOT NULL LIMIT 1");
        let mut value: Vec<u8> =
            registry.query_row(&find, [], |row| row.get(0)).with_context(|| format!("{table}.{column}"))?;
        let before = value.clone();
        let middle = value.len() / 2;
        value[middle] ^= 4;
        let change = format!("UPDATE {table} SET {column} = ?1 WHERE {column} = ?2");
        ensure!(registry.execute(&change, params![value, before])? > 0, "{table}.{column}");
        drop(registry);
        ensure!(deployment.command(&["verify"]).is_err(), "{table}.{column} is not told");
        std::fs::write(&database, &whole)?;
    }
    let registry = Connection::open(&database)?;
    for (table, keyed) in [
        ("statements", "chain"),
        ("envelopes", "chain"),
        ("ledger", "position"),
        ("readings", "id"),
        ("acts_of_staff", "id"),
    ] {
        let taken = format!("DELETE FROM {table} WHERE ({keyed}) = (SELECT {keyed} FROM {table} LIMIT 1)");
        let _ = registry.execute_batch("PRAGMA foreign_keys = OFF");
        registry.execute(&taken, [])?;
        ensure!(deployment.command(&["verify"]).is_err(), "{table}: rows that are gone are not told");
        std::fs::write(&database, &whole)?;
    }
    Ok(())
}

#[tokio::test]
async fn a_copy_with_a_flipped_bit_is_told_and_copies_are_kept_by_day() -> anyhow::Result<()> {
    let (_folder, mut deployment, _) = laid_down().await?;
    deployment.set("[backup]\nevery_seconds = 1\ncopies = 2\n")?;
    deployment.start_server()?;
    for _ in 0..200 {
        if deployment.newest_copy().is_ok() {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    tokio::time::sleep(std::time::Duration::from_millis(2500)).await;
    deployment.stop_server()?;
    let folder = deployment.server_folder().join("backup");
    let copies = |folder: &PathBuf| -> anyhow::Result<Vec<PathBuf>> {
        let files = std::fs::read_dir(folder)?.collect::<Result<Vec<_>, _>>()?;
        let paths = files.into_iter().map(|file| file.path());
        Ok(paths.filter(|path| path.extension().is_some_and(|kind| kind == "sqlite")).collect())
    };
    assert_eq!(copies(&folder)?.len(), 2, "never more than were asked for");
    let kept = copies(&folder.join("days"))?;
    assert_eq!(kept.len(), 1, "one of the day");
    for copy in copies(&folder)?.into_iter().chain(kept) {
        let name = copy.to_string_lossy().into_owned();
        deployment.command(&["verify", &name])?;
        let whole = std::fs::read(&copy)?;
        let mut bytes = whole.clone();
        let last = bytes.len() - 1;
        bytes[last] ^= 1;
        std::fs::write(&copy, bytes)?;
        assert!(deployment.command(&["verify", &name]).is_err(), "{name}");
        std::fs::write(&copy, whole)?;
    }
    Ok(())
}

/// Makes a ledger's links anew from an entry on, as somebody would who may write to the database.
pub fn make_anew(registry: &Connection) -> anyhow::Result<()> {
    let rows: Vec<(i64, u8, Vec<u8>, i64)> = registry
        .prepare("SELECT position, kind, digest, at FROM ledger ORDER BY position")?
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)))?
        .collect::<Result<_, _>>()?;
    let mut head = vec![0_u8; 32];
    for (position, kind, digest, at) in rows {
        head = hash(&[&head[..], &[kind], &digest, &at.to_be_bytes()].concat()).0.to_vec();
        registry.execute("UPDATE ledger SET head = ?2 WHERE position = ?1", params![position, head])?;
    }
    Ok(())
}

#[tokio::test]
async fn a_ledger_whose_past_was_made_anew_starts_no_server() -> anyhow::Result<()> {
    let (_folder, mut deployment, database) = laid_down().await?;
    // The witness looks every twenty seconds, and at each start.
    deployment.start_server()?;
    let witness = deployment.server_folder().join("backup/witness.toml");
    for _ in 0..200 {
        if std::fs::read_to_string(&witness).is_ok_and(|text| text.contains("head")) {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    deployment.stop_server()?;
    let registry = Connection::open(&database)?;
    registry.execute("UPDATE ledger SET digest = zeroblob(32) WHERE position = 2", [])?;
    make_anew(&registry)?;
    drop(registry);
    assert!(deployment.start_server().is_err(), "its links hold, and its witness saw another");
    let log = std::fs::read_to_string(deployment.server_folder().join("sync-server.log"))?;
    assert!(log.contains("somebody wrote the database anew"), "it says why");
    Ok(())
}
