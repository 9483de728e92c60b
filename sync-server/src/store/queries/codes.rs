//! Reading a code's number back into its type. A number this version does not know is an error of the
//! column, never a default.

use crate::failpoint;
use crate::store::sql::{Error, Result, Row};
use terms::UnknownCode;

/// The code in a column.
pub fn coded<T>(
    row: &Row<'_>,
    column: usize,
    from_code: fn(u8) -> std::result::Result<T, UnknownCode>,
) -> Result<T> {
    if failpoint::is_set("row", std::any::type_name::<T>()) {
        return Err(Error::column(column, Error::Failpoint));
    }
    from_code(row.get(column)?).map_err(|unknown| Error::column(column, unknown))
}
