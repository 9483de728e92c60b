//! Writing the lines of a TD3 or TD1 from fields: for specimens, and to prove that reading reads what
//! writing writes. Knows no document model.

use super::check_digit::{check_digit, over};
use super::line::FILLER;
use crate::names::{self, NotInTable, Spelling};
use core::fmt;
use terms::{BirthDate, Day, Sex};

/// What a document says, as people write it. Names may carry accents, hyphens and apostrophes.
#[derive(Clone, Copy, Debug)]
pub struct Fields<'a> {
    /// One or two letters.
    pub document_code: &'a str,
    /// The issuer's code as printed (`D` for Germany).
    pub issuer: &'a str,
    /// The number: nine characters at most on a TD3, more run on in the optional data of a TD1.
    pub number: &'a str,
    /// The nationality's code as printed.
    pub nationality: &'a str,
    /// The date of birth; absent when wholly unknown.
    pub birth: Option<BirthDate>,
    /// The sex.
    pub sex: Sex,
    /// The last day of validity.
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

/// The two lines of a passport, without optional data.
pub fn emit_td3(fields: &Fields<'_>) -> Result<[String; 2], DoesNotFit> {
    let number = with_digit(&padded(fields.number, 9)?)?;
    let birth = with_digit(&birth(fields.birth)?)?;
    let expiry = with_digit(&two_digit_date(fields.expiry))?;
    let optional = with_digit(&"<".repeat(14))?;
    let composite = digit_over(&[&number, &birth, &expiry, &optional])?;
    let first = head(fields)? + &name_field(fields, 39)?;
    let nationality = padded(fields.nationality, 3)?;
    let second = format!("{number}{nationality}{birth}{}{expiry}{optional}{composite}", sex(fields.sex));
    Ok([first, second])
}

/// The three lines of a card, without optional data except the rest of a long number.
pub fn emit_td1(fields: &Fields<'_>) -> Result<[String; 3], DoesNotFit> {
    let number = padded(&card_number(fields.number)?, 25)?;
    let birth = with_digit(&birth(fields.birth)?)?;
    let expiry = with_digit(&two_digit_date(fields.expiry))?;
    let optional = "<".repeat(11);
    let composite = digit_over(&[&number, &birth, &expiry, &optional])?;
    let nationality = padded(fields.nationality, 3)?;
    let second = format!("{birth}{}{expiry}{nationality}{optional}{composite}", sex(fields.sex));
    Ok([head(fields)? + &number, second, name_field(fields, 30)?])
}

fn head(fields: &Fields<'_>) -> Result<String, DoesNotFit> {
    Ok(padded(fields.document_code, 2)? + &padded(fields.issuer, 3)?)
}

/// The number and its digit; a long one as nine characters, a filler, the rest and the digit over both.
fn card_number(number: &str) -> Result<String, DoesNotFit> {
    let Some((head, rest)) = number.split_at_checked(9).filter(|(_, rest)| !rest.is_empty()) else {
        return with_digit(&padded(number, 9)?);
    };
    Ok(format!("{head}<{rest}{}", digit_over(&[head, rest])?))
}

fn padded(text: &str, length: usize) -> Result<String, DoesNotFit> {
    let in_alphabet =
        text.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == FILLER);
    if in_alphabet && text.len() <= length { Ok(format!("{text:<<length$}")) } else { Err(DoesNotFit) }
}

fn with_digit(field: &str) -> Result<String, DoesNotFit> {
    let digit = check_digit(field.as_bytes()).ok_or(DoesNotFit)?;
    Ok(format!("{field}{digit}"))
}

fn digit_over(parts: &[&str]) -> Result<u8, DoesNotFit> {
    over(parts.iter().map(|part| part.as_bytes())).ok_or(DoesNotFit)
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

fn name_field(fields: &Fields<'_>, length: usize) -> Result<String, DoesNotFit> {
    let spelling = if fields.issuer == "FRA" { Spelling::Plain } else { Spelling::Table };
    let parts = |name: &str| -> Result<Vec<String>, DoesNotFit> {
        Ok(names::to_mrz_spelt(name, spelling)?
            .split('<')
            .filter(|part| !part.is_empty())
            .map(str::to_owned)
            .collect())
    };
    padded(&shortened(parts(fields.name.primary)?, parts(fields.name.secondary)?, length), length)
}

/// Takes letters from the longest component until the name fits, so that a shortened name ends exactly
/// at the last position with a letter: the mark of a possible cut (Doc 9303 part 3, section 4.6). Where
/// even initials are too many, the last component goes.
fn shortened(mut primary: Vec<String>, mut secondary: Vec<String>, length: usize) -> String {
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
