//! `reconcile` sees a set: any order, repetition and grouping of facts gives the same bytes, and the clock
//! matters only at `changes_at`.

use crate::story::*;
use documents::ModelId;
use proofing::{AbandonReason, ComparisonAnswer, Level};
use proptest::prelude::*;
use reconciliation::{
    Act, CoSignature, Decision, Declared, Deed, DocumentStatus, Fact, Hold, MatchKind, OrderSeen, Policies,
    Policy, Resolution, ResolutionState, Standing, StatusAnswer, Subject, Touched, Verdict, acts,
    facts_digest, reconcile,
};
use statement::{Back, Effect, RecordId, StatementKind, hash};
use terms::{AgentId, ChainId, EnrolmentId, Interval, OrderId, Timestamp};

fn instants() -> impl Strategy<Value = Timestamp> {
    (-2i64..36).prop_map(day)
}

fn co_signatures() -> impl Strategy<Value = CoSignature> {
    prop_oneof![
        4 => (1u32..3).prop_map(|voucher| CoSignature::Right { voucher }),
        1 => Just(CoSignature::Wrong),
        1 => Just(CoSignature::Absent),
        1 => Just(CoSignature::VoucherUnknown),
    ]
}

fn shaped(telling: Telling, shape: u8) -> Telling {
    match shape {
        0 => telling.failing(),
        1 => telling.nobody_home(),
        2 => telling.abandoned(AbandonReason::PhotoDoubt),
        3 => telling.with(|body| body.flags.0 = true),
        4 => telling.with(|body| body.comparison = Some(ComparisonAnswer::Doubt)),
        5 => Telling { body: None, ..telling },
        6 => Telling { lease: None, ..telling },
        7 => Telling {
            kind: StatementKind::Correction,
            refers_to: Some(Back { chain: telling.place.chain, sequence: 0 }),
            ..telling
        },
        _ => telling,
    }
}

fn tellings() -> impl Strategy<Value = Telling> {
    let where_and_when = (any::<bool>(), 0u64..3, 0u8..2, 0i64..32, 0i64..4, any::<bool>());
    (where_and_when, co_signatures(), 0u8..14).prop_map(
        |((door, sequence, bytes, made, travel, rebooted), co_signature, shape)| {
            let made = day(made);
            let mut telling = if door { at_door(sequence, made) } else { at_counter(sequence, made) };
            telling.envelope = hash(&[telling.envelope.0[0], bytes]);
            telling.received = made.plus_hours(travel * 20).plus_ms(60_000);
            telling.rebooted = rebooted;
            telling.not_before = Some(made.plus_hours(travel - 2)).filter(|_| bytes == 1);
            shaped(telling.signed_with(co_signature), shape)
        },
    )
}

fn subjects() -> impl Strategy<Value = Subject> {
    prop_oneof![
        Just(Subject::Agent(CARRIER)),
        Just(Subject::Agent(CLERK)),
        Just(Subject::Device(FIELD)),
        Just(Subject::Training(CARRIER)),
    ]
}

fn other_facts() -> impl Strategy<Value = Fact> {
    prop_oneof![
        4 => (tellings(), 0usize..3).prop_map(|(telling, answer)| telling.status(StatusAnswer::ALL[answer])),
        2 => (subjects(), instants(), prop::option::of(instants()), instants()).prop_map(
            |(subject, from, until, at)| Fact::Standing(Standing { subject, from, until, at })
        ),
        2 => (subjects(), instants(), instants()).prop_map(|(subject, until, at)| ended(subject, until, at)),
        1 => (instants(), instants()).prop_map(|(at, deadline)| {
            Fact::Declared(Declared { at, deadline, ..declared() })
        }),
        2 => (0u8..2, instants(), prop::option::of(any::<bool>())).prop_map(
            |(n, at, is_later)| Fact::SameDocument { other: EnrolmentId([n; 16]), at, is_later }
        ),
        2 => (0u8..2, 0usize..4, instants(), any::<bool>()).prop_map(|(n, kind, at, is_later)| {
            Fact::Matched { other: EnrolmentId([n; 16]), kind: MatchKind::ALL[kind], at, is_later }
        }),
        1 => (0u8..2, instants()).prop_map(|(n, at)| Fact::MatchEnded { other: EnrolmentId([n; 16]), at }),
        2 => (tellings(), instants()).prop_map(
            |(telling, at)| Fact::FirstReceived { place: telling.place, envelope: telling.envelope, at }
        ),
        1 => (tellings(), instants()).prop_map(|(telling, at)| Fact::Confirmed { place: telling.place, at }),
        1 => (instants(), prop::option::of(instants())).prop_map(|(at, until)| Fact::Contested { at, until }),
        2 => (0i64..2, instants(), instants()).prop_map(
            |(n, at, until)| Fact::ContactChanged { at, since: day(n), until }
        ),
        2 => orders(),
    ]
}

/// Few names, so that some are given twice and lifted.
fn orders() -> impl Strategy<Value = Fact> {
    let touched = prop_oneof![
        Just(Touched::Agent(CLERK)),
        Just(Touched::Device(FIELD)),
        Just(Touched::Enrolment),
        tellings().prop_map(|telling| Touched::Document(telling.place)),
    ];
    let span = (prop::option::of(instants()), prop::option::of(instants()));
    (0u8..3, touched, prop::bool::ANY, span, instants(), prop::bool::weighted(0.3)).prop_map(
        |(n, touched, voids, (from, until), at, is_lifted)| {
            let effect = if voids { Effect::Voids } else { Effect::Rests };
            Fact::Order(OrderSeen { id: OrderId([n; 8]), touched, effect, from, until, at, is_lifted })
        },
    )
}

/// Facts of one enrolment that meet often: few places, few days, clear answers for most checks.
fn evidence() -> impl Strategy<Value = Vec<Fact>> {
    let tellings = prop::collection::vec((tellings(), prop::bool::weighted(0.8)), 0..5);
    let others = prop::collection::vec(other_facts(), 0..4);
    (tellings, others, prop::bool::weighted(0.1)).prop_map(|(tellings, others, withdrawn)| {
        let told = tellings.into_iter().flat_map(|(telling, clear)| {
            let [stated, status] = telling.cleared();
            [Some(stated), clear.then_some(status)].into_iter().flatten()
        });
        story(told.chain(others).chain(withdrawn.then_some(Fact::Withdrawn { at: day(3) })))
    })
}

/// Evidence, and decisions of people who saw all that had come in by then, or named something else.
pub fn facts() -> impl Strategy<Value = Vec<Fact>> {
    let clears = prop::sample::subsequence(Hold::ALL, 0..=Hold::ALL.len());
    let agents = prop_oneof![4 => Just(None), 1 => Just(Some(CLERK)), 1 => Just(Some(CARRIER))];
    let decision = (instants(), clears, prop::bool::weighted(0.2), agents);
    (evidence(), prop::collection::vec(decision, 0..4)).prop_map(|(mut facts, decisions)| {
        for (at, clears, refuses, agent) in decisions {
            let seen: Vec<Fact> = facts.iter().filter(|fact| fact.received() <= at).cloned().collect();
            let Fact::Decision(lifting) = lifted(&seen, at, clears) else { unreachable!() };
            facts.push(Fact::Decision(Decision { refuses, agent, ..lifting }));
        }
        facts
    })
}

/// Policies that follow each other and contradict each other.
pub fn policy_list() -> impl Strategy<Value = Vec<(Timestamp, Policy)>> {
    let outage = (instants(), instants()).prop_map(|(one, other)| Interval::between(one, other));
    let outages = prop::collection::vec(outage, 0..3);
    let policy = (1u32..4, prop::sample::subsequence(vec![1u16, 2], 0..=2), 0u16..40, outages);
    let policy = policy.prop_map(|(version, models, late_grace_days, outages)| {
        let accepted = models.into_iter().map(ModelId).collect();
        Policy { late_grace_days, outages, ..Policy::usual(version, accepted) }
    });
    prop::collection::vec((instants(), policy), 0..4)
}

/// The facts, and the same in another order with some of them again.
fn facts_twice() -> impl Strategy<Value = (Vec<Fact>, Vec<Fact>)> {
    facts().prop_flat_map(|facts| {
        let count = facts.len();
        let again = prop::sample::subsequence(facts.clone(), 0..=count);
        let repeated = again.prop_map({
            let facts = facts.clone();
            move |again| facts.iter().cloned().chain(again).collect::<Vec<Fact>>()
        });
        (Just(facts), repeated.prop_shuffle())
    })
}

fn places(resolution: &Resolution, wanted: Verdict) -> Vec<RecordId> {
    let of_that = resolution.reasons.iter().filter(|judged| judged.verdict == wanted);
    of_that.map(|judged| judged.place).collect()
}

/// How much is said of another enrolment from an instant on.
fn said_after(facts: &[Fact], about: EnrolmentId, from: Timestamp) -> usize {
    let said: std::collections::BTreeSet<Vec<u8>> = facts
        .iter()
        .filter(|fact| match fact {
            Fact::SameDocument { other, at, .. }
            | Fact::Matched { other, at, .. }
            | Fact::MatchEnded { other, at } => *other == about && *at >= from,
            _ => false,
        })
        .map(statement::encode)
        .collect();
    said.len()
}

proptest! {
    #![proptest_config(crate::cases(400))]

    #[test]
    fn order_and_repetition_change_no_byte((once, again) in facts_twice(), now in instants()) {
        prop_assert_eq!(facts_digest(&once), facts_digest(&again));
        prop_assert_eq!(resolve(&once, now).to_bytes(), resolve(&again, now).to_bytes());
    }

    #[test]
    fn the_list_of_policies_is_a_set_too(
        facts in facts(), list in policy_list(), cut in any::<prop::sample::Index>(), now in instants(),
    ) {
        let by = |list: Vec<(Timestamp, Policy)>| reconcile(&facts, &Policies::of(list), now).to_bytes();
        let (first, second) = list.split_at(cut.index(list.len() + 1));
        prop_assert_eq!(by(list.clone()), by([second, first, second].concat()));
        prop_assert_eq!(by(list.clone()), by(list.iter().rev().cloned().collect()));
    }

    #[test]
    fn under_any_policies_the_answer_stands_until_it_says_it_changes(
        facts in facts(), list in policy_list(), now in instants(), later in 0i64..40 * 24,
    ) {
        let policies = Policies::of(list);
        let (before, then) = (reconcile(&facts, &policies, now), now.plus_hours(later));
        if let Some(at) = before.changes_at {
            prop_assert!(at > now);
            prop_assert_eq!(&reconcile(&facts, &policies, at.plus_ms(-1)), &before);
        }
        if before.changes_at.is_none_or(|at| then < at) {
            prop_assert_eq!(&reconcile(&facts, &policies, then), &before);
        }
        if before.state == ResolutionState::Provable {
            prop_assert!(before.holds.is_empty());
        }
    }

    #[test]
    fn a_fact_that_raises_nothing_changes_nothing(facts in facts(), now in instants(), at in instants(), n in 0u8..4) {
        let irrelevant = match n {
            0 => Fact::Decision(Decision { lifts: [(Hold::Contested, [hash(&[9])].into())].into(), ..decision(at) }),
            1 => Fact::Standing(Standing { subject: Subject::Agent(AgentId([0x77; 8])), from: at, until: None, at }),
            2 => Fact::Confirmed { place: RecordId { chain: ChainId([0x77; 16]), sequence: 1 }, at },
            _ => Fact::Status(DocumentStatus {
                place: RecordId { chain: ChainId([0x77; 16]), sequence: 1 }, answer: StatusAnswer::Listed, source: 1, at,
            }),
        };
        let with: Vec<Fact> = facts.iter().cloned().chain([irrelevant]).collect();
        prop_assert_eq!(resolve(&with, now).to_bytes(), resolve(&facts, now).to_bytes());
    }

    #[test]
    fn a_restated_fact_changes_nothing(facts in facts(), now in instants(), pick in any::<prop::sample::Index>()) {
        let restated = match pick.get(&facts) {
            // The newest word about a span, said again.
            Fact::Standing(span) => {
                let said = |other: &&Standing| (other.subject, other.from) == (span.subject, span.from);
                let spans = facts.iter().filter_map(|fact| match fact { Fact::Standing(span) => Some(span), _ => None });
                let rank = |span: &&Standing| (span.at, std::cmp::Reverse(span.until.unwrap_or(Timestamp::MAX)));
                let newest = spans.filter(said).max_by_key(rank).unwrap();
                Fact::Standing(Standing { at: newest.at.plus_days(50), ..*newest })
            }
            Fact::Status(status) => Fact::Status(DocumentStatus { at: status.at.plus_days(50), ..*status }),
            Fact::FirstReceived { place, envelope, at } => {
                Fact::FirstReceived { place: *place, envelope: *envelope, at: at.plus_days(50) }
            }
            // What was said last, and nothing else at that instant, said again.
            Fact::SameDocument { other, at, is_later } if said_after(&facts, *other, *at) == 1 => {
                Fact::SameDocument { other: *other, at: at.plus_days(50), is_later: *is_later }
            }
            Fact::Matched { other, kind, at, is_later } if said_after(&facts, *other, *at) == 1 => {
                Fact::Matched { other: *other, kind: *kind, at: at.plus_days(50), is_later: *is_later }
            }
            Fact::MatchEnded { other, at } if said_after(&facts, *other, *at) == 1 => {
                Fact::MatchEnded { other: *other, at: at.plus_days(50) }
            }
            other => other.clone(),
        };
        let with: Vec<Fact> = facts.iter().cloned().chain([restated]).collect();
        prop_assert_eq!(resolve(&with, now).to_bytes(), resolve(&facts, now).to_bytes());
    }

    #[test]
    fn lifting_all_that_a_person_may_lift_leaves_none_of_it(facts in facts(), now in instants()) {
        let open = resolve(&facts, now);
        let mut decided = facts;
        for _ in 0..4 {
            decided.push(lifted(&decided, now, Hold::ALL.iter().copied()));
        }
        let left = resolve(&decided, now).holds;
        prop_assert!(left.keys().all(|hold| !hold.yields_to_decision()), "{:?} of {:?}", left, open.holds);
    }

    #[test]
    fn grouping_changes_no_byte(facts in facts(), cut in any::<prop::sample::Index>(), now in instants()) {
        let (first, second) = facts.split_at(cut.index(facts.len()));
        let overlapping = [second, first, second].concat();
        prop_assert_eq!(resolve(&facts, now).to_bytes(), resolve(&overlapping, now).to_bytes());
    }

    #[test]
    fn the_answer_stands_until_it_says_it_changes(facts in facts(), now in instants(), later in 0i64..40 * 24) {
        let (before, then) = (resolve(&facts, now), now.plus_hours(later));
        if let Some(at) = before.changes_at {
            prop_assert!(at > now);
            prop_assert_eq!(&resolve(&facts, at.plus_ms(-1)), &before);
            prop_assert_ne!(&resolve(&facts, at), &before);
        }
        if before.changes_at.is_none_or(|at| then < at) {
            prop_assert_eq!(&resolve(&facts, then), &before);
        }
    }

    #[test]
    fn what_is_provable_has_one_accepted_check_no_hold_and_the_level(facts in facts(), now in instants()) {
        let resolution = resolve(&facts, now);
        let provable = resolution.state == ResolutionState::Provable;
        prop_assert_eq!(resolution.deciding.is_some(), provable);
        if provable {
            prop_assert!(resolution.holds.is_empty());
            prop_assert_eq!(resolution.level, Some(Level::Substantial));
            prop_assert_eq!(places(&resolution, Verdict::Accepted), Vec::from_iter(resolution.deciding));
            prop_assert!(places(&resolution, Verdict::Held).is_empty());
        }
        if resolution.state == ResolutionState::UnderReview {
            prop_assert!(!resolution.holds.is_empty());
        }
    }

    #[test]
    fn every_state_tells_one_of_its_next_steps(facts in facts(), now in instants()) {
        let resolution = resolve(&facts, now);
        prop_assert!(resolution.state.next_steps().contains(&resolution.next_step), "{:?}", resolution);
        prop_assert!(resolution.follows.is_none() || resolution.next_step.asks_for_a_check());
    }

    #[test]
    fn acts_done_call_for_no_more(facts in facts(), now in instants()) {
        let resolution = resolve(&facts, now);
        let mut done: Vec<Deed> = Vec::new();
        for _ in 0..4 {
            let next = acts(&done, &resolution, &facts);
            done.extend(next);
        }
        prop_assert_eq!(acts(&done, &resolution, &facts), Vec::new());
        let activated = done.contains(&Act::Link.into());
        prop_assert!(!activated || resolution.state == ResolutionState::Provable);
    }

    #[test]
    fn a_fact_and_a_resolution_survive_their_bytes(facts in facts(), now in instants()) {
        for fact in &facts {
            prop_assert_eq!(&statement::decode::<Fact>(&statement::encode(fact)).unwrap(), fact);
        }
        let resolution = resolve(&facts, now);
        prop_assert_eq!(statement::decode::<Resolution>(&resolution.to_bytes()).unwrap(), resolution);
    }
}
