//! Machine-readable zones of Doc 9303: reading and writing TD3 (part 4) and TD1 (part 5).
//!
//! Other layouts are recognised where a clerk will meet them, by name, and read as nothing. A character is
//! never repaired here: a repair nobody saw is a forgery by software.

mod check_digit;
mod composition;
mod date;
mod emission;
mod line;
mod td1;
mod td3;
mod zone;

#[cfg(test)]
mod tests;

pub use check_digit::check_digit;
pub use emission::{DoesNotFit, Fields, emit_td1, emit_td3};

pub use zone::{Covered, Span, zone};

use crate::finding::{Finding, FindingCode};
use crate::reading::Reading;
use line::Line;
use terms::Day;

/// Reads the lines as they came from a reader or a keyboard. `on` is the day of the check: it chooses the
/// centuries and says whether the document is past. Blank lines and spaces at the ends count for nothing.
pub fn read(lines: &[&str], on: Day) -> Reading {
    let lines: Vec<Line> =
        lines.iter().map(|line| line.trim()).filter(|line| !line.is_empty()).map(Line::new).collect();
    match lines.as_slice() {
        [first, second] if first.is_long(44) && second.is_long(44) && first.at(1) != b'V' => {
            td3::read(first, second, on)
        }
        [first, second, third] if [first, second, third].iter().all(|line| line.is_long(30)) => {
            td1::read(first, second, third, on)
        }
        other => Reading::of_nothing(vec![Finding { code: name_of(other), place: None }]),
    }
}

/// The layout that is known but not read here. The old French card has the length of a TD2; it starts
/// `IDFRA` and its second line with the year and month of issue, where a TD2 has its number.
fn name_of(lines: &[Line]) -> FindingCode {
    match lines {
        [first, second]
            if first.is_long(36)
                && second.is_long(36)
                && first.part(1, 5) == b"IDFRA"
                && second.part(1, 4).iter().all(u8::is_ascii_digit) =>
        {
            FindingCode::OldFrenchCard
        }
        [only] if only.is_long(30) && only.part(1, 5) == b"D1FRA" => FindingCode::FrenchLicence,
        _ => FindingCode::UnknownFormat,
    }
}
