//! Until when a check counts: the one formula. Every screen, message and rule asks here.

use terms::{Interval, Timestamp};

/// Until when a check of an enrolment counts: so many days after it was submitted, and as long again as the registry or
/// its agents could not work in that time.
pub fn deadline(submitted: Timestamp, days: u16, outages: &[Interval]) -> Timestamp {
    extended(submitted, submitted.plus_days(i64::from(days)), outages)
}

/// Days that an extension adds.
pub const EXTENSION_DAYS: u16 = 30;
/// How often an applicant extends the deadline alone.
const MOST_EXTENSIONS: usize = 2;

/// Whether the applicant may extend a deadline, after so many extensions: one that has passed must lie ahead again then.
pub fn may_extend(extensions: usize, deadline: Timestamp, now: Timestamp) -> bool {
    extensions < MOST_EXTENSIONS && now <= with_extension(deadline)
}

/// A deadline with one extension more.
pub(crate) fn with_extension(deadline: Timestamp) -> Timestamp {
    deadline.plus_days(i64::from(EXTENSION_DAYS))
}

/// An end of time that began at `from`, with the outages added that fall into it: the time stands still while one lasts.
pub fn extended(from: Timestamp, end: Timestamp, outages: &[Interval]) -> Timestamp {
    let mut sorted: Vec<Interval> =
        outages.iter().map(|outage| Interval::between(outage.earliest, outage.latest)).collect();
    sorted.sort();
    let (mut counted_to, mut end) = (from, end);
    for outage in sorted {
        // What overlaps is counted once; what begins after the end comes too late.
        let begins = outage.earliest.max(counted_to);
        if begins <= end && outage.latest > begins {
            end = end.plus_ms(outage.latest.ms_since(begins));
            counted_to = outage.latest;
        }
    }
    end
}

#[cfg(test)]
mod tests {
    use super::*;

    fn days(from: i64, until: i64) -> Interval {
        Interval::between(Timestamp(0).plus_days(from), Timestamp(0).plus_days(until))
    }
    fn after(outages: &[Interval]) -> Timestamp {
        deadline(Timestamp(0), 30, outages)
    }

    #[test]
    fn an_outage_stops_the_time_while_it_lasts() {
        assert_eq!(after(&[]), Timestamp(0).plus_days(30));
        assert_eq!(after(&[days(3, 5)]), Timestamp(0).plus_days(32));
        assert_eq!(after(&[days(-9, 1)]), Timestamp(0).plus_days(31), "only from submission on");
        assert_eq!(after(&[days(29, 39)]), Timestamp(0).plus_days(40));
    }

    #[test]
    fn outages_that_overlap_count_once_and_those_after_the_end_not_at_all() {
        assert_eq!(after(&[days(4, 6), days(3, 5), days(3, 5)]), Timestamp(0).plus_days(33));
        assert_eq!(after(&[days(31, 40)]), Timestamp(0).plus_days(30));
        assert_eq!(
            after(&[days(31, 40), days(28, 30)]),
            Timestamp(0).plus_days(41),
            "the first extends into it"
        );
        assert_eq!(after(&[days(1, 20), days(2, 3)]), Timestamp(0).plus_days(49));
    }
}
