//! The fields of a zone as they are printed, for tools that show or compare them. A [`crate::Reading`] keeps
//! less: no optional data.

use super::check_digit::part;
use super::composition::{identifiers, running_on, words};
use super::few_lines;
use super::layout::{ISSUE_DEPARTMENT, ISSUE_MONTH, ISSUE_OFFICE, Layout, SERIAL};
use super::line::{Line, text};
use super::recognition::recognise;
use crate::finding::FindingAt;
use crate::kind::Format;
use crate::reading::MrzField;

/// The lines of a layout, to be asked for their fields.
#[derive(Clone)]
pub struct Cut {
    layout: &'static Layout,
    lines: [Line; 4],
}

impl core::fmt::Debug for Cut {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        write!(f, "Cut({:?})", self.layout.format)
    }
}

/// The parts of an old French card's number.
#[derive(Clone, PartialEq, Eq)]
pub struct FrenchNumber {
    /// Year and month of issue, YYMM.
    pub month: String,
    /// The department of the issuing service, two characters.
    pub department: String,
    /// The service in the department, one character.
    pub office: String,
    /// What the service counted, five characters.
    pub serial: String,
}

/// What stands in the optional data for a number longer than nine.
#[derive(Clone, PartialEq, Eq)]
pub struct RunOn {
    /// The digit printed after the number.
    pub digit: String,
    /// The optional data that is left.
    pub left: String,
}

/// Cuts the lines, when they fit a layout.
pub fn cut(lines: &[&str]) -> Option<Cut> {
    let (lines, count) = few_lines(lines);
    recognise(lines.get(..count)?).map(|layout| Cut { layout, lines })
}

impl Cut {
    /// The layout.
    pub const fn format(&self) -> Format {
        self.layout.format
    }
    /// Where a field stands; none when the layout has no such field.
    pub fn place(&self, field: MrzField) -> Option<FindingAt> {
        self.layout.place(field)
    }
    /// A field without the fillers at its end; none when the layout has no such field. A number that runs on
    /// has its first nine characters here.
    pub fn field(&self, field: MrzField) -> Option<String> {
        self.layout.place(field).map(|place| self.at(place))
    }
    /// The character printed as the digit of a field; none when the layout has no such digit.
    pub fn digit(&self, field: MrzField) -> Option<String> {
        let (_, digit) = self.layout.digits().find(|(other, _)| *other == field)?;
        Some(self.whole(digit.at))
    }
    /// The character printed as the digit over the whole; none when the layout has none.
    pub fn composite(&self) -> Option<String> {
        self.layout.composite.map(|digit| self.whole(digit.at))
    }
    /// The parts of an old French card's number.
    pub fn french_number(&self) -> Option<FrenchNumber> {
        (self.layout.format == Format::FrenchCard).then(|| FrenchNumber {
            month: self.whole(ISSUE_MONTH),
            department: self.whole(ISSUE_DEPARTMENT),
            office: self.whole(ISSUE_OFFICE),
            serial: self.whole(SERIAL),
        })
    }
    /// A field with its fillers, where an empty one differs from one of fillers (dates, sex).
    pub fn raw(&self, field: MrzField) -> Option<String> {
        self.layout.place(field).map(|place| self.whole(place))
    }
    /// What a number longer than nine leaves in the optional data, when it runs on there.
    pub fn run_on(&self) -> Option<RunOn> {
        let found = running_on(self.layout, &self.lines)?;
        Some(RunOn { digit: char::from(found.printed).to_string(), left: text(found.left) })
    }
    /// True when a name field's last position is a letter: the name may go on (Doc 9303 part 3, section 4.6).
    pub fn ends_in_a_letter(&self) -> bool {
        [MrzField::Name, MrzField::GivenNames]
            .into_iter()
            .filter_map(|field| self.layout.place(field))
            .any(|place| part(&self.lines, place).last().is_some_and(u8::is_ascii_uppercase))
    }
    fn at(&self, place: FindingAt) -> String {
        text(part(&self.lines, place))
    }
    fn whole(&self, place: FindingAt) -> String {
        part(&self.lines, place).iter().map(|byte| char::from(*byte)).collect()
    }
}

/// The two identifiers of a name field alone, and whether the name may go on: its last position is a letter,
/// and the field is as long as the layout's. None where it is longer. The old French card has a field for each
/// identifier: this is the surname's.
pub fn name_field(format: Format, field: &str) -> Option<(String, String, bool)> {
    let length = Layout::of(format).place(MrzField::Name).map_or(0, FindingAt::length);
    let bytes = field.trim_matches(' ').as_bytes();
    if bytes.len() > length {
        return None;
    }
    let (primary, secondary) = identifiers(bytes);
    let cut = bytes.len() >= length && bytes.last().is_some_and(u8::is_ascii_uppercase);
    Some((words(primary), words(secondary), cut))
}
