//! Renewing what wraps the keys of the enrolments, on `PostgreSQL`: rows that were deleted or changed stay readable in its
//! pages, its log and the archives of both, so a person is erased once what wrapped their key is destroyed. Each month has
//! a key of its own; the rows of older ones are wrapped anew, and those are destroyed some days later. It must not know
//! what an enrolment's key seals.

use super::KeyError;
use super::enrolment_keys::{EnrolmentKeys, KeyFile};
use super::wrapping::WrappingKey;
use crate::chance::Chance;
use crate::store::sql::{self, Connection, OptionalExtension, params};
use terms::{EnrolmentId, Timestamp};

/// Keys wrapped anew in one turn: whoever seals or opens meanwhile waits for one.
const TURN: u32 = 256;

/// What one turn of a renewal has come to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Renewal {
    /// There is more to wrap anew.
    UnderWay,
    /// Nothing is left to do before the next month, or before a retired key has been kept long enough.
    Done {
        /// Enrolments that are erased from now on: what wrapped their keys was destroyed in this turn.
        erased: u32,
        /// Enrolments whose keys were deleted, and whose wrapping key waits to be destroyed.
        waiting: u32,
    },
}

impl EnrolmentKeys {
    /// Does one turn of the renewal: a new month's key, keys wrapped anew, keys destroyed that were retired so many days
    /// ago and wrap nothing any more. A standby that is promoted, or a database put back from some days ago, still needs a
    /// retired key.
    pub fn renew(&self, now: Timestamp, kept_days: u32) -> Result<Renewal, KeyError> {
        let mut file = self.lock();
        if !self.is_renewed() {
            return Ok(Renewal::Done { erased: 0, waiting: 0 });
        }
        let file = &mut *file;
        let newest = newest(file.line.ready()?)?;
        // A clock that was ahead has made its month's key already: it serves until that month is over.
        if newest.is_none_or(|(_, made_at)| month(made_at) < month(now)) {
            self.begin_month(file, now)?;
        }
        if self.wrap_some_anew(file)? {
            return Ok(Renewal::UnderWay);
        }
        let connection = file.line.ready()?;
        let mut erased = 0;
        for number in retired_before(connection, now.plus_days(-i64::from(kept_days)))? {
            if !is_in_use(connection, number)? {
                file.ring.monthly.destroy(number, self.chance())?;
                file.ring.held.remove(&number);
                erased += note_destroyed(connection, number, now)?;
            }
        }
        Ok(Renewal::Done { erased, waiting: erasures_waiting(connection)? })
    }

    /// Wraps every key anew under a month's key, so that what is carried to another database was never wrapped by what
    /// stays. No server must run.
    pub fn wrap_all_anew(&self, now: Timestamp) -> Result<(), KeyError> {
        let mut file = self.lock();
        if newest(file.line.ready()?)?.is_none() {
            self.begin_month(&mut file, now)?;
        }
        while self.wrap_some_anew(&mut file)? {}
        Ok(())
    }

    /// Makes the next key and retires those before it. Nothing is wrapped under a retired one: whoever adds a key holds its
    /// row meanwhile.
    pub(super) fn begin_month(&self, file: &mut KeyFile, now: Timestamp) -> Result<(), KeyError> {
        let connection = file.line.ready()?;
        let number = highest(connection)?.unwrap_or(WrappingKey::FIRST) + 1;
        let key = file.ring.monthly.make(number, self.chance())?;
        add(connection, number, key.fingerprint(), now)?;
        retire_before(connection, number, now)?;
        file.ring.held.insert(number, key);
        Ok(())
    }

    /// Wraps some keys of older months anew; false when there are none.
    fn wrap_some_anew(&self, file: &mut KeyFile) -> Result<bool, KeyError> {
        let connection = file.line.ready()?;
        let Some((number, _)) = newest(connection)? else { return Ok(false) };
        let older = wrapped_before(connection, number)?;
        if older.is_empty() {
            return Ok(false);
        }
        connection.execute_batch("BEGIN")?;
        let wrapped = older.iter().try_for_each(|(enrolment, wrapped, by)| {
            let key = file.ring.get(connection, *by)?.unwrap(&enrolment.0, wrapped)?;
            let anew = file.ring.get(connection, number)?.wrap(&enrolment.0, &key, self.chance());
            Ok::<_, KeyError>(wrap_anew(connection, *enrolment, *by, &anew, number)?)
        });
        match wrapped {
            Ok(()) => connection.execute_batch("COMMIT")?,
            Err(error) => {
                connection.execute_batch("ROLLBACK")?;
                return Err(error);
            }
        }
        Ok(true)
    }

    fn chance(&self) -> &dyn Chance {
        self.chance.as_ref()
    }
}

/// Year and month of an instant, UTC.
fn month(at: Timestamp) -> (i32, u32) {
    let day = at.utc_day();
    (day.year(), day.month())
}

/// The highest number that was ever given.
fn highest(connection: &Connection) -> sql::Result<Option<u32>> {
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

fn add(connection: &Connection, number: u32, fingerprint: [u8; 32], now: Timestamp) -> sql::Result<()> {
    connection
        .prepare_cached(
            "INSERT INTO wrapping_keys (number, fingerprint, made_at) VALUES (?1, ?2, ?3)
             ON CONFLICT (number) DO NOTHING",
        )?
        .run(params![number, fingerprint, now.0])?;
    Ok(())
}

fn retire_before(connection: &Connection, number: u32, now: Timestamp) -> sql::Result<()> {
    connection
        .prepare_cached("UPDATE wrapping_keys SET retired_at = ?2 WHERE number < ?1 AND retired_at IS NULL")?
        .run(params![number, now.0])?;
    Ok(())
}

type Wrapped = (EnrolmentId, Vec<u8>, u32);

fn wrapped_before(connection: &Connection, number: u32) -> sql::Result<Vec<Wrapped>> {
    connection
        .prepare_cached(
            "SELECT enrolment, wrapped, wrapped_by FROM enrolment_keys
             WHERE wrapped_by < ?1 ORDER BY wrapped_by, enrolment LIMIT ?2",
        )?
        .query_map(params![number, TURN], |row| Ok((EnrolmentId(row.get(0)?), row.get(1)?, row.get(2)?)))?
        .collect()
}

fn wrap_anew(
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

fn retired_before(connection: &Connection, before: Timestamp) -> sql::Result<Vec<u32>> {
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
fn note_destroyed(connection: &Connection, number: u32, now: Timestamp) -> sql::Result<u32> {
    let erased = connection
        .prepare_cached(
            "UPDATE wrapping_keys SET destroyed_at = ?2 WHERE number = ?1 AND destroyed_at IS NULL RETURNING erased",
        )?
        .query_row(params![number, now.0], |row| row.get(0))
        .optional()?;
    Ok(erased.unwrap_or(0))
}

fn erasures_waiting(connection: &Connection) -> sql::Result<u32> {
    connection.query_row(
        "SELECT CAST(coalesce(sum(erased), 0) AS BIGINT) FROM wrapping_keys WHERE destroyed_at IS NULL",
        params![],
        |row| row.get(0),
    )
}
