//! Writing the lines of a layout from fields: for specimens, and to prove that reading reads what writing
//! writes. Knows no document model.

use super::check_digit::over;
use super::layout::Layout;
use super::line::FILLER;
use crate::finding::FindingAt;
use crate::kind::Format;
use crate::names::{self, NotInTable, Spelling};
use crate::reading::MrzField;
use crate::states;
use core::fmt;
use terms::{BirthDate, Day, Sex};

/// What a document says, as people write it. Names may carry accents, hyphens and apostrophes.
#[derive(Clone, Copy, Debug)]
pub struct Fields<'a> {
    /// One or two letters.
    pub document_code: &'a str,
    /// The issuer's code as printed (`D` for Germany).
    pub issuer: &'a str,
    /// The number: nine characters at most, twelve on the old French card; on a TD1 or TD2 more run on in the
    /// optional data.
    pub number: &'a str,
    /// The nationality's code as printed.
    pub nationality: &'a str,
    /// The date of birth; absent when wholly unknown.
    pub birth: Option<BirthDate>,
    /// The sex.
    pub sex: Sex,
    /// The last day of validity; the old French card does not write it.
    pub expiry: Day,
    /// The names, shortened where they do not fit.
    pub name: names::NameParts<'a>,
}

/// The fields cannot be written in this layout.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DoesNotFit;

impl fmt::Display for DoesNotFit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a field is too long for the layout or outside its alphabet")
    }
}
impl core::error::Error for DoesNotFit {}
impl From<NotInTable> for DoesNotFit {
    fn from(_: NotInTable) -> Self {
        Self
    }
}

/// The lines of a layout, without optional data but for the rest of a long number.
pub fn emit(format: Format, fields: &Fields<'_>) -> Result<Vec<String>, DoesNotFit> {
    let layout = Layout::of(format);
    let mut lines = vec![vec![FILLER; layout.length]; layout.lines];
    for (field, place) in layout.fields {
        let length = place.length();
        write(&mut lines, *place, &content(layout, *field, length, fields)?);
    }
    let of_fields = layout.digits().map(|(_, digit)| digit);
    for digit in of_fields.chain(layout.composite) {
        let parts: Vec<&[u8]> = digit.over.iter().map(|place| cut(&lines, *place)).collect();
        let printed = over(parts.into_iter()).ok_or(DoesNotFit)? + b'0';
        write(&mut lines, digit.at, &[printed]);
        if Some(digit.at) == layout.number.map(|digit| digit.at) {
            run_on(layout, fields.number, &mut lines)?;
        }
    }
    lines.into_iter().map(|line| String::from_utf8(line).map_err(|_| DoesNotFit)).collect()
}

/// What a field holds.
fn content(
    layout: &Layout,
    field: MrzField,
    length: usize,
    fields: &Fields<'_>,
) -> Result<Vec<u8>, DoesNotFit> {
    let text = match field {
        MrzField::DocumentCode => padded(fields.document_code, length)?,
        MrzField::Issuer => padded(fields.issuer, length)?,
        // A number that runs on has its first nine characters here.
        MrzField::Number if layout.runs_on.is_some() => {
            padded(fields.number.get(..length).unwrap_or(fields.number), length)?
        }
        MrzField::Number => padded(fields.number, length)?,
        MrzField::Nationality => padded(fields.nationality, length)?,
        MrzField::Birth => birth(fields.birth)?,
        MrzField::Sex => sex(fields.sex).to_string(),
        MrzField::Expiry => two_digit_date(fields.expiry),
        MrzField::Name if layout.place(MrzField::GivenNames).is_some() => {
            cut_hard(fields, fields.name.primary, "<", length)?
        }
        MrzField::Name => name_field(fields, length)?,
        MrzField::GivenNames => cut_hard(fields, fields.name.secondary, "<<", length)?,
        MrzField::Optional | MrzField::OptionalSecond | MrzField::Administrative => padded("", length)?,
    };
    Ok(text.into_bytes())
}

/// A number longer than its field: a filler in place of the digit, then the rest and the digit over both.
fn run_on(layout: &Layout, number: &str, lines: &mut [Vec<u8>]) -> Result<(), DoesNotFit> {
    let (Some(place), Some(digit)) = (layout.runs_on, layout.number) else { return Ok(()) };
    let Some((head, rest)) = number.split_at_checked(9).filter(|(_, rest)| !rest.is_empty()) else {
        return Ok(());
    };
    let printed = over([head, rest].into_iter().map(str::as_bytes)).ok_or(DoesNotFit)?;
    let length = place.length();
    // One filler must follow: it ends the rest.
    let rest = padded(&format!("{rest}{printed}<"), length)?;
    write(lines, digit.at, &[FILLER]);
    write(lines, place, rest.as_bytes());
    Ok(())
}

fn write(lines: &mut [Vec<u8>], place: FindingAt, content: &[u8]) {
    let Some(line) = lines.get_mut(usize::from(place.line) - 1) else { return };
    let from = usize::from(place.from) - 1;
    for (at, byte) in line.iter_mut().skip(from).zip(content) {
        *at = *byte;
    }
}

fn cut(lines: &[Vec<u8>], place: FindingAt) -> &[u8] {
    let line = lines.get(usize::from(place.line) - 1);
    line.and_then(|line| line.get(usize::from(place.from) - 1..usize::from(place.to))).unwrap_or_default()
}

fn padded(text: &str, length: usize) -> Result<String, DoesNotFit> {
    let in_alphabet =
        text.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == FILLER);
    if in_alphabet && text.len() <= length { Ok(format!("{text:<<length$}")) } else { Err(DoesNotFit) }
}

fn two_digit_date(day: Day) -> String {
    format!("{:02}{:02}{:02}", day.year().rem_euclid(100), day.month(), day.day())
}

fn birth(date: Option<BirthDate>) -> Result<String, DoesNotFit> {
    let Some(date) = date else { return padded("", 6) };
    let part = |part: Option<u8>| part.map_or_else(|| "<<".to_owned(), |part| format!("{part:02}"));
    Ok(format!("{:02}{}{}", date.year() % 100, part(date.month()), part(date.day())))
}

const fn sex(sex: Sex) -> char {
    match sex {
        Sex::Female => 'F',
        Sex::Male => 'M',
        Sex::Unspecified => '<',
    }
}

/// The components of an identifier, as the issuer spells them.
fn spelt(fields: &Fields<'_>, name: &str) -> Result<Vec<String>, DoesNotFit> {
    let spelling = if fields.issuer == states::FRANCE { Spelling::Plain } else { Spelling::Table };
    let written = names::to_mrz_spelt(name, spelling)?;
    Ok(written.split('<').filter(|part| !part.is_empty()).map(str::to_owned).collect())
}

fn name_field(fields: &Fields<'_>, length: usize) -> Result<String, DoesNotFit> {
    let (primary, secondary) = (spelt(fields, fields.name.primary)?, spelt(fields, fields.name.secondary)?);
    padded(&shortened(primary, secondary, length), length)
}

/// The old French card cuts a name where the field ends.
fn cut_hard(fields: &Fields<'_>, name: &str, between: &str, length: usize) -> Result<String, DoesNotFit> {
    let joined = spelt(fields, name)?.join(between);
    padded(joined.get(..length).unwrap_or(&joined), length)
}

/// Takes letters from the longest component until the name fits, so that a shortened name ends exactly
/// at the last position with a letter: the mark of a possible cut (Doc 9303 part 3, section 4.6). Where
/// even initials are too many, the last component goes.
pub(super) fn shortened(mut primary: Vec<String>, mut secondary: Vec<String>, length: usize) -> String {
    loop {
        let joined = if secondary.is_empty() {
            primary.join("<")
        } else {
            format!("{}<<{}", primary.join("<"), secondary.join("<"))
        };
        if joined.len() <= length {
            return joined;
        }
        match primary
            .iter_mut()
            .chain(&mut secondary)
            .filter(|part| part.len() > 1)
            .max_by_key(|part| part.len())
        {
            Some(longest) => drop(longest.pop()),
            None => drop(secondary.pop().or_else(|| primary.pop())),
        }
    }
}
