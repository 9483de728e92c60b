//! The storm: the real server and real devices over a simulated network and a disk that forgets what was not flushed,
//! with faults drawn from a seed, and a checker that reads only what devices were told and what the registry holds.
//!
//! Everything runs in its turn (`Execution::Inline`), clocks and chance are handed in, so that one seed is one storm; a
//! test plays a seed twice and compares. Only databases lie on the disk that forgets: witness, log of orders, vaults
//! and keys are on an honest one.
#![expect(clippy::unwrap_used, reason = "what a storm did not expect ends it")]

mod campaign;
mod chance;
mod checker;
mod crash;
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
use scenario::play;
use template::template;

/// 11: streams once ended in an order that hung on what else the process did.
#[test]
fn one_seed_is_one_storm() {
    for seed in [7, 11] {
        let (first, second) = (play(template(), seed).trace, play(template(), seed).trace);
        let differ = first.iter().zip(&second).position(|(one, other)| one != other);
        assert_eq!(differ, None, "{:?}", differ.map(|at| (&first[at.saturating_sub(5)..=at], &second[at])));
        assert_eq!(first.len(), second.len());
        assert!(first.len() > 100, "something happens");
    }
}

/// Seeds that once failed. 1010, 1014 and 1023: a device put back to an older image sealed further than the registry's
/// mark before they met, and took the mark that came of it for its own chain's. 2,000,182: the same, where the power went
/// between hearing of a taken number and going on in another chain.
const KEPT: &[u64] = &[1010, 1014, 1023, 2_000_182];

#[test]
fn seeds_that_failed_once_do_not_fail_again() {
    assert_eq!(Campaign::of(KEPT.iter().copied()).failed, Vec::<u64>::new());
}

#[test]
fn nothing_acknowledged_is_lost_doubled_or_changed_in_any_of_many_storms() {
    let campaign = Campaign::of(1000..1032);
    campaign.report();
    assert_eq!(campaign.failed, Vec::<u64>::new());
}
