//! The digest of a file that nobody writes to any more, in a folder beside it: a bit that flips in the file is told,
//! wherever it lies.

use sha2::{Digest, Sha256};
use std::io::Read;
use std::path::{Path, PathBuf};

const FOLDER: &str = "digests";

/// The folder of a file's digest, and its name there.
fn place(file: &Path) -> (PathBuf, String) {
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    (file.parent().unwrap_or(Path::new(".")).join(FOLDER), format!("{name}.sha256"))
}

/// Writes the digest of a file down, as `sha256sum` does.
pub fn write(file: &Path) -> std::io::Result<()> {
    let (folder, name) = place(file);
    crate::files::private_folder(&folder)?;
    let line = format!("{}  ../{}\n", of(file)?, name.trim_end_matches(".sha256"));
    crate::files::write_durably(&folder, &name, line.as_bytes())
}

/// Whether a file is what its digest says; none where there is no digest.
pub fn agrees(file: &Path) -> std::io::Result<Option<bool>> {
    let (folder, name) = place(file);
    let told = match std::fs::read_to_string(folder.join(name)) {
        Ok(told) => told,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(error),
    };
    Ok(Some(told.split_whitespace().next() == Some(of(file)?.as_str())))
}

/// Removes the digest of a file that goes, or is about to be written to.
pub fn forget(file: &Path) -> std::io::Result<()> {
    let (folder, name) = place(file);
    match std::fs::remove_file(folder.join(name)) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

fn of(file: &Path) -> std::io::Result<String> {
    let (mut file, mut hasher) = (std::fs::File::open(file)?, Sha256::new());
    let mut piece = vec![0; 1 << 20];
    loop {
        let read = file.read(&mut piece)?;
        if read == 0 {
            return Ok(base16ct::lower::encode_string(&hasher.finalize()));
        }
        hasher.update(piece.get(..read).unwrap_or_default());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_flipped_bit_of_a_file_is_told() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("copy");
        std::fs::write(&file, [7; 64]).unwrap();
        assert_eq!(agrees(&file).unwrap(), None);
        write(&file).unwrap();
        assert_eq!(agrees(&file).unwrap(), Some(true));
        for at in 0..64 * 8 {
            let mut bytes = [7; 64];
            bytes[at / 8] ^= 1 << (at % 8);
            std::fs::write(&file, bytes).unwrap();
            assert_eq!(agrees(&file).unwrap(), Some(false), "bit {at}");
        }
        forget(&file).unwrap();
        assert_eq!(agrees(&file).unwrap(), None);
    }
}
