//! A double of reader and camera for debug builds: a folder whose file `document` holds the lines of the zone
//! that lies on the reader, and whose files `voucher` and `seal` the texts of the codes before the camera.
//! They lie there until they are taken away, as a real card does.

use crate::host::{ClockReading, Host};
use crate::machine::Machine;
use documents::symbol::SymbolKind;
use statement::SigningKey;
use std::path::PathBuf;
use terms::Cause;
use zeroize::Zeroizing;

/// A machine, with a folder beside it where one was set.
#[derive(Clone, Debug)]
pub struct ReaderFolder {
    pub(super) machine: Machine,
    pub(super) folder: Option<PathBuf>,
}

impl ReaderFolder {
    fn text(&self, name: &str) -> Option<String> {
        std::fs::read_to_string(self.folder.as_ref()?.join(name)).ok()
    }
}

impl Host for ReaderFolder {
    fn clocks(&self) -> ClockReading {
        self.machine.clocks()
    }
    fn chance(&self, bytes: &mut [u8]) {
        self.machine.chance(bytes);
    }
    fn draw_keys(&self) -> Result<(), Cause> {
        self.machine.draw_keys()
    }
    fn device_key(&self) -> Result<SigningKey, Cause> {
        self.machine.device_key()
    }
    fn device_secret(&self) -> Result<Zeroizing<[u8; 32]>, Cause> {
        self.machine.device_secret()
    }
    fn parcels(&self) -> PathBuf {
        // Where its agent finds it; failing that, where the device's own files are.
        let documents = std::env::home_dir().map(|home| home.join("Documents"));
        documents.filter(|folder| folder.is_dir()).unwrap_or_else(|| self.machine.parcels())
    }
    fn read_document(&self) -> Result<Vec<String>, Cause> {
        match self.text("document") {
            Some(lines) => Ok(lines.lines().map(str::to_owned).collect()),
            None => self.machine.read_document(),
        }
    }
    fn scan(&self, wanted: SymbolKind) -> Result<String, Cause> {
        let name = match wanted {
            SymbolKind::Qr => "voucher",
            SymbolKind::DataMatrix => "seal",
        };
        self.text(name).map_or_else(|| self.machine.scan(wanted), |text| Ok(text.trim().to_owned()))
    }
}
