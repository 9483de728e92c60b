//! The desk behind the window: where its files lie, and what is told when it does not open. Must not know
//! a gesture.

use crate::host::CounterHost;
use anyhow::Context;
use device::{Desk, HttpLink, OpenDeskError, Pace, Refusal};
use std::path::PathBuf;
use tauri::{App, Manager};
use terms::Problem;

/// The folder of the device's files, for tests and for machines with several devices.
const FOLDER: &str = "VISAVIS_DEVICE_DIR";

/// A desk, or why there is none: the window opens either way and says so.
pub struct AtDesk(Result<Desk, Problem>);

impl AtDesk {
    /// Opens the desk of this machine and starts its delivery, which needs nobody signed in.
    pub fn open(app: &App) -> anyhow::Result<Self> {
        let folder = match std::env::var_os(FOLDER) {
            Some(folder) => PathBuf::from(folder),
            None => app.path().app_local_data_dir().context("the folder of the application")?,
        };
        std::fs::create_dir_all(&folder).context("making the device's folder")?;
        let link = HttpLink::new().context("preparing the way to the server")?;
        let desk = match Desk::open(&folder, CounterHost::at(&folder), link) {
            Ok(desk) => desk,
            Err(OpenDeskError::AlreadyRunning) => return Ok(Self(Err(Problem::AlreadyRunning))),
            Err(error) => return Err(error).context("opening the desk"),
        };
        tauri::async_runtime::spawn(desk.clone().keep_delivering(Pace::default()));
        Ok(Self(Ok(desk)))
    }

    /// The desk, or the refusal that says why there is none.
    pub fn opened(&self) -> Result<&Desk, Refusal> {
        self.0.as_ref().map_err(|problem| (*problem).into())
    }
}
