//! `COSE_Sign1` (RFC 9052 section 4.2), untagged, with the protected header exactly {alg, kid}, an empty
//! unprotected header and `external_aad` = type, version, deployment.

use crate::codec::{Blob, NotCanonical, decode, encode};
use crate::key::{PublicKey, Signature, SigningKey};
use minicbor::{Decode, Encode, Encoder};
use terms::{DeploymentId, KeyId};

/// The COSE algorithm number of `EdDSA` (RFC 9053 section 2.2).
const EDDSA: i8 = -8;

terms::codes! {
    /// What a signature or a seal is for. It enters `external_aad` (or HPKE's `info`), so that bytes made
    /// for one purpose never verify for another.
    Kind {
        /// A key certified by the root.
        Certificate = 1, "certificate";
        /// A device's key certified by the device authority.
        DeviceCertificate = 2, "device-certificate";
        /// The right of an agent on a device to work offline.
        Lease = 3, "lease";
        /// What the applicant shows.
        Voucher = 4, "voucher";
        /// The header of a check.
        Statement = 5, "statement";
        /// The second person's signature on the same header.
        Countersignature = 6, "countersignature";
        /// A statement sealed to the registry.
        Envelope = 7, "envelope";
        /// What a device sends at once.
        Frame = 8, "frame";
        /// The registry's reply to a frame.
        Answer = 9, "answer";
        /// A list or a round for a device.
        Feed = 10, "feed";
        /// A device's question to the server.
        Request = 11, "request";
        /// An order, as it is logged outside the database.
        Order = 12, "order";
        /// What changed of a device's feeds.
        Page = 13, "page";
        /// An agent's part of their device's question.
        AgentRequest = 14, "agent-request";
        /// A round sealed to the agent who asked for it.
        Round = 15, "round";
        /// What an applicant declared, sealed to the agent who asked for it.
        Declared = 16, "declared";
        /// The registry's word on its ledger.
        LedgerTold = 17, "ledger-told";
        /// A restore of the registry from a copy.
        Restored = 18, "restored";
    }
}

impl Kind {
    /// The newest version of its format: what is written. Of a question, an order, a frame and an answer the version before
    /// is read as well.
    pub const fn version(self) -> u8 {
        match self {
            Self::Request | Self::Order | Self::Frame | Self::Answer => 2,
            _ => 1,
        }
    }
}

/// Why a signed message was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SignatureError {
    /// The bytes are not a canonical `COSE_Sign1` of this profile, or its payload not the record.
    #[error("not a signed message of this profile")]
    Malformed,
    /// The message names another key than the one it was checked against.
    #[error("signed under another key")]
    OtherKey,
    /// The signature is wrong.
    #[error("the signature is wrong")]
    Wrong,
}

impl From<NotCanonical> for SignatureError {
    fn from(_: NotCanonical) -> Self {
        Self::Malformed
    }
}

/// The bytes that tie a signature to its purpose, its newest version and the deployment.
pub fn external_aad(kind: Kind, deployment: DeploymentId) -> Vec<u8> {
    external_aad_at(kind, kind.version(), deployment)
}

/// The same at a version.
fn external_aad_at(kind: Kind, version: u8, deployment: DeploymentId) -> Vec<u8> {
    encode(&(kind, version, deployment))
}

#[derive(Encode, Decode)]
#[cbor(map)]
struct Protected {
    #[n(1)]
    algorithm: i8,
    #[n(4)]
    key: KeyId,
}

#[derive(Encode, Decode)]
#[cbor(map)]
struct Unprotected {}

#[derive(Encode, Decode)]
struct Message {
    #[n(0)]
    protected: Blob,
    #[n(1)]
    unprotected: Unprotected,
    #[n(2)]
    payload: Blob,
    #[n(3)]
    signature: Signature,
}

fn protected(key: KeyId) -> Vec<u8> {
    encode(&Protected { algorithm: EDDSA, key })
}

/// The `Sig_structure` of RFC 9052 section 4.4.
pub(crate) fn to_be_signed(kind: Kind, deployment: DeploymentId, key: KeyId, payload: &[u8]) -> Vec<u8> {
    to_be_signed_at(kind.version(), kind, deployment, key, payload)
}

fn to_be_signed_at(version: u8, kind: Kind, deployment: DeploymentId, key: KeyId, payload: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(payload.len() + 64);
    let mut encoder = Encoder::new(&mut bytes);
    encoder
        .array(4)
        .and_then(|e| e.str("Signature1"))
        .and_then(|e| e.bytes(&protected(key)))
        .and_then(|e| e.bytes(&external_aad_at(kind, version, deployment)))
        .and_then(|e| e.bytes(payload))
        .expect("writing to a vector cannot fail");
    bytes
}

/// Signs a payload and gives the whole message.
pub fn sign(kind: Kind, deployment: DeploymentId, key: &SigningKey, payload: Vec<u8>) -> Vec<u8> {
    sign_at(kind.version(), kind, deployment, key, payload)
}

/// The same at a version.
pub(crate) fn sign_at(
    version: u8,
    kind: Kind,
    deployment: DeploymentId,
    key: &SigningKey,
    payload: Vec<u8>,
) -> Vec<u8> {
    let id = key.public().id();
    let signature = key.sign(&to_be_signed_at(version, kind, deployment, id, &payload));
    assemble(id, payload, signature)
}

/// The message of a signature made elsewhere.
pub(crate) fn assemble(key: KeyId, payload: Vec<u8>, signature: Signature) -> Vec<u8> {
    encode(&Message {
        protected: Blob(protected(key)),
        unprotected: Unprotected {},
        payload: Blob(payload),
        signature,
    })
}

/// A signed message that has been read, and not yet believed.
#[derive(Clone, Debug)]
pub struct Sign1 {
    key: KeyId,
    payload: Vec<u8>,
    signature: Signature,
}

impl Sign1 {
    /// Reads a message. Nothing in it is trusted until [`Sign1::verify`].
    pub fn read(bytes: &[u8]) -> Result<Self, SignatureError> {
        let message: Message = decode(bytes)?;
        let header: Protected = decode(&message.protected.0)?;
        if header.algorithm != EDDSA {
            return Err(SignatureError::Malformed);
        }
        Ok(Self { key: header.key, payload: message.payload.0, signature: message.signature })
    }

    /// The key the message claims. Use it to look a key up, never to choose an algorithm.
    pub const fn key(&self) -> KeyId {
        self.key
    }

    /// The payload before any signature is checked: only to find out whom to ask.
    pub fn unverified_payload(&self) -> &[u8] {
        &self.payload
    }

    /// The payload, if `key` signed it for this purpose and deployment.
    pub fn verify(
        &self,
        kind: Kind,
        deployment: DeploymentId,
        key: &PublicKey,
    ) -> Result<&[u8], SignatureError> {
        self.verify_at(kind.version(), kind, deployment, key)
    }

    /// The same at a version.
    pub(crate) fn verify_at(
        &self,
        version: u8,
        kind: Kind,
        deployment: DeploymentId,
        key: &PublicKey,
    ) -> Result<&[u8], SignatureError> {
        if key.id() != self.key {
            return Err(SignatureError::OtherKey);
        }
        let bytes = to_be_signed_at(version, kind, deployment, self.key, &self.payload);
        if key.signed(&bytes, &self.signature) { Ok(&self.payload) } else { Err(SignatureError::Wrong) }
    }
}

/// Signs a record as canonical CBOR.
pub(crate) fn sign_record<T: Encode<()>>(
    kind: Kind,
    deployment: DeploymentId,
    key: &SigningKey,
    record: &T,
) -> Vec<u8> {
    sign(kind, deployment, key, encode(record))
}

/// Reads, verifies and decodes a signed record.
pub(crate) fn open_record<T: Encode<()> + for<'b> Decode<'b, ()>>(
    kind: Kind,
    deployment: DeploymentId,
    key: &PublicKey,
    bytes: &[u8],
) -> Result<T, SignatureError> {
    let message = Sign1::read(bytes)?;
    Ok(decode(message.verify(kind, deployment, key)?)?)
}
