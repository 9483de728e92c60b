//! The one cargo tool the house installs, into the build folder and nowhere else.

use crate::program::{cargo, program, run};
use crate::tree;
use std::process::Command;

const VERSION: &str = "0.20.2";

/// Builds cargo-deny where it is missing.
pub fn install() -> Result<(), String> {
    if tree::target().join("tools/bin/cargo-deny").is_file() {
        return Ok(());
    }
    println!("cargo-deny is missing: building it takes minutes, once");
    let tools = tree::target().join("tools");
    tree::step("cargo-deny", || {
        let mut command = cargo(&["install", "--debug", "--locked", "--quiet", "--root"]);
        command.arg(&tools).arg(format!("cargo-deny@{VERSION}"));
        run(command)
    })
}

/// The check of licences, bans and sources against `deny.toml`.
pub fn check() -> Command {
    let tool = tree::target().join("tools/bin/cargo-deny");
    program(tool, &tree::root(), &["--locked", "check", "bans", "licenses", "sources"])
}
