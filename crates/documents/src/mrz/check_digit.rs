//! The 7-3-1 check digit (Doc 9303 part 3, section 4.9). It cannot see 1/L, 6/G, A/K/U or any other swap
//! of characters whose values are equal modulo 10.

use super::layout::DigitAt;
use super::line::{FILLER, Line, is_empty, value};
use crate::finding::FindingAt;
use crate::reading::Digit;

/// The check digit of a text (0 to 9), or none when a character is outside the alphabet.
pub fn check_digit(text: &[u8]) -> Option<u8> {
    over([text].into_iter())
}

/// The digit over several parts, one after the other.
pub(super) fn over<'a>(parts: impl Iterator<Item = &'a [u8]>) -> Option<u8> {
    const WEIGHTS: [u64; 3] = [7, 3, 1];
    let (mut sum, mut turn) = (0u64, 0usize);
    for part in parts {
        for byte in part {
            sum += u64::from(value(*byte)?) * WEIGHTS[turn];
            turn = if turn == 2 { 0 } else { turn + 1 };
        }
    }
    u8::try_from(sum % 10).ok()
}

/// The verdict on the digit of a layout. A filler may stand for the digit of an empty field (part 4, section
/// 4.2.2, on the personal number; seen on documents without expiry too).
pub(super) fn verdict(lines: &[Line], digit: DigitAt) -> Digit {
    let is_blank = |place: &FindingAt| is_empty(part(lines, *place));
    if printed(lines, digit) == FILLER && digit.over.iter().all(is_blank) || right_at(lines, digit) {
        Digit::Right
    } else {
        Digit::Wrong
    }
}

/// True when the printed digit is the one its places give.
pub(super) fn right_at(lines: &[Line], digit: DigitAt) -> bool {
    is_digit_of(digit.over.iter().map(|place| part(lines, *place)), printed(lines, digit))
}

/// True when the printed character is the digit over the parts.
pub(super) fn is_digit_of<'a>(parts: impl Iterator<Item = &'a [u8]>, printed: u8) -> bool {
    over(parts).is_some_and(|digit| digit + b'0' == printed)
}

fn printed(lines: &[Line], digit: DigitAt) -> u8 {
    part(lines, digit.at).first().copied().unwrap_or_default()
}

/// The characters at a place.
pub(super) fn part(lines: &[Line], place: FindingAt) -> &[u8] {
    let line = lines.get(usize::from(place.line).saturating_sub(1));
    line.map_or(&[], |line| line.part(usize::from(place.from), usize::from(place.to)))
}
