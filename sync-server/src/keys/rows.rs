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

/// The numbers of the keys that a server needs: the newest, and those that wrap something. Where a stop came between a key's
/// end and the note of it, its file is gone and nobody misses it.
pub(super) fn needed(connection: &Connection) -> sql::Result<Vec<u32>> {
    connection
        .prepare_cached(
            "SELECT number FROM wrapping_keys AS w WHERE destroyed_at IS NULL AND (retired_at IS NULL
               OR EXISTS (SELECT 1 FROM enrolment_keys AS e WHERE e.wrapped_by = w.number)) ORDER BY number",
        )?
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

/// Rows that older keys than a number wrap, from after a place on.
pub(super) fn wrapped_before(
    connection: &Connection,
    number: u32,
    after: (u32, EnrolmentId),
) -> sql::Result<Vec<Wrapped>> {
    connection
        .prepare_cached(
            "SELECT enrolment, wrapped, wrapped_by FROM enrolment_keys
             WHERE wrapped_by < ?1 AND (wrapped_by, enrolment) > (?2, ?3)
             ORDER BY wrapped_by, enrolment LIMIT ?4",
        )?
        .query_map(params![number, after.0, after.1.0, TURN], |row| {
            Ok((EnrolmentId(row.get(0)?), row.get(1)?, row.get(2)?))
        })?
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

/// A retired key that was not destroyed: its number, and since when it is seen to wrap nothing.
pub(super) fn retired(connection: &Connection) -> sql::Result<Vec<(u32, Option<Timestamp>)>> {
    connection
        .prepare_cached(
            "SELECT number, unused_since FROM wrapping_keys
             WHERE retired_at IS NOT NULL AND destroyed_at IS NULL ORDER BY number",
        )?
        .query_map(params![], |row| Ok((row.get(0)?, row.get::<Option<_>>(1)?.map(Timestamp))))?
        .collect()
}

/// Notes since when a key wraps nothing; none where it wraps something.
pub(super) fn set_unused_since(
    connection: &Connection,
    number: u32,
    since: Option<Timestamp>,
) -> sql::Result<()> {
    connection
        .prepare_cached("UPDATE wrapping_keys SET unused_since = ?2 WHERE number = ?1")?
        .run(params![number, since.map(|since| since.0)])?;
    Ok(())
}

/// A key that was made under a clock that is put right since was made now.
pub(super) fn set_made_at(connection: &Connection, number: u32, at: Timestamp) -> sql::Result<()> {
    connection
        .prepare_cached("UPDATE wrapping_keys SET made_at = ?2 WHERE number = ?1")?
        .run(params![number, at.0])?;
    Ok(())
}

/// The id of the folder that these keys lie in; drawn where there is none.
pub(super) fn folder_id(connection: &Connection, drawn: [u8; 16]) -> sql::Result<[u8; 16]> {
    connection
        .prepare_cached(
            "INSERT INTO wrapping_folder (place, id) VALUES (1, ?1) ON CONFLICT (place) DO NOTHING",
        )?
        .run(params![drawn])?;
    connection.query_row("SELECT id FROM wrapping_folder", params![], |row| row.get(0))
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
