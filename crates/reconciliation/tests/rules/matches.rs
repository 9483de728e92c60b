//! One document in two enrolments: who is held, until when, and which checks are such evidence at all.

use crate::story::*;
use documents::ModelId;
use proofing::AbandonReason;
use reconciliation::{
    CoSignature, Decision, Fact, Hold, MatchKind, Resolution, ResolutionState, cause_of, counted, may_be_renewed,
};
use statement::{RecordId, decode, encode};
use terms::{EnrolmentId, Timestamp};

const OTHER: EnrolmentId = EnrolmentId([7; 16]);

fn matched(at: Timestamp, is_later: Option<bool>) -> Fact {
    Fact::SameDocument { other: OTHER, at, is_later }
}
fn shares(kind: MatchKind, at: Timestamp, is_later: bool) -> Fact {
    Fact::Matched { other: OTHER, kind, at, is_later }
}
fn over(at: Timestamp) -> Fact {
    Fact::MatchEnded { other: OTHER, at }
}
fn state_with(matches: &[Fact]) -> ResolutionState {
    let facts = story(at_counter(0, day(1)).cleared().into_iter().chain(matches.iter().cloned()));
    resolve(&facts, day(4)).state
}

#[test]
fn only_the_later_of_two_is_held_and_a_fact_of_before_holds_as_it_did() {
    assert_eq!(state_with(&[matched(day(1), Some(true))]), ResolutionState::UnderReview);
    assert_eq!(state_with(&[matched(day(1), None)]), ResolutionState::UnderReview);
    assert_eq!(state_with(&[matched(day(1), Some(false))]), ResolutionState::Provable);
    assert_eq!(
        state_with(&[matched(day(1), None), matched(day(2), Some(false))]),
        ResolutionState::Provable,
        "what was said last counts"
    );
}

#[test]
fn a_match_that_is_over_holds_nobody_until_it_is_said_again() {
    assert_eq!(state_with(&[matched(day(1), Some(true)), over(day(2))]), ResolutionState::Provable);
    assert_eq!(state_with(&[matched(day(1), None), over(day(2))]), ResolutionState::Provable);
    let again = [matched(day(1), Some(true)), over(day(2)), matched(day(3), Some(true))];
    assert_eq!(state_with(&again), ResolutionState::UnderReview);
    assert_eq!(state_with(&[over(day(2)), matched(day(2), Some(true))]), ResolutionState::UnderReview);
}

#[test]
fn a_match_that_a_person_has_seen_stays_seen_when_it_is_said_again() {
    let mut facts = story(at_counter(0, day(1)).cleared());
    facts.push(matched(day(1), None));
    facts.push(lifted(&facts, day(2), [Hold::DocumentInTwoEnrolments]));
    facts.extend([over(day(3)), matched(day(4), Some(true))]);
    assert_eq!(resolve(&facts, day(4)).state, ResolutionState::Provable);
}

#[test]
fn each_kind_of_match_holds_the_later_in_its_own_words_and_a_renewal_holds_nobody() {
    let held = |kind, is_later| {
        let facts = story(at_counter(0, day(1)).cleared().into_iter().chain([shares(kind, day(2), is_later)]));
        holds(&resolve(&facts, day(4)))
    };
    for (kind, hold) in [
        (MatchKind::Document, vec![Hold::DocumentInTwoEnrolments]),
        (MatchKind::Person, vec![Hold::PersonInTwoEnrolments]),
        (MatchKind::Near, vec![Hold::PersonMayBeAnother]),
        (MatchKind::Renewal, vec![]),
    ] {
        assert_eq!(held(kind, true), hold);
        assert_eq!(held(kind, false), []);
    }
}

#[test]
fn of_two_kinds_what_was_said_last_counts_and_a_match_that_ended_holds_in_no_kind() {
    let (person, renews) = (shares(MatchKind::Person, day(1), true), shares(MatchKind::Renewal, day(2), true));
    assert_eq!(state_with(&[person.clone(), renews.clone()]), ResolutionState::Provable);
    let doubted = shares(MatchKind::Person, day(3), true);
    assert_eq!(state_with(&[person.clone(), renews, doubted]), ResolutionState::UnderReview);
    assert_eq!(state_with(&[person, over(day(2))]), ResolutionState::Provable);
}

#[test]
fn a_person_who_saw_a_document_in_two_enrolments_has_not_seen_the_person_in_them() {
    let mut facts = story(at_counter(0, day(1)).cleared());
    facts.push(matched(day(1), None));
    facts.push(lifted(&facts, day(2), [Hold::DocumentInTwoEnrolments]));
    facts.push(shares(MatchKind::Document, day(3), true));
    assert_eq!(resolve(&facts, day(4)).state, ResolutionState::Provable, "one match in the words of before");
    facts.push(shares(MatchKind::Person, day(4), true));
    assert_eq!(holds(&resolve(&facts, day(5))), [Hold::PersonInTwoEnrolments]);
    assert_eq!(cause_of(&matched(day(1), None)), cause_of(&shares(MatchKind::Document, day(3), true)));
}

#[test]
fn an_enrolment_with_an_open_doubt_is_renewed_by_no_other() {
    let renewable = |check: &Telling| may_be_renewed(&resolve(&story(check.cleared()), day(2)));
    let check = at_counter(0, day(1));
    assert!(renewable(&check));
    let doubted = check.clone().with(|body| body.comparison = Some(proofing::ComparisonAnswer::Doubt));
    assert!(!renewable(&doubted) && !renewable(&check.clone().failing()));
    let no_name = check.with(|body| body.identity.as_mut().unwrap().primary = "DENTREMONT".into());
    assert!(renewable(&no_name), "that is no doubt about who stood there");
}

#[test]
fn a_match_of_before_is_read_and_written_as_it_was() {
    let bytes = encode(&matched(day(1), None));
    assert_eq!(bytes[..3], [0x82, 0x04, 0x82], "two fields, as before there was a third");
    assert_eq!(decode::<Fact>(&bytes).unwrap(), matched(day(1), None));
}

fn counting(facts: &[Fact]) -> Vec<(RecordId, Timestamp)> {
    let resolution: Resolution = resolve(facts, day(6));
    counted(facts, &resolution).iter().map(|check| (check.place, check.since)).collect()
}

#[test]
fn a_check_counts_from_when_it_came_in() {
    let check = at_counter(0, day(1));
    assert_eq!(counting(&story(check.cleared())), [(check.place, check.received)]);
    let doubted = check.with(|body| body.comparison = Some(proofing::ComparisonAnswer::Doubt));
    assert_eq!(counting(&story(doubted.cleared())).len(), 1, "what is held counts");
}

#[test]
fn neither_a_case_that_was_left_nor_a_refused_check_nor_a_correction_counts() {
    let check = at_counter(1, day(1));
    assert_eq!(counting(&story([check.clone().abandoned(AbandonReason::PhotoDoubt).fact()])), []);
    let barred = check.clone().with(|body| body.document.as_mut().unwrap().model = ModelId(99));
    assert_eq!(counting(&story(barred.cleared())), []);
    let correction = at_counter(0, day(1)).corrected(1, 2);
    assert_eq!(counting(&story([correction.fact()])), []);
}

#[test]
fn a_check_by_an_agent_alone_counts_once_somebody_else_stands_up_for_it() {
    for proof in [CoSignature::Absent, CoSignature::Wrong, CoSignature::VoucherUnknown] {
        let check = at_counter(0, day(1)).signed_with(proof);
        let mut facts = story(check.cleared());
        assert_eq!(counting(&facts), [], "{proof:?}");
        let person = lifted(&facts, day(3), [Hold::NotCoSigned, Hold::CoSignatureWrong]);
        facts.push(if proof == CoSignature::Absent {
            Fact::Confirmed { place: check.place, at: day(3) }
        } else {
            person
        });
        assert_eq!(counting(&facts), [(check.place, day(3))], "{proof:?}");
    }
    let (first, second) = (at_counter(0, day(1)), at_counter(1, day(2)));
    let both = story(first.cleared().into_iter().chain(second.cleared()));
    assert_eq!(counting(&both), [(first.place, first.received)], "a secret may be kept");
}

#[test]
fn nothing_of_an_enrolment_that_ended_counts() {
    let check = at_counter(0, day(1));
    let ends = [Fact::Withdrawn { at: day(3) }, Fact::Decision(Decision { refuses: true, ..decision(day(3)) })];
    for end in ends {
        let facts = story(check.cleared().into_iter().chain([end]));
        assert_eq!(counting(&facts), []);
    }
}

#[test]
fn no_other_check_is_asked_for_once_one_passes() {
    let check = at_counter(0, day(1));
    let asks_no_more = |facts: &[Fact]| resolve(facts, day(2)).asks_for_no_check();
    assert!(asks_no_more(&story(check.cleared())));
    assert!(asks_no_more(&story(check.cleared().into_iter().chain([matched(day(1), None)]))));
    assert!(!asks_no_more(&story([])));
    assert!(!asks_no_more(&story(check.clone().failing().cleared())));
    assert!(!asks_no_more(&story(check.cleared().into_iter().chain([Fact::Withdrawn { at: day(2) }]))));
    let barred = check.with(|body| body.document.as_mut().unwrap().model = ModelId(99));
    assert!(!asks_no_more(&story(barred.cleared())));
}
