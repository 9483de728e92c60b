//! The two npm packages. Owns when they are installed again: when their lock file changed since last time.

use crate::program::{program, run};
use crate::tree;
use std::fs;
use std::process::Command;

/// A command in one of the npm packages.
pub fn npm(package: &str, arguments: &[&str]) -> Command {
    program("npm", &tree::path(package), arguments)
}

/// `npm ci` where the lock file differs from the one last installed.
pub fn install(package: &str) -> Result<(), String> {
    let folder = tree::path(package);
    let stamp = tree::target().join(format!("stamps/{package}-package-lock.json"));
    let lock = fs::read(folder.join("package-lock.json")).map_err(|cause| format!("{package}: {cause}"))?;
    if folder.join("node_modules").is_dir() && fs::read(&stamp).is_ok_and(|installed| installed == lock) {
        return Ok(());
    }
    tree::step(&format!("npm ci in {package}"), || {
        run(npm(package, &["ci", "--no-audit", "--no-fund"]))?;
        fs::create_dir_all(tree::target().join("stamps"))
            .and_then(|()| fs::write(&stamp, &lock))
            .map_err(|cause| format!("the stamp of {package}: {cause}"))
    })
}

/// The pages of every window, into `ui/dist`: the windows embed them, the loopback host serves them.
pub fn build_pages() -> Result<(), String> {
    install("ui")?;
    tree::step("pages", || run(npm("ui", &["run", "--silent", "build"])))
}
