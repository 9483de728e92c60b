//! One line of a machine-readable zone, addressed as Doc 9303 does: positions from 1, both ends included.
//! Whatever is asked for, nothing here panics.

use super::check_digit::value;

/// The filler character.
pub(super) const FILLER: u8 = b'<';

/// What stands for a character that is not ASCII: outside the alphabet, so it spoils every digit over it.
const FOREIGN: u8 = b'?';

pub(super) struct Line(Vec<u8>);

impl Line {
    pub(super) fn new(text: &str) -> Self {
        Self(
            text.chars()
                .map(|letter| u8::try_from(letter).ok().filter(u8::is_ascii).unwrap_or(FOREIGN))
                .collect(),
        )
    }
    pub(super) fn is_long(&self, length: usize) -> bool {
        self.0.len() == length
    }
    /// The characters from one position to another.
    pub(super) fn part(&self, from: usize, to: usize) -> &[u8] {
        self.0.get(from.saturating_sub(1)..to).unwrap_or_default()
    }
    /// The character at a position.
    pub(super) fn at(&self, position: usize) -> u8 {
        self.0.get(position.saturating_sub(1)).copied().unwrap_or(FOREIGN)
    }
    /// The first position whose character is outside the alphabet.
    pub(super) fn foreign(&self) -> Option<usize> {
        self.0.iter().position(|byte| value(*byte).is_none()).map(|index| index + 1)
    }
}

/// The field as text, without the fillers at its end.
pub(super) fn text(field: &[u8]) -> String {
    let end = field.iter().rposition(|byte| *byte != FILLER).map_or(0, |last| last + 1);
    field.iter().take(end).map(|byte| char::from(*byte)).collect()
}

/// True when the field holds nothing.
pub(super) fn is_empty(field: &[u8]) -> bool {
    field.iter().all(|byte| *byte == FILLER)
}
