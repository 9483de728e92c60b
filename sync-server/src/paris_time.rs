//! Days and hours as mainland France tells them. Knows no page and no notice.

use chrono::{DateTime, Timelike};
use chrono_tz::Europe::Paris;
use chrono_tz::Tz;
use terms::{Cause, Day, Doing, Timestamp};
use words::Words;

/// An instant in France; none beyond the calendar.
pub(crate) fn local(at: Timestamp) -> Option<DateTime<Tz>> {
    DateTime::from_timestamp_millis(at.0).map(|at| at.with_timezone(&Paris))
}

/// « samedi 12 décembre 2026 »; empty beyond the calendar.
pub(crate) fn day(words: Words, at: Timestamp) -> String {
    local(at).map(|at| words.day(Day::from(at.date_naive()))).unwrap_or_default()
}

/// « 14 h »; empty beyond the calendar.
pub(crate) fn hour(words: Words, at: Timestamp) -> String {
    local(at).map(|at| words.hour(at.hour(), at.minute())).unwrap_or_default()
}

/// Whole days from now to the day of an instant, counted as a calendar does.
pub(crate) fn days_until(now: Timestamp, at: Timestamp) -> i64 {
    match (local(now), local(at)) {
        (Some(now), Some(at)) => (at.date_naive() - now.date_naive()).num_days().max(0),
        _ => 0,
    }
}

/// The day it is in mainland France: ages and documents are counted by it.
pub fn day_in_france(at: Timestamp) -> Result<Day, Cause> {
    let at = local(at).doing("finding the day of an instant")?;
    Ok(Day::from(at.date_naive()))
}
