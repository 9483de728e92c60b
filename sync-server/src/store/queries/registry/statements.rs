//! The queries of opened statements.

use crate::store::sql::{self, Transaction, params};
use statement::Header;
use terms::{EnrolmentId, Timestamp};

/// Keeps an opened statement: header and signature, without its body.
pub fn add(
    tx: &Transaction<'_>,
    header: &Header,
    signed: &[u8],
    enrolment: Option<EnrolmentId>,
    at: Timestamp,
) -> sql::Result<()> {
    tx.prepare_cached(
        "INSERT INTO statements (chain, sequence, kind, header, header_hash, signed, enrolment, opened_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
    )?
    .run(params![
        header.chain.0,
        header.sequence.cast_signed(),
        header.stated.kind.code(),
        header.to_bytes(),
        header.hash().0,
        signed,
        enrolment.map(|id| id.0),
        at.0,
    ])?;
    Ok(())
}
