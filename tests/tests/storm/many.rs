//! As many storms as asked for, or one again: `cargo xtask bench storm --seeds N [--first S] | --seed S`.
#![expect(clippy::unwrap_used, reason = "what a storm did not expect ends it")]

mod campaign;
mod chance;
mod checker;
mod disasters;
mod disk;
mod hosts;
#[expect(dead_code, reason = "the server's stories use the rest")]
#[path = "../../../sync-server/tests/registry/house.rs"]
mod house;
mod link;
mod machine;
mod scenario;
mod streams;
mod template;
mod vfs;

use campaign::Campaign;
use std::process::ExitCode;

/// Takes the first seed and how many; asked for nothing, it plays none.
fn main() -> ExitCode {
    let numbers: Vec<u64> = std::env::args().skip(1).filter_map(|argument| argument.parse().ok()).collect();
    let [first, count] = numbers.as_slice() else { return ExitCode::SUCCESS };
    let campaign = Campaign::of(*first..first + count);
    campaign.report();
    if campaign.failed.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
