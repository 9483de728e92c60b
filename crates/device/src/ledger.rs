//! What this device was told of the registry's ledger, held against what it is told now. Whoever may write to the database
//! can make another ledger, and move its witness where that lies on the same machine; devices lie elsewhere.
//!
//! The registry signs each word, so one that contradicts an older one is evidence: both are kept. From then on no safe mark
//! is obeyed, and everything is delivered as before.
//!
//! A restore begins another epoch, and may lack what the copy lacked. That is a reason to say so and none to stop: devices
//! refill what is missing, and a safe mark starts anew. It counts only where the registry signed it, because an epoch is a
//! row that anybody could write. A copy that holds all that this device was told must agree with it even then.
//! Such a restore also ends an alarm; the other end is to register the device anew.

use crate::refusal::Refusal;
use journal::Outbox;
use minicbor::{Decode, Encode};
use statement::{Answer, Blob, Hash, LedgerDoubt, LedgerTold, Restored};
use terms::{Doing, Timestamp};

const NAME: &str = "ledger";

/// What this device makes of the registry's ledger.
#[derive(Clone, Debug, Default, PartialEq, Eq, Encode, Decode)]
pub(crate) enum Ledger {
    /// It was told nothing yet, or the server is of before it was asked.
    #[n(0)]
    #[default]
    Unseen,
    /// It goes on from what it was.
    #[n(1)]
    Follows {
        /// How far it was seen.
        #[n(0)]
        seen: Seen,
        /// The last restore.
        #[n(1)]
        restored: Option<RestoreSeen>,
    },
    /// It does not. Only a later restore ends that, or another registration.
    #[n(2)]
    Contradicts {
        /// How far it was seen before.
        #[n(0)]
        seen: Seen,
        /// Why.
        #[n(1)]
        doubt: LedgerDoubt,
        /// What the registry signed against it.
        #[n(2)]
        told: Blob,
        /// When it signed that.
        #[n(3)]
        at: Timestamp,
    },
}

/// How far the ledger was.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub(crate) struct Seen {
    #[n(0)]
    pub epoch: u64,
    #[n(1)]
    pub size: u64,
    #[n(2)]
    pub head: Hash,
    #[n(3)]
    pub time: Timestamp,
    /// The registry's signed word.
    #[n(4)]
    pub told: Blob,
    /// The number of the newest restore that was heard of; zero before the first.
    #[n(5)]
    pub restores: u64,
}

/// A restore that was heard of.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub(crate) struct RestoreSeen {
    /// The epochs before and after it.
    #[n(0)]
    pub epochs: (u64, u64),
    /// How long the ledger was here, and in the copy.
    #[n(1)]
    pub sizes: (u64, u64),
    /// When it was done.
    #[n(2)]
    pub at: Timestamp,
    /// When it was heard of, by the registry's time.
    #[n(3)]
    pub heard: Timestamp,
    /// What the registry had signed before.
    #[n(4)]
    pub before: Vec<Blob>,
}

/// The registry's word, verified.
#[derive(Clone, Debug)]
pub(crate) struct Heard {
    pub told: LedgerTold,
    /// As it was signed.
    pub signed: Vec<u8>,
    /// The restore that began the epoch, if the registry signed it.
    pub restored: Option<Restored>,
}

impl Heard {
    /// What is remembered of it, and of the restores that were heard of before it.
    fn seen(self, restores: u64) -> Seen {
        let restores = self.restores(restores);
        let LedgerTold { epoch, size, head, time, .. } = self.told;
        Seen { epoch, size, head, time, told: Blob(self.signed), restores }
    }

    /// The number of the newest restore, now that this one was heard of too. Whichever epoch it names, it was done.
    fn restores(&self, before: u64) -> u64 {
        self.restored.as_ref().map_or(before, |restored| restored.number.max(before))
    }

    /// Whether the ledger goes on from what was seen: nothing to say, a restore since then, or why not.
    fn after(&self, seen: &Seen) -> Result<Option<RestoreSeen>, LedgerDoubt> {
        let told = &self.told;
        let agrees = told.head_at == Some(seen.head) && (told.size != seen.size || told.head == seen.head);
        if told.epoch == seen.epoch {
            return match agrees {
                _ if told.size < seen.size => Err(LedgerDoubt::Shorter),
                true => Ok(None),
                false => Err(LedgerDoubt::Rewritten),
            };
        }
        let is_it = |restored: &&Restored| {
            // An epoch that was left is not gone back to. Clocks do not tell: one may have been ahead.
            restored.epoch == told.epoch && restored.number > seen.restores
        };
        let restored = self.restored.as_ref().filter(is_it).ok_or(LedgerDoubt::Unannounced)?;
        if told.size < restored.size {
            return Err(LedgerDoubt::Shorter);
        }
        if restored.continues == seen.epoch && seen.size <= restored.size && !agrees {
            return Err(LedgerDoubt::Rewritten);
        }
        Ok(Some(RestoreSeen {
            epochs: (seen.epoch, told.epoch),
            sizes: (seen.size, restored.size),
            at: restored.at,
            heard: told.time,
            before: vec![seen.told.clone()],
        }))
    }
}

impl Ledger {
    /// What is known.
    pub fn stored(outbox: &Outbox) -> Result<Self, Refusal> {
        let stored = outbox.get(NAME)?.map(|bytes| statement::decode(&bytes));
        Ok(stored.transpose().doing("reading what is known of the ledger")?.unwrap_or_default())
    }

    pub fn store(&self, outbox: &mut Outbox) -> Result<(), Refusal> {
        Ok(outbox.put(NAME, &statement::encode(self))?)
    }

    /// The size that is asked about: the one that is remembered.
    pub const fn size(&self) -> u64 {
        match self {
            Self::Unseen => 0,
            Self::Follows { seen, .. } | Self::Contradicts { seen, .. } => seen.size,
        }
    }

    /// Why the ledger is not believed, as long as it is not.
    pub const fn doubt(&self) -> Option<LedgerDoubt> {
        match self {
            Self::Contradicts { doubt, .. } => Some(*doubt),
            Self::Unseen | Self::Follows { .. } => None,
        }
    }

    /// Takes the registry's word in. An answer to an older question says nothing.
    pub fn hear(self, heard: Heard) -> Self {
        if heard.told.asked != self.size() {
            return self;
        }
        match self {
            Self::Unseen => Self::Follows { seen: heard.seen(0), restored: None },
            Self::Follows { mut seen, restored } => match heard.after(&seen) {
                Ok(news) => Self::Follows { seen: heard.seen(seen.restores), restored: news.or(restored) },
                Err(doubt) => {
                    // What this word names was done before it: only another restore ends the alarm.
                    seen.restores = heard.restores(seen.restores);
                    let (at, told) = (heard.told.time, Blob(heard.signed));
                    Self::Contradicts { seen, doubt, told, at }
                }
            },
            Self::Contradicts { seen, doubt, told, at } => match heard.after(&seen) {
                Ok(Some(mut news)) => {
                    news.before.push(told);
                    Self::Follows { seen: heard.seen(seen.restores), restored: Some(news) }
                }
                // The word that was there before would not unsay the other one.
                Ok(None) | Err(_) => Self::Contradicts { seen, doubt, told, at },
            },
        }
    }

    /// True where a safe mark of this answer may be obeyed. What it erases is gone, so the ledger must have been compared just
    /// before, and the answer be of the same one.
    pub fn lets_erase(&self, answer: &Answer, is_compared: bool) -> bool {
        match self {
            // A server of before devices asked.
            Self::Unseen => true,
            Self::Follows { seen, .. } => {
                let is_longer = answer.ledger_size > seen.size;
                let is_it = answer.ledger_size == seen.size && answer.ledger_head == seen.head;
                is_compared && answer.epoch == seen.epoch && (is_longer || is_it)
            }
            Self::Contradicts { .. } => false,
        }
    }
}

/// What another registration begins with: nothing is remembered, and what was is kept under a name of its own.
pub(crate) fn begin_anew(outbox: &mut Outbox, at: Timestamp) -> Result<(), Refusal> {
    let before = outbox.get(NAME)?.unwrap_or_default();
    let evidence = format!("{NAME}-until-{:015}", at.0);
    let unseen = statement::encode(&Ledger::Unseen);
    Ok(outbox.put_all(&[(&evidence, &before), (NAME, &unseen)])?)
}

#[cfg(test)]
mod tests;
