//! A throw-away `PostgreSQL`, as operators run one: started once per process that needs it, gone with it.

use anyhow::{Context, ensure};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::sync::OnceLock;
use tempfile::TempDir;

/// Set to `postgres`, houses of tests keep their registry there; set to `durable`, in one that flushes.
pub const VARIABLE: &str = "VISAVIS_TEST_STORE";

/// A server of databases that listens on a socket in a folder of its own.
#[derive(Debug)]
pub struct Postgres {
    folder: TempDir,
    /// Waits until its standard input ends, then takes the server and its folder away.
    keeper: Child,
}

/// The address of a fresh database for whoever works in this folder, the same each time; none where tests keep
/// their registry in a file.
pub fn for_folder(folder: &Path) -> Option<String> {
    std::env::var_os(VARIABLE).map(|_| of_folder(folder))
}

/// The address of the database of a folder, made if there is none yet.
///
/// # Panics
/// Where no `PostgreSQL` can be started: `cargo xtask test` installs it.
pub fn of_folder(folder: &Path) -> String {
    let name: String =
        folder.to_string_lossy().chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '_' }).collect();
    shared().database(&name).expect("a database")
}

/// The one of this process; it ends when the process does.
fn shared() -> &'static Postgres {
    static SHARED: OnceLock<Postgres> = OnceLock::new();
    let durable = std::env::var(VARIABLE).is_ok_and(|how| how == "durable");
    SHARED.get_or_init(|| Postgres::start(durable).expect("PostgreSQL: `cargo xtask test` installs it"))
}

impl Postgres {
    /// Starts one. `durable` flushes as a real one does; a test that cuts no power needs none of it.
    pub fn start(durable: bool) -> anyhow::Result<Self> {
        let made = Self::prepare()?;
        let data = made.folder.path().join("data");
        ran(as_its_user(&program("initdb")?)
            .args(["-A", "trust", "-E", "UTF8", "--no-locale", "-N", "-U", "postgres", "-D"])
            .arg(&data))?;
        made.set(&format!(
            "listen_addresses=''\nmax_connections=400\nshared_buffers=128MB\nfsync={}\n",
            if durable { "on" } else { "off" }
        ))?;
        made.restart("start")?;
        Ok(made)
    }

    /// A standby of this one. Every commit waits for it from now on, and once it is promoted its own wait for a standby.
    pub fn standby(&self) -> anyhow::Result<Self> {
        let made = Self::prepare()?;
        let copy = "pg_basebackup";
        ran(as_its_user(&program(copy)?)
            .args(["-U", "postgres", "-R", "-X", "stream", "-c", "fast", "-h"])
            .arg(self.socket())
            .arg("-D")
            .arg(made.folder.path().join("data")))?;
        let waits = "synchronous_standby_names='*'\n";
        made.set(waits)?;
        made.restart("start")?;
        self.set(waits)?;
        self.restart("reload")?;
        Ok(made)
    }

    /// Makes a standby the primary, with what it has.
    pub fn promote(&self) -> anyhow::Result<()> {
        self.restart("promote")
    }

    /// Folders for one, and what takes them away.
    fn prepare() -> anyhow::Result<Self> {
        let folder = tempfile::Builder::new().prefix("vv-pg-").tempdir()?;
        std::fs::set_permissions(folder.path(), std::fs::Permissions::from_mode(0o755))?;
        let data = folder.path().join("data");
        let socket = folder.path().join("socket");
        for made in [&data, &socket] {
            std::fs::create_dir(made)?;
            std::fs::set_permissions(made, std::fs::Permissions::from_mode(0o700))?;
            if is_root() {
                ran(Command::new("chown").arg("postgres").arg(made))?;
            }
        }
        std::fs::set_permissions(&socket, std::fs::Permissions::from_mode(0o755))?;
        let keeper = Command::new("sh")
            .args(["-c", "cat > /dev/null; \"$@\" > /dev/null 2>&1; rm -rf \"$0\""])
            .arg(folder.path())
            .args(words(
                as_its_user(&program("pg_ctl")?).args(["-m", "immediate", "-D"]).arg(&data).arg("stop"),
            ))
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()?;
        Ok(Self { folder, keeper })
    }

    /// Adds settings; of two of one name the later counts.
    fn set(&self, lines: &str) -> anyhow::Result<()> {
        let file = self.folder.path().join("data").join("postgresql.auto.conf");
        let there = std::fs::read_to_string(&file).unwrap_or_default();
        let socket = self.socket();
        let own = format!("unix_socket_directories='{}'\n", socket.display());
        Ok(std::fs::write(&file, format!("{there}{own}{lines}"))?)
    }

    /// What `pg_ctl` is told: `start`, `stop -m fast`, `stop -m immediate`, `restart`…, and waits for it.
    pub fn restart(&self, how: &str) -> anyhow::Result<()> {
        let data = self.folder.path().join("data");
        let log = self.socket().join("log");
        let mut command = as_its_user(&program("pg_ctl")?);
        command.arg("-D").arg(data).arg("-l").arg(log).arg("-w").args(how.split(' '));
        // Its children keep what it was given open: nothing of ours is.
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        ensure!(command.status()?.success(), "pg_ctl {how}: see the log beside the socket");
        Ok(())
    }

    /// The address of a database, made if there is none of that name.
    pub fn database(&self, name: &str) -> anyhow::Result<String> {
        let made = Command::new(program("createdb")?)
            .args(["-U", "postgres", "-h"])
            .arg(self.socket())
            .arg(name)
            .output()?;
        let said = String::from_utf8_lossy(&made.stderr);
        ensure!(made.status.success() || said.contains("already exists"), "createdb: {said}");
        Ok(format!("host={} user=postgres dbname={name}", self.socket().display()))
    }

    /// Says something to a database; gives what it answered.
    pub fn say(&self, name: &str, sql: &str) -> anyhow::Result<String> {
        let said = ran(Command::new(program("psql")?)
            .args(["-U", "postgres", "-At", "-v", "ON_ERROR_STOP=1", "-h"])
            .arg(self.socket())
            .args(["-d", name, "-c", sql]))?;
        Ok(String::from_utf8_lossy(&said.stdout).trim().to_owned())
    }

    /// A database as SQL, without what only one release of `pg_dump` writes.
    pub fn dump(&self, name: &str) -> anyhow::Result<String> {
        let mut dump = Command::new(program("pg_dump")?);
        dump.args(["-U", "postgres", "--no-owner", "--no-privileges", "-h"]).arg(self.socket()).arg(name);
        let text = String::from_utf8(ran(&mut dump)?.stdout)?;
        let is_of_any = |line: &&str| !line.starts_with("\\restrict") && !line.starts_with("\\unrestrict");
        Ok(text.lines().filter(is_of_any).flat_map(|line| [line, "\n"]).collect())
    }

    /// Reads a dump into a database.
    pub fn load(&self, name: &str, dump: &Path) -> anyhow::Result<()> {
        let mut psql = Command::new(program("psql")?);
        psql.args(["-U", "postgres", "-q", "-v", "ON_ERROR_STOP=1", "-h"]).arg(self.socket());
        ran(psql.args(["-d", name, "-f"]).arg(dump)).map(|_| ())
    }

    /// The folder of its socket.
    pub fn socket(&self) -> PathBuf {
        self.folder.path().join("socket")
    }
}

impl Drop for Postgres {
    fn drop(&mut self) {
        drop(self.keeper.stdin.take());
        let _ = self.keeper.wait();
    }
}

fn is_root() -> bool {
    Command::new("id").arg("-u").output().is_ok_and(|id| id.stdout == b"0\n")
}

/// The newest that is installed.
fn program(name: &str) -> anyhow::Result<PathBuf> {
    let versions = std::fs::read_dir("/usr/lib/postgresql").context("no PostgreSQL is installed")?;
    let mut programs: Vec<PathBuf> =
        versions.filter_map(|version| Some(version.ok()?.path().join("bin").join(name))).collect();
    programs.retain(|program| program.exists());
    programs.sort();
    programs.pop().with_context(|| format!("{name} is not installed"))
}

/// It refuses to be run by root.
fn as_its_user(program: &Path) -> Command {
    if !is_root() {
        return Command::new(program);
    }
    let mut command = Command::new("runuser");
    command.args(["-u", "postgres", "--"]).arg(program).current_dir("/");
    command
}

fn words(command: &Command) -> Vec<std::ffi::OsString> {
    std::iter::once(command.get_program()).chain(command.get_args()).map(ToOwned::to_owned).collect()
}

fn ran(command: &mut Command) -> anyhow::Result<Output> {
    let output = command.output()?;
    ensure!(output.status.success(), "{command:?}: {}", String::from_utf8_lossy(&output.stderr));
    Ok(output)
}
