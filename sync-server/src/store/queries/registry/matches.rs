//! The queries of matching: which documents count for whom, and what each enrolment was last told of another.

use crate::store::queries::codes::coded;
use crate::store::sql::{self, Connection, Transaction, params};
use statement::Hash;
use std::collections::BTreeMap;
use terms::{EnrolmentId, Timestamp};

/// When and by what a document was shown: the smaller one is the earlier.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Shown {
    /// Since when that check counts.
    pub since: Timestamp,
    /// Its envelope, where two count since one instant.
    pub envelope: Hash,
}

terms::codes! {
    /// What an enrolment is told of another that has its document.
    Said {
        /// That both hold each other: all that earlier versions said.
        IsEither = 1, "is-either";
        /// That it is the earlier one.
        IsEarlier = 2, "is-earlier";
        /// That it is the later one.
        IsLater = 3, "is-later";
        /// That the match is over.
        Ended = 4, "ended";
    }
}

impl Said {
    /// What the other one is told.
    #[must_use]
    pub const fn to_the_other(self) -> Self {
        match self {
            Self::IsEarlier => Self::IsLater,
            Self::IsLater => Self::IsEarlier,
            Self::IsEither | Self::Ended => self,
        }
    }
}

/// Notes that a document was seen in an enrolment, whatever that is worth: an order on it finds it.
pub fn note_seen(tx: &Transaction<'_>, key: &[u8; 32], enrolment: EnrolmentId) -> sql::Result<()> {
    tx.prepare_cached(
        "INSERT INTO match_keys (key, enrolment) VALUES (?1, ?2) ON CONFLICT (key, enrolment) DO NOTHING",
    )?
    .run(params![key, enrolment.0])
}

/// The documents that count for an enrolment.
pub fn documents(conn: &Connection, enrolment: EnrolmentId) -> sql::Result<BTreeMap<[u8; 32], Shown>> {
    conn.prepare_cached("SELECT key, since, envelope FROM counted_documents WHERE enrolment = ?1")?
        .query_map(params![enrolment.0], |row| {
            Ok((row.get(0)?, Shown { since: Timestamp(row.get(1)?), envelope: Hash(row.get(2)?) }))
        })?
        .collect()
}

/// Replaces them.
pub fn set_documents(
    tx: &Transaction<'_>,
    enrolment: EnrolmentId,
    documents: &BTreeMap<[u8; 32], Shown>,
) -> sql::Result<()> {
    tx.prepare_cached("DELETE FROM counted_documents WHERE enrolment = ?1")?.run(params![enrolment.0])?;
    for (key, shown) in documents {
        tx.prepare_cached(
            "INSERT INTO counted_documents (key, enrolment, since, envelope) VALUES (?1, ?2, ?3, ?4)",
        )?
        .run(params![key, enrolment.0, shown.since.0, shown.envelope.0])?;
    }
    Ok(())
}

/// The other enrolments that a document counts for.
pub fn others(
    conn: &Connection,
    key: &[u8; 32],
    enrolment: EnrolmentId,
) -> sql::Result<Vec<(EnrolmentId, Shown)>> {
    conn.prepare_cached(
        "SELECT enrolment, since, envelope FROM counted_documents WHERE key = ?1 AND enrolment <> ?2",
    )?
    .query_map(params![key, enrolment.0], |row| {
        let shown = Shown { since: Timestamp(row.get(1)?), envelope: Hash(row.get(2)?) };
        Ok((EnrolmentId(row.get(0)?), shown))
    })?
    .collect()
}

/// What an enrolment was told last of each other one, and when.
pub fn said(
    conn: &Connection,
    enrolment: EnrolmentId,
) -> sql::Result<BTreeMap<EnrolmentId, (Said, Timestamp)>> {
    conn.prepare_cached("SELECT other, said, at FROM matches WHERE enrolment = ?1")?
        .query_map(params![enrolment.0], |row| {
            Ok((EnrolmentId(row.get(0)?), (coded(row, 1, Said::from_code)?, Timestamp(row.get(2)?))))
        })?
        .collect()
}

/// Notes what it is told.
pub fn say(
    tx: &Transaction<'_>,
    enrolment: EnrolmentId,
    other: EnrolmentId,
    said: Said,
    at: Timestamp,
) -> sql::Result<()> {
    tx.prepare_cached(
        "INSERT INTO matches (enrolment, other, said, at) VALUES (?1, ?2, ?3, ?4)
         ON CONFLICT (enrolment, other) DO UPDATE SET said = excluded.said, at = excluded.at",
    )?
    .run(params![enrolment.0, other.0, said.code(), at.0])
}
