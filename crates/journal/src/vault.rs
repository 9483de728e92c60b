//! The vault of one agent: an encrypted file that only the agent's PIN, on this machine, opens. Custody of
//! its key stands under `vault/`. It must not know what its bytes say, nor the outbox's envelopes.

mod pin;
mod vaults;
mod wrapping;

pub use pin::{PinTooWeak, check_pin};
pub use vaults::{
    ChangePinError, CreateVaultError, ListedVault, NewVault, PIN_TRIES, PinChange, UnlockError,
};
pub use wrapping::{DeviceSecret, PinCost};

use crate::DraftId;
use crate::sqlite::{self, StoreError};
use rusqlite::{Connection, OptionalExtension};
use std::path::Path;
use terms::{AgentId, EnrolmentId, Personal, Timestamp};
use wrapping::VaultKey;
use zeroize::Zeroizing;

mod embedded {
    refinery::embed_migrations!("migrations/vault");
}

/// A case as it is being typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// Its name.
    pub id: DraftId,
    /// Its bytes.
    pub content: Personal<Vec<u8>>,
    /// When it was last saved, by this device's clock.
    pub saved_at: Timestamp,
}

/// One visit of the round.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoundEntry {
    /// The enrolment visited for.
    pub enrolment: EnrolmentId,
    /// Its bytes.
    pub content: Personal<Vec<u8>>,
}

/// An open vault. Dropping it locks it.
pub struct Vault {
    agent: AgentId,
    connection: Connection,
}

impl core::fmt::Debug for Vault {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("Vault").field("agent", &self.agent).finish_non_exhaustive()
    }
}

impl Vault {
    fn open(path: &Path, agent: AgentId, key: &VaultKey, create: bool) -> Result<Self, StoreError> {
        let mut connection = sqlite::open(path, create)?;
        set_key(&connection, key)?;
        sqlite::settle(&mut connection, embedded::migrations::runner())?;
        Ok(Self { agent, connection })
    }

    /// Whose vault it is.
    pub const fn agent(&self) -> AgentId {
        self.agent
    }

    /// The item under a name (signing key seed, lease, a feed).
    pub fn get(&self, name: &str) -> Result<Option<Zeroizing<Vec<u8>>>, StoreError> {
        let mut select = self.connection.prepare_cached("SELECT content FROM items WHERE name = ?1")?;
        Ok(select.query_row([name], |row| row.get(0).map(Zeroizing::new)).optional()?)
    }

    /// Puts an item under a name, in place of what was there.
    pub fn put(&self, name: &str, content: &[u8]) -> Result<(), StoreError> {
        self.connection
            .prepare_cached(
                "INSERT INTO items (name, content) VALUES (?1, ?2)
                 ON CONFLICT (name) DO UPDATE SET content = excluded.content",
            )?
            .execute((name, content))?;
        Ok(())
    }

    /// Removes an item; none there is no error.
    pub fn remove(&self, name: &str) -> Result<(), StoreError> {
        self.connection.prepare_cached("DELETE FROM items WHERE name = ?1")?.execute([name])?;
        Ok(())
    }

    /// Puts one visit of the round, in place of what was known of it.
    pub fn put_round_entry(&self, enrolment: EnrolmentId, content: &[u8]) -> Result<(), StoreError> {
        self.connection
            .prepare_cached(
                "INSERT INTO round_entries (enrolment, content) VALUES (?1, ?2)
                 ON CONFLICT (enrolment) DO UPDATE SET content = excluded.content",
            )?
            .execute((enrolment.0, content))?;
        Ok(())
    }

    /// The visits of the round, by enrolment: their order of travel is in their bytes.
    pub fn round_entries(&self) -> Result<Vec<RoundEntry>, StoreError> {
        let mut select = self
            .connection
            .prepare_cached("SELECT enrolment, content FROM round_entries ORDER BY enrolment")?;
        let entries = select.query_map([], |row| {
            Ok(RoundEntry { enrolment: EnrolmentId(row.get(0)?), content: Personal::new(row.get(1)?) })
        })?;
        Ok(entries.collect::<Result<_, _>>()?)
    }

    /// Puts the visits of a round in place of those known, all or none.
    pub fn replace_round<'e>(
        &self,
        entries: impl Iterator<Item = (EnrolmentId, &'e [u8])>,
    ) -> Result<(), StoreError> {
        let transaction = self.connection.unchecked_transaction()?;
        transaction.execute("DELETE FROM round_entries", [])?;
        for (enrolment, content) in entries {
            self.put_round_entry(enrolment, content)?;
        }
        Ok(transaction.commit()?)
    }

    /// Removes a visit; none there is no error.
    pub fn remove_round_entry(&self, enrolment: EnrolmentId) -> Result<(), StoreError> {
        self.connection
            .prepare_cached("DELETE FROM round_entries WHERE enrolment = ?1")?
            .execute([enrolment.0])?;
        Ok(())
    }

    /// Saves a draft as it stands.
    pub fn save_draft(&self, draft: DraftId, content: &[u8], at: Timestamp) -> Result<(), StoreError> {
        self.connection
            .prepare_cached(
                "INSERT INTO drafts (draft, content, saved_at) VALUES (?1, ?2, ?3)
                 ON CONFLICT (draft) DO UPDATE SET content = excluded.content, saved_at = excluded.saved_at",
            )?
            .execute((draft.0, content, at.0))?;
        Ok(())
    }

    /// The drafts, last saved first.
    pub fn drafts(&self) -> Result<Vec<Draft>, StoreError> {
        let mut select = self
            .connection
            .prepare_cached("SELECT draft, content, saved_at FROM drafts ORDER BY saved_at DESC, draft")?;
        let drafts = select.query_map([], |row| {
            Ok(Draft {
                id: DraftId(row.get(0)?),
                content: Personal::new(row.get(1)?),
                saved_at: Timestamp(row.get(2)?),
            })
        })?;
        Ok(drafts.collect::<Result<_, _>>()?)
    }

    /// Removes a draft; none there is no error.
    pub fn remove_draft(&self, draft: DraftId) -> Result<(), StoreError> {
        self.connection.prepare_cached("DELETE FROM drafts WHERE draft = ?1")?.execute([draft.0])?;
        Ok(())
    }

    /// Empties the write-ahead log, so that what was removed is gone from it too.
    pub fn flush_erasures(&self) -> Result<(), StoreError> {
        sqlite::flush_erasures(&self.connection)
    }

    pub(crate) fn draft_ids(&self) -> Result<Vec<DraftId>, StoreError> {
        let mut select = self.connection.prepare_cached("SELECT draft FROM drafts")?;
        let drafts = select.query_map([], |row| row.get(0).map(DraftId))?;
        Ok(drafts.collect::<Result<_, _>>()?)
    }
}

/// Gives `SQLCipher` the raw key, as the first statement on the connection. A `SQLite` without `SQLCipher` takes
/// the same words and encrypts nothing: hence the question for its version.
fn set_key(connection: &Connection, key: &VaultKey) -> Result<(), StoreError> {
    let mut statement = Zeroizing::new(String::with_capacity(96));
    statement.push_str("PRAGMA key = \"x'");
    let mut digits = Zeroizing::new([0; 64]);
    let digits = base16ct::lower::encode_str(key.as_ref(), digits.as_mut()).expect("32 bytes are 64 digits");
    statement.push_str(digits);
    statement.push_str("'\"");
    // The error would carry the statement, and with it the key.
    connection.execute_batch(&statement).map_err(|_| StoreError::SettingRefused("key"))?;
    connection.execute_batch("PRAGMA cipher_log_level = NONE")?;
    let cipher: Option<String> =
        connection.query_row("PRAGMA cipher_version", [], |row| row.get(0)).optional()?;
    if cipher.is_some() { Ok(()) } else { Err(StoreError::SettingRefused("key")) }
}

#[cfg(test)]
mod tests;
