//! One document in two enrolments: what was last said of each other one.

use std::collections::BTreeMap;
use terms::{EnrolmentId, Timestamp};

/// What is said of another enrolment. Of two things that were said at one instant the stricter one counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Said {
    /// It ended, or its check counts no more.
    Ended,
    /// This one had shown the document before.
    ThisIsEarlier,
    /// It had, or nobody knows which: facts of earlier versions hold both.
    Holds,
}

/// The other enrolments with the same document, each with what was said of it last.
#[derive(Debug, Default)]
pub(crate) struct Matches(BTreeMap<EnrolmentId, (Timestamp, Said)>);

impl Matches {
    pub(crate) fn matched(&mut self, other: EnrolmentId, at: Timestamp, is_later: Option<bool>) {
        self.say(other, at, if is_later == Some(false) { Said::ThisIsEarlier } else { Said::Holds });
    }
    pub(crate) fn ended(&mut self, other: EnrolmentId, at: Timestamp) {
        self.say(other, at, Said::Ended);
    }
    fn say(&mut self, other: EnrolmentId, at: Timestamp, said: Said) {
        let known = self.0.entry(other).or_insert((at, said));
        *known = (*known).max((at, said));
    }
    /// Those that hold this one.
    pub(crate) fn holding(&self) -> impl Iterator<Item = EnrolmentId> {
        self.0.iter().filter(|(_, (_, said))| *said == Said::Holds).map(|(other, _)| *other)
    }
}
