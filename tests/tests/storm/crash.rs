//! Every state a power cut can leave: a run of a thousand operations on the device's store, and one on the server's, is
//! written down with all its writes and flushes; then, for each flush, what a disk may hold just before and just
//! after it is put in a folder, opened and checked against what had been acknowledged by then.

use crate::chance::Dice;
use crate::disk::{self, Kept, Written};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

mod device;
mod server;

/// Operations of a run.
const OPERATIONS: u64 = 1_000;

/// A run as it happened: every write, and after which of them each operation was acknowledged.
struct Run {
    told: Vec<(PathBuf, Written)>,
    /// How many writes had happened when the operation of that number returned.
    acknowledged: Vec<usize>,
}

impl Run {
    /// Puts what a disk may hold at each flush into a folder and hands it over, with the number of operations that
    /// had been acknowledged by then. Gives how many states those were.
    fn each_state(&self, look: impl Fn(&Path, u64)) -> usize {
        let (mut files, mut states): (BTreeMap<PathBuf, Kept>, usize) = (BTreeMap::new(), 0);
        let folder = tempfile::tempdir().unwrap();
        for (number, (file, written)) in self.told.iter().enumerate() {
            let is_flush = matches!(written, Written::Flushed);
            if is_flush {
                self.look_at(folder.path(), &files, number, &look);
            }
            files.entry(file.clone()).or_default().take(written.clone());
            if is_flush {
                self.look_at(folder.path(), &files, number + 1, &look);
                states += 2;
            }
        }
        states
    }

    fn look_at(
        &self,
        folder: &Path,
        files: &BTreeMap<PathBuf, Kept>,
        number: usize,
        look: &impl Fn(&Path, u64),
    ) {
        let mut dice = Dice::of(number as u64, "what the power left");
        for left in std::fs::read_dir(folder).unwrap() {
            std::fs::remove_file(left.unwrap().path()).unwrap();
        }
        for (file, kept) in files {
            let found = kept.clone().after_power_loss(&mut dice);
            disk::write(&folder.join(file.file_name().unwrap()), found.as_deref());
        }
        let acknowledged = self.acknowledged.partition_point(|at| *at <= number);
        look(folder, acknowledged as u64);
    }
}
