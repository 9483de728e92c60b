//! Spans of standing, and whether an interval lies in them. Knows no check.

use crate::digest::of_standing;
use crate::fact::{Standing, Subject};
use core::cmp::Reverse;
use statement::Hash;
use std::collections::BTreeMap;
use terms::{Interval, Timestamp};

/// How an interval relates to the spans of one subject.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Cover {
    /// Every instant is in standing.
    Inside,
    /// The subject is in standing for a part of the interval only, or nothing is known of it.
    InDoubt,
    /// No instant is in standing.
    Outside,
}

/// All spans. Of those with the same subject and beginning, only the one received last.
#[derive(Debug, Default)]
pub(crate) struct Standings<'a> {
    spans: BTreeMap<(Subject, Timestamp), &'a Standing>,
}

impl<'a> Standings<'a> {
    /// Adds a span. If one with the same subject and beginning is known, the one received later replaces it; of two that were
    /// received together the shorter counts.
    pub(crate) fn add(&mut self, span: &'a Standing) {
        let rank = |span: &Standing| (span.at, Reverse(end(span)));
        let current = self.spans.entry((span.subject, span.from)).or_insert(span);
        if rank(span) > rank(current) {
            *current = span;
        }
    }

    fn of(&self, subject: Subject) -> impl Iterator<Item = &'a Standing> {
        let all = (subject, Timestamp::MIN)..=(subject, Timestamp::MAX);
        self.spans.range(all).map(|(_, span)| *span)
    }

    /// True where a span of the subject is known.
    pub(crate) fn knows(&self, subject: Subject) -> bool {
        self.of(subject).next().is_some()
    }

    /// How the interval relates to the subject's spans. A span includes its first instant and not its end; an interval
    /// includes both its ends.
    pub(crate) fn cover(&self, subject: Subject, interval: Interval) -> Cover {
        if !self.knows(subject) {
            return Cover::InDoubt;
        }
        let meets = |span: &Standing| meets(span, interval);
        let mut reached = interval.earliest;
        for span in self.of(subject).filter(|span| meets(span)) {
            if span.from <= reached && end(span) > interval.latest {
                return Cover::Inside;
            }
            if span.from <= reached {
                reached = reached.max(end(span));
            }
        }
        if self.of(subject).any(meets) { Cover::InDoubt } else { Cover::Outside }
    }

    /// The names of the spans that meet the interval: they are what leaves it in doubt.
    pub(crate) fn meeting(&self, subject: Subject, interval: Interval) -> impl Iterator<Item = Hash> {
        self.of(subject).filter(move |span| meets(span, interval)).map(of_standing)
    }
}

fn meets(span: &Standing, interval: Interval) -> bool {
    span.from < end(span) && span.from <= interval.latest && end(span) > interval.earliest
}

fn end(span: &Standing) -> Timestamp {
    span.until.unwrap_or(Timestamp::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use terms::AgentId;

    const AGENT: Subject = Subject::Agent(AgentId([1; 8]));

    fn span(from: i64, until: Option<i64>, at: i64) -> Standing {
        Standing { subject: AGENT, from: Timestamp(from), until: until.map(Timestamp), at: Timestamp(at) }
    }
    fn cover(spans: &[Standing], earliest: i64, latest: i64) -> Cover {
        let mut standings = Standings::default();
        for span in spans {
            standings.add(span);
        }
        standings.cover(AGENT, Interval { earliest: Timestamp(earliest), latest: Timestamp(latest) })
    }

    #[test]
    fn a_span_includes_its_first_instant_and_not_its_end() {
        let spans = [span(10, Some(20), 0)];
        assert_eq!(cover(&spans, 10, 19), Cover::Inside);
        assert_eq!(cover(&spans, 10, 20), Cover::InDoubt);
        assert_eq!(cover(&spans, 9, 19), Cover::InDoubt);
        assert_eq!(cover(&spans, 20, 30), Cover::Outside);
        assert_eq!(cover(&spans, 0, 9), Cover::Outside);
    }

    #[test]
    fn spans_that_touch_cover_together_and_spans_apart_do_not() {
        assert_eq!(cover(&[span(10, Some(20), 0), span(20, None, 0)], 12, 90), Cover::Inside);
        assert_eq!(cover(&[span(10, Some(20), 0), span(21, None, 0)], 12, 90), Cover::InDoubt);
    }

    #[test]
    fn what_is_received_later_about_a_span_replaces_it() {
        let open = span(10, None, 1);
        let revoked = span(10, Some(20), 2);
        assert_eq!(cover(&[revoked, open], 25, 30), Cover::Outside);
        assert_eq!(cover(&[open, revoked, span(10, None, 3)], 25, 30), Cover::Inside);
    }

    #[test]
    fn of_two_words_received_together_the_shorter_span_counts() {
        let (open, ended) = (span(10, None, 1), span(10, Some(20), 1));
        assert_eq!(cover(&[open, ended], 25, 30), Cover::Outside);
        assert_eq!(cover(&[ended, open], 25, 30), Cover::Outside);
    }

    #[test]
    fn of_a_subject_nobody_named_nothing_is_sure() {
        assert_eq!(cover(&[], 0, 1), Cover::InDoubt);
    }

    proptest! {
        #[test]
        fn cover_agrees_with_asking_every_instant(
            spans in prop::collection::vec((0i64..20, prop::option::of(0i64..20)), 1..5),
            earliest in 0i64..20, width in 0i64..20,
        ) {
            let spans: Vec<Standing> =
                spans.iter().map(|(from, until)| span(*from, *until, 0)).collect();
            let mut standings = Standings::default();
            for span in &spans {
                standings.add(span);
            }
            let current: Vec<&Standing> = standings.of(AGENT).collect();
            let stands = |t: i64| current.iter().any(|s| s.from.0 <= t && t < end(s).0);
            let answers: Vec<bool> = (earliest..=earliest + width).map(stands).collect();
            let expected = match (answers.contains(&true), answers.contains(&false)) {
                (true, false) => Cover::Inside,
                (false, _) => Cover::Outside,
                (true, true) => Cover::InDoubt,
            };
            prop_assert_eq!(cover(&spans, earliest, earliest + width), expected);
        }
    }
}
