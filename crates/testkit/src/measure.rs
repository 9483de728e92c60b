//! Where each byte of a sealed record goes. The server's own key opens what lies in a device's outbox: only
//! a demonstration and tests may hold both.

use anyhow::Context;
use rusqlite::{Connection, OpenFlags};
use serde::Serialize;
use statement::{OpeningKey, PublicKey, RecordId, Statement, deployment_of, encode};
use std::path::Path;
use terms::ChainId;

/// The parts of one sealed record, in bytes. They add up to `sealed`.
#[derive(Clone, Debug, Serialize)]
pub struct Parts {
    /// Position in the chain.
    pub sequence: u64,
    /// What it states (`StatementKind`).
    pub kind: &'static str,
    /// The whole envelope.
    pub sealed: usize,
    /// Name of the envelope key, with its CBOR heads.
    pub key_name: usize,
    /// The encapsulated key of HPKE.
    pub encapsulated_key: usize,
    /// The authentication tag.
    pub tag: usize,
    /// The agent's signature, with its heads.
    pub signature: usize,
    /// Hash of the previous header, with its heads.
    pub previous_hash: usize,
    /// The applicant's co-signature, with its heads.
    pub co_signature: usize,
    /// Time evidence.
    pub time: usize,
    /// The rest of what is stated: kind, enrolment, lease, how the voucher was read.
    pub stated_rest: usize,
    /// The body without padding.
    pub body: usize,
    /// Padding of the body, with its head.
    pub padding: usize,
}

/// The records of a device's outbox that were not erased yet.
pub fn records(device_folder: &Path, server_folder: &Path) -> anyhow::Result<Vec<Parts>> {
    let keys = server_folder.join("keys");
    let seed: [u8; 32] = std::fs::read(keys.join("envelope.key"))?.try_into().ok().context("a seed")?;
    let root: [u8; 32] = std::fs::read(keys.join("root.pub"))?.try_into().ok().context("a root")?;
    let key = OpeningKey::from_seed(&seed);
    let outbox =
        Connection::open_with_flags(device_folder.join("outbox.sqlite"), OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    let mut select = outbox.prepare(
        "SELECT chain, sequence, envelope FROM envelopes WHERE envelope IS NOT NULL ORDER BY chain, sequence",
    )?;
    let rows: Vec<([u8; 16], [u8; 8], Vec<u8>)> = select
        .query_map([], |row| Ok((row.get(0)?, sequence_bytes(row.get_ref(1)?)?, row.get(2)?)))?
        .collect::<Result<_, _>>()?;
    rows.into_iter()
        .map(|(chain, sequence, envelope)| {
            let place = RecordId { chain: ChainId(chain), sequence: u64::from_be_bytes(sequence) };
            let plain = key.open(&envelope, place, deployment_of(&PublicKey(root)))?;
            parts(place, &envelope, &Statement::from_bytes(&plain)?, plain.len())
        })
        .collect()
}

/// Sequences are integers in the outbox.
fn sequence_bytes(value: rusqlite::types::ValueRef<'_>) -> rusqlite::Result<[u8; 8]> {
    Ok(value.as_i64()?.to_be_bytes())
}

fn parts(place: RecordId, envelope: &[u8], statement: &Statement, plain: usize) -> anyhow::Result<Parts> {
    const ENCAPSULATED: usize = 32;
    const TAG: usize = 16;
    let stated = &statement.stated;
    let field = |bytes: usize| bytes + 1; // its key in the map
    let previous_hash = field(encode(&stated.previous).len());
    let co_signature = stated.proof.map_or(0, |proof| field(encode(&proof).len()));
    let time = field(encode(&stated.time).len());
    let stated_all = encode(stated).len();
    let body = encode(&statement.body()?).len();
    let padded = encode(&statement.body).len();
    Ok(Parts {
        sequence: place.sequence,
        kind: stated.kind.word(),
        sealed: envelope.len(),
        key_name: envelope.len() - plain - ENCAPSULATED - TAG,
        encapsulated_key: ENCAPSULATED,
        tag: TAG,
        signature: plain - stated_all - padded,
        previous_hash,
        co_signature,
        time,
        stated_rest: stated_all - previous_hash - co_signature - time,
        body,
        padding: padded - body,
    })
}
