//! The verbs of reconciliation: sealed facts, match keys, resolutions, acts, identities.

use super::ledger::{self, Entry};
use crate::store::sql::{self, Connection, Transaction, params};
use crate::store::verbs::codes::coded;
use reconciliation::Act;
use statement::{Hash, hash};
use terms::{EnrolmentId, IdentityId, Timestamp};

/// Adds a fact; false when the set has it already. A fact first advances the enrolment's version row.
pub fn add(
    tx: &Transaction<'_>,
    enrolment: EnrolmentId,
    digest: Hash,
    sealed: &[u8],
    at: Timestamp,
) -> sql::Result<bool> {
    tx.prepare_cached("UPDATE enrolments SET version = version + 1 WHERE id = ?1")?
        .run(params![enrolment.0])?;
    let fresh = tx
        .prepare_cached(
            "INSERT INTO facts (enrolment, digest, sealed, at) VALUES (?1, ?2, ?3, ?4)
             ON CONFLICT (enrolment, digest) DO NOTHING",
        )?
        .execute(params![enrolment.0, digest.0, sealed, at.0])?
        == 1;
    if fresh {
        ledger::enter(tx, Entry::Fact, digest, at)?;
    }
    Ok(fresh)
}

/// The sealed facts of an enrolment.
pub fn sealed(conn: &Connection, enrolment: EnrolmentId) -> sql::Result<Vec<Vec<u8>>> {
    conn.prepare_cached("SELECT sealed FROM facts WHERE enrolment = ?1 ORDER BY digest")?
        .query_map(params![enrolment.0], |row| row.get(0))?
        .collect()
}

/// Notes a match key of an enrolment. Where it is new there, gives the other enrolments that have it.
pub fn match_key(
    tx: &Transaction<'_>,
    key: &[u8; 32],
    enrolment: EnrolmentId,
) -> sql::Result<Vec<EnrolmentId>> {
    let fresh = tx
        .prepare_cached(
            "INSERT INTO match_keys (key, enrolment) VALUES (?1, ?2) ON CONFLICT (key, enrolment) DO NOTHING",
        )?
        .execute(params![key, enrolment.0])?
        == 1;
    if !fresh {
        return Ok(Vec::new());
    }
    tx.prepare_cached(
        "SELECT enrolment FROM match_keys WHERE key = ?1 AND enrolment <> ?2 ORDER BY enrolment",
    )?
    .query_map(params![key, enrolment.0], |row| row.get(0).map(EnrolmentId))?
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

/// The enrolments whose resolution changes by itself at or before an instant.
pub fn due(conn: &Connection, now: Timestamp, limit: u32) -> sql::Result<Vec<EnrolmentId>> {
    conn.prepare_cached(
        "SELECT DISTINCT enrolment FROM resolutions WHERE changes_at IS NOT NULL AND changes_at <= ?1 LIMIT ?2",
    )?
    .query_map(params![now.0, limit], |row| row.get(0).map(EnrolmentId))?
    .collect()
}

/// The acts done for an enrolment, oldest first.
pub fn acts_done(conn: &Connection, enrolment: EnrolmentId) -> sql::Result<Vec<Act>> {
    conn.prepare_cached("SELECT act FROM acts WHERE enrolment = ?1 ORDER BY number")?
        .query_map(params![enrolment.0], |row| coded(row, 0, Act::from_code))?
        .collect()
}

/// Notes an act after those done before.
pub fn add_act(tx: &Transaction<'_>, enrolment: EnrolmentId, act: Act, at: Timestamp) -> sql::Result<()> {
    tx.prepare_cached(
        "INSERT INTO acts (enrolment, number, act, at)
         VALUES (?1, (SELECT count(*) FROM acts WHERE enrolment = ?1), ?2, ?3)",
    )?
    .run(params![enrolment.0, act.code(), at.0])?;
    let mut digest = enrolment.0.to_vec();
    digest.push(act.code());
    ledger::enter(tx, Entry::Act, hash(&digest), at)
}

/// Makes an identity live, unless the person has a live one already (one per exact key, by constraint), and
/// ties the enrolment to whichever it is.
pub fn activate(
    tx: &Transaction<'_>,
    id: IdentityId,
    person: &[u8; 32],
    enrolment: EnrolmentId,
    level: u8,
    at: Timestamp,
) -> sql::Result<()> {
    tx.prepare_cached(
        "INSERT INTO identities (id, person, enrolment, level, state, activated_at) VALUES (?1, ?2, ?3, ?4, 1, ?5)
         ON CONFLICT DO NOTHING",
    )?
    .run(params![id.0, person, enrolment.0, level, at.0])?;
    tx.prepare_cached(
        "INSERT INTO enrolment_identities (enrolment, identity)
         SELECT ?1, id FROM identities WHERE person = ?2 AND state IN (1, 2)
         ON CONFLICT (enrolment) DO UPDATE SET identity = excluded.identity",
    )?
    .run(params![enrolment.0, person])?;
    Ok(())
}

/// States of an identity, as stored.
pub const ACTIVE: u8 = 1;
/// See [`ACTIVE`].
pub const SUSPENDED: u8 = 2;

/// Suspends or reinstates the identity of an enrolment.
pub fn set_identity_state(tx: &Transaction<'_>, enrolment: EnrolmentId, state: u8) -> sql::Result<()> {
    tx.prepare_cached(
        "UPDATE identities SET state = ?2
         WHERE id = (SELECT identity FROM enrolment_identities WHERE enrolment = ?1) AND state IN (1, 2)",
    )?
    .run(params![enrolment.0, state])?;
    Ok(())
}

/// True while the identity that an enrolment led to rests.
pub fn is_suspended(conn: &Connection, enrolment: EnrolmentId) -> sql::Result<bool> {
    conn.prepare_cached(
        "SELECT 1 FROM enrolment_identities AS e JOIN identities AS i ON i.id = e.identity
         WHERE e.enrolment = ?1 AND i.state = ?2",
    )?
    .exists(params![enrolment.0, SUSPENDED])
}
