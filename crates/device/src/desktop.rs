//! What the program of either window does on a desktop before its window opens: it refuses to be driven,
//! settles the renderer, finds the device's folder and opens the desk there. It knows no window toolkit.

mod reader_folder;

pub use reader_folder::ReaderFolder;

use crate::desk::{Desk, OpenDeskError};
use crate::host::Host;
use crate::link::{HttpLink, NotALink};
use crate::machine::Machine;
use crate::refusal::Refusal;
use std::ffi::OsString;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::Command;
use terms::Problem;

/// The folder of the device's files, for tests and for machines with several devices.
pub const FOLDER: &str = "VISAVIS_DEVICE_DIR";
/// A folder that stands in for reader and camera, in debug builds: for the demo and for tests.
const READER: &str = "VISAVIS_READER_DIR";
/// With this set, the web view can be driven from outside.
const AUTOMATION: &str = "TAURI_WEBVIEW_AUTOMATION";
/// `WebKitGTK` shows a blank window on some graphics drivers while this is unset.
const RENDERER: &str = "WEBKIT_DISABLE_DMABUF_RENDERER";

/// Somebody set the variable by which a window can be driven and what is typed into it be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{AUTOMATION} is set: a release build is not driven from outside")]
pub struct Automated;

/// Refuses automation in release builds. Tests drive debug builds.
pub fn refuse_automation() -> Result<(), Automated> {
    let set = std::env::var_os(AUTOMATION).is_some();
    if cfg!(not(debug_assertions)) && set { Err(Automated) } else { Ok(()) }
}

/// Starts this program anew, in the same process, with the renderer settled: changing the environment of a
/// running process is not safe. Should that fail, the window opens as the system has it.
pub fn settle_renderer() {
    if std::env::var_os(RENDERER).is_some() {
        return;
    }
    if let Ok(program) = std::env::current_exe() {
        let error = Command::new(program).args(std::env::args_os().skip(1)).env(RENDERER, "1").exec();
        tracing::warn!(%error, "the renderer stays as the system has it");
    }
}

/// The folder of the device's files: the one that is set, or the platform's for this application.
pub fn folder(of_application: PathBuf) -> PathBuf {
    std::env::var_os(FOLDER).map_or(of_application, |set: OsString| PathBuf::from(set))
}

/// The machine, as the windows use it. A debug build takes a folder in place of reader and camera where one is
/// set; a release build knows no such thing.
pub fn host(folder: &Path) -> ReaderFolder {
    let set = std::env::var_os(READER).filter(|_| cfg!(debug_assertions)).map(PathBuf::from);
    ReaderFolder { machine: Machine::at(folder), folder: set }
}

/// Why no desk was opened and no window should be.
#[derive(Debug, thiserror::Error)]
pub enum NoDeskError {
    /// The folder cannot be made.
    #[error("making the device's folder")]
    Folder(#[from] std::io::Error),
    /// There is no way to prepare requests.
    #[error("preparing the way to the server")]
    Link(#[from] NotALink),
    /// The desk cannot be opened.
    #[error("opening the desk")]
    Desk(#[source] OpenDeskError),
}

/// A desk, or why there is none: the window opens either way and says so.
#[derive(Clone, Debug)]
pub struct AtDesk(Result<Desk, Problem>);

impl AtDesk {
    /// Opens the desk of a folder.
    pub fn open(folder: &Path, host: impl Host) -> Result<Self, NoDeskError> {
        std::fs::create_dir_all(folder)?;
        match Desk::open(folder, host, HttpLink::new()?) {
            Ok(desk) => Ok(Self(Ok(desk))),
            Err(OpenDeskError::AlreadyRunning) => Ok(Self(Err(Problem::AlreadyRunning))),
            Err(error) => Err(NoDeskError::Desk(error)),
        }
    }

    /// The desk, or the refusal that says why there is none.
    pub fn opened(&self) -> Result<&Desk, Refusal> {
        self.0.as_ref().map_err(|problem| (*problem).into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_second_window_opens_and_says_that_the_first_one_runs() {
        let folder = tempfile::tempdir().unwrap();
        let first = AtDesk::open(folder.path(), Machine::at(folder.path())).unwrap();
        let second = AtDesk::open(folder.path(), Machine::at(folder.path())).unwrap();
        assert!(first.opened().is_ok());
        assert_eq!(second.opened().err().map(|refusal| refusal.problem), Some(Problem::AlreadyRunning));
    }
}
