//! The queries of matching: what each enrolment was last told of another, and where documents were seen.

use crate::store::queries::codes::coded;
use crate::store::sql::{self, Connection, Transaction, params};
use reconciliation::MatchKind;
use std::collections::BTreeMap;
use terms::{EnrolmentId, Timestamp};

terms::codes! {
    /// What an enrolment is told of another that shares something with it.
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

/// What was told, of what kind of match, and when.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Told {
    /// What.
    pub said: Said,
    /// What both share.
    pub kind: MatchKind,
    /// When.
    pub at: Timestamp,
}

/// Notes that a document was seen in an enrolment, whatever that is worth: an order on it finds it.
pub fn note_seen(tx: &Transaction<'_>, key: &[u8; 32], enrolment: EnrolmentId) -> sql::Result<()> {
    tx.prepare_cached(
        "INSERT INTO match_keys (key, enrolment) VALUES (?1, ?2) ON CONFLICT (key, enrolment) DO NOTHING",
    )?
    .run(params![key, enrolment.0])
}

/// What an enrolment was told last of each other one.
pub fn told(conn: &Connection, enrolment: EnrolmentId) -> sql::Result<BTreeMap<EnrolmentId, Told>> {
    conn.prepare_cached("SELECT other, said, kind, at FROM matches WHERE enrolment = ?1")?
        .query_map(params![enrolment.0], |row| {
            let (said, kind) = (coded(row, 1, Said::from_code)?, coded(row, 2, MatchKind::from_code)?);
            Ok((EnrolmentId(row.get(0)?), Told { said, kind, at: Timestamp(row.get(3)?) }))
        })?
        .collect()
}

/// Notes what it is told.
pub fn tell(tx: &Transaction<'_>, enrolment: EnrolmentId, other: EnrolmentId, told: Told) -> sql::Result<()> {
    tx.prepare_cached(
        "INSERT INTO matches (enrolment, other, said, kind, at) VALUES (?1, ?2, ?3, ?4, ?5)
         ON CONFLICT (enrolment, other) DO UPDATE SET
            said = excluded.said, kind = excluded.kind, at = excluded.at",
    )?
    .run(params![enrolment.0, other.0, told.said.code(), told.kind.code(), told.at.0])
}
