//! What a check is measured by: the policies in time, and the limits of its enrolment as they are now.

use crate::case::Case;
use crate::deadline::extended;
use crate::policies::Policies;
use crate::policy::Policy;
use terms::{Interval, Timestamp};

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

    /// Every policy that a check made in this interval may have been made under.
    pub(crate) fn within(&self, interval: Interval) -> impl Iterator<Item = &'p Policy> {
        self.policies.within(interval)
    }

    /// The last instant at which a check made in time may come in.
    pub(crate) fn end_of_grace(&self, deadline: Timestamp) -> Timestamp {
        deadline.plus_days(i64::from(self.now.late_grace_days))
    }

    /// An end of time that began at `from`, outages added.
    pub(crate) fn extended(&self, from: Timestamp, end: Timestamp) -> Timestamp {
        extended(from, end, &self.now.outages)
    }
}
