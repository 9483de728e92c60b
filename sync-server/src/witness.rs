//! The witness: how far the ledger was, and what devices were told, written outside the database. A database behind
//! it is an older one: no server starts on it, and none is restored from it unknowingly, because devices may have
//! erased what only the newer one held.
//!
//! Every epoch is kept: a copy of an epoch before the last one may be restored although a later epoch called something
//! safe (found by `tests/models`).

mod standing;

use crate::files::write_durably;
use crate::store::queries::registry::ledger::Head;
use serde::{Deserialize, Serialize};
pub use standing::{Standing, believed};
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
    /// The number of the newest restore; zero before the first.
    #[serde(default)]
    pub restores: u64,
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
    /// Nobody signed how its epoch began.
    #[error(
        "the database is of an epoch that its witness does not know, and this deployment signed no restore that began it: somebody wrote the database anew; use `sync-server restore`"
    )]
    Unannounced,
    /// It is the one that a restore replaced.
    #[error(
        "the database is of an epoch that a restore has left: it was put back by hand; use `sync-server restore`"
    )]
    Left,
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

    /// Notes how far the ledger of an epoch is. One that a restore has left says nothing: a server that still ran on it
    /// does not bring it back.
    #[must_use]
    pub fn seeing(mut self, epoch: u64, entries: u64) -> Self {
        if !self.is_last(epoch) {
            if self.epochs.iter().any(|known| known.epoch == epoch) {
                return self;
            }
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

    /// Notes that a copy of an epoch, with so many entries, was read back: what is in it will be called safe.
    #[must_use]
    pub fn with_copy(mut self, epoch: u64, entries: u64, at: Timestamp) -> Self {
        if let Some(told) = self.epochs.iter_mut().rfind(|known| known.epoch == epoch) {
            told.safe = told.safe.max(entries);
        }
        self.copied = Some(at);
        self
    }

    /// Notes the hash that the ledger ends in, where it is as long as anybody saw.
    #[must_use]
    pub fn with_head(mut self, epoch: u64, head: Head) -> Self {
        if self.is_last(epoch) && self.seen == head.size {
            self.head = Some(base16ct::lower::encode_string(&head.head.0));
        }
        self
    }

    fn is_last(&self, epoch: u64) -> bool {
        self.epochs.last().is_some_and(|last| last.epoch == epoch)
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
    use statement::Hash;

    fn witness(epochs: &[(u64, u64)]) -> Witness {
        let epochs = epochs.iter().map(|(epoch, safe)| Epoch { epoch: *epoch, safe: *safe }).collect();
        Witness { seen: 40, epochs, ..Witness::default() }
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
    fn the_hash_of_a_shorter_ledger_or_of_another_epoch_is_not_noted() {
        let witness = witness(&[(6, 10), (7, 30)]);
        for (epoch, size) in [(7, 39), (6, 40)] {
            assert_eq!(witness.clone().with_head(epoch, Head { size, head: Hash([9; 32]) }), witness);
        }
    }

    #[test]
    fn another_epoch_is_seen_from_its_beginning() {
        let seen = witness(&[(7, 30)]).seeing(8, 12);
        assert_eq!((seen.seen, seen.epochs.len()), (12, 2));
        assert_eq!(seen.with_copy(8, 12, Timestamp(5)).epochs[1].safe, 12);
    }

    #[test]
    fn an_epoch_that_was_left_is_not_seen_again_and_a_late_copy_counts_for_it() {
        let left = witness(&[(7, 30), (8, 12)]);
        assert_eq!(left.clone().seeing(7, 99), left);
        let copied = left.seeing(7, 35).with_copy(7, 35, Timestamp(5));
        assert_eq!((copied.epochs[0].safe, copied.epochs[1].safe), (35, 12));
    }
}
