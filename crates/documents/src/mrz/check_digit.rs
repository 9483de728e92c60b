//! The 7-3-1 check digit (Doc 9303 part 3, section 4.9). It cannot see 1/L, 6/G, A/K/U or any other swap
//! of characters whose values are equal modulo 10.

use super::line::{FILLER, is_empty};
use crate::reading::Digit;

/// The value of a character: digits 0 to 9, letters 10 to 35, filler 0; none outside the alphabet.
pub(super) fn value(byte: u8) -> Option<u32> {
    match byte {
        b'0'..=b'9' => Some(u32::from(byte - b'0')),
        b'A'..=b'Z' => Some(u32::from(byte - b'A') + 10),
        FILLER => Some(0),
        _ => None,
    }
}

/// The check digit of a text (0 to 9), or none when a character is outside the alphabet.
pub fn check_digit(text: &[u8]) -> Option<u8> {
    over([text].into_iter())
}

/// The digit over several parts, one after the other.
pub(super) fn over<'a>(parts: impl Iterator<Item = &'a [u8]>) -> Option<u8> {
    let sum = parts.flatten().zip([7, 3, 1].into_iter().cycle()).try_fold(0u32, |sum, (byte, weight)| {
        // Modulo at each step, so that no length overflows.
        Some((sum + value(*byte)? * weight) % 10)
    })?;
    u8::try_from(sum).ok()
}

/// Compares a field with the digit printed after it. A filler may stand for the digit of an empty field
/// (part 4, section 4.2.2, on the personal number; seen on documents without expiry too).
pub(super) fn compare(field: &[u8], printed: u8) -> Digit {
    if printed == FILLER && is_empty(field) { Digit::Right } else { compare_parts(&[field], printed) }
}

/// Compares several fields with the digit over all of them.
pub(super) fn compare_parts(parts: &[&[u8]], printed: u8) -> Digit {
    let right = over(parts.iter().copied()).is_some_and(|digit| digit + b'0' == printed);
    if right { Digit::Right } else { Digit::Wrong }
}
