//! What people's decisions do: they lift the holds whose every cause they name, and nothing else (registry, B4).

use crate::story::*;
use proofing::ComparisonAnswer;
use reconciliation::{
    Decision, Declared, Fact, Hold, Household, Policies, Policy, ResolutionState, StatusAnswer, Subject,
    cause_of, reconcile,
};
use statement::Hash;
use terms::EnrolmentId;

fn doubted() -> Telling {
    at_counter(0, day(1)).with(|body| body.comparison = Some(ComparisonAnswer::Doubt))
}

/// A doubt that the reviewer lifted on the fifth day.
fn settled() -> Vec<Fact> {
    let mut facts = story(doubted().cleared());
    facts.push(lifted(&facts, day(5), [Hold::ComparisonDoubt]));
    assert_eq!(resolve(&facts, day(5)).state, ResolutionState::Provable);
    facts
}

#[test]
fn a_hold_names_the_facts_that_raise_it() {
    let resolution = resolve(&story(doubted().cleared()), day(2));
    assert_eq!(resolution.holds[&Hold::ComparisonDoubt], [cause_of(&doubted().fact())].into());
}

#[test]
fn a_page_opened_before_a_colleagues_refusal_does_not_take_it_back() {
    let mut facts = story(doubted().cleared());
    let seen_before = lifted(&facts, day(5), [Hold::ComparisonDoubt]);
    facts.push(refused(day(4)));
    facts.push(seen_before);
    assert_eq!(resolve(&facts, day(6)).state, ResolutionState::Refused);
    facts.push(lifted(&facts, day(7), [Hold::RefusedByPerson]));
    assert_eq!(resolve(&facts, day(8)).state, ResolutionState::Provable);
}

#[test]
fn a_second_refusal_stands_when_the_first_is_taken_back() {
    let mut facts = settled();
    facts.push(refused(day(6)));
    facts.push(lifted(&facts, day(7), [Hold::RefusedByPerson]));
    assert_eq!(resolve(&facts, day(7)).state, ResolutionState::Provable);
    facts.push(refused(day(8)));
    assert_eq!(resolve(&facts, day(9)).state, ResolutionState::Refused);
}

#[test]
fn a_restated_standing_does_not_raise_a_lifted_hold_again() {
    let mut check = at_door(0, day(3)).received(day(5));
    check.anchored = day(2);
    let order = |at| ended(Subject::Agent(CARRIER), day(4), at);
    let mut facts = story(check.cleared().into_iter().chain([order(day(5))]));
    facts.push(lifted(&facts, day(6), [Hold::AgentNotInStanding]));
    facts.push(order(day(7)));
    assert_eq!(resolve(&facts, day(8)).state, ResolutionState::Provable);
    facts.push(ended(Subject::Agent(CARRIER), day(4).plus_hours(1), day(9)));
    assert_eq!(holds(&resolve(&facts, day(9))), [Hold::AgentNotInStanding], "another end is another cause");
}

#[test]
fn the_same_answer_of_a_source_does_not_raise_a_lifted_hold_again() {
    let check = at_counter(0, day(1));
    let mut facts = story([check.fact(), check.status(StatusAnswer::Listed)]);
    facts.push(lifted(&facts, day(2), [Hold::DocumentListed]));
    let open = holds(&resolve(&facts, day(2)));
    facts.push(check.clone().received(day(4)).status(StatusAnswer::Listed));
    assert_eq!(holds(&resolve(&facts, day(5))), open);
    assert!(!open.contains(&Hold::DocumentListed));
}

#[test]
fn a_fact_that_turns_up_late_and_raises_nothing_changes_nothing() {
    let mut facts = settled();
    let decided = resolve(&facts, day(6));
    // Delivered again after a restore, with the first received time it had.
    facts.push(at_door(0, day(2)).nobody_home().fact());
    let resolution = resolve(&facts, day(6));
    assert_eq!((resolution.state, resolution.holds), (decided.state, decided.holds));
}

#[test]
fn an_extension_voids_no_decision() {
    let mut check = doubted();
    check = check.with(|body| body.identity.as_mut().unwrap().nationality = "ITA".into());
    let mut facts = story(check.cleared());
    let both = [Hold::ComparisonDoubt, Hold::IdentityDiffers];
    facts.push(lifted(&facts, day(5), both));
    assert_eq!(resolve(&facts, day(5)).state, ResolutionState::Provable);
    let extension = Declared { at: day(9), deadline: day(60), salt: [4; 16], ..declared() };
    facts.push(Fact::Declared(extension));
    assert_eq!(resolve(&facts, day(10)).state, ResolutionState::Provable);
}

#[test]
fn a_decision_lifts_no_more_than_it_names() {
    let matched = |n| Fact::SameDocument { other: EnrolmentId([n; 16]), at: day(2), is_later: Some(true) };
    let mut facts = story(at_counter(0, day(1)).cleared());
    facts.push(matched(7));
    let one = lifted(&facts, day(3), [Hold::DocumentInTwoEnrolments]);
    facts.push(matched(8));
    facts.push(one);
    let resolution = resolve(&facts, day(4));
    assert_eq!(resolution.holds[&Hold::DocumentInTwoEnrolments], [cause_of(&matched(8))].into());
}

#[test]
fn a_decision_that_names_too_little_lifts_nothing() {
    let mut facts = story(doubted().cleared());
    for named in [vec![], vec![Hash([7; 32])]] {
        let lifts = [(Hold::ComparisonDoubt, named.into_iter().collect())].into();
        facts.push(Fact::Decision(Decision { lifts, ..decision(day(3)) }));
    }
    assert_eq!(holds(&resolve(&facts, day(4))), [Hold::ComparisonDoubt]);
}

#[test]
fn whoever_checked_or_lives_there_lifts_nothing() {
    let household = Some(Household([5; 32]));
    let mut facts = story(doubted().cleared());
    facts.push(Fact::Declared(Declared { household, at: hour(1), ..declared() }));
    let Fact::Decision(lifting) = lifted(&facts, day(5), [Hold::ComparisonDoubt]) else { unreachable!() };
    let with = |decision: Decision| {
        let facts: Vec<Fact> = facts.iter().cloned().chain([Fact::Decision(decision)]).collect();
        resolve(&facts, day(6)).state
    };
    assert_eq!(with(Decision { agent: Some(CLERK), ..lifting.clone() }), ResolutionState::UnderReview);
    assert_eq!(with(Decision { household, ..lifting.clone() }), ResolutionState::UnderReview);
    let neighbour = Some(Household([6; 32]));
    let second = doubted().with(|body| body.second_person = Some((CARRIER, 1)));
    let both = story(
        second
            .cleared()
            .into_iter()
            .chain([Fact::Decision(Decision { agent: Some(CARRIER), ..lifting.clone() })]),
    );
    assert_eq!(resolve(&both, day(6)).state, ResolutionState::UnderReview, "the second person neither");
    assert_eq!(
        with(Decision { agent: Some(CARRIER), household: neighbour, ..lifting }),
        ResolutionState::Provable
    );
}

#[test]
fn who_is_contested_again_is_looked_at_again() {
    let mut facts = story(at_counter(0, day(1)).cleared());
    facts.push(Fact::Contested { at: day(2), until: None });
    facts.push(lifted(&facts, day(3), [Hold::Contested]));
    assert_eq!(resolve(&facts, day(3)).state, ResolutionState::Provable);
    facts.push(Fact::Contested { at: day(4), until: None });
    assert_eq!(holds(&resolve(&facts, day(4))), [Hold::Contested]);
}

#[test]
fn where_policy_asks_for_four_eyes_two_people_must_name_the_same_causes() {
    let two = Policy { version: 2, two_decide: true, ..policy() };
    let policies = Policies::of([(day(-90), policy()), (day(4), two)]);
    let state = |facts: &[Fact]| reconcile(facts, &policies, day(9)).state;
    let by = |by: u8, agent, at| {
        let lifts = resolve(&story(doubted().cleared()), day(3)).holds;
        Fact::Decision(Decision { by: [by; 8], agent, lifts, ..decision(at) })
    };
    let with = |decisions: &[Fact]| state(&[story(doubted().cleared()), decisions.to_vec()].concat());
    let one = by(1, None, day(5));
    assert_eq!(with(std::slice::from_ref(&one)), ResolutionState::UnderReview);
    assert_eq!(with(&[one.clone(), by(1, None, day(6))]), ResolutionState::UnderReview, "one person twice");
    assert_eq!(with(&[one.clone(), by(2, None, day(6))]), ResolutionState::Provable);
    let other = Fact::Decision(Decision { by: [2; 8], ..decision(day(6)) });
    assert_eq!(with(&[one, other]), ResolutionState::UnderReview, "the second named nothing");
    let both = terms::AgentId([7; 8]);
    let accounts = [by(1, Some(both), day(5)), by(2, Some(both), day(6))];
    assert_eq!(with(&accounts), ResolutionState::UnderReview, "two accounts of one agent");
    assert_eq!(with(&[by(1, None, day(3))]), ResolutionState::Provable, "one sufficed when it was made");
}
