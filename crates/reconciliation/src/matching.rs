//! One person in two enrolments: what was last said of each other one.

use crate::match_kind::MatchKind;
use std::collections::BTreeMap;
use terms::{EnrolmentId, Timestamp};

/// What is said of another enrolment. Of two things that were said at one instant the stricter one counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Said {
    /// It ended, or its check counts no more.
    Ended,
    /// This one was there before.
    ThisIsEarlier,
    /// It was, and this one renews it.
    Renews,
    /// It was, or nobody knows which: facts of earlier versions hold both.
    Holds(MatchKind),
}

/// The other enrolments, each with what was said of it last.
#[derive(Debug, Default)]
pub(crate) struct Matches(BTreeMap<EnrolmentId, (Timestamp, Said)>);

impl Matches {
    pub(crate) fn matched(
        &mut self,
        other: EnrolmentId,
        at: Timestamp,
        kind: MatchKind,
        is_later: Option<bool>,
    ) {
        let said = match (is_later, kind) {
            (Some(false), _) => Said::ThisIsEarlier,
            (_, MatchKind::Renewal) => Said::Renews,
            (_, kind) => Said::Holds(kind),
        };
        self.say(other, at, said);
    }
    pub(crate) fn ended(&mut self, other: EnrolmentId, at: Timestamp) {
        self.say(other, at, Said::Ended);
    }
    fn say(&mut self, other: EnrolmentId, at: Timestamp, said: Said) {
        let known = self.0.entry(other).or_insert((at, said));
        *known = (*known).max((at, said));
    }
    /// Those that hold this one, and how.
    pub(crate) fn holding(&self) -> impl Iterator<Item = (EnrolmentId, MatchKind)> {
        self.0.iter().filter_map(|(other, (_, said))| match said {
            Said::Holds(kind) => Some((*other, *kind)),
            Said::Ended | Said::ThisIsEarlier | Said::Renews => None,
        })
    }
}
