//! The mark that a group of writes leaves in `PostgreSQL`, so that its fate can be told afterwards.

/// The mark of a group of writes: a random number of 122 bits, drawn by the database for each group, as text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GroupMarker(String);

impl GroupMarker {
    /// The mark that the database gave.
    pub(super) const fn new(marker: String) -> Self {
        Self(marker)
    }

    /// One that no group leaves: the nil UUID.
    pub(super) fn nil() -> Self {
        Self("00000000-0000-0000-0000-000000000000".to_owned())
    }

    /// The row that a connection writes to learn that what it sees is stored: of no group either.
    pub(super) fn of_whoever_confirms() -> Self {
        Self("ffffffff-ffff-ffff-ffff-ffffffffffff".to_owned())
    }

    /// As SQL writes it, between quotes.
    pub(super) fn as_str(&self) -> &str {
        &self.0
    }
}
