//! The one cargo tool the house installs, into the build folder and nowhere else.

use crate::program::{cargo, program, run};
use crate::tree;
use std::path::{Path, PathBuf};
use std::process::Command;

const VERSION: &str = "0.20.2";

/// A folder per version, so that a newer one is installed and not taken for the one that is there.
fn folder() -> PathBuf {
    tree::target().join(format!("tools/cargo-deny-{VERSION}"))
}

/// Builds cargo-deny where it is missing.
pub fn install() -> Result<(), String> {
    if folder().join("bin/cargo-deny").is_file() {
        return Ok(());
    }
    println!("cargo-deny is missing: building it takes minutes, once");
    tree::step("cargo-deny", || {
        let mut command = cargo(&["install", "--debug", "--locked", "--quiet", "--root"]);
        command.arg(folder()).arg(format!("cargo-deny@{VERSION}"));
        run(command)
    })
}

/// The check against known faults, by the copies of databases in a folder; nothing is fetched.
pub fn check_advisories(copies: &Path) -> Command {
    let arguments = ["--locked", "--offline", "check", "advisories"];
    let mut command = program(folder().join("bin/cargo-deny"), &tree::root(), &arguments);
    command.env("VISAVIS_ADVISORY_DBS", copies);
    command
}

/// The check of licences, bans and sources against `.deny.toml`.
pub fn check() -> Command {
    program(
        folder().join("bin/cargo-deny"),
        &tree::root(),
        &["--locked", "check", "bans", "licenses", "sources"],
    )
}
