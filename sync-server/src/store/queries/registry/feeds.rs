//! Where each list that devices are given last changed. It must not know what a list says.

use super::ledger::{self, Entry};
use crate::store::sql::{self, Connection, OptionalExtension, Transaction, params};
use statement::{FeedKind, Hash, hash};
use terms::{AgentId, DeviceId, RoundId, Timestamp};

/// What a list is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// What is accepted, everywhere.
    Policy,
    /// Whom seals are believed from, everywhere.
    Trust,
    /// The visits of a round.
    Round(RoundId),
    /// An agent's standing.
    Agent(AgentId),
    /// A device's standing.
    Device(DeviceId),
}

impl Subject {
    /// The list that tells it.
    pub const fn feed(self) -> FeedKind {
        match self {
            Self::Policy => FeedKind::Policy,
            Self::Trust => FeedKind::Trust,
            Self::Round(_) => FeedKind::Round,
            Self::Agent(_) | Self::Device(_) => FeedKind::Standing,
        }
    }

    /// Its name among those of its list. Agents and devices share one list: each says which it is.
    fn name(self) -> Vec<u8> {
        match self {
            Self::Policy | Self::Trust => Vec::new(),
            Self::Round(RoundId(id)) => id.to_vec(),
            Self::Agent(AgentId(id)) => [b"a".as_slice(), &id].concat(),
            Self::Device(DeviceId(id)) => [b"d".as_slice(), &id].concat(),
        }
    }
}

/// Notes that a list changed: a position of the ledger, in the transaction that changes it.
pub fn touch(tx: &Transaction<'_>, subject: Subject, at: Timestamp) -> sql::Result<()> {
    put(tx, subject, None, at)
}

/// Notes what a list is now that lies outside the database (a setting, a file); a change where it is another.
pub fn settle(tx: &Transaction<'_>, subject: Subject, content: Hash, at: Timestamp) -> sql::Result<()> {
    let known = tx
        .prepare_cached("SELECT content FROM feed_changes WHERE kind = ?1 AND subject = ?2")?
        .query_row(params![subject.feed().code(), subject.name()], |row| row.get::<Option<[u8; 32]>>(0))
        .optional()?;
    if known.flatten() == Some(content.0) { Ok(()) } else { put(tx, subject, Some(content), at) }
}

fn put(tx: &Transaction<'_>, subject: Subject, content: Option<Hash>, at: Timestamp) -> sql::Result<()> {
    let (kind, name) = (subject.feed().code(), subject.name());
    ledger::enter(tx, Entry::Feed, hash(&[[kind].as_slice(), &name].concat()), at)?;
    let position = ledger::end(tx)?.size.cast_signed();
    tx.prepare_cached(
        "INSERT INTO feed_changes (kind, subject, position, content) VALUES (?1, ?2, ?3, ?4)
         ON CONFLICT (kind, subject) DO UPDATE SET
            position = excluded.position, content = coalesce(excluded.content, feed_changes.content)",
    )?
    .run(params![kind, name, position, content.map(|content| content.0)])?;
    Ok(())
}

/// Where a list last changed; 0 where it never did.
pub fn position(conn: &Connection, subject: Subject) -> sql::Result<u64> {
    let found = conn
        .prepare_cached("SELECT position FROM feed_changes WHERE kind = ?1 AND subject = ?2")?
        .query_row(params![subject.feed().code(), subject.name()], |row| row.get::<i64>(0))
        .optional()?;
    Ok(found.unwrap_or(0).cast_unsigned())
}
