//! How long each step took, in tenths of a second: instants come in, only durations stay.

use super::step::Step;
use terms::Timestamp;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Stopwatch {
    since: Timestamp,
    durations_ds: [u16; Step::ALL.len()],
}

impl Stopwatch {
    pub(super) const fn starting(at: Timestamp) -> Self {
        Self { since: at, durations_ds: [0; Step::ALL.len()] }
    }
    /// Ends a step. A clock set back gives 0, an afternoon gives the most that fits (1 h 49).
    pub(super) fn end(mut self, step: Step, at: Timestamp) -> Self {
        let took = (at.ms_since(self.since) / 100).clamp(0, i64::from(u16::MAX));
        if let Some(duration) = self.durations_ds.get_mut(usize::from(step.code()) - 1) {
            *duration = u16::try_from(took).unwrap_or(u16::MAX);
        }
        self.since = at;
        self
    }
    pub(super) const fn durations_ds(self) -> [u16; Step::ALL.len()] {
        self.durations_ds
    }
}
