//! What a device and the server make of a device's one-time code, so that the code itself is never sent: a locator by
//! which the server finds it, and a key under which each proves to the other that it knows the code. The device's proof
//! binds the key it brings, so that nobody in the middle can put another in its place.
//!
//! The code has 64 random bits and is used once. Locator and key come of one slow derivation: whoever stands in the
//! middle sees the locator and would have to try codes at the price of a password each, before the device stops waiting.
//! The derivation takes no salt: a device knows neither the deployment nor the one name of its server beforehand, and a
//! table of 2^64 codes is out of reach.

use crate::key::{Hash, PublicKey};
use argon2::{Algorithm, Argon2, Params, Version};
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use zeroize::Zeroizing;

/// Argon2id's salt where there is none to agree on: it keeps the derivation apart from any other.
const DOMAIN: &[u8] = b"vis-a-vis one-time code of a device, 2";
/// KiB of memory and passes: OWASP's least for Argon2id, some 20 ms.
const MEMORY_KIB: u32 = 19 * 1024;
const PASSES: u32 = 2;

/// The letters of a typed code: case, spaces and hyphens do not matter.
fn letters(typed: &str) -> String {
    typed.chars().filter(char::is_ascii_alphabetic).map(|c| c.to_ascii_uppercase()).collect()
}

/// What is looked for in place of a code that is itself sent, under a key of its own (an agent's).
pub fn code_locator(typed: &str) -> Hash {
    crate::key::hash(&crate::codec::encode(&("one-time-code locator", letters(typed).as_str())))
}

/// What is derived of a device's code.
pub struct DerivedCode {
    /// What is sent in the code's place.
    pub locator: Hash,
    key: CodeKey,
}

/// The key that only those have who know the code.
pub struct CodeKey(Zeroizing<[u8; 32]>);

impl DerivedCode {
    /// Derives; takes as long as a password, so never where others wait.
    #[expect(clippy::missing_panics_doc, reason = "the parameters are within Argon2's ranges")]
    pub fn of(typed: &str) -> Self {
        let params = Params::new(MEMORY_KIB, PASSES, 1, Some(64)).expect("parameters within Argon2's ranges");
        let mut derived = Zeroizing::new([0; 64]);
        Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
            .hash_password_into(letters(typed).as_bytes(), DOMAIN, derived.as_mut())
            .expect("lengths within Argon2's ranges");
        let (mut locator, mut key) = ([0; 32], Zeroizing::new([0; 32]));
        locator.copy_from_slice(&derived[..32]);
        key.copy_from_slice(&derived[32..]);
        Self { locator: Hash(locator), key: CodeKey(key) }
    }

    /// Its key.
    pub const fn key(&self) -> &CodeKey {
        &self.key
    }

    /// The device's proof over the key it brings, under a nonce of its own.
    pub fn prove(&self, device: &PublicKey, nonce: &[u8; 16]) -> Hash {
        self.key.device_proof(device, &self.locator, nonce)
    }
}

impl CodeKey {
    /// The key that was kept.
    pub fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(Zeroizing::new(bytes))
    }

    /// The bytes, to be sealed.
    pub fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// The proof that a device brings which knows the code.
    pub fn device_proof(&self, device: &PublicKey, locator: &Hash, nonce: &[u8; 16]) -> Hash {
        self.mac("device", &[&device.0, &locator.0, nonce])
    }

    /// The server's proof over what the device is about to pin.
    pub fn server_proof(&self, root: &PublicKey, certificate: &[u8]) -> Hash {
        self.mac("server", &[&root.0, certificate])
    }

    fn mac(&self, whose: &str, parts: &[&[u8]]) -> Hash {
        let mut mac =
            Hmac::<Sha256>::new_from_slice(self.0.as_ref()).expect("HMAC takes a key of any length");
        mac.update(whose.as_bytes());
        for part in parts {
            mac.update(&(part.len() as u64).to_be_bytes());
            mac.update(part);
        }
        Hash(mac.finalize().into_bytes().into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CODE: &str = "BCDF GHJK LNPR BCDF";

    #[test]
    fn a_code_is_the_same_however_it_is_typed() {
        assert_eq!(DerivedCode::of(CODE).locator, DerivedCode::of("bcdf-ghjk-lnpr-bcdf").locator);
        assert_ne!(DerivedCode::of(CODE).locator, DerivedCode::of("BCDF GHJK LNPR BCDG").locator);
        assert_eq!(code_locator(CODE), code_locator("bcdf-ghjk-lnpr-bcdf"));
    }

    #[test]
    fn a_devices_proof_is_over_its_key_its_locator_and_its_nonce_and_is_no_servers() {
        let (code, other) = (DerivedCode::of(CODE), DerivedCode::of("BCDF GHJK LNPR BCDG"));
        let right = code.prove(&PublicKey([1; 32]), &[2; 16]);
        assert_eq!(right, code.key().device_proof(&PublicKey([1; 32]), &code.locator, &[2; 16]));
        for wrong in [
            code.prove(&PublicKey([3; 32]), &[2; 16]),
            code.prove(&PublicKey([1; 32]), &[3; 16]),
            other.prove(&PublicKey([1; 32]), &[2; 16]),
            code.key().device_proof(&PublicKey([1; 32]), &other.locator, &[2; 16]),
            code.key().server_proof(&PublicKey([1; 32]), &[2; 16]),
        ] {
            assert_ne!(right, wrong);
        }
    }

    #[test]
    fn a_servers_proof_is_over_root_and_certificate_and_under_the_code() {
        let proof = |code: &str, root: u8, certificate: &[u8]| {
            DerivedCode::of(code).key().server_proof(&PublicKey([root; 32]), certificate)
        };
        let right = proof(CODE, 1, b"certificate");
        assert_eq!(right, proof("bcdfghjklnprbcdf", 1, b"certificate"));
        for other in [
            proof("BCDF GHJK LNPS BCDF", 1, b"certificate"),
            proof(CODE, 2, b"certificate"),
            proof(CODE, 1, b"another"),
        ] {
            assert_ne!(right, other);
        }
    }
}
