//! One key per enrolment, in a file of its own that no data backup holds: destroying the key erases the
//! person. The same file keeps the keyed-hash key that searches use. It must not know what is sealed.
//!
//! On `PostgreSQL` they have a schema of their own, so that servers share them and no copy of ours holds them. A base
//! backup or a WAL archive of the whole cluster does hold them: treat it as key material. Erasure holds only once it is
//! gone.

use super::KeyError;
use crate::chance::{Chance, draw};
use crate::failpoint;
use crate::keys::wrapping::WrappingKey;
use crate::store::sql::{self, Connection, OptionalExtension, params};
use crate::store::{Access, Database, Session};
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use std::collections::VecDeque;
use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use terms::EnrolmentId;
use zeroize::Zeroizing;

/// Keys that were used last: one judgement uses one key a dozen times.
const AT_HAND: usize = 8;

/// The key file, and the keys that were taken out of it last.
struct KeyFile {
    line: Session,
    at_hand: VecDeque<(EnrolmentId, Zeroizing<[u8; 32]>)>,
}

/// The keys of all enrolments of one server.
pub struct EnrolmentKeys {
    file: Mutex<KeyFile>,
    wrapping: WrappingKey,
    search: Zeroizing<[u8; 32]>,
    chance: Arc<dyn Chance>,
}

impl EnrolmentKeys {
    /// Opens (or makes) the keys of a registry and `wrapping.key` in the folder. Those of a registry in a file are in
    /// `enrolment-keys.sqlite` beside it; those of one in `PostgreSQL` in a schema of their own, `enrolment_keys`.
    pub fn open(folder: &Path, database: &Database, chance: Arc<dyn Chance>) -> Result<Self, KeyError> {
        let mut line = Session::open(database, Access::Keys(folder.to_owned()))?;
        let connection = line.ready()?;
        let path = folder.join("wrapping.key");
        let (wrapping, search) = if let Some(found) = search_key(connection)? {
            let wrapping = WrappingKey::read(&path)?;
            let search = wrapping.unwrap(b"search", &found.0, found.1)?;
            (wrapping, search)
        } else {
            let wrapping = WrappingKey::read_or_make(&path, chance.as_ref())?;
            let wrapped = wrapping.wrap(b"search", &draw::<32>(chance.as_ref()), chance.as_ref());
            connection.execute(
                "INSERT INTO search_keys (version, wrapped, wrapped_by) VALUES (1, ?1, ?2)
                 ON CONFLICT (version) DO NOTHING",
                params![wrapped, WrappingKey::NUMBER],
            )?;
            // Where two servers start at once, both take what the first of them drew.
            let (wrapped, wrapped_by) = search_key(connection)?.ok_or(KeyError::NoWrappingKey)?;
            let search = wrapping.unwrap(b"search", &wrapped, wrapped_by)?;
            (wrapping, search)
        };
        let file = KeyFile { line, at_hand: VecDeque::with_capacity(AT_HAND) };
        Ok(Self { file: Mutex::new(file), wrapping, search, chance })
    }

    /// Makes the key of a new enrolment; it is on disk when this returns.
    pub fn create(&self, enrolment: EnrolmentId) -> Result<(), KeyError> {
        let key = Zeroizing::new(draw::<32>(self.chance.as_ref()));
        let wrapped = self.wrapping.wrap(&enrolment.0, &key, self.chance.as_ref());
        self.lock().line.ready()?.execute(
            "INSERT INTO enrolment_keys (enrolment, wrapped, wrapped_by) VALUES (?1, ?2, ?3)",
            params![enrolment.0, wrapped, WrappingKey::NUMBER],
        )?;
        Ok(())
    }

    /// True when the enrolment has a key.
    pub fn has(&self, enrolment: EnrolmentId) -> Result<bool, KeyError> {
        let mut file = self.lock();
        let mut select =
            file.line.ready()?.prepare_cached("SELECT 1 FROM enrolment_keys WHERE enrolment = ?1")?;
        Ok(select.exists(params![enrolment.0])?)
    }

    /// Seals bytes under the enrolment's key. What is sealed for one purpose does not open for another.
    pub fn seal(&self, enrolment: EnrolmentId, purpose: &str, plain: &[u8]) -> Result<Vec<u8>, KeyError> {
        let key = self.key_of(enrolment)?;
        Ok(super::wrapping::seal(&key, &bound(enrolment, purpose), plain, self.chance.as_ref()))
    }

    /// Opens what [`EnrolmentKeys::seal`] sealed for the same enrolment and purpose.
    pub fn open_sealed(
        &self,
        enrolment: EnrolmentId,
        purpose: &str,
        sealed: &[u8],
    ) -> Result<Zeroizing<Vec<u8>>, KeyError> {
        let key = self.key_of(enrolment)?;
        super::wrapping::open(&key, &bound(enrolment, purpose), sealed)
    }

    /// Destroys the key: whatever it sealed can be opened by nobody any more. The log of the key file is
    /// emptied too, or the wrapped key would stay readable there.
    pub fn destroy(&self, enrolment: EnrolmentId) -> Result<(), KeyError> {
        let mut file = self.lock();
        file.at_hand.retain(|(held, _)| *held != enrolment);
        let connection = file.line.ready()?;
        connection.execute("DELETE FROM enrolment_keys WHERE enrolment = ?1", params![enrolment.0])?;
        if connection.as_sqlite().is_some() {
            connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", params![], |_| Ok(()))?;
        }
        Ok(())
    }

    /// Seals the key of a device's one-time code under the wrapping key, bound to the code's hash.
    pub fn seal_code_key(&self, code_hash: &[u8; 32], key: &[u8; 32]) -> Vec<u8> {
        self.wrapping.wrap(code_hash, key, self.chance.as_ref())
    }

    /// Opens what [`EnrolmentKeys::seal_code_key`] sealed.
    pub fn open_code_key(
        &self,
        code_hash: &[u8; 32],
        sealed: &[u8],
    ) -> Result<Zeroizing<[u8; 32]>, KeyError> {
        self.wrapping.unwrap(code_hash, sealed, WrappingKey::NUMBER)
    }

    /// Seals something of the house (a second factor's secret) under a key that lies in no database and no copy. What is
    /// sealed for one purpose and one thing does not open for another.
    pub fn seal_of_house(&self, purpose: &str, whose: &[u8], plain: &[u8]) -> Vec<u8> {
        let bound = [purpose.as_bytes(), b"\n", whose].concat();
        super::wrapping::seal(&self.house_key(), &bound, plain, self.chance.as_ref())
    }

    /// Opens what [`EnrolmentKeys::seal_of_house`] sealed.
    pub fn open_of_house(
        &self,
        purpose: &str,
        whose: &[u8],
        sealed: &[u8],
    ) -> Result<Zeroizing<Vec<u8>>, KeyError> {
        super::wrapping::open(&self.house_key(), &[purpose.as_bytes(), b"\n", whose].concat(), sealed)
    }

    fn house_key(&self) -> Zeroizing<[u8; 32]> {
        Zeroizing::new(self.keyed_hash("house", b"seal"))
    }

    /// HMAC-SHA-256 of a value under the search key; equal values of one domain give equal hashes.
    #[expect(clippy::missing_panics_doc, reason = "HMAC takes keys of any length: it cannot panic")]
    pub fn keyed_hash(&self, domain: &str, value: &[u8]) -> [u8; 32] {
        let mut mac =
            Hmac::<Sha256>::new_from_slice(self.search.as_ref()).expect("HMAC takes keys of any length");
        mac.update(&(domain.len() as u64).to_be_bytes());
        mac.update(domain.as_bytes());
        mac.update(value);
        mac.finalize().into_bytes().into()
    }

    fn key_of(&self, enrolment: EnrolmentId) -> Result<Zeroizing<[u8; 32]>, KeyError> {
        let mut file = self.lock();
        if let Some((_, key)) = file.at_hand.iter().find(|(held, _)| *held == enrolment) {
            return Ok(key.clone());
        }
        if failpoint::is_set("key-file", "enrolment_keys") {
            return Err(KeyError::Refused(sql::Error::Failpoint));
        }
        let (wrapped, wrapped_by): (Vec<u8>, u32) = file
            .line
            .ready()?
            .prepare_cached("SELECT wrapped, wrapped_by FROM enrolment_keys WHERE enrolment = ?1")?
            .query_row(params![enrolment.0], |row| Ok((row.get(0)?, row.get(1)?)))
            .optional()?
            .ok_or(KeyError::Erased)?;
        let key = self.wrapping.unwrap(&enrolment.0, &wrapped, wrapped_by)?;
        file.at_hand.truncate(AT_HAND - 1);
        file.at_hand.push_front((enrolment, key.clone()));
        Ok(key)
    }

    fn lock(&self) -> MutexGuard<'_, KeyFile> {
        self.file.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The newest key of the search hashes, wrapped, and the number of what wraps it.
fn search_key(connection: &Connection) -> sql::Result<Option<(Vec<u8>, u32)>> {
    connection
        .query_row(
            "SELECT wrapped, wrapped_by FROM search_keys ORDER BY version DESC LIMIT 1",
            params![],
            |row| Ok((row.get(0)?, row.get(1)?)),
        )
        .optional()
}

/// The associated data: a sealed value moved to another enrolment or purpose does not open.
fn bound(enrolment: EnrolmentId, purpose: &str) -> Vec<u8> {
    [enrolment.0.as_slice(), purpose.as_bytes()].concat()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::{AtomicU8, Ordering};

    struct Counting(AtomicU8);
    impl Chance for Counting {
        fn fill(&self, bytes: &mut [u8]) {
            bytes.fill_with(|| self.0.fetch_add(1, Ordering::Relaxed));
        }
    }

    const ONE: EnrolmentId = EnrolmentId([1; 16]);
    const OTHER: EnrolmentId = EnrolmentId([2; 16]);

    fn keys_in(folder: &Path) -> EnrolmentKeys {
        EnrolmentKeys::open(folder, &Database::file(folder), Arc::new(Counting(AtomicU8::new(0)))).unwrap()
    }

    #[test]
    fn what_is_sealed_opens_after_a_restart_and_only_for_its_enrolment_and_purpose() {
        let folder = tempfile::tempdir().unwrap();
        let keys = keys_in(folder.path());
        keys.create(ONE).unwrap();
        keys.create(OTHER).unwrap();
        let sealed = keys.seal(ONE, "declaration", b"ESPECIMEN").unwrap();
        drop(keys);
        let keys = keys_in(folder.path());
        assert_eq!(keys.open_sealed(ONE, "declaration", &sealed).unwrap().as_slice(), b"ESPECIMEN");
        assert!(matches!(keys.open_sealed(OTHER, "declaration", &sealed), Err(KeyError::DoesNotOpen)));
        assert!(matches!(keys.open_sealed(ONE, "notice", &sealed), Err(KeyError::DoesNotOpen)));
    }

    #[test]
    fn a_destroyed_key_opens_nothing_and_its_row_is_gone_from_the_files() {
        let folder = tempfile::tempdir().unwrap();
        let keys = keys_in(folder.path());
        keys.create(ONE).unwrap();
        let sealed = keys.seal(ONE, "declaration", b"ESPECIMEN").unwrap();
        keys.destroy(ONE).unwrap();
        assert!(matches!(keys.open_sealed(ONE, "declaration", &sealed), Err(KeyError::Erased)));
        for entry in std::fs::read_dir(folder.path()).unwrap() {
            let bytes = std::fs::read(entry.unwrap().path()).unwrap();
            assert!(!bytes.windows(16).any(|window| window == ONE.0));
        }
    }

    #[test]
    fn keys_without_their_wrapping_key_are_refused_and_no_new_one_is_made() {
        let folder = tempfile::tempdir().unwrap();
        drop(keys_in(folder.path()));
        std::fs::remove_file(folder.path().join("wrapping.key")).unwrap();
        let again = EnrolmentKeys::open(
            folder.path(),
            &Database::file(folder.path()),
            Arc::new(Counting(AtomicU8::new(9))),
        );
        assert!(matches!(again, Err(KeyError::NoWrappingKey)));
    }

    #[test]
    fn equal_values_of_two_domains_have_different_hashes_that_survive_a_restart() {
        let folder = tempfile::tempdir().unwrap();
        let keys = keys_in(folder.path());
        let hash = keys.keyed_hash("mobile", b"+33639981234");
        assert_ne!(hash, keys.keyed_hash("household", b"+33639981234"));
        drop(keys);
        assert_eq!(hash, keys_in(folder.path()).keyed_hash("mobile", b"+33639981234"));
    }
}
