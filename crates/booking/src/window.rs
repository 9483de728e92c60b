//! What an applicant is promised: a window, never an instant. It must not know who is booked into it.

use terms::{RoundId, Timestamp, WindowId};

/// The shortest window: a promise tighter than the walk to the next door is a promise broken.
const SHORTEST_MS: i64 = 30 * 60 * 1000;
/// The longest window: nobody waits at home for more than half a day.
const LONGEST_MS: i64 = 6 * 3_600_000;

/// The stretch of time in which the carrier comes: `from` included, `to` excluded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Promise {
    from: Timestamp,
    to: Timestamp,
}

/// The two instants make no promise: in the wrong order, under 30 minutes, or over 6 hours apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAPromise;

impl core::fmt::Display for NotAPromise {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str("a window lasts 30 minutes to 6 hours")
    }
}
impl core::error::Error for NotAPromise {}

impl Promise {
    /// The promise to come between two instants.
    pub fn between(from: Timestamp, to: Timestamp) -> Result<Self, NotAPromise> {
        let length = to.ms_since(from);
        if (SHORTEST_MS..=LONGEST_MS).contains(&length) { Ok(Self { from, to }) } else { Err(NotAPromise) }
    }
    /// When the carrier may come at the earliest.
    pub const fn from(self) -> Timestamp {
        self.from
    }
    /// When the promise is broken.
    pub const fn to(self) -> Timestamp {
        self.to
    }
    /// Whether two promises share an instant: one carrier cannot keep both.
    pub fn overlaps(self, other: Self) -> bool {
        self.from < other.to && other.from < self.to
    }
}

/// A window of a round, with the number of visits it can hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Window {
    /// The window itself.
    pub id: WindowId,
    /// The round it belongs to.
    pub round: RoundId,
    /// What is promised to whoever books it.
    pub promise: Promise,
    /// How many visits fit.
    pub places: u16,
}

/// Why a window can no longer be booked, whatever its free places.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotBookable {
    /// The promised stretch has ended.
    Over,
    /// It begins sooner than the notice a carrier needs: the round has left with its list.
    TooSoon,
}

impl Window {
    /// Whether the window can still be booked at `now`, with at least `notice_ms` before it begins.
    pub fn bookable(&self, now: Timestamp, notice_ms: i64) -> Result<(), NotBookable> {
        if now >= self.promise.to {
            Err(NotBookable::Over)
        } else if now.plus_ms(notice_ms.max(0)) > self.promise.from {
            Err(NotBookable::TooSoon)
        } else {
            Ok(())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const HOUR: i64 = 3_600_000;

    fn window(from: i64, to: i64) -> Window {
        let promise = Promise::between(Timestamp(from), Timestamp(to)).unwrap();
        Window { id: WindowId([1; 8]), round: RoundId([2; 8]), promise, places: 4 }
    }

    #[test]
    fn a_promise_is_neither_an_instant_nor_a_day_nor_backwards() {
        let at = |from, to| Promise::between(Timestamp(from), Timestamp(to));
        for (from, to) in [(0, 0), (HOUR, 0), (0, HOUR / 2 - 1), (0, 6 * HOUR + 1), (i64::MIN, i64::MAX)] {
            assert_eq!(at(from, to), Err(NotAPromise), "{from}..{to}");
        }
        assert!(at(0, HOUR / 2).is_ok() && at(0, 6 * HOUR).is_ok());
    }

    #[test]
    fn a_window_closes_at_its_notice_and_says_when_it_is_over() {
        let window = window(10 * HOUR, 12 * HOUR);
        assert_eq!(window.bookable(Timestamp(8 * HOUR), 2 * HOUR), Ok(()));
        assert_eq!(window.bookable(Timestamp(8 * HOUR + 1), 2 * HOUR), Err(NotBookable::TooSoon));
        assert_eq!(window.bookable(Timestamp(11 * HOUR), 0), Err(NotBookable::TooSoon));
        assert_eq!(window.bookable(Timestamp(12 * HOUR), 0), Err(NotBookable::Over));
    }

    proptest! {
        #[test]
        fn a_window_that_is_closed_never_opens_again(
            from in -1_000_000_000_000_i64..4_000_000_000_000, now in any::<i64>(), later in 0..i64::MAX,
            notice in any::<i64>(),
        ) {
            let window = window(from, from + 2 * HOUR);
            if window.bookable(Timestamp(now), notice).is_err() {
                prop_assert!(window.bookable(Timestamp(now).plus_ms(later), notice).is_err());
            }
        }
    }
}
