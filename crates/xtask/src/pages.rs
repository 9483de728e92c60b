//! The pages of every window. Owns that they are built once a run, and that pages which come out the same keep
//! the times they had; must not know how they are built.

use crate::program::run;
use crate::{npm, tree};
use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use std::time::SystemTime;

/// What lies in a folder: each file's bytes (a folder has none), and when it was written.
type Contents = BTreeMap<PathBuf, (Option<Vec<u8>>, SystemTime)>;

/// The pages of every window, into `ui/dist`: the windows embed them, the loopback host serves them. Built once a
/// run, whoever asks. Cargo tells a changed page by its time alone: without what is put back here it would check
/// the windows again, and link them, after every run.
pub fn build() -> Result<(), String> {
    static BUILT: OnceLock<Result<(), String>> = OnceLock::new();
    let build = || {
        npm::install("ui")?;
        let folder = tree::path("ui/dist");
        let before = windows(&folder);
        tree::step("pages", || run(npm::npm("ui", &["run", "--silent", "build"])))?;
        for (window, contents) in before {
            put_back(&window, &contents).map_err(|cause| format!("{}: {cause}", window.display()))?;
        }
        Ok(())
    };
    BUILT.get_or_init(build).clone()
}

/// The folder of each window, with what lies in it; none where nothing was built.
fn windows(folder: &Path) -> Vec<(PathBuf, Contents)> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries.filter_map(|entry| Some((entry.path(), contents(&entry.path()).ok()?))).collect()
}

/// Everything in a folder, and the folder.
fn contents(path: &Path) -> io::Result<Contents> {
    let written = fs::metadata(path)?.modified()?;
    if !path.is_dir() {
        return Ok(Contents::from([(path.to_owned(), (Some(fs::read(path)?), written))]));
    }
    let mut found = Contents::from([(path.to_owned(), (None, written))]);
    for entry in fs::read_dir(path)? {
        found.extend(contents(&entry?.path())?);
    }
    Ok(found)
}

/// Gives a folder the times it had, if byte for byte the same lies in it.
fn put_back(folder: &Path, before: &Contents) -> io::Result<()> {
    let now = contents(folder)?;
    let is_same = now.keys().eq(before.keys())
        && now.iter().all(|(path, (bytes, _))| before.get(path).is_some_and(|(known, _)| known == bytes));
    if is_same {
        for (path, (_, written)) in before {
            File::open(path)?.set_modified(*written)?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_pages_keep_their_times_and_a_changed_byte_none_of_them() {
        let folder = std::env::temp_dir().join(format!("xtask-pages-{}", std::process::id()));
        let page = folder.join("assets/index.css");
        fs::create_dir_all(folder.join("assets")).unwrap();
        fs::write(&page, "p {}").unwrap();
        let long_ago = SystemTime::UNIX_EPOCH;
        for path in [&page, &folder.join("assets"), &folder] {
            File::open(path).unwrap().set_modified(long_ago).unwrap();
        }
        let before = contents(&folder).unwrap();
        fs::remove_dir_all(folder.join("assets")).unwrap();
        fs::create_dir(folder.join("assets")).unwrap();
        fs::write(&page, "q {}").unwrap();
        put_back(&folder, &before).unwrap();
        assert!(contents(&folder).unwrap().values().all(|(_, written)| *written > long_ago));
        fs::write(&page, "p {}").unwrap();
        put_back(&folder, &before).unwrap();
        assert_eq!(contents(&folder).unwrap(), before);
        fs::write(folder.join("more.css"), "").unwrap();
        put_back(&folder, &before).unwrap();
        assert!(fs::metadata(&folder).unwrap().modified().unwrap() > long_ago);
        fs::remove_dir_all(&folder).unwrap();
    }
}
