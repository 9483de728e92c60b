//! The queries of keeping: one row per (chain, sequence), by constraint.

use super::claims::{self, Earlier};
use super::displaced::{self, Displaced, First};
use super::ledger::{self, Entry};
use super::set_aside;
use crate::store::sql::{self, Connection, OptionalExtension, ToValue, Transaction, multi_row, params};
use statement::{Hash, Mark, Quarantined, Receipt, RecordId, hash};
use std::collections::{BTreeMap, BTreeSet};
use terms::{ChainId, DeviceId, Timestamp};

/// The state of an envelope that was kept and not opened yet, as stored.
const KEPT: u8 = 1;

/// A run of envelopes whose frame was verified.
#[derive(Clone, Debug)]
pub struct Envelopes {
    /// The device that signed the frame.
    pub device: DeviceId,
    /// The chain.
    pub chain: ChainId,
    /// Sequence of the first.
    pub first: u64,
    /// The envelopes, in order.
    pub envelopes: Vec<Vec<u8>>,
    /// What signed answers of before say of their first received times.
    pub earlier: Vec<Earlier>,
}

/// What the registry holds of a chain after a run was kept: the answer's content.
#[derive(Clone, Debug)]
pub struct Kept {
    /// Up to where the chain is kept without a gap.
    pub mark: Option<Mark>,
    /// One per envelope of the run that is kept.
    pub receipts: Vec<Receipt>,
    /// How many of them were not known.
    pub fresh: u64,
    /// What is set aside.
    pub quarantined: Vec<Quarantined>,
    /// Sequences whose bytes differ from what is kept.
    pub conflicting: Vec<u64>,
    /// Found in a backup that was read back.
    pub safe_mark: Option<u64>,
    /// Up to where the chain was opened, or set aside.
    pub opened: Option<u64>,
    /// Statements that count no more, because other bytes came first under their numbers.
    pub displaced: Vec<Displaced>,
    /// The ledger's head.
    pub ledger: ledger::Head,
}

/// Keeps a run. `None`: the chain is another device's, and the frame claims nothing.
pub fn keep(tx: &Transaction<'_>, run: &Envelopes, epoch: u64, now: Timestamp) -> sql::Result<Option<Kept>> {
    let Some(chain) = chain_of(tx, run)? else { return Ok(None) };
    let arrived: Vec<Arrived<'_>> =
        run.envelopes.iter().zip(run.first..).map(|one| run.arrived(one, now)).collect();
    let fresh = insert_fresh(tx, run.chain, &arrived, epoch)?;
    keep_claims(tx, run, arrived.iter().filter(|one| fresh.contains(&one.sequence)))?;
    let known =
        if fresh.len() < arrived.len() { kept_among(tx, run.chain, &arrived)? } else { BTreeMap::new() };
    let (mut receipts, mut conflicting) = (Vec::with_capacity(arrived.len()), Vec::new());
    let (mut displaced, mut has_displaced) = (Vec::new(), false);
    for one in &arrived {
        let sequence = one.sequence.cast_unsigned();
        match known.get(&one.sequence) {
            Some((digest, first_received)) if *digest == one.digest => {
                receipts.push(one.receipt(*first_received));
            }
            Some((_, since)) if one.is_proven && one.first_received < *since => {
                let place = RecordId { chain: run.chain, sequence };
                displaced.extend(displaced::displace(tx, &one.first(place), epoch, now)?);
                has_displaced = true;
                receipts.push(one.receipt(one.first_received));
            }
            Some(_) => {
                keep_as_evidence(tx, run.chain, one)?;
                conflicting.push(sequence);
            }
            None => receipts.push(one.receipt(one.first_received)),
        }
    }
    // What was displaced moved the marks of the chain.
    let again = if has_displaced { chain_of(tx, run)? } else { None };
    let Chain { mark, safe, waits } = again.unwrap_or(chain);
    let mark = advance_mark(tx, run.chain, mark)?;
    let waits = waits.into_iter().chain(fresh.first().copied()).min();
    Ok(Some(Kept {
        mark,
        receipts,
        fresh: fresh.len() as u64,
        quarantined: set_aside::of_chain(tx, run.chain)?,
        conflicting,
        safe_mark: safe,
        opened: mark.and_then(|mark| opened_to(mark, waits)),
        displaced,
        ledger: ledger::end(tx)?,
    }))
}

/// Up to where a chain was opened, of which that is kept and the first of those waits.
fn opened_to(mark: Mark, waits: Option<i64>) -> Option<u64> {
    match waits {
        Some(first) => first.cast_unsigned().checked_sub(1).map(|before| before.min(mark.sequence)),
        None => Some(mark.sequence),
    }
}

/// An envelope as it came.
struct Arrived<'r> {
    sequence: i64,
    digest: Hash,
    bytes: &'r Vec<u8>,
    first_received: Timestamp,
    /// A signed answer of before gave it that time.
    is_proven: bool,
}

impl Arrived<'_> {
    const fn first(&self, place: RecordId) -> First<'_> {
        let (envelope, first_received) = (self.digest, self.first_received);
        First { place, envelope, bytes: self.bytes.as_slice(), first_received }
    }

    fn receipt(&self, first_received: Timestamp) -> Receipt {
        Receipt { sequence: self.sequence.cast_unsigned(), first_received, envelope: Some(self.digest) }
    }
}

impl Envelopes {
    fn arrived<'r>(&self, (bytes, sequence): (&'r Vec<u8>, u64), now: Timestamp) -> Arrived<'r> {
        let digest = hash(bytes);
        let named = self.earlier.iter().filter(|one| one.names(sequence, digest));
        let proven = named.map(|one| one.first_received).min();
        let first_received = proven.map_or(now, |at| at.min(now));
        let is_proven = proven.is_some();
        Arrived { sequence: sequence.cast_signed(), digest, bytes, first_received, is_proven }
    }
}

/// What stands of a chain.
#[derive(Default)]
struct Chain {
    mark: Option<Mark>,
    safe: Option<u64>,
    /// The first that waits to be opened.
    waits: Option<i64>,
}

/// The chain of a run, begun where it is new; none where it is another device's.
fn chain_of(tx: &Transaction<'_>, run: &Envelopes) -> sql::Result<Option<Chain>> {
    let found = tx
        .prepare_cached(
            "SELECT device, mark_sequence, mark_hash, safe_sequence,
                (SELECT min(w.sequence) FROM opening_work AS w WHERE w.chain = ?1) FROM chains WHERE chain = ?1",
        )?
        .query_row(params![run.chain.0], |row| {
            let (sequence, hash): (Option<i64>, Option<[u8; 32]>) = (row.get(1)?, row.get(2)?);
            let mark = sequence.zip(hash);
            let mark = mark
                .map(|(sequence, hash)| Mark { sequence: sequence.cast_unsigned(), envelope: Hash(hash) });
            let safe = row.get::<Option<i64>>(3)?.map(i64::cast_unsigned);
            Ok((DeviceId(row.get(0)?), Chain { mark, safe, waits: row.get(4)? }))
        })
        .optional()?;
    if let Some((device, chain)) = found {
        return Ok((device == run.device).then_some(chain));
    }
    tx.prepare_cached("INSERT INTO chains (chain, device) VALUES (?1, ?2)")?
        .run(params![run.chain.0, run.device.0])?;
    Ok(Some(Chain::default()))
}

/// Keeps those whose place is free, with the work rows that open them, in one transaction; gives their sequences. The
/// constraint decides what is free, many at once.
fn insert_fresh(
    tx: &Transaction<'_>,
    chain: ChainId,
    arrived: &[Arrived<'_>],
    epoch: u64,
) -> sql::Result<BTreeSet<i64>> {
    let (epoch, mut fresh) = (epoch.cast_signed(), BTreeSet::new());
    for some in multi_row::pieces(arrived) {
        let mut values: Vec<&dyn ToValue> = vec![&chain.0, &epoch, &KEPT];
        for one in some {
            values.extend([&one.sequence as &dyn ToValue, &one.digest.0, one.bytes, &one.first_received.0]);
        }
        let rows = multi_row::rows(some.len(), 4, 4, |columns| format!("(?1, {columns}, ?2, ?3)"));
        let sql = format!(
            "INSERT INTO envelopes (chain, sequence, hash, bytes, first_received, epoch, state) VALUES {rows}
             ON CONFLICT (chain, sequence) DO NOTHING RETURNING sequence"
        );
        for sequence in tx.prepare_cached(&sql)?.query_map(&values, |row| row.get::<i64>(0))? {
            fresh.insert(sequence?);
        }
    }
    let kept: Vec<&Arrived<'_>> = arrived.iter().filter(|one| fresh.contains(&one.sequence)).collect();
    for some in multi_row::pieces(&kept) {
        let mut values: Vec<&dyn ToValue> = vec![&chain.0];
        values.extend(some.iter().map(|one| &one.sequence as &dyn ToValue));
        let rows = multi_row::rows(some.len(), 2, 1, |columns| format!("(?1, {columns})"));
        tx.prepare_cached(&format!("INSERT INTO opening_work (chain, sequence) VALUES {rows}"))?
            .run(&values)?;
    }
    ledger::enter_all(tx, Entry::Envelope, kept.iter().map(|one| (one.digest, one.first_received)))?;
    Ok(fresh)
}

/// Keeps the times that are claimed by number alone: those that need a proof, after a restore and from devices of before.
fn keep_claims<'a>(
    tx: &Transaction<'_>,
    run: &Envelopes,
    fresh: impl Iterator<Item = &'a Arrived<'a>>,
) -> sql::Result<()> {
    if run.earlier.is_empty() {
        return Ok(());
    }
    for one in fresh {
        let place = RecordId { chain: run.chain, sequence: one.sequence.cast_unsigned() };
        claims::keep(tx, (place, one.digest), one.first_received, &run.earlier)?;
    }
    claims::look_again(tx, run.chain)
}

/// What is kept in the places of those that arrived: hash, and since when.
fn kept_among(
    tx: &Transaction<'_>,
    chain: ChainId,
    arrived: &[Arrived<'_>],
) -> sql::Result<BTreeMap<i64, (Hash, Timestamp)>> {
    let (Some(first), Some(last)) = (arrived.first(), arrived.last()) else { return Ok(BTreeMap::new()) };
    tx.prepare_cached(
        "SELECT sequence, hash, first_received FROM envelopes
         WHERE chain = ?1 AND sequence >= ?2 AND sequence <= ?3",
    )?
    .query_map(params![chain.0, first.sequence, last.sequence], |row| {
        Ok((row.get(0)?, (Hash(row.get(1)?), Timestamp(row.get(2)?))))
    })?
    .collect()
}

/// The device that writes a chain; none where the registry never heard of the chain.
pub fn device_of(conn: &Connection, chain: ChainId) -> sql::Result<Option<DeviceId>> {
    conn.prepare_cached("SELECT device FROM chains WHERE chain = ?1")?
        .query_row(params![chain.0], |row| row.get(0).map(DeviceId))
        .optional()
}

/// Other bytes are kept under its key: these are kept as evidence, once.
fn keep_as_evidence(tx: &Transaction<'_>, chain: ChainId, one: &Arrived<'_>) -> sql::Result<()> {
    let new_case = tx
        .prepare_cached(
            "INSERT INTO tamper_cases (chain, sequence, hash, bytes, first_received) VALUES (?1, ?2, ?3, ?4, ?5)
             ON CONFLICT (chain, sequence, hash) DO NOTHING",
        )?
        .execute(params![chain.0, one.sequence, one.digest.0, one.bytes, one.first_received.0])?
        == 1;
    if new_case {
        return ledger::enter(tx, Entry::Tamper, one.digest, one.first_received);
    }
    // Known, and it brings better evidence of when it came.
    tx.prepare_cached(
        "UPDATE tamper_cases SET first_received = ?4
         WHERE chain = ?1 AND sequence = ?2 AND hash = ?3 AND first_received > ?4",
    )?
    .run(params![chain.0, one.sequence, one.digest.0, one.first_received.0])?;
    Ok(())
}

/// Moves the mark over what is kept without a gap.
fn advance_mark(tx: &Transaction<'_>, chain: ChainId, before: Option<Mark>) -> sql::Result<Option<Mark>> {
    let mut mark = before;
    let next = mark.map_or(0, |mark| mark.sequence + 1);
    let mut select = tx.prepare_cached(
        "SELECT sequence, hash FROM envelopes WHERE chain = ?1 AND sequence >= ?2 ORDER BY sequence",
    )?;
    let mut rows = select.query(params![chain.0, next.cast_signed()])?;
    let mut expected = next;
    while let Some(row) = rows.next()? {
        let sequence = row.get::<i64>(0)?.cast_unsigned();
        if sequence != expected {
            break;
        }
        mark = Some(Mark { sequence, envelope: Hash(row.get(1)?) });
        expected += 1;
    }
    if let Some(mark) = mark.filter(|_| expected > next) {
        tx.prepare_cached("UPDATE chains SET mark_sequence = ?2, mark_hash = ?3 WHERE chain = ?1")?
            .run(params![chain.0, mark.sequence.cast_signed(), mark.envelope.0])?;
    }
    Ok(mark)
}

/// Bytes of a device's envelopes that were first received after an instant and are still kept as they came.
pub fn bytes_since(conn: &Connection, device: DeviceId, at: Timestamp) -> sql::Result<i64> {
    conn.prepare_cached(
        "SELECT CAST(coalesce(sum(length(e.bytes)), 0) AS BIGINT) FROM envelopes e JOIN chains c ON c.chain = e.chain
         WHERE c.device = ?1 AND e.first_received > ?2",
    )?
    .query_row(params![device.0, at.0], |row| row.get(0))
}
