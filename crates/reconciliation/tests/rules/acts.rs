//! What the registry does next, and that it does nothing twice or never.

use crate::story::*;
use proofing::ComparisonAnswer;
use proptest::prelude::*;
use reconciliation::{Act, CoSignature, Deed, Fact, NextStep, ResolutionState, Subject, acts};
use std::collections::BTreeSet;
use terms::Timestamp;

fn next(done: &[Deed], facts: &[Fact]) -> Vec<Deed> {
    at(day(10), done, facts)
}
fn at(now: Timestamp, done: &[Deed], facts: &[Fact]) -> Vec<Deed> {
    acts(done, &resolve(facts, now), facts)
}
fn of(deeds: &[Deed]) -> Vec<Act> {
    deeds.iter().map(|deed| deed.act).collect()
}

#[test]
fn a_pass_is_activated_and_told_once() {
    let facts = story(at_counter(0, day(1)).cleared());
    let due = next(&[], &facts);
    assert_eq!(of(&due), [Act::TellChecked, Act::Link]);
    assert_eq!(next(&due, &facts), []);
}

#[test]
fn s16_a_crash_between_two_acts_loses_and_doubles_none() {
    let facts = story(at_counter(0, day(1)).cleared());
    let due = next(&[], &facts);
    for crashed in 0..due.len() {
        let (done, rest) = due.split_at(crashed);
        assert_eq!(next(done, &facts), rest);
    }
}

#[test]
fn a_check_that_waits_for_a_source_is_no_delay_yet() {
    let check = at_counter(0, day(1));
    assert_eq!(of(&next(&[], &story([check.fact()]))), [Act::IssueVoucher, Act::TellChecked]);
}

#[test]
fn s11_a_flag_is_told_in_the_words_of_any_delay() {
    let flagged = at_counter(0, day(1)).with(|body| body.flags = (true, false));
    let doubted = at_counter(0, day(1)).with(|body| body.comparison = Some(ComparisonAnswer::Doubt));
    let due = next(&[], &story(flagged.cleared()));
    assert_eq!(due, next(&[], &story(doubted.cleared())));
    assert_eq!(of(&due), [Act::IssueVoucher, Act::TellChecked, Act::OpenReview, Act::TellUnderReview]);
}

#[test]
fn each_spent_secret_calls_for_one_new_voucher() {
    let first = at_counter(0, day(1)).with(|body| body.features.clear());
    let second = at_counter(1, day(2)).signed_with(CoSignature::Right { voucher: 2 });
    let second = second.with(|body| body.features.clear());
    let facts = story(first.cleared().into_iter().chain(second.cleared()));
    let issued =
        |times| of(&next(&vec![Act::IssueVoucher.into(); times], &facts)).contains(&Act::IssueVoucher);
    assert_eq!([issued(0), issued(1), issued(2)], [true, true, false]);
}

#[test]
fn s14_an_order_against_the_agent_asks_for_another_check_and_lifting_it_for_none() {
    let mut facts = story(at_door(0, day(3)).cleared());
    let mut done = next(&[], &facts);
    facts.push(ended(Subject::Agent(CARRIER), day(2), day(8)));
    let due = next(&done, &facts);
    assert_eq!(of(&due), [Act::IssueVoucher, Act::TellAgain]);
    done.extend(due.iter().take(1));
    assert_eq!(next(&done, &facts), due[1..], "told although it crashed in between");
    done.extend(&due[1..]);
    assert_eq!(next(&done, &facts), []);

    facts.push(ended(Subject::Agent(CARRIER), day(20), day(9)));
    assert_eq!(of(&next(&done, &facts)), [Act::MovedOn]);
}

#[test]
fn s14_a_refusal_after_activation_is_told() {
    let mut facts = story(at_counter(0, day(1)).cleared());
    let done = next(&[], &facts);
    facts.push(refused(day(3)));
    assert_eq!(of(&next(&done, &facts)), [Act::TellRefused]);
}

#[test]
fn once_bodies_are_erased_nothing_follows() {
    let mut check = at_counter(0, day(1));
    let done = next(&[], &story(check.cleared()));
    check.body = None;
    assert_eq!(next(&done, &story(check.cleared())), []);
}

/// Judges after each fact, and does what follows.
fn told_by(facts: &[Fact], now: Timestamp) -> Vec<Deed> {
    let (mut known, mut done) = (opening(), Vec::new());
    for fact in facts {
        known.push(fact.clone());
        // One voucher a judgement, where several secrets are spent.
        for _ in 0..4 {
            let due = at(now, &done, &known);
            done.extend(due);
        }
    }
    done
}

fn times(done: &[Deed], act: Act) -> usize {
    done.iter().filter(|deed| deed.act == act).count()
}

#[test]
fn each_check_in_ones_name_is_told_and_none_twice() {
    let doubt = |check: Telling| check.with(|body| body.comparison = Some(ComparisonAnswer::Doubt));
    let (first, second) = (doubt(at_counter(0, day(1))), doubt(at_door(0, day(2))));
    let mut facts = story(first.cleared());
    let mut done = next(&[], &facts);
    facts.extend(second.cleared());
    done.extend(next(&done, &facts));
    let told: Vec<_> =
        done.iter().filter(|deed| deed.act == Act::TellChecked).map(|deed| deed.about).collect();
    assert_eq!(told, [Some(first.envelope), Some(second.envelope)]);
    assert_eq!(times(&done, Act::TellUnderReview), 1, "one review: nothing is told apart (R-17)");
    assert_eq!(next(&done, &facts), []);
}

#[test]
fn a_history_that_names_no_check_told_of_one() {
    let facts = story(at_counter(0, day(1)).cleared().into_iter().chain(at_door(0, day(2)).cleared()));
    let before = [Act::TellChecked, Act::Link, Act::TellActivated].map(Deed::from);
    assert_eq!(of(&next(&before, &facts)), [Act::TellChecked], "of the second");
}

#[test]
fn a_second_lapse_a_second_review_and_a_second_refusal_are_told_as_the_first() {
    let (mut facts, mut done) = (opening(), Vec::new());
    let step = |done: &mut Vec<Deed>, facts: &[Fact], now| {
        let due = at(now, done, facts);
        done.extend(&due);
        of(&due)
    };
    assert_eq!(step(&mut done, &facts, day(31)), [Act::TellLapsed]);
    let mut longer = declared();
    (longer.at, longer.deadline) = (day(32), day(60));
    facts.push(Fact::Declared(longer));
    assert_eq!(step(&mut done, &facts, day(32)), [Act::MovedOn]);
    assert_eq!(step(&mut done, &facts, day(61)), [Act::TellLapsed]);

    let doubted = at_counter(0, day(40)).with(|body| body.comparison = Some(ComparisonAnswer::Doubt));
    facts.extend(doubted.cleared());
    assert!(step(&mut done, &facts, day(61)).contains(&Act::TellUnderReview));
    facts.push(lifted(&facts, day(61), [reconciliation::Hold::ComparisonDoubt]));
    assert!(step(&mut done, &facts, day(61)).contains(&Act::MovedOn));
    facts.push(Fact::Contested { at: day(61), until: None });
    assert!(step(&mut done, &facts, day(61)).contains(&Act::TellUnderReview), "the second review");

    facts.push(refused(day(62)));
    assert!(step(&mut done, &facts, day(62)).contains(&Act::TellRefused));
    facts.push(lifted(&facts, day(63), [reconciliation::Hold::RefusedByPerson]));
    assert!(step(&mut done, &facts, day(63)).contains(&Act::TellUnderReview), "it is looked at again");
    facts.push(refused(day(64)));
    assert!(step(&mut done, &facts, day(64)).contains(&Act::TellRefused), "the second refusal");
}

#[test]
fn each_check_that_comes_to_nothing_is_told_with_its_next_step() {
    let expired = at_counter(0, day(1)).with(|body| {
        body.document.as_mut().unwrap().expires = Some("2020-01-01".parse().unwrap());
    });
    let mut facts = story(expired.cleared());
    let mut done = next(&[], &facts);
    assert!(done.contains(&Deed { act: Act::TellBringAnother, about: Some(expired.envelope) }));
    let left = at_door(0, day(2)).abandoned(proofing::AbandonReason::ApplicantLeaves);
    facts.push(left.fact());
    done.extend(next(&done, &facts));
    assert!(done.contains(&Deed { act: Act::TellAgain, about: Some(left.envelope) }));
    assert_eq!(next(&done, &facts), []);
}

/// Facts of every kind of ending, to be received in any order.
fn many() -> Vec<Fact> {
    let doubted = at_counter(0, day(1)).with(|body| body.comparison = Some(ComparisonAnswer::Doubt));
    let unsigned = at_counter(1, day(2)).signed_with(CoSignature::Absent);
    let left = at_door(0, day(3)).abandoned(proofing::AbandonReason::ApplicantLeaves);
    let good = at_door(1, day(4)).signed_with(CoSignature::Right { voucher: 3 });
    let mut facts: Vec<Fact> = [&doubted, &unsigned, &good].into_iter().flat_map(Telling::cleared).collect();
    facts.extend([left.fact(), at_door(2, day(5)).nobody_home().fact()]);
    facts.extend([refused(day(6)), Fact::Contested { at: day(7), until: Some(day(9)) }]);
    facts.push(Fact::Confirmed { place: unsigned.place, at: day(7) });
    facts.push(ended(Subject::Agent(CARRIER), day(2), day(8)));
    facts
}

proptest! {
    #![proptest_config(crate::cases(256))]

    #[test]
    fn in_whatever_order_facts_come_each_check_is_told_once_and_the_step_that_holds_is_told_last(
        facts in Just(many()).prop_shuffle(), until in 0_usize..14,
    ) {
        let facts = &facts[..until.min(facts.len())];
        let done = told_by(facts, day(10));
        let known = story(facts.iter().cloned());
        prop_assert_eq!(next(&done, &known), vec![], "judged again, nothing follows");
        let resolution = resolve(&known, day(10));
        let told: Vec<_> = done.iter().filter(|deed| deed.act == Act::TellChecked).filter_map(|deed| deed.about).collect();
        let checks: BTreeSet<_> = known.iter().filter_map(|fact| match fact {
            Fact::Stated(one) if one.header.stated.kind == statement::StatementKind::Check => Some(one.envelope),
            _ => None,
        }).collect();
        prop_assert_eq!(told.len(), checks.len());
        prop_assert_eq!(told.into_iter().collect::<BTreeSet<_>>(), checks);
        let standing = [
            (NextStep::ShowAgain, Act::TellAgain), (NextStep::BringAnotherDocument, Act::TellBringAnother),
            (NextStep::ConfirmCheck, Act::TellConfirmCheck), (NextStep::CallUs, Act::TellRefused),
        ];
        let last = of(&done).into_iter().rfind(|act| {
            standing.iter().any(|(_, telling)| telling == act)
                || matches!(act, Act::TellUnderReview | Act::MovedOn)
        });
        for (step, telling) in standing {
            prop_assert_eq!(resolution.next_step == step, last == Some(telling));
        }
        prop_assert!(resolution.state.next_steps().contains(&resolution.next_step));
        prop_assert!(resolution.state != ResolutionState::Provable || resolution.next_step == NextStep::Nothing);
    }
}
