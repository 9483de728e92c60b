//! The queries of second factors. It must not know how one is proven.

use super::codes::coded;
use crate::store::sql::{self, Connection, Row, Transaction, params};
use terms::Timestamp;
use wire::v1::factor::FactorKind;

/// A second factor as it is kept.
#[derive(Clone)]
pub struct FactorRow {
    /// Its id.
    pub id: [u8; 16],
    /// Whose.
    pub login: String,
    /// What it is.
    pub kind: FactorKind,
    /// What its owner calls it.
    pub label: String,
    /// Secret or public key, sealed.
    pub sealed: Vec<u8>,
    /// It is sealed to its login; not so one of before, until the next start.
    pub bound: bool,
    /// The step of the last code; of a passkey nothing.
    pub last_use: u64,
    /// When it was added.
    pub added_at: Timestamp,
    /// When it was last proven.
    pub used_at: Option<Timestamp>,
}

const FACTOR: &str = "SELECT id, login, kind, label, sealed, last_use, added_at, used_at, bound
                      FROM staff_factors";

fn factor_of(row: &Row<'_>) -> sql::Result<FactorRow> {
    Ok(FactorRow {
        id: row.get(0)?,
        login: row.get(1)?,
        kind: coded(row, 2, FactorKind::from_code)?,
        label: row.get(3)?,
        sealed: row.get(4)?,
        last_use: row.get::<i64>(5)?.cast_unsigned(),
        added_at: Timestamp(row.get(6)?),
        used_at: row.get::<Option<i64>>(7)?.map(Timestamp),
        bound: row.get(8)?,
    })
}

/// The factors of an account, the oldest first.
pub fn of_login(conn: &Connection, login: &str) -> sql::Result<Vec<FactorRow>> {
    conn.prepare_cached(&format!("{FACTOR} WHERE login = ?1 ORDER BY added_at, id"))?
        .query_map(params![login], factor_of)?
        .collect()
}

/// Those that are not sealed to their login yet.
pub fn unbound(conn: &Connection) -> sql::Result<Vec<FactorRow>> {
    conn.prepare_cached(&format!("{FACTOR} WHERE bound = 0 ORDER BY id"))?
        .query_map(params![], factor_of)?
        .collect()
}

/// Keeps a factor under a seal to its login.
pub fn bind(tx: &Transaction<'_>, id: [u8; 16], sealed: &[u8]) -> sql::Result<()> {
    tx.prepare_cached("UPDATE staff_factors SET sealed = ?2, bound = 1 WHERE id = ?1")?
        .run(params![id, sealed])?;
    Ok(())
}

/// Adds a factor.
pub fn add(tx: &Transaction<'_>, factor: &FactorRow) -> sql::Result<()> {
    tx.prepare_cached(
        "INSERT INTO staff_factors (id, login, kind, label, sealed, last_use, added_at, used_at, bound)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
    )?
    .run(params![
        factor.id,
        factor.login,
        factor.kind.code(),
        factor.label,
        factor.sealed,
        factor.last_use.cast_signed(),
        factor.added_at.0,
        factor.used_at.map(|at| at.0),
        i64::from(factor.bound),
    ])?;
    Ok(())
}

/// Notes that a factor was proven at a step later than any before; false when it was not later.
pub fn use_step(tx: &Transaction<'_>, id: [u8; 16], step: u64, at: Timestamp) -> sql::Result<bool> {
    tx.prepare_cached("UPDATE staff_factors SET last_use = ?2, used_at = ?3 WHERE id = ?1 AND last_use < ?2")?
        .execute(params![id, step.cast_signed(), at.0])
        .map(|rows| rows == 1)
}

/// Notes that a passkey was proven, and what is kept of it from now on.
pub fn use_passkey(tx: &Transaction<'_>, id: [u8; 16], sealed: &[u8], at: Timestamp) -> sql::Result<bool> {
    tx.prepare_cached("UPDATE staff_factors SET sealed = ?2, used_at = ?3 WHERE id = ?1")?
        .execute(params![id, sealed, at.0])
        .map(|rows| rows == 1)
}

/// Removes a factor of an account.
pub fn remove(tx: &Transaction<'_>, login: &str, id: [u8; 16]) -> sql::Result<()> {
    tx.prepare_cached("DELETE FROM staff_factors WHERE login = ?1 AND id = ?2")?.run(params![login, id])?;
    Ok(())
}

/// Removes every factor of an account.
pub fn remove_all(tx: &Transaction<'_>, login: &str) -> sql::Result<()> {
    tx.prepare_cached("DELETE FROM staff_factors WHERE login = ?1")?.run(params![login])?;
    Ok(())
}
