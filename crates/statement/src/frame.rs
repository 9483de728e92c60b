//! The frame: what a device sends at once. It carries the device's certificate and signature; only such a
//! frame claims keys or moves marks.

use crate::answer::Mark;
use crate::codec::{Blob, decode, encode};
use crate::cose::{Kind, Sign1, SignatureError, sign_at};
use crate::frame_version::{FrameVersion, signed_version};
use crate::key::{PublicKey, SigningKey};
use minicbor::{Decode, Encode};
use terms::{ChainId, DeploymentId};

/// The largest frame that is sent or taken, in bytes.
pub const MAX_FRAME_BYTES: usize = 32 * 1024;

/// A run of envelopes of one chain.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Frame {
    /// The device's certificate.
    #[n(0)]
    pub certificate: Blob,
    /// The chain.
    #[n(1)]
    pub chain: ChainId,
    /// Sequence of the first envelope; the others follow without a gap.
    #[n(2)]
    pub first: u64,
    /// The registry's mark as the device remembers it.
    #[n(3)]
    pub remembered: Option<Mark>,
    /// The registry's epoch as the device remembers it.
    #[n(4)]
    pub epoch: Option<u64>,
    /// The envelopes, in order. None asks for an answer only.
    #[n(5)]
    pub envelopes: Vec<Blob>,
    /// Signed answers of an earlier epoch that give first received times of some of them: what a restored
    /// registry is told, and what stands. A device's own word would not do: it could date itself back.
    #[n(6)]
    pub earlier: Vec<Blob>,
}

impl Frame {
    /// Signs the frame with the device's key, at a version: that of the answer which is asked for.
    pub fn sign(&self, version: FrameVersion, deployment: DeploymentId, device: &SigningKey) -> Vec<u8> {
        sign_at(version as u8, Kind::Frame, deployment, device, encode(self))
    }
    /// Reads a frame without believing it: the certificate inside says whose signature to ask for.
    pub fn read(bytes: &[u8]) -> Result<(Sign1, Self), SignatureError> {
        let message = Sign1::read(bytes)?;
        let frame = decode(message.unverified_payload())?;
        Ok((message, frame))
    }
    /// Checks a frame that was read against the key of its certificate; gives the version in which it was signed.
    pub fn verify(
        message: &Sign1,
        deployment: DeploymentId,
        device: &PublicKey,
    ) -> Result<FrameVersion, SignatureError> {
        signed_version(message, Kind::Frame, deployment, device)
    }
}
