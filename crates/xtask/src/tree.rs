//! Where things lie. Owns the paths of the project and the hand-over of one step to the eye.

use std::path::{Path, PathBuf};
use std::time::Instant;

/// The project's top folder: the manifest folder that `cargo run` names, two levels up.
pub fn root() -> PathBuf {
    let manifest = std::env::var_os("CARGO_MANIFEST_DIR").map_or_else(|| PathBuf::from("."), PathBuf::from);
    manifest.ancestors().nth(2).map_or_else(|| PathBuf::from("."), Path::to_path_buf)
}

/// A path inside the project.
pub fn path(inside: &str) -> PathBuf {
    root().join(inside)
}

/// The build folder, as cargo itself would choose it.
pub fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| path("target"), |folder| root().join(folder))
}

/// Says what starts, does it, says how long it took.
pub fn step<T>(name: &str, work: impl FnOnce() -> Result<T, String>) -> Result<T, String> {
    println!("== {name}");
    let started = Instant::now();
    let done = work().map_err(|reason| format!("{name}: {reason}"))?;
    println!("-- {name}: {:.1} s", started.elapsed().as_secs_f64());
    Ok(done)
}
