//! What the machine gives: folders and who may enter them, room on their disks, file handles.

use super::line::Line;
use crate::config::Settings;
use crate::files::occupied_by;
use rustix::fs::{Access, access, statvfs};
use rustix::process::{Resource, getrlimit};
use std::io::ErrorKind;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};

const MIB: u64 = 1 << 20;
/// Beneath this a disk is full before anybody has read the alarm.
const LEAST_ROOM: u64 = 256 * MIB;
/// Handles beside those of connections: databases, copies, logs.
const OTHER_HANDLES: usize = 256;

/// The data folder, before anything in it is looked at.
pub(super) fn folder(settings: &Settings) -> Vec<Line> {
    const WHAT: &str = "data folder";
    let folder = &settings.data_dir;
    let shown = folder.display();
    let found = match std::fs::metadata(folder) {
        Ok(found) if found.is_dir() => found,
        Ok(_) => {
            let next = "correct --data (VISAVIS_DATA, data_dir): it names a folder";
            return vec![Line::wrong(WHAT, format!("{shown} is a file, not a folder."), next)];
        }
        Err(error) if error.kind() == ErrorKind::NotFound => {
            let next = format!(
                "correct --data (VISAVIS_DATA, data_dir), or mount its disk; for a new deployment make it: \
                 `sync-server keys init --data {shown} --root-file root.key`"
            );
            return vec![Line::wrong(WHAT, format!("{shown} is missing: there is no such folder."), next)];
        }
        Err(error) => {
            let next = "let the server's account enter every folder above it, and run this as that account";
            return vec![Line::wrong(WHAT, format!("{shown} cannot be looked at: {error}."), next)];
        }
    };
    let running = match occupied_by(folder) {
        Some(process) => format!("a server runs on it (process {process})"),
        None => "no server runs on it".to_owned(),
    };
    let mut lines = Vec::new();
    if access(folder, Access::READ_OK | Access::WRITE_OK | Access::EXEC_OK).is_err() {
        let next = format!(
            "give it to the server's account (owner now: {}), and run this as that account",
            found.uid()
        );
        lines.push(Line::wrong(WHAT, format!("This account may not write to {shown}."), next));
    } else if found.mode() & 0o077 != 0 {
        let said = format!("Others may enter {shown} (mode {:o}); {running}.", found.mode() & 0o7777);
        lines.push(Line::remark(WHAT, said, format!("chmod 700 {shown}")));
    } else {
        lines.push(Line::right(WHAT, format!("{shown} is for this account alone; {running}.")));
    }
    lines.extend(open_to_others(settings));
    lines
}

/// Key files that others may read.
fn open_to_others(settings: &Settings) -> Option<Line> {
    let folders = [settings.keys_folder(), settings.monthly_keys_folder()];
    let files = folders.iter().filter_map(|folder| std::fs::read_dir(folder).ok()).flatten().flatten();
    let mut keys: Vec<PathBuf> = files.map(|entry| entry.path()).collect();
    keys.retain(|path| path.extension().is_some_and(|kind| kind == "key"));
    keys.extend([settings.wrapping_key_file(), settings.data_dir.join("enrolment-keys.sqlite")]);
    let is_open = |path: &&PathBuf| std::fs::metadata(path).is_ok_and(|found| found.mode() & 0o077 != 0);
    let open: Vec<String> = keys.iter().filter(is_open).map(|path| path.display().to_string()).collect();
    let next = format!("chmod 600 {}", open.join(" "));
    (!open.is_empty()).then(|| Line::wrong("key files", "Other accounts may read some.", next))
}

pub(super) fn examine(settings: &Settings) -> Vec<Line> {
    let mut lines = vec![copies(settings)];
    lines.extend(room("disk of the data", &settings.data_dir, LEAST_ROOM));
    // One copy more than is kept lies there while it is made.
    let database = std::fs::metadata(settings.database_file()).map_or(0, |found| found.len());
    lines.extend(room("disk of the copies", &nearest(&settings.backup_folder()), LEAST_ROOM + database));
    lines.push(handles(settings));
    lines
}

/// The folder, or the one that it would be made in.
fn nearest(folder: &Path) -> PathBuf {
    let there = folder.ancestors().find(|part| part.is_dir());
    there.filter(|part| !part.as_os_str().is_empty()).unwrap_or(Path::new(".")).to_owned()
}

fn copies(settings: &Settings) -> Line {
    const WHAT: &str = "folder of copies";
    let (folder, there) = (settings.backup_folder(), nearest(&settings.backup_folder()));
    let shown = folder.display();
    if access(&there, Access::WRITE_OK | Access::EXEC_OK).is_err() {
        let next = format!(
            "give {} to the server's account; in the unit name it in ReadWritePaths",
            there.display()
        );
        return Line::wrong(WHAT, format!("{shown} cannot be written to: no copy would be made."), next);
    }
    let disk = |path: &Path| std::fs::metadata(path).map(|found| found.dev()).ok();
    let mount = mount_of(&there).map_or_else(String::new, |point| format!(" (mounted at {point})"));
    if !settings.data_dir.is_dir() {
        let said =
            format!("{shown} can be written to{mount}. The data folder is missing: no disk to compare.");
        Line::right(WHAT, said)
    } else if disk(&there) == disk(&settings.data_dir) {
        let next = "set `[backup] folder` to another disk";
        Line::remark(
            WHAT,
            format!("{shown} is on the disk of the data{mount}: both would be lost together."),
            next,
        )
    } else {
        Line::right(WHAT, format!("{shown} can be written to and is on another disk than the data{mount}."))
    }
}

/// Where the disk of a folder is mounted.
fn mount_of(folder: &Path) -> Option<String> {
    let folder = folder.canonicalize().ok()?;
    let mounts = std::fs::read_to_string("/proc/self/mountinfo").ok()?;
    let points = mounts.lines().filter_map(|line| line.split_whitespace().nth(4));
    points.filter(|point| folder.starts_with(point)).max_by_key(|point| point.len()).map(str::to_owned)
}

fn room(what: &'static str, folder: &Path, least: u64) -> Option<Line> {
    let found = statvfs(folder).ok()?;
    let free = found.f_bavail.saturating_mul(found.f_frsize);
    let said = format!("{} MiB are free at {}.", free / MIB, folder.display());
    if free >= least {
        return Some(Line::right(what, said));
    }
    let next = format!("make room: {} MiB at least", least / MIB);
    Some(Line::wrong(what, said, next))
}

/// File handles: of the server that runs, where one does, else of whoever asks.
fn handles(settings: &Settings) -> Line {
    const WHAT: &str = "file handles";
    let doors = 1 + usize::from(settings.tls.is_some());
    let needed = (settings.limits.connections * doors + OTHER_HANDLES) as u64;
    let running = occupied_by(&settings.data_dir).and_then(limit_of);
    let whose = if running.is_some() { "The server that runs" } else { "This account, as it asks now," };
    let most = running.or(getrlimit(Resource::Nofile).current).unwrap_or(u64::MAX);
    let said =
        format!("{whose} may open {most}; {needed} are needed for all connections that the settings allow.");
    let next = "LimitNOFILE=65536 in the unit, or fewer `connections` in `[limits]`";
    if most >= needed {
        Line::right(WHAT, said)
    } else if most < OTHER_HANDLES as u64 {
        Line::wrong(WHAT, said, next)
    } else {
        Line::remark(WHAT, said, next)
    }
}

fn limit_of(process: u32) -> Option<u64> {
    let limits = std::fs::read_to_string(format!("/proc/{process}/limits")).ok()?;
    let line = limits.lines().find_map(|line| line.strip_prefix("Max open files"))?;
    line.split_whitespace().next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::line::Verdict;

    #[test]
    fn a_data_folder_that_is_missing_is_said_to_be_missing_and_on_no_disk() {
        let place = tempfile::tempdir().unwrap();
        let data_dir = place.path().join("registre");
        let backup = crate::config::Backup { folder: Some("/dev/shm".into()), ..Default::default() };
        let settings = Settings { data_dir, backup, ..Settings::default() };
        let lines = folder(&settings);
        let next = lines[0].next.as_deref().unwrap();
        assert_eq!(lines[0].verdict, Verdict::Wrong);
        assert!(lines[0].said.contains("is missing"), "{}", lines[0].said);
        assert!(next.contains("--data") && next.contains("keys init"), "{next}");
        let copies = copies(&settings);
        assert!(!copies.said.contains("on another disk"), "{}", copies.said);
        assert!(copies.said.contains("data folder is missing"), "{}", copies.said);
    }

    #[test]
    fn a_file_in_the_place_of_the_data_folder_is_said_to_be_one() {
        let place = tempfile::tempdir().unwrap();
        let data_dir = place.path().join("registre");
        std::fs::write(&data_dir, "").unwrap();
        let lines = folder(&Settings { data_dir, ..Settings::default() });
        assert!(lines[0].said.contains("is a file"), "{}", lines[0].said);
    }
}
