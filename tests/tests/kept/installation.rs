//! The fixture, and a copy of it to work in: at an address of today, by the clock of its day. Knows the files of the
//! version that was kept, and of no other.

use anyhow::{Context, ensure};
use device::{Host, Machine};
use rusqlite::Connection;
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::Command;
use tempfile::TempDir;
use testkit::people::Applicant;
use testkit::process::{DeviceProcess, program};

/// Time alone wakes everybody at the next start: all facts of everybody are decoded and judged again.
pub const WAKE: &str = "UPDATE resolutions SET changes_at = 1 WHERE version =
    (SELECT max(newest.version) FROM resolutions AS newest WHERE newest.enrolment = resolutions.enrolment)";
/// The devices, by the names of their folders.
pub const DEVICES: [&str; 3] = ["counter", "carrier", "revoked"];
/// The power is back so much later.
const LATER_MS: i64 = 5 * 60_000;

/// Where the installation of a version is kept.
pub fn fixture(version: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures").join(version)
}

/// A copy of a kept installation.
pub struct Installation {
    folder: TempDir,
    version: String,
    told: Value,
    shift_ms: i64,
}

impl Installation {
    /// Copies it, its time beginning now.
    pub fn copied(version: &str) -> anyhow::Result<Self> {
        let folder = tempfile::tempdir()?;
        copy(&fixture(version), folder.path())?;
        let told: Value = serde_json::from_slice(&std::fs::read(folder.path().join("installation.json"))?)?;
        let at = told["at"].as_i64().context("when the power went")?;
        let shift_ms = at + LATER_MS - Machine::at("/").clocks().wall.0;
        let kept = Self { folder, version: version.to_owned(), told, shift_ms };
        kept.set("")?;
        Ok(kept)
    }

    /// A file or a folder of it.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// How far its time is from the machine's.
    pub const fn shift_ms(&self) -> i64 {
        self.shift_ms
    }

    /// When the power came back.
    pub fn begins(&self) -> i64 {
        self.told["at"].as_i64().unwrap_or_default() + LATER_MS
    }

    /// A file of the fixture itself, to be read and left as it is.
    pub fn as_it_was(&self, name: &str) -> anyhow::Result<Connection> {
        // Immutable: a reader would leave files beside it.
        let file = fixture(&self.version).join(name);
        let flags = rusqlite::OpenFlags::SQLITE_OPEN_READ_ONLY | rusqlite::OpenFlags::SQLITE_OPEN_URI;
        Ok(Connection::open_with_flags(format!("file:{}?immutable=1", file.display()), flags)?)
    }

    /// What whoever left it noted.
    pub fn told(&self, pointer: &str) -> &Value {
        self.told.pointer(pointer).unwrap_or(&Value::Null)
    }

    /// Those who have an enrolment and were not part of the story: the name, the applicant, their state at the time.
    pub fn people(&self, url: &str) -> Vec<(String, Applicant, String)> {
        let people = self.told["people"].as_object().into_iter().flatten();
        let known = people.map(|(name, one)| {
            let text = |field: &str| one[field].as_str().unwrap_or_default();
            let applicant = Applicant::known(url, text("enrolment"), text("continuation"));
            (name.clone(), applicant, text("state").to_owned())
        });
        known.collect()
    }

    /// See [`WAKE`].
    pub fn judge_everybody_again(&self) -> anyhow::Result<()> {
        let woken = Connection::open(self.path("server/registry.sqlite"))?.execute(WAKE, [])?;
        ensure!(woken > 10, "everybody: {woken}");
        Ok(())
    }

    /// The registry lies at a PostgreSQL; its files are gone.
    pub fn lies_at(&self, address: &str) -> anyhow::Result<()> {
        for file in ["registry.sqlite", "enrolment-keys.sqlite"] {
            std::fs::remove_file(self.path("server").join(file))?;
        }
        self.set(&format!("database = \"{address}\"\n"))
    }

    /// Settings as the operator had them, before them what is new.
    fn set(&self, new: &str) -> anyhow::Result<()> {
        let list = format!("list = \"{}/", self.path("server").display());
        let text = std::fs::read_to_string(self.path("server/server.toml"))?.replace("list = \"", &list);
        Ok(std::fs::write(self.settings(), format!("{new}{text}"))?)
    }

    /// The file of the settings.
    pub fn settings(&self) -> PathBuf {
        self.path("today.toml")
    }

    /// What an operator types, to its end.
    pub fn run(&self, arguments: &[&str]) -> anyhow::Result<()> {
        let mut command = Command::new(program("sync-server")?);
        command.args(arguments).arg("--data").arg(self.path("server")).arg("--config").arg(self.settings());
        let ended = command.output()?;
        ensure!(ended.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&ended.stdout));
        Ok(())
    }

    /// A fresh copy of the registry by the operator's own command: a file of SQLite, wherever the registry lies.
    pub fn look(&self) -> anyhow::Result<Connection> {
        let file = tempfile::tempdir_in(self.folder.path())?.keep().join("copy.sqlite");
        self.run(&["backup", file.to_str().context("a folder's name is text")?])?;
        Ok(Connection::open(file)?)
    }

    /// Devices know the registry's address by heart, and a port of that day may be taken today.
    pub fn is_reached_at(&self, url: &str) -> anyhow::Result<()> {
        let known = self.told["registry"].as_str().context("an address")?.as_bytes();
        ensure!(known.len() == url.len(), "{url} has another length than the address that devices know");
        for device in DEVICES {
            let outbox = Connection::open(self.path(device).join("outbox.sqlite"))?;
            let identity = "SELECT content FROM settings WHERE name = 'identity'";
            let mut content: Vec<u8> = outbox.query_row(identity, [], |row| row.get(0))?;
            let at = content.windows(known.len()).position(|bytes| bytes == known);
            let at = at.with_context(|| format!("{device} knows another address"))?;
            content.splice(at..at + known.len(), url.bytes());
            outbox.execute("UPDATE settings SET content = ?1 WHERE name = 'identity'", [content])?;
        }
        Ok(())
    }

    /// Starts a device: its machine was started anew.
    pub fn start(&self, device: &str) -> anyhow::Result<DeviceProcess> {
        let shift = self.shift_ms.to_string();
        let flags = ["--no-delivery", "--started-anew", "--wall-shift-ms", &shift];
        DeviceProcess::start(&self.path(device), &flags)
    }
}

fn copy(from: &Path, to: &Path) -> anyhow::Result<()> {
    std::fs::create_dir_all(to)?;
    for entry in std::fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy(&entry.path(), &target)?;
        } else {
            std::fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}
