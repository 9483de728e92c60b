//! Certificates: the offline root certifies one key per purpose; the device authority among them
//! certifies each device's key.
//!
//! The device authority has a key of its own because devices register every day, while the root is offline.

use crate::cose::{Kind, SignatureError, open_record, sign_record};
use crate::key::{PublicKey, SigningKey, deployment_of};
use minicbor::{Decode, Encode};
use terms::{DeploymentId, DeviceId, Timestamp};

terms::codes! {
    /// What a certified key may do. One key per purpose.
    Purpose {
        /// Certifies devices.
        Device = 1, "device";
        /// Signs leases.
        Lease = 2, "lease";
        /// Signs vouchers.
        Voucher = 3, "voucher";
        /// Signs answers.
        Answer = 4, "answer";
        /// Signs feeds.
        Feed = 5, "feed";
        /// Opens envelopes (X25519).
        Envelope = 6, "envelope";
    }
}

/// The root's name in the X.509 certificates of the deployment's TLS: who pinned the root's key needs no certificate
/// of it, only the name that others say it has.
pub const ROOT_NAME: &str = "Vis-a-vis root";

/// A key certified by the root for one purpose and a span of time.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Certificate {
    /// What the key may do.
    #[n(0)]
    pub purpose: Purpose,
    /// The key.
    #[n(1)]
    pub key: PublicKey,
    /// First instant of use; a key is published well before it.
    #[n(2)]
    pub from: Timestamp,
    /// Last instant of use.
    #[n(3)]
    pub until: Timestamp,
}

impl Certificate {
    /// Signs the certificate with the root.
    pub fn sign(&self, root: &SigningKey) -> Vec<u8> {
        sign_record(Kind::Certificate, deployment_of(&root.public()), root, self)
    }
    /// Reads a certificate signed by the pinned root.
    pub fn verify(bytes: &[u8], root: &PublicKey) -> Result<Self, SignatureError> {
        open_record(Kind::Certificate, deployment_of(root), root, bytes)
    }
    /// True when the key may be used at that instant.
    pub fn covers(&self, instant: Timestamp) -> bool {
        self.from <= instant && instant <= self.until
    }
}

/// A device's key, certified by the device authority when the device was enrolled. It has no end of its
/// own: whether the device is in standing is a fact of the registry.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct DeviceCertificate {
    /// The device.
    #[n(0)]
    pub device: DeviceId,
    /// Its key.
    #[n(1)]
    pub key: PublicKey,
    /// When it was enrolled.
    #[n(2)]
    pub enrolled: Timestamp,
}

impl DeviceCertificate {
    /// Signs the certificate with the device authority's key.
    pub fn sign(&self, deployment: DeploymentId, authority: &SigningKey) -> Vec<u8> {
        sign_record(Kind::DeviceCertificate, deployment, authority, self)
    }
    /// Reads a certificate signed by the device authority.
    pub fn verify(
        bytes: &[u8],
        deployment: DeploymentId,
        authority: &PublicKey,
    ) -> Result<Self, SignatureError> {
        open_record(Kind::DeviceCertificate, deployment, authority, bytes)
    }
}
