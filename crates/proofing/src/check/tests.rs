//! The story of a check, step by step and off the path. Documents are specimens of `documents`' tests.

use super::*;
use crate::assurance::{DocumentStatus, Grounds, Level, level};
use crate::comparison::ComparisonAnswer;
use crate::conclusion::Outcome;
use crate::features::FeatureAnswer;
use crate::printed::PrintedField;
use documents::visible_seal::{Reason, Seal, SealField, SignatureVerdict, Verdict};
use documents::{FeatureCode, FindingCode, ModelId, ValidityRule};
use proptest::prelude::*;
use terms::{Day, Problem};

/// Published specimen of the French card (td1-27).
const CARD: [&str; 3] =
    ["IDFRAX4RTBPFW46<<<<<<<<<<<<<<<", "9007138F3002119FRA<<<<<<<<<<<6", "MARTIN<<MAELYS<GAELLE<MARIE<<<"];
/// The same with another digit for the number.
const MISREAD: [&str; 3] = ["IDFRAX4RTBPFW47<<<<<<<<<<<<<<<", CARD[1], CARD[2]];
/// Constructed permit (td1-35): stateless, birth unknown, until 30 June 2033.
const PERMIT: [&str; 3] =
    ["IRFRAABC1234571<9912345679<<<<", "<<<<<<0F3306301XXA<<<<<<<<<<<7", "EXEMPLE<<<<<<<<<<<<<<<<<<<<<<<"];
const ACCEPTED: [ModelId; 2] = [ModelId(1), ModelId(3)];

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn at(seconds: i64) -> Timestamp {
    Timestamp(seconds * 1000)
}

fn opened() -> Opened {
    Check::open(at(0), [9; 32])
}

fn present(opened: Opened, lines: &[&str], on: &str) -> Result<Presented, (Opened, Problem)> {
    opened.present(day(on), lines, true, &ACCEPTED, at(10))
}

/// The agent finds every printed field as it was read.
trait AllAgree {
    fn all_printed_agree(self) -> Self;
}

impl AllAgree for Presented {
    fn all_printed_agree(self) -> Self {
        PrintedField::ALL.iter().fold(self, |presented, field| presented.confirm(*field, true))
    }
}

fn presented() -> Presented {
    present(opened(), &CARD, "2026-11-21")
        .unwrap()
        .type_fields("fw4", day("2030-02-11"), None)
        .all_printed_agree()
}

fn answers(presented: &Presented, answer: FeatureAnswer) -> Vec<(FeatureCode, FeatureAnswer)> {
    presented.features_to_look_at().iter().map(|code| (*code, answer)).collect()
}

fn concluded(
    presented: Presented,
    answer: FeatureAnswer,
    face: ComparisonAnswer,
    discreet: Discreet,
) -> Record {
    let answers = answers(&presented, answer);
    presented.examine(&answers, at(40)).unwrap().compare(face, at(55)).conclude(discreet, at(60)).record
}

fn of_card(presented: Presented) -> Record {
    concluded(presented, FeatureAnswer::Seen, ComparisonAnswer::Same, Discreet::default())
}

#[test]
fn a_check_without_a_flaw_is_concordant_and_can_be_substantial() {
    let record = of_card(presented());
    assert_eq!((record.outcome, record.reason), (Some(Outcome::Concordant), None));
    assert_eq!((record.model, record.readings_tried), (Some(ModelId(1)), 1));
    assert_eq!(record.features.len(), 3);
    let level = |status| level(&Grounds::of(&record, status));
    assert_eq!(level(DocumentStatus::Valid), Some(Level::Substantial));
    assert_eq!(level(DocumentStatus::NotAsked), Some(Level::Low));
}

#[test]
fn each_step_has_its_duration_in_tenths_of_a_second() {
    let record = of_card(presented());
    assert_eq!(record.durations_ds, [0, 100, 300, 150, 50]);
    let begun = opened().begun(at(-7), at(0));
    let presented = present(begun, &CARD, "2026-11-21")
        .unwrap()
        .type_fields("FW4", day("2030-02-11"), None)
        .all_printed_agree();
    assert_eq!(of_card(presented).durations_ds, [70, 100, 300, 150, 50]);
}

#[test]
fn the_third_wrong_reading_is_the_last() {
    let (again, first) = present(opened(), &MISREAD, "2026-11-21").unwrap_err();
    let (again, second) = present(again, &MISREAD, "2026-11-21").unwrap_err();
    let (spent, third) = present(again, &MISREAD, "2026-11-21").unwrap_err();
    assert_eq!(
        [first, second, third],
        [Problem::CheckDigitsWrong, Problem::CheckDigitsWrong, Problem::TooManyReadings]
    );
    let (spent, fourth) = present(spent, &CARD, "2026-11-21").unwrap_err();
    assert_eq!(fourth, Problem::TooManyReadings);
    let record = spent.abandon(AbandonReason::MrzFails, Discreet::default(), at(30)).record;
    assert_eq!((record.readings_tried, record.reading, record.outcome), (3, None, None));
    assert_eq!(record.durations_ds, [0, 300, 0, 0, 0]);
}

#[test]
fn a_right_reading_after_two_wrong_ones_goes_on() {
    let (again, _) = present(opened(), &MISREAD, "2026-11-21").unwrap_err();
    let (again, _) = present(again, &MISREAD, "2026-11-21").unwrap_err();
    let presented = present(again, &CARD, "2026-11-21")
        .unwrap()
        .type_fields("FW4", day("2030-02-11"), None)
        .all_printed_agree();
    assert_eq!(of_card(presented).readings_tried, 3);
}

#[test]
fn a_document_of_another_model_is_not_accepted_and_another_may_follow() {
    let passport =
        ["P<D<<MUSTERMANN<<ERIKA<<<<<<<<<<<<<<<<<<<<<<", "C01X0006H1D<<6408125F1710319<<<<<<<<<<<<<<<0"];
    let old_card = ["IDFRABERTHIER<<<<<<<<<<<<<<<<<<<<<<<", "8806923102858CORINNE<<<<<<<6512068F6"];
    let (again, _) = present(opened(), &passport, "2026-11-21").unwrap_err();
    let (again, first) = present(again, &passport, "2026-11-21").unwrap_err();
    let (again, second) = present(again, &old_card, "2026-11-21").unwrap_err();
    let (again, third) = present(again, &["nothing"], "2026-11-21").unwrap_err();
    assert_eq!(
        [first, second, third],
        [Problem::DocumentNotAccepted, Problem::DocumentNotAccepted, Problem::MrzUnreadable]
    );
    assert!(present(again, &CARD, "2026-11-21").is_ok());
}

#[test]
fn an_expired_document_is_a_fact_not_an_error() {
    let on_the_last_day = present(opened(), &CARD, "2030-02-11").unwrap();
    assert!(on_the_last_day.validity().accepted);
    let presented = present(opened(), &CARD, "2030-02-12")
        .unwrap()
        .type_fields("FW4", day("2030-02-11"), None)
        .all_printed_agree();
    let record = of_card(presented);
    assert_eq!(record.outcome, Some(Outcome::NotConcordant));
    assert_eq!(record.validity.map(|validity| validity.accepted), Some(false));
    assert_eq!(level(&Grounds::of(&record, DocumentStatus::Valid)), None);
}

#[test]
fn a_permit_is_weighed_with_its_day_of_issue() {
    let permit = present(opened(), &PERMIT, "2026-11-21").unwrap();
    // It runs for more than five years from now: whenever it was issued, that was for longer.
    assert_eq!(permit.validity().rule, ValidityRule::PermitOverFiveYears);
    let later = present(opened(), &PERMIT, "2029-11-21").unwrap().validity();
    assert_eq!((later.accepted, later.rule), (false, ValidityRule::PermitIssueUnknown));
    assert!(permit.asks_for_issue());
    let typed = |issued| permit.clone().type_fields("790", day("2031-09-15"), Some(day(issued)));
    assert_eq!(typed("2023-07-01").validity().rule, ValidityRule::PermitOverFiveYears);
    assert_eq!(typed("2028-06-30").validity().rule, ValidityRule::ImpossibleIssue);
    let record = Check::from(typed("2023-07-01"))
        .abandon(AbandonReason::ALL[0], Discreet::default(), Timestamp(0))
        .record;
    assert_eq!(record.issued, Some(day("2023-07-01")));
}

#[test]
fn a_typed_difference_is_stated_and_its_correction_too() {
    let wrong = present(opened(), &CARD, "2026-11-21")
        .unwrap()
        .type_fields("F4W", day("2030-02-11"), None)
        .all_printed_agree();
    let record = of_card(wrong.clone());
    assert_eq!(record.outcome, Some(Outcome::ToReview));
    let corrected = of_card(wrong.type_fields(" fw4 ", day("2030-02-11"), None));
    let expected = TypedFields {
        number_agrees: true,
        expiry_agrees: true,
        issue_agrees: true,
        agreed_at_once: false,
        tries: 2,
    };
    assert_eq!((corrected.typed, corrected.outcome), (Some(expected), Some(Outcome::Concordant)));
}

#[test]
fn a_difference_is_looked_at_until_the_agent_keeps_or_corrects_it() {
    let card = present(opened(), &CARD, "2026-11-21").unwrap();
    let every = [None, Some(Difference::Kept), Some(Difference::Corrected)];
    assert_eq!(every.map(|made| card.fields_stage(made)), [FieldsStage::Blind; 3]);
    let wrong = card.type_fields("F4W", day("2030-02-11"), None);
    assert_eq!(
        every.map(|made| wrong.fields_stage(made)),
        [FieldsStage::Differs, FieldsStage::Confirm, FieldsStage::Blind]
    );
    let gone_on = wrong.clone().confirm(PrintedField::Name, false);
    assert_eq!(every.map(|made| gone_on.fields_stage(made)), [FieldsStage::Confirm; 3]);
    let right = wrong.type_fields("FW4", day("2030-02-11"), None);
    assert_eq!(every.map(|made| right.fields_stage(made)), [FieldsStage::Confirm; 3]);
}

#[test]
fn features_wait_for_the_typed_fields_and_take_one_answer_each() {
    let untyped = present(opened(), &CARD, "2026-11-21").unwrap();
    let all = answers(&untyped, FeatureAnswer::Seen);
    let (untyped, problem) = untyped.examine(&all, at(20)).unwrap_err();
    assert_eq!(problem, Problem::WrongStep);
    let typed = untyped.type_fields("FW4", day("2030-02-11"), None).all_printed_agree();
    let (typed, problem) = typed.examine(all.get(..2).unwrap(), at(20)).unwrap_err();
    assert_eq!(problem, Problem::FieldMissing);
    let twice: Vec<_> = all.iter().chain(all.first()).copied().collect();
    let (typed, problem) = typed.examine(&twice, at(20)).unwrap_err();
    assert_eq!(problem, Problem::FieldInvalid);
    let backwards: Vec<_> = all.iter().rev().copied().collect();
    assert_eq!(typed.examine(&backwards, at(20)).unwrap(), typed_examined(&all));
}

fn typed_examined(answers: &[(FeatureCode, FeatureAnswer)]) -> Examined {
    presented().examine(answers, at(20)).unwrap()
}

#[test]
fn a_copy_in_hand_is_never_concordant() {
    let copy = opened().present(day("2026-11-21"), &CARD, false, &ACCEPTED, at(10)).unwrap();
    let record = of_card(copy.type_fields("FW4", day("2030-02-11"), None).all_printed_agree());
    assert_eq!(record.outcome, Some(Outcome::NotConcordant));
}

#[test]
fn the_outcome_follows_from_the_facts() {
    let quiet = Discreet::default();
    let (seen, same) = (FeatureAnswer::Seen, ComparisonAnswer::Same);
    for (answer, face, discreet, expected) in [
        (FeatureAnswer::NotSeen, same, quiet, Outcome::NotConcordant),
        (FeatureAnswer::Unclear, same, quiet, Outcome::ToReview),
        (seen, ComparisonAnswer::Doubt, quiet, Outcome::ToReview),
        (seen, ComparisonAnswer::Different, quiet, Outcome::NotConcordant),
        (FeatureAnswer::Unclear, ComparisonAnswer::Different, quiet, Outcome::NotConcordant),
        (seen, same, Discreet { fraud: true, duress: false }, Outcome::ToReview),
        (seen, same, Discreet { fraud: false, duress: true }, Outcome::ToReview),
    ] {
        assert_eq!(concluded(presented(), answer, face, discreet).outcome, Some(expected));
    }
}

#[test]
fn every_state_can_be_abandoned_and_keeps_what_was_found() {
    let presented = presented();
    let examined = typed_examined(&answers(&presented, FeatureAnswer::NotSeen));
    let compared = examined.clone().compare(ComparisonAnswer::Doubt, at(50));
    let states = [Check::from(opened()), presented.into(), examined.into(), compared.into()];
    for (reached, check) in states.into_iter().enumerate() {
        let discreet = Discreet { fraud: true, duress: false };
        let record = check.abandon(AbandonReason::ApplicantLeaves, discreet, at(90)).record;
        assert_eq!((record.reason, record.outcome), (Some(AbandonReason::ApplicantLeaves), None));
        assert_eq!(record.discreet, discreet);
        assert_eq!(record.reading.is_some(), reached >= 1);
        assert_eq!(record.features.len(), if reached >= 2 { 3 } else { 0 });
        assert_eq!(record.comparison.is_some(), reached >= 3);
        assert_eq!(record.durations_ds.iter().filter(|duration| **duration > 0).count(), reached + 1);
    }
}

#[test]
fn nothing_of_the_person_or_the_seed_shows_in_debug() {
    let shown = format!("{:?} {:?}", presented(), of_card(presented()));
    for secret in ["MARTIN", "MAELYS", "X4RT", "FW4", "1990", "[9, 9"] {
        assert!(!shown.contains(secret), "{shown}");
    }
}

proptest! {
    #[test]
    fn no_clock_makes_a_duration_wrap(open: i64, present_at: i64, end: i64) {
        let opened = Check::open(Timestamp(open), [1; 32]);
        let presented = opened.present(day("2026-11-21"), &CARD, true, &ACCEPTED, Timestamp(present_at)).unwrap();
        let durations = presented.abandon(AbandonReason::Technical, Discreet::default(), Timestamp(end)).record.durations_ds;
        prop_assert_eq!(durations[1] == 0, present_at.saturating_sub(open) < 100);
        prop_assert_eq!(durations[2] == 0, end.saturating_sub(present_at) < 100);
    }
    #[test]
    fn no_lines_panic_and_nothing_is_lost(lines in prop::collection::vec("[A-Z0-9<é]{0,46}", 0..4), typed in ".{0,6}") {
        let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
        if let Err((again, _)) = opened().present(day("2026-11-21"), &lines, true, &ACCEPTED, at(1)) {
            prop_assert!(again.readings_tried() <= 1);
            let presented = present(again, &CARD, "2026-11-21").unwrap().type_fields(&typed, day("2030-02-11"), None).all_printed_agree();
            prop_assert_eq!(presented.typed().unwrap().tries, 1);
        }
    }
}

#[test]
fn a_printed_field_that_differs_is_stated_and_nothing_is_corrected() {
    let differs = presented().confirm(PrintedField::Name, false);
    let record = of_card(differs);
    assert_eq!(record.outcome, Some(Outcome::ToReview));
    let reading = record.reading.unwrap();
    assert!(reading.has(FindingCode::PrintedNameDiffers));
    assert_eq!(reading.primary.reveal(), "MARTIN");
    let corrected = of_card(presented().confirm(PrintedField::Name, false).confirm(PrintedField::Name, true));
    assert_eq!(corrected.outcome, Some(Outcome::Concordant));
}

#[test]
fn the_features_wait_until_every_printed_field_was_confirmed() {
    let typed = present(opened(), &CARD, "2026-11-21").unwrap().type_fields("FW4", day("2030-02-11"), None);
    let typed = typed.confirm(PrintedField::Name, true).confirm(PrintedField::BirthDate, true);
    assert!(!typed.fields_are_done());
    let (typed, problem) = typed.examine(&[], at(20)).unwrap_err();
    assert_eq!(problem, Problem::WrongStep);
    assert!(typed.confirm(PrintedField::GivenNames, true).fields_are_done());
}

/// A seal of that name on the card, and what it is worth.
fn sealed(presented: Presented, name: &str, reason: Reason, signature: SignatureVerdict) -> Presented {
    let text = format!("DC04FR0002560FA00FA00701FR62{name}\u{1d}66X4RTBPFW4\u{1d}6O11022030\u{1f}AAAA");
    presented.take_seal(Seal::read(&text).unwrap(), Verdict { reason, signature })
}

#[test]
fn a_seal_is_stated_and_a_wrong_signature_counts_against_the_document() {
    use FindingCode::{SealCertificateRevoked, SealDiffers, SealSignatureWrong, SealVerified};
    let (right, wrong) = (SignatureVerdict::Right, SignatureVerdict::Wrong);
    for (name, reason, signature, outcome, stated) in [
        ("MARTIN", Reason::Signed, right, Outcome::Concordant, vec![SealVerified]),
        ("DURAND", Reason::Signed, right, Outcome::ToReview, vec![SealVerified, SealDiffers]),
        ("MARTIN", Reason::SignatureWrong, wrong, Outcome::NotConcordant, vec![SealSignatureWrong]),
        ("MARTIN", Reason::CertificateRevoked, right, Outcome::Concordant, vec![SealCertificateRevoked]),
        (
            "MARTIN",
            Reason::CertificateRevoked,
            wrong,
            Outcome::NotConcordant,
            vec![SealCertificateRevoked, SealSignatureWrong],
        ),
    ] {
        let record = of_card(sealed(presented(), name, reason, signature));
        assert_eq!(record.outcome, Some(outcome), "{name} {reason:?}");
        assert_eq!(record.seal, Some(Verdict { reason, signature }));
        let findings = record.reading.unwrap().findings;
        let of_seal: Vec<_> =
            findings.iter().map(|found| found.code).filter(|code| code.code() >= 70).collect();
        assert_eq!(of_seal, stated);
    }
}

#[test]
fn a_seal_is_compared_with_what_was_typed_too() {
    let typed = present(opened(), &CARD, "2026-11-21").unwrap().type_fields("fw5", day("2030-02-12"), None);
    let says = sealed(typed, "MARTIN", Reason::Signed, SignatureVerdict::Right).seal_says();
    let of = |field| says.iter().find(|says| says.told.field == field).unwrap();
    for field in [SealField::Number, SealField::Expiry] {
        assert_eq!(
            (of(field).agrees_with_typed, of(field).differs()),
            (Some(false), false),
            "the lines agree"
        );
    }
    assert_eq!(of(SealField::Name).agrees_with_typed, None);
}
