//! `reconcile` sees a set: any order, repetition and grouping of facts gives the same bytes, and the clock
//! matters only at `changes_at`.

use crate::story::*;
use proofing::{AbandonReason, ComparisonAnswer, Level};
use proptest::prelude::*;
use reconciliation::{
    Act, CoSignature, Decision, Declared, Fact, Hold, Resolution, ResolutionState, Standing, StatusAnswer,
    Subject, Verdict, acts, evidence_digest, facts_digest, reconcile,
};
use statement::{Back, RecordId, StatementKind, hash};
use terms::{EnrolmentId, Timestamp};

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
            shaped(telling.signed_with(co_signature), shape)
        },
    )
}

fn subjects() -> impl Strategy<Value = Subject> {
    prop_oneof![Just(Subject::Agent(CARRIER)), Just(Subject::Agent(CLERK)), Just(Subject::Device(FIELD))]
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
        1 => (0u8..2, instants()).prop_map(|(n, at)| Fact::SameDocument { other: EnrolmentId([n; 16]), at }),
        1 => (tellings(), instants()).prop_map(|(telling, at)| Fact::Confirmed { place: telling.place, at }),
    ]
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

/// Evidence, and decisions of people who saw all of it.
fn facts() -> impl Strategy<Value = Vec<Fact>> {
    let clears = prop::sample::subsequence(Hold::ALL, 0..Hold::ALL.len());
    let decision = (instants(), clears, prop::bool::weighted(0.2));
    (evidence(), prop::collection::vec(decision, 0..3)).prop_map(|(mut facts, decisions)| {
        for (at, clears, refuses) in decisions {
            let seen = evidence_digest(&facts, at);
            let clears = clears.into_iter().collect();
            facts.push(Fact::Decision(Decision { by: REVIEWER, facts: seen, clears, refuses, at }));
        }
        facts
    })
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

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn order_and_repetition_change_no_byte((once, again) in facts_twice(), now in instants()) {
        prop_assert_eq!(facts_digest(&once), facts_digest(&again));
        let (once, again) = (reconcile(&once, &policy(), now), reconcile(&again, &policy(), now));
        prop_assert_eq!(once.to_bytes(), again.to_bytes());
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
    fn acts_done_call_for_no_more(facts in facts(), now in instants()) {
        let resolution = resolve(&facts, now);
        let mut done: Vec<Act> = Vec::new();
        for _ in 0..4 {
            let next = acts(&done, &resolution, &facts);
            done.extend(next);
        }
        prop_assert_eq!(acts(&done, &resolution, &facts), Vec::new());
        let activated = done.contains(&Act::Activate);
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
