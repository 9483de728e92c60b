//! Machine-readable zones: the layouts of Doc 9303 (TD1, TD2, TD3, visas A and B), the French card of 1988 to
//! 2021 and the French driving licence.
//!
//! A character is never repaired here: a repair nobody saw is a forgery by software. What may have been
//! meant can be asked for with [`propose`], and is shown before anything is made of it.
//!
//! The crate `mrz` is a measure in the bench and not the reader: it keeps optional data, which must not be kept,
//! and reads the old French card as TD2 with wrong names. One table of positions per layout (`layout`) serves reading,
//! cutting, writing and proposing.

mod check_digit;
mod composition;
mod confusion;
mod cut;
mod date;
mod emission;
mod layout;
mod line;
mod proposal;
mod recognition;
mod shorter;
mod zone;

#[cfg(test)]
mod tests;

pub use check_digit::check_digit;
pub use cut::{Cut, FrenchNumber, RunOn, cut, name_field};
pub use emission::{DoesNotFit, Fields, emit};
pub use layout::{Shape, shape};
pub use proposal::{Proposal, propose};
pub use shorter::shorter_forms;
pub use zone::{Covered, Span, likely_format, zone};

use crate::finding::{Finding, FindingCode};
use crate::reading::Reading;
use line::Line;
use terms::Day;

/// Reads the lines as they came from a reader or a keyboard. `on` is the day of the check: it chooses the
/// centuries and says whether the document is past. Blank lines and spaces at the ends count for nothing.
pub fn read(lines: &[&str], on: Day) -> Reading {
    let (lines, count) = few_lines(lines);
    let lines = lines.get(..count).unwrap_or_default();
    match recognition::recognise(lines) {
        Some(layout) => composition::compose(layout, lines, on),
        None => Reading::of_nothing(vec![Finding { code: FindingCode::UnknownFormat, place: None }]),
    }
}

/// More lines than any layout has.
const TOO_MANY: usize = 4;

/// The lines that hold something, without spaces at their ends; no more than are needed to know that they
/// are too many.
fn few_lines(lines: &[&str]) -> ([Line; TOO_MANY], usize) {
    let mut kept = [Line::EMPTY; TOO_MANY];
    let mut count = 0;
    let written =
        lines.iter().map(|line| line.trim_matches([' ', '\r', '\n'])).filter(|line| !line.is_empty());
    for (place, line) in kept.iter_mut().zip(written) {
        *place = Line::new(line);
        count += 1;
    }
    (kept, count)
}
