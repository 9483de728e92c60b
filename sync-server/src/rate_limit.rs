//! How fast one device may send. The limit is per certificate, never per address: a whole office stands behind one.
//! The answer is *later*, never *no*.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use terms::{DeviceId, Timestamp};

/// Frames of one device in a minute: a week's backlog takes a dozen.
const FRAMES: u32 = 240;
const MINUTE_MS: i64 = 60_000;

/// The frames of this minute, by device.
#[derive(Debug, Default)]
pub struct RateLimit(Mutex<Minute>);

#[derive(Debug, Default)]
struct Minute {
    number: i64,
    sent: HashMap<DeviceId, u32>,
}

impl RateLimit {
    /// Counts a frame; false when the device has sent its share of this minute.
    pub fn admits(&self, device: DeviceId, now: Timestamp) -> bool {
        let number = now.0.div_euclid(MINUTE_MS);
        let mut minute = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if minute.number != number {
            *minute = Minute { number, sent: HashMap::new() };
        }
        let sent = minute.sent.entry(device).or_default();
        *sent = sent.saturating_add(1);
        *sent <= FRAMES
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_device_that_sends_too_fast_waits_for_the_next_minute_and_no_other_device_does() {
        let (limit, one, other) = (RateLimit::default(), DeviceId([1; 8]), DeviceId([2; 8]));
        let at = |second: i64| Timestamp(second * 1000);
        assert!((0..FRAMES).all(|_| limit.admits(one, at(5))));
        assert!(!limit.admits(one, at(59)));
        assert!(limit.admits(other, at(59)) && limit.admits(one, at(60)));
    }
}
