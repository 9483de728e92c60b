//! What a misread line may have said. Optical readers confuse letters and digits of OCR-B (standards 4.5);
//! where a field holds only digits or only letters, the other of the pair can be proposed. It is shown and a
//! person decides: nothing here, and nobody who calls this, applies it to a reading.

use super::check_digit::part;
use super::confusion::{as_digit, as_letter};
use super::layout::{ISSUE_MONTH, Layout, SERIAL};
use super::line::{Line, value};
use super::read;
use super::recognition::recognise;
use crate::finding::FindingAt;
use crate::kind::Format;
use crate::reading::MrzField;
use terms::{Day, Personal};

/// The lines as they may have been printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// The lines with the changes in them.
    pub lines: Vec<Personal<String>>,
    /// The positions that differ from what was read, one each.
    pub changes: Vec<FindingAt>,
}

/// What the characters of a field can be.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Alphabet {
    Digits,
    Letters,
}

/// Proposes other lines, where a change inside the fixed alphabets makes every digit right or takes a digit out of a
/// field of letters; none when there is nothing to change, or when no such change does.
pub fn propose(lines: &[&str], on: Day) -> Option<Proposal> {
    let was_sound = read(lines, on).is_readable();
    let (lines, count) = super::few_lines(lines);
    let lines = lines.get(..count)?;
    let layout = recognise(lines)?;
    let mut proposed: Vec<Vec<u8>> = lines.iter().map(|line| line.part(1, layout.length).to_vec()).collect();
    let mut changes = Vec::new();
    for (place, alphabet) in fixed(layout, lines) {
        let Some(line) = proposed.get_mut(usize::from(place.line).saturating_sub(1)) else { continue };
        for position in place.from..=place.to {
            let Some(byte) = line.get_mut(usize::from(position).saturating_sub(1)) else { continue };
            let other = match alphabet {
                // Its digit is right as it is: only what no digit protects may still be misread.
                Alphabet::Digits if was_sound => *byte,
                Alphabet::Digits => as_digit(*byte),
                Alphabet::Letters => as_letter(*byte),
            };
            if other != *byte {
                *byte = other;
                changes.push(FindingAt { line: place.line, from: position, to: position });
            }
        }
    }
    let texts: Vec<String> =
        proposed.into_iter().map(String::from_utf8).collect::<Result<_, _>>().unwrap_or_default();
    let refs: Vec<&str> = texts.iter().map(String::as_str).collect();
    let is_sound = !changes.is_empty() && read(&refs, on).is_readable();
    is_sound.then(|| Proposal { lines: texts.into_iter().map(Personal::new).collect(), changes })
}

/// The places of a layout whose characters are all digits or all letters, in the order of the lines.
fn fixed(layout: &Layout, lines: &[Line]) -> Vec<(FindingAt, Alphabet)> {
    let mut all: Vec<(FindingAt, Alphabet)> =
        layout.fields.iter().filter_map(|(field, place)| Some((*place, alphabet(layout, *field)?))).collect();
    let digits = layout.digits().map(|(_, digit)| digit).chain(layout.composite);
    // The digit of a number that runs on stands elsewhere; a filler there means that.
    let printed =
        digits.filter(|digit| part(lines, digit.at).first().is_some_and(|byte| value(*byte) > Some(0)));
    all.extend(printed.map(|digit| (digit.at, Alphabet::Digits)));
    if layout.format == Format::FrenchCard {
        all.extend([(ISSUE_MONTH, Alphabet::Digits), (SERIAL, Alphabet::Digits)]);
    }
    all.sort_by_key(|(place, _)| (place.line, place.from));
    all
}

fn alphabet(layout: &Layout, field: MrzField) -> Option<Alphabet> {
    match field {
        // The licence's code ends in a digit (D1).
        MrzField::DocumentCode => (layout.format != Format::FrenchLicence).then_some(Alphabet::Letters),
        MrzField::Birth | MrzField::Expiry => Some(Alphabet::Digits),
        MrzField::Issuer | MrzField::Nationality | MrzField::Sex | MrzField::Name | MrzField::GivenNames => {
            Some(Alphabet::Letters)
        }
        // These hold both.
        MrzField::Number | MrzField::Optional | MrzField::OptionalSecond | MrzField::Administrative => None,
    }
}
