//! What the reader's answers do not show of the specimens of `mrz_specimens.json` (`tests/reader.rs` compares
//! those), and every row of `translit_9303.csv`. Both files are copies; their `about` and `source` fields say where each case was published.

#![expect(clippy::unwrap_used, reason = "the helpers of a test may panic as its cases do")]

use documents::mrz;
use documents::names::{self, NameMatch, NameParts, NotInTable};
use documents::{DocumentKind, FindingCode, Reading};
use serde_json::Value;
use terms::Day;

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

fn all(cases: &Value) -> impl Iterator<Item = &Value> {
    cases["specimens"].as_array().unwrap().iter()
}

fn of_formats<'a>(cases: &'a Value, formats: &'a [&str]) -> impl Iterator<Item = &'a Value> {
    all(cases).filter(|case| formats.contains(&text(case, "format")))
}

#[test]
fn a_repaired_line_is_read_but_nothing_repairs_it_here() {
    let cases = cases();
    for case in all(&cases).filter(|case| case["category"] == "ocr noise") {
        assert!(!read(case).is_readable(), "{}", case["id"]);
        let repaired = serde_json::json!({ "lines": case["repaired_lines"] });
        assert!(read(&repaired).is_readable(), "{}", case["id"]);
    }
}

#[test]
fn the_kind_of_every_sound_specimen_is_known() {
    let cases = cases();
    for case in of_formats(&cases, &["TD1", "TD2", "TD3", "FR_CNI_2X36"]).filter(|case| case["valid"] == true)
    {
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
    for case in
        of_formats(&cases, &["TD1", "TD2", "TD3", "FR_CNI_2X36"]).filter(|case| !case["fields"].is_null())
    {
        let code = |key| case["fields"][key].as_str().unwrap_or_default();
        let codes = [code("issuing_state"), code("nationality")];
        let reading = read(case);
        assert_eq!(reading.has(FindingCode::SpecimenState), codes.contains(&"UTO"), "{}", case["id"]);
        let unknown = reading.has(FindingCode::UnknownIssuer) || reading.has(FindingCode::UnknownNationality);
        let invented = ["ASU", "COU", "INP", "BAD", "<AR"].iter().any(|code| codes.contains(code));
        assert_eq!(unknown, invented, "{}", case["id"]);
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
