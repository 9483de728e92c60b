//! `cargo xtask bench`: figures and long campaigns. They judge nothing by time; a fuzzer that crashes fails.

use crate::program::{ask, cargo, program, run as run_program};
use crate::{debian, tree};
use std::path::Path;
use std::process::{Command, ExitCode};

const USAGE: &str = "bench documents | bench delivery [keeping|opening|persons|orders|herd|line|growth] [--postgres] [--ten-million] | bench storm [--seeds N] [--first S] | bench storm --seed S | \
    bench stops [--stops N] [--kills N] [--failovers N] [--seed S] | bench attacks [--minutes N] [callers|passwords|strangers|mail|kills] | bench mutations [NAME…] | bench fuzz [--seconds N] [TARGET…]";
/// How long each target runs where nothing is said.
const SECONDS: &str = "300";
/// The crates with fuzz targets, and where they lie.
const FUZZED: [&str; 2] = ["crates/documents/fuzz", "crates/statement/fuzz"];
/// What libFuzzer needs to see which branches an input takes, without a sanitizer: so stable Rust will do.
const COVERAGE: &str = "--cfg fuzzing -Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 \
    -Cllvm-args=-sanitizer-coverage-inline-8bit-counters -Cllvm-args=-sanitizer-coverage-pc-table \
    -Ccodegen-units=1 -Cdebug-assertions=on -Coverflow-checks=on";

/// Runs what was asked for.
pub fn run(arguments: &[String]) -> Result<ExitCode, String> {
    match arguments.split_first() {
        Some((what, [])) if what == "documents" => {
            run_program(cargo(&["bench", "-q", "-p", "documents", "--bench", "documents"]))?;
        }
        Some((what, rest)) if what == "delivery" => {
            let mut command = cargo(&["bench", "-q", "-p", "sync-server", "--bench", "delivery", "--"]);
            command.args(rest);
            if rest.iter().any(|argument| argument == "--postgres") {
                debian::install(&[debian::TO_KEEP])?;
                command.env("VISAVIS_TEST_STORE", "durable");
            }
            run_program(command)?;
        }
        Some((what, rest)) if what == "storm" => storm(rest)?,
        Some((what, rest)) if what == "stops" => stops(rest)?,
        Some((what, rest)) if what == "attacks" => attacks(rest)?,
        Some((what, rest)) if what == "mutations" => return crate::mutations::run(rest),
        Some((what, rest)) if what == "fuzz" => fuzz(rest)?,
        _ => return Err(USAGE.to_owned()),
    }
    Ok(ExitCode::SUCCESS)
}

/// Plays storms: as many as asked for from a first seed, or one again.
fn storm(arguments: &[String]) -> Result<(), String> {
    let (mut first, mut count) = (1_000_000, 100);
    for pair in arguments.chunks(2) {
        let [name, number] = pair else { return Err(USAGE.to_owned()) };
        let number: u64 = number.parse().map_err(|_| USAGE)?;
        match name.as_str() {
            "--seeds" => count = number,
            "--first" => first = number,
            "--seed" => (first, count) = (number, 1),
            _ => return Err(USAGE.to_owned()),
        }
    }
    let (first, count) = (first.to_string(), count.to_string());
    run_program(cargo(&["test", "-q", "--workspace", "--test", "storms", "--", &first, &count]))
}

/// Stops the database, kills servers and fails over under load; whatever was acknowledged is looked for afterwards.
fn stops(arguments: &[String]) -> Result<(), String> {
    let mut wanted = [("--stops", 240), ("--kills", 40), ("--failovers", 20), ("--seed", 1)];
    for pair in arguments.chunks(2) {
        let [name, number] = pair else { return Err(USAGE.to_owned()) };
        let known = wanted.iter_mut().find(|(known, _)| known == name).ok_or(USAGE)?;
        known.1 = number.parse::<u32>().map_err(|_| USAGE)?;
    }
    debian::install(&[debian::TO_BUILD, debian::TO_KEEP])?;
    tree::step("programs", || run_program(cargo(&["build", "--workspace", "--bins"])))?;
    let mut command = cargo(&["test", "-q", "--workspace", "--test", "many-stops", "--"]);
    command.args(wanted.map(|(_, number)| number.to_string()));
    run_program(command)
}

/// Attacks a release build of the server and says what honest people felt; those named, or all.
fn attacks(arguments: &[String]) -> Result<(), String> {
    let (mut minutes, mut names, mut rest) = ("10".to_owned(), Vec::new(), arguments.iter());
    while let Some(argument) = rest.next() {
        if argument == "--minutes" {
            let number = rest.next().filter(|number| number.parse::<u32>().is_ok());
            minutes.clone_from(number.ok_or(USAGE)?);
        } else {
            names.push(argument.as_str());
        }
    }
    debian::install(&[debian::TO_BUILD])?;
    tree::step("programs", || run_program(cargo(&["build", "--release", "-p", "sync-server", "--bins"])))?;
    let mut command =
        cargo(&["test", "--release", "-q", "-p", "vis-a-vis-tests", "--test", "attack-figures", "--"]);
    command.arg(minutes).args(names);
    run_program(command)
}

fn fuzz(arguments: &[String]) -> Result<(), String> {
    let (mut seconds, mut wanted) = (SECONDS.to_owned(), Vec::new());
    let mut rest = arguments.iter();
    while let Some(argument) = rest.next() {
        if argument == "--seconds" {
            let number = rest.next().filter(|number| number.parse::<u32>().is_ok());
            seconds.clone_from(number.ok_or(USAGE)?);
        } else {
            wanted.push(argument.clone());
        }
    }
    let host = host()?;
    let built = tree::target().join("fuzz");
    let mut known = Vec::new();
    for folder in FUZZED {
        known.extend(targets(&tree::path(folder))?);
    }
    if let Some(unknown) = wanted.iter().find(|name| !known.contains(name)) {
        return Err(format!("no fuzz target {unknown}; there are {}", known.join(" ")));
    }
    for folder in FUZZED {
        let folder = tree::path(folder);
        let targets = targets(&folder)?;
        if !wanted.is_empty() && !targets.iter().any(|name| wanted.contains(name)) {
            continue;
        }
        let mut compile = program("cargo", &folder, &["build", "--release", "--target", &host]);
        compile.env("RUSTFLAGS", COVERAGE).env("CARGO_TARGET_DIR", &built);
        tree::step("fuzz targets", || run_program(compile))?;
        let chosen = targets.into_iter().filter(|name| wanted.is_empty() || wanted.contains(name));
        let chosen: Vec<String> = chosen.collect();
        // Two at a time: each is one thread.
        for pair in chosen.chunks(2) {
            let started: Vec<_> = pair
                .iter()
                .map(|name| {
                    campaign(&folder, &built, &host, name, &seconds)?.spawn().map_err(|e| e.to_string())
                })
                .collect::<Result<_, _>>()?;
            for (name, mut child) in pair.iter().zip(started) {
                let status = child.wait().map_err(|cause| cause.to_string())?;
                println!(
                    "fuzz {name}: {seconds} s, {}",
                    if status.success() { "no crash" } else { "CRASHED" }
                );
                if !status.success() {
                    return Err(format!(
                        "{name} crashed; its input lies in {}",
                        built.join("artifacts").display()
                    ));
                }
            }
        }
    }
    Ok(())
}

/// The fuzzer of one target, over the committed corpus; what it finds new stays in the target folder.
fn campaign(folder: &Path, built: &Path, host: &str, name: &str, seconds: &str) -> Result<Command, String> {
    let (found, artifacts) = (built.join("corpus").join(name), built.join("artifacts"));
    for made in [&found, &artifacts] {
        std::fs::create_dir_all(made).map_err(|cause| format!("{}: {cause}", made.display()))?;
    }
    let binary = built.join(host).join("release").join(name);
    let mut command = program(binary, folder, &[]);
    command
        .arg(&found)
        .arg(folder.join("corpus").join(name))
        .arg(format!("-max_total_time={seconds}"))
        .arg(format!("-artifact_prefix={}/{name}-", artifacts.display()))
        .args(["-print_final_stats=1", "-verbosity=0", "-timeout=20", "-rss_limit_mb=4096"]);
    Ok(command)
}

/// The names of the targets: one file each.
fn targets(folder: &Path) -> Result<Vec<String>, String> {
    let folder = folder.join("fuzz_targets");
    let entries = std::fs::read_dir(&folder).map_err(|cause| format!("{}: {cause}", folder.display()))?;
    let stem =
        |entry: std::fs::DirEntry| entry.path().file_stem().map(|stem| stem.to_string_lossy().into_owned());
    let mut names: Vec<String> = entries.flatten().filter_map(stem).collect();
    names.sort();
    Ok(names)
}

/// The host's triple: naming it keeps the fuzzer's flags away from build scripts.
fn host() -> Result<String, String> {
    let told = ask(program("rustc", &tree::root(), &["-vV"])).ok_or("rustc does not answer")?;
    let line = told.lines().find_map(|line| line.strip_prefix("host: "));
    line.map(str::to_owned).ok_or_else(|| "rustc names no host".to_owned())
}
