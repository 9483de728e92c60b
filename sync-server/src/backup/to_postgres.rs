//! Moving house: from a file to a server of databases. Nothing is thrown away: the files stay, under names that nothing
//! opens, so that no server goes on with them by mistake.

use crate::chance::Chance;
use crate::config::Settings;
use crate::keys::{EnrolmentKeys, KeyError, KeyPlaces};
use crate::store::transfer::{self, Moved};
use crate::store::{Database, Execution, Store, StoreError};
use std::io;
use std::sync::Arc;
use terms::Timestamp;

/// Why a registry was not moved. What stands in its file is then as it was.
#[derive(Debug, thiserror::Error)]
pub enum MoveError {
    /// The settings name no server to move to.
    #[error("the setting `database` names no PostgreSQL to move to")]
    Nowhere,
    /// There is no registry in a file.
    #[error("there is no registry in a file to be moved")]
    Nothing,
    /// One of the two databases refused.
    #[error("could not copy from one database to the other")]
    Store(#[from] StoreError),
    /// The keys of the enrolments could not be wrapped anew.
    #[error("could not wrap the keys of the enrolments anew")]
    Keys(#[from] KeyError),
    /// The files that were moved could not be put aside.
    #[error("could not rename the files that were moved")]
    Files(#[from] io::Error),
}

/// Moves the registry of the data folder, and the keys of its enrolments, to the server that the settings name; gives
/// what was counted and hashed alike on both sides. The server must not run.
pub fn move_to_server(
    settings: &Settings,
    chance: &Arc<dyn Chance>,
    now: Timestamp,
) -> Result<Vec<Moved>, MoveError> {
    if settings.database.is_none() {
        return Err(MoveError::Nowhere);
    }
    let (folder, file) = (&settings.data_dir, settings.database_file());
    if !file.exists() {
        return Err(MoveError::Nothing);
    }
    let (here, there) = (Database::file(&file), settings.database()?);
    // One of an older version is brought up to date first.
    drop(Store::open(&here, Execution::Threads)?);
    // What arrives there was never wrapped by the key that stays.
    EnrolmentKeys::open(&KeyPlaces::of(settings), &here, Arc::clone(chance), now)?.wrap_all_anew(now)?;
    // The keys first: without them what follows could be opened by nobody.
    let mut moved = transfer::keys((&here, folder), (&there, folder))?;
    moved.extend(transfer::from_file(&file, &there)?);
    for name in ["registry.sqlite", "enrolment-keys.sqlite"] {
        for suffix in ["-wal", "-shm", ""] {
            let from = folder.join(format!("{name}{suffix}"));
            if from.exists() {
                std::fs::rename(&from, folder.join(format!("moved-{name}{suffix}")))?;
            }
        }
    }
    Ok(moved)
}
