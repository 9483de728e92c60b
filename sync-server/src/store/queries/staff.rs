//! The queries of the staff room: accounts, sessions, policy, readings; one-time codes and the
//! policy in files of their own.

mod one_time_codes;
mod policies;

pub use one_time_codes::{KeptCode, Redeemed, end_device_codes, redeem_code, replace_code, usable_code};
pub use policies::{add_policy, newest as newest_policy, policies, policy};

use super::codes::coded;
use crate::model::{Account, Hashed, StaffPerson};
use crate::store::sql::{self, Connection, OptionalExtension, Row, Transaction, params};
use terms::{AgentId, OfficeId, Role, Timestamp};

/// Adds an account; false when the login is taken.
pub fn add_account(
    tx: &Transaction<'_>,
    account: &Account,
    password: &Hashed,
    at: Timestamp,
) -> sql::Result<bool> {
    tx.prepare_cached(
        "INSERT INTO staff (login, name, role, office, password_salt, password_hash, created_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) ON CONFLICT (login) DO NOTHING",
    )?
    .execute(params![
        account.login,
        account.name,
        account.role.code(),
        account.office.map(|office| office.0),
        password.salt,
        password.hash,
        at.0,
    ])
    .map(|rows| rows == 1)
}

fn account_of(row: &Row<'_>) -> sql::Result<Account> {
    Ok(Account {
        login: row.get(0)?,
        name: row.get(1)?,
        role: coded(row, 2, Role::from_code)?,
        office: row.get::<Option<[u8; 8]>>(3)?.map(OfficeId),
    })
}

/// An account as it lies there.
pub struct AccountRow {
    /// The account.
    pub account: Account,
    /// Its password.
    pub password: Hashed,
    /// Who they are besides.
    pub person: StaffPerson,
    /// What it says of itself under a key; none of before V23.
    pub seal: Option<[u8; 32]>,
}

const ACCOUNT: &str =
    "s.login, s.name, s.role, s.office, s.password_salt, s.password_hash, s.seal, s.agent, s.household,
     s.person_said";

fn account_row_of(row: &Row<'_>) -> sql::Result<AccountRow> {
    let password = Hashed { salt: row.get(4)?, hash: row.get(5)? };
    let agent = row.get::<Option<[u8; 8]>>(7)?.map(AgentId);
    let person = StaffPerson { agent, household: row.get(8)?, is_said: row.get(9)? };
    Ok(AccountRow { account: account_of(row)?, password, person, seal: row.get(6)? })
}

/// The account of a login, as it lies there.
pub fn account(conn: &Connection, login: &str) -> sql::Result<Option<AccountRow>> {
    conn.prepare_cached(&format!("SELECT {ACCOUNT} FROM staff s WHERE s.login = ?1"))?
        .query_row(params![login], account_row_of)
        .optional()
}

/// Every account, as it lies there.
pub fn account_rows(conn: &Connection) -> sql::Result<Vec<AccountRow>> {
    conn.prepare_cached(&format!("SELECT {ACCOUNT} FROM staff s ORDER BY s.login"))?
        .query_map(params![], account_row_of)?
        .collect()
}

/// True where any account was sealed.
pub fn is_any_sealed(conn: &Connection) -> sql::Result<bool> {
    conn.prepare_cached("SELECT 1 FROM staff WHERE seal IS NOT NULL LIMIT 1")?.exists(params![])
}

/// Notes the seal of an account.
pub fn set_seal(tx: &Transaction<'_>, login: &str, seal: [u8; 32]) -> sql::Result<()> {
    tx.prepare_cached("UPDATE staff SET seal = ?2 WHERE login = ?1")?.run(params![login, seal])?;
    Ok(())
}

/// Every account, by login.
pub fn accounts(conn: &Connection) -> sql::Result<Vec<Account>> {
    conn.prepare_cached("SELECT login, name, role, office FROM staff ORDER BY login")?
        .query_map(params![], account_of)?
        .collect()
}

/// Wrong passwords in a row of one count.
#[derive(Clone, Copy, Debug, Default)]
pub struct Failures {
    /// How many.
    pub count: u32,
    /// No try before this instant.
    pub closed_to: Timestamp,
    /// The last one.
    pub failed_at: Timestamp,
}

/// The wrong passwords so far.
pub fn sign_in_failures(conn: &Connection, key: [u8; 32]) -> sql::Result<Failures> {
    conn.prepare_cached("SELECT failures, closed_to, failed_at FROM sign_in_failures WHERE login_hash = ?1")?
        .query_row(params![key], |row| {
            Ok(Failures {
                count: row.get(0)?,
                closed_to: Timestamp(row.get(1)?),
                failed_at: Timestamp(row.get(2)?),
            })
        })
        .optional()
        .map(Option::unwrap_or_default)
}

/// Sets the wrong passwords so far.
pub fn set_sign_in_failures(tx: &Transaction<'_>, key: [u8; 32], failures: Failures) -> sql::Result<()> {
    tx.prepare_cached(
        "INSERT INTO sign_in_failures (login_hash, failures, closed_to, failed_at) VALUES (?1, ?2, ?3, ?4)
         ON CONFLICT (login_hash) DO UPDATE
         SET failures = excluded.failures, closed_to = excluded.closed_to, failed_at = excluded.failed_at",
    )?
    .run(params![key, failures.count, failures.closed_to.0, failures.failed_at.0])?;
    Ok(())
}

/// Takes one try back: the count is as it was before, or one less where others failed since.
pub fn take_back_sign_in_failure(tx: &Transaction<'_>, key: [u8; 32], before: Failures) -> sql::Result<()> {
    let restored = tx
        .prepare_cached(
            "UPDATE sign_in_failures SET failures = ?2, closed_to = ?3, failed_at = ?4
             WHERE login_hash = ?1 AND failures = ?2 + 1",
        )?
        .execute(params![key, before.count, before.closed_to.0, before.failed_at.0])?;
    if restored == 0 {
        tx.prepare_cached(
            "UPDATE sign_in_failures SET failures = failures - 1 WHERE login_hash = ?1 AND failures > 0",
        )?
        .run(params![key])?;
    }
    Ok(())
}

/// Forgets the counts that have stood still since an instant.
pub fn forget_sign_in_failures(tx: &Transaction<'_>, since: Timestamp) -> sql::Result<()> {
    tx.prepare_cached("DELETE FROM sign_in_failures WHERE failed_at < ?1")?.run(params![since.0])?;
    Ok(())
}

/// True when somebody signed in to this login in that browser before.
pub fn is_known_browser(conn: &Connection, token_hash: [u8; 32], login: &str) -> sql::Result<bool> {
    conn.prepare_cached("SELECT 1 FROM known_browsers WHERE token_hash = ?1 AND login = ?2")?
        .exists(params![token_hash, login])
}

/// Notes that somebody signed in to this login in a browser; of each login the newest twenty are known. The browser has
/// another token from now on, for whoever else signed in there too: one that somebody planted or copied ends.
pub fn know_browser(
    tx: &Transaction<'_>,
    (shown, drawn): (Option<[u8; 32]>, [u8; 32]),
    login: &str,
    at: Timestamp,
) -> sql::Result<()> {
    if let Some(shown) = shown {
        tx.prepare_cached("UPDATE known_browsers SET token_hash = ?2 WHERE token_hash = ?1")?
            .run(params![shown, drawn])?;
    }
    tx.prepare_cached(
        "INSERT INTO known_browsers (token_hash, login, since) VALUES (?1, ?2, ?3)
         ON CONFLICT (token_hash, login) DO UPDATE SET since = excluded.since",
    )?
    .run(params![drawn, login, at.0])?;
    tx.prepare_cached(
        "DELETE FROM known_browsers WHERE login = ?1 AND token_hash NOT IN
            (SELECT token_hash FROM known_browsers WHERE login = ?1 ORDER BY since DESC, token_hash LIMIT 20)",
    )?
    .run(params![login])?;
    Ok(())
}

/// Forgets every browser of a login.
pub fn forget_browsers(tx: &Transaction<'_>, login: &str) -> sql::Result<()> {
    tx.prepare_cached("DELETE FROM known_browsers WHERE login = ?1")?.run(params![login])?;
    Ok(())
}

/// Forgets the wrong passwords of a login.
pub fn clear_sign_in_failures(tx: &Transaction<'_>, login_hash: [u8; 32]) -> sql::Result<()> {
    tx.prepare_cached("DELETE FROM sign_in_failures WHERE login_hash = ?1")?.run(params![login_hash])?;
    Ok(())
}

/// A session of the console.
pub struct Session {
    /// Whose.
    pub whose: AccountRow,
    /// Since when.
    pub created_at: Timestamp,
    /// Last use, within a minute.
    pub seen_at: Timestamp,
    /// The second factor was proven in it.
    pub proven: bool,
    /// A keyed hash of the row, by which it is told from one that another hand wrote.
    pub seal: [u8; 32],
    /// What a factor that is being proven or added has to answer, sealed.
    pub ceremony: Option<Vec<u8>>,
}

/// The session of a token.
pub fn session(conn: &Connection, token_hash: [u8; 32]) -> sql::Result<Option<Session>> {
    conn.prepare_cached(&format!(
        "SELECT {ACCOUNT}, t.created_at, t.seen_at, t.proven, t.seal, t.ceremony
         FROM sessions t JOIN staff s ON s.login = t.login WHERE t.token_hash = ?1"
    ))?
    .query_row(params![token_hash], |row| {
        Ok(Session {
            whose: account_row_of(row)?,
            created_at: Timestamp(row.get(10)?),
            seen_at: Timestamp(row.get(11)?),
            proven: row.get(12)?,
            seal: row.get(13)?,
            ceremony: row.get(14)?,
        })
    })
    .optional()
}

/// Adds a session.
pub fn add_session(
    tx: &Transaction<'_>,
    token_hash: [u8; 32],
    login: &str,
    proven: bool,
    seal: [u8; 32],
    at: Timestamp,
) -> sql::Result<()> {
    tx.prepare_cached(
        "INSERT INTO sessions (token_hash, login, created_at, seen_at, proven, seal)
         VALUES (?1, ?2, ?3, ?3, ?4, ?5)",
    )?
    .run(params![token_hash, login, at.0, i64::from(proven), seal])?;
    Ok(())
}

/// Notes what a factor that is being proven or added has to answer; nothing when it was answered.
pub fn set_ceremony(tx: &Transaction<'_>, token_hash: [u8; 32], sealed: Option<&[u8]>) -> sql::Result<()> {
    tx.prepare_cached("UPDATE sessions SET ceremony = ?2 WHERE token_hash = ?1")?
        .run(params![token_hash, sealed])?;
    Ok(())
}

/// Notes that a session was used.
pub fn touch_session(
    tx: &Transaction<'_>,
    token_hash: [u8; 32],
    seal: [u8; 32],
    at: Timestamp,
) -> sql::Result<()> {
    tx.prepare_cached("UPDATE sessions SET seen_at = ?2, seal = ?3 WHERE token_hash = ?1")?
        .run(params![token_hash, at.0, seal])?;
    Ok(())
}

/// Ends a session.
pub fn delete_session(tx: &Transaction<'_>, token_hash: [u8; 32]) -> sql::Result<()> {
    tx.prepare_cached("DELETE FROM sessions WHERE token_hash = ?1")?.run(params![token_hash])?;
    Ok(())
}

/// Ends every session of an account.
pub fn delete_sessions_of(tx: &Transaction<'_>, login: &str) -> sql::Result<()> {
    tx.prepare_cached("DELETE FROM sessions WHERE login = ?1")?.run(params![login])?;
    Ok(())
}

/// Gives an account another password.
pub fn set_password(tx: &Transaction<'_>, login: &str, password: &Hashed) -> sql::Result<bool> {
    tx.prepare_cached("UPDATE staff SET password_salt = ?2, password_hash = ?3 WHERE login = ?1")?
        .execute(params![login, password.salt, password.hash])
        .map(|rows| rows == 1)
}

/// Deletes an account with its sessions and links; false when there is none.
pub fn delete_account(tx: &Transaction<'_>, login: &str) -> sql::Result<bool> {
    tx.prepare_cached("DELETE FROM staff WHERE login = ?1")?.execute(params![login]).map(|rows| rows == 1)
}

/// Sets the office of an account; false when there is no such account.
pub fn set_office(tx: &Transaction<'_>, login: &str, office: Option<OfficeId>) -> sql::Result<bool> {
    tx.prepare_cached("UPDATE staff SET office = ?2 WHERE login = ?1")?
        .execute(params![login, office.map(|office| office.0)])
        .map(|rows| rows == 1)
}

/// Sets who a member of staff is besides; false when there is no such account.
pub fn set_person(tx: &Transaction<'_>, login: &str, person: StaffPerson) -> sql::Result<bool> {
    tx.prepare_cached("UPDATE staff SET agent = ?2, household = ?3, person_said = 1 WHERE login = ?1")?
        .execute(params![login, person.agent.map(|agent| agent.0), person.household])
        .map(|rows| rows == 1)
}

/// A link that resets a password.
pub struct NewReset<'a> {
    /// The hash of its token.
    pub token_hash: [u8; 32],
    /// The keyed hash of the code that is typed beside it.
    pub code_hash: [u8; 32],
    /// Whose.
    pub login: &'a str,
    /// Who made it.
    pub made_by: &'a str,
    /// Until when it holds.
    pub expires_at: Timestamp,
    /// The second factors end with it.
    pub ends_factors: bool,
}

/// Keeps a link that resets a password, in place of any before it; false when there is no such account.
pub fn replace_reset(tx: &Transaction<'_>, new: &NewReset<'_>) -> sql::Result<bool> {
    let login = new.login;
    if !tx.prepare_cached("SELECT 1 FROM staff WHERE login = ?1")?.exists(params![login])? {
        return Ok(false);
    }
    tx.prepare_cached("DELETE FROM staff_resets WHERE login = ?1")?.run(params![login])?;
    tx.prepare_cached(
        "INSERT INTO staff_resets (token_hash, login, expires_at, made_by, ends_factors, code_hash)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    )?
    .run(params![
        new.token_hash,
        login,
        new.expires_at.0,
        new.made_by,
        i64::from(new.ends_factors),
        new.code_hash,
    ])?;
    Ok(true)
}

/// The login that a link is for, and the keyed hash of the code beside it; none when it is wrong, used or stale.
pub fn reset_of(
    conn: &Connection,
    token_hash: [u8; 32],
    now: Timestamp,
) -> sql::Result<Option<(String, [u8; 32])>> {
    conn.prepare_cached(
        "SELECT login, code_hash FROM staff_resets WHERE token_hash = ?1 AND expires_at > ?2",
    )?
    .query_row(params![token_hash, now.0], |row| Ok((row.get(0)?, row.get(1)?)))
    .optional()
}

/// Uses a link up and gives the login it is for, and whether it ends the second factors; none when it is wrong, used or
/// stale.
pub fn redeem_reset(
    tx: &Transaction<'_>,
    token_hash: [u8; 32],
    now: Timestamp,
) -> sql::Result<Option<(String, bool)>> {
    tx.prepare_cached(
        "DELETE FROM staff_resets WHERE token_hash = ?1 AND expires_at > ?2 RETURNING login, ends_factors",
    )?
    .query_row(params![token_hash, now.0], |row| Ok((row.get(0)?, row.get(1)?)))
    .optional()
}

/// Removes sessions begun before an instant.
pub fn delete_sessions_before(tx: &Transaction<'_>, at: Timestamp) -> sql::Result<()> {
    tx.prepare_cached("DELETE FROM sessions WHERE created_at < ?1")?.run(params![at.0])?;
    Ok(())
}
