//! One connection to either database: what differs in how a transaction is begun, committed and undone.

use super::{Error, Params, Result, Row, Statement, params, postgres};
use crate::failpoint;

/// One connection to a database.
pub struct Connection(pub(super) Backend);

pub(super) enum Backend {
    Sqlite(rusqlite::Connection),
    Postgres(Box<postgres::PgConnection>),
}

impl From<rusqlite::Connection> for Connection {
    fn from(connection: rusqlite::Connection) -> Self {
        Self(Backend::Sqlite(connection))
    }
}

impl From<postgres::PgConnection> for Connection {
    fn from(line: postgres::PgConnection) -> Self {
        Self(Backend::Postgres(Box::new(line)))
    }
}

impl Connection {
    /// Prepares a statement once for the life of the connection.
    pub fn prepare_cached<'c>(&'c self, sql: &'c str) -> Result<Statement<'c>> {
        if failpoint::is_set("query", sql) {
            return Err(Error::Failpoint.at(sql));
        }
        let prepared = match &self.0 {
            Backend::Sqlite(connection) => {
                let prepared = connection.prepare_cached(sql).map_err(Error::from);
                prepared.map(|statement| Statement::of_sqlite(statement, sql))
            }
            Backend::Postgres(line) => {
                line.prepare(sql).map(|statement| Statement::of_postgres(line, statement, sql))
            }
        };
        prepared.map_err(|error| error.at(sql))
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
            Backend::Sqlite(connection) => Ok(connection.execute_batch(sql)?),
            Backend::Postgres(line) => line.batch(sql),
        }
    }

    /// The connection below, where it is one to `SQLite`.
    pub fn as_sqlite(&self) -> Option<&rusqlite::Connection> {
        match &self.0 {
            Backend::Sqlite(connection) => Some(connection),
            Backend::Postgres(_) => None,
        }
    }

    /// The connection below, to be changed as a whole or closed.
    pub(in crate::store) fn as_sqlite_mut(&mut self) -> Option<&mut rusqlite::Connection> {
        match &mut self.0 {
            Backend::Sqlite(connection) => Some(connection),
            Backend::Postgres(_) => None,
        }
    }

    /// Begins to write: whoever else would write waits until this is committed or undone.
    pub(in crate::store) fn begin(&self) -> Result<()> {
        match &self.0 {
            Backend::Sqlite(_) => self.execute("BEGIN IMMEDIATE", params![]).map(|_| ()),
            Backend::Postgres(line) => line.begin(),
        }
    }

    /// Begins to read one state.
    pub(in crate::store) fn begin_reading(&self) -> Result<()> {
        match &self.0 {
            Backend::Sqlite(_) => self.execute("BEGIN", params![]).map(|_| ()),
            Backend::Postgres(line) => line.batch("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"),
        }
    }

    /// Marks where a job begins.
    pub(in crate::store) fn begin_job(&self) -> Result<()> {
        match &self.0 {
            Backend::Sqlite(_) => self.execute("SAVEPOINT job", params![]).map(|_| ()),
            Backend::Postgres(line) => {
                line.later("SAVEPOINT job;");
                Ok(())
            }
        }
    }

    /// Waits for what was sent and not answered yet: it belongs to the job that sent it.
    pub(in crate::store) fn settle(&self) -> Result<()> {
        match &self.0 {
            Backend::Sqlite(_) => Ok(()),
            Backend::Postgres(line) => line.settle(),
        }
    }

    /// Keeps what the job did, or undoes it.
    pub(in crate::store) fn end_job(&self, keep: bool) -> Result<()> {
        if let Backend::Postgres(line) = &self.0 {
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
    pub(in crate::store) fn commit(&self) -> Result<()> {
        match &self.0 {
            Backend::Sqlite(_) => self.execute("COMMIT", params![]).map(|_| ()),
            Backend::Postgres(line) => line.commit(),
        }
    }

    /// Ends a transaction that is not to be kept, if one was begun.
    pub(in crate::store) fn roll_back(&self) {
        match &self.0 {
            Backend::Sqlite(connection) if connection.is_autocommit() => {}
            Backend::Sqlite(_) => {
                if let Err(error) = self.execute("ROLLBACK", params![]) {
                    tracing::error!(code = error.code(), "a transaction could not be rolled back");
                }
            }
            Backend::Postgres(line) => line.roll_back(),
        }
    }

    /// What was restored beside the registry takes its place.
    pub(in crate::store) fn take_place(&self, now: i64) -> Result<()> {
        match &self.0 {
            Backend::Sqlite(_) => Ok(()),
            Backend::Postgres(line) => line.take_place(now),
        }
    }

    /// True once the connection cannot carry anything any more.
    pub(in crate::store) fn is_broken(&self) -> bool {
        match &self.0 {
            Backend::Sqlite(_) => false,
            Backend::Postgres(line) => line.is_broken(),
        }
    }
}
