//! A machine of a storm: its folder, its disk, whether it runs.

use crate::checker::{Record, beside, in_outbox};
use crate::disk::{self, Shared};
use crate::streams::Wires;
use std::collections::BTreeSet;
use std::path::PathBuf;

pub struct Machine {
    pub name: String,
    pub folder: PathBuf,
    pub disk: Shared,
    pub wires: Wires,
    /// When it starts again; running when none.
    pub up_at: Option<u64>,
    /// An image of its folder that somebody took.
    pub image: Option<PathBuf>,
}

impl Machine {
    /// The machine of a folder, its disk watched from now on.
    pub fn watched(name: &str, folder: PathBuf) -> Self {
        let disk = disk::watch(&folder);
        Self { name: name.to_owned(), folder, disk, wires: Wires::default(), up_at: None, image: None }
    }

    /// Its files were exchanged while it was down.
    pub fn look_again(&mut self) {
        self.disk.lock().unwrap().look_again(&self.folder);
    }

    pub fn is_off(&self) -> bool {
        self.disk.lock().unwrap().is_off
    }

    pub fn outbox(&self) -> PathBuf {
        self.folder.join("outbox.sqlite")
    }

    /// The envelopes of its outbox of which something holds.
    pub fn envelopes(&self, which: &str) -> BTreeSet<Record> {
        in_outbox(&beside(&self.outbox()), which)
    }
}

impl Drop for Machine {
    fn drop(&mut self) {
        disk::forget(&self.folder);
    }
}
