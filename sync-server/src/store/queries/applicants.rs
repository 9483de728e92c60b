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
    token_hash: [u8; 32],
    enrolment: EnrolmentId,
    at: Timestamp,
    too_old: Timestamp,
) -> sql::Result<()> {
    tx.prepare_cached("DELETE FROM applicant_sessions WHERE created_at < ?1")?.run(params![too_old.0])?;
    tx.prepare_cached(
        "INSERT INTO applicant_sessions (token_hash, enrolment, created_at) VALUES (?1, ?2, ?3)",
    )?
    .run(params![token_hash, enrolment.0, at.0])?;
    Ok(())
}

/// When the session of a token began, if it is this enrolment's.
pub fn session(
    conn: &Connection,
    enrolment: EnrolmentId,
    token_hash: [u8; 32],
) -> sql::Result<Option<Timestamp>> {
    conn.prepare_cached("SELECT created_at FROM applicant_sessions WHERE token_hash = ?1 AND enrolment = ?2")?
        .query_row(params![token_hash, enrolment.0], |row| row.get(0).map(Timestamp))
        .optional()
}

/// Puts a hash that nobody has the token of in the place of the continuation of a session's enrolment.
pub fn end_continuation(tx: &Transaction<'_>, token_hash: [u8; 32], spent: [u8; 32]) -> sql::Result<()> {
    tx.prepare_cached(
        "UPDATE enrolments SET continuation_hash = ?2
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

/// Keeps a request to come back; those that have run out go.
pub fn add_return(
    tx: &Transaction<'_>,
    token_hash: [u8; 32],
    enrolment: Option<EnrolmentId>,
    now: Timestamp,
    expires_at: Timestamp,
) -> sql::Result<()> {
    tx.prepare_cached("DELETE FROM returns WHERE expires_at < ?1")?.run(params![now.0])?;
    tx.prepare_cached("INSERT INTO returns (token_hash, enrolment, expires_at) VALUES (?1, ?2, ?3)")?
        .run(params![token_hash, enrolment.map(|id| id.0), expires_at.0])?;
    Ok(())
}

/// Counts a try of a request that has not run out; gives the enrolment it found, or none, and how many tries there were.
pub fn try_return(
    tx: &Transaction<'_>,
    token_hash: [u8; 32],
    now: Timestamp,
) -> sql::Result<Option<(Option<EnrolmentId>, u32)>> {
    tx.prepare_cached(
        "UPDATE returns SET tries = tries + 1 WHERE token_hash = ?1 AND expires_at >= ?2
         RETURNING enrolment, tries",
    )?
    .query_row(params![token_hash, now.0], |row| Ok((row.get::<Option<_>>(0)?.map(EnrolmentId), row.get(1)?)))
    .optional()
}
