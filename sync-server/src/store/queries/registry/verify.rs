//! The rows that a verification reads, each kind from its first to its last. It must not judge them.

use crate::store::sql::{self, Connection, Row, params};
use terms::{ChainId, EnrolmentId, LeaseId};

/// Envelopes or other bytes under a record's key.
pub struct Kept {
    /// The chain.
    pub chain: ChainId,
    /// The place in it.
    pub sequence: u64,
    /// What is written of its hash.
    pub hash: [u8; 32],
    /// Its bytes, until it was opened.
    pub bytes: Option<Vec<u8>>,
    /// There is a statement of it.
    pub has_statement: bool,
}

/// A statement that was opened.
pub struct Opened {
    /// The chain.
    pub chain: ChainId,
    /// The place in it.
    pub sequence: u64,
    /// Its header.
    pub header: Vec<u8>,
    /// What is written of the header's hash.
    pub header_hash: [u8; 32],
    /// The signature with its header, as an auditor keeps it.
    pub signed: Vec<u8>,
}

/// Something sealed under an enrolment's key.
pub struct Sealed {
    /// Whose.
    pub enrolment: EnrolmentId,
    /// A name of the row that says nothing of a person; of a fact its digest.
    pub digest: [u8; 32],
    /// The bytes.
    pub sealed: Vec<u8>,
}

/// What each applicant declared. Its row has no digest: zeros stand for it.
pub const DECLARATIONS: &str = "SELECT id, NULL, declaration FROM enrolments ORDER BY id";
/// Facts.
pub const FACTS: &str = "SELECT enrolment, digest, sealed FROM facts ORDER BY enrolment, digest";
/// Invitations.
pub const VOUCHERS: &str = "SELECT enrolment, secret_hash, sealed FROM vouchers ORDER BY secret_hash";
/// Contact data that are to change.
pub const CONTACTS: &str = "SELECT enrolment, NULL, sealed FROM contact_changes ORDER BY enrolment, kind";
/// Notices that have not left.
pub const NOTICES: &str = "SELECT enrolment, NULL, sealed FROM notices WHERE sealed IS NOT NULL ORDER BY id";

/// What `SQLite` finds wrong with the file's pages and indexes; a `PostgreSQL` checks its own where it was told to.
pub fn pages(conn: &Connection) -> sql::Result<Vec<String>> {
    if conn.as_sqlite().is_none() {
        return Ok(Vec::new());
    }
    let mut told: Vec<String> = conn
        .prepare_cached("PRAGMA integrity_check(20)")?
        .query_map(params![], |row| row.get(0))?
        .collect::<sql::Result<_>>()?;
    told.retain(|line| line != "ok");
    // A line may quote what a row holds: where it is wrong is enough.
    Ok(told.iter().map(|line| line.split_whitespace().take(6).collect::<Vec<_>>().join(" ")).collect())
}

/// Kind and digest of every entry of the ledger.
pub fn entries(conn: &Connection) -> sql::Result<Vec<(u8, [u8; 32])>> {
    conn.prepare_cached("SELECT kind, digest FROM ledger ORDER BY position")?
        .query_map(params![], |row| Ok((u8::try_from(row.get::<i64>(0)?).unwrap_or_default(), row.get(1)?)))?
        .collect()
}

/// Every envelope.
pub fn envelopes(conn: &Connection, see: impl FnMut(Kept)) -> sql::Result<()> {
    let sql = "SELECT e.chain, e.sequence, e.hash, e.bytes, s.sequence IS NOT NULL
        FROM envelopes e LEFT JOIN statements s ON s.chain = e.chain AND s.sequence = e.sequence
        ORDER BY e.chain, e.sequence";
    kept(conn, sql, see)
}

/// Every tamper case.
pub fn tamper_cases(conn: &Connection, see: impl FnMut(Kept)) -> sql::Result<()> {
    kept(
        conn,
        "SELECT t.chain, t.sequence, t.hash, t.bytes, d.sequence IS NOT NULL
         FROM tamper_cases t LEFT JOIN displaced_statements d
             ON d.chain = t.chain AND d.sequence = t.sequence AND d.envelope = t.hash
         ORDER BY t.chain, t.sequence, t.hash",
        see,
    )
}

fn kept(conn: &Connection, sql: &str, see: impl FnMut(Kept)) -> sql::Result<()> {
    let of = |row: &Row<'_>| {
        Ok(Kept {
            chain: ChainId(row.get(0)?),
            sequence: row.get::<i64>(1)?.cast_unsigned(),
            hash: row.get(2)?,
            bytes: row.get(3)?,
            has_statement: row.get(4)?,
        })
    };
    each(conn, sql, of, see)
}

/// Every statement.
pub fn statements(conn: &Connection, see: impl FnMut(Opened)) -> sql::Result<()> {
    let of = |row: &Row<'_>| {
        Ok(Opened {
            chain: ChainId(row.get(0)?),
            sequence: row.get::<i64>(1)?.cast_unsigned(),
            header: row.get(2)?,
            header_hash: row.get(3)?,
            signed: row.get(4)?,
        })
    };
    let sql = "SELECT chain, sequence, header, header_hash, signed FROM statements
               UNION ALL SELECT chain, sequence, header, header_hash, signed FROM displaced_statements
               ORDER BY 1, 2";
    each(conn, sql, of, see)
}

/// Everything sealed of a kind.
pub fn sealed(conn: &Connection, sql: &str, see: impl FnMut(Sealed)) -> sql::Result<()> {
    let of = |row: &Row<'_>| {
        let digest: Option<[u8; 32]> = row.get(1)?;
        Ok(Sealed {
            enrolment: EnrolmentId(row.get(0)?),
            digest: digest.unwrap_or_default(),
            sealed: row.get(2)?,
        })
    };
    each(conn, sql, of, see)
}

fn each<T>(
    conn: &Connection,
    sql: &str,
    of: impl Fn(&Row<'_>) -> sql::Result<T>,
    mut see: impl FnMut(T),
) -> sql::Result<()> {
    let mut select = conn.prepare_cached(sql)?;
    let mut rows = select.query(params![])?;
    while let Some(row) = rows.next()? {
        see(of(&row)?);
    }
    Ok(())
}

/// Id and signed bytes of every lease.
pub fn leases(conn: &Connection) -> sql::Result<Vec<(LeaseId, Vec<u8>)>> {
    conn.prepare_cached("SELECT id, signed FROM leases ORDER BY id")?
        .query_map(params![], |row| Ok((LeaseId(row.get(0)?), row.get(1)?)))?
        .collect()
}

/// The public keys of every agent on every device, those of before among them, and of the devices.
pub fn public_keys(conn: &Connection) -> sql::Result<Vec<[u8; 32]>> {
    let sql =
        "SELECT public_key FROM agent_keys UNION SELECT public_key FROM devices WHERE public_key IS NOT NULL";
    conn.prepare_cached(sql)?.query_map(params![], |row| row.get(0))?.collect()
}
