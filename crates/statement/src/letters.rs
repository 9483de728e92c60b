//! Bytes as letters that are on the same keys of every keyboard and sound apart: sixteen of them, in fours.

/// No vowel, no digit: the same keys on AZERTY, QWERTY and QWERTZ, and no words.
pub(crate) const LETTERS: &[u8; 16] = b"BCDFGHJKLNPRSTVX";

/// Two letters a byte, in groups of four.
pub fn letters(bytes: &[u8]) -> String {
    let nibbles = bytes.iter().flat_map(|byte| [byte >> 4, byte & 0x0f]);
    nibbles.enumerate().fold(String::with_capacity(bytes.len() * 5 / 2), |mut text, (at, nibble)| {
        if at > 0 && at % 4 == 0 {
            text.push(' ');
        }
        text.extend(LETTERS.get(usize::from(nibble)).copied().map(char::from));
        text
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_become_letters_in_fours() {
        assert_eq!(letters(&[0x01, 0x23, 0x45, 0xef]), "BCDF GHVX");
        assert_eq!(letters(&[]), "");
    }
}
