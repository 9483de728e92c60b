//! What takes a machine away: power cuts, killed processes, older images of a counter put back, the registry restored
//! from a copy. What was lost to them is worked out here, from the files alone.

use crate::chance::Dice;
use crate::checker::{Record, beside, in_registry};
use crate::scenario::{Storm, TICK_MS};
use crate::template::{copy, settings};
use std::path::PathBuf;
use std::sync::atomic::Ordering;
use sync_server::backup::{self, RestoreError};
use terms::Clock;

/// Which disasters a seed may have: each by itself, none, and both, where alone something may be lost to both.
#[derive(Clone, Copy, Debug)]
pub struct Disasters {
    pub restores: bool,
    pub images: bool,
}

impl Disasters {
    pub fn of(seed: u64) -> Self {
        Self { restores: seed & 1 == 1, images: seed & 2 == 2 }
    }
}

impl Storm<'_> {
    /// Stops a machine where it stands: the power goes, or its process alone.
    pub fn stop(&mut self, which: Option<usize>) {
        let was_power = self.machine(which).is_off();
        self.machine(which).disk.lock().unwrap().is_off = true;
        self.go_down(which);
        let down = self.dice.between(1_000..45_000);
        self.machine(which).up_at = Some(self.elapsed_ms + down);
        let loses = was_power || self.dice.one_in(2);
        let mut dice = Dice::of(self.dice.below(u64::MAX), "what is left");
        let machine = self.machine(which);
        let mut disk = machine.disk.lock().unwrap();
        if loses {
            let found = disk.after_power_loss(&mut dice);
            disk.settle(found);
        } else {
            let found = disk.as_written();
            disk.settle(found);
        }
        drop(disk);
        if let Some(number) = which {
            self.hosts[number].boot.fetch_add(1, Ordering::Relaxed);
            self.put_back_sometimes(number);
        }
    }

    /// Somebody puts an older image of a counter back.
    fn put_back_sometimes(&mut self, number: usize) {
        if !self.disasters.images || !self.dice.one_in(4) {
            return;
        }
        let Some(image) = self.counters[number].image.take() else { return };
        self.book.fault("older image put back");
        // What a device can still hand over.
        let before = self.counters[number].envelopes("envelope IS NOT NULL");
        std::fs::remove_dir_all(&self.counters[number].folder).unwrap();
        copy(&image, &self.counters[number].folder);
        std::fs::remove_dir_all(&image).unwrap();
        self.counters[number].look_again();
        let after = self.counters[number].envelopes("envelope IS NOT NULL");
        self.book.pages().lost_with_device.extend(before.difference(&after));
        self.excuse();
    }

    /// What a machine took with it and the registry does not hold is nobody's any more.
    fn excuse(&mut self) {
        let (kept, against) = in_registry(&beside(&self.server.folder.join("registry.sqlite")));
        let mut pages = self.book.pages();
        let lost: Vec<Record> = pages.lost_with_device.iter().copied().collect();
        pages.excused.extend(lost.into_iter().filter(|it| !kept.contains(it) && !against.contains(it)));
    }

    pub fn restore_sometimes(&mut self) {
        if !self.disasters.restores || self.server.up_at.is_none() || !self.dice.one_in(40 * 1_000 / TICK_MS)
        {
            return;
        }
        let settings = settings(&self.server.folder);
        let mut copies: Vec<PathBuf> = std::fs::read_dir(settings.backup_folder())
            .map(|entries| entries.map(|entry| entry.unwrap().path()).collect())
            .unwrap_or_default();
        copies.retain(|path| path.file_name().unwrap().to_string_lossy().starts_with("registry-"));
        copies.sort();
        let which = if self.dice.one_in(2) { copies.last() } else { copies.first() };
        let Some(copy) = which else { return };
        let drawn = self.dice.below(1 << 40);
        match backup::restore(&settings, copy, false, drawn, self.clock.now()) {
            Ok(_) => {
                self.book.fault("registry restored");
                self.server.look_again();
                self.excuse();
            }
            Err(RestoreError::TooOld { .. }) => {
                self.book.fault("older copy refused");
                self.server.look_again();
            }
            Err(error) => panic!("the copy is not restored: {error:?}"),
        }
    }
}
