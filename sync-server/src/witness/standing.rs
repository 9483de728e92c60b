//! A database as it is held against its witness. Another epoch than the last one is a row that anybody could write who
//! writes to the database: it counts only where `restore` had it signed.

use super::{Witness, WitnessError};
use crate::keys::SigningKeys;
use crate::store::queries::registry as rows;
use crate::store::queries::registry::ledger::{self, Head};
use crate::store::sql::{self, Connection};
use statement::{Hash, Purpose, Restored};

/// What a database says of itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// Its epoch, where one is set.
    pub epoch: Option<u64>,
    /// How long its ledger is, and the hash that it ends in.
    pub head: Head,
    /// The hash that its ledger had where its witness last looked.
    pub at_seen: Option<Hash>,
    /// The restore that began its epoch, where this deployment signed it and its ledger goes on from that.
    pub restored: Option<Restored>,
}

impl Standing {
    /// Reads what a database says, to be held against a witness that was read before: the ledger only grows. Without keys
    /// no restore is believed.
    pub fn read(conn: &Connection, keys: Option<&SigningKeys>, witness: &Witness) -> sql::Result<Self> {
        let epoch = rows::epoch(conn)?;
        let signed = rows::restored(conn)?.zip(keys);
        let restored = signed.and_then(|(signed, keys)| believed(&signed, keys));
        let restored = match restored.filter(|restored| epoch == Some(restored.epoch)) {
            Some(restored) if head_at(conn, restored.size)? == Some(restored.head) => Some(restored),
            _ => None,
        };
        Ok(Self { epoch, head: ledger::head(conn)?, at_seen: head_at(conn, witness.seen)?, restored })
    }
}

/// A restore, if this deployment signed it: by a key of before a renewal too.
pub fn believed(signed: &[u8], keys: &SigningKeys) -> Option<Restored> {
    keys.verified(Purpose::Answer, |key| Restored::verify(signed, keys.deployment(), key).ok())
}

fn head_at(conn: &Connection, entries: u64) -> sql::Result<Option<Hash>> {
    if entries == 0 { Ok(Some(Hash::ZERO)) } else { ledger::head_at(conn, entries) }
}

impl Witness {
    /// Refuses a database that holds less than was seen or has another past, and one of another epoch that no signed restore
    /// began. A witness that knows no epoch yet refuses nothing.
    pub fn allows(&self, database: &Standing) -> Result<(), WitnessError> {
        let Some(last) = self.epochs.last() else { return Ok(()) };
        let is_known = |epoch: u64| self.epochs.iter().any(|known| known.epoch == epoch);
        match database.epoch {
            Some(epoch) if epoch == last.epoch => self.allows_in_force(database),
            Some(epoch) if is_known(epoch) => Err(WitnessError::Left),
            Some(_) => {
                let goes_on = database.restored.as_ref().is_some_and(|it| is_known(it.continues));
                if goes_on { Ok(()) } else { Err(WitnessError::Unannounced) }
            }
            // No epoch at all is older than anything that was seen, or its row was taken out.
            None => self.allows_in_force(database).and(Err(WitnessError::Unannounced)),
        }
    }

    fn allows_in_force(&self, database: &Standing) -> Result<(), WitnessError> {
        let found = database.head.size;
        if found < self.seen {
            return Err(WitnessError::Older { found, seen: self.seen });
        }
        let at_seen = database.at_seen.map(|head| base16ct::lower::encode_string(&head.0));
        if self.head.is_some() && at_seen != self.head {
            return Err(WitnessError::Rewritten { seen: self.seen });
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::super::Epoch;
    use super::*;
    use terms::Timestamp;

    fn witness(epochs: &[u64]) -> Witness {
        let epochs = epochs.iter().map(|epoch| Epoch { epoch: *epoch, safe: 30 }).collect();
        Witness { seen: 40, epochs, ..Witness::default() }
    }

    fn database(epoch: Option<u64>, size: u64) -> Standing {
        let head = Head { size, head: Hash([1; 32]) };
        Standing { epoch, head, at_seen: None, restored: None }
    }

    /// A database that a signed restore began.
    fn restored(epoch: u64, continues: u64) -> Standing {
        let restored =
            Restored { epoch, continues, size: 5, head: Hash([5; 32]), at: Timestamp(0), number: 1 };
        Standing { restored: Some(restored), ..database(Some(epoch), 5) }
    }

    #[test]
    fn a_database_behind_its_witness_is_refused() {
        let witness = witness(&[7]);
        assert!(witness.allows(&database(Some(7), 40)).is_ok());
        let behind = witness.allows(&database(Some(7), 39));
        assert!(matches!(behind, Err(WitnessError::Older { found: 39, seen: 40 })));
        assert!(Witness::default().allows(&database(Some(7), 0)).is_ok(), "nobody looked yet");
        assert!(Witness::default().allows(&database(None, 0)).is_ok(), "a new store");
    }

    #[test]
    fn another_epoch_is_refused_unless_a_signed_restore_of_a_known_one_began_it() {
        let witness = witness(&[6, 7]);
        assert!(matches!(witness.allows(&database(Some(8), 99)), Err(WitnessError::Unannounced)));
        assert!(witness.allows(&restored(8, 7)).is_ok());
        assert!(witness.allows(&restored(8, 6)).is_ok(), "an older copy");
        assert!(matches!(witness.allows(&restored(8, 5)), Err(WitnessError::Unannounced)), "of nowhere");
    }

    #[test]
    fn an_epoch_that_a_restore_has_left_is_not_gone_back_to() {
        let witness = witness(&[6, 7]);
        assert!(matches!(witness.allows(&database(Some(6), 99)), Err(WitnessError::Left)));
        assert!(matches!(witness.allows(&restored(6, 7)), Err(WitnessError::Left)), "signed or not");
    }

    #[test]
    fn a_database_whose_epoch_was_taken_out_is_refused() {
        let witness = witness(&[7]);
        assert!(matches!(witness.allows(&database(None, 40)), Err(WitnessError::Unannounced)));
        assert!(matches!(witness.allows(&database(None, 39)), Err(WitnessError::Older { .. })));
    }

    #[test]
    fn a_ledger_with_another_past_contradicts_its_witness() {
        let noted = witness(&[7]).with_head(7, Head { size: 40, head: Hash([1; 32]) });
        let with = |byte: Option<u8>| Standing {
            at_seen: byte.map(|byte| Hash([byte; 32])),
            ..database(Some(7), 40)
        };
        assert!(noted.allows(&with(Some(1))).is_ok());
        for other in [Some(2), None] {
            assert!(matches!(noted.allows(&with(other)), Err(WitnessError::Rewritten { seen: 40 })));
        }
        assert!(noted.seeing(7, 41).allows(&database(Some(7), 41)).is_ok(), "its hash was not noted");
    }
}
