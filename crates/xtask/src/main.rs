//! `cargo xtask`: the chores, from a bare Debian machine to a closing line. Owns the order of set-up and
//! of test parts. Must not know any rule of the product, and has no dependency: it is built first.
#![expect(clippy::print_stdout, reason = "its output is its whole purpose")]

mod advisories;
mod bench;
mod cargo_deny;
mod counts;
mod debian;
mod demo;
mod mutations;
mod npm;
mod package;
mod pages;
mod parts;
mod program;
mod python_tools;
mod scenarios;
mod targets;
mod test;
mod toolchain;
mod tree;

use std::process::ExitCode;

const USAGE: &str = "\
cargo xtask test [PART…] [--shots FOLDER]                    set up what is missing, run every part or those named;
                                                             pictures of every screen go into the folder
cargo xtask demo [--headless] [--json FILE] [--keep FOLDER]  set up what is missing, play the story
cargo xtask package                                          release binaries of the two windows and the server
cargo xtask bench documents                                  figures: readings, verifications, pictures a second
cargo xtask bench delivery                                   figures: kept, recognised, opened and judged a second
cargo xtask bench storm [--seeds N] [--first S] | --seed S   storms from a first seed on; one again
cargo xtask bench attacks [--minutes N] [NAME…]              what honest people feel beside callers, passwords, strangers, mail, kills
cargo xtask bench mutations [NAME…]                          deliberate bugs, each to be found by a test
cargo xtask bench fuzz [--seconds N] [TARGET…]               fuzz each target, 300 s where nothing is said";

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let subcommand = arguments.next().unwrap_or_default();
    let rest: Vec<String> = arguments.collect();
    let done = match subcommand.as_str() {
        "test" => test::run(&rest),
        "demo" => demo::run(&rest),
        "package" => package::run(&rest),
        "bench" => bench::run(&rest),
        "help" | "--help" | "-h" => {
            println!("{USAGE}\nparts: {}", parts::names().join(" "));
            Ok(ExitCode::SUCCESS)
        }
        _ => Err(format!("no such subcommand\n{USAGE}")),
    };
    done.unwrap_or_else(|reason| {
        eprintln!("xtask: {reason}");
        ExitCode::FAILURE
    })
}
