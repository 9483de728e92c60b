//! How fast one device may send, and how often it may ask in vain. The limit is per certificate, never per address: a
//! whole office stands behind one. The answer is *later*, never *no*.

use std::collections::HashMap;
use std::hash::Hash;
use std::sync::{Mutex, MutexGuard, PoisonError};
use terms::{AgentId, DeviceId, Timestamp};

/// Frames of one device in a minute: a week's backlog takes a dozen.
const FRAMES: u32 = 240;
/// Bytes of one device in a day: a hundred times what the busiest counter seals.
const BYTES: usize = 64 * 1024 * 1024;
const MINUTE_MS: i64 = 60_000;

/// The frames of this minute and the bytes of this day, by device.
#[derive(Debug, Default)]
pub struct RateLimit(Mutex<Sent>);

#[derive(Debug, Default)]
struct Sent {
    minute: i64,
    frames: HashMap<DeviceId, u32>,
    day: i64,
    bytes: HashMap<DeviceId, usize>,
}

impl RateLimit {
    /// Counts a frame; false when the device has sent its share of this minute or of this day.
    pub fn admits(&self, device: DeviceId, bytes: usize, now: Timestamp) -> bool {
        let (minute, day) = (now.0.div_euclid(MINUTE_MS), now.0.div_euclid(DAY_MS));
        let mut sent = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if sent.minute != minute {
            (sent.minute, sent.frames) = (minute, HashMap::new());
        }
        if sent.day != day {
            (sent.day, sent.bytes) = (day, HashMap::new());
        }
        let of_minute = sent.frames.entry(device).or_default();
        *of_minute = of_minute.saturating_add(1);
        if *of_minute > FRAMES {
            return false;
        }
        let of_day = sent.bytes.entry(device).or_default();
        *of_day = of_day.saturating_add(bytes);
        *of_day <= BYTES
    }
}

/// Vouchers that there are not, which one agent on one device may ask about in a day: a letter misread, a forged code.
const WRONG_VOUCHERS: u32 = 20;
/// Agents' codes that are none, which one device may bring in a day: an administrator who has half of one guesses no other.
const WRONG_CODES: u32 = 20;
const DAY_MS: i64 = 24 * 60 * MINUTE_MS;

/// What was asked in vain this day, by who asked: so often, then not before the next one.
#[derive(Debug)]
pub struct InVain<Who> {
    most: u32,
    day: Mutex<Day<Who>>,
}

/// Vouchers that there are not, by device and agent.
pub type WrongVouchers = InVain<(DeviceId, AgentId)>;
/// Agents' codes that were none, by device.
pub type WrongCodes = InVain<DeviceId>;

#[derive(Debug)]
struct Day<Who> {
    number: i64,
    asked: HashMap<Who, u32>,
}

impl Default for WrongVouchers {
    fn default() -> Self {
        Self::with(WRONG_VOUCHERS)
    }
}

impl Default for WrongCodes {
    fn default() -> Self {
        Self::with(WRONG_CODES)
    }
}

impl<Who: Eq + Hash> InVain<Who> {
    fn with(most: u32) -> Self {
        Self { most, day: Mutex::new(Day { number: 0, asked: HashMap::new() }) }
    }

    /// True while they may ask on.
    pub fn is_free(&self, who: &Who, now: Timestamp) -> bool {
        self.today(now).asked.get(who).is_none_or(|count| *count < self.most)
    }

    /// Counts one that there was not.
    pub fn count(&self, who: Who, now: Timestamp) {
        *self.today(now).asked.entry(who).or_default() += 1;
    }

    fn today(&self, now: Timestamp) -> MutexGuard<'_, Day<Who>> {
        let number = now.0.div_euclid(DAY_MS);
        let mut day = self.day.lock().unwrap_or_else(PoisonError::into_inner);
        if day.number != number {
            *day = Day { number, asked: HashMap::new() };
        }
        day
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_device_that_sends_too_fast_waits_for_the_next_minute_and_no_other_device_does() {
        let (limit, one, other) = (RateLimit::default(), DeviceId([1; 8]), DeviceId([2; 8]));
        let at = |second: i64| Timestamp(second * 1000);
        assert!((0..FRAMES).all(|_| limit.admits(one, 1, at(5))));
        assert!(!limit.admits(one, 1, at(59)));
        assert!(limit.admits(other, 1, at(59)) && limit.admits(one, 1, at(60)));
    }

    #[test]
    fn a_device_that_sent_its_share_of_a_day_waits_for_the_next() {
        let (limit, one, other) = (RateLimit::default(), DeviceId([1; 8]), DeviceId([2; 8]));
        let at = |hour: i64| Timestamp(hour * 3_600_000);
        assert!(limit.admits(one, BYTES, at(1)) && !limit.admits(one, 1, at(23)));
        assert!(limit.admits(other, 1, at(23)) && limit.admits(one, 1, at(24)));
    }

    #[test]
    fn an_agent_who_asked_in_vain_too_often_waits_for_the_next_day_and_no_colleague_does() {
        let (limit, device) = (WrongVouchers::default(), DeviceId([1; 8]));
        let (one, other, at) = (AgentId([1; 8]), AgentId([2; 8]), |hour: i64| Timestamp(hour * 3_600_000));
        for _ in 0..WRONG_VOUCHERS {
            assert!(limit.is_free(&(device, one), at(1)));
            limit.count((device, one), at(1));
        }
        assert!(!limit.is_free(&(device, one), at(23)) && limit.is_free(&(device, other), at(23)));
        assert!(limit.is_free(&(device, one), at(24)));
    }
}
