//! How long the lease of a round lasts (the registry signs it; this only says from when to when).

use crate::Window;
use terms::{Interval, Timestamp};

/// After the last window a carrier still comes home, hands in, or sleeps on it.
const AFTER_LAST_WINDOW_HOURS: i64 = 24;
/// Nobody works on one signature for longer than this, however the windows lie.
const LONGEST_DAYS: i64 = 7;

/// From the issue of the lease until 24 hours after the round's last window, at most 7 days; `None` when
/// the round has no window or that time is past.
pub fn lease_span(windows: &[Window], issued: Timestamp) -> Option<Interval> {
    let last = windows.iter().map(|window| window.promise.to()).max()?;
    let until = last.plus_hours(AFTER_LAST_WINDOW_HOURS).min(issued.plus_days(LONGEST_DAYS));
    (until > issued).then_some(Interval { earliest: issued, latest: until })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Promise;
    use proptest::prelude::*;
    use terms::{RoundId, WindowId};

    const HOUR: i64 = 3_600_000;

    fn windows(starts: &[i64]) -> Vec<Window> {
        let window = |from: &i64| Window {
            id: WindowId([1; 8]),
            round: RoundId([2; 8]),
            promise: Promise::between(Timestamp(*from), Timestamp(from + 2 * HOUR)).unwrap(),
            places: 1,
        };
        starts.iter().map(window).collect()
    }

    #[test]
    fn a_lease_ends_a_day_after_the_last_window() {
        let span = lease_span(&windows(&[14 * HOUR, 8 * HOUR]), Timestamp(0)).unwrap();
        assert_eq!(span, Interval { earliest: Timestamp(0), latest: Timestamp(40 * HOUR) });
    }

    #[test]
    fn a_round_without_windows_or_long_past_has_no_lease() {
        assert_eq!(lease_span(&[], Timestamp(0)), None);
        assert_eq!(lease_span(&windows(&[0]), Timestamp(26 * HOUR)), None);
        assert!(lease_span(&windows(&[0]), Timestamp(26 * HOUR - 1)).is_some());
    }

    proptest! {
        #[test]
        fn a_lease_is_never_longer_than_a_week_nor_outlives_its_last_window_by_more_than_a_day(
            starts in prop::collection::vec(0_i64..4_000_000_000_000, 0..8), issued in 0_i64..4_000_000_000_000,
        ) {
            let windows = windows(&starts);
            if let Some(span) = lease_span(&windows, Timestamp(issued)) {
                let last = starts.iter().max().unwrap() + 2 * HOUR;
                prop_assert!(span.latest > span.earliest);
                prop_assert!(span.latest.ms_since(span.earliest) <= 7 * 24 * HOUR);
                prop_assert!(span.latest.ms_since(Timestamp(last)) <= 24 * HOUR);
            }
        }
    }
}
