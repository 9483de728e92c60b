//! What a device and the server make of a one-time code, so that the code itself is never sent: a locator by
//! which the server finds it, and a key under which the server proves that it knows it too.
//!
//! The code has 48 random bits and is used once. Whoever stands in the middle sees the locator and would have
//! to find the code behind it before the device stops waiting; afterwards it is worth nothing.

use crate::codec::encode;
use crate::key::{Hash, PublicKey, hash};
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

/// The letters of a typed code: case, spaces and hyphens do not matter.
fn letters(typed: &str) -> String {
    typed.chars().filter(char::is_ascii_alphabetic).map(|c| c.to_ascii_uppercase()).collect()
}

/// What is sent in a code's place.
pub fn code_locator(typed: &str) -> Hash {
    hash(&encode(&("one-time-code locator", letters(typed).as_str())))
}

/// The key of the proof, which only those derive who know the code.
pub fn code_proof_key(typed: &str) -> Hash {
    hash(&encode(&("one-time-code proof", letters(typed).as_str())))
}

/// The server's proof over what the device is about to pin.
pub fn enrolment_proof(key: &Hash, root: &PublicKey, certificate: &[u8]) -> Hash {
    let mut mac = Hmac::<Sha256>::new_from_slice(&key.0).expect("HMAC takes a key of any length");
    mac.update(&root.0);
    mac.update(certificate);
    Hash(mac.finalize().into_bytes().into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_the_same_however_it_is_typed_and_its_two_derivations_are_not() {
        assert_eq!(code_locator("BCDF GHJK LNPR"), code_locator("bcdf-ghjk-lnpr"));
        assert_ne!(code_locator("BCDF GHJK LNPR"), code_locator("BCDF GHJK LNPS"));
        assert_ne!(code_locator("BCDF GHJK LNPR"), code_proof_key("BCDF GHJK LNPR"));
    }

    #[test]
    fn a_proof_is_over_root_and_certificate_and_under_the_code() {
        let proof = |code: &str, root: u8, certificate: &[u8]| {
            enrolment_proof(&code_proof_key(code), &PublicKey([root; 32]), certificate)
        };
        let right = proof("BCDF GHJK LNPR", 1, b"certificate");
        assert_eq!(right, proof("bcdfghjklnpr", 1, b"certificate"));
        for other in [
            proof("BCDF GHJK LNPS", 1, b"certificate"),
            proof("BCDF GHJK LNPR", 2, b"certificate"),
            proof("BCDF GHJK LNPR", 1, b"another"),
        ] {
            assert_ne!(right, other);
        }
    }
}
