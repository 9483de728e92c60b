//! Two contents under one number of a chain: the one that came first counts, whomever the other is about.

use crate::story::*;
use reconciliation::{Fact, Note, ResolutionState, Verdict};
use statement::{Hash, hash};
use terms::Timestamp;

fn came(envelope: Hash, at: Timestamp) -> Fact {
    Fact::FirstReceived { place: at_counter(0, day(1)).place, envelope, at }
}

#[test]
fn a_check_counts_unless_other_bytes_came_first_under_its_number() {
    let check = at_counter(0, day(1));
    let (ours, received, other) = (check.envelope, check.received, hash(b"about somebody else"));
    let with = |facts: Vec<Fact>| resolve(&story(check.cleared().into_iter().chain(facts)), day(4));
    assert_eq!(with(vec![came(other, received.plus_ms(1))]).state, ResolutionState::Provable);
    let displaced = with(vec![came(other, received.plus_ms(-1))]);
    assert_eq!(displaced.state, ResolutionState::AwaitingCheck, "another check can still be made");
    let [judged] = displaced.reasons.as_slice() else { panic!("it is judged all the same") };
    assert_eq!((judged.verdict, judged.notes.contains(&Note::OtherBytes)), (Verdict::Refused, true));
    // Better evidence of its own puts it first again, in whatever order it came.
    let again = with(vec![came(other, received.plus_ms(-1)), came(ours, received.plus_ms(-2))]);
    assert_eq!(again.state, ResolutionState::Provable);
}

#[test]
fn bytes_under_another_number_say_nothing() {
    let mut elsewhere = at_counter(0, day(1)).place;
    elsewhere.sequence += 1;
    let early = Fact::FirstReceived { place: elsewhere, envelope: hash(b"other"), at: day(-9) };
    let facts = story(at_counter(0, day(1)).cleared().into_iter().chain([early]));
    assert_eq!(resolve(&facts, day(4)).state, ResolutionState::Provable);
}
