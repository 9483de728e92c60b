//! From the fields of a layout to a [`Reading`] and its findings. Knows no positions of its own.

use super::check_digit::{is_digit_of, part, verdict};
use super::date::{self, Read};
use super::layout::{DigitAt, ISSUE_MONTH, Layout};
use super::line::{FILLER, Line, is_empty, text};
use crate::finding::{Finding, FindingAt, FindingCode};
use crate::kind::DocumentKind;
use crate::kind::Format;
use crate::reading::{Checks, Digit, MrzField, Reading};
use crate::states;
use crate::validity::IssueMonth;
use terms::{BirthDate, Day, Personal, Sex};

/// One field, and where it stands.
#[derive(Clone, Copy)]
struct Field<'a> {
    bytes: &'a [u8],
    place: FindingAt,
}

/// The rest of a number longer than nine characters (Doc 9303 part 5, section 4.2.2).
struct LongNumber {
    rest: String,
    counts_filler: bool,
}

/// Puts the reading of lines that fit a layout together.
pub(super) fn compose(layout: &Layout, lines: &[Line], on: Day) -> Reading {
    let mut findings = Findings(Vec::with_capacity(4));
    findings.alphabet(lines);
    let field = |field: MrzField| layout.place(field).map(|place| Field { bytes: part(lines, place), place });
    let code_field = field(MrzField::DocumentCode);
    let document_code = code_field.map(|field| text(field.bytes)).unwrap_or_default();
    let kind = DocumentKind::of_code(layout.format, &document_code);
    findings.refused(layout.format, kind, code_field);
    let issuer = findings.state(field(MrzField::Issuer), FindingCode::UnknownIssuer);
    let (number_digit, long) = number_digit(layout, lines);
    let number = findings.number(field(MrzField::Number), long.as_ref());
    let checks = Checks { number: number_digit, ..checks(layout, lines) };
    findings.digits(checks, &field);
    let nationality = findings.nationality(layout.format, field(MrzField::Nationality));
    let issue_month = findings.issue_month(layout.format, lines, on);
    let birth = field(MrzField::Birth).and_then(|field| findings.birth(field, on));
    let sex = field(MrzField::Sex).and_then(|field| findings.sex(field));
    let expiry = findings.expiry(layout.format, field(MrzField::Expiry), on);
    let (primary, secondary, name_maybe_truncated) =
        findings.name(field(MrzField::Name), field(MrzField::GivenNames));
    Reading {
        format: Some(layout.format),
        kind,
        document_code,
        issuer,
        number: number.into(),
        nationality: nationality.into(),
        birth: birth.map(Personal::new),
        sex,
        expiry,
        issue_month,
        primary: primary.into(),
        secondary: secondary.into(),
        name_maybe_truncated,
        checks,
        findings: findings.0,
    }
}

/// The verdicts on the digits of a layout.
fn checks(layout: &Layout, lines: &[Line]) -> Checks {
    let of = |digit: Option<DigitAt>| digit.map_or(Digit::Absent, |digit| verdict(lines, digit));
    Checks {
        number: of(layout.number),
        birth: of(layout.birth),
        expiry: of(layout.expiry),
        optional: of(layout.optional),
        composite: of(layout.composite),
    }
}

/// A number that runs on in the optional data, in pieces.
pub(super) struct RunningOn<'a> {
    head: &'a [u8],
    rest: &'a [u8],
    /// The digit printed after the rest.
    pub(super) printed: u8,
    /// The optional data after the filler that ends the number.
    pub(super) left: &'a [u8],
}

/// A filler in place of the digit means that the number runs on: its rest and its digit start the
/// optional data (part 5, section 4.2.2).
pub(super) fn running_on<'a>(layout: &Layout, lines: &'a [Line]) -> Option<RunningOn<'a>> {
    let digit = layout.number.filter(|digit| part(lines, digit.at) == [FILLER])?;
    // The number begins with nine characters of its own: what ends before them does not run on.
    let head = Some(part(lines, *digit.over.first()?)).filter(|head| !head.contains(&FILLER))?;
    let mut pieces = part(lines, layout.runs_on?).splitn(2, |byte| *byte == FILLER);
    let (printed, rest) = pieces.next()?.split_last()?;
    Some(RunningOn { head, rest, printed: *printed, left: pieces.next().unwrap_or_default() })
}

/// Issuers disagree whether the digit of a number that runs on counts the filler in its middle; both
/// readings are tried and the second is reported.
fn number_digit(layout: &Layout, lines: &[Line]) -> (Digit, Option<LongNumber>) {
    let Some(RunningOn { head, rest, printed, .. }) = running_on(layout, lines) else {
        return (layout.number.map_or(Digit::Absent, |digit| verdict(lines, digit)), None);
    };
    let plain = is_digit_of([head, rest].into_iter(), printed);
    let counts_filler = !plain && is_digit_of([head, &[FILLER], rest].into_iter(), printed);
    let verdict = if plain || counts_filler { Digit::Right } else { Digit::Wrong };
    (verdict, Some(LongNumber { rest: text(rest), counts_filler }))
}

/// What was found so far, in the order of the lines.
struct Findings(Vec<Finding>);

impl Findings {
    fn when(&mut self, found: bool, code: FindingCode, field: Field<'_>) {
        if found {
            self.0.push(Finding { code, place: Some(field.place) });
        }
    }
    fn alphabet(&mut self, lines: &[Line]) {
        for (number, line) in (1u8..).zip(lines) {
            let foreign = line.foreign().and_then(|position| u8::try_from(position).ok());
            self.0.extend(foreign.map(|at| Finding {
                code: FindingCode::WrongAlphabet,
                place: Some(FindingAt { line: number, from: at, to: at }),
            }));
        }
    }
    /// What is read but proves no identity, by name; and a code the format does not know.
    fn refused(&mut self, format: Format, kind: Option<DocumentKind>, code: Option<Field<'_>>) {
        let found = match format {
            Format::FrenchLicence => Some(FindingCode::FrenchLicence),
            Format::MrvA | Format::MrvB => Some(FindingCode::Visa),
            _ => kind.is_none().then_some(FindingCode::UnknownDocumentCode),
        };
        if let (Some(found), Some(code)) = (found, code) {
            self.when(true, found, code);
        }
    }
    fn digits<'a>(&mut self, checks: Checks, field: &impl Fn(MrzField) -> Option<Field<'a>>) {
        let place = |of| field(of).map(|field| field.place);
        let of_field = [
            (checks.number, FindingCode::NumberDigitWrong, place(MrzField::Number)),
            (checks.birth, FindingCode::BirthDigitWrong, place(MrzField::Birth)),
            (checks.expiry, FindingCode::ExpiryDigitWrong, place(MrzField::Expiry)),
            (checks.optional, FindingCode::OptionalDigitWrong, None),
            (checks.composite, FindingCode::CompositeDigitWrong, None),
        ];
        let wrong = of_field.into_iter().filter(|(digit, ..)| *digit == Digit::Wrong);
        self.0.extend(wrong.map(|(_, code, place)| Finding { code, place }));
    }
    fn state(&mut self, field: Option<Field<'_>>, unknown: FindingCode) -> String {
        let Some(field) = field else { return String::new() };
        let code = text(field.bytes);
        let specimen = code == states::SPECIMEN;
        self.when(specimen, FindingCode::SpecimenState, field);
        let is_known = match unknown {
            FindingCode::UnknownIssuer => states::issues_passports(&code),
            _ => states::is_known(&code),
        };
        self.when(!specimen && !is_known, unknown, field);
        code
    }
    /// The old French card names no nationality: it is issued to nationals only (decree 55-1397, article 1).
    fn nationality(&mut self, format: Format, field: Option<Field<'_>>) -> String {
        if format == Format::FrenchCard {
            self.0.push(Finding { code: FindingCode::NationalityImplied, place: None });
            return states::FRANCE.to_owned();
        }
        self.state(field, FindingCode::UnknownNationality)
    }
    fn number(&mut self, field: Option<Field<'_>>, long: Option<&LongNumber>) -> String {
        let Some(field) = field else { return String::new() };
        let mut number = text(field.bytes);
        self.when(number.is_empty(), FindingCode::NumberMissing, field);
        if let Some(LongNumber { rest, counts_filler }) = long {
            self.when(true, FindingCode::NumberLongerThanNine, field);
            self.when(*counts_filler, FindingCode::NumberDigitCountsFiller, field);
            number.push_str(rest);
        }
        number
    }
    /// The year and month of issue that begin an old French card's number.
    fn issue_month(&mut self, format: Format, lines: &[Line], on: Day) -> Option<IssueMonth> {
        if format != Format::FrenchCard {
            return None;
        }
        let field = Field { bytes: part(lines, ISSUE_MONTH), place: ISSUE_MONTH };
        let month = date::issue_month(field.bytes, on);
        self.when(month.is_none(), FindingCode::IssueMonthNotADate, field);
        month
    }
    fn birth(&mut self, field: Field<'_>, on: Day) -> Option<BirthDate> {
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
    /// The last day of validity. The old French card does not say it in its lines.
    fn expiry(&mut self, format: Format, field: Option<Field<'_>>, on: Day) -> Option<Day> {
        let Some(field) = field else {
            let silent = format == Format::FrenchCard;
            self.0.extend(silent.then_some(Finding { code: FindingCode::ExpiryNotInZone, place: None }));
            return None;
        };
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
    fn sex(&mut self, field: Field<'_>) -> Option<Sex> {
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
    /// the identifiers; a letter in the last position is the only trace of a cut. The old French card has a
    /// field for each.
    fn name(&mut self, field: Option<Field<'_>>, given: Option<Field<'_>>) -> (String, String, bool) {
        let Some(field) = field else { return Default::default() };
        let fields = || core::iter::once(field).chain(given);
        let ends_in_a_letter = |bytes: &[u8]| bytes.last().is_some_and(u8::is_ascii_uppercase);
        let is_cut = |part: Field<'_>, fillers| {
            ends_in_a_letter(part.bytes) || (given.is_some() && is_cut_between(part.bytes, fillers))
        };
        let cut = is_cut(field, 1).then_some(field).or(given.filter(|given| is_cut(*given, 2)));
        let has_digit = fields().find(|field| field.bytes.iter().any(u8::is_ascii_digit));
        self.when(fields().all(|field| is_empty(field.bytes)), FindingCode::NameMissing, field);
        self.when(has_digit.is_some(), FindingCode::NameHasDigit, has_digit.unwrap_or(field));
        self.when(cut.is_some(), FindingCode::NameMaybeTruncated, cut.unwrap_or(field));
        let (primary, secondary) = match given {
            Some(given) => (field.bytes, given.bytes),
            None => identifiers(field.bytes),
        };
        (words(primary), words(secondary), cut.is_some())
    }
}

/// True when an old French card may have cut the name between two components, which leaves no letter in the
/// last position: so few fillers follow that another component, parted by `fillers`, had no room.
fn is_cut_between(field: &[u8], fillers: usize) -> bool {
    let left = field.iter().rev().take_while(|byte| **byte == FILLER).count();
    left <= fillers && !is_empty(field)
}

/// The two identifiers of a name field.
pub(super) fn identifiers(field: &[u8]) -> (&[u8], &[u8]) {
    let at = field.windows(2).position(|pair| pair == [FILLER, FILLER]).unwrap_or(field.len());
    field.split_at_checked(at).unwrap_or((field, &[]))
}

/// The parts of an identifier, one space between them.
pub(super) fn words(identifier: &[u8]) -> String {
    let mut words = String::with_capacity(identifier.len());
    for part in identifier.split(|byte| *byte == FILLER).filter(|part| !part.is_empty()) {
        if !words.is_empty() {
            words.push(' ');
        }
        words.push_str(core::str::from_utf8(part).unwrap_or_default());
    }
    words
}
