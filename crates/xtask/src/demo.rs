//! `cargo xtask demo`: set-up, then the story of the testkit. Must not know the story.

use crate::program::{cargo, program, run as run_program};
use crate::{debian, pages, tree};
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

/// Refuses what the story would refuse, before a build is waited for.
fn understood(arguments: &[String]) -> Result<(), String> {
    let mut rest = arguments.iter();
    while let Some(argument) = rest.next() {
        match argument.as_str() {
            "--headless" => {}
            "--json" | "--keep" | "--leave" => {
                rest.next().ok_or_else(|| format!("{argument} wants a path"))?;
            }
            other => {
                return Err(format!(
                    "demo does not know {other}: --headless, --json FILE, --keep FOLDER, --leave FOLDER"
                ));
            }
        }
    }
    Ok(())
}

/// Sets up what the demo needs and plays it.
pub fn run(arguments: &[String]) -> Result<ExitCode, String> {
    understood(arguments)?;
    debian::install(&[debian::TO_BUILD])?;
    pages::build()?;
    tree::step("build", || run_program(cargo(&["build", "--workspace", "--bins"])))?;
    play(arguments)
}

#[cfg(test)]
mod tests {
    use super::understood;

    #[test]
    fn a_mistyped_argument_is_told_before_anything_is_built() {
        let told = |typed: &[&str]| understood(&typed.iter().map(ToString::to_string).collect::<Vec<_>>());
        assert!(told(&["--headless", "--json", "report.json"]).is_ok());
        assert!(told(&["--keep", "folder"]).is_ok() && told(&["--leave", "folder"]).is_ok());
        assert!(told(&["--headless", "--json"]).is_err());
        assert!(told(&["--headles"]).is_err());
    }
}
