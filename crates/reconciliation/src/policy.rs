//! What a deployment decides, as the rules read it: a signed feed to devices, an argument here.

use documents::{ModelId, PermitTerm};
use proofing::Level;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use terms::{Day, Interval, Timestamp};

const MINUTE_MS: i64 = 60_000;
const DAY_MS: i64 = 24 * 60 * MINUTE_MS;
/// 0001-01-01 and 9999-12-31 in days since 1970-01-01.
const CALENDAR: (i64, i64) = (-719_162, 2_932_896);

/// The limits and choices of a deployment. A check is judged by the policy in force when it was made, the enrolment as a
/// whole (grace and outages) by the one in force now.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Policy {
    /// Its version, stored with each recorded resolution.
    pub version: u32,
    /// The models accepted.
    pub accepted: Vec<ModelId>,
    /// True when a check waits for a source's answer on its document. Without one no check reaches
    /// *substantial* (R-34), so `false` goes only with a lower [`Policy::level`].
    pub status_required: bool,
    /// Days after the deadline in which a check made in time may still come in.
    pub late_grace_days: u16,
    /// The level a check must reach.
    pub level: Level,
    /// Which side of five years counts for a residence permit.
    pub permit_term: PermitTerm,
    /// The civil time of the places where checks are made.
    pub offsets: Offsets,
    /// Until when checks may be made with older rules, software and catalogues (scenario 18).
    #[serde(default)]
    pub ends: VersionEnds,
    /// When no check could be made through no fault of an applicant: added to every deadline that runs then.
    #[serde(default)]
    pub outages: Vec<Interval>,
    /// Hours after this policy came into force in which a check that was made by an older list is judged by that list.
    #[serde(default)]
    pub list_grace_hours: u16,
    /// True when a hold is lifted only by two decisions of different people (four eyes).
    #[serde(default)]
    pub two_decide: bool,
    /// How long an identity is good for.
    #[serde(default)]
    pub identity: IdentityTerm,
}

/// How long an identity is good for. It counts from the check that proves it, by the policy of that day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct IdentityTerm {
    /// Years.
    pub years: u8,
    /// It ends with the document that was shown, where that is earlier.
    pub ends_with_document: bool,
}

/// Five years, as the Swiss post's; no rule ends an identity with its document, which has to be valid on the day of the
/// check.
impl Default for IdentityTerm {
    fn default() -> Self {
        Self { years: 5, ends_with_document: false }
    }
}

/// The last instant at which a version may be used, by its number. One that is not named has no end.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(default)]
pub struct VersionEnds {
    /// Of the rules of the check.
    pub rules: BTreeMap<u16, Timestamp>,
    /// Of the software.
    pub software: BTreeMap<u16, Timestamp>,
    /// Of the catalogue of models.
    pub catalogue: BTreeMap<u16, Timestamp>,
}

/// The least and the greatest offset from UTC in force where checks are made, in minutes east. A zone that
/// a device claims is evidence only, so a calendar day is judged under both.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Offsets {
    /// The westernmost.
    pub least_min: i16,
    /// The easternmost.
    pub greatest_min: i16,
}

impl Offsets {
    /// Metropolitan France, winter and summer: the two differ only between 22:00 and 23:00 UTC.
    pub const METROPOLITAN: Self = Self { least_min: 60, greatest_min: 120 };
}

impl Policy {
    /// The usual policy: status required, level substantial, thirty days of grace, metropolitan time.
    pub fn usual(version: u32, accepted: Vec<ModelId>) -> Self {
        Self {
            version,
            accepted,
            status_required: true,
            late_grace_days: 30,
            level: Level::Substantial,
            permit_term: PermitTerm::Over,
            offsets: Offsets::METROPOLITAN,
            ends: VersionEnds::default(),
            outages: Vec::new(),
            list_grace_hours: 0,
            two_decide: false,
            identity: IdentityTerm::default(),
        }
    }

    /// True when both set the same limits to an enrolment as a whole.
    pub(crate) fn limits_as(&self, other: &Self) -> bool {
        (self.late_grace_days, &self.outages) == (other.late_grace_days, &other.outages)
    }

    /// The calendar day of an instant; of two, the later.
    pub(crate) fn day_of(&self, instant: Timestamp) -> Day {
        civil_day(instant, self.offsets.greatest_min)
    }

    /// The first instant of a calendar day; of two, the later.
    pub(crate) fn begin_of(&self, day: Day) -> Timestamp {
        Timestamp(i64::from(day.epoch_days()) * DAY_MS)
            .plus_ms(-i64::from(self.offsets.least_min) * MINUTE_MS)
    }

    /// The first and the last calendar day that an instant of the interval can fall on.
    pub(crate) fn days_of(&self, interval: Interval) -> (Day, Day) {
        (
            civil_day(interval.earliest, self.offsets.least_min),
            civil_day(interval.latest, self.offsets.greatest_min),
        )
    }
}

fn civil_day(instant: Timestamp, offset_min: i16) -> Day {
    let days = instant.plus_ms(i64::from(offset_min) * MINUTE_MS).0.div_euclid(DAY_MS);
    let days = days.clamp(CALENDAR.0, CALENDAR.1);
    i32::try_from(days)
        .ok()
        .and_then(|days| Day::from_epoch_days(days).ok())
        .expect("a day between the years 1 and 9999 is in the calendar")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_in_doubt_only_where_the_offsets_disagree() {
        let policy = Policy::usual(1, Vec::new());
        let day_at = |hour: i64| policy.days_of(Interval::at(Timestamp(0).plus_hours(hour)));
        let day = |n| Day::from_epoch_days(n).unwrap();
        assert_eq!(day_at(21), (day(0), day(0)));
        assert_eq!(day_at(22), (day(0), day(1)));
        assert_eq!(day_at(23), (day(1), day(1)));
    }

    #[test]
    fn an_interval_without_ends_has_the_calendars_own() {
        let policy = Policy::usual(1, Vec::new());
        let (first, last) = policy.days_of(Interval::between(Timestamp::MIN, Timestamp::MAX));
        assert_eq!((first.year(), last.year()), (1, 9999));
    }
}
