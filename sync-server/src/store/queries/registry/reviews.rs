//! The queries of the desk: what waits for a reviewer, and what reviewers decided before a restore.

use crate::store::queries::codes::coded;
use crate::store::sql::{self, Connection, OptionalExtension as _, ToValue, Transaction, multi_row, params};
use reconciliation::Hold;
use terms::{EnrolmentId, Timestamp};

/// Stands for the enrolment as a whole.
const ANY: u8 = 0;

/// Notes which holds an enrolment waits for a person with; none where it waits no more.
pub fn set(tx: &Transaction<'_>, enrolment: EnrolmentId, holds: &[Hold], now: Timestamp) -> sql::Result<()> {
    let since = tx
        .prepare_cached("SELECT since FROM reviews WHERE enrolment = ?1 AND hold = ?2")?
        .query_row(params![enrolment.0, ANY], |row| row.get::<i64>(0))
        .optional()?;
    if since.is_some() {
        tx.prepare_cached("DELETE FROM reviews WHERE enrolment = ?1")?.run(params![enrolment.0])?;
    }
    if holds.is_empty() {
        return Ok(());
    }
    let (since, codes) =
        (since.unwrap_or(now.0), [ANY].into_iter().chain(holds.iter().map(|hold| hold.code())));
    let codes: Vec<u8> = codes.collect();
    for some in multi_row::pieces(&codes) {
        let mut values: Vec<&dyn ToValue> = vec![&enrolment.0, &since];
        values.extend(some.iter().map(|code| code as &dyn ToValue));
        let rows = multi_row::rows(some.len(), 3, 1, |columns| format!("(?1, {columns}, ?2)"));
        tx.prepare_cached(&format!("INSERT INTO reviews (enrolment, hold, since) VALUES {rows}"))?
            .run(&values)?;
    }
    Ok(())
}

/// What waits for a person, with that hold if one is named, the longest first.
pub fn page(
    conn: &Connection,
    hold: Option<Hold>,
    skip: u32,
    most: u32,
) -> sql::Result<Vec<(EnrolmentId, Timestamp)>> {
    conn.prepare_cached(
        "SELECT enrolment, since FROM reviews WHERE hold = ?1 ORDER BY since, enrolment LIMIT ?2 OFFSET ?3",
    )?
    .query_map(params![hold.map_or(ANY, Hold::code), most, skip], |row| {
        Ok((EnrolmentId(row.get(0)?), Timestamp(row.get(1)?)))
    })?
    .collect()
}

/// The holds that an enrolment waits for a person with.
pub fn holds_of(conn: &Connection, enrolment: EnrolmentId) -> sql::Result<Vec<Hold>> {
    conn.prepare_cached("SELECT hold FROM reviews WHERE enrolment = ?1 AND hold <> ?2 ORDER BY hold")?
        .query_map(params![enrolment.0, ANY], |row| coded(row, 0, Hold::from_code))?
        .collect()
}

/// How many wait in all, and how many for each hold.
pub fn counts(conn: &Connection) -> sql::Result<(i64, Vec<(Hold, i64)>)> {
    let all = conn
        .prepare_cached("SELECT count(*) FROM reviews WHERE hold = ?1")?
        .query_row(params![ANY], |row| row.get(0))?;
    let by_hold = conn
        .prepare_cached("SELECT hold, count(*) FROM reviews WHERE hold <> ?1 GROUP BY hold ORDER BY hold")?
        .query_map(params![ANY], |row| Ok((coded(row, 0, Hold::from_code)?, row.get(1)?)))?
        .collect::<sql::Result<_>>()?;
    Ok((all, by_hold))
}

/// Notes what a reviewer decided before a restore.
pub fn decide_again(
    tx: &Transaction<'_>,
    enrolment: EnrolmentId,
    decision: &[u8],
    at: Timestamp,
) -> sql::Result<bool> {
    tx.prepare_cached(
        "INSERT INTO decided_again (enrolment, at, decision) VALUES (?1, ?2, ?3)
         ON CONFLICT (enrolment, at, decision) DO NOTHING",
    )?
    .execute(params![enrolment.0, at.0, decision])
    .map(|rows| rows == 1)
}

/// Some of what reviewers decided before a restore.
pub fn decided_before(conn: &Connection, limit: u32) -> sql::Result<Vec<(EnrolmentId, Timestamp, Vec<u8>)>> {
    conn.prepare_cached(
        "SELECT enrolment, at, decision FROM decided_again ORDER BY at, enrolment, decision LIMIT ?1",
    )?
    .query_map(params![limit], |row| Ok((EnrolmentId(row.get(0)?), Timestamp(row.get(1)?), row.get(2)?)))?
    .collect()
}

/// What a reviewer decided is a fact now.
pub fn forget_decided(
    tx: &Transaction<'_>,
    enrolment: EnrolmentId,
    decision: &[u8],
    at: Timestamp,
) -> sql::Result<()> {
    tx.prepare_cached("DELETE FROM decided_again WHERE enrolment = ?1 AND at = ?2 AND decision = ?3")?
        .run(params![enrolment.0, at.0, decision])
}
