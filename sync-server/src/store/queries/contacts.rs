//! The queries of contact data that change. It must not know what is sealed in a change.

use super::codes::coded;
use crate::model::ContactKind;
use crate::store::sql::{self, Connection, Row, Transaction, params};
use terms::{EnrolmentId, Timestamp};

/// A change that was asked for and is not in effect.
pub struct ChangeRow {
    /// Whose.
    pub enrolment: EnrolmentId,
    /// Of what.
    pub kind: ContactKind,
    /// The new data, sealed.
    pub sealed: Vec<u8>,
    /// When the new ones were confirmed, and when they take effect.
    pub confirmed: Option<(Timestamp, Timestamp)>,
}

const COLUMNS: &str = "enrolment, kind, sealed, confirmed_at, effect_at";

fn read(row: &Row<'_>) -> sql::Result<ChangeRow> {
    let confirmed = row.get::<Option<i64>>(3)?.zip(row.get::<Option<i64>>(4)?);
    Ok(ChangeRow {
        enrolment: EnrolmentId(row.get(0)?),
        kind: coded(row, 1, ContactKind::from_code)?,
        sealed: row.get(2)?,
        confirmed: confirmed.map(|(at, effect)| (Timestamp(at), Timestamp(effect))),
    })
}

/// The changes of an enrolment.
pub fn changes(conn: &Connection, enrolment: EnrolmentId) -> sql::Result<Vec<ChangeRow>> {
    conn.prepare_cached(&format!("SELECT {COLUMNS} FROM contact_changes WHERE enrolment = ?1 ORDER BY kind"))?
        .query_map(params![enrolment.0], read)?
        .collect()
}

/// Some changes that are due to take effect, the longest due first.
pub fn due(conn: &Connection, now: Timestamp, most: u32) -> sql::Result<Vec<(EnrolmentId, ContactKind)>> {
    conn.prepare_cached(
        "SELECT enrolment, kind FROM contact_changes WHERE effect_at <= ?1 ORDER BY effect_at LIMIT ?2",
    )?
    .query_map(params![now.0, most], |row| {
        Ok((EnrolmentId(row.get(0)?), coded(row, 1, ContactKind::from_code)?))
    })?
    .collect()
}

/// Keeps a change, in the place of one of the same kind.
pub fn put(
    tx: &Transaction<'_>,
    enrolment: EnrolmentId,
    kind: ContactKind,
    sealed: &[u8],
    at: Timestamp,
) -> sql::Result<()> {
    tx.prepare_cached(
        "INSERT INTO contact_changes (enrolment, kind, sealed, asked_at) VALUES (?1, ?2, ?3, ?4)
         ON CONFLICT (enrolment, kind) DO UPDATE SET
           sealed = excluded.sealed, asked_at = excluded.asked_at, confirmed_at = NULL, effect_at = NULL",
    )?
    .run(params![enrolment.0, kind.code(), sealed, at.0])?;
    Ok(())
}

/// Notes that the new data are confirmed.
pub fn confirm(
    tx: &Transaction<'_>,
    enrolment: EnrolmentId,
    kind: ContactKind,
    (at, effect): (Timestamp, Timestamp),
) -> sql::Result<()> {
    tx.prepare_cached(
        "UPDATE contact_changes SET confirmed_at = ?3, effect_at = ?4 WHERE enrolment = ?1 AND kind = ?2",
    )?
    .run(params![enrolment.0, kind.code(), at.0, effect.0])?;
    Ok(())
}

/// Ends a change: it took effect, or was undone.
pub fn end(tx: &Transaction<'_>, enrolment: EnrolmentId, kind: ContactKind) -> sql::Result<()> {
    tx.prepare_cached("DELETE FROM contact_changes WHERE enrolment = ?1 AND kind = ?2")?
        .run(params![enrolment.0, kind.code()])?;
    Ok(())
}

/// Ends every change: after a restore nobody knows what was said of them since.
pub fn end_all(tx: &Transaction<'_>) -> sql::Result<()> {
    tx.execute("DELETE FROM contact_changes", params![])?;
    Ok(())
}

/// What is declared from now on.
pub struct NewContacts<'a> {
    /// The declaration, sealed.
    pub declaration: &'a [u8],
    /// Keyed hash of the mobile.
    pub mobile_hash: [u8; 32],
    /// When the e-mail address was confirmed.
    pub email_confirmed_at: Option<Timestamp>,
}

/// Sets what is declared from now on.
pub fn take_effect(
    tx: &Transaction<'_>,
    enrolment: EnrolmentId,
    new: &NewContacts<'_>,
    at: Timestamp,
) -> sql::Result<()> {
    tx.prepare_cached(
        "UPDATE enrolments SET declaration = ?2, mobile_hash = ?3, email_confirmed_at = ?4, changed_at = ?5,
           version = version + 1 WHERE id = ?1",
    )?
    .run(params![
        enrolment.0,
        new.declaration,
        new.mobile_hash,
        new.email_confirmed_at.map(|confirmed| confirmed.0),
        at.0,
    ])?;
    Ok(())
}
