//! Where each layout has its fields and digits, once for reading, for cutting and for proposing. Positions
//! are those of Doc 9303 (parts 4 to 7) and, for the two French layouts, of standards section 4.3.

use super::line::Line;
use crate::finding::FindingAt;
use crate::kind::Format;
use crate::reading::MrzField;

/// A digit and what it covers, in order.
#[derive(Clone, Copy)]
pub(super) struct DigitAt {
    pub(super) at: FindingAt,
    pub(super) over: &'static [FindingAt],
}

/// One layout.
pub(super) struct Layout {
    pub(super) format: Format,
    /// How many lines, and how long each is.
    pub(super) lines: usize,
    pub(super) length: usize,
    /// Every field, in the order of the lines.
    pub(super) fields: &'static [(MrzField, FindingAt)],
    pub(super) number: Option<DigitAt>,
    pub(super) birth: Option<DigitAt>,
    pub(super) expiry: Option<DigitAt>,
    pub(super) optional: Option<DigitAt>,
    pub(super) composite: Option<DigitAt>,
    /// Where a number longer than nine runs on.
    pub(super) runs_on: Option<FindingAt>,
}

/// How many lines a layout has, and how long each is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shape {
    /// The lines.
    pub lines: usize,
    /// The characters of each.
    pub length: usize,
}

/// The shape of a format's lines.
pub const fn shape(format: Format) -> Shape {
    let layout = Layout::of(format);
    Shape { lines: layout.lines, length: layout.length }
}

impl Layout {
    /// The layout of a format.
    pub(super) const fn of(format: Format) -> &'static Self {
        match format {
            Format::Td1 => &TD1,
            Format::Td2 => &TD2,
            Format::Td3 => &TD3,
            Format::MrvA => &MRV_A,
            Format::MrvB => &MRV_B,
            Format::FrenchCard => &FRENCH_CARD,
            Format::FrenchLicence => &FRENCH_LICENCE,
        }
    }
    /// Where a field stands, if the layout has it.
    pub(super) fn place(&self, field: MrzField) -> Option<FindingAt> {
        self.fields.iter().find(|(other, _)| *other == field).map(|(_, place)| *place)
    }
    /// True when so many lines of that length were given.
    pub(super) fn fits(&self, lines: &[Line]) -> bool {
        lines.len() == self.lines && lines.iter().all(|line| line.is_long(self.length))
    }
    /// The digits over one field each, with the field they are shown with.
    pub(super) fn digits(&self) -> impl Iterator<Item = (MrzField, DigitAt)> {
        let all = [
            (MrzField::Number, self.number),
            (MrzField::Birth, self.birth),
            (MrzField::Expiry, self.expiry),
            (MrzField::Optional, self.optional),
        ];
        all.into_iter().filter_map(|(field, digit)| Some((field, digit?)))
    }
}

const fn at(line: u8, from: u8, to: u8) -> FindingAt {
    FindingAt { line, from, to }
}

const fn digit(line: u8, position: u8, over: &'static [FindingAt]) -> DigitAt {
    DigitAt { at: at(line, position, position), over }
}

/// The fields of everything of two lines but the old French card: name and optional data end where the lines
/// let them.
const fn of_two_lines(name_to: u8, optional_to: u8) -> [(MrzField, FindingAt); 9] {
    [
        (MrzField::DocumentCode, at(1, 1, 2)),
        (MrzField::Issuer, at(1, 3, 5)),
        (MrzField::Name, at(1, 6, name_to)),
        (MrzField::Number, at(2, 1, 9)),
        (MrzField::Nationality, at(2, 11, 13)),
        (MrzField::Birth, at(2, 14, 19)),
        (MrzField::Sex, at(2, 21, 21)),
        (MrzField::Expiry, at(2, 22, 27)),
        (MrzField::Optional, at(2, 29, optional_to)),
    ]
}

const TD1: Layout = Layout {
    format: Format::Td1,
    lines: 3,
    length: 30,
    fields: &[
        (MrzField::DocumentCode, at(1, 1, 2)),
        (MrzField::Issuer, at(1, 3, 5)),
        (MrzField::Number, at(1, 6, 14)),
        (MrzField::Optional, at(1, 16, 30)),
        (MrzField::Birth, at(2, 1, 6)),
        (MrzField::Sex, at(2, 8, 8)),
        (MrzField::Expiry, at(2, 9, 14)),
        (MrzField::Nationality, at(2, 16, 18)),
        (MrzField::OptionalSecond, at(2, 19, 29)),
        (MrzField::Name, at(3, 1, 30)),
    ],
    number: Some(digit(1, 15, &[at(1, 6, 14)])),
    birth: Some(digit(2, 7, &[at(2, 1, 6)])),
    expiry: Some(digit(2, 15, &[at(2, 9, 14)])),
    optional: None,
    composite: Some(digit(2, 30, &[at(1, 6, 30), at(2, 1, 7), at(2, 9, 15), at(2, 19, 29)])),
    runs_on: Some(at(1, 16, 30)),
};

const TD2: Layout = Layout {
    format: Format::Td2,
    length: 36,
    fields: &of_two_lines(36, 35),
    optional: None,
    composite: Some(digit(2, 36, &[at(2, 1, 10), at(2, 14, 20), at(2, 22, 35)])),
    runs_on: Some(at(2, 29, 35)),
    ..TD3
};

const TD3: Layout = Layout {
    format: Format::Td3,
    lines: 2,
    length: 44,
    fields: &of_two_lines(44, 42),
    number: Some(digit(2, 10, &[at(2, 1, 9)])),
    birth: Some(digit(2, 20, &[at(2, 14, 19)])),
    expiry: Some(digit(2, 28, &[at(2, 22, 27)])),
    optional: Some(digit(2, 43, &[at(2, 29, 42)])),
    composite: Some(digit(2, 44, &[at(2, 1, 10), at(2, 14, 20), at(2, 22, 43)])),
    runs_on: None,
};

/// A visa has neither a digit over its optional data nor one over the whole (part 7).
const MRV_A: Layout =
    Layout { format: Format::MrvA, fields: &of_two_lines(44, 44), optional: None, composite: None, ..TD3 };

const MRV_B: Layout = Layout { format: Format::MrvB, length: 36, fields: &of_two_lines(36, 36), ..MRV_A };

/// The card of 1988 to 2021. Its number begins with the year and month of issue; its digit over the whole
/// covers the name, which no digit of Doc 9303 does.
const FRENCH_CARD: Layout = Layout {
    format: Format::FrenchCard,
    lines: 2,
    length: 36,
    fields: &[
        (MrzField::DocumentCode, at(1, 1, 2)),
        (MrzField::Issuer, at(1, 3, 5)),
        (MrzField::Name, at(1, 6, 30)),
        (MrzField::Administrative, at(1, 31, 36)),
        (MrzField::Number, at(2, 1, 12)),
        (MrzField::GivenNames, at(2, 14, 27)),
        (MrzField::Birth, at(2, 28, 33)),
        (MrzField::Sex, at(2, 35, 35)),
    ],
    number: Some(digit(2, 13, &[at(2, 1, 12)])),
    birth: Some(digit(2, 34, &[at(2, 28, 33)])),
    expiry: None,
    optional: None,
    composite: Some(digit(2, 36, &[at(1, 1, 36), at(2, 1, 35)])),
    runs_on: None,
};

/// Where the old French card's number says when and where it was issued.
pub(super) const ISSUE_MONTH: FindingAt = at(2, 1, 4);
pub(super) const ISSUE_DEPARTMENT: FindingAt = at(2, 5, 6);
pub(super) const ISSUE_OFFICE: FindingAt = at(2, 7, 7);
pub(super) const SERIAL: FindingAt = at(2, 8, 12);

const FRENCH_LICENCE: Layout = Layout {
    format: Format::FrenchLicence,
    lines: 1,
    length: 30,
    fields: &[
        (MrzField::DocumentCode, at(1, 1, 2)),
        (MrzField::Issuer, at(1, 3, 5)),
        (MrzField::Number, at(1, 6, 14)),
        (MrzField::Expiry, at(1, 16, 21)),
        (MrzField::Name, at(1, 22, 29)),
    ],
    number: Some(digit(1, 15, &[at(1, 1, 14)])),
    birth: None,
    expiry: None,
    optional: None,
    composite: Some(digit(1, 30, &[at(1, 1, 29)])),
    runs_on: None,
};
