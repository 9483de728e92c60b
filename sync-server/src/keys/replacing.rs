//! Replacing `wrapping.key` on `PostgreSQL`, while no server runs: what it wrapped there before there were months' keys stays
//! in pages, logs and archives, and opens nobody once the old file is gone.

use super::KeyError;
use super::enrolment_keys::{EnrolmentKeys, KeyPlaces};
use super::rows::is_in_use;
use super::wrapping::WrappingKey;
use super::wrapping_file::{finish, unfinished};
use crate::chance::Chance;
use crate::store::queries::staff::end_device_codes;
use crate::store::sql::params;
use crate::store::{Access, Database, Session};
use std::sync::Arc;
use terms::Timestamp;

/// Replaces `wrapping.key`. Codes of devices that are not used yet were sealed by the old one: they end, and it gives how
/// many. No server must run, and the others are given the new file.
pub fn replace_wrapping_key(
    places: &KeyPlaces,
    database: &Database,
    chance: Arc<dyn Chance>,
    now: Timestamp,
) -> Result<usize, KeyError> {
    let mut line = Session::open(database, Access::Alone)?;
    let ended = end_device_codes(line.ready()?)?;
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
