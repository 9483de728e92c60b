//! One line of a machine-readable zone, addressed as Doc 9303 does: positions from 1, both ends included.
//! Whatever is asked for, nothing here panics.

/// The filler character.
pub(super) const FILLER: u8 = b'<';

/// Stands in [`VALUES`] for a character outside the alphabet.
const NONE: u8 = u8::MAX;

/// The value of each byte: a reading looks some hundred and fifty up, so they are worked out once.
const VALUES: [u8; 256] = {
    let mut values = [NONE; 256];
    let mut byte = 0u8;
    while byte < u8::MAX {
        values[byte as usize] = match byte {
            b'0'..=b'9' => byte - b'0',
            b'A'..=b'Z' => byte - b'A' + 10,
            FILLER => 0,
            _ => NONE,
        };
        byte += 1;
    }
    values
};

/// The value of a character: digits 0 to 9, letters 10 to 35, filler 0; none outside the alphabet.
pub(super) const fn value(byte: u8) -> Option<u8> {
    match VALUES[byte as usize] {
        NONE => None,
        value => Some(value),
    }
}

/// What stands for a character that is not ASCII: outside the alphabet, so it spoils every digit over it.
const FOREIGN: u8 = b'?';

/// The longest line of any layout. What is longer is of no layout, and not kept.
const LONGEST: usize = 44;

/// A line of at most 44 characters; a longer one keeps only that it is longer.
#[derive(Clone, Copy)]
pub(super) struct Line {
    bytes: [u8; LONGEST],
    length: usize,
}

impl Line {
    pub(super) const EMPTY: Self = Self { bytes: [FILLER; LONGEST], length: 0 };

    pub(super) fn new(text: &str) -> Self {
        let mut line = Self::EMPTY;
        if let (true, Some(place)) = (text.is_ascii(), line.bytes.get_mut(..text.len())) {
            place.copy_from_slice(text.as_bytes());
            line.length = text.len();
            return line;
        }
        for letter in text.chars() {
            let byte = u8::try_from(letter).ok().filter(u8::is_ascii).unwrap_or(FOREIGN);
            if let Some(place) = line.bytes.get_mut(line.length) {
                *place = byte;
            }
            line.length += 1;
        }
        line
    }
    pub(super) const fn is_long(&self, length: usize) -> bool {
        self.length == length
    }
    pub(super) const fn is_longer_than(&self, length: usize) -> bool {
        self.length > length
    }
    /// The characters from one position to another; none beyond the end.
    pub(super) fn part(&self, from: usize, to: usize) -> &[u8] {
        let written = self.bytes.get(..self.length).unwrap_or(&self.bytes);
        written.get(from.saturating_sub(1)..to).unwrap_or_default()
    }
    /// The character at a position.
    pub(super) fn at(&self, position: usize) -> u8 {
        self.part(position, position).first().copied().unwrap_or(FOREIGN)
    }
    /// The first position whose character is outside the alphabet.
    pub(super) fn foreign(&self) -> Option<usize> {
        self.part(1, self.length.min(LONGEST))
            .iter()
            .position(|byte| value(*byte).is_none())
            .map(|index| index + 1)
    }
}

/// The field as text, without the fillers at its end.
pub(super) fn text(field: &[u8]) -> String {
    let end = field.iter().rposition(|byte| *byte != FILLER).map_or(0, |last| last + 1);
    let written = field.get(..end).unwrap_or_default();
    // One piece where it is ASCII, which a line always is.
    core::str::from_utf8(written).map(str::to_owned).unwrap_or_default()
}

/// True when the field holds nothing.
pub(super) fn is_empty(field: &[u8]) -> bool {
    field.iter().all(|byte| *byte == FILLER)
}
