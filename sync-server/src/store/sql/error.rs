//! Why a database did not do what was asked.

use super::group_marker::GroupMarker;
use rusqlite::ErrorCode;
use std::error::Error as StdError;
use tokio_postgres::error::SqlState;

/// Words by which a statement is recognised.
const WORDS: usize = 12;

/// The outcome of a question to a database.
pub type Result<T> = std::result::Result<T, Error>;

/// Why a database did not do what was asked. Messages of databases can quote values: only their code is shown.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// `SQLite` refused.
    #[error("SQLite refused ({})", self.code())]
    Sqlite(rusqlite::Error),
    /// `PostgreSQL` refused, or the line to it broke.
    #[error("PostgreSQL refused ({})", self.code())]
    Postgres(tokio_postgres::Error),
    /// The database did not answer in time; the line is given up.
    #[error("the database does not answer")]
    Silent,
    /// A commit was sent and its answer never came: what it held may be there or not.
    #[error("the commit was not answered")]
    CommitUnanswered {
        /// The mark that its group left, by which its fate can be asked.
        group: GroupMarker,
    },
    /// The runtime that drives a connection could not be made.
    #[error("could not make the runtime of a connection")]
    Runtime(#[source] std::io::Error),
    /// There is no such row.
    #[error("no such row")]
    NoRow,
    /// A column holds what it never should.
    #[error("column {0} holds what it never should")]
    Column(usize, #[source] Option<Box<dyn StdError + Send + Sync>>),
    /// One of the others, at this statement.
    #[error("at « {statement} »")]
    At {
        /// How the statement begins. It holds no value: those are parameters.
        statement: String,
        /// What was refused there.
        #[source]
        error: Box<Self>,
    },
    /// A test build was told to fail here.
    #[error("a failpoint is set")]
    Failpoint,
}

impl Error {
    /// A column that holds what it never should, and why that is so.
    pub fn column(column: usize, why: impl StdError + Send + Sync + 'static) -> Self {
        Self::Column(column, Some(Box::new(why)))
    }

    /// Says at which statement. That there is no row is an answer, not a fault.
    #[must_use]
    pub fn at(self, sql: &str) -> Self {
        match self {
            Self::NoRow | Self::At { .. } => self,
            error => {
                let words: Vec<&str> = sql.split_whitespace().take(WORDS).collect();
                Self::At { statement: words.join(" "), error: Box::new(error) }
            }
        }
    }

    /// True when the database was not reached, had no room, or did not answer: later it may.
    pub fn is_away(&self) -> bool {
        match self {
            Self::Sqlite(error) => error.sqlite_error_code().is_some_and(is_passing),
            // Without a refusal the line broke; these say that the database is being stopped or started, full, waiting for a
            // lock, not the primary, or in conflict with somebody else.
            Self::Postgres(error) => error.code().is_none_or(|code| {
                ["57P", "53", "08", "58030", "55P03", "25006", "40"]
                    .iter()
                    .any(|class| code.code().starts_with(class))
            }),
            Self::Silent | Self::Runtime(_) | Self::CommitUnanswered { .. } => true,
            Self::At { error, .. } => error.is_away(),
            _ => false,
        }
    }

    /// The kind of failure: what may be logged.
    pub fn code(&self) -> String {
        match self {
            Self::Sqlite(error) => format!("{:?}", error.sqlite_error_code()),
            Self::Postgres(error) => error.code().map_or("line", SqlState::code).to_owned(),
            Self::At { error, .. } => error.code(),
            other => other.to_string(),
        }
    }
}

/// What `SQLite` says of a disk or a lock, not of a statement.
const fn is_passing(code: ErrorCode) -> bool {
    matches!(
        code,
        ErrorCode::DatabaseBusy
            | ErrorCode::DatabaseLocked
            | ErrorCode::ReadOnly
            | ErrorCode::SystemIoFailure
            | ErrorCode::DiskFull
            | ErrorCode::CannotOpen
            | ErrorCode::OutOfMemory
    )
}

impl From<tokio_postgres::Error> for Error {
    fn from(error: tokio_postgres::Error) -> Self {
        Self::Postgres(error)
    }
}

impl From<rusqlite::Error> for Error {
    fn from(error: rusqlite::Error) -> Self {
        match error {
            rusqlite::Error::QueryReturnedNoRows => Self::NoRow,
            other => Self::Sqlite(other),
        }
    }
}

/// Where no row is an answer too.
pub trait OptionalExtension<T> {
    /// None where there is no row.
    fn optional(self) -> Result<Option<T>>;
}

impl<T> OptionalExtension<T> for Result<T> {
    fn optional(self) -> Result<Option<T>> {
        match self {
            Ok(value) => Ok(Some(value)),
            Err(Error::NoRow) => Ok(None),
            Err(error) => Err(error),
        }
    }
}
