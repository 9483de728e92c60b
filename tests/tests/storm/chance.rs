//! Chance for a storm: everything that may happen is drawn from one seed, so that the same seed is the same storm.

use rand_core::Rng;
use std::sync::{Arc, Mutex, PoisonError};
use testkit::doubles::SeededChance;

/// Dice of a seed. Whoever must not disturb another's draws has dice of their own.
#[derive(Debug)]
pub struct Dice(SeededChance);

impl Dice {
    /// The dice of a seed and a purpose.
    pub fn of(seed: u64, purpose: &str) -> Self {
        let drawn = statement::hash(&[&seed.to_le_bytes(), purpose.as_bytes()].concat()).0;
        let (first, _) = drawn.split_first_chunk().expect("a hash has 32 bytes");
        Self(SeededChance::new(u64::from_le_bytes(*first)))
    }
    /// A number below a bound; zero for a bound of zero.
    pub fn below(&mut self, bound: u64) -> u64 {
        if bound == 0 { 0 } else { self.0.next_u64() % bound }
    }
    /// A number of a range, its end left out.
    pub fn between(&mut self, range: std::ops::Range<u64>) -> u64 {
        range.start + self.below(range.end - range.start)
    }
    /// True once in so many times.
    pub fn one_in(&mut self, times: u64) -> bool {
        self.below(times) == 0
    }
    /// Bytes.
    pub fn fill(&mut self, bytes: &mut [u8]) {
        self.0.fill_bytes(bytes);
    }
}

/// Dice that several share: the chance of a server or a device.
#[derive(Clone, Debug)]
pub struct SharedDice(pub Arc<Mutex<Dice>>);

impl SharedDice {
    /// The dice of a seed and a purpose.
    pub fn of(seed: u64, purpose: &str) -> Self {
        Self(Arc::new(Mutex::new(Dice::of(seed, purpose))))
    }
    /// Does something with them.
    pub fn roll<R>(&self, what: impl FnOnce(&mut Dice) -> R) -> R {
        what(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl sync_server::chance::Chance for SharedDice {
    fn fill(&self, bytes: &mut [u8]) {
        self.roll(|dice| dice.fill(bytes));
    }
}

impl rand_core::TryRng for SharedDice {
    type Error = core::convert::Infallible;
    fn try_next_u32(&mut self) -> Result<u32, Self::Error> {
        let mut bytes = [0; 4];
        self.try_fill_bytes(&mut bytes)?;
        Ok(u32::from_le_bytes(bytes))
    }
    fn try_next_u64(&mut self) -> Result<u64, Self::Error> {
        let mut bytes = [0; 8];
        self.try_fill_bytes(&mut bytes)?;
        Ok(u64::from_le_bytes(bytes))
    }
    fn try_fill_bytes(&mut self, bytes: &mut [u8]) -> Result<(), Self::Error> {
        self.roll(|dice| dice.fill(bytes));
        Ok(())
    }
}
impl rand_core::TryCryptoRng for SharedDice {}
