//! Bytes as letters that are on the same keys of every keyboard and sound apart: sixteen of them, in fours.

use crate::codec::encode;
use crate::key::{Hash, PublicKey, hash};

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

/// What two people compare of a device's registration: sixteen letters of the deployment's root and of the key that was
/// certified. Whoever stood between device and server, even with the code, put in a root or a key of their own.
pub fn device_fingerprint(root: &PublicKey, key: &PublicKey) -> String {
    let Hash(digest) = hash(&encode(&("vis-a-vis device fingerprint, 1", root, key)));
    letters(digest.split_at(LETTERS.len() / 2).0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_become_letters_in_fours() {
        assert_eq!(letters(&[0x01, 0x23, 0x45, 0xef]), "BCDF GHVX");
        assert_eq!(letters(&[]), "");
    }

    #[test]
    fn another_root_or_another_key_is_another_fingerprint() {
        let of = |root, key| device_fingerprint(&PublicKey([root; 32]), &PublicKey([key; 32]));
        assert_eq!(of(1, 2).len(), "BCDF GHJK LNPR STVX".len());
        assert_eq!(of(1, 2), of(1, 2));
        assert!(of(1, 2) != of(2, 2) && of(1, 2) != of(1, 1) && of(1, 2) != of(2, 1));
    }
}
