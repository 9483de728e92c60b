//! The envelope: a statement sealed to the registry with HPKE (RFC 9180; X25519, HKDF-SHA-256,
//! ChaCha20-Poly1305). Once sealed, nobody can read it on the device, its author included.

use crate::codec::{Blob, decode, encode};
use crate::cose::{Kind, VERSION, external_aad};
use crate::key::{Hash, PublicKey, hash};
use hpke::aead::ChaCha20Poly1305;
use hpke::kdf::HkdfSha256;
use hpke::kem::X25519HkdfSha256;
use hpke::{Deserializable, Kem, OpModeR, OpModeS, Serializable};
use minicbor::{Decode, Encode};
use rand_core::CryptoRng;
use terms::{ChainId, DeploymentId, KeyId};
use zeroize::Zeroizing;

type Suite = X25519HkdfSha256;

/// A place in a chain: the envelope's associated data, and its key at the registry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Encode, Decode)]
pub struct RecordId {
    /// The chain.
    #[n(0)]
    pub chain: ChainId,
    /// Position in it, from 0.
    #[n(1)]
    pub sequence: u64,
}

fn associated(place: RecordId) -> Vec<u8> {
    encode(&(VERSION, place.chain, place.sequence))
}

crate::codec::byte_strings! {
    /// The first four bytes of the envelope key's name: enough to find it, the seal proves it.
    ShortKey(4);
}

fn short(key: KeyId) -> ShortKey {
    let [a, b, c, d, ..] = key.0;
    ShortKey([a, b, c, d])
}

/// A sealed statement as it is stored and sent.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct Envelope {
    #[n(0)]
    key: ShortKey,
    /// Encapsulated key (32 bytes), then ciphertext with its tag.
    #[n(1)]
    sealed: Blob,
}

/// The envelope could not be sealed: the recipient's key is not one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the envelope key is not a key")]
pub struct SealError;

/// Why an envelope did not open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum OpenError {
    /// Not an envelope.
    #[error("not an envelope")]
    Malformed,
    /// Sealed to a key that is not at hand; it may be, later.
    #[error("sealed to an unknown key")]
    UnknownKey,
    /// The seal is broken: damaged, or made for another place.
    #[error("the seal is broken")]
    Broken,
}

/// Seals a statement's bytes to the registry's envelope key.
pub fn seal(
    statement: &[u8],
    place: RecordId,
    deployment: DeploymentId,
    to: &PublicKey,
    chance: &mut impl CryptoRng,
) -> Result<Vec<u8>, SealError> {
    let key = <Suite as Kem>::PublicKey::from_bytes(&to.0).map_err(|_| SealError)?;
    let (encapsulated, ciphertext) = hpke::single_shot_seal_with_rng::<ChaCha20Poly1305, HkdfSha256, Suite>(
        &OpModeS::Base,
        &key,
        &external_aad(Kind::Envelope, deployment),
        statement,
        &associated(place),
        chance,
    )
    .map_err(|_| SealError)?;
    let mut sealed = encapsulated.to_bytes().to_vec();
    sealed.extend(ciphertext);
    Ok(encode(&Envelope { key: short(to.id()), sealed: Blob(sealed) }))
}

/// The registry's private envelope key. Only `registry/open` holds one.
pub struct EnvelopeOpeningKey {
    private: <Suite as Kem>::PrivateKey,
    public: PublicKey,
}

impl core::fmt::Debug for EnvelopeOpeningKey {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        write!(f, "EnvelopeOpeningKey({})", self.public.id())
    }
}

impl EnvelopeOpeningKey {
    /// The key pair derived from a stored seed (RFC 9180 section 7.1.3).
    pub fn from_seed(seed: &[u8; 32]) -> Self {
        let (private, public) = Suite::derive_keypair(seed);
        Self { private, public: PublicKey(public.to_bytes().into()) }
    }
    /// The public half, which devices seal to.
    pub const fn public(&self) -> PublicKey {
        self.public
    }

    /// Opens an envelope at its place.
    pub fn open(
        &self,
        envelope: &[u8],
        place: RecordId,
        deployment: DeploymentId,
    ) -> Result<Zeroizing<Vec<u8>>, OpenError> {
        let envelope: Envelope = decode(envelope).map_err(|_| OpenError::Malformed)?;
        if envelope.key != short(self.public.id()) {
            return Err(OpenError::UnknownKey);
        }
        let (encapsulated, ciphertext) =
            envelope.sealed.0.split_at_checked(32).ok_or(OpenError::Malformed)?;
        let encapsulated =
            <Suite as Kem>::EncappedKey::from_bytes(encapsulated).map_err(|_| OpenError::Broken)?;
        hpke::single_shot_open::<ChaCha20Poly1305, HkdfSha256, Suite>(
            &OpModeR::Base,
            &self.private,
            &encapsulated,
            &external_aad(Kind::Envelope, deployment),
            ciphertext,
            &associated(place),
        )
        .map(Zeroizing::new)
        .map_err(|_| OpenError::Broken)
    }
}

impl Envelope {
    /// The hash under which the registry knows an envelope: same key and same hash is the same envelope.
    pub fn hash(bytes: &[u8]) -> Hash {
        hash(bytes)
    }
}
