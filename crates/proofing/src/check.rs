//! One check, from the voucher to its end, as states that hand over to one another: what has not happened
//! yet cannot be asked for, and what a state was given is never lost.
//!
//! `Opened -> Presented -> Examined -> Compared -> Concluded`, and from each of the first four
//! `-> Abandoned`. A false or expired document is a fact that travels along, not an error: an error means
//! that the same step can be tried again, and gives the state back.

mod closing;
mod evidence;
mod fields_stage;
mod opened;
mod presented;
mod record;
mod step;
mod stopwatch;
mod visible_seal;

#[cfg(test)]
mod tests;

pub use closing::{Compared, Examined};
pub use fields_stage::{Difference, FieldsStage};
pub use opened::{MOST_READINGS, Opened};
pub use presented::{Presented, TYPED_END};
pub use record::{Abandoned, Concluded, Record, TypedFields};
pub use step::Step;
pub use visible_seal::VisibleSealSays;

use crate::conclusion::{AbandonReason, Discreet};
use stopwatch::Stopwatch;
use terms::Timestamp;

/// A check that has not ended, whatever its state: what a device holds between two gestures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Check {
    /// The voucher was shown; no document yet.
    Opened(Opened),
    /// A document was read.
    Presented(Presented),
    /// Its features were looked at.
    Examined(Examined),
    /// The face was compared.
    Compared(Compared),
}

impl Check {
    /// Opens a check. `seed` draws the features: it follows from the voucher's secret or, without one,
    /// from chain and sequence, so that a restart draws the same.
    pub fn open(at: Timestamp, seed: [u8; 32]) -> Opened {
        Opened::new(at, seed)
    }
    /// The step that the check is at: the one the next gesture ends.
    pub const fn step(&self) -> Step {
        match self {
            Self::Opened(_) => Step::Document,
            Self::Presented(_) => Step::Features,
            Self::Examined(_) => Step::Comparison,
            Self::Compared(_) => Step::Conclusion,
        }
    }
    /// Ends the check without a conclusion; what was found so far stays in the record.
    pub fn abandon(self, reason: AbandonReason, discreet: Discreet, at: Timestamp) -> Abandoned {
        let watch = self.watch().end(self.step(), at);
        let record = match self {
            Self::Opened(opened) => opened.into_record(),
            Self::Presented(presented) => presented.into_record(),
            Self::Examined(examined) => examined.into_record(),
            Self::Compared(compared) => compared.into_record(),
        };
        Abandoned {
            record: Record { discreet, durations_ds: watch.durations_ds(), reason: Some(reason), ..record },
        }
    }
    const fn watch(&self) -> Stopwatch {
        match self {
            Self::Opened(opened) => opened.watch,
            Self::Presented(presented) => presented.opened.watch,
            Self::Examined(examined) => examined.presented.opened.watch,
            Self::Compared(compared) => compared.examined.presented.opened.watch,
        }
    }
}

macro_rules! states {
    ($($state:ident)*) => {$(
        impl From<$state> for Check {
            fn from(state: $state) -> Self {
                Self::$state(state)
            }
        }
        impl $state {
            /// Ends the check without a conclusion: see [`Check::abandon`].
            pub fn abandon(self, reason: AbandonReason, discreet: Discreet, at: Timestamp) -> Abandoned {
                Check::from(self).abandon(reason, discreet, at)
            }
        }
    )*};
}
states! { Opened Presented Examined Compared }
