//! The two components of the Rust toolchain that a minimal installation lacks. Owns their installation; must
//! not know what they check.

use crate::program::{ask, cargo, program, run};
use crate::tree;

/// As rustup names them; `cargo <subcommand> --version` tells whether each is there.
const COMPONENTS: [(&str, &str); 2] = [("clippy", "clippy"), ("rustfmt", "fmt")];

/// Adds those that are missing, after saying which. Without rustup it only names them.
pub fn install() -> Result<(), String> {
    let is_there = |subcommand: &str| ask(cargo(&[subcommand, "--version"])).is_some();
    let missing = COMPONENTS.iter().filter(|(_, subcommand)| !is_there(subcommand));
    let missing: Vec<&str> = missing.map(|(component, _)| *component).collect();
    if missing.is_empty() {
        return Ok(());
    }
    let named = missing.join(" ");
    if ask(program("rustup", &tree::root(), &["--version"])).is_none() {
        return Err(format!("the Rust toolchain lacks {named}, and rustup is not there to add it"));
    }
    println!("components of the Rust toolchain to be added: {named}");
    tree::step("rustup", || {
        let mut command = program("rustup", &tree::root(), &["component", "add"]);
        command.args(&missing);
        run(command)
    })
}
