//! Days and hours as mainland France tells them, and the same as an entry for an agenda.

use chrono::{DateTime, Timelike};
use chrono_tz::Europe::Paris;
use chrono_tz::Tz;
use icalendar::{Calendar, Component, Event, EventLike};
use terms::{AppointmentId, Day, EnrolmentId, Timestamp};
use words::{Key, Words};

fn local(at: Timestamp) -> Option<DateTime<Tz>> {
    DateTime::from_timestamp_millis(at.0).map(|at| at.with_timezone(&Paris))
}

/// « samedi 12 décembre 2026 ».
pub(super) fn day(words: Words, at: Timestamp) -> String {
    local(at).map(|at| words.day(Day::from(at.date_naive()))).unwrap_or_default()
}

/// « 14 h ».
pub(super) fn hour(words: Words, at: Timestamp) -> String {
    local(at).map(|at| words.hour(at.hour(), at.minute())).unwrap_or_default()
}

/// Whole days from now to the day of an instant, counted as a calendar does.
pub(super) fn days_until(now: Timestamp, at: Timestamp) -> i64 {
    match (local(now), local(at)) {
        (Some(now), Some(at)) => (at.date_naive() - now.date_naive()).num_days().max(0),
        _ => 0,
    }
}

/// The agenda's entry: the visit where one is booked, else the last day. Nobody is named in it, and its
/// identity stays, so that an entry that moves replaces the one before.
pub fn agenda(
    words: Words,
    enrolment: EnrolmentId,
    visit: Option<(AppointmentId, Timestamp, Timestamp)>,
    deadline: Option<Timestamp>,
    link: &str,
) -> Option<String> {
    let utc = |at: Timestamp| DateTime::from_timestamp_millis(at.0);
    let mut event = Event::new();
    event.uid(&format!("{enrolment}@vis-a-vis")).url(link);
    if let Some((_, from, to)) = visit {
        event.summary(&words.text(Key::PageCalendarVisit)).starts(utc(from)?).ends(utc(to)?);
    } else {
        event.summary(&words.text(Key::PageCalendarDeadline)).all_day(local(deadline?)?.date_naive());
    }
    Some(Calendar::new().push(event.done()).done().to_string())
}
