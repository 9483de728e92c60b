//! The queries of the policy: its versions in time.

use crate::model::Policy;
use crate::store::queries::registry::feeds::{self, Subject};
use crate::store::sql::{self, Connection, Error, OptionalExtension, Row, Transaction, params};
use terms::Timestamp;

fn policy_of(row: &Row<'_>) -> sql::Result<Policy> {
    let models: String = row.get(1)?;
    let limits: String = row.get(3)?;
    Ok(Policy {
        version: row.get(0)?,
        accepted_models: serde_json::from_str(&models).map_err(|error| Error::column(1, error))?,
        deadline_days: row.get(2)?,
        limits: serde_json::from_str(&limits).map_err(|error| Error::column(3, error))?,
    })
}

/// The newest policy, or the one that ships.
pub fn policy(conn: &Connection) -> sql::Result<Policy> {
    newest(conn).map(|(_, policy)| policy)
}

/// The newest policy with the instant it came into force, or the one that ships.
pub fn newest(conn: &Connection) -> sql::Result<(Timestamp, Policy)> {
    conn.prepare_cached(
        "SELECT version, accepted_models, deadline_days, limits, set_at FROM policies
         ORDER BY version DESC LIMIT 1",
    )?
    .query_row(params![], |row| Ok((Timestamp(row.get(4)?), policy_of(row)?)))
    .optional()
    .map(|newest| newest.unwrap_or_else(|| (Timestamp::MIN, Policy::shipped())))
}

/// Every policy with the instant it came into force; the one that ships where there is no other.
pub fn policies(conn: &Connection) -> sql::Result<Vec<(Timestamp, Policy)>> {
    let mut select = conn.prepare_cached(
        "SELECT version, accepted_models, deadline_days, limits, set_at FROM policies ORDER BY version",
    )?;
    let rows = select.query_map(params![], |row| Ok((Timestamp(row.get(4)?), policy_of(row)?)))?;
    let set: Vec<(Timestamp, Policy)> = rows.collect::<sql::Result<_>>()?;
    Ok(if set.is_empty() { vec![(Timestamp::MIN, Policy::shipped())] } else { set })
}

/// Adds a version of the policy.
pub fn add_policy(tx: &Transaction<'_>, policy: &Policy, who: &str, at: Timestamp) -> sql::Result<()> {
    let models: Vec<String> = policy.accepted_models.iter().map(u16::to_string).collect();
    let limits = serde_json::to_string(&policy.limits).map_err(|error| Error::column(3, error))?;
    tx.prepare_cached(
        "INSERT INTO policies (version, accepted_models, deadline_days, limits, set_by, set_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    )?
    .run(params![
        policy.version,
        format!("[{}]", models.join(",")),
        policy.deadline_days,
        limits,
        who,
        at.0
    ])?;
    feeds::touch(tx, Subject::Policy, at)
}
