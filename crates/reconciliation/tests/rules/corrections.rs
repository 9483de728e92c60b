//! Corrections only take away (design section 5, *Who asks*): what an agent says later about a check of theirs can hold it
//! and never pass it.

use crate::story::*;
use documents::ModelId;
use proofing::{ComparisonAnswer, FeatureAnswer};
use reconciliation::{CoSignature, Fact, Hold, ResolutionState, Verdict};
use statement::Hash;

fn doubting(telling: Telling) -> Telling {
    telling.with(|body| body.comparison = Some(ComparisonAnswer::Doubt))
}

fn told(tellings: &[&Telling]) -> Vec<Fact> {
    story(tellings.iter().flat_map(|telling| telling.cleared()))
}

#[test]
fn s13_a_correction_holds_the_check_it_points_back_to_in_any_order() {
    let original = at_counter(0, day(1));
    let correction = doubting(original.corrected(1, 2));
    let mut facts = told(&[&correction, &original]);
    let resolution = resolve(&facts, day(2));
    assert_eq!(resolution.state, ResolutionState::UnderReview);
    assert_eq!(holds(&resolution), [Hold::ComparisonDoubt, Hold::Corrected]);
    assert_eq!(judged(&resolution, original.place).verdict, Verdict::Held);
    facts.reverse();
    assert_eq!(resolve(&facts, day(2)), resolution);
}

#[test]
fn s13_an_agent_who_doubted_does_not_take_the_doubt_back_by_a_correction() {
    let original = doubting(at_counter(0, day(1)));
    let correction = original.corrected(1, 2).with(|body| body.comparison = Some(ComparisonAnswer::Same));
    let resolution = resolve(&told(&[&original, &correction]), day(2));
    assert_eq!(resolution.state, ResolutionState::UnderReview);
    assert!(holds(&resolution).contains(&Hold::ComparisonDoubt));
}

#[test]
fn s13_a_failed_feature_stays_failed_however_it_is_corrected() {
    let original = at_counter(0, day(1)).failing();
    let correction = original.corrected(1, 2).with(|body| {
        body.features.iter_mut().for_each(|feature| feature.answer = FeatureAnswer::Seen);
    });
    let resolution = resolve(&told(&[&original, &correction]), day(2));
    assert!(holds(&resolution).contains(&Hold::FeaturesFail), "{resolution:?}");
}

#[test]
fn s13_a_later_correction_made_to_be_barred_does_not_bring_the_original_back() {
    let original = at_counter(0, day(1));
    let doubt = doubting(original.corrected(1, 2));
    let barred = original.corrected(2, 3).with(|body| {
        body.document.as_mut().unwrap().model = ModelId(99);
    });
    let resolution = resolve(&told(&[&original, &doubt, &barred]), day(2));
    assert_eq!(resolution.state, ResolutionState::UnderReview);
    assert!(holds(&resolution).contains(&Hold::ComparisonDoubt));
}

#[test]
fn s13_a_correction_under_the_same_secret_does_the_same_whatever_its_envelope_hashes_to() {
    let original = at_counter(0, day(1));
    let of = |hash| {
        let mut correction = doubting(original.corrected(1, 1));
        correction.envelope = Hash(hash);
        resolve(&told(&[&original, &correction]), day(2))
    };
    let (low, high) = (of([0; 32]), of([0xff; 32]));
    assert_eq!((low.state, holds(&low)), (high.state, holds(&high)));
    assert_eq!(holds(&low), [Hold::ComparisonDoubt, Hold::Corrected]);
}

#[test]
fn s13_a_correction_without_its_original_waits_and_is_no_check() {
    let original = at_counter(0, day(1));
    let correction = original.corrected(1, 2);
    let resolution = resolve(&told(&[&correction]), day(2));
    assert_eq!(resolution.state, ResolutionState::AwaitingCheck);
    assert_eq!(judged(&resolution, correction.place).verdict, Verdict::NotACheck);
}

#[test]
fn s13_no_co_signature_is_asked_of_a_correction() {
    let original = at_counter(0, day(1));
    for proof in [CoSignature::Absent, CoSignature::Wrong, CoSignature::VoucherUnknown] {
        let correction = doubting(original.corrected(1, 2)).signed_with(proof);
        let resolution = resolve(&told(&[&original, &correction]), day(2));
        assert_eq!(holds(&resolution), [Hold::ComparisonDoubt, Hold::Corrected]);
    }
}

#[test]
fn s13_what_all_corrections_say_adds_up() {
    let original = at_counter(0, day(1));
    let doubt = doubting(original.corrected(1, 2));
    let digits = doubt.corrected(2, 3).with(|body| {
        body.comparison = Some(ComparisonAnswer::Same);
        body.document.as_mut().unwrap().digits_right = false;
    });
    let mut facts = told(&[&original, &doubt, &digits]);
    let resolution = resolve(&facts, day(2));
    assert_eq!(holds(&resolution), [Hold::ComparisonDoubt, Hold::DigitsWrong, Hold::Corrected]);
    facts.reverse();
    assert_eq!(resolve(&facts, day(2)), resolution);
}

#[test]
fn s13_a_corrected_check_is_held_until_another_agents_passes() {
    let original = at_counter(0, day(1));
    let correction = original.corrected(1, 2);
    let fresh = at_door(0, day(3));
    let resolution = resolve(&told(&[&original, &correction, &fresh]), day(4));
    assert_eq!((resolution.state, resolution.deciding), (ResolutionState::Provable, Some(fresh.place)));
}
