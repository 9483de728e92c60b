//! Days and hours as a place in France tells them: an office, or where an applicant lives. Knows no page and no notice.

use booking::zone_of_postcode;
use chrono::{DateTime, Timelike};
use chrono_tz::Tz;
use terms::{Cause, Day, Doing, Timestamp};
use words::Words;

/// The clock of a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LocalTime(Tz);

impl LocalTime {
    /// Mainland France.
    pub const MAINLAND: Self = Self(Tz::Europe__Paris);

    /// The zone of that name in the IANA database.
    pub fn named(zone: &str) -> Option<Self> {
        zone.parse().ok().map(Self)
    }

    /// The zone that is written somewhere; mainland France where none is, or one that is no zone.
    pub fn of_zone(zone: Option<&str>) -> Self {
        zone.and_then(Self::named).unwrap_or(Self::MAINLAND)
    }

    /// Where a postcode is; mainland France where it is none of overseas.
    pub fn of_postcode(postcode: &str) -> Self {
        Self::of_zone(Some(zone_of_postcode(postcode)))
    }

    /// The name of its zone in the IANA database.
    pub fn name(self) -> &'static str {
        self.0.name()
    }

    /// An instant there; none beyond the calendar.
    pub(crate) fn at(self, at: Timestamp) -> Option<DateTime<Tz>> {
        DateTime::from_timestamp_millis(at.0).map(|at| at.with_timezone(&self.0))
    }

    /// The day it is there.
    pub fn day_of(self, at: Timestamp) -> Result<Day, Cause> {
        let at = self.at(at).doing("finding the day of an instant")?;
        Ok(Day::from(at.date_naive()))
    }

    /// When a day begins there.
    pub(crate) fn start_of(self, day: Day) -> Option<Timestamp> {
        let midnight = day.naive().and_hms_opt(0, 0, 0)?;
        midnight.and_local_timezone(self.0).earliest().map(|at| Timestamp(at.timestamp_millis()))
    }

    /// « samedi 12 décembre 2026 »; empty beyond the calendar.
    pub(crate) fn day(self, words: Words, at: Timestamp) -> String {
        self.at(at).map(|at| words.day(Day::from(at.date_naive()))).unwrap_or_default()
    }

    /// « 14 h »; empty beyond the calendar.
    pub(crate) fn hour(self, words: Words, at: Timestamp) -> String {
        self.at(at).map(|at| words.hour(at.hour(), at.minute())).unwrap_or_default()
    }

    /// Whole days from now to the day of an instant, counted as a calendar does.
    pub(crate) fn days_until(self, now: Timestamp, at: Timestamp) -> i64 {
        match (self.at(now), self.at(at)) {
            (Some(now), Some(at)) => (at.date_naive() - now.date_naive()).num_days().max(0),
            _ => 0,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_zone_of_a_postcode_is_in_the_database() {
        for postcode in 0..100 {
            let postcode = format!("{:05}", 97_000 + postcode * 20);
            assert_eq!(LocalTime::of_postcode(&postcode).name(), zone_of_postcode(&postcode), "{postcode}");
        }
    }

    #[test]
    fn one_instant_is_told_by_the_clock_of_each_place() {
        let words = Words::new(terms::Language::French);
        // The 26th of November 2026, 20:30 UTC.
        let at = Timestamp(1_795_725_000_000);
        let told = |postcode| {
            (
                LocalTime::of_postcode(postcode).hour(words, at),
                LocalTime::of_postcode(postcode).day_of(at).ok(),
            )
        };
        let day = |day| Day::from_ymd(2026, 11, day).ok();
        assert_eq!(told("75001"), ("21\u{a0}h\u{a0}30".to_owned(), day(26)));
        assert_eq!(told("97400"), ("0\u{a0}h\u{a0}30".to_owned(), day(27)));
        assert_eq!(told("97100"), ("16\u{a0}h\u{a0}30".to_owned(), day(26)));
    }
}
