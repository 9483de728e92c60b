//! The message: identifiers and values, one after the other (specification 6). A value of fixed length needs
//! no separator; another ends with GS, with RS when it was shortened, at its greatest length, or with the
//! message.

use super::identifiers::{Identifier, identifier};
use super::malformed::{GS, Malformed, RS};
use terms::Personal;

/// A French operator number: `FR` and fifteen digits.
const FRENCH_OPERATOR: usize = 17;

/// One field.
#[derive(Clone, PartialEq, Eq)]
pub struct Field {
    /// Two characters.
    pub id: String,
    /// The value, without what ended it.
    pub value: Personal<String>,
    /// The issuer shortened it.
    pub shortened: bool,
}

impl core::fmt::Debug for Field {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        write!(f, "Field({})", self.id)
    }
}

terms::codes! {
    /// A departure from the specification that published codes have too, and that is read nevertheless.
    Oddity {
        /// An identifier that the specification does not know; its value ends at a separator.
        UnknownIdentifier = 1, "unknown-identifier";
        /// A French operator number without the separator after it.
        OperatorWithoutSeparator = 2, "operator-without-separator";
        /// A value of fixed length that a separator ends before.
        TooShort = 3, "too-short";
        /// A separator after a value that needs none.
        SpareSeparator = 4, "spare-separator";
    }
}

/// Reads all fields.
pub(super) fn read(message: &str) -> Result<(Vec<Field>, Vec<Oddity>), Malformed> {
    let (mut fields, mut oddities) = (Vec::new(), Vec::new());
    let mut rest = message;
    while !rest.is_empty() {
        let (id, after) = take(rest, 2).ok_or(Malformed::Message)?;
        if id.contains([GS, RS]) {
            return Err(Malformed::Message);
        }
        let known = identifier(id);
        if known.is_none() {
            oddities.push(Oddity::UnknownIdentifier);
        }
        let (value, left) = value(known, after, &mut oddities)?;
        let (shortened, left) = end(known, value, left, &mut oddities);
        fields.push(Field { id: id.to_owned(), value: Personal::new(value.to_owned()), shortened });
        rest = left;
    }
    Ok((fields, oddities))
}

/// A value and what follows it, separator included.
fn value<'a>(
    known: Option<Identifier>,
    text: &'a str,
    oddities: &mut Vec<Oddity>,
) -> Result<(&'a str, &'a str), Malformed> {
    let (until_separator, _) = text.split_at(text.find([GS, RS]).unwrap_or(text.len()));
    if let Some(length) = known.and_then(|known| known.fixed()) {
        return match take(until_separator, length) {
            Some((value, _)) => Ok((value, text.get(value.len()..).unwrap_or_default())),
            None if until_separator.len() < text.len() => {
                oddities.push(Oddity::TooShort);
                Ok((until_separator, text.get(until_separator.len()..).unwrap_or_default()))
            }
            None => Err(Malformed::Message),
        };
    }
    let longest = known.and_then(|known| known.max).unwrap_or(usize::MAX);
    let value = take(until_separator, longest).map_or(until_separator, |(value, _)| value);
    let value = match known.filter(Identifier::is_operator_number).and_then(|_| french_operator(text)) {
        Some(number) if value.len() > number.len() => {
            oddities.push(Oddity::OperatorWithoutSeparator);
            number
        }
        _ => value,
    };
    Ok((value, text.get(value.len()..).unwrap_or_default()))
}

/// What ends a value: nothing, a separator it needs, or one it does not.
fn end<'a>(
    known: Option<Identifier>,
    value: &str,
    rest: &'a str,
    oddities: &mut Vec<Oddity>,
) -> (bool, &'a str) {
    let is_full = known.and_then(|known| known.max).is_some_and(|max| value.chars().count() >= max);
    match rest.strip_prefix(RS) {
        Some(after) => (true, after),
        None => match rest.strip_prefix(GS) {
            Some(after) => {
                if is_full || after.is_empty() {
                    oddities.push(Oddity::SpareSeparator);
                }
                (false, after)
            }
            None => (false, rest),
        },
    }
}

fn french_operator(text: &str) -> Option<&str> {
    let number = text.get(..FRENCH_OPERATOR)?;
    let digits = number.strip_prefix("FR")?;
    digits.bytes().all(|byte| byte.is_ascii_digit()).then_some(number)
}

/// The first so many characters, and the rest; none when there are not so many.
fn take(text: &str, characters: usize) -> Option<(&str, &str)> {
    if characters == 0 {
        return Some(("", text));
    }
    let (at, last) = text.char_indices().nth(characters - 1)?;
    Some(text.split_at(at + last.len_utf8()))
}
