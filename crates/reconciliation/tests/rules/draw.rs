//! Which features were to be looked at: the registry draws again, and accuses no device whose draw it cannot repeat.

use crate::story::*;
use reconciliation::{Hold, Note, ResolutionState};
use statement::Blob;

fn drawn(drawn: Option<&[u8]>) -> Telling {
    Telling { drawn: drawn.map(|drawn| Blob(drawn.to_vec())), ..at_counter(0, day(1)) }
}

#[test]
fn features_that_the_secret_did_not_draw_hold_the_check() {
    let check = drawn(Some(&[1, 5, 6]));
    let resolution = resolve(&story(check.cleared()), day(2));
    assert_eq!(holds(&resolution), [Hold::FeaturesNotDrawn]);
    let as_drawn = drawn(Some(&[1, 4, 6]));
    assert_eq!(resolve(&story(as_drawn.cleared()), day(2)).state, ResolutionState::Provable);
}

#[test]
fn a_draw_that_nobody_can_repeat_is_noted_and_holds_nothing() {
    let check = drawn(None);
    let resolution = resolve(&story(check.cleared()), day(2));
    assert_eq!(resolution.state, ResolutionState::Provable);
    assert!(judged(&resolution, check.place).notes.contains(&Note::NotDrawnAgain));
    let repeated = drawn(Some(&[1, 4, 6]));
    let resolution = resolve(&story(repeated.cleared()), day(2));
    assert!(judged(&resolution, repeated.place).notes.is_empty());
}

#[test]
fn a_correction_speaks_of_the_features_that_its_check_drew() {
    let check = drawn(Some(&[1, 4, 6]));
    let correction = Telling { drawn: Some(Blob(vec![2, 3, 5])), ..check.corrected(1, 3) };
    let resolution = resolve(&story(check.cleared().into_iter().chain([correction.fact()])), day(2));
    assert!(!judged(&resolution, check.place).holds.contains(&Hold::FeaturesNotDrawn));
}
