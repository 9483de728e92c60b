//! The rows of one-time codes: what makes a machine a device, and lets an agent in on one. It must not know what a code is
//! made of.

use crate::model::CodePurpose;
use crate::store::sql::{self, Connection, OptionalExtension, Transaction, params};
use terms::Timestamp;

/// What is kept of a one-time code.
#[derive(Clone)]
pub struct KeptCode {
    /// Its keyed hash.
    pub code_hash: [u8; 32],
    /// The key of the proofs, sealed, for a device.
    pub sealed_key: Option<Vec<u8>>,
}

/// Keeps a new one-time code; earlier unused ones of the same subject and purpose go.
pub fn replace_code(
    tx: &Transaction<'_>,
    purpose: CodePurpose,
    subject: [u8; 8],
    kept: &KeptCode,
    at: Timestamp,
    expires_at: Timestamp,
) -> sql::Result<()> {
    tx.prepare_cached("DELETE FROM one_time_codes WHERE purpose = ?1 AND subject = ?2 AND used_at IS NULL")?
        .run(params![purpose.code(), subject])?;
    tx.prepare_cached(
        "INSERT INTO one_time_codes (code_hash, purpose, subject, expires_at, sealed_key, created_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    )?
    .run(params![kept.code_hash, purpose.code(), subject, expires_at.0, kept.sealed_key, at.0])?;
    Ok(())
}

/// Ends the codes of devices that were not used; gives how many.
pub fn end_device_codes(conn: &Connection) -> sql::Result<usize> {
    conn.prepare_cached("DELETE FROM one_time_codes WHERE purpose = ?1 AND used_at IS NULL")?
        .execute(params![CodePurpose::EnrolDevice.code()])
}

/// What a code was for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Redeemed {
    /// A device's or an agent's id.
    pub subject: [u8; 8],
    /// The key of the proofs, sealed, for a device.
    pub sealed_key: Option<Vec<u8>>,
}

/// What a code is for that could be used up now. `None` when it is wrong, used or stale; the three are not told apart.
pub fn usable_code(
    conn: &Connection,
    purpose: CodePurpose,
    code_hash: [u8; 32],
    now: Timestamp,
) -> sql::Result<Option<Redeemed>> {
    conn.prepare_cached(
        "SELECT subject, sealed_key FROM one_time_codes
         WHERE code_hash = ?1 AND purpose = ?2 AND used_at IS NULL AND expires_at > ?3",
    )?
    .query_row(params![code_hash, purpose.code(), now.0], |row| {
        Ok(Redeemed { subject: row.get(0)?, sealed_key: row.get(1)? })
    })
    .optional()
}

/// Uses a code up, and its key goes.
pub fn redeem_code(
    tx: &Transaction<'_>,
    purpose: CodePurpose,
    code_hash: [u8; 32],
    now: Timestamp,
) -> sql::Result<Option<Redeemed>> {
    let redeemed = usable_code(tx, purpose, code_hash, now)?;
    if redeemed.is_some() {
        tx.prepare_cached("UPDATE one_time_codes SET used_at = ?2, sealed_key = NULL WHERE code_hash = ?1")?
            .run(params![code_hash, now.0])?;
    }
    Ok(redeemed)
}
