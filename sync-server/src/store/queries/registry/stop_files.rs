//! The queries of files of documents to stop.

use crate::model::{StopFileLine, StopFileRow};
use crate::store::queries::codes::coded;
use crate::store::sql::{self, Connection, OptionalExtension, Row, ToValue, Transaction, multi_row, params};
use statement::OrderReason;
use terms::{EnrolmentId, IdentityId, OrderId, StopFileId, Timestamp};
use wire::v1::stop_file::StopFileState;

const FILE: &str = "SELECT id, given_by, given_at, state, documents, done, lifted_by FROM stop_files";

fn file_of(row: &Row<'_>) -> sql::Result<StopFileRow> {
    Ok(StopFileRow {
        id: StopFileId(row.get(0)?),
        by: row.get(1)?,
        at: Timestamp(row.get(2)?),
        state: coded(row, 3, StopFileState::from_code)?,
        documents: row.get(4)?,
        done: row.get(5)?,
        lifted_by: row.get(6)?,
    })
}

/// Adds a file whose lines are to come.
pub fn begin(tx: &Transaction<'_>, id: StopFileId, by: &str, at: Timestamp) -> sql::Result<()> {
    tx.prepare_cached("INSERT INTO stop_files (id, given_by, given_at, state) VALUES (?1, ?2, ?3, ?4)")?
        .run(params![id.0, by, at.0, StopFileState::Arriving.code()])
}

/// Adds lines to a file that arrives; false where there is none any more.
pub fn add_lines(tx: &Transaction<'_>, id: StopFileId, lines: &[StopFileLine]) -> sql::Result<bool> {
    for some in multi_row::pieces(lines) {
        let columns: Vec<_> = some
            .iter()
            .map(|line| {
                (line.number, line.document, line.from.map(|at| at.0), line.reason.code(), line.order.0)
            })
            .collect();
        let mut values: Vec<&dyn ToValue> = vec![&id.0];
        for (number, document, from, reason, order) in &columns {
            values.extend([number as &dyn ToValue, document, from, reason, order]);
        }
        let rows = multi_row::rows(some.len(), 2, 5, |columns| format!("(?1, {columns})"));
        let columns = "file, number, document, from_at, reason, order_id";
        tx.prepare_cached(&format!("INSERT INTO stop_file_lines ({columns}) VALUES {rows}"))?.run(&values)?;
    }
    let count = u32::try_from(lines.len()).unwrap_or(u32::MAX);
    tx.prepare_cached("UPDATE stop_files SET documents = documents + ?2 WHERE id = ?1 AND state = ?3")?
        .execute(params![id.0, count, StopFileState::Arriving.code()])
        .map(|rows| rows == 1)
}

/// Moves a file from one state to another, and begins at its first line again; false where it is in another state.
pub fn turn(
    tx: &Transaction<'_>,
    id: StopFileId,
    (from, to): (StopFileState, StopFileState),
) -> sql::Result<bool> {
    tx.prepare_cached("UPDATE stop_files SET state = ?3, done = 0 WHERE id = ?1 AND state = ?2")?
        .execute(params![id.0, from.code(), to.code()])
        .map(|rows| rows == 1)
}

/// Begins to lift what a file stopped; false where it is not stopped.
pub fn begin_lifting(tx: &Transaction<'_>, id: StopFileId, by: &str) -> sql::Result<bool> {
    tx.prepare_cached("UPDATE stop_files SET lifted_by = ?2 WHERE id = ?1")?.run(params![id.0, by])?;
    turn(tx, id, (StopFileState::Stopped, StopFileState::Lifting))
}

/// Notes how far a file came: the last line that is done; `end` once none is left.
pub fn note_done(
    tx: &Transaction<'_>,
    id: StopFileId,
    done: u32,
    end: Option<StopFileState>,
) -> sql::Result<()> {
    tx.prepare_cached("UPDATE stop_files SET done = ?2, state = coalesce(?3, state) WHERE id = ?1")?
        .run(params![id.0, done, end.map(StopFileState::code)])
}

/// Notes that the order of a line was given.
pub fn note_stopped(tx: &Transaction<'_>, id: StopFileId, number: u32) -> sql::Result<()> {
    tx.prepare_cached("UPDATE stop_file_lines SET stopped = 1 WHERE file = ?1 AND number = ?2")?
        .run(params![id.0, number])
}

/// One file.
pub fn file(conn: &Connection, id: StopFileId) -> sql::Result<Option<StopFileRow>> {
    conn.prepare_cached(&format!("{FILE} WHERE id = ?1"))?.query_row(params![id.0], file_of).optional()
}

/// The newest files.
pub fn newest(conn: &Connection, most: u32) -> sql::Result<Vec<StopFileRow>> {
    conn.prepare_cached(&format!("{FILE} ORDER BY given_at DESC, id LIMIT ?1"))?
        .query_map(params![most], file_of)?
        .collect()
}

/// The oldest file whose documents are being stopped, or stops lifted.
pub fn under_way(conn: &Connection) -> sql::Result<Option<StopFileRow>> {
    conn.prepare_cached(&format!("{FILE} WHERE state IN (2, 4) ORDER BY given_at, id LIMIT 1"))?
        .query_row(params![], file_of)
        .optional()
}

/// A file that began to arrive before an instant, and never did. Both conditions on its state: the first is that of the index.
pub fn abandoned(conn: &Connection, before: Timestamp) -> sql::Result<Option<StopFileId>> {
    conn.prepare_cached(
        "SELECT id FROM stop_files WHERE state IN (1, 2, 4) AND state = 1 AND given_at < ?1 LIMIT 1",
    )?
    .query_row(params![before.0], |row| row.get(0).map(StopFileId))
    .optional()
}

/// Forgets some lines of a file that never arrived, and the file with the last of them.
pub fn forget_some(tx: &Transaction<'_>, id: StopFileId, most: u32) -> sql::Result<()> {
    let gone = tx
        .prepare_cached(
            "DELETE FROM stop_file_lines WHERE file = ?1 AND number IN (
             SELECT number FROM stop_file_lines WHERE file = ?1 ORDER BY number LIMIT ?2)",
        )?
        .execute(params![id.0, most])?;
    if gone < most as usize {
        tx.prepare_cached("DELETE FROM stop_files WHERE id = ?1 AND state = 1")?.run(params![id.0])?;
    }
    Ok(())
}

/// Lines of a file behind one of them, in order.
pub fn lines(conn: &Connection, id: StopFileId, behind: u32, most: u32) -> sql::Result<Vec<StopFileLine>> {
    conn.prepare_cached(
        "SELECT number, document, from_at, reason, order_id, stopped FROM stop_file_lines
         WHERE file = ?1 AND number > ?2 ORDER BY number LIMIT ?3",
    )?
    .query_map(params![id.0, behind, most], |row| {
        Ok(StopFileLine {
            number: row.get(0)?,
            document: row.get(1)?,
            from: row.get::<Option<i64>>(2)?.map(Timestamp),
            reason: coded(row, 3, OrderReason::from_code)?,
            order: OrderId(row.get(4)?),
            stopped: row.get::<u8>(5)? == 1,
        })
    })?
    .collect()
}

/// True where a document was seen in an enrolment.
pub fn is_seen(conn: &Connection, document: &[u8; 32]) -> sql::Result<bool> {
    conn.prepare_cached("SELECT 1 FROM match_keys WHERE key = ?1")?.exists(params![document])
}

/// The enrolments in which a document was seen.
pub fn seen_in(conn: &Connection, document: &[u8; 32]) -> sql::Result<Vec<EnrolmentId>> {
    conn.prepare_cached("SELECT enrolment FROM match_keys WHERE key = ?1")?
        .query_map(params![document], |row| row.get(0).map(EnrolmentId))?
        .collect()
}

/// The code of an enrolment's state, and its identity where that is active.
pub fn standing(conn: &Connection, enrolment: EnrolmentId) -> sql::Result<Option<(u8, Option<IdentityId>)>> {
    conn.prepare_cached(
        "SELECT e.state, i.id FROM enrolments AS e LEFT JOIN enrolment_identities AS t ON t.enrolment = e.id
         LEFT JOIN identities AS i ON i.id = t.identity AND i.state = 1 WHERE e.id = ?1",
    )?
    .query_row(params![enrolment.0], |row| Ok((row.get(0)?, row.get::<Option<[u8; 16]>>(1)?.map(IdentityId))))
    .optional()
}
