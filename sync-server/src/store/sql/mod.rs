//! One way to ask either database. The verbs are one text, in the SQL that `SQLite` and `PostgreSQL` read alike;
//! here stands what differs: how a line is opened, a value carried, a transaction begun and its fate learned.

mod error;
pub(super) mod many;
pub mod postgres;
mod row;
pub mod sqlite;
mod statement;
mod value;

pub use error::{Error, OptionalExtension, Result};
pub use row::{Row, Rows};
pub use statement::Statement;
use std::cell::Cell;
use std::ops::Deref;
pub use value::{FromValue, Held, ToValue, Value};

/// What stands for `?1`, `?2`… in a statement.
pub type Params<'p> = &'p [&'p dyn ToValue];

/// The values of a statement, in the order of their numbers.
#[macro_export]
macro_rules! params {
    ($($value:expr),* $(,)?) => {
        &[$(&$value as &dyn $crate::store::sql::ToValue),*] as $crate::store::sql::Params<'_>
    };
}
pub use crate::params;

/// The number of the newest migration this program carries, for either database.
pub(super) fn newest_migration() -> Option<i64> {
    let runner = sqlite::embedded::migrations::runner();
    runner.get_migrations().iter().map(|migration| i64::from(migration.version())).max()
}

/// One line to a database.
pub struct Connection(Line);

enum Line {
    Sqlite(rusqlite::Connection),
    Postgres(Box<postgres::Line>),
}

impl From<rusqlite::Connection> for Connection {
    fn from(connection: rusqlite::Connection) -> Self {
        Self(Line::Sqlite(connection))
    }
}

impl From<postgres::Line> for Connection {
    fn from(line: postgres::Line) -> Self {
        Self(Line::Postgres(Box::new(line)))
    }
}

impl Connection {
    /// Prepares a statement once for the life of the line.
    pub fn prepare_cached(&self, sql: &str) -> Result<Statement<'_>> {
        match &self.0 {
            Line::Sqlite(connection) => Ok(Statement::Sqlite(connection.prepare_cached(sql)?)),
            Line::Postgres(line) => Ok(Statement::Postgres(line, line.prepare(sql)?)),
        }
    }

    /// Runs one statement; gives how many rows it changed.
    pub fn execute(&self, sql: &str, params: Params<'_>) -> Result<usize> {
        self.prepare_cached(sql)?.execute(params)
    }

    /// The first row of an answer; [`Error::NoRow`] where there is none.
    pub fn query_row<T>(
        &self,
        sql: &str,
        params: Params<'_>,
        read: impl FnOnce(&Row<'_>) -> Result<T>,
    ) -> Result<T> {
        self.prepare_cached(sql)?.query_row(params, read)
    }

    /// Runs statements that take no values and give no rows.
    pub fn execute_batch(&self, sql: &str) -> Result<()> {
        match &self.0 {
            Line::Sqlite(connection) => Ok(connection.execute_batch(sql)?),
            Line::Postgres(line) => line.batch(sql),
        }
    }

    /// The line below, where it is one to `SQLite`.
    pub fn as_sqlite(&self) -> Option<&rusqlite::Connection> {
        match &self.0 {
            Line::Sqlite(connection) => Some(connection),
            Line::Postgres(_) => None,
        }
    }

    /// The line below, to be changed as a whole or closed.
    pub(super) fn as_sqlite_mut(&mut self) -> Option<&mut rusqlite::Connection> {
        match &mut self.0 {
            Line::Sqlite(connection) => Some(connection),
            Line::Postgres(_) => None,
        }
    }

    /// Begins to write: whoever else would write waits until this is committed or undone.
    pub(super) fn begin(&self) -> Result<()> {
        match &self.0 {
            Line::Sqlite(_) => self.execute("BEGIN IMMEDIATE", params![]).map(|_| ()),
            Line::Postgres(line) => line.begin(),
        }
    }

    /// Begins to read one state.
    pub(super) fn begin_reading(&self) -> Result<()> {
        match &self.0 {
            Line::Sqlite(_) => self.execute("BEGIN", params![]).map(|_| ()),
            Line::Postgres(line) => line.batch("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"),
        }
    }

    /// Marks where a job begins.
    pub(super) fn begin_job(&self) -> Result<()> {
        match &self.0 {
            Line::Sqlite(_) => self.execute("SAVEPOINT job", params![]).map(|_| ()),
            Line::Postgres(line) => {
                line.later("SAVEPOINT job;");
                Ok(())
            }
        }
    }

    /// Waits for what was sent and not answered yet: it belongs to the job that sent it.
    pub(super) fn settle(&self) -> Result<()> {
        match &self.0 {
            Line::Sqlite(_) => Ok(()),
            Line::Postgres(line) => line.settle(),
        }
    }

    /// Keeps what the job did, or undoes it.
    pub(super) fn end_job(&self, keep: bool) -> Result<()> {
        if let Line::Postgres(line) = &self.0 {
            if !keep {
                line.forget_unsent();
            }
            // Where a job swallowed an error, the release is refused and the group with it: `PostgreSQL` would
            // answer the commit of a failed transaction as if it were one.
            line.later(if keep {
                "RELEASE SAVEPOINT job;"
            } else {
                "ROLLBACK TO SAVEPOINT job; RELEASE SAVEPOINT job;"
            });
            return Ok(());
        }
        if !keep {
            self.execute("ROLLBACK TO job", params![])?;
        }
        self.execute("RELEASE job", params![]).map(|_| ())
    }

    /// Makes everything since [`Connection::begin`] durable.
    pub(super) fn commit(&self) -> Result<()> {
        match &self.0 {
            Line::Sqlite(_) => self.execute("COMMIT", params![]).map(|_| ()),
            Line::Postgres(line) => line.commit(),
        }
    }

    /// Ends a transaction that is not to be kept, if one was begun.
    pub(super) fn roll_back(&self) {
        match &self.0 {
            Line::Sqlite(connection) if connection.is_autocommit() => {}
            Line::Sqlite(_) => drop(self.execute("ROLLBACK", params![])),
            Line::Postgres(line) => line.roll_back(),
        }
    }

    /// What was restored beside the registry takes its place.
    pub(super) fn take_place(&self, now: i64) -> Result<()> {
        match &self.0 {
            Line::Sqlite(_) => Ok(()),
            Line::Postgres(line) => line.take_place(now),
        }
    }

    /// True once the line cannot carry anything any more.
    pub(super) fn is_broken(&self) -> bool {
        match &self.0 {
            Line::Sqlite(_) => false,
            Line::Postgres(line) => line.is_broken(),
        }
    }
}

/// A line inside a transaction.
pub struct Transaction<'c> {
    connection: &'c Connection,
    /// The end of the ledger, where this transaction has read or written it: nobody else writes meanwhile.
    ledger: Cell<Option<(u64, [u8; 32])>>,
}

impl<'c> Transaction<'c> {
    /// The transaction that was begun on a line.
    pub(super) fn on(connection: &'c Connection) -> Self {
        Self { connection, ledger: Cell::new(None) }
    }

    /// What it knows of the ledger's end.
    pub(super) fn ledger(&self) -> &Cell<Option<(u64, [u8; 32])>> {
        &self.ledger
    }
}

impl Deref for Transaction<'_> {
    type Target = Connection;

    fn deref(&self) -> &Connection {
        self.connection
    }
}
