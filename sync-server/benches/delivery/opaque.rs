//! Frames of many devices, made beforehand: certified devices, signed frames, and in each envelope bytes of a record's
//! size. Keeping looks at no more; opening would set them aside, so it does not run beside.

use statement::{Blob, DeviceCertificate, Frame, PublicKey, Purpose, SigningKey};
use sync_server::keys::SigningKeys;
use terms::{ChainId, DeviceId, Timestamp};

/// Bytes of an envelope, as a check's is.
const ENVELOPE: usize = 412;

/// One of many devices.
pub struct Opaque {
    number: u64,
    key: SigningKey,
    certificate: Blob,
}

impl Opaque {
    /// The device of a number, certified.
    pub fn certified(number: u64, keys: &SigningKeys) -> Self {
        let key = SigningKey::from_seed(&statement::hash(&number.to_be_bytes()).0);
        let certificate = DeviceCertificate {
            device: DeviceId(number.to_be_bytes()),
            key: PublicKey(key.public().0),
            enrolled: Timestamp(0),
        };
        Self {
            number,
            key,
            certificate: Blob(
                certificate.sign(keys.deployment(), keys.in_use(Purpose::Device, Timestamp(0))),
            ),
        }
    }

    /// The signed frame of so many records from a sequence on.
    pub fn frame(&self, first: u64, records: u64, keys: &SigningKeys) -> Vec<u8> {
        let mut chain = [0; 16];
        chain[..8].copy_from_slice(&self.number.to_be_bytes());
        let frame = Frame {
            certificate: self.certificate.clone(),
            chain: ChainId(chain),
            first,
            remembered: None,
            epoch: None,
            envelopes: (first..first + records).map(|sequence| Blob(self.envelope(sequence))).collect(),
            earlier: Vec::new(),
        };
        frame.sign(statement::FrameVersion::Named, keys.deployment(), &self.key)
    }

    fn envelope(&self, sequence: u64) -> Vec<u8> {
        let seed = statement::hash(&[self.number.to_be_bytes(), sequence.to_be_bytes()].concat());
        seed.0.into_iter().cycle().take(ENVELOPE).collect()
    }
}
