//! The values of a statement.

use super::ToValue;

/// What stands for `?1`, `?2`… in a statement.
pub type Params<'p> = &'p [&'p dyn ToValue];

/// The values of a statement, in the order of their numbers.
#[macro_export]
macro_rules! params {
    ($($value:expr),* $(,)?) => {
        &[$(&$value as &dyn $crate::store::sql::ToValue),*] as $crate::store::sql::Params<'_>
    };
}
