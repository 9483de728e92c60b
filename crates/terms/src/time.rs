//! Instants and intervals. An instant is UTC; a zone is evidence, never part of a rule's input.

use crate::Day;
use core::fmt;
use minicbor::{Decode, Encode};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// Milliseconds since 1970-01-01T00:00:00Z.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize, Encode, Decode,
)]
#[serde(transparent)]
#[cbor(transparent)]
pub struct Timestamp(#[n(0)] pub i64);

impl JsonSchema for Timestamp {
    fn schema_name() -> Cow<'static, str> {
        "Timestamp".into()
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "Milliseconds since 1970-01-01T00:00:00Z.",
            "type": "integer",
            "format": "int64",
        })
    }
}

impl Timestamp {
    /// The earliest instant that can be written.
    pub const MIN: Self = Self(i64::MIN);
    /// The latest instant that can be written.
    pub const MAX: Self = Self(i64::MAX);
    /// This instant plus so many milliseconds, stopping at the ends.
    #[must_use]
    pub const fn plus_ms(self, ms: i64) -> Self {
        Self(self.0.saturating_add(ms))
    }
    /// This instant plus so many hours.
    #[must_use]
    pub const fn plus_hours(self, hours: i64) -> Self {
        self.plus_ms(hours.saturating_mul(3_600_000))
    }
    /// This instant plus so many days of 24 hours.
    #[must_use]
    pub const fn plus_days(self, days: i64) -> Self {
        self.plus_hours(days.saturating_mul(24))
    }
    /// Milliseconds from `earlier` to this instant.
    pub const fn ms_since(self, earlier: Self) -> i64 {
        self.0.saturating_sub(earlier.0)
    }
    /// The calendar day at longitude 0, or the calendar's own end: for rules in which a day more or less is nothing.
    pub fn utc_day(self) -> Day {
        let day = chrono::DateTime::from_timestamp_millis(self.0).map(|at| Day::from(at.date_naive()));
        day.unwrap_or(if self.0 < 0 { Day::MIN } else { Day::MAX })
    }
    /// Whole seconds, rounded down: the grain of what devices sign.
    pub const fn seconds(self) -> i64 {
        self.0.div_euclid(1000)
    }
}

impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match chrono::DateTime::from_timestamp_millis(self.0) {
            Some(instant) => write!(f, "{}", instant.format("%Y-%m-%dT%H:%M:%S%.3fZ")),
            None => write!(f, "{} ms", self.0),
        }
    }
}

/// When something happened, as far as it is known: both ends included.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Encode, Decode,
)]
pub struct Interval {
    /// Not before this.
    #[n(0)]
    pub earliest: Timestamp,
    /// Not after this.
    #[n(1)]
    pub latest: Timestamp,
}

impl Interval {
    /// The interval between two instants; the ends are put in order.
    pub fn between(a: Timestamp, b: Timestamp) -> Self {
        Self { earliest: a.min(b), latest: a.max(b) }
    }
    /// A single known instant.
    pub const fn at(instant: Timestamp) -> Self {
        Self { earliest: instant, latest: instant }
    }
    /// True when every instant of the interval is before `instant`.
    pub fn is_before(self, instant: Timestamp) -> bool {
        self.latest < instant
    }
    /// True when every instant of the interval is at or after `instant`.
    pub fn is_from(self, instant: Timestamp) -> bool {
        self.earliest >= instant
    }
    /// True when the instant lies inside.
    pub fn contains(self, instant: Timestamp) -> bool {
        self.earliest <= instant && instant <= self.latest
    }
}

/// Where the time comes from. Only binaries and the testkit implement it.
pub trait Clock: Send + Sync {
    /// The time now.
    fn now(&self) -> Timestamp;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_instant_is_written_in_utc() {
        assert_eq!(Timestamp(1_795_283_894_005).to_string(), "2026-11-21T17:58:14.005Z");
    }

    #[test]
    fn arithmetic_stops_at_the_ends() {
        assert_eq!(Timestamp::MAX.plus_days(1), Timestamp::MAX);
        assert_eq!(Timestamp::MIN.plus_hours(-1), Timestamp::MIN);
    }
}
