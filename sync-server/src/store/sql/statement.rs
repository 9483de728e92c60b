//! A prepared statement, and the ways to run it.

use super::postgres::Line;
use super::{Error, Held, Params, Result, Row, Rows, Value};
use rusqlite::{CachedStatement, params_from_iter};

/// A prepared statement.
pub enum Statement<'c> {
    /// Of `SQLite`.
    Sqlite(CachedStatement<'c>),
    /// Of `PostgreSQL`.
    Postgres(&'c Line, tokio_postgres::Statement),
}

fn values(params: Params<'_>) -> impl Iterator<Item = Value<'_>> {
    params.iter().map(|param| param.to_value())
}

impl Statement<'_> {
    /// Runs it; gives how many rows it changed.
    pub fn execute(&mut self, params: Params<'_>) -> Result<usize> {
        match self {
            Self::Sqlite(statement) => Ok(statement.execute(params_from_iter(values(params)))?),
            Self::Postgres(line, statement) => line.execute(statement, &values(params).collect::<Vec<_>>()),
        }
    }

    /// Runs it where nobody asks how many rows it changed. `PostgreSQL` is sent it with the next question; what it
    /// refuses then is that question's error, or the job's.
    pub fn run(&mut self, params: Params<'_>) -> Result<()> {
        match self {
            Self::Sqlite(statement) => Ok(statement.execute(params_from_iter(values(params))).map(|_| ())?),
            Self::Postgres(line, statement) => {
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
        let mut rows = self.query(params)?;
        let row = rows.next()?.ok_or(Error::NoRow)?;
        read(&row)
    }

    /// Every row, as read.
    pub fn query_map<T>(
        &mut self,
        params: Params<'_>,
        mut read: impl FnMut(&Row<'_>) -> Result<T>,
    ) -> Result<std::vec::IntoIter<Result<T>>> {
        let mut rows = self.query(params)?;
        let mut all = Vec::new();
        while let Some(row) = rows.next()? {
            all.push(read(&row));
        }
        Ok(all.into_iter())
    }

    /// True when there is a row.
    pub fn exists(&mut self, params: Params<'_>) -> Result<bool> {
        Ok(self.query(params)?.next()?.is_some())
    }

    /// The rows.
    pub fn query(&mut self, params: Params<'_>) -> Result<Rows<'_>> {
        match self {
            Self::Sqlite(statement) => Ok(Rows::Sqlite(statement.query(params_from_iter(values(params)))?)),
            Self::Postgres(line, statement) => {
                let rows = line.query(statement, &values(params).collect::<Vec<_>>())?;
                Ok(Rows::Postgres(rows.into_iter(), None))
            }
        }
    }
}
