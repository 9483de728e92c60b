//! The positions of a TD1, three lines of 30 (Doc 9303 part 5, section 4.2.2).

use super::check_digit::{compare, compare_parts};
use super::composition::{Field, LongNumber, Parts, compose};
use super::line::{FILLER, Line, text};
use crate::reading::{Checks, Digit, Format, Reading};
use terms::Day;

pub(super) fn read(first: &Line, second: &Line, third: &Line, on: Day) -> Reading {
    let (number, long_number) = number_digit(first);
    let parts = Parts {
        format: Format::Td1,
        document_code: Field::new(first, 1, 1, 2),
        issuer: Field::new(first, 1, 3, 5),
        number: Field::new(first, 1, 6, 14),
        long_number,
        birth: Field::new(second, 2, 1, 6),
        sex: Field::new(second, 2, 8, 8),
        expiry: Field::new(second, 2, 9, 14),
        nationality: Field::new(second, 2, 16, 18),
        name: Field::new(third, 3, 1, 30),
        checks: Checks {
            number,
            birth: compare(second.part(1, 6), second.at(7)),
            expiry: compare(second.part(9, 14), second.at(15)),
            optional: Digit::Absent,
            composite: compare_parts(
                &[first.part(6, 30), second.part(1, 7), second.part(9, 15), second.part(19, 29)],
                second.at(30),
            ),
        },
    };
    compose(&parts, &[first, second, third], on)
}

/// A filler in place of the digit means that the number runs on: its rest and its digit start the
/// optional data (part 5, section 4.2.2). Issuers disagree whether the digit counts that filler; both
/// readings are tried and the second is reported.
fn number_digit(first: &Line) -> (Digit, Option<LongNumber>) {
    let (head, printed, optional) = (first.part(6, 14), first.at(15), first.part(16, 30));
    let run_on = optional.split(|byte| *byte == FILLER).next().unwrap_or_default();
    let Some((digit, rest)) = run_on.split_last().filter(|_| printed == FILLER) else {
        return (compare(head, printed), None);
    };
    let plain = compare_parts(&[head, rest], *digit);
    let with_filler = compare_parts(&[head, &[FILLER], rest], *digit);
    let counts_filler = plain == Digit::Wrong && with_filler == Digit::Right;
    let number = if counts_filler { with_filler } else { plain };
    (number, Some(LongNumber { rest: text(rest), counts_filler }))
}
