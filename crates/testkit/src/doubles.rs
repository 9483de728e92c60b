//! Doubles behind the real traits: a scripted reader on a real machine's keys and clocks, a stopped clock, a
//! seeded chance.

use device::{ClockReading, Host, Machine};
use documents::symbol::SymbolKind;
use statement::SigningKey;
use std::collections::VecDeque;
use std::path::Path;
use std::path::PathBuf;
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use terms::{Cause, Clock, Doing, Timestamp};
use zeroize::Zeroizing;

/// A machine whose document reader and camera give what they were told to give, once each.
#[derive(Clone, Debug)]
pub struct ScriptedHost {
    machine: Machine,
    reader: Arc<Mutex<VecDeque<Vec<String>>>>,
    camera: Arc<Mutex<VecDeque<String>>>,
    wall_shift_ms: Arc<AtomicI64>,
    is_started_anew: bool,
}

impl ScriptedHost {
    /// The machine of a folder, with an empty reader.
    pub fn at(folder: &Path) -> Self {
        Self {
            machine: Machine::at(folder),
            reader: Arc::default(),
            camera: Arc::default(),
            wall_shift_ms: Arc::default(),
            is_started_anew: false,
        }
    }
    /// The same machine in another boot than this one's.
    #[must_use]
    pub fn started_anew(self) -> Self {
        Self { is_started_anew: true, ..self }
    }
    /// Holds a code before the camera.
    pub fn show(&self, code: String) {
        self.camera.lock().unwrap_or_else(PoisonError::into_inner).push_back(code);
    }
    /// Lays a document on the reader.
    pub fn lay(&self, lines: Vec<String>) {
        self.reader.lock().unwrap_or_else(PoisonError::into_inner).push_back(lines);
    }
    /// Sets the wall clock wrong by so much.
    pub fn shift_wall(&self, ms: i64) {
        self.wall_shift_ms.store(ms, Ordering::Relaxed);
    }
}

impl Host for ScriptedHost {
    fn clocks(&self) -> ClockReading {
        let reading = self.machine.clocks();
        let wall = reading.wall.plus_ms(self.wall_shift_ms.load(Ordering::Relaxed));
        let boot = if self.is_started_anew { !reading.boot } else { reading.boot };
        ClockReading { wall, boot, ..reading }
    }
    fn chance(&self, bytes: &mut [u8]) {
        self.machine.chance(bytes);
    }
    fn draw_keys(&self) -> Result<(), Cause> {
        self.machine.draw_keys()
    }
    fn device_key(&self) -> Result<SigningKey, Cause> {
        self.machine.device_key()
    }
    fn device_secret(&self) -> Result<Zeroizing<[u8; 32]>, Cause> {
        self.machine.device_secret()
    }
    fn parcels(&self) -> PathBuf {
        self.machine.parcels()
    }
    fn read_document(&self) -> Result<Vec<String>, Cause> {
        let next = self.reader.lock().unwrap_or_else(PoisonError::into_inner).pop_front();
        next.doing("finding a document on the reader")
    }
    fn scan(&self, wanted: SymbolKind) -> Result<String, Cause> {
        let mut camera = self.camera.lock().unwrap_or_else(PoisonError::into_inner);
        // A seal begins with its version; what else is before the camera is a voucher.
        let is_wanted = |code: &String| code.starts_with("DC0") == (wanted == SymbolKind::DataMatrix);
        let next = camera.iter().position(is_wanted).and_then(|at| camera.remove(at));
        next.doing("finding such a code before the camera")
    }
}

/// A clock that moves when it is told to.
#[derive(Clone, Debug)]
pub struct StoppedClock(Arc<AtomicI64>);

impl StoppedClock {
    /// Stopped at that instant.
    pub fn at(instant: Timestamp) -> Self {
        Self(Arc::new(AtomicI64::new(instant.0)))
    }
    /// Moves it to that instant.
    pub fn set(&self, instant: Timestamp) {
        self.0.store(instant.0, Ordering::Relaxed);
    }
    /// Moves it on.
    pub fn advance_ms(&self, ms: i64) {
        self.0.fetch_add(ms, Ordering::Relaxed);
    }
    /// Moves it on by whole minutes.
    pub fn advance_minutes(&self, minutes: i64) {
        self.advance_ms(minutes * 60_000);
    }
}

impl Clock for StoppedClock {
    fn now(&self) -> Timestamp {
        Timestamp(self.0.load(Ordering::Relaxed))
    }
}

/// A chance that repeats itself: the SHA-256 of a seed and a counter.
#[derive(Clone, Debug)]
pub struct SeededChance {
    seed: u64,
    counter: u64,
}

impl SeededChance {
    /// The chance of a seed.
    pub const fn new(seed: u64) -> Self {
        Self { seed, counter: 0 }
    }
}

impl rand_core::TryRng for SeededChance {
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
        for chunk in bytes.chunks_mut(32) {
            let block = statement::hash(&[self.seed.to_le_bytes(), self.counter.to_le_bytes()].concat());
            self.counter += 1;
            chunk.iter_mut().zip(block.0).for_each(|(to, from)| *to = from);
        }
        Ok(())
    }
}
impl rand_core::TryCryptoRng for SeededChance {}
