//! A connection inside a transaction, and what it knows of the ledger's end.

use super::Connection;
use std::cell::Cell;
use std::ops::Deref;

/// A connection inside a transaction.
pub struct Transaction<'c> {
    connection: &'c Connection,
    /// The end of the ledger, where this transaction has read or written it: nobody else writes meanwhile.
    ledger: Cell<Option<(u64, [u8; 32])>>,
}

impl<'c> Transaction<'c> {
    /// The transaction that was begun on a connection.
    pub(in crate::store) fn on(connection: &'c Connection) -> Self {
        Self { connection, ledger: Cell::new(None) }
    }

    /// What it knows of the ledger's end.
    pub(in crate::store) fn ledger(&self) -> &Cell<Option<(u64, [u8; 32])>> {
        &self.ledger
    }
}

impl Deref for Transaction<'_> {
    type Target = Connection;

    fn deref(&self) -> &Connection {
        self.connection
    }
}
