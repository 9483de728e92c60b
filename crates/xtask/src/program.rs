//! Running other programs. Owns how they are started (no standard input, none of our own cargo variables)
//! and how their lines are passed on; must not know what the lines mean.

use std::ffi::OsString;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};

/// A program that cannot prompt: its standard input is closed.
pub fn program(name: impl Into<OsString>, folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(name.into());
    command.args(arguments).current_dir(folder).stdin(Stdio::null()).env("NO_COLOR", "1");
    // `cargo run` describes xtask to us in these; a nested cargo would take some of them for a change.
    for (key, _) in std::env::vars_os() {
        let name = key.to_string_lossy();
        if ["CARGO_PKG_", "CARGO_MANIFEST_", "CARGO_BIN_"].iter().any(|prefix| name.starts_with(prefix)) {
            command.env_remove(&key);
        }
    }
    command
}

/// Cargo, at the project's top.
pub fn cargo(arguments: &[&str]) -> Command {
    let name = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    program(name, &crate::tree::root(), arguments)
}

/// Runs to the end with its output on ours; an error says what failed.
pub fn run(command: Command) -> Result<(), String> {
    let name = spelt(&command);
    if succeeds(command)? { Ok(()) } else { Err(format!("{name} failed")) }
}

/// Runs to the end with its output on ours and says whether it succeeded.
pub fn succeeds(mut command: Command) -> Result<bool, String> {
    command.status().map(|status| status.success()).map_err(|cause| unstarted(&command, &cause))
}

/// The standard output of a silent question, when the program is there and says yes.
pub fn ask(mut command: Command) -> Option<String> {
    let output = command.stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// Runs to the end, passes each line of its output on at once and returns them all, with whether it
/// succeeded.
pub fn watch(mut command: Command) -> Result<(Vec<String>, bool), String> {
    let mut child = command.stdout(Stdio::piped()).spawn().map_err(|cause| unstarted(&command, &cause))?;
    let mut lines = Vec::new();
    if let Some(stdout) = child.stdout.take() {
        let mut reader = BufReader::new(stdout);
        let mut bytes = Vec::new();
        while reader.read_until(b'\n', &mut bytes).is_ok_and(|read| read > 0) {
            let line = String::from_utf8_lossy(&bytes).trim_end().to_owned();
            println!("{line}");
            lines.push(line);
            bytes.clear();
        }
    }
    let status = child.wait().map_err(|cause| unstarted(&command, &cause))?;
    Ok((lines, status.success()))
}

fn unstarted(command: &Command, cause: &std::io::Error) -> String {
    format!("{} cannot be run: {cause}", spelt(command))
}

fn spelt(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words.map(|word| word.to_string_lossy()).collect::<Vec<_>>().join(" ")
}
