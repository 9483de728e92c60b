//! The rules of reading and writing, by property and by example. The published specimens are read in
//! `tests/specimens.rs`.

use super::*;
use crate::finding::FindingAt;
use crate::kind::DocumentKind;
use crate::kind::Format;
use crate::names::NameParts;
use crate::reading::{Digit, MrzField};
use layout::Layout;
use proptest::prelude::*;
use terms::{BirthDate, Sex};

const TD3: [&str; 2] =
    ["PPFRADEXEMPLE<<JEROME<NOEL<<<<<<<<<<<<<<<<<<", "27AB543219FRA9104174M3704169<<<<<<<<<<<<<<04"];

fn today() -> Day {
    "2026-11-21".parse().unwrap()
}

#[test]
fn a_new_passport_code_is_still_a_passport() {
    let reading = read(&TD3, today());
    assert_eq!((reading.format, reading.kind), (Some(Format::Td3), Some(DocumentKind::Passport)));
    assert_eq!(reading.expiry, Some("2037-04-16".parse().unwrap()));
    assert!(reading.is_readable() && reading.findings.is_empty());
}

#[test]
fn spaces_at_the_ends_and_blank_lines_count_for_nothing() {
    let spaced = [format!("  {}\r\n", TD3[0]), String::new(), format!("{}\r", TD3[1])];
    let lines: Vec<&str> = spaced.iter().map(String::as_str).collect();
    assert_eq!(read(&lines, today()), read(&TD3, today()));
}

#[test]
fn other_white_space_at_an_end_is_a_character_like_any_and_is_told() {
    let sound =
        ["P<FRADOE<<JOHN<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<", "D123456785FRA6508092M3505207<<<<<<<<<<<<<<<0"];
    assert!(read(&sound, today()).is_well_formed());
    for space in ['\t', '\u{b}', '\u{c}', '\u{85}', '\u{a0}', '\u{2028}'] {
        let line = format!("{}{space}", sound[0]);
        assert!(!read(&[&line, sound[1]], today()).is_well_formed(), "{space:?}");
    }
}

#[test]
fn the_cut_field_of_an_old_card_is_the_one_that_is_pointed_at() {
    let lines = ["IDFRAPETIT<<<<<<<<<<<<<<<<<<<<<<<<<<", "1206692000073LUCAS<<MARIE<<9908213M8"];
    let reading = read(&lines, today());
    assert!(reading.name_maybe_truncated);
    let cut =
        reading.findings.iter().find(|finding| finding.code == FindingCode::NameMaybeTruncated).unwrap();
    assert_eq!(cut.place.map(|place| place.line), Some(2));
}

#[test]
fn a_digit_in_a_field_of_letters_is_proposed_as_the_letter_it_is_confused_with() {
    let lines =
        ["P<UT0ERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", "L898902C36UTO7408122F1204159ZE184226B<<<<<10"];
    let proposal = propose(&lines, today()).unwrap();
    assert_eq!(proposal.lines[0].reveal().get(2..5), Some("UTO"));
    assert_eq!(proposal.changes.len(), 1);
    let mended: Vec<&str> = proposal.lines.iter().map(|line| line.reveal().as_str()).collect();
    assert_eq!(propose(&mended, today()), None, "nothing is left to propose");
}

#[test]
fn a_number_with_fillers_in_its_first_nine_does_not_run_on() {
    let lines = [
        "IDFRAAB12345<<<6787<<<<<<<<<<<",
        "9001011F3101012FRA<<<<<<<<<<<4",
        "EXEMPLE<<ALIX<<<<<<<<<<<<<<<<<",
    ];
    let reading = read(&lines, today());
    assert!(!reading.is_well_formed() && !reading.number.reveal().contains("678"));
}

#[test]
fn lower_case_is_outside_the_alphabet_and_the_place_is_told() {
    let second = TD3[1].replace("27AB", "27aB");
    let reading = read(&[TD3[0], &second], today());
    assert!(!reading.is_readable());
    let place = Some(FindingAt { line: 2, from: 3, to: 3 });
    assert!(reading.findings.contains(&Finding { code: FindingCode::WrongAlphabet, place }));
    assert_eq!(reading.checks.number, Digit::Wrong);
}

#[test]
fn optional_data_is_not_kept() {
    let lines = [
        "I<UTOD231458907ABC<<<<<<<<<<<<",
        "7408122F1204159UTO<<<<<<<<<<<1",
        "ERIKSSON<<ANNA<MARIA<<<<<<<<<<",
    ];
    let reading = read(&lines, today());
    assert_eq!(reading.number.reveal(), "D23145890");
    assert!(
        reading.is_readable() && reading.has(FindingCode::SpecimenState) && reading.has(FindingCode::Expired)
    );
}

#[test]
fn a_long_number_whose_digit_counts_the_filler_is_read_and_reported() {
    // Belgium's 000590240-601 with 3 (standards 4.2); the composite is ours.
    let lines = [
        "IDBEL000590240<6013<<<<<<<<<<<",
        "8512017F1311048BEL<<<<<<<<<<<8",
        "EXEMPLE<<ULRIKE<<<<<<<<<<<<<<<",
    ];
    let reading = read(&lines, today());
    assert_eq!(reading.checks.number, Digit::Right);
    assert_eq!(reading.number.reveal(), "000590240601");
    assert!(reading.has(FindingCode::NumberDigitCountsFiller));
}

#[test]
fn a_declared_birth_agrees_in_the_centuries_only_in_which_its_holder_may_live() {
    let reading = read(&TD3, today());
    for (declared, agrees) in [
        ("1991-04-17", true),
        ("2091-04-17", false),
        ("1891-04-17", false),
        ("0091-04-17", false),
        ("1991-04-18", false),
        ("1991-04-00", false),
    ] {
        assert_eq!(reading.birth_agrees(declared.parse().unwrap(), today()), agrees, "{declared}");
    }
}

#[test]
fn nothing_of_the_holder_shows_in_debug() {
    let shown = format!("{:?}", read(&TD3, today()));
    for secret in ["EXEMPLE", "JEROME", "27AB", "1991", "9104"] {
        assert!(!shown.contains(secret), "{shown}");
    }
}

fn birth_dates() -> impl Strategy<Value = BirthDate> {
    (1927u16..=2025, 1u8..=12, 1u8..=28, 0..3).prop_map(|(year, month, day, known)| {
        BirthDate::new(year, (known > 0).then_some(month), (known > 1).then_some(day)).unwrap()
    })
}

fn expiries() -> impl Strategy<Value = Day> {
    (-9000i32..5000).prop_map(|days| today().plus_days(days))
}

prop_compose! {
    fn people()(
        birth in birth_dates(), expiry in expiries(), sex in prop::sample::select(Sex::ALL), issued in (88u8..=99, 1u8..=12),
        number in "[A-Z0-9]{1,9}", rest in "[A-Z0-9]{0,5}", serial in "[0-9A-Z]{2}[0-9A-Z][0-9]{5}",
        primary in "[A-Z]{1,12}( [A-Z]{1,12}){0,2}", secondary in "([A-Z]{1,9}( [A-Z]{1,9}){0,3})?",
    ) -> (BirthDate, Day, Sex, [String; 3], String, String) {
        let long = if number.len() == 9 { number.clone() + &rest } else { number.clone() };
        let french = format!("{:02}{:02}{serial}", issued.0, issued.1);
        (birth, expiry, sex, [number, long, french], primary, secondary)
    }
}

/// The document code and which of the three numbers a format takes.
fn of_format(format: Format) -> (&'static str, usize) {
    match format {
        Format::Td1 | Format::Td2 => ("IC", 1),
        Format::Td3 => ("P", 0),
        Format::MrvA | Format::MrvB => ("V", 0),
        Format::FrenchCard => ("ID", 2),
        Format::FrenchLicence => ("D1", 0),
    }
}

proptest! {
    #[test]
    fn what_was_written_is_read((birth, expiry, sex, numbers, primary, secondary) in people()) {
        let name = NameParts { primary: &primary, secondary: &secondary };
        for format in Format::ALL.iter().copied() {
            let (document_code, which) = of_format(format);
            let number = &numbers[which];
            let fields = Fields {
                document_code, issuer: "FRA", number, nationality: "D", birth: Some(birth), sex, expiry, name,
            };
            let lines = emit(format, &fields).unwrap();
            let reading = read(&lines.iter().map(String::as_str).collect::<Vec<_>>(), today());
            prop_assert_eq!(reading.format, Some(format));
            prop_assert!(reading.is_readable(), "{format:?} {lines:?} {:?}", reading.findings);
            prop_assert_eq!((reading.number.reveal(), reading.issuer.as_str()), (number, "FRA"));
            let layout = Layout::of(format);
            if layout.birth.is_some() {
                prop_assert_eq!(reading.birth.as_ref().map(|birth| *birth.reveal()), Some(birth));
                prop_assert_eq!(reading.sex, Some(sex));
            }
            if layout.place(MrzField::Expiry).is_some() {
                prop_assert_eq!(reading.expiry, Some(expiry));
                prop_assert_eq!(reading.has(FindingCode::Expired), expiry < today());
            }
            if format == Format::FrenchLicence {
                continue; // Eight letters of a surname are no name to compare.
            }
            let read_name = NameParts { primary: reading.primary.reveal(), secondary: reading.secondary.reveal() };
            let matched = crate::names::compare(name, read_name, reading.name_maybe_truncated);
            prop_assert!(matched <= crate::names::NameMatch::CompatibleWithTruncation, "{format:?} {lines:?}");
            prop_assert!(reading.name_maybe_truncated || matched == crate::names::NameMatch::Equal);
        }
    }
    #[test]
    fn no_lines_panic(lines in prop::collection::vec("[A-Z0-9<é]{28,46}", 0..4), days in -900_000i32..900_000) {
        let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
        let reading = read(&lines, today().plus_days(days));
        prop_assert!(reading.format.is_some() || !reading.is_readable());
    }
    #[test]
    fn lines_of_the_right_length_never_panic(
        a in "[A-Z0-9<a-zé]{44}", b in "[A-Z0-9<]{44}", c in "[A-Z0-9<]{30}", d in "[0-9<]{30}", days in -900_000i32..900_000,
    ) {
        let on = today().plus_days(days);
        let of_44 = if a.starts_with('V') { Format::MrvA } else { Format::Td3 };
        prop_assert_eq!(read(&[&a, &b], on).format, Some(of_44));
        prop_assert_eq!(read(&[&c, &d, &c], on).format, Some(Format::Td1));
    }
}
