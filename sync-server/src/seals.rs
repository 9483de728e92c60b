//! The list of those who sign visible seals: signed by an operator, checked when the server starts, handed to
//! devices as it stands. It must not judge a seal.

use crate::chance::Chance;
use crate::config::Seals;
use documents::visible_seal::{BadList, Trust, sign_list};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use zeroize::Zeroizing;

/// Why a list cannot be used or made.
#[derive(Debug, thiserror::Error)]
pub enum SealsError {
    /// A file could not be read or written.
    #[error("{0}")]
    File(PathBuf, #[source] std::io::Error),
    /// The list.
    #[error("could not use the list {0}")]
    List(PathBuf, #[source] BadList),
}

/// Reads the list that an operator set. A server with a bad one does not start: devices would believe nobody.
pub fn load(seals: &Seals) -> Result<Arc<str>, SealsError> {
    let text = read(&seals.list)?;
    Trust::read_signed(&text, &seals.root.0).map_err(|error| SealsError::List(seals.list.clone(), error))?;
    Ok(text.into())
}

/// Signs a list with the key of a file, which is drawn where there is none; gives the signed list and the
/// root to set.
pub fn sign(list: &Path, key_file: &Path, chance: &dyn Chance) -> Result<(String, Vec<u8>), SealsError> {
    let text = read(list)?;
    let bad = |error| SealsError::List(list.to_owned(), error);
    Trust::read(&text).map_err(bad)?;
    let key = key_of(key_file, chance).map_err(|error| SealsError::File(key_file.to_owned(), error))?;
    let (signed, root) = sign_list(&text, &key).map_err(bad)?;
    Ok((signed, root))
}

fn key_of(file: &Path, chance: &dyn Chance) -> std::io::Result<Zeroizing<Vec<u8>>> {
    if !file.exists() {
        let drawn: Zeroizing<[u8; 32]> = Zeroizing::new(crate::chance::draw(chance));
        crate::files::write_private(file, drawn.as_slice())?;
    }
    std::fs::read(file).map(Zeroizing::new)
}

fn read(file: &Path) -> Result<String, SealsError> {
    std::fs::read_to_string(file).map_err(|error| SealsError::File(file.to_owned(), error))
}
