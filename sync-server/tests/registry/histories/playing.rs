//! Playing a history on a house of its own, in one of the ways it may arrive.

use super::outcome::{self, Outcome};
use super::writing::{Dice, Event, What, Written};
use crate::house::{House, copy_house, settings, state_with};
use statement::{Purpose, Receipt};
use std::collections::BTreeMap;
use std::sync::Arc;
use sync_server::staff::Word;
use sync_server::{State, backup, enrolments, registry};
use tempfile::TempDir;
use terms::{OrderId, Timestamp};
use testkit::doubles::StoppedClock;

/// The first of the seeds that no two openings of a house share.
const FIRST_SEED: u64 = 1000;

/// How a history arrives.
#[derive(Clone, Copy, Debug)]
pub enum Way {
    /// In the order of its instants, each event judged before the next.
    AsItHappened,
    /// In any order, with stops, whatever is to be done after each being left for later or not.
    Shuffled(u64),
    /// The same, by two servers on one database.
    ByTwo(u64),
    /// A copy is made in the middle and restored at the end; the devices refill it.
    Restored(u64),
}

/// Plays it to its end.
pub async fn play(written: &Written, way: Way) -> Outcome {
    let folder = Arc::new(tempfile::tempdir().unwrap());
    copy_house(&settings(written.folder.path()), &settings(folder.path()));
    let house = House::over(folder, StoppedClock::at(written.begins), FIRST_SEED).await;
    let (seed, given) = (FIRST_SEED, BTreeMap::new());
    let mut playing = Playing { written, house: Some(house), other: None, seed, given };
    match way {
        Way::AsItHappened => {
            for event in &written.events {
                playing.happen(event).await;
                playing.settle().await;
            }
        }
        Way::Shuffled(seed) => playing.in_any_order(&written.events, &mut Dice::new(seed)).await,
        Way::ByTwo(seed) => {
            let house = playing.house();
            playing.other = Some(state_with(settings(house.folder()), house.clock.clone(), 77));
            playing.in_any_order(&written.events, &mut Dice::new(seed)).await;
        }
        Way::Restored(seed) => playing.restored(&mut Dice::new(seed)).await,
    }
    playing.house().clock.set(written.ends);
    playing.settle().await;
    outcome::of(playing.house(), &written.enrolments).await
}

struct Playing<'w> {
    written: &'w Written,
    house: Option<House>,
    other: Option<State>,
    /// What the house was opened with last: another each time, as chance is.
    seed: u64,
    given: BTreeMap<usize, OrderId>,
}

impl Playing<'_> {
    fn house(&self) -> &House {
        self.house.as_ref().unwrap()
    }

    /// Either server.
    fn server(&self, dice: &mut Dice) -> State {
        match &self.other {
            Some(other) if dice.one_in(2) => other.clone(),
            _ => self.house().state.clone(),
        }
    }

    async fn in_any_order(&mut self, events: &[Event], dice: &mut Dice) {
        let mut left: Vec<&Event> = events.iter().collect();
        while !left.is_empty() {
            let next = left.remove(dice.below(left.len()));
            // An order is given before it is lifted.
            if let What::Lift(number) = next.what
                && !self.given.contains_key(&number)
            {
                left.push(next);
                continue;
            }
            self.happen(next).await;
            for _ in 0..dice.below(4) {
                self.work(dice).await;
            }
            if self.other.is_none() && dice.one_in(6) {
                let (clock, folder) = self.stop().await;
                self.start(folder, clock).await;
            }
        }
    }

    async fn stop(&mut self) -> (StoppedClock, Arc<TempDir>) {
        let house = self.house.take().unwrap();
        (house.clock.clone(), house.stop().await)
    }

    async fn start(&mut self, folder: Arc<TempDir>, clock: StoppedClock) {
        self.seed += 1;
        self.house = Some(House::over(folder, clock, self.seed).await);
    }

    /// Some of the work that is due.
    async fn work(&self, dice: &mut Dice) {
        let server = self.server(dice);
        let done = match dice.below(4) {
            0 => registry::open_due(&server).await,
            1 => registry::judge_due(&server).await,
            2 => registry::carry_due(&server).await,
            _ => registry::wake_due(&server).await,
        };
        done.unwrap();
    }

    /// All of it.
    async fn settle(&self) {
        let house = self.house();
        loop {
            house.open_all().await;
            house.carry_orders().await;
            if registry::wake_due(&house.state).await.unwrap() == 0 {
                return;
            }
        }
    }

    async fn happen(&mut self, event: &Event) {
        self.house().clock.set(event.at);
        let state = self.house().state.clone();
        match &event.what {
            What::Record { device, sealed } => {
                let device = &self.written.devices[*device];
                let frame = device.frame(std::slice::from_ref(&**sealed));
                registry::keep(&state, &device.sign(&frame)).await.unwrap();
            }
            What::Order(number, new) => {
                let given = self.house().give_order(*new).await;
                self.given.insert(*number, given);
            }
            What::Lift(number) => {
                let word = Word::of_operator(&state);
                registry::lift_order(&state, word, self.given[number]).await.unwrap();
            }
            What::Contest(enrolment, by) => {
                enrolments::contest(&state, *enrolment, *by).await.unwrap();
            }
        }
    }

    /// Part of it happens, a copy is made, the rest happens; then the copy is all there is, the log tells what was ordered
    /// and said, and the devices send again all that they were told was received.
    async fn restored(&mut self, dice: &mut Dice) {
        let events = &self.written.events;
        let (before, after) = events.split_at(dice.below(events.len()));
        self.in_any_order(before, dice).await;
        let copy = self.house().copied();
        self.in_any_order(after, dice).await;
        let house = self.house();
        house.clock.set(self.written.ends);
        let (settings, now) = (house.state.settings.clone(), house.state.now());
        let (clock, folder) = self.stop().await;
        backup::restore(&settings, &copy, true, 7, now).unwrap();
        self.start(folder, clock).await;
        let mut left: Vec<&Event> = events.iter().collect();
        while !left.is_empty() {
            let event = left.remove(dice.below(left.len()));
            self.refill(event, now).await;
            for _ in 0..dice.below(3) {
                self.work(dice).await;
            }
        }
    }

    async fn refill(&self, event: &Event, now: Timestamp) {
        let What::Record { device, sealed } = &event.what else { return };
        let (house, device) = (self.house(), &self.written.devices[*device]);
        let receipt = Receipt {
            sequence: sealed.place.sequence,
            first_received: event.at,
            envelope: Some(statement::hash(&sealed.envelope)),
        };
        let signer = house.state.signing_keys.in_use(Purpose::Answer, now);
        device.refill(house, std::slice::from_ref(&**sealed), vec![receipt], signer).await;
    }
}
