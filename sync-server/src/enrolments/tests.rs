//! The deadline and the day.

use crate::dossier::deadline;
use crate::local_time::LocalTime;
use chrono::DateTime;
use terms::Timestamp;

#[test]
fn the_deadline_counts_from_submission_and_outages_extend_it() {
    let submitted = Timestamp(1_795_283_894_000);
    assert_eq!(deadline(submitted, 30, 0), submitted.plus_days(30));
    assert_eq!(deadline(submitted, 30, 2), submitted.plus_days(32));
}

#[test]
fn a_day_begins_at_midnight_in_france_in_winter_and_in_summer() {
    let day = |text: &str| {
        let at = DateTime::parse_from_rfc3339(text).unwrap();
        LocalTime::MAINLAND.day_of(Timestamp(at.timestamp_millis())).unwrap().to_string()
    };
    assert_eq!(day("2026-11-21T22:59:59Z"), "2026-11-21");
    assert_eq!(day("2026-11-21T23:00:00Z"), "2026-11-22");
    assert_eq!(day("2026-07-14T22:00:00Z"), "2026-07-15");
}
