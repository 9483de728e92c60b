//! Reading a code's number back into its type. A number this version does not know is an error of the
//! column, never a default.

use rusqlite::Row;
use rusqlite::types::Type;
use terms::UnknownCode;

/// The code in a column.
pub fn coded<T>(
    row: &Row<'_>,
    column: usize,
    from_code: fn(u8) -> Result<T, UnknownCode>,
) -> rusqlite::Result<T> {
    from_code(row.get(column)?).map_err(|unknown| {
        rusqlite::Error::FromSqlConversionFailure(column, Type::Integer, Box::new(unknown))
    })
}
