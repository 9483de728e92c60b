//! The file `wrapping.key` while it is replaced: the new key lies beside it until it is used. A stop in between is made good
//! by the next opening: whichever of the two opens the key of the hashes is the one.

use super::KeyError;
use super::wrapping::WrappingKey;
use crate::chance::{Chance, draw};
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

/// Where the new key lies until the old one is gone.
pub(super) fn unfinished(wrapping: &Path) -> PathBuf {
    wrapping.with_extension("key.new")
}

/// The key that opens what is wrapped by `wrapping.key`.
pub(super) fn current(wrapping: &Path, wrapped: &[u8]) -> Result<WrappingKey, KeyError> {
    let new = unfinished(wrapping);
    if new.exists()
        && let Ok(key) = WrappingKey::read(&new)
        && key.unwrap(b"search", wrapped).is_ok()
    {
        return Ok(key);
    }
    WrappingKey::read(wrapping)
}

/// Ends a replacement that a stop left unfinished. A new key that is not used yet is left where it is: the statement that
/// makes it the one may still be on its way.
pub(super) fn settle(wrapping: &Path, wrapped: &[u8], chance: &dyn Chance) -> Result<(), KeyError> {
    let new = unfinished(wrapping);
    let is_used =
        new.exists() && WrappingKey::read(&new).is_ok_and(|key| key.unwrap(b"search", wrapped).is_ok());
    if is_used { finish(wrapping, chance) } else { Ok(()) }
}

/// The old key is written over, and the new one takes its name.
pub(super) fn finish(wrapping: &Path, chance: &dyn Chance) -> Result<(), KeyError> {
    if let Ok(mut old) = fs::OpenOptions::new().write(true).open(wrapping) {
        old.write_all(&draw::<32>(chance))?;
        old.sync_all()?;
    }
    fs::rename(unfinished(wrapping), wrapping)?;
    let folder = wrapping.parent().unwrap_or(Path::new("."));
    Ok(fs::File::open(folder)?.sync_all()?)
}
