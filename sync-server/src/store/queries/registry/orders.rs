//! The queries of orders.

use crate::model::OrderRow;
use crate::store::queries::codes::coded;
use crate::store::sql::{self, Connection, OptionalExtension, Row, Transaction, params};
use statement::{Effect, Given, Hash, OrderReason, OrderedOn, Said, encode};
use terms::{AgentId, DeviceId, EnrolmentId, IdentityId, OfficeId, OrderId, Timestamp};

/// The code and the bytes of what an order is about.
pub(super) fn subject_of(on: OrderedOn) -> (u8, Vec<u8>) {
    match on {
        OrderedOn::Agent(id) => (1, id.0.to_vec()),
        OrderedOn::Device(id) => (2, id.0.to_vec()),
        OrderedOn::Office(id) => (3, id.0.to_vec()),
        OrderedOn::Document(key) => (DOCUMENT, key.0.to_vec()),
        OrderedOn::Enrolment(id) => (5, id.0.to_vec()),
        OrderedOn::Identity(id) => (6, id.0.to_vec()),
    }
}

const DOCUMENT: u8 = 4;

fn subject(row: &Row<'_>, kind: usize, bytes: usize) -> sql::Result<OrderedOn> {
    Ok(match row.get::<u8>(kind)? {
        1 => OrderedOn::Agent(AgentId(row.get(bytes)?)),
        2 => OrderedOn::Device(DeviceId(row.get(bytes)?)),
        3 => OrderedOn::Office(OfficeId(row.get(bytes)?)),
        5 => OrderedOn::Enrolment(EnrolmentId(row.get(bytes)?)),
        6 => OrderedOn::Identity(IdentityId(row.get(bytes)?)),
        _ => OrderedOn::Document(Hash(row.get(bytes)?)),
    })
}

const ORDER: &str = "SELECT id, subject_kind, subject, effect, from_at, until_at, reason, given_by, given_at,
    log_position, lifted_by, lifted_at, carried_at, touched, carried_to FROM orders";

fn order_of(row: &Row<'_>) -> sql::Result<OrderRow> {
    let at = |column| row.get::<Option<i64>>(column).map(|at| at.map(Timestamp));
    Ok(OrderRow {
        given: Given {
            id: OrderId(row.get(0)?),
            on: subject(row, 1, 2)?,
            effect: coded(row, 3, Effect::from_code)?,
            from: at(4)?,
            until: at(5)?,
            reason: coded(row, 6, OrderReason::from_code)?,
            by: row.get::<String>(7)?.into(),
        },
        at: Timestamp(row.get(8)?),
        log_position: row.get::<Option<i64>>(9)?.map(i64::cast_unsigned),
        lifted: row.get::<Option<String>>(10)?.zip(at(11)?),
        carried_at: at(12)?,
        touched: row.get(13)?,
    })
}

/// Adds an order; false where it is there already.
pub fn add(tx: &Transaction<'_>, given: &Given, at: Timestamp, log_position: u64) -> sql::Result<bool> {
    let (kind, subject) = subject_of(given.on);
    tx.prepare_cached(
        "INSERT INTO orders (id, subject_kind, subject, effect, from_at, until_at, reason, given_by, given_at, log_position)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10) ON CONFLICT (id) DO NOTHING",
    )?
    .execute(params![
        given.id.0,
        kind,
        subject,
        given.effect.code(),
        given.from.map(|at| at.0),
        given.until.map(|at| at.0),
        given.reason.code(),
        given.by.reveal(),
        at.0,
        log_position.cast_signed(),
    ])
    .map(|rows| rows == 1)
}

/// Lifts an order: its lifting has to come to what it came to. False where there is none, or it is lifted already.
pub fn lift(tx: &Transaction<'_>, id: OrderId, by: &str, at: Timestamp) -> sql::Result<bool> {
    tx.prepare_cached(
        "UPDATE orders SET lifted_by = ?2, lifted_at = ?3, carried_to = NULL, carried_at = NULL, touched = 0
         WHERE id = ?1 AND lifted_at IS NULL",
    )?
    .execute(params![id.0, by, at.0])
    .map(|rows| rows == 1)
}

/// One order.
pub fn order(conn: &Connection, id: OrderId) -> sql::Result<Option<OrderRow>> {
    conn.prepare_cached(&format!("{ORDER} WHERE id = ?1"))?.query_row(params![id.0], order_of).optional()
}

/// The orders that hold on an agent, a device, an office, a document or an enrolment.
pub fn meeting(
    conn: &Connection,
    agent: AgentId,
    device: DeviceId,
    office: Option<OfficeId>,
    document: Option<[u8; 32]>,
    enrolment: EnrolmentId,
) -> sql::Result<Vec<OrderRow>> {
    conn.prepare_cached(&format!(
        "{ORDER} WHERE lifted_at IS NULL AND (subject_kind, subject) IN
         ((1, ?1), (2, ?2), (3, ?3), (4, ?4), (5, ?5)) ORDER BY id"
    ))?
    .query_map(params![agent.0, device.0, office.map(|id| id.0), document, enrolment.0], order_of)?
    .collect()
}

/// The first order that did not come to everything yet, and the enrolment that it came to last.
pub fn to_carry(conn: &Connection) -> sql::Result<Option<(OrderRow, Option<EnrolmentId>)>> {
    conn.prepare_cached(&format!("{ORDER} WHERE carried_at IS NULL ORDER BY given_at, id LIMIT 1"))?
        .query_row(params![], |row| Ok((order_of(row)?, row.get::<Option<[u8; 16]>>(14)?.map(EnrolmentId))))
        .optional()
}

/// Notes how far an order came; `done` once nothing is left.
pub fn note_carried(
    tx: &Transaction<'_>,
    id: OrderId,
    last: Option<EnrolmentId>,
    more: usize,
    done: Option<Timestamp>,
) -> sql::Result<()> {
    tx.prepare_cached(
        "UPDATE orders SET carried_to = coalesce(?2, carried_to), touched = touched + ?3, carried_at = ?4 WHERE id = ?1",
    )?
    .run(params![
        id.0,
        last.map(|id| id.0),
        i64::try_from(more).unwrap_or(i64::MAX),
        done.map(|at| at.0)
    ])
}

/// Notes where the log has an order of before.
pub fn set_logged(tx: &Transaction<'_>, id: OrderId, position: u64) -> sql::Result<()> {
    tx.prepare_cached("UPDATE orders SET log_position = ?2 WHERE id = ?1")?
        .run(params![id.0, position.cast_signed()])
}

/// Orders on a page, newest first, and how many there are; of documents, or of everything else.
pub fn page(
    conn: &Connection,
    of_documents: bool,
    skip: u32,
    most: u32,
) -> sql::Result<(Vec<OrderRow>, i64)> {
    let which = if of_documents { "=" } else { "<>" };
    let rows = conn
        .prepare_cached(&format!(
            "{ORDER} WHERE subject_kind {which} ?3 ORDER BY given_at DESC, id LIMIT ?1 OFFSET ?2"
        ))?
        .query_map(params![most, skip, DOCUMENT], order_of)?
        .collect::<sql::Result<_>>()?;
    let count = conn
        .prepare_cached(&format!("SELECT count(*) FROM orders WHERE subject_kind {which} ?1"))?
        .query_row(params![DOCUMENT], |row| row.get(0))?;
    Ok((rows, count))
}

/// The order that stops a document, where one holds; of several the one that stops it for longest.
pub fn stopping(conn: &Connection, document: [u8; 32]) -> sql::Result<Option<OrderRow>> {
    conn.prepare_cached(&format!(
        "{ORDER} WHERE subject_kind = ?2 AND subject = ?1 AND lifted_at IS NULL
         ORDER BY from_at IS NOT NULL, from_at, given_at LIMIT 1"
    ))?
    .query_row(params![document, DOCUMENT], order_of)
    .optional()
}

/// Notes what an applicant said before a restore.
pub fn say_again(
    tx: &Transaction<'_>,
    enrolment: EnrolmentId,
    said: Said,
    at: Timestamp,
) -> sql::Result<bool> {
    tx.prepare_cached(
        "INSERT INTO said_again (enrolment, at, said) VALUES (?1, ?2, ?3) ON CONFLICT (enrolment, at, said) DO NOTHING",
    )?
    .execute(params![enrolment.0, at.0, encode(&said)])
    .map(|rows| rows == 1)
}

/// Some of what applicants said before a restore.
pub fn said_before(conn: &Connection, limit: u32) -> sql::Result<Vec<(EnrolmentId, Timestamp, Vec<u8>)>> {
    conn.prepare_cached("SELECT enrolment, at, said FROM said_again ORDER BY at, enrolment LIMIT ?1")?
        .query_map(params![limit], |row| Ok((EnrolmentId(row.get(0)?), Timestamp(row.get(1)?), row.get(2)?)))?
        .collect()
}

/// What an applicant said is a fact now.
pub fn forget_said(
    tx: &Transaction<'_>,
    enrolment: EnrolmentId,
    at: Timestamp,
    said: &[u8],
) -> sql::Result<()> {
    tx.prepare_cached("DELETE FROM said_again WHERE enrolment = ?1 AND at = ?2 AND said = ?3")?.run(params![
        enrolment.0,
        at.0,
        said
    ])
}
