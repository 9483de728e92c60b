//! The rules of reading and writing, by property and by example. The published specimens are read in
//! `tests/specimens.rs`.

use super::*;
use crate::finding::Place;
use crate::kind::DocumentKind;
use crate::names::NameParts;
use crate::reading::{Digit, Format};
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
fn lower_case_is_outside_the_alphabet_and_the_place_is_told() {
    let second = TD3[1].replace("27AB", "27aB");
    let reading = read(&[TD3[0], &second], today());
    assert!(!reading.is_readable());
    let place = Some(Place { line: 2, from: 3, to: 3 });
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
fn a_declared_birth_agrees_across_centuries_only() {
    let reading = read(&TD3, today());
    for (declared, agrees) in
        [("1991-04-17", true), ("2091-04-17", true), ("1991-04-18", false), ("1991-04-00", false)]
    {
        assert_eq!(reading.birth_agrees(declared.parse().unwrap()), agrees, "{declared}");
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
        birth in birth_dates(), expiry in expiries(), sex in prop::sample::select(Sex::ALL),
        number in "[A-Z0-9]{1,9}", long in "[A-Z0-9]{0,13}", primary in "[A-Z]{1,12}( [A-Z]{1,12}){0,2}", secondary in "([A-Z]{1,9}( [A-Z]{1,9}){0,3})?",
    ) -> (BirthDate, Day, Sex, String, String, String, String) {
        let long = if number.len() == 9 { number.clone() + &long } else { number.clone() };
        (birth, expiry, sex, number, long, primary, secondary)
    }
}

proptest! {
    #[test]
    fn what_was_written_is_read((birth, expiry, sex, number, long, primary, secondary) in people()) {
        let name = NameParts { primary: &primary, secondary: &secondary };
        let fields = Fields {
            document_code: "P", issuer: "FRA", number: &number, nationality: "D", birth: Some(birth), sex, expiry, name,
        };
        let card = Fields { document_code: "ID", number: &long, ..fields };
        let (passport, three) = (emit_td3(&fields).unwrap(), emit_td1(&card).unwrap());
        let booklet = (read(&passport.each_ref().map(String::as_str), today()), &number);
        let plastic = (read(&three.each_ref().map(String::as_str), today()), &long);
        for (reading, number) in [booklet, plastic] {
            prop_assert!(reading.is_readable(), "{:?}", reading.findings);
            prop_assert_eq!(reading.number.reveal(), number);
            prop_assert_eq!((reading.issuer.as_str(), reading.nationality.reveal().as_str()), ("FRA", "D"));
            prop_assert_eq!(reading.birth.as_ref().map(|birth| *birth.reveal()), Some(birth));
            prop_assert_eq!((reading.sex, reading.expiry), (Some(sex), Some(expiry)));
            prop_assert_eq!(reading.has(FindingCode::Expired), expiry < today());
            let read_name = NameParts { primary: reading.primary.reveal(), secondary: reading.secondary.reveal() };
            let matched = crate::names::compare(name, read_name, reading.name_maybe_truncated);
            prop_assert!(matched <= crate::names::NameMatch::CompatibleWithTruncation);
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
        prop_assert!(a.starts_with('V') || read(&[&a, &b], on).format == Some(Format::Td3));
        prop_assert_eq!(read(&[&c, &d, &c], on).format, Some(Format::Td1));
    }
    #[test]
    fn one_changed_digit_of_a_protected_field_is_seen(at in 0usize..9, to in 0u8..10) {
        let mut second = TD3[1].as_bytes().to_vec();
        let before = second[at + 13];
        prop_assume!(before.is_ascii_digit() && before != b'0' + to);
        second[at + 13] = b'0' + to;
        let second = String::from_utf8(second).unwrap();
        prop_assert!(!read(&[TD3[0], &second], today()).digits_right());
    }
}
