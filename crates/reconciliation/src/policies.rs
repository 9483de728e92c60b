//! The policies of a deployment in time: which one was in force when.

use crate::policy::Policy;
use std::collections::BTreeSet;
use terms::{Interval, Timestamp};

/// Policies, each with the first instant it is in force. Before the first of them, the first is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Policies {
    /// By first instant, one for each; never none.
    in_order: Vec<(Timestamp, Policy)>,
}

impl Policies {
    /// Puts them in order; of two from one instant on the later version counts. Without any, nothing is accepted.
    pub fn of(policies: impl IntoIterator<Item = (Timestamp, Policy)>) -> Self {
        let mut in_order: Vec<(Timestamp, Policy)> = policies.into_iter().collect();
        // The last of one instant counts: the version is what a policy is ordered by first.
        in_order.sort_by(|one, other| other.cmp(one));
        in_order.dedup_by_key(|(from, _)| *from);
        in_order.reverse();
        if in_order.is_empty() {
            in_order.push((Timestamp::MIN, Policy::usual(0, Vec::new())));
        }
        Self { in_order }
    }

    /// One policy for all time.
    pub fn always(policy: Policy) -> Self {
        Self { in_order: vec![(Timestamp::MIN, policy)] }
    }

    /// The policy in force at an instant.
    pub fn at(&self, instant: Timestamp) -> &Policy {
        let begun = self.begun(instant);
        &self.in_order[begun.saturating_sub(1)].1
    }

    /// Every policy that may judge a check made inside an interval, in order: those in force in some part of it. Where the
    /// check names the instant of the list it was made by, that list's policy stands for each later one whose grace had
    /// not ended when the check was surely made.
    pub(crate) fn judging(&self, made: Interval, list: Option<Timestamp>) -> impl Iterator<Item = &Policy> {
        let from = self.begun(made.earliest).saturating_sub(1);
        let until = self.begun(made.latest).max(from + 1);
        let listed = list.map_or(usize::MAX, |list| self.begun(list).saturating_sub(1));
        let judging: BTreeSet<usize> =
            (from..until).map(|at| self.in_grace(at, listed, made.latest)).collect();
        judging.into_iter().map(|at| &self.in_order[at].1)
    }

    /// Goes back from a policy towards the listed one, as far as each on the way was so new that the one before it counts.
    fn in_grace(&self, mut at: usize, listed: usize, made: Timestamp) -> usize {
        while at > listed {
            let (from, policy) = &self.in_order[at];
            let hours = i64::from(policy.list_grace_hours);
            if hours == 0 || made > from.plus_hours(hours) {
                break;
            }
            at -= 1;
        }
        at
    }

    /// The next instant after `now` from which other limits hold for enrolments as a whole.
    pub(crate) fn other_limits_after(&self, now: Timestamp) -> Option<Timestamp> {
        let current = self.at(now);
        let ahead = self.in_order.iter().skip(self.begun(now).max(1));
        ahead.into_iter().find(|(_, policy)| !policy.limits_as(current)).map(|(from, _)| *from)
    }

    /// How many have begun by an instant.
    fn begun(&self, instant: Timestamp) -> usize {
        self.in_order.partition_point(|(from, _)| *from <= instant)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn version(version: u32) -> Policy {
        Policy::usual(version, Vec::new())
    }
    fn versions<'p>(policies: impl Iterator<Item = &'p Policy>) -> Vec<u32> {
        policies.map(|policy| policy.version).collect()
    }

    #[test]
    fn a_policy_is_in_force_from_its_instant_to_the_next_and_the_first_before_it_too() {
        let policies = Policies::of([(Timestamp(20), version(2)), (Timestamp(10), version(1))]);
        let at = |ms| policies.at(Timestamp(ms)).version;
        assert_eq!([at(0), at(10), at(19), at(20), at(i64::MAX)], [1, 1, 1, 2, 2]);
        let within =
            |from, to| versions(policies.judging(Interval::between(Timestamp(from), Timestamp(to)), None));
        assert_eq!(within(0, 19), [1]);
        assert_eq!(within(19, 20), [1, 2]);
        assert_eq!(within(20, 90), [2]);
        assert_eq!(within(i64::MIN, i64::MAX), [1, 2]);
    }

    #[test]
    fn of_two_policies_from_one_instant_on_the_later_version_counts() {
        let (one, two) = ((Timestamp(10), version(1)), (Timestamp(10), version(2)));
        let policies = Policies::of([two.clone(), one.clone(), two.clone()]);
        assert_eq!(policies, Policies::of([one, two]));
        assert_eq!(policies.at(Timestamp(10)).version, 2);
    }

    #[test]
    fn without_any_policy_nothing_is_accepted() {
        assert!(Policies::of([]).at(Timestamp(0)).accepted.is_empty());
    }
}
