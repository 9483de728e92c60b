//! The ledger: every fact and act, hash-linked, in commit order. Positions are given by the one writer.

use crate::store::sql::{self, Connection, OptionalExtension, ToValue, Transaction, multi_row, params};
use sha2::{Digest, Sha256};
use statement::Hash;
use terms::Timestamp;

/// What an entry is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Entry {
    /// An envelope was kept; the digest is its hash.
    Envelope = 1,
    /// Other bytes came under a key that is taken.
    Tamper = 2,
    /// A fact was added; the digest is the fact's.
    Fact = 3,
    /// The registry acted; the digest is of enrolment and act.
    Act = 4,
    /// A lease was issued.
    Lease = 5,
    /// A device or an agent's key was enrolled.
    Key = 6,
    /// An envelope was set aside, released or refused.
    Quarantine = 7,
    /// An order: a device or an agent is no longer in standing.
    Order = 8,
    /// A list that devices are given changed; the digest is of its name.
    Feed = 9,
    /// Staff did or proposed something, or decided about a proposal.
    Staff = 10,
    /// Somebody read personal data.
    Reading = 11,
    /// An identity became something else, or came to be proved by another check.
    Identity = 12,
}

/// How long the ledger is, and the hash it ends in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Head {
    /// Number of entries.
    pub size: u64,
    /// Hash of the last entry; zero before the first.
    pub head: Hash,
}

/// The ledger's head.
pub fn head(conn: &Connection) -> sql::Result<Head> {
    let last = conn
        .prepare_cached("SELECT position, head FROM ledger ORDER BY position DESC LIMIT 1")?
        .query_row(params![], |row| Ok((row.get::<i64>(0)?, row.get::<[u8; 32]>(1)?)))
        .optional()?;
    Ok(last.map_or(Head { size: 0, head: Hash::ZERO }, |(position, head)| Head {
        size: position.cast_unsigned(),
        head: Hash(head),
    }))
}

/// The hash that the ledger ended in when it had so many entries.
pub fn head_at(conn: &Connection, entries: u64) -> sql::Result<Option<Hash>> {
    conn.prepare_cached("SELECT head FROM ledger WHERE position = ?1")?
        .query_row(params![entries.cast_signed()], |row| row.get(0).map(Hash))
        .optional()
}

/// When the last entry was made.
pub fn newest(conn: &Connection) -> sql::Result<Option<Timestamp>> {
    conn.prepare_cached("SELECT at FROM ledger ORDER BY position DESC LIMIT 1")?
        .query_row(params![], |row| row.get(0).map(Timestamp))
        .optional()
}

/// The hash of an entry after another.
pub fn link(previous: Hash, kind: u8, digest: Hash, at: Timestamp) -> Hash {
    let mut hasher = Sha256::new();
    hasher.update(previous.0);
    hasher.update([kind]);
    hasher.update(digest.0);
    hasher.update(at.0.to_be_bytes());
    Hash(hasher.finalize().into())
}

/// Enters something.
pub fn enter(tx: &Transaction<'_>, entry: Entry, digest: Hash, at: Timestamp) -> sql::Result<()> {
    enter_all(tx, entry, std::iter::once((digest, at)))
}

/// The ledger's head inside a transaction, read once.
pub fn end(tx: &Transaction<'_>) -> sql::Result<Head> {
    if let Some((size, head)) = tx.ledger().get() {
        return Ok(Head { size, head: Hash(head) });
    }
    let found = head(tx)?;
    tx.ledger().set(Some((found.size, found.head.0)));
    Ok(found)
}

/// Enters things of one kind, one after the other.
pub fn enter_all(
    tx: &Transaction<'_>,
    entry: Entry,
    things: impl ExactSizeIterator<Item = (Hash, Timestamp)>,
) -> sql::Result<()> {
    if things.len() == 0 {
        return Ok(());
    }
    let (mut last, kind) = (end(tx)?, entry as u8);
    let entries: Vec<(i64, Hash, Hash, Timestamp)> = things
        .map(|(digest, at)| {
            last = Head { size: last.size + 1, head: link(last.head, kind, digest, at) };
            (last.size.cast_signed(), digest, last.head, at)
        })
        .collect();
    for some in multi_row::pieces(&entries) {
        let mut values: Vec<&dyn ToValue> = vec![&kind];
        for (position, digest, head, at) in some {
            values.extend([position as &dyn ToValue, &digest.0, &head.0, &at.0]);
        }
        let rows = multi_row::rows(some.len(), 2, 4, |columns| format!("(?1, {columns})"));
        tx.prepare_cached(&format!("INSERT INTO ledger (kind, position, digest, head, at) VALUES {rows}"))?
            .run(&values)?;
    }
    tx.ledger().set(Some((last.size, last.head.0)));
    Ok(())
}

/// Walks the ledger from its start; gives the position of the first entry that does not follow.
pub fn first_break(conn: &Connection) -> sql::Result<Option<u64>> {
    let mut select =
        conn.prepare_cached("SELECT position, kind, digest, head, at FROM ledger ORDER BY position")?;
    let mut rows = select.query(params![])?;
    let (mut previous, mut expected) = (Hash::ZERO, 1i64);
    while let Some(row) = rows.next()? {
        let position: i64 = row.get(0)?;
        // A kind that no entry can have was written by another hand.
        let kind = u8::try_from(row.get::<i64>(1)?).ok();
        let (digest, at) = (Hash(row.get(2)?), Timestamp(row.get(4)?));
        let next = kind.map(|kind| link(previous, kind, digest, at)).filter(|_| position == expected);
        match next {
            Some(next) if next.0 == row.get::<[u8; 32]>(3)? => previous = next,
            _ => return Ok(Some(expected.cast_unsigned())),
        }
        expected += 1;
    }
    Ok(None)
}
