//! No set of facts and no list of policies is too strange: at the ends of time, with nothing where something belongs, the
//! answer is one, and it is an answer.

use crate::order::{facts, policy_list};
use crate::story::*;
use proptest::prelude::*;
use reconciliation::{
    Fact, OpenedStatement, Policies, Policy, Resolution, ResolutionState, acts, facts_digest, reconcile,
};
use terms::{Interval, Timestamp};

/// Instants where sums overflow, and a few where things happen.
fn any_instant() -> impl Strategy<Value = Timestamp> {
    prop_oneof![
        Just(Timestamp::MIN),
        Just(Timestamp::MAX),
        Just(Timestamp(0)),
        any::<i64>().prop_map(Timestamp),
        (-2i64..36).prop_map(day),
    ]
}

/// The fact with other instants, and without what may be absent.
fn distorted(fact: Fact, [one, other, third]: [Timestamp; 3], bare: bool) -> Fact {
    match fact {
        Fact::Declared(mut declared) => {
            (declared.at, declared.deadline) = (one, other);
            declared.submitted = Some(third).filter(|_| !bare);
            Fact::Declared(declared)
        }
        Fact::Stated(statement) => {
            let mut statement = OpenedStatement { first_received: one, ..*statement };
            statement.header.stated.time.registry = Some(other).filter(|_| !bare);
            statement.header.stated.time.since_registry_s = Some(u32::MAX);
            (statement.not_before, statement.voucher_until) = (Some(third), Some(other));
            if let Some(lease) = &mut statement.lease {
                (lease.from, lease.until) = (third, one);
            }
            Fact::Stated(Box::new(statement))
        }
        Fact::Standing(mut span) => {
            (span.from, span.until, span.at) = (one, Some(other).filter(|_| !bare), third);
            Fact::Standing(span)
        }
        Fact::ContactChanged { .. } => Fact::ContactChanged { at: one, since: other, until: third },
        Fact::Contested { .. } => Fact::Contested { at: one, until: Some(one) },
        fact => fact,
    }
}

fn strange() -> impl Strategy<Value = (Vec<Fact>, Vec<(Timestamp, Policy)>, Timestamp)> {
    let change = ([any_instant(), any_instant(), any_instant()], any::<bool>(), prop::bool::weighted(0.6));
    let changes = prop::collection::vec(change, 24);
    let outages = prop::collection::vec((any_instant(), any_instant()), 0..3);
    (facts(), changes, policy_list(), outages, any_instant()).prop_map(
        |(facts, changes, mut policies, outages, now)| {
            let paired = facts.into_iter().zip(changes.into_iter().cycle());
            let facts = paired
                .map(
                    |(fact, (at, bare, is_changed))| {
                        if is_changed { distorted(fact, at, bare) } else { fact }
                    },
                )
                .collect();
            for (from, policy) in &mut policies {
                policy.outages =
                    outages.iter().map(|(one, two)| Interval { earliest: *one, latest: *two }).collect();
                policy.late_grace_days = u16::MAX;
                if now.0 % 2 == 0 {
                    *from = Timestamp::MIN;
                }
            }
            (facts, policies, now)
        },
    )
}

fn provable_is_sound(resolution: &Resolution) -> bool {
    resolution.state != ResolutionState::Provable
        || (resolution.holds.is_empty() && resolution.deciding.is_some())
}

proptest! {
    #![proptest_config(crate::cases(400))]

    #[test]
    fn no_set_is_too_strange((facts, list, now) in strange()) {
        let policies = Policies::of(list.clone());
        let resolution = reconcile(&facts, &policies, now);
        prop_assert!(provable_is_sound(&resolution));
        let _ = acts(&[], &resolution, &facts);

        let backwards: Vec<Fact> = facts.iter().rev().chain(&facts).cloned().collect();
        let again = Policies::of(list.into_iter().rev());
        prop_assert_eq!(reconcile(&backwards, &again, now).to_bytes(), resolution.to_bytes());
        prop_assert_eq!(facts_digest(&backwards), facts_digest(&facts));
    }
}
