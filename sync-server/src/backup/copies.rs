//! A copy of the database in a second folder, read back before anything is called safe.
//!
//! A copy is whole, and is read back from its first ledger entry: simple, and right for one machine's registry. The
//! witness notes its size before any device is told, so that nobody restores past it unknowingly.

use super::digests;
use crate::State;
use crate::keys::SigningKeys;
use crate::refusal::Refusal;
use crate::store::queries::registry::safe::{self, ReadBack};
use crate::store::{self, Database, StoreError};
use crate::witness::{Standing, Witness};
use anyhow::Context;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use terms::Timestamp;

const PREFIX: &str = "registry-";
const SUFFIX: &str = ".sqlite";

/// What a copy brought.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Copied {
    /// Entries of the ledger in it.
    pub ledger: u64,
    /// Chains whose safe mark rose.
    pub chains: usize,
}

/// Copies the database, reads the copy back, notes it at the witness, and only then raises the safe marks.
pub async fn copy_and_read_back(state: &State) -> anyhow::Result<Copied> {
    let (settings, now) = (state.settings.clone(), state.now());
    let keys = Arc::clone(&state.signing_keys);
    let read_back = state.execution.blocking(move || {
        let folder = settings.backup_folder();
        // Servers that share the folder copy one after the other.
        let _turn = crate::files::turn(&folder, "copying.lock")?;
        let known = Witness::read(&folder)?.unwrap_or_default();
        let copy = make(&settings.database()?, &folder, now)?;
        let found = read_back(&copy, &known, &keys);
        if found.is_err() {
            // It is no copy, and must neither fill the disk nor push a good one out.
            remove(&copy)?;
        }
        let found = found?;
        Ok::<_, anyhow::Error>((folder, found))
    });
    let (folder, found) = read_back.await??;
    witness(&folder, &found, now)?;
    let chains = raise(state, found.clone()).await.context("raising the safe marks")?;
    keep_of_day(&folder, now, state.settings.backup.days)?;
    thin_out(&folder, state.settings.backup.copies.max(1))?;
    Ok(Copied { ledger: found.ledger, chains })
}

/// Reads a copy back and holds it against the witness: another ledger than that saw must not be called safe either.
fn read_back(copy: &Path, known: &Witness, keys: &SigningKeys) -> anyhow::Result<ReadBack> {
    let copy = store::open_copy(copy).context("opening the copy")?;
    let found = safe::read_back(&copy).context("reading the copy back")?;
    known.allows(&Standing::read(&copy, Some(keys), known)?)?;
    Ok(found)
}

/// Makes the copy under a name that is not the final one until it is on disk.
fn make(database: &Database, folder: &Path, now: Timestamp) -> anyhow::Result<PathBuf> {
    crate::files::private_folder(folder)?;
    let unfinished = folder.join("unfinished.sqlite");
    if unfinished.exists() {
        std::fs::remove_file(&unfinished)?;
    }
    store::back_up(database, &unfinished).context("copying")?;
    std::fs::File::open(&unfinished)?.sync_all()?;
    let copy = folder.join(format!("{PREFIX}{:015}{SUFFIX}", now.0));
    std::fs::rename(&unfinished, &copy)?;
    digests::write(&copy)?;
    std::fs::File::open(folder)?.sync_all()?;
    Ok(copy)
}

fn witness(folder: &Path, found: &ReadBack, now: Timestamp) -> anyhow::Result<()> {
    let (epoch, entries) = (found.epoch, found.ledger);
    Ok(Witness::change(folder, |known| known.seeing(epoch, entries).with_copy(epoch, entries, now))?)
}

/// Raises the marks to what the copy holds, unless the registry was restored meanwhile.
async fn raise(state: &State, found: ReadBack) -> Result<usize, Refusal> {
    let epoch = crate::registry::epoch(state).await?;
    if epoch != found.epoch {
        return Ok(0);
    }
    state
        .store
        .write(move |tx| Ok::<_, StoreError>(safe::raise(tx, &found.marks)?))
        .await
        .map_err(Refusal::from)
}

/// Keeps the newest copies.
fn thin_out(folder: &Path, keep: usize) -> std::io::Result<()> {
    let mut copies = copies(folder)?;
    copies.sort();
    let old = copies.len().saturating_sub(keep);
    copies.into_iter().take(old).try_for_each(|copy| remove(&copy))
}

/// A copy and its digest.
fn remove(copy: &Path) -> std::io::Result<()> {
    std::fs::remove_file(copy)?;
    digests::forget(copy)
}

/// Keeps the first copy of each day apart, for so many days: damage that nobody saw for a while is not in all of them.
fn keep_of_day(folder: &Path, now: Timestamp, days: usize) -> std::io::Result<()> {
    let kept = folder.join("days");
    crate::files::private_folder(&kept)?;
    let of_today = kept.join(format!("{PREFIX}{}{SUFFIX}", now.utc_day()));
    let mut newest = copies(folder)?;
    newest.sort();
    if let Some(newest) = newest.last().filter(|_| days > 0 && !of_today.exists()) {
        // A second name for the same file where the folder allows it: no copy is ever written to again.
        std::fs::hard_link(newest, &of_today).or_else(|_| std::fs::copy(newest, &of_today).map(|_| ()))?;
        digests::write(&of_today)?;
        std::fs::File::open(&kept)?.sync_all()?;
    }
    thin_out(&kept, days)
}

/// The copies of a folder; their names sort by time.
fn copies(folder: &Path) -> std::io::Result<Vec<PathBuf>> {
    let entries = std::fs::read_dir(folder)?.collect::<Result<Vec<_>, _>>()?;
    let is_copy = |path: &PathBuf| {
        path.file_name()
            .and_then(|name| name.to_str())
            .is_some_and(|name| name.starts_with(PREFIX) && name.ends_with(SUFFIX))
    };
    Ok(entries.into_iter().map(|entry| entry.path()).filter(is_copy).collect())
}
