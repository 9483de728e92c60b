//! One row of an answer, and a walk over many.

use super::{Error, FromValue, Result, Value};

/// One row.
pub enum Row<'r> {
    /// Of `SQLite`.
    Sqlite(&'r rusqlite::Row<'r>),
    /// Of `PostgreSQL`.
    Postgres(&'r tokio_postgres::Row),
}

impl Row<'_> {
    /// What a column holds, the first being 0.
    pub fn value(&self, column: usize) -> Result<Value<'_>> {
        match self {
            Self::Sqlite(row) => Value::of_sqlite(row.get_ref(column)?).ok_or(Error::Column(column, None)),
            Self::Postgres(row) => Ok(row.try_get(column)?),
        }
    }

    /// What a column holds, as this type.
    pub fn get<T: FromValue>(&self, column: usize) -> Result<T> {
        T::from_value(self.value(column)?).ok_or(Error::Column(column, None))
    }
}

/// Rows, one after the other.
pub enum Rows<'r> {
    /// Of `SQLite`, read as they are asked for.
    Sqlite(rusqlite::Rows<'r>),
    /// Of `PostgreSQL`, all read.
    Postgres(std::vec::IntoIter<tokio_postgres::Row>, Option<tokio_postgres::Row>),
}

impl Rows<'_> {
    /// The next row.
    #[expect(clippy::should_implement_trait, reason = "a row lives until the next is asked for")]
    pub fn next(&mut self) -> Result<Option<Row<'_>>> {
        match self {
            Self::Sqlite(rows) => Ok(rows.next()?.map(Row::Sqlite)),
            Self::Postgres(rows, row) => {
                *row = rows.next();
                Ok(row.as_ref().map(Row::Postgres))
            }
        }
    }
}
