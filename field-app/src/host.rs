//! What only this machine can do: its clocks, chance and key store, and no reader: lines are typed. It fetches
//! bytes and never interprets them.

use device::{ClockReading, Host, HostError, Machine};
use statement::SigningKey;
use std::path::Path;
use zeroize::Zeroizing;

/// The machine on a round.
pub struct FieldHost {
    machine: Machine,
}

impl FieldHost {
    /// The machine whose files are in that folder.
    pub fn at(folder: &Path) -> Self {
        Self { machine: Machine::at(folder) }
    }
}

impl Host for FieldHost {
    fn clocks(&self) -> ClockReading {
        self.machine.clocks()
    }
    fn chance(&self, bytes: &mut [u8]) {
        self.machine.chance(bytes);
    }
    fn device_key(&self) -> Result<SigningKey, HostError> {
        self.machine.device_key()
    }
    fn device_secret(&self) -> Result<Zeroizing<[u8; 32]>, HostError> {
        self.machine.device_secret()
    }
    fn read_document(&self) -> Result<Vec<String>, HostError> {
        Err(HostError("find a document reader"))
    }
}
