//! What only the host can do. Operations, not handles: a host without a camera still answers.

use documents::symbol::SymbolKind;
use statement::{Filled, SigningKey};
use std::path::PathBuf;
use terms::{Cause, Timestamp};
use zeroize::Zeroizing;

/// What the machine's clocks show, read together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ClockReading {
    /// The wall clock. A claim.
    pub wall: Timestamp,
    /// Minutes east of UTC that the wall clock is set to.
    pub zone_min: i16,
    /// Milliseconds since boot, counting through suspend (`CLOCK_BOOTTIME`).
    pub boottime_ms: u64,
    /// Which boot this is.
    pub boot: u64,
    /// Milliseconds that the machine slept since this program started.
    pub suspended_ms: u64,
}

/// The machine and what is plugged into it.
pub trait Host: Send + Sync + 'static {
    /// Reads the clocks.
    fn clocks(&self) -> ClockReading;
    /// Fills bytes from the system's source of chance.
    fn chance(&self, bytes: &mut [u8]);
    /// Draws the device's key and secret where there are none. Called when the device is enrolled and at no
    /// other time: a key that is missing later is a fault to be told, not one to be replaced.
    fn draw_keys(&self) -> Result<(), Cause>;
    /// The device's own signing key, from the system's key store. No PIN.
    fn device_key(&self) -> Result<SigningKey, Cause>;
    /// The secret that takes part in wrapping every vault's key.
    fn device_secret(&self) -> Result<Zeroizing<[u8; 32]>, Cause>;
    /// The lines of the machine-readable zone as the reader gives them, uninterpreted. An error means that
    /// there is no reader or no document: the lines are typed instead.
    fn read_document(&self) -> Result<Vec<String>, Cause>;
    /// The text of the code before the camera, uninterpreted: a QR code is a voucher, a `DataMatrix` a
    /// document's seal. An error means that there is no camera or no such code before it.
    fn scan(&self, wanted: SymbolKind) -> Result<String, Cause>;
    /// The folder for files that somebody carries by hand.
    fn parcels(&self) -> PathBuf;
}

/// The host's chance as a generator, for crates that take one.
pub(crate) fn chance_of(host: &dyn Host) -> Filled<impl FnMut(&mut [u8]) + '_> {
    Filled(|bytes: &mut [u8]| host.chance(bytes))
}
