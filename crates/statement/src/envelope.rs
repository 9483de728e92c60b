//! The envelope: a statement sealed to the registry. Once sealed, nobody can read it on the device, its author
//! included.

use crate::codec::{Blob, decode, encode};
use crate::cose::Kind;
use crate::key::{Hash, PublicKey, hash};
use crate::sealing::{Context, OpenError, OpeningKey, SealError};
use minicbor::{Decode, Encode};
use rand_core::CryptoRng;
use terms::{ChainId, DeploymentId, KeyId};
use zeroize::Zeroizing;

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
    encode(&(Kind::Envelope.version(), place.chain, place.sequence))
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

/// Seals a statement's bytes to the registry's envelope key.
pub fn seal(
    statement: &[u8],
    place: RecordId,
    deployment: DeploymentId,
    to: &PublicKey,
    chance: &mut impl CryptoRng,
) -> Result<Vec<u8>, SealError> {
    let context = Context { kind: Kind::Envelope, deployment, associated: &associated(place) };
    let sealed = context.seal(statement, to, chance)?;
    Ok(encode(&Envelope { key: short(to.id()), sealed: Blob(sealed) }))
}

impl OpeningKey {
    /// Opens an envelope at its place. At the registry, only `registry/open` does.
    pub fn open(
        &self,
        envelope: &[u8],
        place: RecordId,
        deployment: DeploymentId,
    ) -> Result<Zeroizing<Vec<u8>>, OpenError> {
        let envelope: Envelope = decode(envelope).map_err(|_| OpenError::Malformed)?;
        if envelope.key != short(self.public().id()) {
            return Err(OpenError::UnknownKey);
        }
        let context = Context { kind: Kind::Envelope, deployment, associated: &associated(place) };
        context.open(&envelope.sealed.0, self)
    }
}

impl Envelope {
    /// The hash under which the registry knows an envelope: same key and same hash is the same envelope.
    pub fn hash(bytes: &[u8]) -> Hash {
        hash(bytes)
    }
}
