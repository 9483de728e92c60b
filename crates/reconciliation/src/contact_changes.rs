//! The changes of an applicant's mobile, and which of them a check may have fallen into. This file judges nothing.

use crate::fact::{Fact, OpenedStatement};
use std::cmp::Reverse;
use std::collections::BTreeMap;
use terms::{Interval, Timestamp};

/// The changes of a mobile, each by when it began: of what was said of one, the last counts, and of what was said at once the
/// earlier end.
#[derive(Clone, Debug, Default)]
pub(crate) struct ContactChanges(BTreeMap<Timestamp, (Timestamp, Reverse<Timestamp>)>);

impl ContactChanges {
    pub(crate) fn said(&mut self, since: Timestamp, at: Timestamp, until: Timestamp) {
        let known = self.0.entry(since).or_insert((at, Reverse(until)));
        *known = (*known).max((at, Reverse(until)));
    }

    /// The changes that were in doubt at some instant of an interval: from when, until when.
    pub(crate) fn meeting(&self, made: Interval) -> impl Iterator<Item = (Timestamp, Timestamp)> + '_ {
        let spans = self.0.iter().map(|(since, (_, Reverse(until)))| (*since, *until));
        spans.filter(move |(since, until)| since < until && *since <= made.latest && made.earliest < *until)
    }
}

/// Since when the mobile was changing while a check may have been made: its applicant's word counts by a code that was right
/// after. None where it was not.
pub fn changed_meanwhile(facts: &[Fact], statement: &OpenedStatement) -> Option<Timestamp> {
    let mut changes = ContactChanges::default();
    for fact in facts {
        if let Fact::ContactChanged { at, since, until } = fact {
            changes.said(*since, *at, *until);
        }
    }
    changes.meeting(statement.proven()).map(|(since, _)| since).max()
}
