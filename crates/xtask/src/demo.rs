//! `cargo xtask demo`: set-up, then the story of the testkit. Must not know the story.

use crate::program::{cargo, program, run as run_program};
use crate::{debian, npm, tree};
use std::process::ExitCode;

/// Plays the story with the arguments given; its exit code is ours.
fn play(arguments: &[String]) -> Result<ExitCode, String> {
    let story = tree::target().join("debug/story");
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    // Paths among the arguments are the caller's, so the story starts where the caller stands.
    let here = std::env::current_dir().map_err(|cause| format!("the current folder: {cause}"))?;
    let status = program(story, &here, &arguments)
        .status()
        .map_err(|cause| format!("the story cannot be run: {cause}"))?;
    let code = status.code().and_then(|code| u8::try_from(code).ok()).unwrap_or(1);
    Ok(ExitCode::from(code))
}

/// Sets up what the demo needs and plays it.
pub fn run(arguments: &[String]) -> Result<ExitCode, String> {
    debian::install(&[debian::TO_BUILD])?;
    npm::build_pages()?;
    tree::step("build", || run_program(cargo(&["build", "--workspace", "--bins"])))?;
    play(arguments)
}
