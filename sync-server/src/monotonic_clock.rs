//! The registry's time does not go back: its first received times bound what is proven of a check, so a
//! clock set back a little (a failover, a correction) must not hold honest work. It decides nothing else.
//!
//! Over a restart it goes on from the ledger's last entry. Without this rule, a failover to a server with a slower
//! clock would receive a check before the lease it was made under, and hold it.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use terms::{Clock, Timestamp};

/// How far back a clock may be, in milliseconds, for the time to stand still until it has caught up. One
/// that is further back was wrong before or is wrong now: only an operator can tell which, so it is followed
/// and said.
pub(crate) const TOLERATED_MS: i64 = 5 * 60 * 1000;

/// A clock that stands still where the one beneath it goes back a little.
pub struct MonotonicClock {
    clock: Arc<dyn Clock>,
    newest: AtomicI64,
}

impl MonotonicClock {
    /// Over a clock, from the newest time that is known.
    pub fn after(newest: Option<Timestamp>, clock: Arc<dyn Clock>) -> Self {
        Self { newest: AtomicI64::new(newest.unwrap_or(Timestamp::MIN).0), clock }
    }
}

impl Clock for MonotonicClock {
    fn now(&self) -> Timestamp {
        let read = self.clock.now();
        let newest = Timestamp(self.newest.load(Ordering::Acquire));
        if read < newest && newest.ms_since(read) <= TOLERATED_MS {
            return newest;
        }
        if read < newest {
            tracing::warn!(
                newest_ms = newest.0,
                clock_ms = read.0,
                "the system clock is more than 5 min behind the last ledger entry; continuing with the system clock"
            );
            self.newest.store(read.0, Ordering::Release);
            return read;
        }
        Timestamp(self.newest.fetch_max(read.0, Ordering::AcqRel).max(read.0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use testkit::doubles::StoppedClock;

    #[test]
    fn a_step_back_is_waited_out_and_a_leap_back_is_followed() {
        let hand = StoppedClock::at(Timestamp(1_000_000));
        let clock = MonotonicClock::after(None, Arc::new(hand.clone()));
        let at = |ms| {
            hand.set(Timestamp(ms));
            clock.now().0
        };
        assert_eq!(at(1_000_000), 1_000_000);
        assert_eq!(at(999_000), 1_000_000, "stands still");
        assert_eq!(at(1_000_001), 1_000_001, "goes on");
        assert_eq!(at(1_000_001 - TOLERATED_MS), 1_000_001);
        assert_eq!(at(1_000_000 - TOLERATED_MS), 1_000_000 - TOLERATED_MS, "followed");
    }

    #[test]
    fn it_goes_on_from_what_was_known_before() {
        let hand: Arc<dyn Clock> = Arc::new(StoppedClock::at(Timestamp(5_000)));
        assert_eq!(MonotonicClock::after(Some(Timestamp(6_000)), hand.clone()).now().0, 6_000);
        assert_eq!(MonotonicClock::after(Some(Timestamp(4_000)), hand).now().0, 5_000);
    }
}
