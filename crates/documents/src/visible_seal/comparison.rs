//! The seal beside the machine-readable zone: the same person and the same document, or not. Seals are
//! written in capitals without accents, so names are compared as zones are.

use super::Seal;
use crate::mrz;
use crate::names::{NameMatch, NameParts, compare};
use crate::reading::Reading;
use crate::states;
use terms::{Day, Personal, Sex};

terms::codes! {
    /// What a seal and a zone can both say.
    SealField {
        /// The birth name (identifier 62).
        Name = 1, "name";
        /// The given names (60).
        GivenNames = 2, "given-names";
        /// The date of birth (69).
        Birth = 3, "birth-date";
        /// The sex (68).
        Sex = 4, "sex";
        /// The nationality (67).
        Nationality = 5, "nationality";
        /// The document's number (66).
        Number = 6, "number";
        /// The last day of validity (6O).
        Expiry = 7, "expiry";
        /// The first day of validity (6N), which no zone holds.
        Issued = 8, "issued";
    }
}

/// What a seal says of a field, beside what the zone says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SealedField {
    /// Which.
    pub field: SealField,
    /// What the seal says, as the zone would write it; days as `DDMMYYYY`.
    pub sealed: Personal<String>,
    /// What the zone says, where it says anything.
    pub read: Option<Personal<String>>,
    /// False when the zone says something else. What it does not say is no difference.
    pub agrees: bool,
}

/// Every field that a seal tells, beside a reading. A seal that holds a zone of its own (6F) says what that
/// zone says.
pub fn beside(seal: &Seal, reading: &Reading, on: Day) -> Vec<SealedField> {
    let inner = zone_of(seal, on);
    let of_seal = |field| sealed(seal, field).or_else(|| read(inner.as_ref()?, field));
    let told = |field| {
        let sealed = of_seal(field)?;
        let read = read(reading, field);
        let agrees = read.as_ref().is_none_or(|read| agree(field, &sealed, read, reading));
        Some(SealedField { field, sealed: sealed.into(), read: read.map(Personal::from), agrees })
    };
    SealField::ALL.iter().copied().filter_map(told).collect()
}

/// The zone that a seal holds: spaces stand for fillers, and its length tells the layout.
fn zone_of(seal: &Seal, on: Day) -> Option<Reading> {
    let zone = seal.value("6F")?.replace(' ', "<");
    let length = match zone.len() {
        88 => 44,
        72 => 36,
        90 => 30,
        _ => return None,
    };
    let lines: Vec<&str> =
        (0..zone.len() / length).filter_map(|at| zone.get(at * length..(at + 1) * length)).collect();
    let reading = mrz::read(&lines, on);
    reading.format.is_some().then_some(reading)
}

/// What the seal says of a field, in the form the zone has.
fn sealed(seal: &Seal, field: SealField) -> Option<String> {
    let value = |id| seal.value(id).map(str::trim).filter(|value| !value.is_empty());
    match field {
        SealField::Name => value("62").map(str::to_owned),
        SealField::GivenNames => value("60").map(|names| names.replace('/', " ")),
        SealField::Birth => value("69").map(str::to_owned),
        SealField::Sex => value("68").map(str::to_owned),
        SealField::Nationality => value("67").map(|two| states::of_alpha_2(two).unwrap_or(two).to_owned()),
        SealField::Number => value("66").map(str::to_owned),
        SealField::Expiry => value("6O").map(str::to_owned),
        SealField::Issued => value("6N").map(str::to_owned),
    }
}

/// What the reading says of it, in the form the seal has.
fn read(reading: &Reading, field: SealField) -> Option<String> {
    let written = |text: &Personal<String>| Some(text.reveal().clone()).filter(|text| !text.is_empty());
    match field {
        SealField::Name => written(&reading.primary),
        SealField::GivenNames => written(&reading.secondary),
        SealField::Birth => reading.birth.as_ref().map(|birth| {
            let birth = birth.reveal();
            let part = |part: Option<u8>| part.unwrap_or_default();
            format!("{:02}{:02}{:04}", part(birth.day()), part(birth.month()), birth.year())
        }),
        SealField::Sex => reading.sex.map(letter),
        SealField::Nationality => written(&reading.nationality).map(|code| states::alpha_3(&code).to_owned()),
        SealField::Number => written(&reading.number),
        SealField::Expiry => reading.expiry.map(day_of_seal),
        SealField::Issued => None,
    }
}

/// A day as seals write it.
pub fn day_of_seal(day: Day) -> String {
    format!("{:02}{:02}{:04}", day.day(), day.month(), day.year())
}

fn letter(sex: Sex) -> String {
    match sex {
        Sex::Female => "F",
        Sex::Male => "M",
        Sex::Unspecified => "",
    }
    .to_owned()
}

fn agree(field: SealField, sealed: &str, read: &str, reading: &Reading) -> bool {
    let name = |primary| NameParts { primary, secondary: "" };
    match field {
        // The lines may be cut where the seal is whole.
        SealField::Name | SealField::GivenNames => {
            compare(name(sealed), name(read), reading.name_maybe_truncated) < NameMatch::Different
        }
        // A zone holds no century.
        SealField::Birth => sealed.len() == 8 && same_but_century(sealed, read),
        SealField::Number => {
            let plain = |text: &str| text.replace([' ', '<'], "");
            plain(sealed) == plain(read)
        }
        // A zone that leaves the sex open contradicts nothing.
        SealField::Sex => read.is_empty() || sealed == read,
        SealField::Nationality | SealField::Expiry | SealField::Issued => sealed == read,
    }
}

fn same_but_century(one: &str, other: &str) -> bool {
    let parts = |date: &str| Some((date.get(..4)?.to_owned(), date.get(6..)?.to_owned()));
    parts(one).is_some_and(|one| parts(other) == Some(one))
}
