//! Keys, hashes and signatures as newtypes. Ed25519 with strict verification only; no batch verification.

use crate::codec::byte_strings;
use ed25519_dalek::Signer;
use rand_core::CryptoRng;
use sha2::{Digest, Sha256};
use terms::{DeploymentId, KeyId};
use zeroize::Zeroizing;

byte_strings! {
    /// A SHA-256.
    Hash(32);
    /// The applicant's co-signature: the first 16 bytes of an HMAC-SHA-256.
    Proof(16);
    /// An Ed25519 signature.
    Signature(64);
    /// A public key: Ed25519, or X25519 where the purpose is sealing.
    PublicKey(32);
}

impl Hash {
    /// The hash before the first of a chain.
    pub const ZERO: Self = Self([0; 32]);
}

/// The SHA-256 of some bytes.
pub fn hash(bytes: &[u8]) -> Hash {
    Hash(Sha256::digest(bytes).into())
}

fn first_eight(bytes: &[u8]) -> [u8; 8] {
    let mut first = [0; 8];
    first.iter_mut().zip(hash(bytes).0).for_each(|(to, from)| *to = from);
    first
}

/// The deployment that a root key makes.
pub fn deployment_of(root: &PublicKey) -> DeploymentId {
    DeploymentId(first_eight(&root.0))
}

impl PublicKey {
    /// The short name of the key in messages.
    pub fn id(&self) -> KeyId {
        KeyId(first_eight(&self.0))
    }

    /// True of a key that can sign: a point of the curve, and none of small order, under which anything would be signed.
    pub fn can_sign(&self) -> bool {
        ed25519_dalek::VerifyingKey::from_bytes(&self.0).is_ok_and(|key| !key.is_weak())
    }

    /// True when the signature is this key's on these bytes, by the strict rule of ed25519-dalek
    /// (canonical encodings, no small-order keys).
    pub(crate) fn signed(&self, bytes: &[u8], signature: &Signature) -> bool {
        ed25519_dalek::VerifyingKey::from_bytes(&self.0).is_ok_and(|key| {
            key.verify_strict(bytes, &ed25519_dalek::Signature::from_bytes(&signature.0)).is_ok()
        })
    }
}

/// An Ed25519 private key. It is erased from memory when dropped.
#[derive(Clone)]
pub struct SigningKey(ed25519_dalek::SigningKey);

impl SigningKey {
    /// Draws a key.
    pub fn generate(chance: &mut impl CryptoRng) -> Self {
        let mut seed = Zeroizing::new([0u8; 32]);
        chance.fill_bytes(seed.as_mut());
        Self::from_seed(&seed)
    }
    /// The key of a stored seed.
    pub fn from_seed(seed: &[u8; 32]) -> Self {
        Self(ed25519_dalek::SigningKey::from_bytes(seed))
    }
    /// The seed, to be stored wrapped.
    pub fn seed(&self) -> Zeroizing<[u8; 32]> {
        Zeroizing::new(self.0.to_bytes())
    }
    /// The public half.
    pub fn public(&self) -> PublicKey {
        PublicKey(self.0.verifying_key().to_bytes())
    }
    pub(crate) fn sign(&self, bytes: &[u8]) -> Signature {
        Signature(self.0.sign(bytes).to_bytes())
    }
}

impl core::fmt::Debug for SigningKey {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        write!(f, "SigningKey({})", self.public().id())
    }
}
