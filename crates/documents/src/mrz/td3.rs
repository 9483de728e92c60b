//! The positions of a TD3, two lines of 44 (Doc 9303 part 4, section 4.2.2).

use super::check_digit::{compare, compare_parts};
use super::composition::{Field, Parts, compose};
use super::line::Line;
use crate::reading::{Checks, Format, Reading};
use terms::Day;

pub(super) fn read(first: &Line, second: &Line, on: Day) -> Reading {
    let parts = Parts {
        format: Format::Td3,
        document_code: Field::new(first, 1, 1, 2),
        issuer: Field::new(first, 1, 3, 5),
        name: Field::new(first, 1, 6, 44),
        number: Field::new(second, 2, 1, 9),
        long_number: None,
        nationality: Field::new(second, 2, 11, 13),
        birth: Field::new(second, 2, 14, 19),
        sex: Field::new(second, 2, 21, 21),
        expiry: Field::new(second, 2, 22, 27),
        checks: Checks {
            number: compare(second.part(1, 9), second.at(10)),
            birth: compare(second.part(14, 19), second.at(20)),
            expiry: compare(second.part(22, 27), second.at(28)),
            optional: compare(second.part(29, 42), second.at(43)),
            composite: compare_parts(
                &[second.part(1, 10), second.part(14, 20), second.part(22, 43)],
                second.at(44),
            ),
        },
    };
    compose(&parts, &[first, second], on)
}
