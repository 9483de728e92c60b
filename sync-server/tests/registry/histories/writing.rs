//! Writing a history: whatever is drawn at random is drawn here, once. It must not know what anything comes to.

use super::people;
use crate::check::{ALL_RIGHT, Answers, abandoned, concluded};
use crate::device::{Device, Sealed, Telling};
use crate::house::{DAY, HOUR, House, MINUTE};
use proofing::{AbandonReason, ComparisonAnswer};
use rand_core::Rng;
use statement::{Effect, OrderReason, OrderedOn, Secret, StatementKind};
use std::sync::Arc;
use sync_server::enrolments::Contesting;
use sync_server::registry::NewOrder;
use tempfile::TempDir;
use terms::{EnrolmentId, Route, Timestamp};
use testkit::cast::Person;
use testkit::doubles::SeededChance;

/// Something that comes to the registry at an instant.
#[derive(Clone)]
pub struct Event {
    pub at: Timestamp,
    pub what: What,
}

#[derive(Clone)]
pub enum What {
    /// A record of a device.
    Record {
        device: usize,
        sealed: Box<Sealed>,
    },
    /// An order; those that are lifted have a number.
    Order(usize, NewOrder),
    Lift(usize),
    Contest(EnrolmentId, Contesting),
}

/// A history, and the house that all its plays begin with.
pub struct Written {
    pub folder: Arc<TempDir>,
    pub devices: Vec<Device>,
    pub enrolments: Vec<EnrolmentId>,
    /// Who came, for whoever reads a failure.
    pub told: Vec<String>,
    pub events: Vec<Event>,
    pub begins: Timestamp,
    pub ends: Timestamp,
}

/// Chance for everything that a history leaves open.
pub struct Dice(SeededChance);

impl Dice {
    pub fn new(seed: u64) -> Self {
        Self(SeededChance::new(seed))
    }
    /// A number below one.
    pub fn below(&mut self, count: usize) -> usize {
        usize::try_from(self.0.next_u64() % u64::try_from(count).unwrap()).unwrap()
    }
    /// True once in so many times.
    pub fn one_in(&mut self, times: usize) -> bool {
        self.below(times) == 0
    }
}

/// Writes the history of a seed.
pub async fn write(seed: u64) -> Written {
    let (house, mut dice) = (House::open().await, Dice::new(seed));
    let mut devices = Vec::new();
    for (number, login) in [(1, "agathe"), (2, "lucie")] {
        devices.push(Device::counter(&house, number, login).await);
    }
    let mut people = people::all();
    let mut came = Vec::new();
    for _ in 0..5 {
        let person = people.remove(dice.below(people.len()));
        let (enrolment, secret) = house.applicant(&person, Route::Counter).await;
        came.push((enrolment, secret, person));
    }
    let begins = house.state.now();
    let mut writing = Writing { house, dice, devices, events: Vec::new() };
    for (enrolment, secret, person) in &came {
        writing.come(*enrolment, *secret, person);
    }
    writing.orders();
    for (enrolment, ..) in &came {
        writing.words(*enrolment);
    }
    let Writing { house, devices, mut events, .. } = writing;
    events.sort_by_key(|event| event.at);
    let folder = house.stop().await;
    Written {
        folder,
        devices,
        enrolments: came.iter().map(|(enrolment, ..)| *enrolment).collect(),
        told: came.iter().map(|(_, _, person)| format!("{} {}", person.given_names, person.mobile)).collect(),
        events,
        begins,
        ends: begins.plus_days(20),
    }
}

struct Writing {
    house: House,
    dice: Dice,
    devices: Vec<Device>,
    events: Vec<Event>,
}

impl Writing {
    /// Somebody comes to one of the two counters, once or twice. A record comes in some time after it was made.
    fn come(&mut self, enrolment: EnrolmentId, secret: Secret, person: &Person) {
        for _ in 0..=self.dice.below(2) {
            self.house.clock.advance_ms(MINUTE * i64::try_from(1 + self.dice.below(30)).unwrap());
            let (device, now) = (self.dice.below(2), self.house.state.now());
            let told = self.told(enrolment, secret, person, now);
            let sealed = self.devices[device].seal(&self.house, &told);
            let late = MINUTE * i64::try_from(self.dice.below(300)).unwrap();
            self.add(now.plus_ms(late), What::Record { device, sealed: Box::new(sealed) });
        }
    }

    fn told(&mut self, enrolment: EnrolmentId, secret: Secret, person: &Person, now: Timestamp) -> Telling {
        let doubt = Answers { comparison: ComparisonAnswer::Doubt, ..ALL_RIGHT };
        match self.dice.below(8) {
            0 => Telling {
                kind: StatementKind::Abandoned,
                ..Telling::check(enrolment, secret, abandoned(AbandonReason::ApplicantLeaves, now))
            },
            1 => Telling::check(enrolment, secret, concluded(person, doubt, Some(secret), now)),
            2 => {
                let body = concluded(person, ALL_RIGHT, None, now);
                Telling::without_voucher(StatementKind::Check, enrolment, body)
            }
            _ => Telling::check(enrolment, secret, concluded(person, ALL_RIGHT, Some(secret), now)),
        }
    }

    /// Orders on an agent and on an enrolment, in spans of the past or ahead; some are lifted.
    fn orders(&mut self) {
        for number in 0..self.dice.below(3) {
            let now = self.house.state.now();
            let at = now.plus_ms(HOUR * i64::try_from(self.dice.below(200)).unwrap());
            let agent = self.devices[self.dice.below(2)].worker.agent;
            let effect = if self.dice.one_in(2) { Effect::Voids } else { Effect::Rests };
            let from = self.dice.one_in(2).then(|| now.plus_ms(-HOUR));
            let until = self.dice.one_in(3).then(|| now.plus_days(3));
            let new =
                NewOrder { on: OrderedOn::Agent(agent), effect, from, until, reason: OrderReason::Inquiry };
            self.add(at, What::Order(number, new));
            if self.dice.one_in(3) {
                self.add(at.plus_ms(DAY), What::Lift(number));
            }
        }
    }

    /// Some say that it was not them; some of those are under an order for a while.
    fn words(&mut self, enrolment: EnrolmentId) {
        let at = self.house.state.now().plus_ms(HOUR * i64::try_from(1 + self.dice.below(100)).unwrap());
        match self.dice.below(8) {
            0 => self.add(at, What::Contest(enrolment, Contesting::ByCode)),
            1 => self.add(at, What::Contest(enrolment, Contesting::ByLink)),
            2 => {
                let (from, until) = (Some(at), self.dice.one_in(2).then(|| at.plus_days(2)));
                let (on, effect) = (OrderedOn::Enrolment(enrolment), Effect::Rests);
                let new = NewOrder { on, effect, from, until, reason: OrderReason::Court };
                self.add(at, What::Order(100 + self.events.len(), new));
            }
            _ => {}
        }
    }

    fn add(&mut self, at: Timestamp, what: What) {
        self.events.push(Event { at, what });
    }
}
