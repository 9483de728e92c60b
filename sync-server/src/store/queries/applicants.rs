//! How applicants prove themselves: confirmation codes, sessions, requests to come back. It must not know
//! what a code is made of.

use crate::model::CodeUse;
use crate::store::sql::{self, Connection, OptionalExtension, Transaction, params};
use terms::{EnrolmentId, Timestamp};

/// A code that was sent, the last of its purpose.
pub struct SentCode {
    /// Its keyed hash.
    pub code_hash: [u8; 32],
    /// Its last instant.
    pub expires_at: Timestamp,
    /// Wrong tries.
    pub tries: u8,
    /// When it was sent.
    pub sent_at: Timestamp,
    /// Codes sent in a row within a day.
    pub sent_count: u8,
    /// It was used: it counts for the limits and for nothing else.
    pub used: bool,
}

/// The last code of a purpose.
pub fn code(conn: &Connection, enrolment: EnrolmentId, of: CodeUse) -> sql::Result<Option<SentCode>> {
    conn.prepare_cached(
        "SELECT code_hash, expires_at, tries, sent_at, sent_count, used FROM confirmation_codes
         WHERE enrolment = ?1 AND purpose = ?2",
    )?
    .query_row(params![enrolment.0, of.code()], |row| {
        Ok(SentCode {
            code_hash: row.get(0)?,
            expires_at: Timestamp(row.get(1)?),
            tries: row.get(2)?,
            sent_at: Timestamp(row.get(3)?),
            sent_count: row.get(4)?,
            used: row.get(5)?,
        })
    })
    .optional()
}

/// Keeps a code in the place of the one before.
pub fn set_code(
    tx: &Transaction<'_>,
    enrolment: EnrolmentId,
    of: CodeUse,
    code: &SentCode,
) -> sql::Result<()> {
    tx.prepare_cached(
        "INSERT INTO confirmation_codes
           (enrolment, purpose, code_hash, expires_at, tries, sent_at, sent_count, used)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
         ON CONFLICT (enrolment, purpose) DO UPDATE SET
           code_hash = excluded.code_hash, expires_at = excluded.expires_at, tries = excluded.tries,
           sent_at = excluded.sent_at, sent_count = excluded.sent_count, used = excluded.used",
    )?
    .run(params![
        enrolment.0,
        of.code(),
        code.code_hash,
        code.expires_at.0,
        code.tries,
        code.sent_at.0,
        code.sent_count,
        code.used,
    ])?;
    Ok(())
}

/// Adds a session; those begun before `too_old` go.
pub fn add_session(
    tx: &Transaction<'_>,
    (token_hash, seal): ([u8; 32], [u8; 32]),
    enrolment: EnrolmentId,
    at: Timestamp,
    too_old: Timestamp,
) -> sql::Result<()> {
    tx.prepare_cached("DELETE FROM applicant_sessions WHERE created_at < ?1")?.run(params![too_old.0])?;
    tx.prepare_cached(
        "INSERT INTO applicant_sessions (token_hash, enrolment, created_at, seal) VALUES (?1, ?2, ?3, ?4)",
    )?
    .run(params![token_hash, enrolment.0, at.0, seal])?;
    Ok(())
}

/// When the session of a token began, if it is this enrolment's, and its seal.
pub fn session(
    conn: &Connection,
    enrolment: EnrolmentId,
    token_hash: [u8; 32],
) -> sql::Result<Option<(Timestamp, [u8; 32])>> {
    conn.prepare_cached(
        "SELECT created_at, seal FROM applicant_sessions WHERE token_hash = ?1 AND enrolment = ?2",
    )?
    .query_row(params![token_hash, enrolment.0], |row| Ok((Timestamp(row.get(0)?), row.get(1)?)))
    .optional()
}

/// Puts a hash that nobody has the token of in the place of the continuation of a session's enrolment.
pub fn end_continuation(tx: &Transaction<'_>, token_hash: [u8; 32], spent: [u8; 32]) -> sql::Result<()> {
    tx.prepare_cached(
        "UPDATE enrolments SET continuation_hash = ?2, continuation_keyed = 1
         WHERE id IN (SELECT enrolment FROM applicant_sessions WHERE token_hash = ?1)",
    )?
    .run(params![token_hash, spent])?;
    Ok(())
}

/// Ends a session.
pub fn delete_session(tx: &Transaction<'_>, token_hash: [u8; 32]) -> sql::Result<()> {
    tx.prepare_cached("DELETE FROM applicant_sessions WHERE token_hash = ?1")?.run(params![token_hash])?;
    Ok(())
}

/// A request to come back.
pub struct Asked {
    /// The enrolment that was found, if any.
    pub enrolment: Option<EnrolmentId>,
    /// Who asks, by a keyed hash: a network, or a browser in which the applicant proved the mobile before.
    pub lane: [u8; 32],
    /// The keyed hash of the code that was sent; of nothing that anybody has, where none was.
    pub code_hash: [u8; 32],
    /// When it was asked.
    pub at: Timestamp,
    /// The code's last instant.
    pub expires_at: Timestamp,
}

/// Keeps a request to come back under the hash of its token; those asked before `since` go.
pub fn add_return(
    tx: &Transaction<'_>,
    token_hash: [u8; 32],
    asked: &Asked,
    since: Timestamp,
) -> sql::Result<()> {
    tx.prepare_cached("DELETE FROM returns WHERE asked_at < ?1")?.run(params![since.0])?;
    tx.prepare_cached(
        "INSERT INTO returns (token_hash, enrolment, lane, code_hash, asked_at, expires_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    )?
    .run(params![
        token_hash,
        asked.enrolment.map(|id| id.0),
        asked.lane,
        asked.code_hash,
        asked.at.0,
        asked.expires_at.0
    ])?;
    Ok(())
}

/// The requests for an enrolment that were made between two instants: how many in a lane and over the lanes of strangers,
/// and the lane's newest.
pub fn returns_of(
    conn: &Connection,
    enrolment: EnrolmentId,
    lane: [u8; 32],
    known_lane: [u8; 32],
    between: (Timestamp, Timestamp),
) -> sql::Result<(u32, u32, Option<Asked>)> {
    let (since, until) = between;
    let (in_lane, of_strangers) = conn
        .prepare_cached(
            "SELECT count(CASE WHEN lane = ?2 THEN 1 END), count(CASE WHEN lane <> ?3 THEN 1 END)
             FROM returns WHERE enrolment = ?1 AND asked_at > ?4 AND asked_at <= ?5",
        )?
        .query_row(params![enrolment.0, lane, known_lane, since.0, until.0], |row| {
            Ok((row.get(0)?, row.get(1)?))
        })?;
    let newest = conn
        .prepare_cached(
            "SELECT code_hash, asked_at, expires_at FROM returns
             WHERE enrolment = ?1 AND lane = ?2 AND asked_at > ?3 AND asked_at <= ?4 AND used = 0
             ORDER BY asked_at DESC LIMIT 1",
        )?
        .query_row(params![enrolment.0, lane, since.0, until.0], |row| {
            let (code_hash, at, expires_at) = (row.get(0)?, Timestamp(row.get(1)?), Timestamp(row.get(2)?));
            Ok(Asked { enrolment: Some(enrolment), lane, code_hash, at, expires_at })
        })
        .optional()?;
    Ok((in_lane, of_strangers, newest))
}

/// A request that is tried: the enrolment it found and the code's hash, if there is one that was not used, and how many
/// tries there were.
pub type Tried = (Option<(EnrolmentId, [u8; 32])>, u32);

/// Counts a try of a request whose code has not run out.
pub fn try_return(tx: &Transaction<'_>, token_hash: [u8; 32], now: Timestamp) -> sql::Result<Option<Tried>> {
    tx.prepare_cached(
        "UPDATE returns SET tries = tries + 1 WHERE token_hash = ?1 AND expires_at >= ?2 AND asked_at <= ?2
         RETURNING enrolment, code_hash, tries, used",
    )?
    .query_row(params![token_hash, now.0], |row| {
        let (hash, used): (_, bool) = (row.get(1)?, row.get(3)?);
        let found = row.get::<Option<_>>(0)?.filter(|_| !used);
        Ok((found.map(|id| (EnrolmentId(id), hash)), row.get(2)?))
    })
    .optional()
}

/// The code opened a session: it opens no other. Requests that go by it run out when they would have.
pub fn use_return(tx: &Transaction<'_>, enrolment: EnrolmentId, code_hash: [u8; 32]) -> sql::Result<()> {
    tx.prepare_cached("UPDATE returns SET used = 1 WHERE enrolment = ?1 AND code_hash = ?2")?
        .run(params![enrolment.0, code_hash])?;
    Ok(())
}

/// How often something was asked for in some hours since 1970, the first and the last among them.
pub fn asked_between(conn: &Connection, key: [u8; 32], first: i64, last: i64) -> sql::Result<u32> {
    conn.prepare_cached(
        "SELECT CAST(coalesce(sum(asked), 0) AS BIGINT) FROM codes_asked WHERE key = ?1 AND hour BETWEEN ?2 AND ?3",
    )?
    .query_row(params![key, first, last], |row| row.get(0))
}

/// Counts what was asked for in an hour; what is older than some hours is forgotten.
pub fn count_asked(tx: &Transaction<'_>, keys: &[[u8; 32]], hour: i64, kept_hours: i64) -> sql::Result<()> {
    tx.prepare_cached("DELETE FROM codes_asked WHERE hour < ?1")?.run(params![hour - kept_hours])?;
    let mut count = tx.prepare_cached(
        "INSERT INTO codes_asked (key, hour, asked) VALUES (?1, ?2, 1)
         ON CONFLICT (key, hour) DO UPDATE SET asked = codes_asked.asked + 1",
    )?;
    keys.iter().try_for_each(|key| count.run(params![key, hour]).map(drop))
}
