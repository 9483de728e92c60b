//! Challenges: sixteen bytes a device signs once, within a minute. They live in memory; a restart voids
//! them, and the device asks again.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use terms::Timestamp;

/// How long a challenge may be signed.
const LIFE_MS: i64 = 60_000;
/// More are never outstanding: the oldest go first.
const MOST: usize = 100_000;

/// The challenges outstanding.
#[derive(Debug, Default)]
pub struct Challenges(Mutex<HashMap<[u8; 16], Timestamp>>);

impl Challenges {
    /// Remembers a challenge that was drawn.
    pub fn give(&self, challenge: [u8; 16], now: Timestamp) {
        let mut given = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if given.len() >= MOST {
            given.retain(|_, until| *until >= now);
        }
        if given.len() < MOST {
            given.insert(challenge, now.plus_ms(LIFE_MS));
        }
    }

    /// Uses a challenge up; false when it was not given, was used, or is stale.
    pub fn redeem(&self, challenge: &[u8; 16], now: Timestamp) -> bool {
        let mut given = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        given.remove(challenge).is_some_and(|until| until >= now)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_challenge_is_redeemed_once_and_in_time() {
        let challenges = Challenges::default();
        challenges.give([1; 16], Timestamp(0));
        assert!(challenges.redeem(&[1; 16], Timestamp(LIFE_MS)));
        assert!(!challenges.redeem(&[1; 16], Timestamp(1)));
        challenges.give([2; 16], Timestamp(0));
        assert!(!challenges.redeem(&[2; 16], Timestamp(LIFE_MS + 1)));
        assert!(!challenges.redeem(&[3; 16], Timestamp(0)));
    }
}
