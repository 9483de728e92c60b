//! The host that every Linux machine is: clocks, chance and a key store in files, and no reader. What has
//! one builds on it.
//!
//! The files stand in where no system key store is at hand (kiosk accounts often have none): mode 0600
//! below the device's folder. SECURITY.md says what a disk thief could then try.

use crate::host::{ClockReading, Host};
use documents::symbol::SymbolKind;
use statement::SigningKey;
use std::io::Write;
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};
use std::time::Instant;
use terms::{Cause, Doing, Timestamp};
use zeroize::Zeroizing;

const DEVICE_KEY: &str = "device-key";
const DEVICE_SECRET: &str = "device-secret";

/// A machine whose keys live in a folder.
#[derive(Clone, Debug)]
pub struct Machine {
    folder: PathBuf,
    /// When this program started: by the clock that stands still while the machine sleeps, and by the boot's.
    started: (Instant, u64),
}

impl Machine {
    /// The machine whose files are in that folder.
    pub fn at(folder: impl Into<PathBuf>) -> Self {
        Self { folder: folder.into(), started: (Instant::now(), boottime_ms().unwrap_or(0)) }
    }

    /// How long the machine slept since then: what the one clock counted and the other did not.
    fn suspended_ms(&self, boottime_ms: u64) -> u64 {
        let (instant, boottime) = self.started;
        let awake = u64::try_from(instant.elapsed().as_millis()).unwrap_or(u64::MAX);
        boottime_ms.saturating_sub(boottime).saturating_sub(awake)
    }

    fn stored(&self, name: &str) -> Result<Zeroizing<[u8; 32]>, Cause> {
        let bytes = std::fs::read(self.folder.join(name)).map(Zeroizing::new);
        let bytes = bytes.doing("reading a file of the key store")?;
        let secret: [u8; 32] = bytes.as_slice().try_into().doing("reading a key of 32 bytes")?;
        Ok(Zeroizing::new(secret))
    }

    /// Draws a 32-byte secret where there is none.
    fn draw(&self, name: &str) -> Result<(), Cause> {
        let path = self.folder.join(name);
        if path.exists() {
            return Ok(());
        }
        let mut secret = Zeroizing::new([0; 32]);
        self.chance(secret.as_mut());
        write_new(&path, secret.as_ref()).doing("writing a file of the key store")
    }
}

/// The boot time comes from `/proc/uptime`, which counts through suspend. There is no reader: lines are typed.
impl Host for Machine {
    #[expect(clippy::disallowed_methods, reason = "this is the clock that everything else is handed")]
    fn clocks(&self) -> ClockReading {
        let wall = std::time::SystemTime::now()
            .duration_since(std::time::UNIX_EPOCH)
            .map_or(0, |since| i64::try_from(since.as_millis()).unwrap_or(i64::MAX));
        let zone_s = chrono::Local::now().offset().local_minus_utc();
        let boottime_ms = boottime_ms().unwrap_or(0);
        ClockReading {
            wall: Timestamp(wall),
            zone_min: i16::try_from(zone_s / 60).unwrap_or(0),
            boottime_ms,
            boot: boot_id().unwrap_or(0),
            suspended_ms: self.suspended_ms(boottime_ms),
        }
    }

    #[expect(clippy::disallowed_methods, reason = "this is the chance that everything else is handed")]
    fn chance(&self, bytes: &mut [u8]) {
        getrandom::fill(bytes).expect("a machine without randomness cannot seal anything");
    }

    fn draw_keys(&self) -> Result<(), Cause> {
        self.draw(DEVICE_KEY)?;
        self.draw(DEVICE_SECRET)
    }

    fn device_key(&self) -> Result<SigningKey, Cause> {
        self.stored(DEVICE_KEY).map(|seed| SigningKey::from_seed(&seed))
    }

    fn device_secret(&self) -> Result<Zeroizing<[u8; 32]>, Cause> {
        self.stored(DEVICE_SECRET)
    }

    fn read_document(&self) -> Result<Vec<String>, Cause> {
        Err(Cause::missing("finding a document reader"))
    }

    fn scan(&self, _: SymbolKind) -> Result<String, Cause> {
        Err(Cause::missing("finding a camera"))
    }

    fn parcels(&self) -> PathBuf {
        self.folder.join("parcels")
    }
}

/// Writes a file whole or not at all: a stop in between must not leave half a key, nor the name without it.
fn write_new(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let folder = path.parent().unwrap_or(Path::new("."));
    std::fs::create_dir_all(folder)?;
    let unfinished = path.with_extension("new");
    let mut file =
        std::fs::OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(&unfinished)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    std::fs::rename(&unfinished, path)?;
    std::fs::File::open(folder)?.sync_all()
}

fn boottime_ms() -> Option<u64> {
    let text = std::fs::read_to_string("/proc/uptime").ok()?;
    let (seconds, rest) = text.split_once('.')?;
    let hundredths: u64 = rest.get(..2)?.parse().ok()?;
    Some(seconds.parse::<u64>().ok()? * 1000 + hundredths * 10)
}

fn boot_id() -> Option<u64> {
    let text = std::fs::read_to_string("/proc/sys/kernel/random/boot_id").ok()?;
    let mut first = [0; 8];
    first.iter_mut().zip(statement::hash(text.trim().as_bytes()).0).for_each(|(to, from)| *to = from);
    Some(u64::from_be_bytes(first))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_drawn_once_and_kept_for_the_owner_only() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let machine = Machine::at(folder.path());
        assert!(machine.device_key().is_err(), "a missing key is told, not replaced");
        machine.draw_keys().unwrap();
        let first = machine.device_key().unwrap().public();
        machine.draw_keys().unwrap();
        assert_eq!(machine.device_key().unwrap().public(), first);
        let mode = std::fs::metadata(folder.path().join("device-key")).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }

    #[test]
    fn the_boot_clock_runs_and_the_boot_has_a_name() {
        let clocks = Machine::at("/").clocks();
        assert!(clocks.boottime_ms > 0);
        assert_ne!(clocks.boot, 0);
    }
}
