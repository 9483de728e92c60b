//! The Python programs that judge the server's description and ask what it allows, in the build folder. Owns their
//! installation; must not know what they ask.

use crate::program::{program, run};
use crate::tree;
use std::fs;
use std::path::PathBuf;

/// Every package with its version: pip chooses nothing.
const NAMED: &str = "tests/tests/contract/requirements.txt";

fn folder() -> PathBuf {
    tree::target().join("tools/contract")
}

/// Where the programs are.
pub fn programs() -> PathBuf {
    folder().join("bin")
}

/// Installs what is named where it differs from what was installed last; an error says why it is not to be had.
pub fn install() -> Result<(), String> {
    let named = fs::read(tree::path(NAMED)).map_err(|cause| format!("{NAMED}: {cause}"))?;
    let stamp = folder().join("installed.txt");
    if fs::read(&stamp).is_ok_and(|installed| installed == named) {
        return Ok(());
    }
    println!("Python packages to be installed into the build folder: those of {NAMED}");
    tree::step("pip", || {
        let mut environment = program("python3", &tree::root(), &["-m", "venv", "--clear"]);
        environment.arg(folder());
        run(environment)?;
        let quiet = ["install", "--quiet", "--no-input", "--disable-pip-version-check", "--no-deps"];
        let mut pip = program(programs().join("pip"), &tree::root(), &quiet);
        pip.args(["--requirement", NAMED]);
        run(pip)?;
        fs::write(&stamp, &named).map_err(|cause| format!("the stamp of {NAMED}: {cause}"))
    })
}
