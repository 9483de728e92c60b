//! The queries of the enrolments room. It must not know what is sealed in a declaration or a voucher.

use super::codes::coded;
use crate::model::{EnrolmentState, Untold};
use crate::store::sql::{self, Connection, OptionalExtension, Transaction, params};
use terms::{EnrolmentId, Language, Route, Timestamp};

/// When an enrolment last changed.
pub fn newest_change(conn: &Connection) -> sql::Result<Option<Timestamp>> {
    conn.query_row("SELECT max(changed_at) FROM enrolments", params![], |row| row.get::<Option<i64>>(0))
        .map(|at| at.map(Timestamp))
}

/// An enrolment to be added, as a draft.
pub struct NewRow<'a> {
    /// Its id.
    pub id: EnrolmentId,
    /// The route its first voucher is made for.
    pub route: Route,
    /// The language of messages.
    pub language: Language,
    /// Version of the notice that was shown.
    pub notice_version: u16,
    /// What was declared, sealed.
    pub declaration: &'a [u8],
    /// Hash of the continuation token.
    pub continuation_hash: [u8; 32],
    /// Keyed hash of the mobile.
    pub mobile_hash: [u8; 32],
    /// Days to the deadline by the policy of today.
    pub policy_days: u16,
    /// Now.
    pub at: Timestamp,
}

/// An enrolment.
pub struct EnrolmentRow {
    /// Counts every change.
    pub version: i64,
    /// What was decided. What may be shown, and acted upon, says [`EnrolmentRow::state_at`].
    pub decided: EnrolmentState,
    /// What it shows until its outcome is told.
    pub untold: Option<Untold>,
    /// How the applicant will be checked.
    pub route: Route,
    /// The language of messages.
    pub language: Language,
    /// What was declared, sealed.
    pub declaration: Vec<u8>,
    /// When it was submitted.
    pub submitted_at: Option<Timestamp>,
    /// Days to the deadline by the policy it was opened under.
    pub policy_days: u16,
    /// Days added since.
    pub extension_days: u16,
    /// When the e-mail address was confirmed.
    pub email_confirmed_at: Option<Timestamp>,
    /// Keyed hash of the mobile.
    pub mobile_hash: [u8; 32],
}

impl EnrolmentRow {
    /// Where it stands, for everybody but the judgement: an outcome that is not told yet is not shown, refuses nothing and
    /// allows nothing.
    pub fn state_at(&self, now: Timestamp) -> EnrolmentState {
        self.untold_at(now).map_or(self.decided, |untold| untold.state)
    }

    /// What it shows, while its outcome is not told.
    pub fn untold_at(&self, now: Timestamp) -> Option<Untold> {
        self.untold.filter(|untold| now < untold.until && untold.until <= now.plus_ms(LONGEST_UNTOLD_MS))
    }
}

/// Longer than any outcome waits to be told (`[telling] after_seconds`): one that is told later was put off under a clock
/// that has been set back since, and is told.
pub const LONGEST_UNTOLD_MS: i64 = 25 * 60 * 60_000;

/// Adds a draft.
pub fn add(tx: &Transaction<'_>, row: &NewRow<'_>) -> sql::Result<()> {
    tx.prepare_cached(
        "INSERT INTO enrolments (id, version, state, route, language, notice_version, declaration,
           continuation_hash, mobile_hash, created_at, changed_at, policy_days, continuation_keyed)
         VALUES (?1, 1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?9, ?10, 1)",
    )?
    .run(params![
        row.id.0,
        EnrolmentState::Drafted.code(),
        row.route.code(),
        row.language.code(),
        row.notice_version,
        row.declaration,
        row.continuation_hash,
        row.mobile_hash,
        row.at.0,
        row.policy_days,
    ])?;
    Ok(())
}

/// One enrolment.
pub fn enrolment(conn: &Connection, id: EnrolmentId) -> sql::Result<Option<EnrolmentRow>> {
    conn.prepare_cached(
        "SELECT version, state, route, language, declaration, submitted_at, policy_days, extension_days,
           email_confirmed_at, told_at, shown_state, shown_rests, mobile_hash
         FROM enrolments WHERE id = ?1",
    )?
    .query_row(params![id.0], |row| {
        let untold = |until| {
            let state = coded(row, 10, EnrolmentState::from_code)?;
            Ok::<_, sql::Error>(Untold { until: Timestamp(until), state, rests: row.get(11)? })
        };
        Ok(EnrolmentRow {
            version: row.get(0)?,
            decided: coded(row, 1, EnrolmentState::from_code)?,
            untold: row.get::<Option<i64>>(9)?.map(untold).transpose()?,
            route: coded(row, 2, Route::from_code)?,
            language: coded(row, 3, Language::from_code)?,
            declaration: row.get(4)?,
            submitted_at: row.get::<Option<i64>>(5)?.map(Timestamp),
            policy_days: row.get(6)?,
            extension_days: row.get(7)?,
            email_confirmed_at: row.get::<Option<i64>>(8)?.map(Timestamp),
            mobile_hash: row.get(12)?,
        })
    })
    .optional()
}

/// True when the token with this hash continues this enrolment.
pub fn is_continuation_of(conn: &Connection, id: EnrolmentId, token_hash: [u8; 32]) -> sql::Result<bool> {
    conn.prepare_cached(
        "SELECT 1 FROM enrolments WHERE id = ?1 AND continuation_hash = ?2 AND continuation_keyed = 1",
    )?
    .exists(params![id.0, token_hash])
}

/// Some enrolments of before V24, with the plain hash of what each was opened with.
pub fn not_keyed(conn: &Connection, most: u32) -> sql::Result<Vec<(EnrolmentId, [u8; 32])>> {
    conn.prepare_cached(
        "SELECT id, continuation_hash FROM enrolments WHERE continuation_keyed = 0 ORDER BY id LIMIT ?1",
    )?
    .query_map(params![most], |row| Ok((EnrolmentId(row.get(0)?), row.get(1)?)))?
    .collect()
}

/// Keeps what an enrolment was opened with under a key.
pub fn set_keyed(tx: &Transaction<'_>, id: EnrolmentId, hash: [u8; 32]) -> sql::Result<()> {
    tx.prepare_cached("UPDATE enrolments SET continuation_hash = ?2, continuation_keyed = 1 WHERE id = ?1")?
        .run(params![id.0, hash])?;
    Ok(())
}

/// The keyed hash of an enrolment's mobile.
pub fn mobile_hash(conn: &Connection, id: EnrolmentId) -> sql::Result<Option<[u8; 32]>> {
    conn.prepare_cached("SELECT mobile_hash FROM enrolments WHERE id = ?1")?
        .query_row(params![id.0], |row| row.get(0))
        .optional()
}

/// The enrolments of a mobile, newest first.
pub fn of_mobile(conn: &Connection, mobile_hash: [u8; 32]) -> sql::Result<Vec<EnrolmentId>> {
    conn.prepare_cached("SELECT id FROM enrolments WHERE mobile_hash = ?1 ORDER BY created_at DESC LIMIT 16")?
        .query_map(params![mobile_hash], |row| row.get(0).map(EnrolmentId))?
        .collect()
}

/// Adds days to the deadline.
pub fn extend(
    tx: &Transaction<'_>,
    id: EnrolmentId,
    state: EnrolmentState,
    days: u16,
    at: Timestamp,
) -> sql::Result<()> {
    tx.prepare_cached(
        "UPDATE enrolments SET state = ?2, extension_days = extension_days + ?3, changed_at = ?4,
           version = version + 1 WHERE id = ?1",
    )?
    .run(params![id.0, state.code(), days, at.0])?;
    Ok(())
}

/// Notes that the e-mail address was confirmed.
pub fn confirm_email(tx: &Transaction<'_>, id: EnrolmentId, at: Timestamp) -> sql::Result<()> {
    tx.prepare_cached(
        "UPDATE enrolments SET email_confirmed_at = ?2, changed_at = ?2, version = version + 1 WHERE id = ?1",
    )?
    .run(params![id.0, at.0])?;
    Ok(())
}

/// Moves an enrolment to another state.
pub fn set_state(
    tx: &Transaction<'_>,
    id: EnrolmentId,
    state: EnrolmentState,
    at: Timestamp,
) -> sql::Result<()> {
    tx.prepare_cached(
        "UPDATE enrolments SET state = ?2, changed_at = ?3, version = version + 1 WHERE id = ?1",
    )?
    .run(params![id.0, state.code(), at.0])?;
    Ok(())
}

/// What an enrolment shows until its outcome is told; nothing once it is.
pub fn set_untold(tx: &Transaction<'_>, id: EnrolmentId, untold: Option<Untold>) -> sql::Result<()> {
    tx.prepare_cached(
        "UPDATE enrolments SET told_at = ?2, shown_state = ?3, shown_rests = ?4 WHERE id = ?1",
    )?
    .run(params![
        id.0,
        untold.map(|untold| untold.until.0),
        untold.map(|untold| untold.state.code()),
        untold.is_some_and(|untold| untold.rests),
    ])?;
    Ok(())
}

/// How many enrolments have an outcome that is not told.
pub fn count_untold(conn: &Connection, now: Timestamp) -> sql::Result<i64> {
    conn.prepare_cached("SELECT count(*) FROM enrolments WHERE told_at > ?1 AND told_at <= ?2")?
        .query_row(params![now.0, now.plus_ms(LONGEST_UNTOLD_MS).0], |row| row.get(0))
}

/// Submits an enrolment.
pub fn submit(
    tx: &Transaction<'_>,
    id: EnrolmentId,
    state: EnrolmentState,
    at: Timestamp,
) -> sql::Result<()> {
    tx.prepare_cached(
        "UPDATE enrolments SET state = ?2, submitted_at = ?3, changed_at = ?3, version = version + 1
         WHERE id = ?1",
    )?
    .run(params![id.0, state.code(), at.0])?;
    Ok(())
}

/// Sets the route.
pub fn set_route(
    tx: &Transaction<'_>,
    id: EnrolmentId,
    state: EnrolmentState,
    route: Route,
    at: Timestamp,
) -> sql::Result<()> {
    tx.prepare_cached(
        "UPDATE enrolments SET state = ?2, route = ?3, changed_at = ?4, version = version + 1 WHERE id = ?1",
    )?
    .run(params![id.0, state.code(), route.code(), at.0])?;
    Ok(())
}

/// A voucher.
pub struct VoucherRow {
    /// Keyed hash of its secret.
    pub secret_hash: [u8; 32],
    /// Whose.
    pub enrolment: EnrolmentId,
    /// Secret, QR text and typed code, sealed.
    pub sealed: Vec<u8>,
    /// When it was issued, or signed again.
    pub issued_at: Timestamp,
    /// Its last instant.
    pub expires_at: Timestamp,
}

/// Keeps a voucher; the same secret signed again takes the place of the one before.
pub fn set_voucher(tx: &Transaction<'_>, voucher: &VoucherRow) -> sql::Result<()> {
    tx.prepare_cached(
        "INSERT INTO vouchers (secret_hash, enrolment, number, sealed, issued_at, expires_at)
         VALUES (?1, ?2, (SELECT count(*) FROM vouchers WHERE enrolment = ?2), ?3, ?4, ?5)
         ON CONFLICT (secret_hash) DO UPDATE SET sealed = excluded.sealed, expires_at = excluded.expires_at",
    )?
    .run(params![
        voucher.secret_hash,
        voucher.enrolment.0,
        voucher.sealed,
        voucher.issued_at.0,
        voucher.expires_at.0,
    ])?;
    Ok(())
}

const VOUCHER: &str = "SELECT secret_hash, enrolment, sealed, issued_at, expires_at FROM vouchers";

fn voucher_of(row: &sql::Row<'_>) -> sql::Result<VoucherRow> {
    Ok(VoucherRow {
        secret_hash: row.get(0)?,
        enrolment: EnrolmentId(row.get(1)?),
        sealed: row.get(2)?,
        issued_at: Timestamp(row.get(3)?),
        expires_at: Timestamp(row.get(4)?),
    })
}

/// The voucher issued last.
pub fn newest_voucher(conn: &Connection, enrolment: EnrolmentId) -> sql::Result<Option<VoucherRow>> {
    conn.prepare_cached(&format!(
        "{VOUCHER} WHERE enrolment = ?1 ORDER BY issued_at DESC, number DESC LIMIT 1"
    ))?
    .query_row(params![enrolment.0], voucher_of)
    .optional()
}

/// Every voucher of an enrolment, oldest first.
pub fn vouchers(conn: &Connection, enrolment: EnrolmentId) -> sql::Result<Vec<VoucherRow>> {
    conn.prepare_cached(&format!("{VOUCHER} WHERE enrolment = ?1 ORDER BY number"))?
        .query_map(params![enrolment.0], voucher_of)?
        .collect()
}

/// The voucher of a secret.
pub fn voucher(conn: &Connection, secret_hash: [u8; 32]) -> sql::Result<Option<VoucherRow>> {
    conn.prepare_cached(&format!("{VOUCHER} WHERE secret_hash = ?1"))?
        .query_row(params![secret_hash], voucher_of)
        .optional()
}

/// Drafts opened before an instant, oldest first.
pub fn drafts_before(conn: &Connection, before: Timestamp, limit: u32) -> sql::Result<Vec<EnrolmentId>> {
    conn.prepare_cached(
        "SELECT id FROM enrolments WHERE state = ?1 AND created_at < ?2 ORDER BY created_at LIMIT ?3",
    )?
    .query_map(params![EnrolmentState::Drafted.code(), before.0, limit], |row| row.get(0).map(EnrolmentId))?
    .collect()
}

/// Deletes an enrolment's row and what hangs on it.
pub fn delete(tx: &Transaction<'_>, id: EnrolmentId) -> sql::Result<()> {
    tx.prepare_cached("DELETE FROM enrolments WHERE id = ?1")?.run(params![id.0])?;
    Ok(())
}

/// The newest enrolments that wait for a check or a decision, or are active.
pub fn newest_live(conn: &Connection, limit: u32) -> sql::Result<Vec<EnrolmentId>> {
    conn.prepare_cached(
        "SELECT id FROM enrolments WHERE state BETWEEN 2 AND 6 ORDER BY created_at DESC LIMIT ?1",
    )?
    .query_map(params![limit], |row| Ok(EnrolmentId(row.get(0)?)))?
    .collect()
}
