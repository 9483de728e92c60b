//! A visit or a last day as an entry for an agenda.

use crate::paris_time::local;
use chrono::DateTime;
use icalendar::{Calendar, Component, Event, EventLike};
use terms::{AppointmentId, EnrolmentId, Timestamp};
use words::{Key, Words};

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
