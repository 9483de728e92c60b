//! Challenges: sixteen bytes a device signs once, within a minute. They live in memory; a restart voids
//! them, and the device asks again.

use std::collections::{HashMap, VecDeque};
use std::sync::{Mutex, MutexGuard, PoisonError};
use terms::Timestamp;

/// How long a challenge may be signed.
const LIFE_MS: i64 = 60_000;
/// More are never outstanding: the oldest go first, and whoever held one asks again.
const MOST: usize = 100_000;

/// The challenges outstanding.
#[derive(Debug, Default)]
pub struct Challenges(Mutex<Given>);

#[derive(Debug, Default)]
struct Given {
    until: HashMap<[u8; 16], Timestamp>,
    /// In the order they were given; redeemed ones stay until their turn comes.
    order: VecDeque<[u8; 16]>,
}

impl Challenges {
    /// Remembers a challenge that was drawn.
    pub fn give(&self, challenge: [u8; 16], now: Timestamp) {
        let mut given = self.lock();
        while given.order.len() >= MOST {
            if let Some(oldest) = given.order.pop_front() {
                given.until.remove(&oldest);
            }
        }
        given.order.push_back(challenge);
        given.until.insert(challenge, now.plus_ms(LIFE_MS));
    }

    /// Uses a challenge up; false when it was not given, was used, or is stale.
    pub fn redeem(&self, challenge: &[u8; 16], now: Timestamp) -> bool {
        self.lock().until.remove(challenge).is_some_and(|until| until >= now)
    }

    fn lock(&self) -> MutexGuard<'_, Given> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
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

    #[test]
    fn a_flood_pushes_out_the_oldest_and_never_the_newest() {
        let challenges = Challenges::default();
        challenges.give([9; 16], Timestamp(0));
        for number in 0..MOST as u128 {
            challenges.give(number.to_be_bytes(), Timestamp(0));
        }
        assert!(!challenges.redeem(&[9; 16], Timestamp(0)));
        assert!(challenges.redeem(&(MOST as u128 - 1).to_be_bytes(), Timestamp(0)));
    }
}
