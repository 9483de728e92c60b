//! Two servers over one database that has a synchronous standby, and what may befall each: the database is stopped at
//! once, a server is killed, the standby is promoted by hand. It must not know who calls.

use anyhow::Context;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use testkit::deployment::{Deployment, free_address};
use testkit::postgres::Postgres;
use testkit::process::Running;

const NAME: &str = "registry";

/// Something that befalls it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Event {
    /// The database is stopped at once, as by a power cut, and started again.
    Stop,
    /// One of the servers is killed and started again.
    Kill,
    /// The database is stopped at once and its standby promoted; a new standby is made of that one.
    FailOver,
}

/// The database and its servers.
pub struct Cluster {
    /// The deployment whose office and people there are.
    pub deployment: Deployment,
    folder: PathBuf,
    primary: Postgres,
    standby: Option<Postgres>,
    /// Which of the two names of sockets the primary answers at.
    at: usize,
    servers: [Option<Running>; 2],
    addresses: [String; 2],
}

impl Cluster {
    /// Founds a deployment, moves its registry to the database and starts two servers; with a standby where the database
    /// is to fail over.
    pub async fn found(folder: &Path, has_standby: bool) -> anyhow::Result<Self> {
        let primary = Postgres::start(true)?;
        primary.database(NAME)?;
        let mut deployment = Deployment::found(folder).await?;
        let sockets = folder.join("sockets");
        std::fs::create_dir(&sockets)?;
        symlink(primary.socket(), sockets.join("0"))?;
        deployment.stop_server()?;
        let file = deployment.server_folder().join("server.toml");
        let there = std::fs::read_to_string(&file)?;
        let (_, tables) = there.split_at(there.find('[').unwrap_or(0));
        let names = [sockets.join("0"), sockets.join("1")].map(|path| path.to_string_lossy().into_owned());
        let hosts = if has_standby { names.join(",") } else { names[0].clone() };
        let writes = if has_standby { " target_session_attrs=read-write" } else { "" };
        let sms = folder.join("sms");
        deployment.set(&format!(
            "database = \"host={hosts} user=postgres dbname={NAME}{writes}\"\nsms_folder = \"{}\"\n{tables}\n\
             [backup]\nevery_seconds = 100000\n[codes]\nexempt = [\"127.0.0.1\"]\n[wrapping]\nfolder = \"{}\"\n",
            sms.display(),
            folder.join("wrapping-keys").display()
        ))?;
        deployment.command(&["move", "--config", &file.to_string_lossy()])?;
        let second = folder.join("second");
        copy_folder(&deployment.server_folder().join("keys"), &second.join("keys"))?;
        std::fs::copy(deployment.server_folder().join("wrapping.key"), second.join("wrapping.key"))?;
        let mut cluster = Self {
            deployment,
            folder: folder.to_owned(),
            primary,
            standby: None,
            at: 0,
            servers: [None, None],
            addresses: [free_address()?, free_address()?],
        };
        if has_standby {
            cluster.add_standby()?;
        }
        cluster.start_server(0)?;
        cluster.start_server(1)?;
        Ok(cluster)
    }

    /// The servers' base addresses; the same all the time.
    pub fn urls(&self) -> [String; 2] {
        self.addresses.clone().map(|address| format!("http://{address}"))
    }

    /// The database's address, whichever the primary is.
    pub fn address(&self) -> String {
        format!("host={} user=postgres dbname={NAME}", self.primary.socket().display())
    }

    /// Where the network operator's double puts messages.
    pub fn sms_folder(&self) -> PathBuf {
        self.folder.join("sms")
    }

    /// Asks the database itself.
    pub fn ask(&self, sql: &str) -> anyhow::Result<String> {
        self.primary.say(NAME, sql)
    }

    /// Lets something befall it; `which` chooses among equals.
    pub fn befall(&mut self, event: Event, which: usize) -> anyhow::Result<()> {
        match event {
            Event::Stop => self.primary.restart("restart -m immediate"),
            Event::Kill => {
                self.servers[which % 2].take().context("a server runs")?.kill();
                self.start_server(which % 2)
            }
            Event::FailOver => {
                self.primary.restart("stop -m immediate")?;
                let promoted = self.standby.take().context("a standby")?;
                promoted.promote()?;
                self.primary = promoted;
                self.at = 1 - self.at;
                self.add_standby()
            }
        }
    }

    /// Stops both servers in good order: what they began is ended.
    pub fn stop_servers(&mut self) -> anyhow::Result<()> {
        self.servers.iter_mut().filter_map(Option::take).try_for_each(Running::stop)
    }

    fn add_standby(&mut self) -> anyhow::Result<()> {
        let standby = self.primary.standby()?;
        let name = self.folder.join("sockets").join((1 - self.at).to_string());
        let _ = std::fs::remove_file(&name);
        symlink(standby.socket(), name)?;
        self.standby = Some(standby);
        Ok(())
    }

    fn start_server(&mut self, which: usize) -> anyhow::Result<()> {
        let own = if which == 0 { self.deployment.server_folder() } else { self.folder.join("second") };
        let settings = self.deployment.server_folder().join("server.toml");
        let (data, settings) = (own.to_string_lossy(), settings.to_string_lossy());
        let address = &self.addresses[which];
        let public = format!("http://{}", address.replace("127.0.0.1", "localhost"));
        let arguments =
            ["serve", "--data", &data, "--config", &settings, "--listen", address, "--public-url", &public];
        self.servers[which] = Some(Running::start("sync-server", &arguments, &own)?);
        Ok(())
    }
}

fn copy_folder(from: &Path, to: &Path) -> anyhow::Result<()> {
    std::fs::create_dir_all(to)?;
    for entry in std::fs::read_dir(from)? {
        let entry = entry?;
        std::fs::copy(entry.path(), to.join(entry.file_name()))?;
    }
    Ok(())
}
