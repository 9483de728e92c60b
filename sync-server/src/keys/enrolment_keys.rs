//! One key per enrolment, in a file of its own that no data backup holds: destroying the key erases the
//! person. The same file keeps the keyed-hash key that searches use. It must not know what is sealed.
//!
//! On `PostgreSQL` they have a schema of their own, so that servers share them and no copy of ours holds them. A base
//! backup or a WAL archive of the whole cluster holds them as well, wrapped: what wraps them lies in files, is renewed each
//! month, and is destroyed when it wraps nobody any more ([`Renewal`](super::Renewal)).

use super::monthly::MonthlyKeys;
use super::{KeyError, rows, wrapping_file};
use crate::chance::{Chance, draw};
use crate::config::Settings;
use crate::failpoint;
use crate::keys::wrapping::WrappingKey;
use crate::store::sql::{self, Connection, OptionalExtension, params};
use crate::store::{Access, Database, KEYS, Session, schema_age};
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, VecDeque};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use terms::{EnrolmentId, Timestamp};
use zeroize::Zeroizing;

/// Keys that were used last: one judgement uses one key a dozen times.
const AT_HAND: usize = 8;
/// How often a new month may come between two statements.
const TRIES: u8 = 3;
/// The version of the schema from which on there are months' keys.
const MONTHLY_SINCE: i64 = 2;

/// Where the keys of the enrolments, and what wraps them, lie.
#[derive(Clone, Debug)]
pub struct KeyPlaces {
    /// The folder of `enrolment-keys.sqlite`, where the registry is a file.
    pub data: PathBuf,
    /// `wrapping.key`: it stays, and wraps the key of the hashes; in a file's registry those of the enrolments too.
    pub wrapping: PathBuf,
    /// The folder of the wrapping keys that are renewed each month, on `PostgreSQL`.
    pub monthly: PathBuf,
}

impl KeyPlaces {
    /// As the operator set them.
    pub fn of(settings: &Settings) -> Self {
        Self {
            data: settings.data_dir.clone(),
            wrapping: settings.wrapping_key_file(),
            monthly: settings.monthly_keys_folder(),
        }
    }

    /// Everything in one folder.
    pub fn in_folder(folder: &Path) -> Self {
        Self {
            data: folder.to_owned(),
            wrapping: folder.join("wrapping.key"),
            monthly: folder.join("wrapping-keys"),
        }
    }
}

/// From when on a destroyed key cannot be had back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Erasure {
    /// At once: its row was written over.
    Done,
    /// Once the wrapping key of that number is destroyed ([`Renewal`](super::Renewal)).
    WithKey(u32),
}

/// What wraps: `wrapping.key`, and the months' keys that were read so far.
pub(super) struct Ring {
    first: WrappingKey,
    pub(super) monthly: MonthlyKeys,
    pub(super) held: BTreeMap<u32, WrappingKey>,
}

impl Ring {
    fn of(first: WrappingKey, places: &KeyPlaces) -> Self {
        Self { first, monthly: MonthlyKeys::in_folder(&places.monthly), held: BTreeMap::new() }
    }

    /// The key of a number; read where it was not yet.
    pub(super) fn get(&mut self, connection: &Connection, number: u32) -> Result<&WrappingKey, KeyError> {
        if number == WrappingKey::FIRST {
            return Ok(&self.first);
        }
        match self.held.entry(number) {
            Entry::Occupied(held) => Ok(held.into_mut()),
            Entry::Vacant(free) => {
                let noted = rows::fingerprint(connection, number)?.ok_or(KeyError::NoMonthlyKey(number))?;
                Ok(free.insert(self.monthly.read(number, noted)?))
            }
        }
    }

    /// Every key that something may be wrapped by is there.
    fn examine(&mut self, connection: &Connection) -> Result<(), KeyError> {
        rows::needed(connection)?.into_iter().try_for_each(|number| self.get(connection, number).map(drop))
    }
}

/// Before the first key that is wrapped.
pub(super) const FROM_THE_START: (u32, EnrolmentId) = (0, EnrolmentId([0; 16]));

/// The key file, what wraps its keys, and the keys that were taken out of it last.
pub(super) struct KeyFile {
    pub(super) line: Session,
    pub(super) ring: Ring,
    /// How far keys were wrapped anew in this round.
    pub(super) after: (u32, EnrolmentId),
    /// Keys that did not open in it.
    pub(super) damaged: u32,
    pub(super) at_hand: VecDeque<(EnrolmentId, Zeroizing<[u8; 32]>)>,
}

/// The keys of all enrolments of one server.
pub struct EnrolmentKeys {
    file: Mutex<KeyFile>,
    /// Wraps what is no enrolment's.
    wrapping: WrappingKey,
    /// What wraps the enrolments' keys is renewed each month.
    is_renewed: bool,
    search: Zeroizing<[u8; 32]>,
    pub(super) chance: Arc<dyn Chance>,
}

impl EnrolmentKeys {
    /// Opens (or makes) the keys of a registry. Those of a registry in a file are in `enrolment-keys.sqlite` beside it;
    /// those of one in `PostgreSQL` in a schema of their own, `enrolment_keys`.
    pub fn open(
        places: &KeyPlaces,
        database: &Database,
        chance: Arc<dyn Chance>,
        now: Timestamp,
    ) -> Result<Self, KeyError> {
        let mut line = Session::open(database, Access::Keys(places.data.clone()))?;
        let connection = line.ready()?;
        let (wrapping, search) = if let Some(wrapped) = search_key(connection)? {
            wrapping_file::settle(&places.wrapping, &wrapped, chance.as_ref())?;
            let wrapping = wrapping_file::current(&places.wrapping, &wrapped)?;
            let search = wrapping.unwrap(b"search", &wrapped)?;
            (wrapping, search)
        } else {
            let wrapping = WrappingKey::read_or_make(&places.wrapping, chance.as_ref())?;
            let wrapped = wrapping.wrap(b"search", &draw::<32>(chance.as_ref()), chance.as_ref());
            connection.execute(
                "INSERT INTO search_keys (version, wrapped, wrapped_by) VALUES (1, ?1, ?2)
                 ON CONFLICT (version) DO NOTHING",
                params![wrapped, WrappingKey::FIRST],
            )?;
            // Where two servers start at once, both take what the first of them drew.
            let wrapped = search_key(connection)?.ok_or(KeyError::NoWrappingKey)?;
            let search = wrapping.unwrap(b"search", &wrapped)?;
            (wrapping, search)
        };
        let keys = Self::of(line, wrapping, search, (places, database), chance);
        let mut file = keys.lock();
        let KeyFile { line, ring, .. } = &mut *file;
        let connection = line.ready()?;
        if keys.is_renewed {
            let id = rows::folder_id(connection, draw(keys.chance.as_ref()))?;
            ring.monthly.belong_to(id, keys.chance.as_ref())?;
        }
        ring.examine(connection)?;
        if keys.is_renewed && rows::newest(line.ready()?)?.is_none() {
            keys.begin_month(&mut file, now)?;
        }
        drop(file);
        Ok(keys)
    }

    /// Looks at the keys of a registry and at what wraps them as they lie: nothing is made. None where there are none yet.
    pub fn look(
        places: &KeyPlaces,
        database: &Database,
        chance: Arc<dyn Chance>,
    ) -> Result<Option<Self>, KeyError> {
        if matches!(database, Database::Sqlite(_)) && !places.data.join(KEYS).exists() {
            return Ok(None);
        }
        let mut line = Session::open(database, Access::LookAtKeys(places.data.clone()))?;
        let connection = line.ready()?;
        let Some(applied) = schema_age(connection)?.applied else { return Ok(None) };
        let Some(wrapped) = search_key(connection)? else { return Ok(None) };
        let wrapping = wrapping_file::current(&places.wrapping, &wrapped)?;
        let search = wrapping.unwrap(b"search", &wrapped)?;
        let keys = Self::of(line, wrapping, search, (places, database), chance);
        if applied >= MONTHLY_SINCE {
            let KeyFile { line, ring, .. } = &mut *keys.lock();
            ring.examine(line.ready()?)?;
        }
        Ok(Some(keys))
    }

    fn of(
        line: Session,
        wrapping: WrappingKey,
        search: Zeroizing<[u8; 32]>,
        (places, database): (&KeyPlaces, &Database),
        chance: Arc<dyn Chance>,
    ) -> Self {
        let ring = Ring::of(wrapping.clone(), places);
        let at_hand = VecDeque::with_capacity(AT_HAND);
        let file = KeyFile { line, ring, after: FROM_THE_START, damaged: 0, at_hand };
        let is_renewed = matches!(database, Database::Postgres(_));
        Self { file: Mutex::new(file), wrapping, is_renewed, search, chance }
    }

    /// True where what wraps the enrolments' keys is renewed each month: where a row that was deleted stays readable.
    pub(super) const fn is_renewed(&self) -> bool {
        self.is_renewed
    }

    pub(super) fn search_key(&self) -> &[u8; 32] {
        &self.search
    }

    /// Makes the next key and retires those before it. Nothing is wrapped under a retired one: whoever adds a key holds its
    /// row meanwhile.
    pub(super) fn begin_month(&self, file: &mut KeyFile, now: Timestamp) -> Result<(), KeyError> {
        let connection = file.line.ready()?;
        file.ring
            .monthly
            .belong_to(rows::folder_id(connection, draw(self.chance.as_ref()))?, self.chance.as_ref())?;
        let number = rows::highest(connection)?.unwrap_or(WrappingKey::FIRST) + 1;
        let key = file.ring.monthly.make(number, self.chance.as_ref())?;
        rows::add(connection, number, key.fingerprint(), now)?;
        // Where another server was faster, and its folder is another one, this key is nobody's.
        if rows::fingerprint(connection, number)? != Some(key.fingerprint()) {
            return Err(KeyError::NoMonthlyKey(number));
        }
        rows::retire_before(connection, number, now)?;
        file.ring.held.insert(number, key);
        Ok(())
    }

    /// Makes the key of a new enrolment; it is on disk when this returns.
    pub fn create(&self, enrolment: EnrolmentId) -> Result<(), KeyError> {
        let key = Zeroizing::new(draw::<32>(self.chance.as_ref()));
        let KeyFile { line, ring, .. } = &mut *self.lock();
        let connection = line.ready()?;
        if !self.is_renewed {
            let wrapped = self.wrapping.wrap(&enrolment.0, &key, self.chance.as_ref());
            connection.execute(
                "INSERT INTO enrolment_keys (enrolment, wrapped, wrapped_by) VALUES (?1, ?2, ?3)",
                params![enrolment.0, wrapped, WrappingKey::FIRST],
            )?;
            return Ok(());
        }
        // Another server may begin a month between two statements: then its key is the newest.
        let mut refused = KeyError::NoneWraps;
        for _ in 0..TRIES {
            let (number, _) = rows::newest(connection)?.ok_or(KeyError::NoneWraps)?;
            let wrapped = match ring.get(connection, number) {
                Ok(wrapping) => wrapping.wrap(&enrolment.0, &key, self.chance.as_ref()),
                Err(error @ KeyError::NoMonthlyKey(_)) => {
                    refused = error;
                    continue;
                }
                Err(error) => return Err(error),
            };
            // The row of the wrapping key is held: it cannot be retired before this is there to be wrapped anew.
            let added = connection.execute(
                "INSERT INTO enrolment_keys (enrolment, wrapped, wrapped_by)
                 SELECT CAST(?1 AS BYTEA), CAST(?2 AS BYTEA), number FROM wrapping_keys
                 WHERE number = ?3 AND retired_at IS NULL FOR SHARE",
                params![enrolment.0, wrapped, number],
            )?;
            if added == 1 {
                return Ok(());
            }
        }
        Err(refused)
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

    /// Destroys the key: whatever it sealed can be opened by nobody any more. In a file its row is written over, and the
    /// log emptied, or the wrapped key would stay readable there. `PostgreSQL` keeps what was deleted in its pages, its log
    /// and their archives: there it is counted with the key that wraps it, and erased once that one is destroyed.
    pub fn destroy(&self, enrolment: EnrolmentId) -> Result<Erasure, KeyError> {
        let mut file = self.lock();
        file.at_hand.retain(|(held, _)| *held != enrolment);
        let connection = file.line.ready()?;
        if self.is_renewed {
            let wrapped_by = connection
                .prepare_cached(
                    "WITH gone AS (DELETE FROM enrolment_keys WHERE enrolment = ?1 RETURNING wrapped_by),
                     counted AS (UPDATE wrapping_keys SET erased = erased + 1 FROM gone WHERE number = gone.wrapped_by)
                     SELECT wrapped_by FROM gone",
                )?
                .query_row(params![enrolment.0], |row| row.get(0))
                .optional()?;
            return Ok(wrapped_by.map_or(Erasure::Done, Erasure::WithKey));
        }
        connection.execute("DELETE FROM enrolment_keys WHERE enrolment = ?1", params![enrolment.0])?;
        connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", params![], |_| Ok(()))?;
        Ok(Erasure::Done)
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
        self.wrapping.unwrap(code_hash, sealed)
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
        let KeyFile { line, ring, at_hand, .. } = &mut *file;
        let connection = line.ready()?;
        let (wrapped, wrapped_by): (Vec<u8>, u32) = connection
            .prepare_cached("SELECT wrapped, wrapped_by FROM enrolment_keys WHERE enrolment = ?1")?
            .query_row(params![enrolment.0], |row| Ok((row.get(0)?, row.get(1)?)))
            .optional()?
            .ok_or(KeyError::Erased)?;
        let key = ring.get(connection, wrapped_by)?.unwrap(&enrolment.0, &wrapped)?;
        at_hand.truncate(AT_HAND - 1);
        at_hand.push_front((enrolment, key.clone()));
        Ok(key)
    }

    pub(super) fn lock(&self) -> MutexGuard<'_, KeyFile> {
        self.file.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The newest key of the search hashes, wrapped by `wrapping.key`.
fn search_key(connection: &Connection) -> sql::Result<Option<Vec<u8>>> {
    connection
        .query_row("SELECT wrapped FROM search_keys ORDER BY version DESC LIMIT 1", params![], |row| {
            row.get(0)
        })
        .optional()
}

/// The associated data: a sealed value moved to another enrolment or purpose does not open.
fn bound(enrolment: EnrolmentId, purpose: &str) -> Vec<u8> {
    [enrolment.0.as_slice(), purpose.as_bytes()].concat()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chance::Counting;
    use std::sync::atomic::AtomicU8;

    const ONE: EnrolmentId = EnrolmentId([1; 16]);
    const OTHER: EnrolmentId = EnrolmentId([2; 16]);

    fn keys_in(folder: &Path) -> EnrolmentKeys {
        let chance = Arc::new(Counting(AtomicU8::new(0)));
        EnrolmentKeys::open(&KeyPlaces::in_folder(folder), &Database::file(folder), chance, Timestamp(0))
            .unwrap()
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
            &KeyPlaces::in_folder(folder.path()),
            &Database::file(folder.path()),
            Arc::new(Counting(AtomicU8::new(9))),
            Timestamp(0),
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
