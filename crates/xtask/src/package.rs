//! `cargo xtask package`: the binaries that are handed out, built for release with their pages inside.

use crate::program::{cargo, run as run_program};
use crate::{debian, pages, tree};
use std::process::ExitCode;

const SHIPPED: [&str; 3] = ["counter", "field", "sync-server"];

/// Builds the three programs and says where they are and how large.
pub fn run(arguments: &[String]) -> Result<ExitCode, String> {
    if let Some(argument) = arguments.first() {
        return Err(format!("package takes no argument, not {argument}"));
    }
    debian::install(&[debian::TO_BUILD])?;
    pages::build()?;
    tree::step("release build", || {
        let mut command = cargo(&["build", "--release"]);
        command.args(SHIPPED.iter().flat_map(|name| ["-p", name]));
        run_program(command)
    })?;
    for name in SHIPPED {
        let path = tree::target().join("release").join(name);
        let bytes = std::fs::metadata(&path).map_err(|cause| format!("{name}: {cause}"))?.len();
        println!("{} ({:.1} MB)", path.display(), megabytes(bytes));
    }
    Ok(ExitCode::SUCCESS)
}

/// For the eye only: a file of more than 4 GB would be shown short.
fn megabytes(bytes: u64) -> f64 {
    f64::from(u32::try_from(bytes).unwrap_or(u32::MAX)) / 1_000_000.0
}
