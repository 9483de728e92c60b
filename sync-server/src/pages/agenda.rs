//! A visit or a last day as an entry for an agenda (RFC 5545).
//!
//! The visit has an identity and the last day another, which stay: an entry that moves replaces the one before because its
//! SEQUENCE is higher, and a visit that is cancelled is told as cancelled, so that it goes from the agenda.

use crate::local_time::LocalTime;
use chrono::DateTime;
use icalendar::{Calendar, Component, Event, EventLike, EventStatus};
use terms::{EnrolmentId, Timestamp};
use words::{Key, Words};

/// The visit, as the agenda has to know it.
#[derive(Clone, Copy, Debug)]
pub struct AgendaVisit {
    /// When it is promised to begin.
    pub from: Timestamp,
    /// When it is promised to have begun.
    pub to: Timestamp,
    /// It was cancelled, and no other was booked.
    pub is_cancelled: bool,
    /// How often the visit was booked, moved or cancelled before.
    pub changes: u32,
}

/// The agenda's entries: the visit, and without one the last day. Nobody is named in them.
pub fn agenda(
    words: Words,
    local: LocalTime,
    enrolment: EnrolmentId,
    visit: Option<AgendaVisit>,
    deadline: Option<Timestamp>,
    link: &str,
) -> Option<String> {
    let mut calendar = Calendar::new();
    if let Some(visit) = visit {
        calendar.push(of_visit(words, enrolment, visit, link)?);
    }
    if visit.is_none_or(|visit| visit.is_cancelled)
        && let Some(deadline) = deadline
    {
        calendar.push(of_last_day(words, local, enrolment, deadline, link)?);
    }
    (!calendar.is_empty()).then(|| calendar.done().to_string())
}

fn of_visit(words: Words, enrolment: EnrolmentId, visit: AgendaVisit, link: &str) -> Option<Event> {
    let utc = |at: Timestamp| DateTime::from_timestamp_millis(at.0);
    let (text, status) = if visit.is_cancelled {
        (Key::PageCalendarCancelled, EventStatus::Cancelled)
    } else {
        (Key::PageCalendarVisit, EventStatus::Confirmed)
    };
    let mut event = Event::new();
    event.uid(&format!("{enrolment}@vis-a-vis")).url(link).sequence(visit.changes).status(status);
    event.summary(&words.text(text)).starts(utc(visit.from)?).ends(utc(visit.to)?);
    Some(event.done())
}

fn of_last_day(
    words: Words,
    local: LocalTime,
    enrolment: EnrolmentId,
    deadline: Timestamp,
    link: &str,
) -> Option<Event> {
    let day = local.at(deadline)?.date_naive();
    let mut event = Event::new();
    event.uid(&format!("{enrolment}-last-day@vis-a-vis")).url(link).status(EventStatus::Confirmed);
    // It only ever moves ahead: its own number rises with it.
    event.sequence(u32::try_from(terms::Day::from(day).epoch_days()).unwrap_or_default());
    // The end of a whole day is the day behind it (RFC 5545 section 3.6.1).
    event.summary(&words.text(Key::PageCalendarDeadline)).starts(day).ends(day.succ_opt()?);
    Some(event.done())
}

#[cfg(test)]
mod tests {
    use super::*;
    use terms::Language;

    const ID: EnrolmentId = EnrolmentId([7; 16]);
    /// The 26th of November 2026, 20:30 UTC.
    const EVENING: Timestamp = Timestamp(1_795_725_000_000);

    fn told(visit: Option<(u32, bool)>, postcode: &str) -> String {
        let visit = visit.map(|(changes, is_cancelled)| AgendaVisit {
            from: EVENING,
            to: EVENING.plus_hours(2),
            is_cancelled,
            changes,
        });
        let local = LocalTime::of_postcode(postcode);
        agenda(Words::new(Language::French), local, ID, visit, Some(EVENING), "https://registry.example")
            .unwrap()
    }

    fn value<'t>(text: &'t str, name: &str) -> Vec<&'t str> {
        let lines = text.lines().filter_map(|line| line.split_once(':'));
        lines
            .filter(|(head, _)| head.split(';').next() == Some(name))
            .map(|(_, value)| value.trim())
            .collect()
    }

    #[test]
    fn the_last_day_is_a_whole_day_where_the_applicant_lives() {
        for (postcode, days) in [("75001", ["20261126", "20261127"]), ("97400", ["20261127", "20261128"])] {
            let text = told(None, postcode);
            assert_eq!([value(&text, "DTSTART")[0], value(&text, "DTEND")[0]], days);
            assert_eq!((value(&text, "STATUS"), value(&text, "UID").len()), (vec!["CONFIRMED"], 1));
        }
    }

    #[test]
    fn a_visit_keeps_its_identity_and_a_cancelled_one_is_withdrawn() {
        let (booked, moved, cancelled) = (
            told(Some((0, false)), "75001"),
            told(Some((2, false)), "75001"),
            told(Some((3, true)), "75001"),
        );
        let uid = value(&booked, "UID")[0];
        assert_eq!((value(&moved, "UID")[0], value(&cancelled, "UID")[0]), (uid, uid));
        assert_eq!(value(&booked, "SEQUENCE"), ["0"]);
        assert_eq!(value(&moved, "SEQUENCE"), ["2"]);
        assert_eq!(value(&cancelled, "SEQUENCE")[0], "3");
        assert_eq!(value(&cancelled, "STATUS"), ["CANCELLED", "CONFIRMED"]);
        assert_ne!(value(&cancelled, "UID")[1], uid, "the last day is another entry");
        assert_eq!(value(&booked, "DTEND"), ["20261126T223000Z"]);
    }
}
