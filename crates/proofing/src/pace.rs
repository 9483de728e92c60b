//! Floors of the steps of a check: a step that took less is marked, softly, and nothing is refused for it. ETSI TS 119
//! 461 asks for enough time and names none (VAL-8.3.3-14A, BIN-8.4.4-04X): these floors are ours, below what a practised
//! hand needs. A duration of 0 is not known: a clock that went back, or a step that was not reached.

use crate::check::Step;

terms::codes! {
    /// A step that was shorter than its floor.
    Haste {
        /// Lines are read, two fields typed blind and the printed ones confirmed.
        Document = 1, "hasty-document";
        /// Three features are looked at.
        Features = 2, "hasty-features";
        /// A face is compared with a portrait.
        Comparison = 3, "hasty-comparison";
    }
}

impl Haste {
    /// The step it marks, and its floor in tenths of a second.
    const fn floor(self) -> (Step, u16) {
        match self {
            Self::Document => (Step::Document, 100),
            Self::Features => (Step::Features, 60),
            Self::Comparison => (Step::Comparison, 30),
        }
    }

    /// The steps of a check that were shorter than their floor, by the durations in its record.
    pub fn of(durations_ds: [u16; Step::ALL.len()]) -> impl Iterator<Item = Self> {
        Self::ALL.iter().copied().filter(move |haste| {
            let (step, floor) = haste.floor();
            let took = durations_ds.get(usize::from(step.code()) - 1).copied().unwrap_or(0);
            took > 0 && took < floor
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_step_below_its_floor_is_marked_and_one_whose_duration_is_not_known_is_not() {
        let of = |durations| Haste::of(durations).collect::<Vec<_>>();
        assert_eq!(of([0; 5]), []);
        assert_eq!(of([1, 100, 60, 30, 1]), [], "at the floor");
        assert_eq!(of([1, 99, 59, 29, 1]), Haste::ALL);
        assert_eq!(of([1, 1, 0, 30, 1]), [Haste::Document]);
    }
}
