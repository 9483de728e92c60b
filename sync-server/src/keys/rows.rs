//! The rows of the wrapping keys that are renewed each month, and of what each wraps. It must not know when one is renewed.

use crate::store::sql::{self, Connection, OptionalExtension, params};
use terms::{EnrolmentId, Timestamp};

/// Keys wrapped anew in one turn: whoever seals or opens meanwhile waits for one.
const TURN: u32 = 256;

/// The highest number that was ever given.
pub(super) fn highest(connection: &Connection) -> sql::Result<Option<u32>> {
    connection.query_row("SELECT max(number) FROM wrapping_keys", params![], |row| row.get(0))
}

/// The number of the key that wraps today, and when it was made.
pub(super) fn newest(connection: &Connection) -> sql::Result<Option<(u32, Timestamp)>> {
    connection
        .query_row(
            "SELECT number, made_at FROM wrapping_keys WHERE retired_at IS NULL ORDER BY number DESC LIMIT 1",
            params![],
            |row| Ok((row.get(0)?, Timestamp(row.get(1)?))),
        )
        .optional()
}

/// The fingerprint of a key that was not destroyed.
pub(super) fn fingerprint(connection: &Connection, number: u32) -> sql::Result<Option<[u8; 32]>> {
    connection
        .prepare_cached("SELECT fingerprint FROM wrapping_keys WHERE number = ?1 AND destroyed_at IS NULL")?
        .query_row(params![number], |row| row.get(0))
        .optional()
}

/// The numbers of the keys that were not destroyed.
pub(super) fn living(connection: &Connection) -> sql::Result<Vec<u32>> {
    connection
        .prepare_cached("SELECT number FROM wrapping_keys WHERE destroyed_at IS NULL ORDER BY number")?
        .query_map(params![], |row| row.get(0))?
        .collect()
}

pub(super) fn add(
    connection: &Connection,
    number: u32,
    fingerprint: [u8; 32],
    now: Timestamp,
) -> sql::Result<()> {
    connection
        .prepare_cached(
            "INSERT INTO wrapping_keys (number, fingerprint, made_at) VALUES (?1, ?2, ?3)
             ON CONFLICT (number) DO NOTHING",
        )?
        .run(params![number, fingerprint, now.0])?;
    Ok(())
}

pub(super) fn retire_before(connection: &Connection, number: u32, now: Timestamp) -> sql::Result<()> {
    connection
        .prepare_cached("UPDATE wrapping_keys SET retired_at = ?2 WHERE number < ?1 AND retired_at IS NULL")?
        .run(params![number, now.0])?;
    Ok(())
}

/// An enrolment, its key as it is wrapped, and the number of what wraps it.
pub(super) type Wrapped = (EnrolmentId, Vec<u8>, u32);

pub(super) fn wrapped_before(connection: &Connection, number: u32) -> sql::Result<Vec<Wrapped>> {
    connection
        .prepare_cached(
            "SELECT enrolment, wrapped, wrapped_by FROM enrolment_keys
             WHERE wrapped_by < ?1 ORDER BY wrapped_by, enrolment LIMIT ?2",
        )?
        .query_map(params![number, TURN], |row| Ok((EnrolmentId(row.get(0)?), row.get(1)?, row.get(2)?)))?
        .collect()
}

pub(super) fn wrap_anew(
    connection: &Connection,
    enrolment: EnrolmentId,
    from: u32,
    wrapped: &[u8],
    to: u32,
) -> sql::Result<()> {
    connection
        .prepare_cached(
            "UPDATE enrolment_keys SET wrapped = ?3, wrapped_by = ?4 WHERE enrolment = ?1 AND wrapped_by = ?2",
        )?
        .run(params![enrolment.0, from, wrapped, to])?;
    Ok(())
}

pub(super) fn retired_before(connection: &Connection, before: Timestamp) -> sql::Result<Vec<u32>> {
    connection
        .prepare_cached(
            "SELECT number FROM wrapping_keys WHERE retired_at <= ?1 AND destroyed_at IS NULL ORDER BY number",
        )?
        .query_map(params![before.0], |row| row.get(0))?
        .collect()
}

pub(super) fn is_in_use(connection: &Connection, number: u32) -> sql::Result<bool> {
    connection
        .prepare_cached("SELECT 1 FROM enrolment_keys WHERE wrapped_by = ?1 LIMIT 1")?
        .exists(params![number])
}

/// Notes that a key is destroyed; gives how many enrolments are erased by that. A colleague may have noted it first.
pub(super) fn note_destroyed(connection: &Connection, number: u32, now: Timestamp) -> sql::Result<u32> {
    let erased = connection
        .prepare_cached(
            "UPDATE wrapping_keys SET destroyed_at = ?2 WHERE number = ?1 AND destroyed_at IS NULL RETURNING erased",
        )?
        .query_row(params![number, now.0], |row| row.get(0))
        .optional()?;
    Ok(erased.unwrap_or(0))
}

pub(super) fn erasures_waiting(connection: &Connection) -> sql::Result<u32> {
    connection.query_row(
        "SELECT CAST(coalesce(sum(erased), 0) AS BIGINT) FROM wrapping_keys WHERE destroyed_at IS NULL",
        params![],
        |row| row.get(0),
    )
}
