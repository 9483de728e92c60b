//! A check whose voucher was shown: reading the document, with a limit on wrong readings.

use super::record::Record;
use super::step::Step;
use super::stopwatch::Stopwatch;
use terms::{Personal, Timestamp};

/// Wrong readings after which a check can only be abandoned; the same agent cannot override it.
pub const MOST_READINGS: u8 = 3;

/// The voucher was shown; no document was read yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opened {
    pub(super) watch: Stopwatch,
    pub(super) readings_tried: u8,
    // Whoever knows the seed knows the features beforehand, so Debug must not show it.
    pub(super) seed: Personal<[u8; 32]>,
}

impl Opened {
    pub(super) fn new(at: Timestamp, seed: [u8; 32]) -> Self {
        Self { watch: Stopwatch::starting(at), readings_tried: 0, seed: Personal::new(seed) }
    }
    /// Says that the voucher's step began before the check was opened; otherwise it took no time.
    #[must_use]
    pub fn begun(self, voucher_asked: Timestamp, opened: Timestamp) -> Self {
        Self { watch: Stopwatch::starting(voucher_asked).end(Step::Voucher, opened), ..self }
    }
    /// Readings tried so far.
    pub const fn readings_tried(&self) -> u8 {
        self.readings_tried
    }
    pub(super) fn into_record(self) -> Record {
        Record::of_nothing(self.readings_tried)
    }
}
