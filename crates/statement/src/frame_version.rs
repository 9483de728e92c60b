//! Two versions of frames and answers.

use crate::cose::{Kind, Sign1, SignatureError};
use crate::key::PublicKey;
use terms::DeploymentId;

/// A version of a frame and of its answer: a frame is answered in its own. Only what a signature is bound to tells the
/// versions of a frame apart; its bytes are the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FrameVersion {
    /// Receipts are by number alone.
    First = 1,
    /// Each receipt names the envelope that it is about.
    Named = 2,
}

/// The version in which a frame or an answer was signed, the newer first.
pub(crate) fn signed_version(
    message: &Sign1,
    kind: Kind,
    deployment: DeploymentId,
    key: &PublicKey,
) -> Result<FrameVersion, SignatureError> {
    let is_signed = |version: FrameVersion| message.verify_at(version as u8, kind, deployment, key);
    match is_signed(FrameVersion::Named) {
        Err(SignatureError::Wrong) => is_signed(FrameVersion::First).map(|_| FrameVersion::First),
        checked => checked.map(|_| FrameVersion::Named),
    }
}
