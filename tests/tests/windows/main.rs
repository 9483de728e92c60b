//! The real windows, under Xvfb. Depth is for the screens in Chromium; this proves that the shells are real:
//! from the sign-in to a recorded check, and through a kill in the middle of one.
#![expect(clippy::unwrap_used, reason = "what a test did not expect ends it")]

mod check;
mod sign_in;

use std::path::PathBuf;

/// A program of this workspace: cargo puts it two folders above the test itself.
fn program(name: &str) -> PathBuf {
    let test = std::env::current_exe().unwrap();
    let path = test.ancestors().nth(2).unwrap().join(name);
    assert!(path.is_file(), "{name} is not built: run `cargo build --workspace --bins` first");
    path
}
