//! What TD1 and TD3 share: turning fields into a [`Reading`] and its findings. Knows no positions.

use super::date::{self, Read};
use super::line::{FILLER, Line, is_empty, text};
use crate::finding::{Finding, FindingCode, Place};
use crate::kind::DocumentKind;
use crate::reading::{Checks, Digit, Format, Reading};
use crate::states;
use terms::{BirthDate, Day, Personal, Sex};

/// One field, and where it stands.
pub(super) struct Field<'a> {
    pub(super) bytes: &'a [u8],
    place: Place,
}

impl<'a> Field<'a> {
    pub(super) fn new(line: &'a Line, number: u8, from: u8, to: u8) -> Self {
        Self { bytes: line.part(usize::from(from), usize::from(to)), place: Place { line: number, from, to } }
    }
}

/// The fields of a layout, cut out by the layout's own module.
pub(super) struct Parts<'a> {
    pub(super) format: Format,
    pub(super) document_code: Field<'a>,
    pub(super) issuer: Field<'a>,
    pub(super) number: Field<'a>,
    pub(super) long_number: Option<LongNumber>,
    pub(super) nationality: Field<'a>,
    pub(super) birth: Field<'a>,
    pub(super) sex: Field<'a>,
    pub(super) expiry: Field<'a>,
    pub(super) name: Field<'a>,
    pub(super) checks: Checks,
}

/// The rest of a number longer than nine characters (Doc 9303 part 5, section 4.2.2).
pub(super) struct LongNumber {
    pub(super) rest: String,
    pub(super) counts_filler: bool,
}

/// Puts a reading together.
pub(super) fn compose(parts: &Parts<'_>, lines: &[&Line], on: Day) -> Reading {
    let mut findings = Findings(Vec::new());
    findings.alphabet(lines);
    let document_code = text(parts.document_code.bytes);
    let kind = DocumentKind::of_code(parts.format, &document_code);
    findings.when(kind.is_none(), FindingCode::UnknownDocumentCode, &parts.document_code);
    let issuer = findings.state(&parts.issuer, FindingCode::UnknownIssuer);
    let number = findings.number(parts);
    findings.digits(parts);
    let nationality = findings.state(&parts.nationality, FindingCode::UnknownNationality);
    let birth = findings.birth(&parts.birth, on);
    let sex = findings.sex(&parts.sex);
    let expiry = findings.expiry(&parts.expiry, on);
    let (primary, secondary, name_maybe_truncated) = findings.name(&parts.name);
    Reading {
        format: Some(parts.format),
        kind,
        document_code,
        issuer,
        number: number.into(),
        nationality: nationality.into(),
        birth: birth.map(Personal::new),
        sex,
        expiry,
        primary: primary.into(),
        secondary: secondary.into(),
        name_maybe_truncated,
        checks: parts.checks,
        findings: findings.0,
    }
}

struct Findings(Vec<Finding>);

impl Findings {
    fn when(&mut self, found: bool, code: FindingCode, field: &Field<'_>) {
        if found {
            self.0.push(Finding { code, place: Some(field.place) });
        }
    }
    fn alphabet(&mut self, lines: &[&Line]) {
        for (number, line) in (1u8..).zip(lines) {
            let foreign = line.foreign().and_then(|position| u8::try_from(position).ok());
            self.0.extend(foreign.map(|at| Finding {
                code: FindingCode::WrongAlphabet,
                place: Some(Place { line: number, from: at, to: at }),
            }));
        }
    }
    fn digits(&mut self, Parts { checks, number, birth, expiry, .. }: &Parts<'_>) {
        let of_field = [
            (checks.number, FindingCode::NumberDigitWrong, Some(number.place)),
            (checks.birth, FindingCode::BirthDigitWrong, Some(birth.place)),
            (checks.expiry, FindingCode::ExpiryDigitWrong, Some(expiry.place)),
            (checks.optional, FindingCode::OptionalDigitWrong, None),
            (checks.composite, FindingCode::CompositeDigitWrong, None),
        ];
        let wrong = of_field.into_iter().filter(|(digit, ..)| *digit == Digit::Wrong);
        self.0.extend(wrong.map(|(_, code, place)| Finding { code, place }));
    }
    fn state(&mut self, field: &Field<'_>, unknown: FindingCode) -> String {
        let code = text(field.bytes);
        let specimen = code == states::SPECIMEN;
        self.when(specimen, FindingCode::SpecimenState, field);
        self.when(!specimen && !states::is_known(&code), unknown, field);
        code
    }
    fn number(&mut self, Parts { number: field, long_number, .. }: &Parts<'_>) -> String {
        let mut number = text(field.bytes);
        self.when(number.is_empty(), FindingCode::NumberMissing, field);
        if let Some(LongNumber { rest, counts_filler }) = long_number {
            self.when(true, FindingCode::NumberLongerThanNine, field);
            self.when(*counts_filler, FindingCode::NumberDigitCountsFiller, field);
            number.push_str(rest);
        }
        number
    }
    fn birth(&mut self, field: &Field<'_>, on: Day) -> Option<BirthDate> {
        match date::birth(field.bytes, on) {
            Read::Date(date) => {
                self.when(date.day().is_none(), FindingCode::BirthPartlyUnknown, field);
                Some(date)
            }
            Read::Unknown => {
                self.when(true, FindingCode::BirthUnknown, field);
                None
            }
            Read::NotADate => {
                self.when(true, FindingCode::BirthNotADate, field);
                None
            }
        }
    }
    fn expiry(&mut self, field: &Field<'_>, on: Day) -> Option<Day> {
        match date::expiry(field.bytes, on) {
            Read::Date(date) => {
                // The printed day itself is still valid.
                self.when(date < on, FindingCode::Expired, field);
                Some(date)
            }
            Read::Unknown => {
                self.when(true, FindingCode::NoExpiry, field);
                None
            }
            Read::NotADate => {
                self.when(true, FindingCode::ExpiryNotADate, field);
                None
            }
        }
    }
    fn sex(&mut self, field: &Field<'_>) -> Option<Sex> {
        let sex = match field.bytes {
            b"F" => Some(Sex::Female),
            b"M" => Some(Sex::Male),
            [FILLER] => Some(Sex::Unspecified),
            _ => None,
        };
        self.when(sex.is_none(), FindingCode::SexLetter, field);
        sex
    }
    /// Primary, secondary, and whether the name may go on (Doc 9303 part 3, section 4.6): two fillers part
    /// the identifiers; a letter in the last position is the only trace of a cut.
    fn name(&mut self, field: &Field<'_>) -> (String, String, bool) {
        let at =
            field.bytes.windows(2).position(|pair| pair == [FILLER, FILLER]).unwrap_or(field.bytes.len());
        let (primary, secondary) = field.bytes.split_at_checked(at).unwrap_or((field.bytes, &[]));
        let cut = field.bytes.last().is_some_and(u8::is_ascii_uppercase);
        self.when(is_empty(field.bytes), FindingCode::NameMissing, field);
        self.when(field.bytes.iter().any(u8::is_ascii_digit), FindingCode::NameHasDigit, field);
        self.when(cut, FindingCode::NameMaybeTruncated, field);
        (words(primary), words(secondary), cut)
    }
}

/// The parts of an identifier, one space between them.
fn words(identifier: &[u8]) -> String {
    let parts = identifier.split(|byte| *byte == FILLER).filter(|part| !part.is_empty());
    parts.map(text).collect::<Vec<_>>().join(" ")
}
