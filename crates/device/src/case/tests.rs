//! A draft is the list of its steps: replayed, it gives the same check.

use super::*;
use documents::FeatureCode;
use documents::visible_seal::{Reason, SignatureVerdict, Verdict};
use proofing::{ComparisonAnswer, FeatureAnswer, FieldsStage, PrintedField};
use statement::{Blob, PublicKey};
use terms::{ChainId, Day, DeviceId, OfficeId};

fn policy() -> PolicyFeed {
    PolicyFeed { version: 1, accepted: vec![documents::ModelId(1)], permit_term: None, zone: None }
}

fn identity() -> Identity {
    Identity {
        device: DeviceId([1; 8]),
        label: "guichet 3".into(),
        office: OfficeId([2; 8]),
        office_name: "Valbrune-sur-Orle".into(),
        root: PublicKey([3; 32]),
        certificate: Blob(Vec::new()),
        keys: Vec::new(),
        registry: "http://127.0.0.1:1".into(),
        awaits: None,
        chain: ChainId([4; 16]),
    }
}

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

/// The specimen card of a fictional person, as its reader gives it; with a wrong digit on demand.
fn reading(right: bool) -> Step {
    let digit = if right { '<' } else { '7' };
    let first = format!("IDFRAX4RTBPFW46{digit}<<<<<<<<<<<<<<");
    let lines = [first.as_str(), "9007138F3002119FRA<<<<<<<<<<<6", "MARTIN<<MAELYS<GAELLE<MARIE<<<"];
    Step::Read {
        lines: lines.iter().map(|line| Personal::from(*line)).collect(),
        original_in_hand: true,
        on: day("2026-11-21"),
    }
}

fn opened() -> Case {
    let shown = VoucherShown::None(EnrolmentId([5; 16]));
    let opening = Opening::of(&shown, &identity(), Timestamp(0)).unwrap();
    let draft = Draft {
        shown,
        visit: None,
        opened: Timestamp(0),
        warnings: Vec::new(),
        fallback_seed: [9; 32],
        steps: Vec::new(),
        entries: Entries::default(),
        declared: None,
    };
    Case::open(DraftId([6; 16]), draft, opening)
}

fn replayed(case: &Case) -> Case {
    let bytes = serde_json::to_vec(&case.draft).unwrap();
    Case::resume(&identity(), case.id, &bytes, &policy()).unwrap()
}

#[test]
fn a_draft_replayed_gives_the_same_check_after_every_step() {
    let mut case = opened();
    let steps = [
        reading(false),
        reading(true),
        Step::Typed { number_end: "FW5".into(), expiry: day("2030-02-11"), issued: None },
        Step::Typed { number_end: "FW4".into(), expiry: day("2030-02-11"), issued: None },
        Step::Confirmed { field: PrintedField::Name, agrees: true },
        Step::Confirmed { field: PrintedField::GivenNames, agrees: false },
        Step::Confirmed { field: PrintedField::GivenNames, agrees: true },
        seal(Reason::CertificateRevoked, SignatureVerdict::Wrong),
        Step::Confirmed { field: PrintedField::BirthDate, agrees: true },
    ];
    for (at, step) in (1..).zip(steps) {
        let _ = case.take_step(step, Timestamp(at * 1000), &policy());
        assert_eq!(replayed(&case).check, case.check);
        assert_eq!(replayed(&case).readings, case.readings);
    }
    let features: Vec<_> = match case.check() {
        Some(Check::Presented(presented)) => presented.features_to_look_at(),
        other => panic!("the document was read: {}", other.is_some()),
    };
    let answers: Vec<(FeatureCode, FeatureAnswer)> =
        features.into_iter().map(|feature| (feature, FeatureAnswer::Seen)).collect();
    case.take_step(Step::Features { answers }, Timestamp(9000), &policy()).unwrap();
    case.take_step(Step::Compared { answer: ComparisonAnswer::Same }, Timestamp(9500), &policy()).unwrap();
    let record = case.concluded(Discreet::default(), Timestamp(9900)).unwrap();
    assert_eq!(replayed(&case).concluded(Discreet::default(), Timestamp(9900)), Ok(record));
}

#[test]
fn what_is_typed_blind_is_hidden_until_it_was_typed() {
    let mut case = opened();
    case.take_step(reading(true), Timestamp(1), &policy()).unwrap();
    let shown = |case: &Case| serde_json::to_string(&case.view(1)).unwrap();
    for secret in ["FW4", "X4RTBPFW4", "2030-02-11", "300211"] {
        assert!(!shown(&case).contains(secret), "{secret} is shown before it was typed");
    }
    let typed = Step::Typed { number_end: "FW5".into(), expiry: day("2030-02-11"), issued: None };
    assert_eq!(case.take_step(typed, Timestamp(2), &policy()), Err(Problem::FieldsDiffer));
    assert!(shown(&case).contains("X4RTBPFW4") && shown(&case).contains("2030-02-11"));
}

#[test]
fn the_fields_are_emptied_by_the_step_they_became_and_by_no_other() {
    let mut case = opened();
    case.draft.entries.texts.insert("line-1".into(), "IDFRA".into());
    case.draft.entries.texts.insert("note-fraud".into(), "yes".into());
    assert!(case.take_step(reading(false), Timestamp(1), &policy()).is_err());
    assert_eq!(case.draft.entries.texts.len(), 2, "a refused step loses nothing that was typed");
    case.take_step(reading(true), Timestamp(2), &policy()).unwrap();
    assert_eq!(case.draft.entries.texts.keys().collect::<Vec<_>>(), ["note-fraud"]);
}

#[test]
fn a_difference_is_kept_until_the_fields_are_typed_again() {
    let typed = Step::Typed { number_end: "FW5".into(), expiry: day("2030-02-11"), issued: None };
    let stage = |case: &Case| case.view(1).fields_stage;
    let mut case = opened();
    assert_eq!(stage(&case), FieldsStage::Blind);
    case.take_step(reading(true), Timestamp(1), &policy()).unwrap();
    for (made, shown) in [("corrected", FieldsStage::Blind), ("kept", FieldsStage::Confirm)] {
        assert_eq!(case.take_step(typed.clone(), Timestamp(2), &policy()), Err(Problem::FieldsDiffer));
        assert_eq!(stage(&case), FieldsStage::Differs);
        case.draft.entries.texts.insert(DIFFERENCE_ENTRY.into(), made.into());
        assert_eq!((stage(&case), stage(&replayed(&case))), (shown, shown));
    }
}

/// A seal of the same card, with a signature of no one.
fn seal(reason: Reason, signature: SignatureVerdict) -> Step {
    let text = "DC04FR0002560FA00FA00701FR62MARTIN\u{1d}66X4RTBPFW4\u{1d}6O11022030\u{1f}AAAA";
    Step::Sealed { text: text.into(), verdict: Verdict { reason, signature } }
}

#[test]
fn a_seal_is_read_at_any_time_and_what_is_being_typed_stays() {
    let mut case = opened();
    let verified = seal(Reason::Signed, SignatureVerdict::Right);
    assert_eq!(case.take_step(verified.clone(), Timestamp(1), &policy()), Err(Problem::WrongStep));
    case.take_step(reading(true), Timestamp(1), &policy()).unwrap();
    case.draft.entries.texts.insert("number-end".into(), "FW".into());
    case.take_step(verified, Timestamp(2), &policy()).unwrap();
    assert_eq!(case.draft.entries.texts.len(), 1);
    let shown = serde_json::to_string(&case.view(1)).unwrap();
    assert!(shown.contains("\"outcome\":\"verified\""));
    assert!(
        !shown.contains("X4RTBPFW4") && !shown.contains("2030-02-11"),
        "number and expiry are typed blind"
    );
    assert_eq!(replayed(&case).view(1).seal, case.view(1).seal);
}

#[test]
fn what_was_being_typed_comes_back_with_the_case() {
    let mut case = opened();
    case.take_step(reading(true), Timestamp(1), &policy()).unwrap();
    case.draft.entries.texts.insert("number-end".into(), "FW".into());
    case.draft.entries.focus = Some("number-end".into());
    assert_eq!(replayed(&case).draft.entries, case.draft.entries);
}

#[test]
fn a_wrong_reading_counts_also_after_a_restart() {
    let mut case = opened();
    for expected in [Problem::CheckDigitsWrong, Problem::CheckDigitsWrong, Problem::TooManyReadings] {
        assert_eq!(case.take_step(reading(false), Timestamp(1), &policy()), Err(expected));
        case = replayed(&case);
    }
    assert_eq!(case.take_step(reading(true), Timestamp(2), &policy()), Err(Problem::TooManyReadings));
}

#[test]
fn a_step_out_of_turn_changes_nothing() {
    let mut case = opened();
    let before = case.check.clone();
    let out_of_turn = Step::Compared { answer: ComparisonAnswer::Same };
    assert_eq!(case.take_step(out_of_turn, Timestamp(1), &policy()), Err(Problem::WrongStep));
    assert_eq!((&case.check, case.draft.steps.len()), (&before, 0));
    assert_eq!(case.concluded(Discreet::default(), Timestamp(1)), Err(Problem::WrongStep));
}

#[test]
fn the_same_chain_place_draws_the_same_features_at_every_restart() {
    let mut case = opened();
    case.take_step(reading(true), Timestamp(1), &policy()).unwrap();
    assert_eq!(case.view(1).features, replayed(&case).view(1).features);
}
