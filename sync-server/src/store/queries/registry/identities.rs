//! The queries of identities: what they are, which enrolments led to them, and what they were before.

use super::ledger::{self, Entry};
use super::orders::subject_of;
use crate::store::queries::codes::coded;
use crate::store::sql::{self, Connection, OptionalExtension as _, Row, Transaction, params};
use reconciliation::{Attributes, IdentityState, IdentityWhy, Linked, OrderOnIdentity};
use statement::{Effect, Hash, OrderReason, OrderedOn, decode, encode, hash};
use terms::{EnrolmentId, IdentityId, OrderId, Timestamp};

/// States in which a person can have no other identity beside this one ([`IdentityState::holds_its_person`]): the same as
/// in the unique index.
const LIVE: &str = "(1, 2, 4, 6)";

/// An identity as it stands.
#[derive(Clone, Debug)]
pub struct IdentityRow {
    /// Which.
    pub id: IdentityId,
    /// The key of its person.
    pub person: [u8; 32],
    /// What it is.
    pub state: IdentityState,
    /// Why.
    pub why: IdentityWhy,
    /// Where its attributes come from.
    pub attributes: Option<Attributes>,
    /// The first instant at which it is valid no more.
    pub valid_until: Option<Timestamp>,
    /// When it changes without anything new.
    pub changes_at: Option<Timestamp>,
    /// Its person has another one since.
    pub has_successor: bool,
}

const ROW: &str =
    "SELECT i.id, i.person, i.state, i.why, i.attributes, i.valid_until, i.changes_at, i.successor IS NOT NULL
     FROM identities AS i";

fn row_of(row: &Row<'_>) -> sql::Result<IdentityRow> {
    let at = |column| row.get::<Option<i64>>(column).map(|at| at.map(Timestamp));
    Ok(IdentityRow {
        id: IdentityId(row.get(0)?),
        person: row.get(1)?,
        state: coded(row, 2, IdentityState::from_code)?,
        why: coded(row, 3, IdentityWhy::from_code)?,
        attributes: decoded(row, 4)?,
        valid_until: at(5)?,
        changes_at: at(6)?,
        has_successor: row.get(7)?,
    })
}

/// What is stored as its one byte string.
fn decoded<T: for<'b> minicbor::Decode<'b, ()> + minicbor::Encode<()>>(
    row: &Row<'_>,
    column: usize,
) -> sql::Result<Option<T>> {
    let bytes: Option<Vec<u8>> = row.get(column)?;
    bytes.map(|bytes| decode(&bytes).map_err(|error| sql::Error::column(column, error))).transpose()
}

/// An identity.
pub fn identity(conn: &Connection, id: IdentityId) -> sql::Result<Option<IdentityRow>> {
    conn.prepare_cached(&format!("{ROW} WHERE i.id = ?1"))?.query_row(params![id.0], row_of).optional()
}

/// The identity that an enrolment led to.
pub fn of(conn: &Connection, enrolment: EnrolmentId) -> sql::Result<Option<IdentityRow>> {
    conn.prepare_cached(&format!(
        "{ROW} JOIN enrolment_identities AS e ON e.identity = i.id WHERE e.enrolment = ?1"
    ))?
    .query_row(params![enrolment.0], row_of)
    .optional()
}

/// What the identity that an enrolment led to is.
pub fn state_of(conn: &Connection, enrolment: EnrolmentId) -> sql::Result<Option<IdentityState>> {
    conn.prepare_cached(
        "SELECT i.state FROM enrolment_identities AS e JOIN identities AS i ON i.id = e.identity WHERE e.enrolment = ?1",
    )?
    .query_row(params![enrolment.0], |row| coded(row, 0, IdentityState::from_code))
    .optional()
}

/// True while the identity that an enrolment led to rests.
pub fn is_suspended(conn: &Connection, enrolment: EnrolmentId) -> sql::Result<bool> {
    Ok(state_of(conn, enrolment)? == Some(IdentityState::Suspended))
}

/// The identity that a person has now, by their key.
pub fn live_of_person(conn: &Connection, person: &[u8; 32]) -> sql::Result<Option<IdentityRow>> {
    conn.prepare_cached(&format!("{ROW} WHERE i.person = ?1 AND i.state IN {LIVE}"))?
        .query_row(params![person], row_of)
        .optional()
}

/// The live identity that an enrolment led to, and since when it is there.
pub fn live_of(conn: &Connection, enrolment: EnrolmentId) -> sql::Result<Option<(Timestamp, IdentityId)>> {
    conn.prepare_cached(&format!(
        "SELECT i.activated_at, i.id FROM enrolment_identities AS e JOIN identities AS i ON i.id = e.identity
         WHERE e.enrolment = ?1 AND i.state IN {LIVE}"
    ))?
    .query_row(params![enrolment.0], |row| Ok((Timestamp(row.get(0)?), IdentityId(row.get(1)?))))
    .optional()
}

/// Adds an identity that nothing proves yet.
pub fn add(
    tx: &Transaction<'_>,
    id: IdentityId,
    person: &[u8; 32],
    (enrolment, level): (EnrolmentId, u8),
    at: Timestamp,
) -> sql::Result<()> {
    tx.prepare_cached(
        "INSERT INTO identities (id, person, enrolment, level, state, why, activated_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
    )?
    .run(params![
        id.0,
        person,
        enrolment.0,
        level,
        IdentityState::Suspended.code(),
        IdentityWhy::Unproven.code(),
        at.0
    ])
}

/// Gives an identity another key.
pub fn set_person(tx: &Transaction<'_>, id: IdentityId, person: &[u8; 32]) -> sql::Result<()> {
    tx.prepare_cached("UPDATE identities SET person = ?2 WHERE id = ?1")?.run(params![id.0, person])
}

/// Its person has another one from here on, of that number; it may not be there yet.
pub fn end_for_successor(tx: &Transaction<'_>, id: IdentityId, successor: IdentityId) -> sql::Result<()> {
    tx.prepare_cached("UPDATE identities SET state = ?2, successor = ?3 WHERE id = ?1")?.run(params![
        id.0,
        IdentityState::Withdrawn.code(),
        successor.0
    ])
}

/// Ties an enrolment to an identity. What it was told of another one says nothing of this one.
pub fn link(
    tx: &Transaction<'_>,
    enrolment: EnrolmentId,
    identity: IdentityId,
    at: Timestamp,
) -> sql::Result<()> {
    tx.prepare_cached(
        "INSERT INTO enrolment_identities (enrolment, identity, since) VALUES (?1, ?2, ?3)
         ON CONFLICT (enrolment) DO UPDATE SET identity = excluded.identity, since = excluded.since, told = 0",
    )?
    .run(params![enrolment.0, identity.0, at.0])
}

/// An enrolment that led to an identity.
pub struct LinkRow {
    /// Which.
    pub enrolment: EnrolmentId,
    /// What it comes to; none where it was not judged since that is kept.
    pub linked: Option<Linked>,
    /// The state of the identity that was told there last.
    pub told: Option<IdentityState>,
}

/// The enrolments that led to an identity.
pub fn links(conn: &Connection, identity: IdentityId) -> sql::Result<Vec<LinkRow>> {
    conn.prepare_cached(
        "SELECT enrolment, linked, told FROM enrolment_identities WHERE identity = ?1 ORDER BY enrolment",
    )?
    .query_map(params![identity.0], |row| {
        Ok(LinkRow {
            enrolment: EnrolmentId(row.get(0)?),
            linked: decoded(row, 1)?,
            told: IdentityState::from_code(row.get(2)?).ok(),
        })
    })?
    .collect()
}

/// To which identity an enrolment is tied.
pub struct Link {
    /// Which.
    pub identity: IdentityId,
    /// Since when.
    pub since: Timestamp,
    /// What the enrolment comes to; none where it was not judged since that is kept.
    pub linked: Option<Linked>,
    /// The person of the identity has another one since.
    pub has_successor: bool,
}

/// The identity that an enrolment is tied to, if any.
pub fn link_of(conn: &Connection, enrolment: EnrolmentId) -> sql::Result<Option<Link>> {
    conn.prepare_cached(
        "SELECT e.identity, e.since, e.linked, i.successor IS NOT NULL
         FROM enrolment_identities AS e JOIN identities AS i ON i.id = e.identity WHERE e.enrolment = ?1",
    )?
    .query_row(params![enrolment.0], |row| {
        Ok(Link {
            identity: IdentityId(row.get(0)?),
            since: Timestamp(row.get(1)?),
            linked: decoded(row, 2)?,
            has_successor: row.get(3)?,
        })
    })
    .optional()
}

/// Notes what an enrolment comes to for its identity.
pub fn set_linked(tx: &Transaction<'_>, linked: &Linked) -> sql::Result<()> {
    tx.prepare_cached("UPDATE enrolment_identities SET linked = ?2 WHERE enrolment = ?1")?
        .run(params![linked.enrolment.0, encode(linked)])
}

/// Notes what state of its identity an enrolment was told.
pub fn set_told(tx: &Transaction<'_>, enrolment: EnrolmentId, state: IdentityState) -> sql::Result<()> {
    tx.prepare_cached("UPDATE enrolment_identities SET told = ?2 WHERE enrolment = ?1")?
        .run(params![enrolment.0, state.code()])
}

/// The orders on an identity, lifted ones too.
pub fn orders_on(conn: &Connection, id: IdentityId) -> sql::Result<Vec<OrderOnIdentity>> {
    let (kind, subject) = subject_of(OrderedOn::Identity(id));
    conn.prepare_cached(
        "SELECT id, effect, reason, from_at, until_at, lifted_at IS NOT NULL FROM orders
         WHERE subject_kind = ?1 AND subject = ?2 ORDER BY id",
    )?
    .query_map(params![kind, subject], |row| {
        let at = |column| row.get::<Option<i64>>(column).map(|at| at.map(Timestamp));
        Ok(OrderOnIdentity {
            id: OrderId(row.get(0)?),
            effect: coded(row, 1, Effect::from_code)?,
            reason: coded(row, 2, OrderReason::from_code)?,
            from: at(3)?,
            until: at(4)?,
            is_lifted: row.get(5)?,
        })
    })?
    .collect()
}

/// What an identity is from here on, and what that was made of.
pub struct Turn<'a> {
    /// Which.
    pub row: &'a IdentityRow,
    /// Digest of the links and orders.
    pub inputs: Hash,
    /// The level it reaches; none where no check proves it.
    pub level: Option<u8>,
    /// When.
    pub at: Timestamp,
}

/// Sets how long an identity stands as it is.
pub fn set_term(tx: &Transaction<'_>, row: &IdentityRow) -> sql::Result<()> {
    tx.prepare_cached("UPDATE identities SET valid_until = ?2, changes_at = ?3 WHERE id = ?1")?.run(params![
        row.id.0,
        row.valid_until.map(|at| at.0),
        row.changes_at.map(|at| at.0)
    ])
}

/// It is looked at again at an instant.
pub fn put_off(tx: &Transaction<'_>, id: IdentityId, again: Timestamp) -> sql::Result<()> {
    tx.prepare_cached("UPDATE identities SET changes_at = ?2 WHERE id = ?1")?.run(params![id.0, again.0])
}

/// Turns an identity to another state, reason or source of its attributes, and keeps that in its history and in the ledger.
pub fn turn(tx: &Transaction<'_>, turn: &Turn<'_>) -> sql::Result<()> {
    let Turn { row, inputs, level, at } = turn;
    let attributes = row.attributes.map(|attributes| encode(&attributes));
    tx.prepare_cached(
        "UPDATE identities SET state = ?2, why = ?3, attributes = ?4, level = coalesce(?5, level) WHERE id = ?1",
    )?
    .run(params![row.id.0, row.state.code(), row.why.code(), attributes, level])?;
    set_term(tx, row)?;
    let number = turns(tx, row.id)? + 1;
    tx.prepare_cached(
        "INSERT INTO identity_events (identity, number, state, why, attributes, inputs, at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
    )?
    .run(params![row.id.0, number, row.state.code(), row.why.code(), attributes, inputs.0, at.0])?;
    let digest =
        digest_of(row.id, (number, row.state.code(), row.why.code()), attributes.as_deref(), *inputs);
    ledger::enter(tx, Entry::Identity, digest, *at)
}

/// The number of an identity's newest event.
pub fn turns(conn: &Connection, id: IdentityId) -> sql::Result<u32> {
    conn.prepare_cached("SELECT coalesce(max(number), 0) FROM identity_events WHERE identity = ?1")?
        .query_row(params![id.0], |row| row.get(0))
}

/// What the ledger holds of an event.
pub fn digest_of(
    id: IdentityId,
    (number, state, why): (u32, u8, u8),
    attributes: Option<&[u8]>,
    inputs: Hash,
) -> Hash {
    let numbers = [number.to_be_bytes().as_slice(), &[state, why]].concat();
    hash(&[id.0.as_slice(), &numbers, &inputs.0, attributes.unwrap_or_default()].concat())
}

/// An event as a verification reads it.
pub struct Event {
    /// What the ledger should hold of it; none where it was carried from before there was a history.
    pub digest: Option<Hash>,
    /// It is the last one of its identity, and the identity is something else.
    pub differs: bool,
}

/// Every event of every identity.
pub fn every_event(conn: &Connection, mut see: impl FnMut(Event)) -> sql::Result<()> {
    let mut select = conn.prepare_cached(
        "SELECT e.identity, e.number, e.state, e.why, e.attributes, e.inputs,
            (e.state <> i.state OR (e.number > 0 AND e.why <> i.why)) AND NOT EXISTS (
                SELECT 1 FROM identity_events AS n WHERE n.identity = e.identity AND n.number > e.number)
         FROM identity_events AS e JOIN identities AS i ON i.id = e.identity ORDER BY e.identity, e.number",
    )?;
    let mut rows = select.query(params![])?;
    while let Some(row) = rows.next()? {
        let (number, state, why): (u32, u8, u8) = (row.get(1)?, row.get(2)?, row.get(3)?);
        let (attributes, inputs): (Option<Vec<u8>>, _) = (row.get(4)?, Hash(row.get(5)?));
        let digest = digest_of(IdentityId(row.get(0)?), (number, state, why), attributes.as_deref(), inputs);
        see(Event { digest: (number > 0).then_some(digest), differs: row.get(6)? });
    }
    Ok(())
}

/// Identities that change by time alone at or before an instant, the longest due first.
pub fn due(conn: &Connection, now: Timestamp, limit: u32) -> sql::Result<Vec<IdentityId>> {
    conn.prepare_cached(
        "SELECT id FROM identities WHERE changes_at IS NOT NULL AND changes_at <= ?1
         ORDER BY changes_at, id LIMIT ?2",
    )?
    .query_map(params![now.0, limit], |row| row.get(0).map(IdentityId))?
    .collect()
}
