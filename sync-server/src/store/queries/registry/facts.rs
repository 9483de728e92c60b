//! The queries of reconciliation: sealed facts, resolutions, acts.

use super::ledger::{self, Entry};
use crate::store::queries::codes::coded;
use crate::store::sql::{self, Connection, OptionalExtension as _, ToValue, Transaction, multi_row, params};
use reconciliation::{Act, Deed};
use statement::{Hash, hash};
use terms::{EnrolmentId, Timestamp};

/// A fact to be added.
pub struct NewFact {
    /// Its digest: the set holds each once.
    pub digest: Hash,
    /// The fact, sealed.
    pub sealed: Vec<u8>,
    /// When it was received.
    pub at: Timestamp,
}

/// Adds facts; those that the set has already change nothing. A fact first advances the enrolment's version row.
pub fn add(tx: &Transaction<'_>, enrolment: EnrolmentId, new: &[NewFact]) -> sql::Result<()> {
    let count = i64::try_from(new.len()).unwrap_or(i64::MAX);
    tx.prepare_cached("UPDATE enrolments SET version = version + ?2 WHERE id = ?1")?
        .run(params![enrolment.0, count])?;
    for some in multi_row::pieces(new) {
        let mut values: Vec<&dyn ToValue> = vec![&enrolment.0];
        for fact in some {
            values.extend([&fact.digest.0 as &dyn ToValue, &fact.sealed, &fact.at.0]);
        }
        let rows = multi_row::rows(some.len(), 2, 3, |columns| format!("(?1, {columns})"));
        let sql = format!(
            "INSERT INTO facts (enrolment, digest, sealed, at) VALUES {rows}
             ON CONFLICT (enrolment, digest) DO NOTHING RETURNING digest"
        );
        let added = tx.prepare_cached(&sql)?.query_map(&values, |row| row.get(0).map(Hash))?;
        let mut added: Vec<Hash> = added.collect::<sql::Result<_>>()?;
        let mut fresh = Vec::with_capacity(added.len());
        for fact in some {
            // Once each, where a fact was given twice.
            if let Some(at) = added.iter().position(|digest| *digest == fact.digest) {
                added.swap_remove(at);
                fresh.push((fact.digest, fact.at));
            }
        }
        ledger::enter_all(tx, Entry::Fact, fresh.into_iter())?;
    }
    Ok(())
}

/// The sealed facts of an enrolment.
pub fn sealed(conn: &Connection, enrolment: EnrolmentId) -> sql::Result<Vec<Vec<u8>>> {
    conn.prepare_cached("SELECT sealed FROM facts WHERE enrolment = ?1 ORDER BY digest")?
        .query_map(params![enrolment.0], |row| row.get(0))?
        .collect()
}

/// A resolution to be recorded.
#[derive(Clone, Debug)]
pub struct Recorded<'a> {
    /// Whose.
    pub enrolment: EnrolmentId,
    /// Digest of the facts it was made from.
    pub facts: Hash,
    /// Version of the policy.
    pub policy: u32,
    /// Version of the rules' code.
    pub rules: u16,
    /// When.
    pub at: Timestamp,
    /// When it changes without new facts.
    pub changes_at: Option<Timestamp>,
    /// Its canonical bytes.
    pub bytes: &'a [u8],
}

/// Records a resolution under the enrolment's version; the one before no longer wakes anybody.
pub fn record(tx: &Transaction<'_>, resolution: &Recorded<'_>) -> sql::Result<()> {
    let_rest(tx, resolution.enrolment)?;
    tx.prepare_cached(
        "INSERT INTO resolutions (enrolment, version, facts_digest, policy_version, rules_version, at, changes_at, resolution)
         VALUES (?1, (SELECT version FROM enrolments WHERE id = ?1), ?2, ?3, ?4, ?5, ?6, ?7)
         ON CONFLICT (enrolment, version) DO UPDATE SET
            facts_digest = excluded.facts_digest, policy_version = excluded.policy_version,
            rules_version = excluded.rules_version, at = excluded.at, changes_at = excluded.changes_at,
            resolution = excluded.resolution",
    )?
    .run(params![
        resolution.enrolment.0,
        resolution.facts.0,
        resolution.policy,
        resolution.rules,
        resolution.at.0,
        resolution.changes_at.map(|at| at.0),
        resolution.bytes,
    ])?;
    Ok(())
}

/// No resolution of the enrolment wakes it any more.
pub fn let_rest(tx: &Transaction<'_>, enrolment: EnrolmentId) -> sql::Result<()> {
    tx.prepare_cached(
        "UPDATE resolutions SET changes_at = NULL WHERE enrolment = ?1 AND changes_at IS NOT NULL",
    )?
    .run(params![enrolment.0])?;
    Ok(())
}

/// The resolution recorded last, as long as it is by these rules and stands at an instant.
pub fn standing_resolution(
    conn: &Connection,
    enrolment: EnrolmentId,
    rules: u16,
    now: Timestamp,
) -> sql::Result<Option<Vec<u8>>> {
    let last = newest_resolution(conn, enrolment)?;
    let stands = |last: &Newest| last.rules == rules && last.changes_at.is_none_or(|at| now < at);
    Ok(last.filter(stands).map(|last| last.bytes))
}

/// A resolution that was recorded: by which rules, until when it stands, its bytes.
struct Newest {
    rules: u16,
    changes_at: Option<Timestamp>,
    bytes: Vec<u8>,
}

fn newest_resolution(conn: &Connection, enrolment: EnrolmentId) -> sql::Result<Option<Newest>> {
    conn.prepare_cached(
        "SELECT rules_version, changes_at, resolution FROM resolutions WHERE enrolment = ?1
         ORDER BY version DESC LIMIT 1",
    )?
    .query_row(params![enrolment.0], |row| {
        let changes_at = row.get::<Option<i64>>(1)?.map(Timestamp);
        Ok(Newest { rules: row.get(0)?, changes_at, bytes: row.get(2)? })
    })
    .optional()
}

/// The acts done for an enrolment, oldest first.
pub fn acts_done(conn: &Connection, enrolment: EnrolmentId) -> sql::Result<Vec<Deed>> {
    conn.prepare_cached("SELECT act, about FROM acts WHERE enrolment = ?1 ORDER BY number")?
        .query_map(params![enrolment.0], |row| {
            let about = row.get::<Option<[u8; 32]>>(1)?.map(Hash);
            Ok(Deed { act: coded(row, 0, Act::from_code)?, about })
        })?
        .collect()
}

/// Notes acts after so many that were done before.
pub fn add_acts(
    tx: &Transaction<'_>,
    enrolment: EnrolmentId,
    before: usize,
    acts: &[Deed],
    at: Timestamp,
) -> sql::Result<()> {
    let numbered: Vec<(i64, u8, Option<[u8; 32]>)> = (i64::try_from(before).unwrap_or(i64::MAX)..)
        .zip(acts)
        .map(|(number, deed)| (number, deed.act.code(), deed.about.map(|envelope| envelope.0)))
        .collect();
    for some in multi_row::pieces(&numbered) {
        let mut values: Vec<&dyn ToValue> = vec![&enrolment.0, &at.0];
        for (number, act, about) in some {
            values.extend([number as &dyn ToValue, act, about]);
        }
        let rows = multi_row::rows(some.len(), 3, 3, |columns| format!("(?1, {columns}, ?2)"));
        tx.prepare_cached(&format!("INSERT INTO acts (enrolment, number, act, about, at) VALUES {rows}"))?
            .run(&values)?;
    }
    let digest = |deed: &Deed| hash(&[enrolment.0.as_slice(), &[deed.act.code()]].concat());
    ledger::enter_all(tx, Entry::Act, acts.iter().map(|deed| (digest(deed), at)))
}

/// The bytes of the resolution that was recorded last.
pub fn last_resolution(conn: &Connection, enrolment: EnrolmentId) -> sql::Result<Option<Vec<u8>>> {
    Ok(newest_resolution(conn, enrolment)?.map(|last| last.bytes))
}
