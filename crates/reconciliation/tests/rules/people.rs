//! What people answer for: the applicant's co-signature, a second person, names and what else of an identity may differ.

use crate::story::*;
use documents::FindingCode;
use proofing::{ComparisonAnswer, FeatureAnswer, Level};
use reconciliation::{CoSignature, Declared, Fact, Hold, NextStep, Note, ResolutionState, changed_meanwhile};
use statement::Blob;
use terms::Personal;

#[test]
fn a_missing_co_signature_is_lifted_by_the_applicant_alone() {
    let check = at_counter(0, day(1)).signed_with(CoSignature::Absent);
    let mut facts = story(check.cleared());
    let resolution = resolve(&facts, day(1));
    assert_eq!((holds(&resolution), resolution.next_step), (vec![Hold::NotCoSigned], NextStep::ConfirmCheck));
    facts.push(lifted(&facts, day(2), [Hold::NotCoSigned]));
    assert_eq!(holds(&resolve(&facts, day(2))), [Hold::NotCoSigned]);
    facts.push(Fact::Confirmed { place: check.place, at: day(3) });
    assert_eq!(resolve(&facts, day(3)).state, ResolutionState::Provable);
}

#[test]
fn the_level_is_computed_and_no_decision_gives_it() {
    let check = at_counter(0, day(1)).with(|body| {
        body.features.iter_mut().take(1).for_each(|feature| feature.answer = FeatureAnswer::Unclear);
    });
    let mut facts = story(check.cleared());
    assert_eq!(holds(&resolve(&facts, day(1))), [Hold::LevelNotReached]);
    facts.push(lifted(&facts, day(2), Hold::ALL.iter().copied()));
    assert_eq!(holds(&resolve(&facts, day(2))), [Hold::LevelNotReached]);
    let fresh = at_door(0, day(3));
    facts.extend(fresh.cleared());
    assert_eq!(resolve(&facts, day(3)).deciding, Some(fresh.place));
}

#[test]
fn a_doubt_becomes_yes_only_through_a_second_person() {
    let check = at_counter(0, day(1)).with(|body| body.comparison = Some(ComparisonAnswer::Doubt));
    let mut facts = story(check.cleared());
    assert_eq!(holds(&resolve(&facts, day(1))), [Hold::ComparisonDoubt]);
    let Fact::Decision(mut own) = lifted(&facts, day(2), [Hold::ComparisonDoubt]) else { unreachable!() };
    own.agent = Some(CLERK);
    facts.push(Fact::Decision(own));
    assert_eq!(
        holds(&resolve(&facts, day(2))),
        [Hold::ComparisonDoubt],
        "the agent decides not on their own"
    );
    facts.push(lifted(&facts, day(3), [Hold::ComparisonDoubt]));
    assert_eq!(resolve(&facts, day(3)).level, Some(Level::Substantial));
}

#[test]
fn names_may_be_cut_or_spelt_otherwise_and_no_more() {
    let read = |primary: &'static str, secondary: &'static str, truncated| {
        at_counter(0, day(1)).with(|body| {
            let identity = body.identity.as_mut().unwrap();
            (identity.primary, identity.secondary) = (primary.into(), secondary.into());
            identity.truncated = truncated;
        })
    };
    let state = |check: &Telling| resolve(&story(check.cleared()), day(1)).state;
    assert_eq!(state(&read("BEAUSEJOUR", "MAELLE", false)), ResolutionState::UnderReview);
    let cut = read("BEAUSEJOUR", "MAELLE I", true);
    let resolution = resolve(&story(cut.cleared()), day(1));
    assert_eq!(resolution.state, ResolutionState::Provable);
    assert!(judged(&resolution, cut.place).notes.contains(&Note::NameTruncated));
}

#[test]
fn any_other_difference_of_identity_is_held_until_the_declaration_is_put_right() {
    let check = at_counter(0, day(1)).with(|body| {
        body.identity.as_mut().unwrap().birth = Personal::new("1988-05-08".parse().unwrap());
    });
    let mut facts = story(check.cleared());
    assert_eq!(holds(&resolve(&facts, day(1))), [Hold::IdentityDiffers]);
    let mut right = Declared { at: day(2), ..declared() };
    right.identity.birth = Personal::new("1988-05-08".parse().unwrap());
    facts.push(Fact::Declared(right));
    assert_eq!(resolve(&facts, day(2)).state, ResolutionState::Provable);
}

#[test]
fn a_birth_name_that_no_document_shows_is_held_until_one_does_or_a_person_decides() {
    let named = |telling: Telling, primary: &'static str| {
        telling.with(|body| body.identity.as_mut().unwrap().primary = primary.into())
    };
    let in_use = named(at_counter(0, day(1)), "DENTREMONT");
    let facts = story(in_use.cleared());
    let held = resolve(&facts, day(2));
    assert_eq!((holds(&held), held.state), (vec![Hold::BirthNameNotShown], ResolutionState::UnderReview));
    assert_eq!(held.next_step, NextStep::BringAnotherDocument);
    let decided: Vec<Fact> =
        facts.iter().cloned().chain([lifted(&facts, day(2), [Hold::BirthNameNotShown])]).collect();
    assert_eq!(resolve(&decided, day(2)).state, ResolutionState::Provable);
    let shown: Vec<Fact> = facts.into_iter().chain(at_door(0, day(3)).cleared()).collect();
    assert_eq!(resolve(&shown, day(4)).deciding, Some(at_door(0, day(3)).place));
    // Neither name: that is another matter, and no document of theirs mends it.
    let other = resolve(&story(named(at_counter(0, day(1)), "MARTINIERE").cleared()), day(2));
    assert_eq!((holds(&other), other.next_step), (vec![Hold::IdentityDiffers], NextStep::Wait));
    // Cut, it may be either.
    let cut =
        named(at_counter(0, day(1)), "BEAUSEJ").with(|body| body.identity.as_mut().unwrap().truncated = true);
    assert_eq!(resolve(&story(cut.cleared()), day(2)).state, ResolutionState::Provable);
}

#[test]
fn a_date_of_birth_is_declared_as_the_document_bears_it_unknown_parts_included() {
    let resolution = |declares: &str, reads: &str| {
        let mut facts = story(
            at_counter(0, day(1))
                .with(|body| {
                    body.identity.as_mut().unwrap().birth = Personal::new(reads.parse().unwrap());
                })
                .cleared(),
        );
        let mut said = Declared { at: hour(1), ..declared() };
        said.identity.birth = Personal::new(declares.parse().unwrap());
        facts.push(Fact::Declared(said));
        resolve(&facts, day(2))
    };
    for (declares, reads) in [
        ("1974-00-00", "1974-00-00"),
        ("1974-08-00", "1974-08-00"),
        ("1926-01-30", "2026-01-30"),
        ("1988-05-03", "1988-05-03"),
    ] {
        assert_eq!(resolution(declares, reads).state, ResolutionState::Provable, "{declares} {reads}");
    }
    for (declares, reads) in [
        ("1988-00-00", "1988-05-03"),
        ("1988-05-00", "1988-05-03"),
        ("1974-08-12", "1974-00-00"),
        ("1974-08-12", "1974-08-00"),
    ] {
        let held = resolution(declares, reads);
        let means = (vec![Hold::BirthDateIncomplete], NextStep::DeclareAgain);
        assert_eq!((holds(&held), held.next_step), means, "{declares} {reads}");
    }
    for (declares, reads) in
        [("1888-05-03", "1988-05-03"), ("1988-06-00", "1988-05-03"), ("1987-00-00", "1988-05-03")]
    {
        assert_eq!(holds(&resolution(declares, reads)), [Hold::IdentityDiffers], "{declares} {reads}");
    }
}

#[test]
fn s01_a_seal_that_is_false_or_of_another_document_is_for_a_person() {
    let stating = |code: FindingCode| {
        at_counter(0, day(1)).with(|body| {
            body.document.as_mut().unwrap().findings = Blob(vec![code.code()]);
        })
    };
    for (code, held) in [
        (FindingCode::SealSignatureWrong, vec![Hold::SealFalse]),
        (FindingCode::SealDiffers, vec![Hold::SealDiffers]),
        (FindingCode::SealVerified, vec![]),
        (FindingCode::SealAuthorityUnknown, vec![]),
        (FindingCode::SealCertificateRevoked, vec![]),
    ] {
        let resolution = resolve(&story(stating(code).cleared()), day(2));
        assert_eq!(holds(&resolution), held, "{code:?}");
    }
    // A wrong signature is a failure: no other check passes beside it unseen.
    let fail = stating(FindingCode::SealSignatureWrong);
    let pass = at_door(1, day(2));
    let resolution = resolve(&story(pass.cleared().into_iter().chain(fail.cleared())), day(4));
    assert_eq!(resolution.state, ResolutionState::UnderReview);
}

#[test]
fn a_check_that_may_have_been_made_while_the_mobile_changed_waits_for_the_applicants_word() {
    let check = at_counter(0, day(2));
    let changed = |at, until| Fact::ContactChanged { at, since: day(1), until };
    let mut facts = story(check.cleared().into_iter().chain([changed(day(1), day(4))]));
    let resolution = resolve(&facts, day(2));
    assert_eq!(
        (holds(&resolution), resolution.next_step),
        (vec![Hold::ContactChanged], NextStep::ConfirmCheck)
    );
    assert_eq!(changed_meanwhile(&facts, facts.iter().find_map(Fact::statement).unwrap()), Some(day(1)));
    facts.push(lifted(&facts, day(2), [Hold::ContactChanged]));
    assert_eq!(holds(&resolve(&facts, day(5))), [Hold::ContactChanged], "nobody else says it");
    let with = |fact| facts.iter().cloned().chain([fact]).collect::<Vec<_>>();
    let confirmed = with(Fact::Confirmed { place: check.place, at: day(3) });
    assert_eq!(resolve(&confirmed, day(3)).state, ResolutionState::Provable);
    let by_the_earlier = with(changed(day(3), day(1)));
    assert_eq!(resolve(&by_the_earlier, day(3)).state, ResolutionState::Provable, "it was no doubt at all");
    let undone_before = with(changed(day(3), hour(30)));
    assert_eq!(resolve(&undone_before, day(3)).state, ResolutionState::Provable);
    let one_later = story(check.cleared().into_iter().chain([Fact::ContactChanged {
        at: day(3),
        since: day(3),
        until: day(6),
    }]));
    assert_eq!(resolve(&one_later, day(3)).state, ResolutionState::Provable);
}
