//! Replacing `wrapping.key` on `PostgreSQL`, while no server runs: what it wrapped there before there were months' keys stays
//! in pages, logs and archives, and opens nobody once the old file is gone. A stop in between is made good by the next
//! opening: whichever of the two files opens the key of the hashes is the one.

use super::KeyError;
use super::enrolment_keys::{EnrolmentKeys, KeyPlaces};
use super::renewal::is_in_use;
use super::wrapping::WrappingKey;
use crate::chance::{Chance, draw};
use crate::model::CodePurpose;
use crate::store::sql::params;
use crate::store::{Access, Database, Session};
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use terms::Timestamp;

/// Where the new key lies until the old one is gone.
fn unfinished(wrapping: &Path) -> PathBuf {
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

/// Ends a replacement that a stop left unfinished. Nothing is done where there is none.
pub(super) fn settle(wrapping: &Path, wrapped: &[u8], chance: &dyn Chance) -> Result<(), KeyError> {
    let new = unfinished(wrapping);
    if !new.exists() {
        return Ok(());
    }
    let is_used = WrappingKey::read(&new).is_ok_and(|key| key.unwrap(b"search", wrapped).is_ok());
    if is_used { finish(wrapping, chance) } else { Ok(fs::remove_file(new)?) }
}

/// The old key is written over, and the new one takes its name.
fn finish(wrapping: &Path, chance: &dyn Chance) -> Result<(), KeyError> {
    if let Ok(mut old) = fs::OpenOptions::new().write(true).open(wrapping) {
        old.write_all(&draw::<32>(chance))?;
        old.sync_all()?;
    }
    fs::rename(unfinished(wrapping), wrapping)?;
    let folder = wrapping.parent().unwrap_or(Path::new("."));
    Ok(fs::File::open(folder)?.sync_all()?)
}

/// Replaces `wrapping.key`. Codes of devices that are not used yet were sealed by the old one: they end, and it gives how
/// many. No server must run, and the others are given the new file.
pub fn replace_wrapping_key(
    places: &KeyPlaces,
    database: &Database,
    chance: Arc<dyn Chance>,
    now: Timestamp,
) -> Result<usize, KeyError> {
    let mut line = Session::open(database, Access::Alone)?;
    let ended = line.ready()?.execute(
        "DELETE FROM one_time_codes WHERE purpose = ?1 AND used_at IS NULL",
        params![CodePurpose::EnrolDevice.code()],
    )?;
    EnrolmentKeys::open(places, database, chance, now)?.wrap_for_good(places, now)?;
    Ok(ended)
}

impl EnrolmentKeys {
    fn wrap_for_good(&self, places: &KeyPlaces, now: Timestamp) -> Result<(), KeyError> {
        if !self.is_renewed() {
            return Err(KeyError::NotRenewed);
        }
        self.wrap_all_anew(now)?;
        let mut file = self.lock();
        let connection = file.line.ready()?;
        if is_in_use(connection, WrappingKey::FIRST)? {
            return Err(KeyError::NotRenewed);
        }
        let new = WrappingKey::read_or_make(&unfinished(&places.wrapping), self.chance.as_ref())?;
        let wrapped = new.wrap(b"search", self.search_key(), self.chance.as_ref());
        connection.execute("UPDATE search_keys SET wrapped = ?1", params![wrapped])?;
        finish(&places.wrapping, self.chance.as_ref())
    }
}
