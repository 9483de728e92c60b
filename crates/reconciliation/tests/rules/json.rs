//! Facts in JSON and in CBOR say the same, both ways; anybody can put a story to the rules.

use crate::order::facts;
use crate::story::*;
use documents::ModelId;
use proofing::{AbandonReason, Outcome};
use proptest::prelude::*;
use reconciliation::json::{FactJson, PolicyFrom, ResolutionJson, Story};
use reconciliation::{Fact, Identity, LeaseUse, Linked, Policy, Resolution, VersionEnds};
use statement::{Back, Blob, FeedAge, Proof, Secret, decode, encode};
use terms::{AgentId, EnrolmentId, Interval, OfficeId, Timestamp};

fn to_text(fact: &Fact) -> String {
    serde_json::to_string(&FactJson::from(fact)).unwrap()
}
fn from_text(text: &str) -> Fact {
    serde_json::from_str::<FactJson>(text).unwrap().into()
}

/// A statement with something in every field.
fn full() -> Fact {
    let mut telling = at_counter(3, day(1)).with(|body| {
        body.outcome = Some(Outcome::ToReview);
        body.reason = Some(AbandonReason::Technical);
        body.feeds = vec![FeedAge { feed: 2, position: u64::MAX, made: day(0) }];
        body.typed_code = Some(Secret::from_bytes([1, 2, 3, 4, 5, 6]));
        body.second_person = Some((AgentId([7; 8]), 2));
        body.helpers = Some(Blob(vec![1, 0xff]));
        (body.start_reason, body.suspended_s) = (Some(1), Some(60));
        let document = body.document.as_mut().unwrap();
        (document.findings, document.issued) = (Blob(vec![60]), Some("2021-07-01".parse().unwrap()));
    });
    telling.refers_to = Some(Back { chain: telling.place.chain, sequence: 2 });
    telling.lease.as_mut().unwrap().office = Some(OfficeId([8; 8]));
    (telling.not_before, telling.voucher_until) = (Some(day(0)), Some(Timestamp::MAX));
    (telling.second, telling.lease_use) = (Some(CARRIER), Some(LeaseUse { number: u32::MAX, allowed: 4 }));
    let Fact::Stated(mut statement) = telling.fact() else { unreachable!() };
    statement.header.stated.proof = Some(Proof([5; 16]));
    Fact::Stated(statement)
}

proptest! {
    #![proptest_config(crate::cases(150))]

    #[test]
    fn a_fact_says_the_same_in_json_and_in_cbor(facts in facts(), now in -2i64..36) {
        let others = [full(), Fact::Contested { at: day(1), until: None }, Fact::Withdrawn { at: day(1) }, refused(day(2))];
        for fact in facts.iter().chain(&others) {
            let bytes = encode(fact);
            let of_json = from_text(&to_text(fact));
            prop_assert_eq!(encode(&of_json), bytes.clone());
            prop_assert_eq!(to_text(&decode::<Fact>(&bytes).unwrap()), to_text(fact));
        }
        let resolution = resolve(&facts, day(now));
        let text = serde_json::to_string(&ResolutionJson::from(&resolution)).unwrap();
        let again: Resolution = serde_json::from_str::<ResolutionJson>(&text).unwrap().into();
        prop_assert_eq!(again.to_bytes(), resolution.to_bytes());
    }
}

#[test]
fn a_story_in_json_is_judged_as_its_facts_are() {
    let mut facts = story(at_counter(0, day(1)).failing().cleared());
    facts.push(lifted(&facts, day(2), reconciliation::Hold::ALL.iter().copied()));
    let policy = Policy {
        ends: VersionEnds { software: [(2, day(3))].into(), ..VersionEnds::default() },
        outages: vec![Interval::between(day(1), day(2))],
        ..policy()
    };
    let told = Story {
        policies: vec![PolicyFrom { from: day(-90), policy: policy.clone() }],
        facts: facts.iter().map(FactJson::from).collect(),
        now: day(3),
        enrolment: EnrolmentId([5; 16]),
        linked_since: Some(day(2)),
        links: vec![],
        orders: vec![],
    };
    let read: Story = serde_json::from_str(&serde_json::to_string(&told).unwrap()).unwrap();
    let answer = read.judged();
    let judged: Resolution = answer.resolution.into();
    let policies = reconciliation::Policies::of([(day(-90), policy)]);
    assert_eq!(judged, reconciliation::reconcile(&facts, &policies, day(3)));
    let linked = Linked::of((EnrolmentId([5; 16]), day(2)), &facts, &judged, &policies);
    let known: Identity = answer.identity.unwrap().into();
    assert_eq!(known, reconciliation::identity(&[linked], &[], false, &policies, day(3)));
}

#[test]
fn the_line_that_the_documentation_shows_is_judged() {
    let source = include_str!("../../src/json.rs");
    let shown = source.split("```").nth(1).unwrap().trim_start_matches("json");
    let line: String = shown.lines().map(|line| line.trim_start_matches("//!")).collect();
    let story: Story = serde_json::from_str(&line).unwrap();
    assert_eq!(story.policies[0].policy, Policy::usual(1, vec![ModelId(1)]));
    let resolution: Resolution = story.judged().resolution.into();
    assert_eq!(holds(&resolution), [reconciliation::Hold::Contested]);
}

#[test]
fn the_story_beside_the_example_is_judged() {
    let story: Story = serde_json::from_str(include_str!("../../examples/story.jsonl")).unwrap();
    let resolution: Resolution = story.judged().resolution.into();
    assert_eq!(holds(&resolution), [reconciliation::Hold::LevelNotReached]);
}

#[test]
fn what_json_does_not_know_is_refused_and_never_guessed() {
    for text in [
        r#"{"fact": "rumour", "at": 1}"#,
        r#"{"fact": "contested"}"#,
        r#"{"fact": "decision", "by": "ee", "lifts": {}, "refuses": true, "at": 1}"#,
        r#"{"fact": "decision", "by": "eeeeeeeeeeeeeeee", "lifts": {"any": []}, "refuses": true, "at": 1}"#,
        r#"{"fact": "status", "place": {"chain": "00", "sequence": 1}, "answer": "clear", "source": 1, "at": 1}"#,
    ] {
        assert!(serde_json::from_str::<FactJson>(text).is_err(), "{text}");
    }
}
