//! One way to ask either database. The queries are one text, in the SQL that `SQLite` and `PostgreSQL` read alike;
//! here stands what differs: how a line is opened, a value carried, a transaction begun and its fate learned.

mod connection;
mod error;
pub(super) mod fate;
mod group_marker;
pub(super) mod multi_row;
mod params;
pub mod postgres;
mod row;
pub mod sqlite;
mod statement;
mod transaction;
mod value;

pub use connection::Connection;
pub use error::{Error, OptionalExtension, Result};
pub use params::Params;
pub use row::{Row, Rows};
pub use statement::Statement;
pub use transaction::Transaction;
pub use value::{FromValue, Held, ToValue, Value};

pub use crate::params;
