//! The witness: how far the ledger was, and what devices were told, written outside the database. A database behind
//! it is an older one: no server starts on it, and none is restored from it unknowingly, because devices may have
//! erased what only the newer one held.
//!
//! Every epoch is kept: a copy of an epoch before the last one may be restored although a later epoch called something
//! safe (found by `tests/models`).

use crate::files::write_durably;
use crate::store::queries::registry::ledger::Head;
use serde::{Deserialize, Serialize};
use statement::Hash;
use std::path::Path;
use terms::{Cause, Timestamp};

const NAME: &str = "witness.toml";

/// What stands outside the database.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Witness {
    /// Entries of the ledger when somebody last looked, in the last epoch.
    pub seen: u64,
    /// The hash that the ledger ended in then, in hexadecimal: whoever writes the database alone cannot make another past.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub head: Option<String>,
    /// When the newest copy was made that was read back.
    pub copied: Option<Timestamp>,
    /// The epochs there were, the one in force last.
    pub epochs: Vec<Epoch>,
}

/// What devices were told in an epoch.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Epoch {
    /// Its number, drawn.
    pub epoch: u64,
    /// Entries of the ledger in the newest copy that was read back; none while nothing was called safe.
    pub safe: u64,
}

/// Why a database may not be used, or the witness not be heard.
#[derive(Debug, thiserror::Error)]
pub enum WitnessError {
    /// The file could not be read or written.
    #[error("could not read or write witness.toml")]
    File(#[from] std::io::Error),
    /// The file is not of this form.
    #[error("witness.toml is damaged")]
    Damaged(#[source] Box<toml::de::Error>),
    /// The ledger's past is another than was seen.
    #[error(
        "the ledger is another one than its witness saw at entry {seen}: somebody wrote the database anew"
    )]
    Rewritten {
        /// Where somebody last looked.
        seen: u64,
    },
    /// The database holds less than was seen.
    #[error(
        "the database has {found} ledger entries, its witness saw {seen}: it is an older copy; use `sync-server restore`"
    )]
    Older {
        /// What the database holds.
        found: u64,
        /// What was seen.
        seen: u64,
    },
}

impl Witness {
    /// What a folder's witness says; nothing where there is none yet.
    pub fn read(folder: &Path) -> Result<Option<Self>, WitnessError> {
        match std::fs::read_to_string(folder.join(NAME)) {
            Ok(text) => {
                toml::from_str(&text).map(Some).map_err(|error| WitnessError::Damaged(Box::new(error)))
            }
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error.into()),
        }
    }

    /// When the newest copy was made that was read back, as far as the witness can be read.
    pub fn last_copy(folder: &Path) -> Option<Timestamp> {
        let read = Self::read(folder).inspect_err(|error| {
            let cause = Cause::of("reading witness.toml", error.to_string()).chain();
            tracing::error!(cause, "it is not known when the last copy was made");
        });
        read.ok().flatten().and_then(|found| found.copied)
    }

    /// Changes what a folder's witness says; servers that share the folder do so one after the other.
    pub fn change(folder: &Path, change: impl FnOnce(Self) -> Self) -> Result<(), WitnessError> {
        let _turn = crate::files::turn(folder, "witness.lock")?;
        let found = Self::read(folder)?.unwrap_or_default();
        let next = change(found.clone());
        if next == found { Ok(()) } else { next.write(folder) }
    }

    /// Writes it down, durably.
    pub fn write(&self, folder: &Path) -> Result<(), WitnessError> {
        crate::files::private_folder(folder)?;
        let text = toml::to_string(self).map_err(std::io::Error::other)?;
        Ok(write_durably(folder, NAME, text.as_bytes())?)
    }

    /// Notes how far the ledger of an epoch is.
    #[must_use]
    pub fn seeing(mut self, epoch: u64, entries: u64) -> Self {
        if self.epochs.last().is_none_or(|last| last.epoch != epoch) {
            self.epochs.push(Epoch { epoch, safe: 0 });
            self.seen = 0;
            self.head = None;
        }
        if entries > self.seen {
            // Whoever notes more knows its hash, or nobody does.
            (self.seen, self.head) = (entries, None);
        }
        self
    }

    /// Notes that a copy of the epoch in force, with so many entries, was read back: what is in it will be called
    /// safe.
    #[must_use]
    pub fn with_copy(mut self, entries: u64, at: Timestamp) -> Self {
        if let Some(last) = self.epochs.last_mut() {
            last.safe = last.safe.max(entries);
        }
        self.copied = Some(at);
        self
    }

    /// Notes the hash that the ledger ends in, where it is as long as anybody saw.
    #[must_use]
    pub fn with_head(mut self, head: Head) -> Self {
        if self.seen == head.size {
            self.head = Some(base16ct::lower::encode_string(&head.head.0));
        }
        self
    }

    /// True of a hash that the ledger cannot have had where somebody last looked, in the epoch in force.
    pub fn contradicts(&self, epoch: Option<u64>, at_seen: Option<Hash>) -> bool {
        let is_in_force = self.epochs.last().is_some_and(|last| epoch == Some(last.epoch));
        let found = at_seen.map(|head| base16ct::lower::encode_string(&head.0));
        is_in_force && self.head.is_some() && found != self.head
    }

    /// Refuses a database of the epoch in force that holds less than was seen. Another epoch was restored on
    /// purpose; none at all is older than anything that was seen.
    pub fn allows(&self, epoch: Option<u64>, entries: u64) -> Result<(), WitnessError> {
        let is_in_force =
            self.epochs.last().is_some_and(|last| epoch.is_none_or(|epoch| epoch == last.epoch));
        if is_in_force && entries < self.seen {
            return Err(WitnessError::Older { found: entries, seen: self.seen });
        }
        Ok(())
    }

    /// Entries that devices may have erased and that a copy of that epoch lacks: none where it may be restored.
    /// A later epoch that called anything safe did so of what this copy never saw.
    pub fn missing_in(&self, epoch: u64, entries: u64) -> Option<u64> {
        let known = self.epochs.iter().position(|known| known.epoch == epoch);
        let told = self.epochs.iter().skip(known.unwrap_or(0));
        let own = |told: &&Epoch| told.epoch != epoch || entries < told.safe;
        told.filter(|told| told.safe > 0).find(own).map(|told| told.safe)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn witness(epochs: &[(u64, u64)]) -> Witness {
        let epochs = epochs.iter().map(|(epoch, safe)| Epoch { epoch: *epoch, safe: *safe }).collect();
        Witness { seen: 40, head: None, copied: None, epochs }
    }

    #[test]
    fn a_database_behind_its_witness_is_refused_and_one_of_another_epoch_is_not() {
        let witness = witness(&[(7, 30)]);
        assert!(witness.allows(Some(7), 40).is_ok() && witness.allows(Some(8), 1).is_ok());
        assert!(witness.allows(Some(7), 39).is_err() && witness.allows(None, 39).is_err());
    }

    #[test]
    fn a_copy_is_refused_where_devices_were_told_more() {
        let first = witness(&[(7, 30)]);
        assert_eq!((first.missing_in(7, 30), first.missing_in(7, 29)), (None, Some(30)));
        // Restored, and nothing called safe since: the same copy may serve again, an older one may not.
        let restored = witness(&[(7, 30), (8, 0)]);
        assert_eq!((restored.missing_in(7, 30), restored.missing_in(7, 29)), (None, Some(30)));
        // Something was: a copy of the first epoch lacks it, however many entries it has.
        let later = witness(&[(7, 30), (8, 20)]);
        assert_eq!((later.missing_in(7, 99), later.missing_in(8, 20)), (Some(20), None));
        // A copy of an epoch that nobody knows is as old as any.
        assert_eq!(later.missing_in(6, 99), Some(30));
    }

    #[test]
    fn a_ledger_with_another_past_contradicts_its_witness() {
        let head = |byte| Head { size: 40, head: Hash([byte; 32]) };
        let witness = witness(&[(7, 30)]).with_head(head(1));
        assert!(!witness.contradicts(Some(7), Some(Hash([1; 32]))));
        assert!(witness.contradicts(Some(7), Some(Hash([2; 32]))) && witness.contradicts(Some(7), None));
        assert!(!witness.contradicts(Some(8), None), "another epoch was restored on purpose");
        let longer = witness.clone().seeing(7, 41);
        assert!(!longer.contradicts(Some(7), None), "nobody noted the hash of the longer one");
        assert_eq!(
            witness.clone().with_head(Head { size: 39, head: Hash([9; 32]) }),
            witness,
            "of a shorter one"
        );
    }

    #[test]
    fn another_epoch_is_seen_from_its_beginning() {
        let seen = witness(&[(7, 30)]).seeing(8, 12);
        assert_eq!((seen.seen, seen.epochs.len()), (12, 2));
        assert_eq!(seen.with_copy(12, Timestamp(5)).epochs[1].safe, 12);
    }
}
