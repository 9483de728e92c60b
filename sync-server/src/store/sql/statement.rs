//! A prepared statement, and the ways to run it. What is refused says at which statement.

use super::postgres::PgConnection;
use super::{Error, Held, Params, Result, Row, Rows, Value};
use rusqlite::{CachedStatement, params_from_iter};

/// A prepared statement.
pub struct Statement<'c> {
    prepared: Prepared<'c>,
    sql: &'c str,
}

enum Prepared<'c> {
    Sqlite(CachedStatement<'c>),
    Postgres(&'c PgConnection, tokio_postgres::Statement),
}

fn values(params: Params<'_>) -> impl Iterator<Item = Value<'_>> {
    params.iter().map(|param| param.to_value())
}

impl<'c> Statement<'c> {
    /// One of `SQLite`.
    pub(super) const fn of_sqlite(statement: CachedStatement<'c>, sql: &'c str) -> Self {
        Self { prepared: Prepared::Sqlite(statement), sql }
    }

    /// One of `PostgreSQL`.
    pub(super) const fn of_postgres(
        line: &'c PgConnection,
        statement: tokio_postgres::Statement,
        sql: &'c str,
    ) -> Self {
        Self { prepared: Prepared::Postgres(line, statement), sql }
    }

    /// Runs it; gives how many rows it changed.
    pub fn execute(&mut self, params: Params<'_>) -> Result<usize> {
        let done = match &mut self.prepared {
            Prepared::Sqlite(statement) => {
                statement.execute(params_from_iter(values(params))).map_err(Error::from)
            }
            Prepared::Postgres(line, statement) => {
                line.execute(statement, &values(params).collect::<Vec<_>>())
            }
        };
        done.map_err(|error| error.at(self.sql))
    }

    /// Runs it where nobody asks how many rows it changed. `PostgreSQL` is sent it with the next question; what it
    /// refuses then is that question's error, or the job's.
    pub fn run(&mut self, params: Params<'_>) -> Result<()> {
        match &mut self.prepared {
            Prepared::Sqlite(_) => self.execute(params).map(|_| ()),
            Prepared::Postgres(line, statement) => {
                line.run_later(statement, values(params).map(Held::from).collect());
                Ok(())
            }
        }
    }

    /// The first row; [`Error::NoRow`] where there is none.
    pub fn query_row<T>(
        &mut self,
        params: Params<'_>,
        read: impl FnOnce(&Row<'_>) -> Result<T>,
    ) -> Result<T> {
        let sql = self.sql;
        let mut rows = self.query(params)?;
        let row = rows.next()?.ok_or(Error::NoRow)?;
        read(&row).map_err(|error| error.at(sql))
    }

    /// Every row, as read.
    pub fn query_map<T>(
        &mut self,
        params: Params<'_>,
        mut read: impl FnMut(&Row<'_>) -> Result<T>,
    ) -> Result<std::vec::IntoIter<Result<T>>> {
        let sql = self.sql;
        let mut rows = self.query(params)?;
        let mut all = Vec::new();
        while let Some(row) = rows.next()? {
            all.push(read(&row).map_err(|error| error.at(sql)));
        }
        Ok(all.into_iter())
    }

    /// True when there is a row.
    pub fn exists(&mut self, params: Params<'_>) -> Result<bool> {
        Ok(self.query(params)?.next()?.is_some())
    }

    /// The rows.
    pub fn query(&mut self, params: Params<'_>) -> Result<Rows<'_>> {
        let sql = self.sql;
        let rows = match &mut self.prepared {
            Prepared::Sqlite(statement) => {
                statement.query(params_from_iter(values(params))).map(Rows::Sqlite).map_err(Error::from)
            }
            Prepared::Postgres(line, statement) => {
                let rows = line.query(statement, &values(params).collect::<Vec<_>>());
                rows.map(|rows| Rows::Postgres(rows.into_iter(), None))
            }
        };
        rows.map_err(|error| error.at(sql))
    }
}
