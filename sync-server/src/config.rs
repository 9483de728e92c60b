//! What an operator sets: a TOML file, overruled by `VISAVIS_*` variables, overruled by flags. It must not
//! know what the settings are used for.

mod fault;
mod limits;
mod paper;
mod reach;

pub use fault::Fault;
pub use limits::{CodesSettings, Limits};
pub use paper::PaperSettings;

use crate::store::{Database, Group, StoreError};
use documents::PermitTerm;
use figment::Figment;
use figment::providers::{Env, Serialized};
use serde::{Deserialize, Serialize, Serializer};
use std::fmt;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};
use wire::v1::device::Hex;

/// Everything an operator sets.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct Settings {
    /// Where to listen. Port 0 takes any free one.
    pub listen: SocketAddr,
    /// Where databases and keys are kept.
    pub data_dir: PathBuf,
    /// Address of a `PostgreSQL` (`postgres://…`) that keeps the registry; without it, a file in `data_dir` does.
    pub database: Option<Secret>,
    /// How applicants reach this server, without a final slash.
    pub public_url: String,
    /// A reverse proxy on this network ends TLS: plain HTTP may be served beyond loopback.
    pub behind_proxy: bool,
    /// Cookies are sent over TLS only.
    pub secure_cookies: bool,
    /// Where e-mail is handed over. Without it, messages go to `notices_folder`.
    pub smtp: Option<Smtp>,
    /// Folder for e-mail when there is no SMTP; `notices` in the data folder when not set.
    pub notices_folder: Option<PathBuf>,
    /// Folder for SMS; `sms` in the data folder when not set.
    pub sms_folder: Option<PathBuf>,
    /// SMS may go to that folder where others than this machine reach the server: something carries them on to mobiles.
    pub sms_folder_off_loopback: bool,
    /// Which residence permits count: `over` five years, or `at-least` five.
    pub permit_term: PermitTerm,
    /// The trusted signers of visible seals; without them no device can verify a seal.
    pub seals: Option<Seals>,
    /// The door for devices, with TLS ended in this process; without it, a proxy's or the loopback's.
    pub tls: Option<TlsDoorSettings>,
    /// Where a monitoring system asks (`/metrics`); nothing else is served there.
    pub metrics: Option<SocketAddr>,
    /// When people are told what came of a check.
    pub telling: TellingSettings,
    /// The keys that wrap the enrolments' keys, on `PostgreSQL`.
    pub wrapping: WrappingSettings,
    /// Codes to mobiles that nobody confirmed.
    pub codes: CodesSettings,
    /// Copies of the database.
    pub backup: Backup,
    /// Limits on requests.
    pub limits: Limits,
    /// How writes are committed together.
    pub group: Group,
    /// How staff sign in.
    pub staff: StaffSettings,
    /// The way on paper.
    pub paper: PaperSettings,
    /// The folder of secrets that the service manager hands over (`LoadCredential`): `wrapping.key`, `database`,
    /// `smtp-password`. Each is used where it is there.
    #[serde(skip)]
    pub credentials: Option<PathBuf>,
}

/// How staff sign in.
#[derive(Clone, Copy, Debug, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct StaffSettings {
    /// Six digits of an app may be a second factor. A false page can ask for them: where every workplace has passkeys, say no.
    pub codes: bool,
}

impl Default for StaffSettings {
    fn default() -> Self {
        Self { codes: true }
    }
}

/// Copies of the database, the log of orders and the witness.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct Backup {
    /// Their folder, on another disk; `backup` in the data folder when not set.
    pub folder: Option<PathBuf>,
    /// Seconds between two copies.
    pub every_seconds: u64,
    /// How many copies are kept.
    pub copies: usize,
    /// For how many days the first copy of each is kept apart, in `days`.
    pub days: usize,
}

impl Default for Backup {
    fn default() -> Self {
        Self { folder: None, every_seconds: 900, copies: 2, days: 30 }
    }
}

/// When people are told what came of a check.
#[derive(Clone, Copy, Debug, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct TellingSettings {
    /// Seconds after the check came in, at least and at most. `[0, 0]` tells at once: then the wait tells a discreet flag.
    pub after_seconds: [u32; 2],
}

impl Default for TellingSettings {
    fn default() -> Self {
        Self { after_seconds: [300, 1800] }
    }
}

impl TellingSettings {
    /// The longest wait that may be set: a day.
    const LONGEST_SECONDS: u32 = 86_400;

    const fn is_a_span(self) -> bool {
        let [at_least, at_most] = self.after_seconds;
        at_least <= at_most && at_most <= Self::LONGEST_SECONDS
    }
}

/// The keys that wrap the enrolments' keys on `PostgreSQL`, a new one each month.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct WrappingSettings {
    /// Their folder, which the servers of one database share; `wrapping-keys` in the data folder when not set.
    pub folder: Option<PathBuf>,
    /// Days that a retired key is kept for a standby, or a database put back from some days ago. Whoever is erased is
    /// erased then.
    pub kept_days: u32,
}

impl Default for WrappingSettings {
    fn default() -> Self {
        Self { folder: None, kept_days: 7 }
    }
}

/// Where devices come in over TLS, and under which names.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct TlsDoorSettings {
    /// Where to listen.
    pub listen: SocketAddr,
    /// The names or addresses by which devices reach it.
    pub names: Vec<String>,
}

/// A signed list of those who sign visible seals (`sync-server seals sign`).
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Seals {
    /// The list's file. It is read when the server starts.
    pub list: PathBuf,
    /// The public key that signed it, in hexadecimal: it came by a safe way.
    pub root: Hex,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            listen: SocketAddr::from((Ipv4Addr::LOCALHOST, 8080)),
            data_dir: PathBuf::from("vis-a-vis"),
            database: None,
            public_url: "http://localhost:8080".into(),
            behind_proxy: false,
            secure_cookies: false,
            smtp: None,
            notices_folder: None,
            sms_folder: None,
            sms_folder_off_loopback: false,
            permit_term: PermitTerm::Over,
            seals: None,
            tls: None,
            metrics: None,
            telling: TellingSettings::default(),
            wrapping: WrappingSettings::default(),
            codes: CodesSettings::default(),
            backup: Backup::default(),
            limits: Limits::default(),
            group: Group::default(),
            staff: StaffSettings::default(),
            paper: PaperSettings::default(),
            credentials: None,
        }
    }
}

/// A mail server.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Smtp {
    /// Its name or address.
    pub host: String,
    /// Its port; the usual one of the protection where none is named.
    #[serde(default)]
    pub port: Option<u16>,
    /// The name that this server says of itself (EHLO); the domain of `from` where none is named.
    #[serde(default)]
    pub hello: Option<String>,
    /// Who signs in, if anyone must.
    pub user: Option<String>,
    /// The password of that user.
    pub password: Option<Secret>,
    /// The sender of every message, as `Name <address>` or an address.
    pub from: String,
    /// How the connection is protected.
    pub tls: Tls,
}

/// How a connection to a mail server is protected.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, clap::ValueEnum)]
#[serde(rename_all = "lowercase")]
pub enum Tls {
    /// Not at all: only to a server on this machine.
    None,
    /// Begins in clear and must be upgraded.
    Starttls,
    /// From the first byte.
    Implicit,
}

/// A setting that is never printed.
#[derive(Clone, Deserialize)]
#[serde(transparent)]
pub struct Secret(String);

impl From<String> for Secret {
    fn from(value: String) -> Self {
        Self(value)
    }
}

impl Secret {
    /// The value, for the one place that needs it.
    pub fn reveal(&self) -> &str {
        &self.0
    }
}
impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("•••")
    }
}
impl Serialize for Secret {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str("•••")
    }
}

/// Flags that overrule variables and the file. Passwords are taken from variables only: flags show in lists of processes.
#[derive(Clone, Debug, Default, clap::Args, Serialize)]
pub struct Overrides {
    /// Settings file (TOML)
    #[arg(long, env = "VISAVIS_CONFIG", value_name = "FILE")]
    #[serde(skip)]
    pub config: Option<PathBuf>,
    /// Folder of databases and keys
    #[arg(long, env = "VISAVIS_DATA", value_name = "DIR")]
    #[serde(rename = "data_dir", skip_serializing_if = "Option::is_none")]
    pub data: Option<PathBuf>,
    /// Address to listen on; port 0 takes any free one
    #[arg(long, value_name = "ADDR")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub listen: Option<SocketAddr>,
    /// How applicants reach this server
    #[arg(long, env = "VISAVIS_PUBLIC_URL", value_name = "URL")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub public_url: Option<String>,
    /// A reverse proxy ends TLS
    #[arg(long)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub behind_proxy: Option<bool>,
    /// Cookies over TLS only
    #[arg(long)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub secure_cookies: Option<bool>,
    /// Folder for e-mail when there is no mail server
    #[arg(long, env = "VISAVIS_NOTICES_FOLDER", value_name = "DIR")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub notices_folder: Option<PathBuf>,
    /// Folder for SMS
    #[arg(long, env = "VISAVIS_SMS_FOLDER", value_name = "DIR")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sms_folder: Option<PathBuf>,
}

/// `VISAVIS_LISTEN` sets `listen`, `VISAVIS_LIMITS__CONNECTIONS` sets `connections` in `[limits]`. A section is set only
/// through its parts, and what is read elsewhere is passed over: texts and folders with the flags, so that one that looks
/// like a number stays as it is; passwords by [`secret`]; variables of other programs nowhere.
fn variables() -> Env {
    let known = toml::Table::try_from(Settings::default()).unwrap_or_default();
    let is_setting = move |name: &str| match name.split_once("__") {
        Some((section, part)) => {
            let is_known =
                known.get(section).is_some_and(toml::Value::is_table) || SECTIONS.contains(&section);
            is_known && (section, part) != ("smtp", "password")
        }
        None => {
            name == "metrics"
                || known.get(name).is_some_and(|value| !value.is_table() && !AS_TEXT.contains(&name))
        }
    };
    Env::prefixed("VISAVIS_").filter(move |key| is_setting(&key.as_str().to_lowercase())).split("__")
}

/// Sections that are not there until somebody writes one.
const SECTIONS: [&str; 3] = ["smtp", "seals", "tls"];
/// Settings whose variables are read with the flags.
const AS_TEXT: [&str; 2] = ["data_dir", "public_url"];

/// Why the settings cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum SettingsError {
    /// The file could not be read.
    #[error("settings file {0}")]
    Unreadable(PathBuf, #[source] std::io::Error),
    /// The file is not of the documented form.
    #[error("settings file {0}")]
    Malformed(PathBuf, #[source] Fault),
    /// A variable or a flag is not of the documented form.
    #[error("a variable (VISAVIS_…) or a flag cannot be used")]
    Layers(#[source] Box<figment::Error>),
    /// A secret that the service manager handed over could not be read.
    #[error("could not read {0}")]
    Credential(PathBuf, #[source] std::io::Error),
    /// The address of the database is none.
    #[error("database is no address of a PostgreSQL (postgres://user@host/name)")]
    Database(#[source] Box<StoreError>),
    /// Plain HTTP beyond loopback.
    #[error("{0} is not loopback: end TLS in a reverse proxy and set behind_proxy = true")]
    PlainBeyondLoopback(SocketAddr),
    /// No span of seconds.
    #[error("telling.after_seconds is not at least and at most, in seconds of one day")]
    NoSpan,
    /// No postal address.
    #[error("paper.address is no postal address: up to six lines of 1 to 38 characters")]
    NoPostalAddress,
    /// A standby that is promoted would find nobody.
    #[error("wrapping.kept_days is at least 1: a standby may still need a key that wraps nothing any more")]
    KeptForNoDay,
    /// Whoever takes a copy away would take the keys along.
    #[error("wrapping.folder and backup.folder lie in one another: keys never lie among copies")]
    KeysAmongCopies,
    /// Codes of real people would lie in a folder, and reach nobody.
    #[error(
        "SMS go to a folder, in clear and no further, and {0} is off the loopback: set sms_folder_off_loopback = true once something carries them on to mobiles"
    )]
    SmsInFolder(String),
    /// A mail server elsewhere without TLS.
    #[error("smtp.tls = \"none\" is for a mail server on this machine only")]
    PlainMail,
}

impl Settings {
    /// The settings that hold: file, then variables, then flags.
    pub fn load(overrides: Overrides) -> Result<Self, SettingsError> {
        let file = overrides.config.as_deref().map_or_else(|| Ok(toml::Table::new()), table_of)?;
        let layers = Figment::from(Serialized::defaults(file))
            .merge(variables())
            .merge(Serialized::defaults(overrides));
        let mut settings: Self = layers.extract().map_err(|error| SettingsError::Layers(Box::new(error)))?;
        // As text, whatever it looks like: a password may be all digits.
        settings.credentials = std::env::var_os("CREDENTIALS_DIRECTORY").map(PathBuf::from);
        let handed_over = settings.credential("database")?;
        settings.database = secret("VISAVIS_DATABASE").or(handed_over).or(settings.database);
        let handed_over = settings.credential("smtp-password")?;
        if let Some(smtp) = &mut settings.smtp {
            smtp.password = secret("VISAVIS_SMTP_PASSWORD").or(handed_over).or(smtp.password.take());
        }
        settings.checked()
    }

    fn checked(mut self) -> Result<Self, SettingsError> {
        // Behind a proxy that ends TLS, the browser is on TLS.
        self.secure_cookies |= self.behind_proxy;
        self.database().map_err(|error| SettingsError::Database(Box::new(error)))?;
        if !self.listen.ip().is_loopback() && !self.behind_proxy {
            return Err(SettingsError::PlainBeyondLoopback(self.listen));
        }
        if self.wrapping.kept_days == 0 {
            return Err(SettingsError::KeptForNoDay);
        }
        let (copies, monthly) = (self.backup_folder(), self.monthly_keys_folder());
        if monthly.starts_with(&copies) || copies.starts_with(&monthly) {
            return Err(SettingsError::KeysAmongCopies);
        }
        if !self.paper.fits_an_envelope() {
            return Err(SettingsError::NoPostalAddress);
        }
        if !self.telling.is_a_span() {
            return Err(SettingsError::NoSpan);
        }
        match &self.smtp {
            Some(smtp) if smtp.tls == Tls::None && !is_this_machine(&smtp.host) => {
                Err(SettingsError::PlainMail)
            }
            _ => Ok(self),
        }
    }

    /// Where the keys that sign and open are kept.
    pub fn keys_folder(&self) -> PathBuf {
        self.data_dir.join("keys")
    }

    /// The key that wraps the keys of the enrolments: as the service manager hands it over, else in the data folder.
    pub fn wrapping_key_file(&self) -> PathBuf {
        let handed_over = self.credentials.as_ref().map(|folder| folder.join("wrapping.key"));
        handed_over.filter(|file| file.exists()).unwrap_or_else(|| self.data_dir.join("wrapping.key"))
    }

    /// The folder of the wrapping keys that are renewed each month.
    pub fn monthly_keys_folder(&self) -> PathBuf {
        self.wrapping.folder.clone().unwrap_or_else(|| self.data_dir.join("wrapping-keys"))
    }

    /// The first line of a secret that was handed over.
    fn credential(&self, name: &str) -> Result<Option<Secret>, SettingsError> {
        let Some(file) =
            self.credentials.as_ref().map(|folder| folder.join(name)).filter(|file| file.exists())
        else {
            return Ok(None);
        };
        let text = std::fs::read_to_string(&file).map_err(|error| SettingsError::Credential(file, error))?;
        Ok(text.lines().next().map(|line| Secret(line.to_owned())))
    }

    /// Where the registry is kept.
    pub fn database(&self) -> Result<Database, StoreError> {
        match &self.database {
            Some(address) => Database::at(address.reveal()),
            None => Ok(Database::Sqlite(self.database_file())),
        }
    }

    /// The database's file, where it is one.
    pub fn database_file(&self) -> PathBuf {
        self.data_dir.join("registry.sqlite")
    }

    /// Where copies, the log of orders and the witness are kept.
    pub fn backup_folder(&self) -> PathBuf {
        self.backup.folder.clone().unwrap_or_else(|| self.data_dir.join("backup"))
    }

    /// Where e-mail goes when there is no mail server.
    pub fn notices_folder(&self) -> PathBuf {
        self.notices_folder.clone().unwrap_or_else(|| self.data_dir.join("notices"))
    }

    /// Where SMS go.
    pub fn sms_folder(&self) -> PathBuf {
        self.sms_folder.clone().unwrap_or_else(|| self.data_dir.join("sms"))
    }
}

/// The settings of a file, once they are known to be settings: an error names the line.
fn table_of(path: &Path) -> Result<toml::Table, SettingsError> {
    let text =
        std::fs::read_to_string(path).map_err(|error| SettingsError::Unreadable(path.to_owned(), error))?;
    let malformed =
        |error: toml::de::Error| SettingsError::Malformed(path.to_owned(), Fault::of(&error, &text));
    toml::from_str::<Settings>(&text).map_err(malformed)?;
    toml::from_str(&text).map_err(malformed)
}

fn secret(variable: &str) -> Option<Secret> {
    std::env::var(variable).ok().map(Secret)
}

fn is_this_machine(host: &str) -> bool {
    host == "localhost" || host.parse::<IpAddr>().is_ok_and(|address| address.is_loopback())
}

#[cfg(test)]
mod tests;
