//! The folder of the wrapping keys that are renewed each month: one file a key, which the servers of one `PostgreSQL`
//! share. A key is used only once its file is on disk, and destroyed by overwriting and removing the file. It must not
//! know what a key wraps.

use super::KeyError;
use super::wrapping::WrappingKey;
use crate::chance::{Chance, draw};
use std::fs;
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};
use zeroize::Zeroizing;

#[derive(Clone, Debug)]
pub(super) struct MonthlyKeys(PathBuf);

impl MonthlyKeys {
    pub(super) fn in_folder(folder: &Path) -> Self {
        Self(folder.to_owned())
    }

    fn file(&self, number: u32) -> PathBuf {
        self.0.join(format!("{number:06}.key"))
    }

    /// Refuses a folder that belongs to another database; one that belongs to none yet is this one's from now on.
    pub(super) fn belong_to(&self, id: [u8; 16], chance: &dyn Chance) -> Result<(), KeyError> {
        let owner = self.0.join("registry.id");
        if !owner.exists() {
            self.place("registry.id", &id, chance)?;
        }
        if fs::read(owner)? == id { Ok(()) } else { Err(KeyError::ForeignFolder) }
    }

    /// Puts a file into the folder, whole or not at all; one that is there already stays.
    fn place(&self, name: &str, bytes: &[u8], chance: &dyn Chance) -> Result<(), KeyError> {
        crate::files::private_folder(&self.0)?;
        let of_try = base16ct::lower::encode_string(&draw::<8>(chance));
        let unfinished = self.0.join(format!("{name}.{of_try}.new"));
        crate::files::write_private(&unfinished, bytes)?;
        let linked = fs::hard_link(&unfinished, self.0.join(name));
        fs::remove_file(&unfinished)?;
        match linked {
            Err(error) if error.kind() != ErrorKind::AlreadyExists => Err(error.into()),
            _ => Ok(fs::File::open(&self.0)?.sync_all()?),
        }
    }

    /// The key of a number, which must be the one that was noted.
    pub(super) fn read(&self, number: u32, fingerprint: [u8; 32]) -> Result<WrappingKey, KeyError> {
        let key = WrappingKey::read(&self.file(number)).map_err(|error| match error {
            KeyError::NoWrappingKey => KeyError::NoMonthlyKey(number),
            other => other,
        })?;
        if key.fingerprint() == fingerprint { Ok(key) } else { Err(KeyError::NoMonthlyKey(number)) }
    }

    /// Makes the key of a number; where another server was faster, or a stop came between, the one that is there. A file
    /// appears under its name whole or not at all.
    pub(super) fn make(&self, number: u32, chance: &dyn Chance) -> Result<WrappingKey, KeyError> {
        let drawn = Zeroizing::new(draw::<32>(chance));
        self.place(&format!("{number:06}.key"), drawn.as_ref(), chance)?;
        WrappingKey::read(&self.file(number))
    }

    /// Destroys the key of a number. One that is gone already was destroyed by a colleague, or before a stop.
    pub(super) fn destroy(&self, number: u32, chance: &dyn Chance) -> Result<(), KeyError> {
        let path = self.file(number);
        let mut file = match fs::OpenOptions::new().write(true).open(&path) {
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
            opened => opened?,
        };
        file.write_all(&draw::<32>(chance))?;
        file.sync_all()?;
        fs::remove_file(&path)?;
        Ok(fs::File::open(&self.0)?.sync_all()?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chance::Counting;
    use std::sync::atomic::AtomicU8;

    #[test]
    fn two_servers_that_make_one_number_get_one_key_and_a_destroyed_one_is_gone() {
        let (folder, chance) = (tempfile::tempdir().unwrap(), Counting(AtomicU8::new(0)));
        let keys = MonthlyKeys::in_folder(&folder.path().join("monthly"));
        let made = keys.make(2, &chance).unwrap().fingerprint();
        assert_eq!(keys.make(2, &chance).unwrap().fingerprint(), made);
        assert!(keys.read(2, made).is_ok());
        assert!(matches!(keys.read(2, [0; 32]), Err(KeyError::NoMonthlyKey(2))));
        keys.destroy(2, &chance).unwrap();
        assert!(matches!(keys.read(2, made), Err(KeyError::NoMonthlyKey(2))));
        assert_eq!(fs::read_dir(folder.path().join("monthly")).unwrap().count(), 0);
        keys.destroy(2, &chance).unwrap();
    }
}
