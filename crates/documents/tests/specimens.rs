//! Every published specimen of `mrz_specimens.json` and every row of `translit_9303.csv`, read by this
//! crate. Both files are copies; their `about` and `source` fields say where each case was published.

#![expect(clippy::unwrap_used, reason = "the helpers of a test may panic as its cases do")]

use documents::mrz;
use documents::names::{self, NameMatch, NameParts, NotInTable};
use documents::{Digit, DocumentKind, FindingCode, Format, Reading};
use serde_json::Value;
use terms::{Day, Sex};

fn cases() -> Value {
    serde_json::from_str(include_str!("mrz_specimens.json")).unwrap()
}

fn today() -> Day {
    "2026-11-21".parse().unwrap()
}

fn text<'a>(value: &'a Value, key: &str) -> &'a str {
    value[key].as_str().unwrap_or_else(|| panic!("{key} in {value}"))
}

fn read(case: &Value) -> Reading {
    let lines: Vec<&str> =
        case["lines"].as_array().unwrap().iter().map(|line| line.as_str().unwrap()).collect();
    mrz::read(&lines, today())
}

fn of_formats<'a>(cases: &'a Value, formats: &'a [&str]) -> impl Iterator<Item = &'a Value> {
    let all = cases["specimens"].as_array().unwrap();
    all.iter().filter(|case| formats.contains(&text(case, "format")))
}

#[test]
fn every_specimen_is_readable_exactly_when_it_should_be() {
    let cases = cases();
    let mut count = 0;
    for case in of_formats(&cases, &["TD1", "TD3"]) {
        let reading = read(case);
        assert_eq!(reading.is_readable(), case["valid"], "{}: {:?}", case["id"], reading.findings);
        count += 1;
    }
    assert_eq!(count, 41);
}

#[test]
fn every_digit_of_every_specimen_has_the_published_verdict() {
    let cases = cases();
    for case in of_formats(&cases, &["TD1", "TD3"]) {
        let checks = read(case).checks;
        let found = [
            ("document_number", checks.number),
            ("birth_date", checks.birth),
            ("expiry_date", checks.expiry),
            ("optional_1", checks.optional),
            ("composite", checks.composite),
        ];
        for (key, digit) in found {
            let expected = match case["checks"][key].as_bool() {
                Some(true) => Digit::Right,
                Some(false) => Digit::Wrong,
                None => Digit::Absent,
            };
            assert_eq!(digit, expected, "{} {key}", case["id"]);
        }
    }
}

#[test]
fn every_field_of_every_specimen_is_read_as_published() {
    let cases = cases();
    for case in of_formats(&cases, &["TD1", "TD3"]).filter(|case| !case["fields"].is_null()) {
        let (id, fields, reading) = (text(case, "id"), &case["fields"], read(case));
        assert_eq!(reading.document_code, text(fields, "document_code"), "{id}");
        assert_eq!(reading.issuer, text(fields, "issuing_state"), "{id}");
        assert_eq!(reading.number.reveal(), text(fields, "document_number"), "{id}");
        assert_eq!(reading.nationality.reveal(), text(fields, "nationality"), "{id}");
        assert_eq!(reading.primary.reveal(), text(fields, "primary_identifier"), "{id}");
        assert_eq!(reading.secondary.reveal(), text(fields, "secondary_identifier"), "{id}");
        assert_eq!(reading.name_maybe_truncated, fields["name_maybe_truncated"], "{id}");
        assert_eq!(
            reading.has(FindingCode::NumberLongerThanNine),
            fields["document_number_overflow"].as_bool().unwrap_or(false),
            "{id}"
        );
        let sex = match reading.sex.unwrap() {
            Sex::Female => "F",
            Sex::Male => "M",
            Sex::Unspecified => "<",
        };
        assert_eq!(sex, text(fields, "sex"), "{id}");
        let birth = reading.birth.map(|birth| birth.reveal().to_string().replace('-', "").split_off(2));
        assert!(birth.is_none_or(|birth| birth == text(fields, "birth_date")), "{id}");
        let expiry = reading.expiry.map(|expiry| expiry.to_string().replace('-', "").split_off(2));
        assert!(expiry.is_none_or(|expiry| expiry == text(fields, "expiry_date")), "{id}");
    }
}

#[test]
fn a_repaired_line_is_read_but_nothing_repairs_it_here() {
    let cases = cases();
    for case in of_formats(&cases, &["TD1", "TD3"]).filter(|case| case["category"] == "ocr noise") {
        assert!(!read(case).is_readable(), "{}", case["id"]);
        let repaired = serde_json::json!({ "lines": case["repaired_lines"] });
        assert!(read(&repaired).is_readable(), "{}", case["id"]);
    }
}

#[test]
fn the_kind_of_every_sound_specimen_is_known() {
    let cases = cases();
    for case in of_formats(&cases, &["TD1", "TD3"]).filter(|case| case["valid"] == true) {
        let kind = match text(case, "kind") {
            "passport" => DocumentKind::Passport,
            "residence permit" => DocumentKind::ResidencePermit,
            _ => DocumentKind::IdentityCard,
        };
        assert_eq!(read(case).kind, Some(kind), "{}", case["id"]);
    }
}

#[test]
fn utopia_and_invented_states_are_found_out() {
    let cases = cases();
    for case in of_formats(&cases, &["TD1", "TD3"]).filter(|case| !case["fields"].is_null()) {
        let codes = [text(&case["fields"], "issuing_state"), text(&case["fields"], "nationality")];
        let reading = read(case);
        assert_eq!(reading.has(FindingCode::SpecimenState), codes.contains(&"UTO"), "{}", case["id"]);
        let unknown = reading.has(FindingCode::UnknownIssuer) || reading.has(FindingCode::UnknownNationality);
        let invented = ["ASU", "COU", "INP", "BAD", "<AR"].iter().any(|code| codes.contains(code));
        assert_eq!(unknown, invented, "{}", case["id"]);
    }
}

#[test]
fn layouts_not_read_here_are_recognised_by_name_or_not_at_all() {
    let cases = cases();
    for case in of_formats(&cases, &["TD2", "MRVA", "MRVB", "FR_CNI_2X36", "FR_DL_1X30"]) {
        let expected = match (text(case, "format"), text(case, "category")) {
            ("FR_CNI_2X36", category) if category != "ocr noise" => FindingCode::OldFrenchCard,
            ("FR_DL_1X30", _) => FindingCode::FrenchLicence,
            _ => FindingCode::UnknownFormat,
        };
        let reading = read(case);
        assert_eq!(reading.format, None::<Format>, "{}", case["id"]);
        assert!(reading.has(expected) && !reading.is_readable(), "{}", case["id"]);
    }
}

#[test]
fn the_published_check_digits_come_out() {
    for case in cases()["check_digits"].as_array().unwrap() {
        let digit = mrz::check_digit(text(case, "data").as_bytes()).unwrap();
        assert_eq!(digit.to_string(), text(case, "digit"), "{case}");
    }
}

#[test]
fn published_name_fields_are_parted_and_agree_with_the_printed_names() {
    for case in cases()["name_fields"].as_array().unwrap() {
        let (field, cut) = (text(case, "field"), case["last_position_is_a_letter"] == true);
        let reading = match text(case, "format") {
            "TD1" => mrz::read(
                &["I<D<<T220001293<<<<<<<<<<<<<<<", "6408125F2010315D<<<<<<<<<<<<<4", field],
                today(),
            ),
            _ => mrz::read(
                &[&format!("P<D<<{field}"), "C01X0006H1D<<6408125F1710319<<<<<<<<<<<<<<<0"],
                today(),
            ),
        };
        assert_eq!(reading.primary.reveal(), text(case, "primary_in_mrz"), "{field}");
        assert_eq!(reading.secondary.reveal(), text(case, "secondary_in_mrz"), "{field}");
        assert_eq!(reading.name_maybe_truncated, cut, "{field}");
        let printed =
            NameParts { primary: text(case, "visual_primary"), secondary: text(case, "visual_secondary") };
        let read = NameParts { primary: reading.primary.reveal(), secondary: reading.secondary.reveal() };
        let matched = names::compare(printed, read, cut);
        assert!(
            matched == NameMatch::Equal || (cut && matched == NameMatch::CompatibleWithTruncation),
            "{field}"
        );
        assert!(cut || names::compare(printed, read, false) == NameMatch::Equal, "{field}");
    }
}

#[test]
fn every_row_of_the_transliteration_table_is_followed() {
    let mut rows = 0;
    // Quoted fields: the comma's own row, which the first test of names covers, and notes at a line's end.
    for row in include_str!("translit_9303.csv").lines().skip(1).filter(|row| !row.starts_with('"')) {
        let columns: Vec<&str> = row.splitn(7, ',').collect();
        let [letter, _, _, mrz, alternatives, table, _] = columns[..] else { panic!("{row}") };
        rows += 1;
        if table == "punctuation" {
            assert_eq!(names::to_mrz(&format!("A{letter}B")).unwrap(), format!("A{mrz}B"), "{row}");
        } else if mrz.is_empty() {
            assert_eq!(names::to_mrz(letter), Err(NotInTable), "{row}");
        } else {
            assert_eq!(names::to_mrz(letter).as_deref(), Ok(mrz), "{row}");
            for other in alternatives.split('|').filter(|other| !other.is_empty()) {
                let matched = names::compare(
                    NameParts { primary: letter, secondary: "" },
                    NameParts { primary: other, secondary: "" },
                    false,
                );
                assert_eq!(matched, NameMatch::EqualAfterAlternatives, "{row}");
            }
        }
    }
    assert!(rows > 150);
}
