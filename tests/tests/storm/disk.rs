//! A disk that forgets what was not flushed, under `SQLite` itself: a file system (VFS) over the system's own
//! that knows, of every file it watches, what was flushed and what was only written. When the power goes, each
//! write since the last flush is there, missing or torn, as chance has it.

use crate::chance::Dice;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};

/// What a disk writes whole; less than that may be torn off a longer write.
const SECTOR: usize = 512;

/// What happened to a file, in order.
#[derive(Clone, Debug)]
pub enum Written {
    /// Bytes at a place.
    Bytes(usize, Vec<u8>),
    /// Cut to a length.
    Cut(usize),
    /// Flushed: what was written before stays.
    Flushed,
    /// Deleted for good.
    Deleted,
}

/// One file.
#[derive(Clone, Debug, Default)]
pub struct Kept {
    /// What is on the platter; none when its name is not.
    flushed: Option<Vec<u8>>,
    /// What was written since.
    since: Vec<Written>,
}

/// The files of one folder that are watched.
#[derive(Debug, Default)]
pub struct Disk {
    files: BTreeMap<PathBuf, Kept>,
    /// Writes and flushes so far.
    pub operations: u64,
    /// The power goes at this operation.
    pub power_until: Option<u64>,
    /// The power is off: nothing is written any more.
    pub is_off: bool,
    /// Everything that happened, where somebody reads it afterwards.
    pub told: Option<Vec<(PathBuf, Written)>>,
}

/// A disk that somebody holds.
pub type Shared = Arc<Mutex<Disk>>;

/// The disks by folder.
fn disks() -> MutexGuard<'static, BTreeMap<PathBuf, Shared>> {
    static DISKS: OnceLock<Mutex<BTreeMap<PathBuf, Shared>>> = OnceLock::new();
    DISKS.get_or_init(Mutex::default).lock().unwrap_or_else(PoisonError::into_inner)
}

/// The disk under a file, if it is one of those watched: the databases that what is sealed or kept stands in.
pub fn under(file: &Path) -> Option<Shared> {
    if is_watched(file) { disks().get(file.parent()?).cloned() } else { None }
}

fn is_watched(file: &Path) -> bool {
    let name = file.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    let is_database = name.starts_with("registry.sqlite") || name.starts_with("outbox.sqlite");
    is_database && ["-shm", "lock"].iter().all(|end| !name.ends_with(end))
}

/// Watches a folder from now on: what is there is flushed.
pub fn watch(folder: &Path) -> Shared {
    crate::vfs::install();
    let disk = Shared::default();
    disks().insert(folder.to_owned(), Arc::clone(&disk));
    disk.lock().unwrap().look_again(folder);
    disk
}

/// Forgets a folder.
pub fn forget(folder: &Path) {
    disks().remove(folder);
}

impl Disk {
    /// Takes note of what is being done to a file; false when the power is off, or goes in the middle of it.
    pub fn note(&mut self, file: &Path, written: Written) -> bool {
        if self.is_off {
            return false;
        }
        self.operations += 1;
        let goes_off = self.power_until.is_some_and(|until| self.operations > until);
        if goes_off && matches!(written, Written::Flushed | Written::Deleted) {
            // What was to be flushed may or may not have been.
            self.is_off = true;
            return false;
        }
        self.is_off = goes_off;
        if let Some(told) = &mut self.told {
            told.push((file.to_owned(), written.clone()));
        }
        self.files.entry(file.to_owned()).or_default().take(written);
        !goes_off
    }

    /// Takes the files of a folder as they stand: all of it is flushed.
    pub fn look_again(&mut self, folder: &Path) {
        *self = Self { operations: self.operations, ..Self::default() };
        for path in std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
            if is_watched(&path) {
                let flushed = Some(std::fs::read(&path).unwrap());
                self.files.insert(path, Kept { flushed, since: Vec::new() });
            }
        }
    }

    /// What is found where only the process died: all that was written.
    pub fn as_written(&mut self) -> BTreeMap<PathBuf, Option<Vec<u8>>> {
        let whole = |kept: &mut Kept| {
            if kept.since.is_empty() && kept.flushed.is_none() {
                return None;
            }
            kept.take(Written::Flushed);
            kept.flushed.clone()
        };
        self.files.iter_mut().map(|(path, kept)| (path.clone(), whole(kept))).collect()
    }

    /// What a machine finds after the power went: of what was not flushed, some.
    pub fn after_power_loss(&mut self, dice: &mut Dice) -> BTreeMap<PathBuf, Option<Vec<u8>>> {
        self.files.iter_mut().map(|(path, kept)| (path.clone(), kept.after_power_loss(dice))).collect()
    }

    /// Puts what is found in the folder's place, and the power back on.
    pub fn settle(&mut self, found: BTreeMap<PathBuf, Option<Vec<u8>>>) {
        self.files.clear();
        self.is_off = false;
        self.power_until = None;
        for (path, content) in found {
            write(&path, content.as_deref());
            self.files.insert(path, Kept { flushed: content, since: Vec::new() });
        }
    }
}

/// Writes a file as it is found, without the shared memory that no power loss leaves behind.
pub fn write(path: &Path, content: Option<&[u8]>) {
    let shared = path.with_file_name(format!("{}-shm", path.file_name().unwrap().to_str().unwrap()));
    let _ = std::fs::remove_file(shared);
    match content {
        Some(content) => std::fs::write(path, content).unwrap(),
        None => drop(std::fs::remove_file(path)),
    }
}

impl Kept {
    /// Takes what is done to it.
    pub fn take(&mut self, written: Written) {
        match written {
            Written::Flushed => {
                let mut content = self.flushed.take().unwrap_or_default();
                for earlier in std::mem::take(&mut self.since) {
                    apply(&mut content, &earlier);
                }
                self.flushed = Some(content);
            }
            Written::Deleted => *self = Self::default(),
            other => self.since.push(other),
        }
    }

    /// What is found of it after the power went; none where not even its name is.
    pub fn after_power_loss(&mut self, dice: &mut Dice) -> Option<Vec<u8>> {
        let since = std::mem::take(&mut self.since);
        if self.flushed.is_none() && dice.one_in(3) {
            return None;
        }
        let (mut content, mood) = (self.flushed.clone().unwrap_or_default(), dice.below(4));
        let until = dice.below(since.len() as u64 + 1);
        for (number, written) in (0..).zip(since) {
            let is_there = match mood {
                0 => false,
                1 => true,
                2 => number < until,
                _ => dice.one_in(2),
            };
            match written {
                _ if !is_there => {}
                Written::Bytes(at, mut bytes) if dice.one_in(4) => {
                    let sectors = (bytes.len() / SECTOR) as u64;
                    bytes.truncate(SECTOR * usize::try_from(dice.below(sectors + 1)).unwrap());
                    apply(&mut content, &Written::Bytes(at, bytes));
                }
                whole => apply(&mut content, &whole),
            }
        }
        Some(content)
    }
}

/// Does to a file's content what was done to the file.
pub fn apply(content: &mut Vec<u8>, written: &Written) {
    match written {
        Written::Bytes(at, bytes) => {
            let end = at + bytes.len();
            if content.len() < end && !bytes.is_empty() {
                content.resize(end, 0);
            }
            if !bytes.is_empty() {
                content[*at..end].copy_from_slice(bytes);
            }
        }
        Written::Cut(length) => content.resize(*length, 0),
        Written::Flushed | Written::Deleted => {}
    }
}
