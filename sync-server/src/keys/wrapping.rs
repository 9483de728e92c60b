//! The key that wraps other keys, in a file only its owner reads, and the sealing that both it and the
//! enrolments' keys use. It must not know whose keys they are.

use super::KeyError;
use crate::chance::{Chance, draw};
use chacha20poly1305::aead::{self, Aead, Payload};
use chacha20poly1305::{ChaCha20Poly1305, KeyInit};
use sha2::{Digest, Sha256};
use std::array::TryFromSliceError;
use std::fs;
use std::io;
use std::path::Path;
use zeroize::Zeroizing;

const NONCE: usize = 12;
/// First byte of everything sealed here: ChaCha20-Poly1305 (RFC 8439), random nonce in front.
const FORM: u8 = 1;

#[derive(Clone)]
pub(super) struct WrappingKey(Zeroizing<[u8; 32]>);

impl WrappingKey {
    /// The number of `wrapping.key`; a key's number is stored beside everything that it wrapped.
    pub(super) const FIRST: u32 = 1;

    pub(super) fn read(path: &Path) -> Result<Self, KeyError> {
        let bytes = match fs::read(path) {
            Ok(bytes) => Zeroizing::new(bytes),
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Err(KeyError::NoWrappingKey),
            Err(error) => return Err(error.into()),
        };
        let key =
            <[u8; 32]>::try_from(bytes.as_slice()).map_err(|_: TryFromSliceError| KeyError::NoWrappingKey)?;
        Ok(Self(Zeroizing::new(key)))
    }

    pub(super) fn read_or_make(path: &Path, chance: &dyn Chance) -> Result<Self, KeyError> {
        match Self::read(path) {
            Err(KeyError::NoWrappingKey) if !path.exists() => {
                let key = Zeroizing::new(draw::<32>(chance));
                crate::files::write_private(path, key.as_ref())?;
                Ok(Self(key))
            }
            outcome => outcome,
        }
    }

    /// What tells this key from any other, and nothing of it.
    pub(super) fn fingerprint(&self) -> [u8; 32] {
        Sha256::new_with_prefix(b"wrapping key").chain_update(self.0.as_ref()).finalize().into()
    }

    pub(super) fn wrap(&self, whose: &[u8], key: &[u8; 32], chance: &dyn Chance) -> Vec<u8> {
        seal(&self.0, whose, key, chance)
    }

    pub(super) fn unwrap(&self, whose: &[u8], wrapped: &[u8]) -> Result<Zeroizing<[u8; 32]>, KeyError> {
        let plain = open(&self.0, whose, wrapped)?;
        <[u8; 32]>::try_from(plain.as_slice())
            .map(Zeroizing::new)
            .map_err(|_: TryFromSliceError| KeyError::DoesNotOpen)
    }
}

pub(super) fn seal(key: &[u8; 32], bound: &[u8], plain: &[u8], chance: &dyn Chance) -> Vec<u8> {
    let nonce = draw::<NONCE>(chance);
    let sealed = ChaCha20Poly1305::new(key.into())
        .encrypt(&nonce.into(), Payload { msg: plain, aad: bound })
        .expect("ChaCha20-Poly1305 seals anything shorter than 256 GiB");
    [[FORM].as_slice(), &nonce, &sealed].concat()
}

pub(super) fn open(key: &[u8; 32], bound: &[u8], sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>, KeyError> {
    let (nonce, sealed) = match sealed.split_first() {
        Some((&FORM, rest)) => rest.split_first_chunk::<NONCE>().ok_or(KeyError::DoesNotOpen)?,
        _ => return Err(KeyError::DoesNotOpen),
    };
    ChaCha20Poly1305::new(key.into())
        .decrypt(nonce.into(), Payload { msg: sealed, aad: bound })
        .map(Zeroizing::new)
        .map_err(|aead::Error| KeyError::DoesNotOpen)
}
