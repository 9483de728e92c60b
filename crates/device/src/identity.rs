//! What a machine pinned when it was enrolled: root, certificate, certified keys, names. It lies in the
//! outbox, readable without a PIN, because delivery needs it.

use crate::refusal::Refusal;
use journal::Outbox;
use minicbor::{Decode, Encode};
use statement::{
    Blob, Certificate, DeviceCertificate, PublicKey, Purpose, deployment_of, device_fingerprint,
};
use terms::{ChainId, DeploymentId, DeviceId, Doing, OfficeId, Problem, Timestamp};

const NAME: &str = "identity";

/// The enrolled machine.
#[derive(Clone, Debug, Encode, Decode)]
pub(crate) struct Identity {
    #[n(0)]
    pub device: DeviceId,
    #[n(1)]
    pub label: String,
    #[n(2)]
    pub office: OfficeId,
    #[n(3)]
    pub office_name: String,
    #[n(4)]
    pub root: PublicKey,
    #[n(5)]
    pub certificate: Blob,
    #[n(6)]
    pub keys: Vec<Blob>,
    #[n(7)]
    pub registry: String,
    #[n(8)]
    pub chain: ChainId,
    /// Set while nobody has compared this device's letters in the console.
    #[n(9)]
    pub awaits: Option<Awaits>,
}

/// A device that waits to be confirmed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(index_only)]
pub(crate) enum Awaits {
    /// Its letters have to be compared.
    #[n(0)]
    Comparison,
}

impl Identity {
    pub fn stored(outbox: &Outbox) -> Result<Option<Self>, Refusal> {
        Ok(outbox
            .get(NAME)?
            .map(|bytes| statement::decode(&bytes))
            .transpose()
            .doing("reading the device's identity")?)
    }

    pub fn store(&self, outbox: &mut Outbox) -> Result<(), Refusal> {
        Ok(outbox.put(NAME, &statement::encode(self))?)
    }

    pub fn deployment(&self) -> DeploymentId {
        deployment_of(&self.root)
    }

    /// Every certified key of a purpose, whatever its span: to check what was signed.
    pub fn keys_for(&self, purpose: Purpose) -> Vec<PublicKey> {
        self.certificates(purpose).map(|certificate| certificate.key).collect()
    }

    /// What one of the certified keys of a purpose verifies.
    pub fn verified<T>(&self, purpose: Purpose, verify: impl Fn(&PublicKey) -> Option<T>) -> Option<T> {
        self.certificates(purpose).find_map(|certificate| verify(&certificate.key))
    }

    /// The key of a purpose that is in use at that instant: to seal with.
    pub fn key_in_use(&self, purpose: Purpose, at: Timestamp) -> Result<PublicKey, Refusal> {
        let mut in_use: Vec<Certificate> = self.certificates(purpose).filter(|c| c.covers(at)).collect();
        in_use.sort_by_key(|certificate| certificate.from);
        // A wrong clock must not stop a carrier: outside every span, the newest key serves.
        let newest = in_use.pop().or_else(|| self.certificates(purpose).max_by_key(|c| c.from));
        newest.map(|certificate| certificate.key).ok_or_else(|| Problem::DeviceNotEnrolled.into())
    }

    fn certificates(&self, purpose: Purpose) -> impl Iterator<Item = Certificate> {
        self.keys
            .iter()
            .filter_map(|bytes| Certificate::verify(&bytes.0, &self.root).ok())
            .filter(move |certificate| certificate.purpose == purpose)
    }

    /// Takes newly published keys in, if the pinned root certified them.
    pub fn learn(&mut self, keys: impl IntoIterator<Item = Vec<u8>>) -> bool {
        let before = self.keys.len();
        for bytes in keys {
            let known = self.keys.iter().any(|key| key.0 == bytes);
            if !known && Certificate::verify(&bytes, &self.root).is_ok() {
                self.keys.push(Blob(bytes));
            }
        }
        self.keys.len() != before
    }

    /// The letters that are compared in the console; none where the certificate is not believed.
    pub fn fingerprint(&self) -> Option<String> {
        self.certificate().map(|certificate| device_fingerprint(&self.root, &certificate.key))
    }

    /// The device's certificate, if the deployment made it.
    fn certificate(&self) -> Option<DeviceCertificate> {
        let certified =
            |key: &PublicKey| DeviceCertificate::verify(&self.certificate.0, self.deployment(), key).ok();
        self.verified(Purpose::Device, certified)
    }

    /// When the device was enrolled, as its certificate says.
    pub fn enrolled_at(&self) -> Timestamp {
        self.certificate().map_or(Timestamp::MIN, |certificate| certificate.enrolled)
    }

    /// True when the certificate is this deployment's, for that key.
    pub fn certifies(&self, key: &PublicKey) -> bool {
        self.certificate()
            .is_some_and(|certificate| certificate.key == *key && certificate.device == self.device)
    }
}
