//! The two npm packages. Owns the oldest Node.js they run on, when they are installed again (when their lock
//! file changed since last time).

use crate::program::{ask, program, run};
use crate::tree;
use std::fs;
use std::process::Command;

/// Major and minor version, as `engines` in `ui/package.json` has it.
const OLDEST_NODE: (u32, u32) = (20, 19);

/// A command in one of the npm packages.
pub fn npm(package: &str, arguments: &[&str]) -> Command {
    program("npm", &tree::path(package), arguments)
}

/// `npm ci` where the lock file differs from the one last installed.
pub fn install(package: &str) -> Result<(), String> {
    check_node(ask(program("node", &tree::root(), &["--version"])).as_deref())?;
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

/// Refuses a Node.js that is too old or not there; `told` is what `node --version` says.
fn check_node(told: Option<&str>) -> Result<(), String> {
    let (major, minor) = OLDEST_NODE;
    let Some(told) = told else {
        return Err(format!("Node.js is not installed: {major}.{minor} or newer is needed"));
    };
    let mut numbers = told.trim_start_matches('v').split('.').map(str::parse::<u32>);
    let is_new_enough =
        matches!((numbers.next(), numbers.next()), (Some(Ok(a)), Some(Ok(b))) if (a, b) >= OLDEST_NODE);
    if is_new_enough {
        Ok(())
    } else {
        Err(format!("Node.js {told} is too old: {major}.{minor} or newer is needed"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_node_that_is_missing_or_too_old_is_refused_in_one_line() {
        for good in ["v20.19.0", "v20.20.2", "v22.12.0"] {
            assert_eq!(check_node(Some(good)), Ok(()), "{good}");
        }
        for bad in [Some("v20.18.3"), Some("v18.20.8"), Some("nothing known"), None] {
            let reason = check_node(bad).unwrap_err();
            assert!(reason.contains("20.19") && !reason.contains('\n'), "{reason}");
        }
    }
}
