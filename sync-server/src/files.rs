//! Folders and files of the server's own account: made private, written whole or not at all, held by one server at a
//! time. It must not know what a file holds.

use std::io::Write;
use std::path::Path;

/// Holds a data folder: one server works on a `SQLite` database, and none while it is restored.
pub fn occupy(folder: &Path) -> std::io::Result<std::fs::File> {
    private_folder(folder)?;
    let lock = std::fs::File::create(folder.join("occupied"))?;
    match lock.try_lock() {
        Ok(()) => Ok(lock),
        Err(std::fs::TryLockError::WouldBlock) => Err(std::io::Error::other("a server runs on this folder")),
        Err(std::fs::TryLockError::Error(error)) => Err(error),
    }
}

/// The process that holds a data folder, as the system's list of locks tells it: asking for the lock would take it.
pub fn occupied_by(folder: &Path) -> Option<u32> {
    use std::os::unix::fs::MetadataExt;
    let file = std::fs::metadata(folder.join("occupied")).ok()?.ino().to_string();
    let locks = std::fs::read_to_string("/proc/locks").ok()?;
    locks.lines().find_map(|line| {
        let words: Vec<&str> = line.split_whitespace().collect();
        let is_it = words.get(1) == Some(&"FLOCK") && words.get(5)?.rsplit(':').next() == Some(file.as_str());
        is_it.then(|| words.get(4)?.parse().ok()).flatten()
    })
}

/// Makes a folder that nobody but the server's own account may enter.
pub(crate) fn private_folder(path: &Path) -> std::io::Result<()> {
    use std::os::unix::fs::DirBuilderExt;
    std::fs::DirBuilder::new().recursive(true).mode(0o700).create(path)
}

/// Writes a file that is not there yet, for the server's own account alone; it is on disk when this returns.
pub(crate) fn write_private(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    use std::os::unix::fs::OpenOptionsExt;
    let mut file = std::fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

/// Waits for a turn among the servers that share a folder; it ends with the value.
pub(crate) fn turn(folder: &Path, name: &str) -> std::io::Result<std::fs::File> {
    private_folder(folder)?;
    let lock = std::fs::File::create(folder.join(name))?;
    lock.lock()?;
    Ok(lock)
}

/// Writes a file whole or not at all, and does not return before it is on disk.
pub(crate) fn write_durably(folder: &Path, name: &str, bytes: &[u8]) -> std::io::Result<()> {
    let unfinished = folder.join(format!("{name}.new"));
    let mut file = std::fs::File::create(&unfinished)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    std::fs::rename(&unfinished, folder.join(name))?;
    std::fs::File::open(folder)?.sync_all()
}
