//! Many storms, two at a time, and what they brought together.

use crate::scenario::{Outcome, play};
use crate::template::template;
use std::collections::BTreeMap;
use std::sync::Mutex;
use std::time::{Duration, Instant};

/// Failed storms after which no further one is begun.
const ENOUGH: usize = 3;

/// What many storms brought.
#[derive(Debug, Default)]
pub struct Campaign {
    /// Seeds of storms in which something was wrong.
    pub failed: Vec<u64>,
    storms: u64,
    sealed: usize,
    deliveries: u64,
    events: usize,
    excused: usize,
    simulated: Duration,
    faults: BTreeMap<&'static str, u64>,
    took: Duration,
}

impl Campaign {
    /// Plays the storms of some seeds. A failing one is said at once, with the command that plays it again.
    pub fn of(seeds: impl Iterator<Item = u64> + Send) -> Self {
        let (begun, template) = (Instant::now(), template());
        let (seeds, campaign) = (Mutex::new(seeds), Mutex::new(Self::default()));
        let play_all = || {
            loop {
                let next = seeds.lock().unwrap().next();
                let Some(seed) = next.filter(|_| campaign.lock().unwrap().failed.len() < ENOUGH) else {
                    return;
                };
                let outcome = play(template, seed);
                campaign.lock().unwrap().add(seed, outcome);
            }
        };
        std::thread::scope(|scope| {
            for _ in 0..2 {
                scope.spawn(play_all);
            }
        });
        let mut campaign = campaign.into_inner().unwrap();
        campaign.failed.sort_unstable();
        campaign.took = begun.elapsed();
        campaign
    }

    #[expect(clippy::print_stdout, reason = "a failing seed is of no use unless it is said")]
    fn add(&mut self, seed: u64, outcome: Outcome) {
        self.storms += 1;
        self.sealed += outcome.sealed;
        self.deliveries += outcome.deliveries;
        self.events += outcome.trace.len();
        self.excused += outcome.excused;
        self.simulated += outcome.simulated;
        for (kind, count) in outcome.faults {
            *self.faults.entry(kind).or_default() += count;
        }
        if !outcome.wrong.is_empty() {
            println!("seed {seed}: {:#?}\n  again: cargo xtask bench storm --seed {seed}", outcome.wrong);
            self.failed.push(seed);
        }
    }

    /// Says what it brought.
    #[expect(clippy::print_stdout, reason = "its figures are asked for")]
    #[expect(clippy::cast_precision_loss, reason = "figures for people")]
    pub fn report(&self) {
        let seconds = self.took.as_secs_f64();
        println!(
            "{} storms in {seconds:.0} s ({:.2} a second, two at a time), {:.1} simulated hours",
            self.storms,
            self.storms as f64 / seconds,
            self.simulated.as_secs_f64() / 3600.0
        );
        println!(
            "{} sealed, {} envelopes sent, {} events, {} storms failed",
            self.sealed,
            self.deliveries,
            self.events,
            self.failed.len()
        );
        println!("{} lost to an older image and an older copy together, to nobody's fault", self.excused);
        for (kind, count) in &self.faults {
            println!("  {kind}: {count}");
        }
    }
}
