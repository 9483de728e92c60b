//! The parts of `cargo xtask test`. Owns what each runs, in which order, and what it needs set up; every
//! cargo call takes `--workspace`, so that features, and with them builds, are the same in all.

use crate::counts::{self, Counts};
use crate::program::{cargo, program, run, succeeds, watch};
use crate::{advisories, cargo_deny, debian, npm, pages, python_tools, scenarios, targets, toolchain, tree};
use std::process::Command;

/// One part: its name, what it needs, what it does.
pub struct Part {
    /// The name on the command line.
    pub name: &'static str,
    /// What must be there first.
    needs: fn() -> Result<(), String>,
    /// Runs it and counts.
    work: fn() -> Result<Counts, String>,
}

impl Part {
    /// Sets up and runs; a part that cannot even start has failed once.
    pub fn run(&self) -> Counts {
        (self.needs)().and_then(|()| (self.work)()).unwrap_or_else(|reason| {
            println!("{}: {reason}", self.name);
            Counts::of_command(false)
        })
    }
}

/// Every part, in the order of a full run: what is quick to fail comes first.
pub const ALL: &[Part] = &[
    Part { name: "format", needs: needs_format, work: format },
    Part { name: "lint", needs: needs_lint, work: lint },
    Part { name: "deny", needs: cargo_deny::install, work: deny },
    Part { name: "advisories", needs: || Ok(()), work: advisories::run },
    Part { name: "rust", needs: needs_stores, work: rust },
    Part { name: "postgres", needs: needs_stores, work: postgres },
    Part {
        name: "scenarios",
        needs: needs_stores,
        work: || scenarios::run(|| tests(&["--test", "registry"])),
    },
    Part { name: "tidy", needs: needs_build, work: || libtest(&["--test", "tidy"]) },
    Part { name: "models", needs: needs_build, work: || libtest(&["--test", "models"]) },
    Part { name: "storm", needs: needs_build, work: || libtest(&["--test", "storm"]) },
    Part { name: "ui", needs: needs_ui, work: ui },
    Part {
        name: "journeys",
        needs: needs_journeys,
        work: || libtest(&["--test", "journeys", "--test", "attacks", "--test", "kept", "--test", "stops"]),
    },
    Part { name: "contract", needs: needs_contract, work: contract },
    Part { name: "screens", needs: needs_screens, work: screens },
    Part { name: "windows", needs: needs_windows, work: || libtest(&["--test", "windows"]) },
];

/// The names, for the command line.
pub fn names() -> Vec<&'static str> {
    ALL.iter().map(|part| part.name).collect()
}

fn needs_build() -> Result<(), String> {
    debian::install(&[debian::TO_BUILD])
}

fn needs_stores() -> Result<(), String> {
    debian::install(&[debian::TO_BUILD, debian::TO_KEEP])
}

fn needs_format() -> Result<(), String> {
    toolchain::install()?;
    needs_ui()
}

fn needs_lint() -> Result<(), String> {
    toolchain::install()?;
    needs_build()
}

fn needs_ui() -> Result<(), String> {
    npm::install("ui")
}

fn needs_programs() -> Result<(), String> {
    needs_build()?;
    tree::step("programs", || run(cargo(&["build", "--workspace", "--bins"])))
}

fn needs_journeys() -> Result<(), String> {
    debian::install(&[debian::TO_BUILD, debian::TO_SERVE, debian::TO_KEEP])?;
    needs_programs()
}

fn needs_contract() -> Result<(), String> {
    debian::install(&[debian::TO_BUILD, debian::TO_ASK])?;
    needs_programs()
}

/// Pages come before programs: the windows embed them.
fn needs_windows() -> Result<(), String> {
    debian::install(&[debian::TO_SEE])?;
    pages::build()?;
    needs_programs()
}

fn needs_screens() -> Result<(), String> {
    npm::install("tests")?;
    needs_windows()
}

/// A single command that passes or not.
fn command(command: Command) -> Result<Counts, String> {
    succeeds(command).map(Counts::of_command)
}

fn format() -> Result<Counts, String> {
    let mut counts = command(cargo(&["fmt", "--all", "--check"]))?;
    counts.add(command(npm::npm("ui", &["run", "--silent", "format"]))?);
    Ok(counts)
}

fn lint() -> Result<Counts, String> {
    command(cargo(&["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"]))
}

fn deny() -> Result<Counts, String> {
    command(cargo_deny::check())
}

/// Unit, property and golden tests of every room, by name: the tests crate's own binaries are parts by themselves,
/// and leaving that crate out would change the features of many others and build them twice.
fn rust() -> Result<Counts, String> {
    let mut command = tests(&["--lib", "--bins"]);
    for name in targets::of_rooms()? {
        command.args(["--test", &name]);
    }
    let (mut lines, is_sound) = watch(command)?;
    let (more, is_documented) = watch(tests(&["--doc"]))?;
    lines.extend(more);
    Ok(counts::of_libtest(&lines).judged(is_sound && is_documented))
}

/// The server's tests again, each house on a database of a real `PostgreSQL`.
fn postgres() -> Result<Counts, String> {
    let mut command = tests(&["--test", "registry", "--test", "server", "--test", "bookings"]);
    command.env("VISAVIS_TEST_STORE", "postgres");
    counted(command)
}

fn libtest(selection: &[&str]) -> Result<Counts, String> {
    counted(tests(selection))
}

fn tests(selection: &[&str]) -> Command {
    let mut command = cargo(&["test", "--workspace", "--no-fail-fast"]);
    command.args(selection);
    command
}

fn counted(command: Command) -> Result<Counts, String> {
    let (lines, succeeded) = watch(command)?;
    Ok(counts::of_libtest(&lines).judged(succeeded))
}

/// The server against its own description. The tool comes from another registry than the rest, which not every machine
/// reaches.
fn contract() -> Result<Counts, String> {
    if let Err(reason) = python_tools::install() {
        return Ok(Counts::of_skip("contract", &reason));
    }
    let mut command = tests(&["--test", "contract"]);
    command.args(["--", "--nocapture"]).env("VISAVIS_PYTHON_PROGRAMS", python_tools::programs());
    counted(command)
}

fn ui() -> Result<Counts, String> {
    let mut counts = command(npm::npm("ui", &["run", "--silent", "check"]))?;
    let (lines, succeeded) = watch(npm::npm("ui", &["run", "--silent", "test"]))?;
    counts.add(counts::of_vitest(&lines).judged(succeeded));
    pages::build()?;
    counts.add(Counts::of_command(true));
    Ok(counts)
}

fn screens() -> Result<Counts, String> {
    let folder = tree::path("tests");
    let (lines, succeeded) = watch(program("npm", &folder, &["run", "--silent", "test"]))?;
    Ok(counts::of_node(&lines).judged(succeeded))
}

/// Writes the pictures of every screen, in both languages and three themes, for people to look at.
pub fn photograph(folder: &str) -> Result<(), String> {
    needs_screens()?;
    let here = std::env::current_dir().map_err(|cause| format!("the current folder: {cause}"))?;
    let target = here.join(folder);
    let target = target.to_str().ok_or("a folder's name is text")?;
    tree::step("pictures", || {
        run(program("npm", &tree::path("tests"), &["run", "--silent", "shots", "--", target]))
    })
}
