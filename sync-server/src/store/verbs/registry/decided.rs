//! The verbs of people's decisions about what is set aside.

use super::ledger::{self, Entry};
use super::opening::work_done;
use super::set_aside::QUARANTINED;
use crate::store::sql::{self, Connection, OptionalExtension, Transaction, params};
use statement::{Place, QuarantineReason, hash};
use terms::Timestamp;

/// The state of a record that a person refused, as stored.
const REFUSED: u8 = 4;

terms::codes! {
    /// What a person decides about a record that is set aside.
    Decision {
        /// It is opened although it does not continue its chain.
        Release = 1, "release";
        /// It stays sealed where it is, and is not tried again.
        Refuse = 2, "refuse";
    }
}

impl Decision {
    /// What may be decided about a record set aside for that reason. Only a broken chain leaves a person something to
    /// weigh: what does not open, or is not the agent's, no decision opens. Other bytes under a number are evidence.
    pub fn about(reason: Option<QuarantineReason>) -> &'static [Self] {
        match reason {
            Some(QuarantineReason::ChainBroken) => &[Self::Release, Self::Refuse],
            Some(_) => &[Self::Refuse],
            None => &[],
        }
    }
}

/// Who decided what, and why.
#[derive(Clone, Debug)]
pub struct Decided {
    /// What.
    pub decision: Decision,
    /// By whom.
    pub login: String,
    /// Why, in their words.
    pub note: String,
    /// When.
    pub at: Timestamp,
}

/// Carries a decision out; false when the record is not set aside, or for a reason that leaves no such choice.
pub fn decide(tx: &Transaction<'_>, place: Place, decided: &Decided) -> sql::Result<bool> {
    let key = params![place.chain.0, place.sequence.cast_signed()];
    let waiting = tx
        .prepare_cached(
            "SELECT reason, hash FROM envelopes WHERE chain = ?1 AND sequence = ?2 AND state = 3",
        )?
        .query_row(key, |row| Ok((row.get::<Option<u8>>(0)?, row.get::<[u8; 32]>(1)?)))
        .optional()?;
    let Some((reason, digest)) = waiting else { return Ok(false) };
    let reason = reason.and_then(|code| QuarantineReason::from_code(code).ok());
    if !Decision::about(reason).contains(&decided.decision) {
        return Ok(false);
    }
    tx.prepare_cached(
        "INSERT INTO quarantine_decisions (chain, sequence, decision, login, note, at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    )?
    .run(params![
        place.chain.0,
        place.sequence.cast_signed(),
        decided.decision.code(),
        decided.login,
        decided.note,
        decided.at.0
    ])?;
    match decided.decision {
        Decision::Release => {
            tx.prepare_cached(
                "INSERT INTO opening_work (chain, sequence) VALUES (?1, ?2)
                 ON CONFLICT (chain, sequence) DO NOTHING",
            )?
            .run(key)?;
        }
        Decision::Refuse => {
            tx.prepare_cached(
                "UPDATE envelopes SET state = ?3 WHERE chain = ?1 AND sequence = ?2 AND state = ?4",
            )?
            .run(params![place.chain.0, place.sequence.cast_signed(), REFUSED, QUARANTINED])?;
            work_done(tx, place)?;
        }
    }
    let what = [digest.as_slice(), &[decided.decision.code()], decided.login.as_bytes()].concat();
    ledger::enter(tx, Entry::Quarantine, hash(&what), decided.at)?;
    Ok(true)
}

/// True when a person released the record that stands there.
pub fn is_released(conn: &Connection, place: Place) -> sql::Result<bool> {
    conn.prepare_cached(
        "SELECT 1 FROM quarantine_decisions WHERE chain = ?1 AND sequence = ?2 AND decision = ?3",
    )?
    .exists(params![place.chain.0, place.sequence.cast_signed(), Decision::Release.code()])
}
