//! The queries of challenges: which were used, and how often the registry's clock went back. It must not know how long a
//! challenge is believed.

use crate::store::sql::{self, Connection, OptionalExtension, Transaction, params};
use terms::Timestamp;

/// How often the clock went back, and the newest instant at which a challenge was used.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Turns {
    /// How often.
    pub count: u64,
    /// The newest instant.
    pub newest: Timestamp,
}

/// Both, as they stand.
pub fn turns(conn: &Connection) -> sql::Result<Turns> {
    let kept = conn
        .prepare_cached("SELECT value FROM registry_state WHERE name = 'challenges'")?
        .query_row(params![], |row| row.get::<[u8; 16]>(0))
        .optional()?;
    let both = kept.as_ref().and_then(|kept| kept.split_first_chunk::<8>());
    let newest = both.and_then(|(_, newest)| newest.first_chunk::<8>());
    Ok(both.zip(newest).map_or_else(Turns::default, |((count, _), newest)| Turns {
        count: u64::from_be_bytes(*count),
        newest: Timestamp(i64::from_be_bytes(*newest)),
    }))
}

/// Notes both.
pub fn set_turns(tx: &Transaction<'_>, turns: Turns) -> sql::Result<()> {
    let value = [turns.count.to_be_bytes(), turns.newest.0.to_be_bytes()].concat();
    tx.prepare_cached(
        "INSERT INTO registry_state (name, value) VALUES ('challenges', ?1)
         ON CONFLICT (name) DO UPDATE SET value = excluded.value",
    )?
    .run(params![value])?;
    Ok(())
}

/// Uses a challenge up; false when it was used before.
pub fn use_challenge(tx: &Transaction<'_>, challenge: [u8; 16], at: Timestamp) -> sql::Result<bool> {
    tx.prepare_cached(
        "INSERT INTO used_challenges (challenge, used_at) VALUES (?1, ?2) ON CONFLICT (challenge) DO NOTHING",
    )?
    .execute(params![challenge, at.0])
    .map(|rows| rows == 1)
}

/// Forgets challenges used before an instant: by then they are believed no more.
pub fn forget_challenges(tx: &Transaction<'_>, before: Timestamp) -> sql::Result<()> {
    tx.prepare_cached("DELETE FROM used_challenges WHERE used_at < ?1")?.run(params![before.0])?;
    Ok(())
}
