//! Which database a store is, and a line to it that is opened again when it broke.

use super::StoreError;
use super::sql::postgres::{self, Schema};
use super::sql::{self, Connection, Error, fate, sqlite};
use std::path::{Path, PathBuf};
use std::str::FromStr;
use tokio_postgres::Config;

/// Where the registry is kept.
#[derive(Clone, Debug)]
pub enum Database {
    /// In a file.
    Sqlite(PathBuf),
    /// At a `PostgreSQL`, that several servers may share.
    Postgres(Box<Config>),
}

impl Database {
    /// The one of a file.
    pub fn file(path: &Path) -> Self {
        Self::Sqlite(path.to_owned())
    }

    /// The one at an address (`postgres://…`).
    pub fn at(address: &str) -> Result<Self, StoreError> {
        let mut config = Config::from_str(address).map_err(Error::from)?;
        config.application_name("vis-a-vis");
        let patience = std::time::Duration::from_secs(5);
        config.connect_timeout(patience).tcp_user_timeout(patience * 4);
        Ok(Self::Postgres(Box::new(config)))
    }

    /// Opens a session, the schema brought up to date where one may write.
    pub(super) fn open(&self, used: &Access) -> Result<Connection, StoreError> {
        match (self, used) {
            (Self::Sqlite(path), Access::Write | Access::Alone | Access::Beside) => sqlite::open(path),
            (Self::Sqlite(path), Access::Read) => sqlite::open_to_read(path),
            (Self::Sqlite(path), Access::Look) => sqlite::open_untouched(path),
            (Self::Sqlite(_), Access::Keys(folder)) => sqlite::open_keys(&folder.join(KEYS)),
            (Self::Sqlite(_), Access::LookAtKeys(folder)) => sqlite::open_untouched(&folder.join(KEYS)),
            (Self::Postgres(config), Access::Read | Access::Look | Access::LookAtKeys(_)) => {
                Ok(open_at(config, used)?.into())
            }
            (Self::Postgres(config), _) => {
                let mut session = open_at(config, used)?;
                session.migrate(used.schema())?;
                if matches!(used, Access::Write) {
                    session.forget_old_groups()?;
                }
                Ok(session.into())
            }
        }
    }

    /// Opens a line again that broke. A file's lines do not break.
    fn open_again(&self, used: &Access) -> Result<Option<Connection>, StoreError> {
        match self {
            Self::Sqlite(_) => Ok(None),
            Self::Postgres(config) => Ok(Some(open_at(config, used)?.into())),
        }
    }
}

/// The file of the enrolments' keys, beside a registry in a file.
pub(crate) const KEYS: &str = "enrolment-keys.sqlite";

fn open_at(config: &Config, used: &Access) -> Result<postgres::PgConnection, StoreError> {
    let session = postgres::PgConnection::open(config, used.schema())?;
    let is_let_in = match used {
        Access::Write => session.run_here()?,
        Access::Alone | Access::Beside => session.run_alone()?,
        Access::Read | Access::Keys(_) | Access::Look | Access::LookAtKeys(_) => true,
    };
    if !is_let_in {
        return Err(StoreError::InUse);
    }
    if matches!(used, Access::Read) {
        session.confirm()?;
    }
    if matches!(used, Access::Beside) {
        session.clear_restoring()?;
    }
    Ok(session)
}

/// What a line is for.
#[derive(Clone, Debug)]
pub(crate) enum Access {
    /// The registry's, to write while the server runs.
    Write,
    /// The registry's, to write while no server runs.
    Alone,
    /// A fresh one beside the registry's, to be filled while no server runs and then to take its place.
    Beside,
    /// The registry's, to read.
    Read,
    /// The enrolments' keys; those of a database in a file are in this folder.
    Keys(PathBuf),
    /// The registry's, to be looked at as it lies: nothing is made, migrated or written.
    Look,
    /// The same of the enrolments' keys.
    LookAtKeys(PathBuf),
}

impl Access {
    const fn schema(&self) -> Schema {
        match self {
            Self::Keys(_) | Self::LookAtKeys(_) => Schema::EnrolmentKeys,
            Self::Beside => Schema::Restoring,
            _ => Schema::Registry,
        }
    }
}

/// A line that is opened again when it broke.
pub(crate) struct Session {
    database: Database,
    connection: Connection,
    used: Access,
}

impl Session {
    pub(crate) fn open(database: &Database, used: Access) -> Result<Self, StoreError> {
        Ok(Self { database: database.clone(), connection: database.open(&used)?, used })
    }

    /// The line as it is.
    pub(super) fn connection(&self) -> &Connection {
        &self.connection
    }

    /// The session, opened again if it is known to have broken.
    pub(crate) fn ready(&mut self) -> Result<&Connection, StoreError> {
        if self.connection.is_broken() {
            self.open_again()?;
        }
        Ok(&self.connection)
    }

    /// Begins a transaction. A line that broke while nothing was under way is opened again, and nobody hears of it.
    pub(super) fn begin(&mut self) -> Result<&Connection, StoreError> {
        if self.try_to_begin().is_err() {
            self.open_again()?;
            self.try_to_begin()?;
        }
        Ok(&self.connection)
    }

    fn open_again(&mut self) -> Result<(), StoreError> {
        if let Some(connection) = self.database.open_again(&self.used)? {
            self.connection = connection;
        }
        Ok(())
    }

    fn try_to_begin(&self) -> sql::Result<()> {
        let begun = match self.used {
            Access::Read => self.connection.begin_reading(),
            _ => self.connection.begin(),
        };
        begun.inspect_err(|_| self.connection.roll_back())
    }

    /// Ends a transaction that is not to be kept.
    pub(super) fn end(&self) {
        self.connection.roll_back();
    }

    /// What became of a group whose commit failed so; none while nobody can say.
    pub(super) fn fate(&self, error: &Error) -> Option<bool> {
        match (error, &self.database) {
            (Error::CommitUnanswered { group }, Database::Postgres(config)) => fate::fate(config, group),
            _ => Some(false),
        }
    }
}
