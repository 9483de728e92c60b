//! The queries of the index of checks: by whom, where and when each was made, and whom an order touches.

use super::orders::subject_of;
use crate::model::Impact;
use crate::store::sql::{self, Connection, OptionalExtension, Transaction, params};
use statement::{OrderedOn, RecordId};
use terms::{AgentId, ChainId, DeviceId, EnrolmentId, IdentityId, Interval, OfficeId, Timestamp};

/// A check as an order finds it.
pub struct CheckRow {
    /// Its place.
    pub place: RecordId,
    /// Whose.
    pub enrolment: EnrolmentId,
    /// By whom.
    pub agent: AgentId,
    /// On which device.
    pub device: DeviceId,
    /// In which office; none on a round.
    pub office: Option<OfficeId>,
    /// When, as far as that is proven.
    pub proven: Interval,
}

/// Adds a check.
pub fn add(tx: &Transaction<'_>, check: &CheckRow) -> sql::Result<()> {
    tx.prepare_cached(
        "INSERT INTO checks (chain, sequence, enrolment, agent, device, office, earliest, latest)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) ON CONFLICT (chain, sequence) DO NOTHING",
    )?
    .run(params![
        check.place.chain.0,
        check.place.sequence.cast_signed(),
        check.enrolment.0,
        check.agent.0,
        check.device.0,
        check.office.map(|id| id.0),
        check.proven.earliest.0,
        check.proven.latest.0,
    ])
}

/// The enrolments that what is ordered touches: a question in whose text `?1` is the subject, `?2` and `?3` the span.
fn touched(on: OrderedOn) -> &'static str {
    match on {
        OrderedOn::Agent(_) => {
            "SELECT enrolment FROM checks WHERE agent = ?1 AND latest >= ?2 AND earliest < ?3"
        }
        OrderedOn::Device(_) => {
            "SELECT enrolment FROM checks WHERE device = ?1 AND latest >= ?2 AND earliest < ?3"
        }
        OrderedOn::Office(_) => {
            "SELECT enrolment FROM checks WHERE office = ?1 AND latest >= ?2 AND earliest < ?3"
        }
        // The document's checks are judged by their dates: there are few.
        OrderedOn::Document(_) => {
            "SELECT enrolment FROM match_keys WHERE key = ?1 AND CAST(?2 AS BIGINT) < CAST(?3 AS BIGINT)"
        }
        OrderedOn::Enrolment(_) => {
            "SELECT id AS enrolment FROM enrolments WHERE id = ?1 AND CAST(?2 AS BIGINT) < CAST(?3 AS BIGINT)"
        }
        OrderedOn::Identity(_) => {
            "SELECT enrolment FROM enrolment_identities WHERE identity = ?1 AND CAST(?2 AS BIGINT) < CAST(?3 AS BIGINT)"
        }
    }
}

fn span((from, until): (Option<Timestamp>, Option<Timestamp>)) -> (i64, i64) {
    (from.map_or(i64::MIN, |at| at.0), until.map_or(i64::MAX, |at| at.0))
}

/// Enrolments that an order touches, in their order, behind one of them.
pub fn touched_by(
    conn: &Connection,
    on: OrderedOn,
    dates: (Option<Timestamp>, Option<Timestamp>),
    behind: Option<EnrolmentId>,
    limit: u32,
) -> sql::Result<Vec<EnrolmentId>> {
    let ((_, subject), (from, until)) = (subject_of(on), span(dates));
    // No enrolment has an id of zeros: it is drawn.
    let behind = behind.map_or([0; 16], |id| id.0);
    conn.prepare_cached(&format!(
        "SELECT DISTINCT t.enrolment FROM ({}) AS t WHERE t.enrolment > ?4 ORDER BY t.enrolment LIMIT ?5",
        touched(on)
    ))?
    .query_map(params![subject, from, until, behind, limit], |row| row.get(0).map(EnrolmentId))?
    .collect()
}

/// What an order would touch, by the state of each enrolment.
pub fn impact(
    conn: &Connection,
    on: OrderedOn,
    dates: (Option<Timestamp>, Option<Timestamp>),
) -> sql::Result<Impact> {
    let ((_, subject), (from, until)) = (subject_of(on), span(dates));
    let enrolments = conn
        .prepare_cached(&format!(
            "SELECT e.state, count(*) FROM enrolments AS e
             WHERE e.id IN ({}) GROUP BY e.state ORDER BY e.state",
            touched(on)
        ))?
        .query_map(params![subject, from, until], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<sql::Result<_>>()?;
    let active = conn
        .prepare_cached(&format!(
            "SELECT count(DISTINCT i.id) FROM identities AS i JOIN enrolment_identities AS e ON e.identity = i.id
             WHERE i.state = 1 AND e.enrolment IN ({})",
            touched(on)
        ))?
        .query_row(params![subject, from, until], |row| row.get(0))?;
    Ok(Impact { enrolments, active })
}

/// A statement that was opened before there was an index.
pub struct Unindexed {
    /// Its place.
    pub place: RecordId,
    /// Its header.
    pub header: Vec<u8>,
    /// Whose.
    pub enrolment: EnrolmentId,
    /// When it came.
    pub first_received: Timestamp,
    /// The device whose chain it is in.
    pub device: DeviceId,
}

/// Statements behind a place, in order.
pub fn opened_behind(conn: &Connection, behind: Option<RecordId>, limit: u32) -> sql::Result<Vec<RecordId>> {
    let (chain, sequence) = behind.map_or(([0; 16], -1), |at| (at.chain.0, at.sequence.cast_signed()));
    conn.prepare_cached(
        "SELECT chain, sequence FROM statements WHERE (chain, sequence) > (?1, ?2) ORDER BY chain, sequence LIMIT ?3",
    )?
    .query_map(params![chain, sequence, limit], |row| {
        Ok(RecordId { chain: ChainId(row.get(0)?), sequence: row.get::<i64>(1)?.cast_unsigned() })
    })?
    .collect()
}

/// A statement of before with what the index needs; none where it is of no enrolment.
pub fn opened(conn: &Connection, place: RecordId) -> sql::Result<Option<Unindexed>> {
    conn.prepare_cached(
        "SELECT s.header, s.enrolment, e.first_received, c.device FROM statements AS s
         JOIN envelopes AS e ON e.chain = s.chain AND e.sequence = s.sequence JOIN chains AS c ON c.chain = s.chain
         WHERE s.chain = ?1 AND s.sequence = ?2 AND s.enrolment IS NOT NULL",
    )?
    .query_row(params![place.chain.0, place.sequence.cast_signed()], |row| {
        Ok(Unindexed {
            place,
            header: row.get(0)?,
            enrolment: EnrolmentId(row.get(1)?),
            first_received: Timestamp(row.get(2)?),
            device: DeviceId(row.get(3)?),
        })
    })
    .optional()
}

const INDEXED: &str = "checks-indexed-to";

/// How far statements of before were indexed: a place, or the end.
pub fn indexed_to(conn: &Connection) -> sql::Result<Option<Vec<u8>>> {
    conn.prepare_cached("SELECT value FROM registry_state WHERE name = ?1")?
        .query_row(params![INDEXED], |row| row.get(0))
        .optional()
}

/// Notes how far they were.
pub fn set_indexed_to(tx: &Transaction<'_>, to: &[u8]) -> sql::Result<()> {
    tx.prepare_cached(
        "INSERT INTO registry_state (name, value) VALUES (?1, ?2) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
    )?
    .run(params![INDEXED, to])
}

/// True where there is such an identity, and its person has no other one since.
pub fn has_identity(conn: &Connection, id: IdentityId) -> sql::Result<bool> {
    conn.prepare_cached("SELECT 1 FROM identities WHERE id = ?1 AND successor IS NULL")?.exists(params![id.0])
}
