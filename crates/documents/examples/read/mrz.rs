//! A machine-readable zone, with the field, check and format names of `tests/mrz_specimens.json`.

use crate::text;
use documents::mrz::{Cut, cut, propose, read};
use documents::{Checks, Digit, Format, MrzField, Reading};
use serde_json::{Map, Value, json};
use terms::Day;

pub fn answer(lines: &[String], on: Day) -> Value {
    let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
    let reading = read(&lines, on);
    let findings: Vec<Value> = reading
        .findings
        .iter()
        .map(|finding| {
            let mut told = json!({ "code": finding.code.word(), "message": text(&format!("finding-{}", finding.code.word())) });
            if let (Some(place), Some(told)) = (finding.place, told.as_object_mut()) {
                told.insert("line".to_owned(), json!(place.line));
                told.insert("from".to_owned(), json!(place.from));
                told.insert("to".to_owned(), json!(place.to));
            }
            told
        })
        .collect();
    let mut answer = json!({
        "format": reading.format.map(name_of),
        "valid": reading.is_well_formed(),
        "checks": checks(reading.checks),
        "fields": cut(&lines).map(|cut| fields(&cut, &reading)),
        "findings": findings,
    });
    if let (Some(proposal), Some(answer)) = (propose(&lines, on), answer.as_object_mut()) {
        let lines: Vec<&String> = proposal.lines.iter().map(terms::Personal::reveal).collect();
        answer.insert("proposal".to_owned(), json!(lines));
    }
    answer
}

/// The format under the name of the collection.
pub fn name_of(format: Format) -> &'static str {
    match format {
        Format::Td1 => "TD1",
        Format::Td2 => "TD2",
        Format::Td3 => "TD3",
        Format::MrvA => "MRVA",
        Format::MrvB => "MRVB",
        Format::FrenchCard => "FR_CNI_2X36",
        Format::FrenchLicence => "FR_DL_1X30",
    }
}

fn checks(checks: Checks) -> Map<String, Value> {
    let all = [
        ("document_number", checks.number),
        ("birth_date", checks.birth),
        ("expiry_date", checks.expiry),
        ("optional_1", checks.optional),
        ("composite", checks.composite),
    ];
    let there = all.into_iter().filter(|(_, digit)| *digit != Digit::Absent);
    there.map(|(name, digit)| (name.to_owned(), json!(digit == Digit::Right))).collect()
}

/// Every field as printed. Names are parted as the reading has them.
fn fields(cut: &Cut, reading: &Reading) -> Map<String, Value> {
    let mut fields = Map::new();
    let mut put = |name: &str, value: Option<String>| {
        if let Some(value) = value {
            fields.insert(name.to_owned(), json!(value));
        }
    };
    let number = reading.number.reveal();
    put("document_code", cut.field(MrzField::DocumentCode));
    put("issuing_state", cut.field(MrzField::Issuer));
    put("document_number", Some(number.clone()));
    put("nationality", cut.field(MrzField::Nationality));
    put("birth_date", cut.raw(MrzField::Birth));
    put("sex", cut.raw(MrzField::Sex));
    put("expiry_date", cut.raw(MrzField::Expiry));
    put("administrative_code", cut.field(MrzField::Administrative));
    put("optional_check", cut.digit(MrzField::Optional));
    put("composite_check", cut.composite());
    put("optional_2", cut.field(MrzField::OptionalSecond));
    put("primary_identifier", Some(reading.primary.reveal().clone()));
    if cut.format() != Format::FrenchLicence {
        put("secondary_identifier", Some(reading.secondary.reveal().clone()));
    }
    if let Some(parts) = cut.french_number() {
        put("issue_yymm", Some(parts.month));
        put("issue_department", Some(parts.department));
        put("issue_office", Some(parts.office));
        put("serial", Some(parts.serial));
    }
    if let Some(run_on) = cut.run_on() {
        put("document_number_check", Some(run_on.digit));
        put("optional_1", Some(run_on.left));
        fields.insert("document_number_overflow".to_owned(), json!(true));
    } else {
        put("document_number_check", cut.digit(MrzField::Number));
        put("optional_1", cut.field(MrzField::Optional));
    }
    if cut.format() != Format::FrenchLicence {
        fields.insert("name_maybe_truncated".to_owned(), json!(cut.ends_in_a_letter()));
    }
    fields
}
