//! Custody of the vaults of one machine: who has one, how many tries are left, and the end of a key. Wrapped
//! keys and counters stand in the outbox file, because they are written before anything is unlocked.

use super::wrapping::{DeviceSecret, PinCost, UnwrapError, VaultKey, WrappedKey, draw_key};
use super::{PinTooWeak, Vault, check_pin};
use crate::Outbox;
use crate::sqlite::{self, StoreError};
use rand_core::CryptoRng;
use rusqlite::{OptionalExtension, Row};
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use terms::{AgentId, Personal};

/// Wrong PINs in a row after which the vault's key is destroyed.
pub const PIN_TRIES: u8 = 10;

/// A vault to be made.
#[derive(Clone, Debug)]
pub struct NewVault<'a> {
    /// Whose it will be.
    pub agent: AgentId,
    /// What the sign-in screen shows; readable by anyone who takes the machine.
    pub label: &'a Personal<String>,
    /// The PIN chosen.
    pub pin: &'a Personal<String>,
    /// The machine's share of the key.
    pub device_secret: &'a DeviceSecret,
    /// What each try will cost.
    pub cost: PinCost,
    /// What the vault holds from its first moment on: there is no vault without its author's key.
    pub items: Personal<&'a [(&'a str, &'a [u8])]>,
}

/// A change of PIN.
#[derive(Clone, Copy, Debug)]
pub struct PinChange<'a> {
    /// Whose.
    pub agent: AgentId,
    /// The PIN until now; a wrong one costs a try.
    pub old: &'a Personal<String>,
    /// The PIN from now on.
    pub new: &'a Personal<String>,
    /// The machine's share of the key.
    pub device_secret: &'a DeviceSecret,
    /// What each try will cost.
    pub cost: PinCost,
}

/// One vault of this machine, as the sign-in screen lists it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListedVault {
    /// Whose.
    pub agent: AgentId,
    /// What to show.
    pub label: Personal<String>,
    /// Tries left; 0 means destroyed.
    pub tries_left: u8,
}

/// Why no vault was made.
#[derive(Debug, thiserror::Error)]
pub enum CreateVaultError {
    /// Another PIN, please.
    #[error(transparent)]
    PinTooWeak(#[from] PinTooWeak),
    /// The agent has a vault here that is not destroyed.
    #[error("the agent already has a vault on this machine")]
    AlreadyExists,
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Why a vault did not open.
#[derive(Debug, thiserror::Error)]
pub enum UnlockError {
    /// Wrong PIN (or another machine's secret, which looks the same).
    #[error("wrong PIN")]
    WrongPin {
        /// Tries that remain, at least one.
        tries_left: u8,
    },
    /// The last try was spent: the key is gone. What was sealed is still delivered.
    #[error("the vault is destroyed")]
    Destroyed,
    /// The agent has no vault here.
    #[error("the agent has no vault on this machine")]
    NotFound,
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Why a PIN was not changed.
#[derive(Debug, thiserror::Error)]
pub enum ChangePinError {
    /// Another PIN, please.
    #[error(transparent)]
    PinTooWeak(#[from] PinTooWeak),
    /// The old PIN did not open the vault.
    #[error(transparent)]
    Unlock(#[from] UnlockError),
}

macro_rules! from_sqlite {
    ($($error:ty),*) => {$(
        impl From<rusqlite::Error> for $error {
            fn from(error: rusqlite::Error) -> Self {
                Self::Store(error.into())
            }
        }
    )*};
}
from_sqlite!(CreateVaultError, UnlockError);

struct Custody {
    file_name: String,
    tries_left: u8,
    wrapped: WrappedKey,
}

impl Outbox {
    /// Makes an agent's vault and opens it. A destroyed one is replaced, with nothing of it left.
    pub fn create_vault(
        &mut self,
        new: &NewVault<'_>,
        rng: &mut (impl CryptoRng + ?Sized),
    ) -> Result<Vault, CreateVaultError> {
        check_pin(new.pin.reveal())?;
        if self.custody(new.agent)?.is_some_and(|custody| custody.tries_left > 0) {
            return Err(CreateVaultError::AlreadyExists);
        }
        let key = draw_key(rng);
        let wrapped = WrappedKey::wrap(&key, new.agent, new.pin.reveal(), new.device_secret, new.cost, rng)
            .ok_or(StoreError::Derivation)?;
        let file_name = format!("vault-{}.sqlite", new.agent);
        let path = self.vault_path(&file_name);
        // The file first: should the machine stop here, nothing lists it and the next try removes it.
        remove_files(&path)?;
        let vault = Vault::open(&path, new.agent, &key, true)?;
        for (name, content) in *new.items.reveal() {
            vault.put(name, content)?;
        }
        self.connection.execute(
            "INSERT INTO vaults (agent, label, file_name, tries_left, salt, memory_kib, passes, lanes, nonce, wrapped_key)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
             ON CONFLICT (agent) DO UPDATE SET label = excluded.label, tries_left = excluded.tries_left,
                 salt = excluded.salt, memory_kib = excluded.memory_kib, passes = excluded.passes,
                 lanes = excluded.lanes, nonce = excluded.nonce, wrapped_key = excluded.wrapped_key",
            (
                new.agent.0,
                new.label.reveal(),
                file_name,
                PIN_TRIES,
                wrapped.salt,
                wrapped.cost.memory_kib,
                wrapped.cost.passes,
                wrapped.cost.lanes,
                wrapped.nonce,
                wrapped.sealed.as_slice(),
            ),
        )?;
        Ok(vault)
    }

    /// Opens an agent's vault. The try is spent, durably, before the PIN is looked at.
    pub fn unlock(
        &mut self,
        agent: AgentId,
        pin: &Personal<String>,
        device_secret: &DeviceSecret,
    ) -> Result<Vault, UnlockError> {
        let (custody, key) = self.try_pin(agent, pin, device_secret)?;
        Ok(Vault::open(&self.vault_path(&custody.file_name), agent, &key, false)?)
    }

    /// Wraps the vault's key under a new PIN. The vault may be open meanwhile.
    pub fn change_pin(
        &mut self,
        change: &PinChange<'_>,
        rng: &mut (impl CryptoRng + ?Sized),
    ) -> Result<(), ChangePinError> {
        check_pin(change.new.reveal())?;
        let (_, key) = self.try_pin(change.agent, change.old, change.device_secret)?;
        let new = change.new.reveal();
        let wrapped = WrappedKey::wrap(&key, change.agent, new, change.device_secret, change.cost, rng)
            .ok_or(UnlockError::Store(StoreError::Derivation))?;
        self.rewrap(change.agent, &wrapped).map_err(UnlockError::Store)?;
        Ok(())
    }

    /// The vaults of this machine, destroyed ones included, by label.
    pub fn list_vaults(&self) -> Result<Vec<ListedVault>, StoreError> {
        let mut select = self
            .connection
            .prepare_cached("SELECT agent, label, tries_left FROM vaults ORDER BY label, agent")?;
        let vaults = select.query_map([], |row| {
            Ok(ListedVault {
                agent: AgentId(row.get(0)?),
                label: Personal::new(row.get(1)?),
                tries_left: row.get(2)?,
            })
        })?;
        Ok(vaults.collect::<Result<_, _>>()?)
    }

    /// Completes what a stop between the last try and the destruction left open.
    pub(crate) fn finish_destructions(&mut self) -> Result<(), StoreError> {
        let spent: Vec<AgentId> = {
            let mut select =
                self.connection.prepare_cached("SELECT agent FROM vaults WHERE tries_left = 0")?;
            let agents = select.query_map([], |row| row.get(0).map(AgentId))?;
            agents.collect::<Result<_, _>>()?
        };
        spent.into_iter().try_for_each(|agent| self.destroy(agent))
    }

    fn try_pin(
        &mut self,
        agent: AgentId,
        pin: &Personal<String>,
        device_secret: &DeviceSecret,
    ) -> Result<(Custody, VaultKey), UnlockError> {
        let custody = self.custody(agent)?.ok_or(UnlockError::NotFound)?;
        let Some(tries_left) = custody.tries_left.checked_sub(1) else {
            self.destroy(agent)?;
            return Err(UnlockError::Destroyed);
        };
        self.set_tries(agent, tries_left)?;
        match custody.wrapped.unwrap_with(agent, pin.reveal(), device_secret) {
            Ok(key) => {
                self.set_tries(agent, PIN_TRIES)?;
                Ok((custody, key))
            }
            Err(UnwrapError::Underivable) => {
                // No PIN was tried: a machine short of memory must not destroy a vault.
                self.set_tries(agent, custody.tries_left)?;
                Err(StoreError::Derivation.into())
            }
            Err(UnwrapError::Refused) if tries_left == 0 => {
                self.destroy(agent)?;
                Err(UnlockError::Destroyed)
            }
            Err(UnwrapError::Refused) => Err(UnlockError::WrongPin { tries_left }),
        }
    }

    /// One committed statement: with `synchronous = FULL` it is on the disk when this returns.
    fn set_tries(&self, agent: AgentId, tries_left: u8) -> Result<(), StoreError> {
        self.connection
            .prepare_cached("UPDATE vaults SET tries_left = ?2 WHERE agent = ?1")?
            .execute((agent.0, tries_left))?;
        Ok(())
    }

    fn rewrap(&self, agent: AgentId, wrapped: &WrappedKey) -> Result<(), StoreError> {
        self.connection.execute(
            "UPDATE vaults SET salt = ?2, memory_kib = ?3, passes = ?4, lanes = ?5, nonce = ?6, wrapped_key = ?7
             WHERE agent = ?1",
            (
                agent.0,
                wrapped.salt,
                wrapped.cost.memory_kib,
                wrapped.cost.passes,
                wrapped.cost.lanes,
                wrapped.nonce,
                wrapped.sealed.as_slice(),
            ),
        )?;
        sqlite::flush_erasures(&self.connection)
    }

    /// Overwrites the wrapped key, empties the log that still had it, then removes the vault's file: a stop
    /// anywhere between leaves a file nobody can open. Envelopes are not touched.
    fn destroy(&mut self, agent: AgentId) -> Result<(), StoreError> {
        let Some(custody) = self.custody(agent)? else { return Ok(()) };
        self.connection.execute(
            "UPDATE vaults SET tries_left = 0, salt = zeroblob(16), nonce = zeroblob(12), wrapped_key = zeroblob(48)
             WHERE agent = ?1",
            [agent.0],
        )?;
        sqlite::flush_erasures(&self.connection)?;
        remove_files(&self.vault_path(&custody.file_name))
    }

    fn custody(&self, agent: AgentId) -> Result<Option<Custody>, StoreError> {
        let mut select = self.connection.prepare_cached(
            "SELECT file_name, tries_left, salt, memory_kib, passes, lanes, nonce, wrapped_key
             FROM vaults WHERE agent = ?1",
        )?;
        Ok(select.query_row([agent.0], read_custody).optional()?)
    }

    fn vault_path(&self, file_name: &str) -> PathBuf {
        self.folder().join(file_name)
    }
}

fn read_custody(row: &Row<'_>) -> rusqlite::Result<Custody> {
    Ok(Custody {
        file_name: row.get(0)?,
        tries_left: row.get(1)?,
        wrapped: WrappedKey {
            salt: row.get(2)?,
            cost: PinCost { memory_kib: row.get(3)?, passes: row.get(4)?, lanes: row.get(5)? },
            nonce: row.get(6)?,
            sealed: row.get(7)?,
        },
    })
}

/// Removes a vault's file with its log and index; what is not there is no error.
fn remove_files(path: &Path) -> Result<(), StoreError> {
    for suffix in ["", "-wal", "-shm"] {
        let mut name = path.as_os_str().to_owned();
        name.push(suffix);
        match fs::remove_file(PathBuf::from(name)) {
            Err(error) if error.kind() != ErrorKind::NotFound => return Err(error.into()),
            _ => {}
        }
    }
    Ok(())
}
