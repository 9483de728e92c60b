//! Who signed beside the agent: an exception counts where a second agent, in standing, signed the same header.

use crate::story::*;
use proofing::ComparisonAnswer;
use reconciliation::{Decision, Fact, Hold, ResolutionState, Subject};
use terms::AgentId;

const CHANGED_LOOKS: u8 = 2;

/// A clerk's check with an exception that names the carrier, signed by somebody or nobody.
fn excepted(signed: Option<AgentId>) -> Telling {
    let check = at_counter(0, day(1)).with(|body| body.second_person = Some((CARRIER, CHANGED_LOOKS)));
    Telling { second: signed, ..check }
}

fn holds_of(check: &Telling) -> Vec<Hold> {
    holds(&resolve(&story(check.cleared()), day(2)))
}

#[test]
fn an_exception_counts_only_with_the_signature_of_the_second_person_it_names() {
    assert_eq!(holds_of(&excepted(Some(CARRIER))), []);
    assert_eq!(holds_of(&excepted(None)), [Hold::SecondNotProven]);
    assert_eq!(holds_of(&excepted(Some(AgentId([9; 8])))), [Hold::SecondNotProven], "another one signed");
    let unnamed = Telling { second: Some(CARRIER), ..at_counter(0, day(1)) };
    assert_eq!(holds_of(&unnamed), [Hold::SecondNotProven], "nobody is named");
    let mut own = excepted(Some(CLERK));
    own.body.as_mut().unwrap().second_person = Some((CLERK, CHANGED_LOOKS));
    assert_eq!(holds_of(&own), [Hold::SecondNotProven], "nobody is their own second");
}

#[test]
fn a_second_person_who_was_not_in_standing_proves_nothing() {
    let check = excepted(Some(CARRIER));
    let mut facts = story(check.cleared());
    facts.push(ended(Subject::Agent(CARRIER), hour(1), day(2)));
    assert_eq!(holds(&resolve(&facts, day(2))), [Hold::SecondNotProven]);
}

/// The clerk doubted, then passed the same person.
fn passed_after_doubt(second: Option<AgentId>) -> Vec<Fact> {
    let doubt = at_counter(0, hour(20)).with(|body| body.comparison = Some(ComparisonAnswer::Doubt));
    let mut pass = excepted(second);
    (pass.place.sequence, pass.envelope) = (1, statement::hash(b"pass"));
    let pass = pass.signed_with(reconciliation::CoSignature::Right { voucher: 3 });
    story(doubt.cleared().into_iter().chain(pass.cleared()))
}

#[test]
fn a_second_person_who_signed_is_the_other_agent_that_a_doubt_asks_for() {
    assert_eq!(resolve(&passed_after_doubt(Some(CARRIER)), day(2)).state, ResolutionState::Provable);
    let mut facts = passed_after_doubt(Some(CARRIER));
    let own_doubt = at_door(5, hour(19)).with(|body| body.comparison = Some(ComparisonAnswer::Doubt));
    facts.extend(own_doubt.cleared());
    let held = holds(&resolve(&facts, day(2)));
    assert!(held.contains(&Hold::NeedsAnotherAgent), "the second person doubted too: {held:?}");
}

#[test]
fn a_second_person_decides_nothing_about_what_they_signed() {
    let doubted = at_counter(0, day(1)).with(|body| body.comparison = Some(ComparisonAnswer::Doubt));
    let mut facts = story(Telling { second: Some(CARRIER), ..doubted }.cleared());
    let Fact::Decision(by_staff) = lifted(&facts, day(2), Hold::ALL.iter().copied()) else { unreachable!() };
    facts.push(Fact::Decision(Decision { agent: Some(CARRIER), ..by_staff }));
    assert!(holds(&resolve(&facts, day(3))).contains(&Hold::ComparisonDoubt));
}
