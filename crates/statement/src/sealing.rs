//! What is sealed to one holder of a key: HPKE (RFC 9180) in base mode with X25519, HKDF-SHA-256 and ChaCha20-Poly1305.
//! It must not know what is sealed.

use crate::cose::{Kind, external_aad};
use crate::key::PublicKey;
use hpke::aead::ChaCha20Poly1305;
use hpke::kdf::HkdfSha256;
use hpke::kem::X25519HkdfSha256;
use hpke::{Deserializable, Kem, OpModeR, OpModeS, Serializable};
use rand_core::CryptoRng;
use terms::DeploymentId;
use zeroize::Zeroizing;

type Suite = X25519HkdfSha256;

/// Bytes of the encapsulated key, which stands before the ciphertext.
const ENCAPSULATED: usize = 32;

/// It could not be sealed: the recipient's key is not one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the key to seal to is not a key")]
pub struct SealError;

/// Why something sealed did not open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum OpenError {
    /// Not of the form.
    #[error("not sealed in this form")]
    Malformed,
    /// Sealed to a key that is not at hand; it may be, later.
    #[error("sealed to an unknown key")]
    UnknownKey,
    /// The seal is broken: damaged, or made for another place or recipient.
    #[error("the seal is broken")]
    Broken,
}

/// A private X25519 key, which opens what was sealed to its public half. No key of another curve is made into one.
pub struct OpeningKey {
    private: <Suite as Kem>::PrivateKey,
    public: PublicKey,
}

impl core::fmt::Debug for OpeningKey {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        write!(f, "OpeningKey({})", self.public.id())
    }
}

impl OpeningKey {
    /// The key pair derived from a stored seed (RFC 9180 section 7.1.3).
    pub fn from_seed(seed: &[u8; 32]) -> Self {
        let (private, public) = Suite::derive_keypair(seed);
        Self { private, public: PublicKey(public.to_bytes().into()) }
    }

    /// The public half, to which others seal.
    pub const fn public(&self) -> PublicKey {
        self.public
    }
}

/// What a seal is bound to: bytes sealed in one context open in no other.
pub(crate) struct Context<'c> {
    pub kind: Kind,
    pub deployment: DeploymentId,
    pub associated: &'c [u8],
}

impl Context<'_> {
    /// The encapsulated key, then the ciphertext with its tag.
    pub fn seal(
        &self,
        plain: &[u8],
        to: &PublicKey,
        chance: &mut impl CryptoRng,
    ) -> Result<Vec<u8>, SealError> {
        let key = <Suite as Kem>::PublicKey::from_bytes(&to.0).map_err(|_| SealError)?;
        let (encapsulated, ciphertext) =
            hpke::single_shot_seal_with_rng::<ChaCha20Poly1305, HkdfSha256, Suite>(
                &OpModeS::Base,
                &key,
                &external_aad(self.kind, self.deployment),
                plain,
                self.associated,
                chance,
            )
            .map_err(|_| SealError)?;
        let mut sealed = encapsulated.to_bytes().to_vec();
        sealed.extend(ciphertext);
        Ok(sealed)
    }

    pub fn open(&self, sealed: &[u8], key: &OpeningKey) -> Result<Zeroizing<Vec<u8>>, OpenError> {
        let (encapsulated, ciphertext) = sealed.split_at_checked(ENCAPSULATED).ok_or(OpenError::Malformed)?;
        let encapsulated =
            <Suite as Kem>::EncappedKey::from_bytes(encapsulated).map_err(|_| OpenError::Broken)?;
        hpke::single_shot_open::<ChaCha20Poly1305, HkdfSha256, Suite>(
            &OpModeR::Base,
            &key.private,
            &encapsulated,
            &external_aad(self.kind, self.deployment),
            ciphertext,
            self.associated,
        )
        .map(Zeroizing::new)
        .map_err(|_| OpenError::Broken)
    }
}
