//! One storm: which faults come when, drawn from the seed; then calm, until everything is delivered; then the checker.

use crate::chance::{Dice, SharedDice};
use crate::checker::{self, Book, beside};
use crate::disasters::Disasters;
use crate::hosts::{Counter, Orders, Registry};
use crate::house::MORNING;
use crate::link::StormLink;
use crate::machine::Machine;
use crate::template::{DEVICES, StormHost, Template, copy, device_folder};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;
use terms::{Clock, DeviceId};
use testkit::doubles::StoppedClock;
use turmoil::Sim;

/// The grain of simulated time.
pub const TICK_MS: u64 = 50;
/// How long it storms, in simulated milliseconds, and how long it may then take to deliver everything.
const ROUGH_MS: u64 = 8 * 60_000;
const CALM_MS: u64 = 20 * 60_000;
/// A registry that was restored is noticed by a device that has nothing to send when it next asks: within a minute, and
/// again should an answer be lost.
const NOTICED_MS: u64 = 4 * 60_000;
/// Calm is looked at so often.
const LOOK_MS: u64 = 5_000;

/// What one storm brought.
#[derive(Debug)]
pub struct Outcome {
    pub wrong: Vec<String>,
    pub trace: Vec<String>,
    pub sealed: usize,
    pub deliveries: u64,
    pub excused: usize,
    pub simulated: Duration,
    pub faults: BTreeMap<&'static str, u64>,
}

/// A storm under way.
pub struct Storm<'a> {
    pub sim: Sim<'a>,
    pub dice: Dice,
    pub book: Book,
    /// The registry's clock.
    pub clock: StoppedClock,
    pub hosts: Vec<StormHost>,
    pub server: Machine,
    pub counters: Vec<Machine>,
    pub disasters: Disasters,
    pub elapsed_ms: u64,
    is_rough: Arc<AtomicBool>,
    orders: Orders,
    devices: Vec<DeviceId>,
    folder: PathBuf,
}

/// Plays the storm of a seed.
pub fn play(template: &Template, seed: u64) -> Outcome {
    let folder = template.copy();
    let mut storm = Storm::new(template, folder.path(), seed);
    while storm.elapsed_ms < ROUGH_MS {
        storm.step();
        storm.blow();
    }
    storm.calm_down();
    let end = storm.elapsed_ms + CALM_MS;
    while storm.elapsed_ms < end && !storm.is_all_delivered() {
        storm.step();
        storm.restart_due();
    }
    storm.judge()
}

impl Storm<'_> {
    fn new(template: &Template, folder: &Path, seed: u64) -> Self {
        let mut sim = turmoil::Builder::new()
            .rng_seed(seed)
            .tick_duration(Duration::from_millis(TICK_MS))
            .min_message_latency(Duration::from_millis(20))
            .max_message_latency(Duration::from_millis(900))
            .simulation_duration(Duration::from_millis(ROUGH_MS + CALM_MS + 600_000))
            .fail_rate(0.002)
            .repair_rate(0.05)
            .build();
        let book = Book::new(template.deployment, template.answer_key);
        let (clock, is_rough) =
            (StoppedClock::at(MORNING.plus_ms(3_600_000)), Arc::new(AtomicBool::new(true)));
        let orders = Orders::default();
        let server = Machine::watched("server", folder.join("server"));
        {
            let registry = Registry {
                folder: server.folder.clone(),
                disk: Arc::clone(&server.disk),
                clock: clock.clone(),
                chance: SharedDice::of(seed, "the registry"),
                orders: orders.clone(),
                wires: server.wires.clone(),
            };
            sim.host("server", move || registry.clone().serve());
        }
        let (mut counters, mut hosts) = (Vec::new(), Vec::new());
        for number in 0..DEVICES {
            let machine = Machine::watched(&format!("device-{number}"), folder.join(device_folder(number)));
            let host = StormHost::new(number, SharedDice::of(seed, &machine.name));
            host.wall.set(clock.now());
            let dice = SharedDice::of(seed, &format!("the line of {}", machine.name));
            let link = StormLink {
                device: number,
                dice: dice.clone(),
                is_rough: Arc::clone(&is_rough),
                book: book.clone(),
                wires: machine.wires.clone(),
            };
            let counter = Counter {
                folder: machine.folder.clone(),
                disk: Arc::clone(&machine.disk),
                host: host.clone(),
                link,
                book: book.clone(),
                dice: SharedDice::of(seed, &format!("the agent at {}", machine.name)),
                agent: template.agents[number],
                enrolments: template.enrolments.clone(),
            };
            book.sealed(number, &beside(&machine.outbox()));
            sim.host(machine.name.as_str(), move || counter.clone().run());
            hosts.push(host);
            counters.push(machine);
        }
        Self {
            sim,
            dice: Dice::of(seed, "the weather"),
            book,
            clock,
            hosts,
            server,
            counters,
            disasters: Disasters::of(seed),
            elapsed_ms: 0,
            is_rough,
            orders,
            devices: template.devices.clone(),
            folder: folder.to_owned(),
        }
    }

    fn step(&mut self) {
        self.sim.step().unwrap();
        self.elapsed_ms += TICK_MS;
        let ms = TICK_MS.cast_signed();
        self.clock.advance_ms(ms);
        self.hosts.iter().for_each(|host| host.advance_ms(ms));
        // A disk whose power went in the middle of something takes its machine with it.
        for which in self.everyone() {
            if self.machine(which).is_off() && self.machine(which).up_at.is_none() {
                self.book.fault("power went in the middle of a write");
                self.stop(which);
            }
        }
    }

    fn everyone(&self) -> Vec<Option<usize>> {
        std::iter::once(None).chain((0..self.counters.len()).map(Some)).collect()
    }

    /// The server, or a counter by its number.
    pub fn machine(&mut self, which: Option<usize>) -> &mut Machine {
        match which {
            None => &mut self.server,
            Some(number) => &mut self.counters[number],
        }
    }

    /// Throws in what the dice say, and starts again what is due.
    fn blow(&mut self) {
        self.restart_due();
        for which in self.everyone() {
            if self.machine(which).up_at.is_some() {
                continue;
            }
            let (is_server, second) = (which.is_none(), 1_000 / TICK_MS);
            if self.dice.one_in(second * if is_server { 90 } else { 120 }) {
                self.book.fault("process killed");
                self.stop(which);
            } else if self.dice.one_in(second * if is_server { 60 } else { 90 }) {
                let more = self.dice.below(40);
                let machine = self.machine(which);
                let mut disk = machine.disk.lock().unwrap();
                disk.power_until = Some(disk.operations + more);
            }
            if let Some(number) = which {
                self.trouble_counter(number, second);
            }
        }
        self.restore_sometimes();
        if self.dice.one_in(1_000 / TICK_MS * 240) {
            let number = self.dice.below(DEVICES as u64);
            self.orders.order(self.devices[usize::try_from(number).unwrap()]);
        }
    }

    fn trouble_counter(&mut self, number: usize, second: u64) {
        let name = self.counters[number].name.clone();
        if self.dice.one_in(second * 60) {
            self.book.fault("link held");
            self.sim.hold(name.as_str(), "server");
        } else if self.dice.one_in(second * 20) {
            self.sim.release(name.as_str(), "server");
        }
        if self.dice.one_in(second * 200) {
            self.book.fault("clock jumped");
            let ms = self.dice.below(4 * 3_600_000).cast_signed() - 2 * 3_600_000;
            self.hosts[number].wall.advance_ms(ms);
        }
        if self.disasters.images && self.dice.one_in(second * 150) && self.counters[number].image.is_none() {
            // The machine's owner takes an image while it runs: what a backup tool would see.
            let image = self.folder.join(format!("image-{number}"));
            copy(&self.counters[number].folder, &image);
            self.counters[number].image = Some(image);
        }
    }

    fn restart_due(&mut self) {
        for which in self.everyone() {
            let elapsed_ms = self.elapsed_ms;
            let machine = self.machine(which);
            if machine.up_at.is_some_and(|at| at <= elapsed_ms) {
                machine.up_at = None;
                let name = machine.name.clone();
                self.sim.bounce(name.as_str());
            }
        }
    }

    fn calm_down(&mut self) {
        self.is_rough.store(false, Ordering::Relaxed);
        self.sim.set_fail_rate(0.0);
        for number in 0..self.counters.len() {
            let name = self.counters[number].name.clone();
            self.sim.release(name.as_str(), "server");
            self.sim.repair(name.as_str(), "server");
        }
        for which in self.everyone() {
            self.machine(which).disk.lock().unwrap().power_until = None;
        }
    }

    fn is_all_delivered(&self) -> bool {
        if !self.elapsed_ms.is_multiple_of(LOOK_MS) || self.counters.iter().any(|it| it.up_at.is_some()) {
            return false;
        }
        if self.disasters.images && self.elapsed_ms < ROUGH_MS + NOTICED_MS {
            return false;
        }
        // A chain that lacks what a machine took with it is never safe behind the gap.
        let rest = if self.disasters.images { "state = 'queued'" } else { "envelope IS NOT NULL" };
        let is_empty = |machine: &Machine| machine.envelopes(rest).is_empty();
        let registry = beside(&self.server.folder.join("registry.sqlite"));
        let waiting: i64 =
            registry.query_row("SELECT count(*) FROM opening_work", [], |row| row.get(0)).unwrap();
        self.server.up_at.is_none() && waiting == 0 && self.counters.iter().all(is_empty)
    }

    /// A machine's work ends where it stands.
    pub fn go_down(&mut self, which: Option<usize>) {
        let machine = self.machine(which);
        machine.wires.go_down();
        let name = machine.name.clone();
        self.sim.crash(name.as_str());
    }

    fn judge(mut self) -> Outcome {
        self.elapsed_ms = self.elapsed_ms.next_multiple_of(LOOK_MS);
        for which in self.everyone() {
            self.go_down(which);
        }
        let registry = beside(&self.server.folder.join("registry.sqlite"));
        let outboxes: Vec<_> = self.counters.iter().map(|machine| beside(&machine.outbox())).collect();
        let mut wrong = checker::judge(&self.book, &registry, &outboxes);
        if !self.is_all_delivered() {
            wrong.push("not everything was delivered and called safe in time".to_owned());
        }
        let revoked = self.orders.given();
        let standing = checker::revoked(&registry);
        if !revoked.is_subset(&standing) {
            wrong.push("an order that was answered is forgotten".to_owned());
        }
        let pages = self.book.pages();
        Outcome {
            wrong,
            trace: pages.trace.clone(),
            sealed: pages.sealed.len(),
            deliveries: pages.deliveries,
            excused: pages.excused.len(),
            simulated: Duration::from_millis(self.elapsed_ms),
            faults: pages.faults.clone(),
        }
    }
}
