//! How long a judgement takes: `cargo bench -p reconciliation`. Figures only; nothing is judged by time.
#![expect(clippy::print_stdout, reason = "the figures are the output")]

#[expect(clippy::unwrap_used, dead_code, reason = "the builders of the tests, of which a bench needs a few")]
#[path = "../tests/rules/story.rs"]
mod story;

use proofing::ComparisonAnswer;
use reconciliation::{Fact, Hold, Policies, ResolutionState, facts_digest, reconcile};
use std::hint::black_box;
use std::time::Instant;
use story::{at_counter, at_door, day, decision, lifted, opening, policy, refused};
use terms::EnrolmentId;

const TIMES: u32 = 20_000;
const ROUNDS: usize = 9;

/// Ten facts without a decision: a declaration, four standings, two checks with their answers, a match.
fn plain() -> Vec<Fact> {
    let checks = [at_counter(0, day(1)), at_door(0, day(2))];
    let other = Fact::SameDocument { other: EnrolmentId([7; 16]), at: day(3), is_later: None };
    opening().into_iter().chain(checks.iter().flat_map(story::Telling::cleared)).chain([other]).collect()
}

/// Ten facts, four of them decisions that a doubt and a refusal called for.
fn decided() -> Vec<Fact> {
    let check = at_counter(0, day(1)).with(|body| body.comparison = Some(ComparisonAnswer::Doubt));
    // The declaration, agents and device of the check.
    let mut facts: Vec<Fact> = opening().into_iter().take(4).chain(check.cleared()).collect();
    facts.push(lifted(&facts, day(4), [Hold::ComparisonDoubt]));
    facts.push(refused(day(5)));
    facts.push(lifted(&facts, day(6), [Hold::RefusedByPerson]));
    facts.push(Fact::Decision(decision(day(7))));
    facts
}

/// The median of some rounds, in microseconds.
fn microseconds(mut work: impl FnMut()) -> f64 {
    let mut rounds: Vec<f64> = (0..ROUNDS)
        .map(|_| {
            let begun = Instant::now();
            (0..TIMES).for_each(|_| work());
            begun.elapsed().as_secs_f64() * 1e6 / f64::from(TIMES)
        })
        .collect();
    rounds.sort_by(f64::total_cmp);
    rounds.get(ROUNDS / 2).copied().unwrap_or_default()
}

fn main() {
    let policies = Policies::always(policy());
    let decided = decided();
    assert_eq!(reconcile(&decided, &policies, day(8)).state, ResolutionState::Provable);
    for (name, facts) in [("without a decision", plain()), ("with four decisions", decided)] {
        let judged = microseconds(|| {
            black_box(reconcile(black_box(&facts), &policies, day(8)));
        });
        let named = microseconds(|| {
            black_box(facts_digest(black_box(&facts)));
        });
        println!("{} facts {name}: judged in {judged:.1} µs, named in {named:.1} µs", facts.len());
    }
}
