//! A display that nobody looks at: Xvfb, on a number it chooses itself.

use crate::group::Group;
use anyhow::{Context, ensure};
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};

/// A running X server.
#[derive(Debug)]
pub struct Display {
    /// What `DISPLAY` is set to.
    pub name: String,
    _server: Group,
}

impl Display {
    /// Starts one, with its log in that folder.
    pub fn start(logs: &Path) -> anyhow::Result<Self> {
        let mut command = Command::new("Xvfb");
        command
            .args(["-screen", "0", "1280x900x24", "-nolisten", "tcp", "-displayfd", "1"])
            .stdout(Stdio::piped());
        let mut server = Group::start(&mut command, &logs.join("display.log")).context("starting Xvfb")?;
        let output = server.leader().stdout.take().context("Xvfb has an output")?;
        let mut number = String::new();
        BufReader::new(output).read_line(&mut number).context("reading the display's number")?;
        ensure!(!number.trim().is_empty(), "Xvfb did not come up");
        Ok(Self { name: format!(":{}", number.trim()), _server: server })
    }
}
