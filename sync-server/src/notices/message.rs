//! A notice in words, made at the moment it leaves. It must not be stored or logged.

use super::{Contents, Values};
use crate::local_time::LocalTime;
use crate::model::{Channel, NoticeKind};
use crate::transports::Message;
use terms::{EnrolmentId, Language, Timestamp};
use words::Words;

/// Where a message leads.
pub(super) struct Links {
    /// The applicant's own page.
    pub own: String,
    /// Where its reader says that it was not them.
    pub contest: String,
}

impl Links {
    /// The addresses name the enrolment and nothing about the person.
    pub(super) fn of(public_url: &str, enrolment: EnrolmentId, contest_token: &str) -> Self {
        let own = format!("{public_url}/enrolments/{enrolment}");
        Self { contest: format!("{own}/not-me/{contest_token}"), own }
    }
}

/// Puts a notice into words.
pub(super) fn compose(
    id: String,
    (kind, channel, language): (NoticeKind, Channel, Language),
    links: &Links,
    contents: Contents,
    at: Timestamp,
) -> Message {
    let words = Words::new(language);
    let values = placeholders(words, links, &contents.values);
    let values: Vec<(&str, &str)> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let (subject, body) = kind.keys(channel);
    Message {
        id,
        to: contents.address,
        subject: subject.map(|key| words.text_with(key, &values)),
        body: body.map_or_else(String::new, |key| words.text_with(key, &values)).into(),
        at,
    }
}

/// The values as words.
fn placeholders(words: Words, links: &Links, values: &Values) -> Vec<(&'static str, String)> {
    let mut told = vec![("link", links.own.clone()), ("contest", links.contest.clone())];
    if let Some(code) = &values.code {
        told.push(("code", code.reveal().clone()));
    }
    let local = LocalTime::of_zone(values.zone.as_deref());
    told.extend(values.deadline.map(|at| ("deadline", local.day(words, at))));
    let (from, to) = values.window.unzip();
    told.extend(values.day.or(from).map(|at| ("day", local.day(words, at))));
    told.extend(from.map(|at| ("from", local.hour(words, at))));
    told.extend(to.map(|at| ("to", local.hour(words, at))));
    told
}
