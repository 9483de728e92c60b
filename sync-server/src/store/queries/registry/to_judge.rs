//! The queries of the work list: which enrolments are to be judged, when, and which were given up.

use crate::model::{EnrolmentState, Stuck, Why};
use crate::store::sql::{self, Connection, OptionalExtension, Transaction, params};
use terms::{EnrolmentId, Timestamp};

/// Notes that an enrolment is to be judged. One that waits, or was given up, gets its tries anew: what came may cure it.
pub fn put(tx: &Transaction<'_>, enrolment: EnrolmentId, why: Why, at: Timestamp) -> sql::Result<()> {
    tx.prepare_cached(
        "INSERT INTO to_judge (enrolment, why, since, due) VALUES (?1, ?2, ?3, ?3)
         ON CONFLICT (enrolment) DO UPDATE SET why = excluded.why, due = excluded.due, tries = 0, parked_at = NULL",
    )?
    .run(params![enrolment.0, why.code(), at.0])?;
    Ok(())
}

/// The enrolment was judged.
pub fn done(tx: &Transaction<'_>, enrolment: EnrolmentId) -> sql::Result<()> {
    tx.prepare_cached("DELETE FROM to_judge WHERE enrolment = ?1")?.run(params![enrolment.0])?;
    Ok(())
}

/// Those whose turn it is, the longest due first.
pub fn due(conn: &Connection, now: Timestamp, limit: u32) -> sql::Result<Vec<EnrolmentId>> {
    conn.prepare_cached(
        "SELECT enrolment FROM to_judge WHERE parked_at IS NULL AND due <= ?1 ORDER BY due LIMIT ?2",
    )?
    .query_map(params![now.0, limit], |row| row.get(0).map(EnrolmentId))?
    .collect()
}

/// How often one failed so far; none where it waits no more.
pub fn tries(conn: &Connection, enrolment: EnrolmentId) -> sql::Result<Option<u32>> {
    conn.prepare_cached("SELECT tries FROM to_judge WHERE enrolment = ?1 AND parked_at IS NULL")?
        .query_row(params![enrolment.0], |row| row.get(0))
        .optional()
}

/// One failed: it is tried again at an instant, or given up where there is none.
pub fn put_off(
    tx: &Transaction<'_>,
    enrolment: EnrolmentId,
    again: Option<Timestamp>,
    now: Timestamp,
) -> sql::Result<()> {
    let parked = again.is_none().then_some(now.0);
    tx.prepare_cached(
        "UPDATE to_judge SET tries = tries + 1, due = ?2, parked_at = ?3 WHERE enrolment = ?1",
    )?
    .run(params![enrolment.0, again.unwrap_or(now).0, parked])?;
    Ok(())
}

/// Notes what lapsed and had not reached its deadline at an instant, outages aside.
pub fn put_lapsed_since(tx: &Transaction<'_>, instant: Timestamp, now: Timestamp) -> sql::Result<()> {
    tx.prepare_cached(
        "INSERT INTO to_judge (enrolment, why, since, due)
         SELECT id, CAST(?1 AS BIGINT), CAST(?2 AS BIGINT), CAST(?2 AS BIGINT) FROM enrolments
         WHERE state = ?3 AND submitted_at + (policy_days + extension_days) * 86400000 >= ?4
         ON CONFLICT (enrolment) DO NOTHING",
    )?
    .run(params![Why::Time.code(), now.0, EnrolmentState::Lapsed.code(), instant.0])?;
    Ok(())
}

/// Notes every enrolment whose resolution changes by itself at or before now, the longest due first; gives how many. What
/// wakes them from then on is their row here.
pub fn put_due(tx: &Transaction<'_>, now: Timestamp, limit: u32) -> sql::Result<usize> {
    let due = tx
        .prepare_cached(
            "SELECT enrolment FROM resolutions WHERE changes_at IS NOT NULL AND changes_at <= ?1
             ORDER BY changes_at, enrolment LIMIT ?2",
        )?
        .query_map(params![now.0, limit], |row| row.get(0).map(EnrolmentId))?;
    let due: Vec<EnrolmentId> = due.collect::<sql::Result<_>>()?;
    for enrolment in &due {
        super::facts::let_rest(tx, *enrolment)?;
        put(tx, *enrolment, Why::Time, now)?;
    }
    Ok(due.len())
}

/// A person starts all again that were given up; gives how many.
pub fn start_again(tx: &Transaction<'_>, now: Timestamp) -> sql::Result<usize> {
    tx.prepare_cached(
        "UPDATE to_judge SET why = ?1, due = ?2, tries = 0, parked_at = NULL WHERE parked_at IS NOT NULL",
    )?
    .execute(params![Why::Person.code(), now.0])
}

/// What is stuck for a reason of ours.
pub fn stuck(conn: &Connection, tries: u32) -> sql::Result<Stuck> {
    conn.prepare_cached(
        "SELECT count(*), min(since), (SELECT count(*) FROM opening_work WHERE tries >= ?1)
         FROM to_judge WHERE parked_at IS NOT NULL",
    )?
    .query_row(params![tries], |row| {
        Ok(Stuck {
            parked: row.get(0)?,
            since: row.get::<Option<i64>>(1)?.map(Timestamp),
            unopened: row.get(2)?,
        })
    })
}

/// How many wait, and how many were given up.
pub fn count(conn: &Connection) -> sql::Result<(i64, i64)> {
    let count = |sql: &str| conn.prepare_cached(sql)?.query_row(params![], |row| row.get::<i64>(0));
    Ok((
        count("SELECT count(*) FROM to_judge WHERE parked_at IS NULL")?,
        count("SELECT count(*) FROM to_judge WHERE parked_at IS NOT NULL")?,
    ))
}
