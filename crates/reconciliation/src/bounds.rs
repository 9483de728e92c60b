//! What a check is measured by: the policies in time, and the limits of its enrolment as they are now.

use crate::case::{Case, Seen};
use crate::deadline::extended;
use crate::judgement::Raised;
use crate::policies::Policies;
use crate::policy::Policy;
use statement::{Cursor, FeedKind};
use terms::Timestamp;

/// The policies, and what follows from the one in force now.
#[derive(Debug)]
pub(crate) struct Bounds<'p> {
    policies: &'p Policies,
    now: &'p Policy,
    /// The instant that is asked about.
    pub(crate) instant: Timestamp,
    /// Until when a check counts, outages included; none before anything is declared.
    pub(crate) deadline: Option<Timestamp>,
}

impl<'p> Bounds<'p> {
    pub(crate) fn of(case: &Case<'_>, policies: &'p Policies, now: Timestamp) -> Self {
        let current = policies.at(now);
        let deadline = case.declared.map(|declared| {
            extended(declared.submitted.unwrap_or(declared.at), declared.deadline, &current.outages)
        });
        Self { policies, now: current, instant: now, deadline }
    }

    /// Every policy that judges a check: those in force when it may have been made, an older list's within its grace.
    pub(crate) fn judging(&self, check: &Seen<'_>) -> impl Iterator<Item = &'p Policy> {
        self.policies.judging(check.measured, list_of(check))
    }

    /// The last instant at which a check made in time may come in.
    pub(crate) fn end_of_grace(&self, deadline: Timestamp) -> Timestamp {
        deadline.plus_days(i64::from(self.now.late_grace_days))
    }

    /// True when people's decisions lift the reason, by the policy each was made under.
    pub(crate) fn lifts(&self, case: &Case<'_>, raised: &Raised) -> bool {
        case.clearing.lifts(raised, self.policies)
    }

    /// An end of time that began at `from`, outages added.
    pub(crate) fn extended(&self, from: Timestamp, end: Timestamp) -> Timestamp {
        extended(from, end, &self.now.outages)
    }
}

/// When the registry had made the policy list that the check was made by. The age of a whole page is the age of each list
/// that did not change in it.
fn list_of(check: &Seen<'_>) -> Option<Timestamp> {
    let body = check.statement.body.as_ref()?;
    let told = |age: &&statement::FeedAge| [FeedKind::Policy.code(), Cursor::WHOLE].contains(&age.feed);
    body.feeds.iter().filter(told).map(|age| age.made).max()
}
