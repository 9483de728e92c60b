//! What this crate's tests rehearse with: seeded chance, a cheap PIN, and a stop without clean-up.

use crate::{DeviceSecret, DraftId, NewVault, Outbox, PinCost, Sealed, Vault};
use core::convert::Infallible;
use rand_core::{TryCryptoRng, TryRng};
use sha2::{Digest, Sha256};
use std::fs;
use tempfile::TempDir;
use terms::{AgentId, ChainId, Personal, Timestamp};

pub(crate) const CHAIN: ChainId = ChainId([0xc; 16]);
pub(crate) const AGENT: AgentId = AgentId([0xa; 8]);
/// The least Argon2 allows: tests are not the place to stretch a PIN.
pub(crate) const CHEAP: PinCost = PinCost { memory_kib: 8, passes: 1, lanes: 1 };

/// The same bytes for the same seed: SHA-256 of a counter.
pub(crate) struct SeededChance(u64);

impl SeededChance {
    pub const fn new(seed: u64) -> Self {
        Self(seed << 32)
    }
    fn block(&mut self) -> [u8; 32] {
        self.0 += 1;
        Sha256::digest(self.0.to_be_bytes()).into()
    }
}

impl TryRng for SeededChance {
    type Error = Infallible;
    fn try_next_u32(&mut self) -> Result<u32, Infallible> {
        Ok(u32::from_be_bytes(*self.block().first_chunk().unwrap()))
    }
    fn try_next_u64(&mut self) -> Result<u64, Infallible> {
        Ok(u64::from_be_bytes(*self.block().first_chunk().unwrap()))
    }
    fn try_fill_bytes(&mut self, bytes: &mut [u8]) -> Result<(), Infallible> {
        for part in bytes.chunks_mut(32) {
            part.copy_from_slice(&self.block()[..part.len()]);
        }
        Ok(())
    }
}
impl TryCryptoRng for SeededChance {}

pub(crate) fn secret() -> DeviceSecret {
    DeviceSecret::new([0x5e; 32])
}

pub(crate) fn pin(digits: &str) -> Personal<String> {
    Personal::from(digits)
}

pub(crate) fn open(folder: &TempDir) -> Outbox {
    Outbox::open(&folder.path().join("outbox.sqlite")).unwrap()
}

/// The folder as a machine finds it whose power went: files are copied while they are open.
pub(crate) fn after_power_loss(folder: &TempDir) -> TempDir {
    let found = TempDir::new().unwrap();
    for file in fs::read_dir(folder.path()).unwrap().map(Result::unwrap) {
        let name = file.file_name();
        if !name.to_string_lossy().ends_with("-shm") {
            fs::copy(file.path(), found.path().join(name)).unwrap();
        }
    }
    found
}

/// True when some file of the folder holds these bytes.
pub(crate) fn on_disk(folder: &TempDir, bytes: &[u8]) -> bool {
    fs::read_dir(folder.path()).unwrap().map(Result::unwrap).any(|file| {
        let content = fs::read(file.path()).unwrap();
        content.windows(bytes.len()).any(|window| window == bytes)
    })
}

pub(crate) fn envelope(sequence: u64) -> Vec<u8> {
    format!("envelope {sequence}").into_bytes()
}

pub(crate) fn envelope_hash(sequence: u64) -> [u8; 32] {
    Sha256::digest(envelope(sequence)).into()
}

/// Stands for the hash of a header.
pub(crate) fn header_hash(sequence: u64) -> [u8; 32] {
    Sha256::digest(sequence.to_be_bytes()).into()
}

pub(crate) fn draft(number: u64) -> DraftId {
    let mut id = [0; 16];
    id[8..].copy_from_slice(&number.to_be_bytes());
    DraftId(id)
}

/// A check that follows whatever stands before it.
pub(crate) fn sealed(sequence: u64, envelope: &[u8]) -> Sealed<'_> {
    Sealed {
        chain: CHAIN,
        sequence,
        previous: sequence.checked_sub(1).map_or([0; 32], header_hash),
        header_hash: header_hash(sequence),
        envelope,
        draft: Some(draft(sequence)),
        kind: 1,
        agent: AGENT,
        sealed_at: Timestamp(1_000 + i64::try_from(sequence).unwrap()),
    }
}

pub(crate) fn seal(outbox: &mut Outbox, sequence: u64) {
    outbox.seal(&sealed(sequence, &envelope(sequence))).unwrap();
}

/// The PIN is 482057.
pub(crate) fn create_vault(outbox: &mut Outbox) -> Vault {
    let (label, pin, secret) = (Personal::from("A. L."), pin("482057"), secret());
    let new = NewVault {
        agent: AGENT,
        label: &label,
        pin: &pin,
        device_secret: &secret,
        cost: CHEAP,
        items: Personal::new(&[]),
    };
    outbox.create_vault(&new, &mut SeededChance::new(3)).unwrap()
}
