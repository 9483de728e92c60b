//! Whoever doubted is not who passes: a second opinion is another person's.

use crate::story::*;
use proofing::{AbandonReason, ComparisonAnswer};
use reconciliation::{CoSignature, Fact, Hold, ResolutionState};

/// The clerk's second check, under the next voucher.
fn again() -> Telling {
    at_counter(1, day(2)).signed_with(CoSignature::Right { voucher: 2 })
}

fn told(tellings: &[&Telling]) -> Vec<Fact> {
    story(tellings.iter().flat_map(|telling| telling.cleared()))
}

fn reservations() -> Vec<Telling> {
    let first = || at_counter(0, day(1));
    vec![
        first().with(|body| body.comparison = Some(ComparisonAnswer::Doubt)),
        first().failing(),
        first().with(|body| body.document.as_mut().unwrap().digits_right = false),
        first().with(|body| body.typed.as_mut().unwrap().number_agrees = false),
        first().abandoned(AbandonReason::PhotoDoubt),
        first().abandoned(AbandonReason::MrzFails),
    ]
}

#[test]
fn s11_an_agent_with_a_reservation_does_not_pass_the_person_alone_later() {
    for reserved in reservations() {
        let resolution = resolve(&told(&[&reserved, &again()]), day(3));
        assert_eq!(resolution.state, ResolutionState::UnderReview, "{reserved:?}");
        assert!(judged(&resolution, again().place).holds.contains(&Hold::NeedsAnotherAgent), "{reserved:?}");
    }
}

#[test]
fn s11_another_agents_pass_needs_nobody_else() {
    let doubt = at_counter(0, day(1)).with(|body| body.comparison = Some(ComparisonAnswer::Doubt));
    let another = at_door(0, day(3)).signed_with(CoSignature::Right { voucher: 3 });
    let resolution = resolve(&told(&[&doubt, &again(), &another]), day(4));
    assert_eq!((resolution.state, resolution.deciding), (ResolutionState::Provable, Some(another.place)));
}

#[test]
fn s11_a_person_may_do_without_another_agent() {
    let doubt = at_counter(0, day(1)).with(|body| body.comparison = Some(ComparisonAnswer::Doubt));
    let mut facts = told(&[&doubt, &again()]);
    facts.push(lifted(&facts, day(4), [Hold::NeedsAnotherAgent]));
    let resolution = resolve(&facts, day(4));
    assert_eq!((resolution.state, resolution.deciding), (ResolutionState::Provable, Some(again().place)));
}

#[test]
fn s17_a_case_left_for_no_fault_of_the_person_leaves_the_agent_free() {
    for reason in [AbandonReason::ApplicantLeaves, AbandonReason::Technical, AbandonReason::Expired] {
        let left = at_counter(0, day(1)).abandoned(reason);
        let resolution = resolve(&told(&[&left, &again()]), day(3));
        assert_eq!(resolution.deciding, Some(again().place), "{reason:?}");
    }
}
