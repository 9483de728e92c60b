//! A database in a file between two servers: its digest is noted when one stops in good order, and compared when somebody
//! takes it up again or verifies it. After a crash there is none, and nothing is said. Nor of a file so large that a start
//! or a stop would wait for it: there a verification reads what is kept, and copies have digests.

use super::digests;
use crate::config::Settings;
use crate::store::Database;
use std::path::{Path, PathBuf};

/// A gibibyte: some seconds.
const MOST_BYTES: u64 = 1 << 30;

/// Notes the digest of the database, now that nobody writes to it. It is no fault where that cannot be done.
pub fn lay_down(settings: &Settings) {
    let Some(file) = file_of(settings) else { return };
    let noted = crate::store::empty_log(&file).map_err(anyhow::Error::from).and_then(|()| {
        // Somebody else reads it: what they hold back is not in the file.
        if has_log(&file) { Ok(()) } else { Ok(digests::write(&file)?) }
    });
    if let Err(error) = noted {
        tracing::warn!(cause = format!("{error:#}"), "the digest of the database was not noted");
    }
}

/// Says whether the database changed since a server stopped on it, and forgets the digest: from now on somebody writes.
pub fn take_up(settings: &Settings) {
    let Some(file) = file_of(settings) else { return };
    if has_changed(&file) {
        tracing::error!(
            "the database is not what it was when the server stopped: run `sync-server verify`, restore a copy that verifies"
        );
    }
    if let Err(error) = digests::forget(&file) {
        tracing::warn!(cause = error.to_string(), "the old digest of the database is still there");
    }
}

/// True where the file is another than when a server stopped on it.
pub(super) fn has_changed(file: &Path) -> bool {
    !has_log(file) && digests::agrees(file).is_ok_and(|agrees| agrees == Some(false))
}

fn file_of(settings: &Settings) -> Option<PathBuf> {
    match settings.database() {
        Ok(Database::Sqlite(path)) => {
            std::fs::metadata(&path).is_ok_and(|found| found.len() <= MOST_BYTES).then_some(path)
        }
        _ => None,
    }
}

/// What is in the log of writes is not in the file yet.
fn has_log(file: &Path) -> bool {
    let mut log = file.as_os_str().to_owned();
    log.push("-wal");
    std::fs::metadata(log).is_ok_and(|log| log.len() > 0)
}
