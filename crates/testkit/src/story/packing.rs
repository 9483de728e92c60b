//! Packs what a story left into a folder that can be committed: databases as one file each, names without accents,
//! and the same registry as a dump of PostgreSQL. Must not know what is in any of them.

use crate::postgres::Postgres;
use crate::process::program;
use anyhow::{Context, ensure};
use rusqlite::Connection;
use serde_json::Value;
use std::path::Path;
use std::process::Command;

/// The folders of a deployment, and what they are called where they are kept.
const FOLDERS: [(&str, &str); 4] =
    [("server", "server"), ("guichet 3", "counter"), ("tournée 12", "carrier"), ("guichet 4", "revoked")];
/// What a start makes anew, or nobody needs: messages that left, addresses, logs, locks.
const LEFT_OUT: [&str; 8] = ["sms", "notices", "occupied", ".log", ".lock", ".address", "-wal", "-shm"];
/// Copies of the database; what lies beside them is kept.
const COPY: &str = "registry-";

/// Packs the folder of a story that was stopped.
pub fn pack(from: &Path, to: &Path, told: &Value) -> anyhow::Result<()> {
    for (name, kept_as) in FOLDERS {
        let (from, to) = (from.join(name), to.join(kept_as));
        for file in ["registry.sqlite", "enrolment-keys.sqlite", "outbox.sqlite"] {
            settle(&from.join(file)).with_context(|| format!("{name}: {file}"))?;
        }
        copy(&from, &to)?;
    }
    let settings = to.join("server/server.toml");
    let lies_in = format!("{}/", from.join("server").display());
    std::fs::write(&settings, std::fs::read_to_string(&settings)?.replace(&lies_in, ""))?;
    std::fs::copy(from.join("root.key"), to.join("root.key"))?;
    std::fs::write(to.join("registry.sql"), on_postgres(&to.join("server"))?)?;
    let text = serde_json::to_string_pretty(told)?;
    Ok(std::fs::write(to.join("installation.json"), format!("{text}\n"))?)
}

/// Makes a database one file, as small as it can be.
fn settle(file: &Path) -> anyhow::Result<()> {
    if !file.exists() {
        return Ok(());
    }
    let database = Connection::open(file)?;
    let busy: i64 = database.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0))?;
    ensure!(busy == 0, "somebody still works on it");
    database.execute_batch("VACUUM")?;
    database.close().map_err(|(_, error)| error)?;
    Ok(())
}

fn copy(from: &Path, to: &Path) -> anyhow::Result<()> {
    std::fs::create_dir_all(to)?;
    for entry in std::fs::read_dir(from)? {
        let entry = entry?;
        let name = entry.file_name().into_string().ok().context("a file's name is text")?;
        let is_left_out = LEFT_OUT.iter().any(|end| name.ends_with(end)) || name.starts_with(COPY);
        if entry.file_type()?.is_dir() && !is_left_out {
            copy(&entry.path(), &to.join(&name))?;
        } else if !is_left_out || name == "orders.log" {
            std::fs::copy(entry.path(), to.join(&name))?;
        }
    }
    Ok(())
}

/// The same registry, moved to a PostgreSQL by the server's own program, as SQL.
fn on_postgres(server: &Path) -> anyhow::Result<String> {
    let (postgres, folder) = (Postgres::start(false)?, tempfile::tempdir()?);
    copy(server, folder.path())?;
    let settings = folder.path().join("on-postgres.toml");
    std::fs::write(&settings, format!("database = \"{}\"\n", postgres.database("registry")?))?;
    let moved = Command::new(program("sync-server")?)
        .arg("move")
        .arg("--data")
        .arg(folder.path())
        .arg("--config")
        .arg(&settings)
        .output()?;
    ensure!(moved.status.success(), "move: {}", String::from_utf8_lossy(&moved.stdout));
    postgres.dump("registry")
}
