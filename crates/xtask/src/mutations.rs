//! `cargo xtask bench mutations`: deliberate bugs, each a patch, put into a copy of the tree one after the other. A bug
//! that no test finds is a hole in the tests.

use crate::program::{ask, program, run as run_program, succeeds};
use crate::tree;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

/// Where the patches are; the first lines of each say what the bug is and which test finds it.
const PATCHES: &str = "tests/mutations";

/// Seconds that a build or a test may take.
const PATIENCE: &str = "900";

struct Mutation {
    name: String,
    patch: PathBuf,
    about: String,
    /// What `cargo test` is told, to run the test that finds it.
    found_by: Vec<String>,
}

/// Runs those named, or all.
pub fn run(wanted: &[String]) -> Result<ExitCode, String> {
    let all = mutations()?;
    if let Some(unknown) = wanted.iter().find(|name| all.iter().all(|mutation| mutation.name != **name)) {
        return Err(format!("no mutation is called {unknown}"));
    }
    let copy = tree::target().join("mutations");
    copy_tree(&copy.join("tree"))?;
    // A repository of its own: inside another one, git passes over what a patch says.
    run_program(program("git", &copy.join("tree"), &["init", "-q"]))?;
    let chosen = all.into_iter().filter(|mutation| wanted.is_empty() || wanted.contains(&mutation.name));
    let mut survivors = Vec::new();
    let mut sound: Vec<Vec<String>> = Vec::new();
    for mutation in chosen {
        copy_tree(&copy.join("tree"))?;
        if !sound.contains(&mutation.found_by) {
            // A test that fails without the bug finds nothing.
            run_program(test_of(&copy, &mutation, false))?;
            sound.push(mutation.found_by.clone());
        }
        run_program(program("git", &copy.join("tree"), &["apply", &mutation.patch.display().to_string()]))?;
        let is_found = is_found(&copy, &mutation)?;
        let found = if is_found { "found" } else { "NOT FOUND" };
        println!("{}: {found} by {} ({})", mutation.name, mutation.found_by.join(" "), mutation.about);
        if !is_found {
            survivors.push(mutation.name);
        }
    }
    println!(
        "{} not found{}{}",
        survivors.len(),
        if survivors.is_empty() { "" } else { ": " },
        survivors.join(" ")
    );
    Ok(if survivors.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn is_found(copy: &Path, mutation: &Mutation) -> Result<bool, String> {
    // It has to build: a bug the compiler refuses proves nothing.
    run_program(test_of(copy, mutation, true))?;
    succeeds(test_of(copy, mutation, false)).map(|passed| !passed)
}

fn test_of(copy: &Path, mutation: &Mutation, only_builds: bool) -> Command {
    let found_by = mutation.found_by.iter().map(String::as_str);
    // A bug may well make a test run for ever: that is found too.
    let mut command =
        program("timeout", &copy.join("tree"), &["--kill-after=5", PATIENCE, "cargo", "test", "-q"]);
    command.env("CARGO_TARGET_DIR", copy.join("build"));
    if only_builds {
        command.args(found_by.take_while(|word| *word != "--")).arg("--no-run");
    } else {
        command.args(found_by);
    }
    command
}

fn mutations() -> Result<Vec<Mutation>, String> {
    let folder = tree::path(PATCHES);
    let entries = std::fs::read_dir(&folder).map_err(|cause| format!("{}: {cause}", folder.display()))?;
    let mut patches: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    patches.sort();
    patches.into_iter().map(mutation).collect()
}

fn mutation(patch: PathBuf) -> Result<Mutation, String> {
    let text = std::fs::read_to_string(&patch).map_err(|cause| format!("{}: {cause}", patch.display()))?;
    let told = |key: &str| text.lines().find_map(|line| line.strip_prefix(key)).map(str::trim);
    let (Some(about), Some(found_by)) = (told("Bug:"), told("Found by:")) else {
        return Err(format!("{} does not say what it is and what finds it", patch.display()));
    };
    let name = patch.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    let (about, found_by) = (about.to_owned(), found_by.split_whitespace().map(str::to_owned).collect());
    Ok(Mutation { name, patch, about, found_by })
}

/// Copies what belongs to the tree; what is the same already stays, so that little is built anew.
fn copy_tree(to: &Path) -> Result<(), String> {
    let listed =
        ask(program("git", &tree::root(), &["ls-files", "--cached", "--others", "--exclude-standard"]))
            .ok_or("git lists no files")?;
    let failed = |file: &str| {
        let file = file.to_owned();
        move |cause: std::io::Error| format!("{file}: {cause}")
    };
    for file in listed.lines() {
        let Ok(content) = std::fs::read(tree::path(file)) else { continue };
        let target = to.join(file);
        if std::fs::read(&target).is_ok_and(|there| there == content) {
            continue;
        }
        if let Some(folder) = target.parent() {
            std::fs::create_dir_all(folder).map_err(failed(file))?;
        }
        std::fs::write(&target, content).map_err(failed(file))?;
    }
    Ok(())
}
