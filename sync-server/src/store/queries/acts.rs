//! The queries of what staff did: their acts and proposals, and whose data they read. Each row has its entry in the
//! ledger, written in the same transaction, so that nobody takes one out unseen. It must not know who may do what.

use super::codes::coded;
use super::registry::ledger::{self, Entry};
use crate::model::{AccessRecord, ActRow};
use crate::store::sql::{
    self, Connection, Error, OptionalExtension, Row, ToValue, Transaction, multi_row, params,
};
use statement::Hash;
use terms::{Role, Timestamp};
use wire::json;
use wire::v1::administration::{Awaits, Outcome};

/// What the ledger holds of a row: SHA-256 of its parts, each behind its length.
fn digest(domain: &str, parts: &[&[u8]]) -> Hash {
    let mut bytes = Vec::new();
    for part in [domain.as_bytes()].iter().chain(parts) {
        bytes.extend((part.len() as u64).to_be_bytes());
        bytes.extend(*part);
    }
    statement::hash(&bytes)
}

/// The digests of an act: as it was entered, and as it was decided.
pub fn digests(row: &ActRow, json: &str) -> (Hash, Option<Hash>) {
    let (at, awaits) = (row.at.0.to_be_bytes(), [row.awaits.code()]);
    let household = row.household.as_ref().map_or(&[][..], |hash| &hash[..]);
    let mut parts = vec![&row.id[..], json.as_bytes(), household, row.by.as_bytes(), &at, &awaits];
    parts.extend(row.code_hash.as_ref().map(|hash| &hash[..]));
    let entered = digest("act", &parts);
    let decided = row.outcome.zip(row.decided_at).map(|(outcome, at)| {
        let second = row.second.as_deref().unwrap_or_default();
        digest("decision", &[&row.id, &[outcome.code()], second.as_bytes(), &at.0.to_be_bytes()])
    });
    (entered, decided)
}

/// Enters an act that was done.
pub fn add(tx: &Transaction<'_>, row: &ActRow) -> sql::Result<()> {
    enter(tx, row, None).map(|_entered| ())
}

/// Enters an act that is proposed; false where one that is about the same thing waits already.
pub fn propose(tx: &Transaction<'_>, row: &ActRow, about: &str) -> sql::Result<bool> {
    enter(tx, row, Some(digest("likeness", &[about.as_bytes()])))
}

fn enter(tx: &Transaction<'_>, row: &ActRow, likeness: Option<Hash>) -> sql::Result<bool> {
    let act = text_of(row)?;
    let entered = tx
        .prepare_cached(
            "INSERT INTO acts_of_staff (id, act, household, by_login, at, awaits, code_hash, likeness)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
             ON CONFLICT (likeness) WHERE awaits = 1 AND outcome IS NULL DO NOTHING",
        )?
        .execute(params![
            row.id,
            act,
            row.household,
            row.by,
            row.at.0,
            row.awaits.code(),
            row.code_hash,
            likeness.map(|hash| hash.0),
        ])?;
    if entered == 1 {
        ledger::enter(tx, Entry::Staff, digests(row, &act).0, row.at)?;
    }
    Ok(entered == 1)
}

fn text_of(row: &ActRow) -> sql::Result<String> {
    serde_json::to_string(&row.act).map_err(|error| Error::column(1, error))
}

/// Decides about an act that waits; false when it does not wait any more.
pub fn decide(
    tx: &Transaction<'_>,
    id: [u8; 16],
    outcome: Outcome,
    second: Option<&str>,
    at: Timestamp,
) -> sql::Result<bool> {
    let decided = tx
        .prepare_cached(
            "UPDATE acts_of_staff SET outcome = ?2, second = ?3, decided_at = ?4
             WHERE id = ?1 AND awaits <> 0 AND outcome IS NULL",
        )?
        .execute(params![id, outcome.code(), second, at.0])?;
    if decided == 0 {
        return Ok(false);
    }
    enter_decided(tx, &Vec::from_iter(act(tx, id)?), at)?;
    Ok(true)
}

const COLUMNS: &str = "id, act, household, by_login, at, awaits, outcome, second, decided_at, code_hash";

fn act_of(row: &Row<'_>) -> sql::Result<ActRow> {
    let act: String = row.get(1)?;
    let outcome = row.get::<Option<u8>>(6)?.map(Outcome::from_code).transpose();
    Ok(ActRow {
        id: row.get(0)?,
        act: json::decode(act.as_bytes()).map_err(|error| Error::column(1, error))?,
        household: row.get(2)?,
        by: row.get(3)?,
        at: Timestamp(row.get(4)?),
        awaits: coded(row, 5, Awaits::from_code)?,
        outcome: outcome.map_err(|unknown| Error::column(6, unknown))?,
        second: row.get(7)?,
        decided_at: row.get::<Option<i64>>(8)?.map(Timestamp),
        code_hash: row.get(9)?,
    })
}

/// One act.
pub fn act(conn: &Connection, id: [u8; 16]) -> sql::Result<Option<ActRow>> {
    conn.prepare_cached(&format!("SELECT {COLUMNS} FROM acts_of_staff WHERE id = ?1"))?
        .query_row(params![id], act_of)
        .optional()
}

/// The acts that wait, oldest first.
pub fn waiting(conn: &Connection) -> sql::Result<Vec<ActRow>> {
    conn.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM acts_of_staff WHERE awaits <> 0 AND outcome IS NULL ORDER BY at, id"
    ))?
    .query_map(params![], act_of)?
    .collect()
}

/// How many proposals of somebody wait.
pub fn waiting_of(conn: &Connection, login: &str) -> sql::Result<u32> {
    conn.prepare_cached(
        "SELECT count(*) FROM acts_of_staff
         WHERE awaits <> 0 AND outcome IS NULL AND awaits = ?2 AND by_login = ?1",
    )?
    .query_row(params![login, Awaits::Consent.code()], |row| row.get(0))
}

/// Proposals made until an instant lapse, the oldest first, so many at most.
pub fn lapse(tx: &Transaction<'_>, until: Timestamp, most: u32, at: Timestamp) -> sql::Result<()> {
    let lapsed: Vec<ActRow> = tx
        .prepare_cached(&format!(
            "UPDATE acts_of_staff SET outcome = ?3, decided_at = ?4 WHERE id IN
                (SELECT id FROM acts_of_staff
                 WHERE awaits <> 0 AND outcome IS NULL AND awaits = ?5 AND at <= ?1 ORDER BY at, id LIMIT ?2)
             RETURNING {COLUMNS}"
        ))?
        .query_map(params![until.0, most, Outcome::Lapsed.code(), at.0, Awaits::Consent.code()], act_of)?
        .collect::<sql::Result<_>>()?;
    enter_decided(tx, &lapsed, at)
}

/// Whoever closed an account refuses what it proposed and nobody answered.
pub fn refuse_all_of(tx: &Transaction<'_>, login: &str, by: &str, at: Timestamp) -> sql::Result<()> {
    let refused: Vec<ActRow> = tx
        .prepare_cached(&format!(
            "UPDATE acts_of_staff SET outcome = ?2, second = ?3, decided_at = ?4
             WHERE awaits <> 0 AND outcome IS NULL AND awaits = ?5 AND by_login = ?1
             RETURNING {COLUMNS}"
        ))?
        .query_map(params![login, Outcome::Refused.code(), by, at.0, Awaits::Consent.code()], act_of)?
        .collect::<sql::Result<_>>()?;
    enter_decided(tx, &refused, at)
}

fn enter_decided(tx: &Transaction<'_>, rows: &[ActRow], at: Timestamp) -> sql::Result<()> {
    let texts: Vec<String> = rows.iter().map(text_of).collect::<sql::Result<_>>()?;
    let decided = rows.iter().zip(&texts).filter_map(|(row, text)| digests(row, text).1);
    let entries: Vec<(Hash, Timestamp)> = decided.map(|digest| (digest, at)).collect();
    ledger::enter_all(tx, Entry::Staff, entries.into_iter())
}

/// A page of the acts that do not wait, newest first, and how many there are.
pub fn newest(conn: &Connection, skip: u32, most: u32) -> sql::Result<(Vec<ActRow>, i64)> {
    const DONE: &str = "awaits = 0 OR outcome IS NOT NULL";
    let page = conn
        .prepare_cached(&format!(
            "SELECT {COLUMNS} FROM acts_of_staff WHERE {DONE} ORDER BY at DESC, id LIMIT ?2 OFFSET ?1"
        ))?
        .query_map(params![skip, most], act_of)?
        .collect::<sql::Result<_>>()?;
    let count = conn
        .prepare_cached(&format!("SELECT count(*) FROM acts_of_staff WHERE {DONE}"))?
        .query_row(params![], |row| row.get(0))?;
    Ok((page, count))
}

/// Every act with the text that is kept of it, for a verification.
pub fn every(conn: &Connection, mut see: impl FnMut(ActRow, String)) -> sql::Result<()> {
    let sql = format!("SELECT {COLUMNS} FROM acts_of_staff ORDER BY at, id");
    let mut select = conn.prepare_cached(&sql)?;
    let mut rows = select.query(params![])?;
    while let Some(row) = rows.next()? {
        see(act_of(&row)?, row.get(1)?);
    }
    Ok(())
}

/// Since when two people are asked; none where there was never a second administrator.
pub fn four_eyes(conn: &Connection) -> sql::Result<Option<Timestamp>> {
    conn.prepare_cached("SELECT since FROM four_eyes")?
        .query_row(params![], |row| row.get(0).map(Timestamp))
        .optional()
}

/// From the second administrator on, two people are asked. It does not end when one of them goes.
pub fn note_four_eyes(tx: &Transaction<'_>, at: Timestamp) -> sql::Result<()> {
    tx.prepare_cached(
        "INSERT INTO four_eyes (one, since)
         SELECT 1, ?1 FROM (SELECT count(*) AS many FROM staff WHERE role = ?2) AS x WHERE x.many > 1
         ON CONFLICT (one) DO NOTHING",
    )?
    .run(params![at.0, Role::Administrator.code()])?;
    Ok(())
}

/// How many administrators there are.
pub fn administrators(conn: &Connection) -> sql::Result<u32> {
    conn.prepare_cached("SELECT count(*) FROM staff WHERE role = ?1")?
        .query_row(params![Role::Administrator.code()], |row| row.get(0))
}

/// Milliseconds in which the same reading is entered once.
const HOUR_MS: i64 = 3_600_000;

/// Records that somebody read personal data; what was recorded in the same hour is not recorded again. So no two are alike.
pub fn add_readings(
    tx: &Transaction<'_>,
    who: &str,
    reading: AccessRecord<'_>,
    at: Timestamp,
) -> sql::Result<()> {
    let AccessRecord { what, purpose, enrolments } = reading;
    let hour = at.0.div_euclid(HOUR_MS);
    for some in multi_row::pieces(enrolments) {
        let mut values: Vec<&dyn ToValue> = vec![&who, &what, &purpose, &at.0, &hour];
        values.extend(some.iter().map(|enrolment| &enrolment.0 as &dyn ToValue));
        let rows = multi_row::rows(some.len(), 6, 1, |whose| format!("(?1, ?2, {whose}, ?3, ?4, 1, ?5)"));
        let fresh: Vec<[u8; 16]> = tx
            .prepare_cached(&format!(
                "INSERT INTO readings (who, what, enrolment, purpose, at, entered, hour) VALUES {rows}
                 ON CONFLICT (who, what, enrolment, purpose, hour) DO NOTHING RETURNING enrolment"
            ))?
            .query_map(&values, |row| row.get(0))?
            .collect::<sql::Result<_>>()?;
        let entries = fresh.iter().map(|whose| (reading_digest(who, what, *whose, purpose, at), at));
        ledger::enter_all(tx, Entry::Reading, entries)?;
    }
    Ok(())
}

fn reading_digest(who: &str, what: &str, enrolment: [u8; 16], purpose: &str, at: Timestamp) -> Hash {
    let parts = [who.as_bytes(), what.as_bytes(), &enrolment, purpose.as_bytes(), &at.0.to_be_bytes()];
    digest("reading", &parts)
}

/// The digest of every reading that is entered in the ledger.
pub fn readings(conn: &Connection, mut see: impl FnMut(Hash)) -> sql::Result<()> {
    let mut select = conn.prepare_cached(
        "SELECT who, what, enrolment, purpose, at FROM readings WHERE entered = 1 ORDER BY id",
    )?;
    let mut rows = select.query(params![])?;
    while let Some(row) = rows.next()? {
        let (who, what): (String, String) = (row.get(0)?, row.get(1)?);
        let (enrolment, purpose): ([u8; 16], String) = (row.get(2)?, row.get(3)?);
        see(reading_digest(&who, &what, enrolment, &purpose, Timestamp(row.get(4)?)));
    }
    Ok(())
}
