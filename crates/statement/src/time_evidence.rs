//! What a device can say about time, and the two intervals the registry derives from it
//! (design.md section 5). Nothing here corrects a clock.
//!
//! Registry time is signed in milliseconds. In seconds, rounding down put a statement before the enlistment of its own
//! agent and raised a hold on honest work.

use minicbor::{Decode, Encode};
use terms::{Interval, Timestamp};

/// A quartz drifts 20 to 50 ppm: five seconds a day, stated as seconds per day.
pub(crate) const DRIFT_SECONDS_PER_DAY: i64 = 5;
/// How old a registry time may already be when it reaches the device (the answer's way back).
const TRANSIT_MS: i64 = 60_000;
pub(crate) const DAY_SECONDS: i64 = 86_400;

/// What the device's clocks showed when the statement was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct TimeEvidence {
    /// Wall clock, seconds since 1970 UTC. A claim, never a proof.
    #[n(0)]
    pub wall_s: i64,
    /// The zone the wall clock was set to, quarters of an hour east of UTC.
    #[n(1)]
    pub zone_quarters: i8,
    /// `CLOCK_BOOTTIME`, whole seconds: counts through suspend.
    #[n(2)]
    pub boottime_s: u64,
    /// The first eight bytes of the SHA-256 of the boot id.
    #[n(3)]
    pub boot: u64,
    /// The last registry time whose signature the device checked. In milliseconds: what proves must not be
    /// rounded to before an order of the same second.
    #[n(4)]
    pub registry: Option<Timestamp>,
    /// Seconds counted since that registry time arrived, if in this boot.
    #[n(5)]
    pub since_registry_s: Option<u32>,
}

impl TimeEvidence {
    /// The interval that believes nothing of the device but its signature: from the newest registry time
    /// signed into the statement to the statement's first received time.
    pub fn proven(&self, first_received: Timestamp) -> Interval {
        let from = self.registry.unwrap_or(Timestamp::MIN);
        Interval { earliest: from.min(first_received), latest: first_received }
    }

    /// The proven interval narrowed by the clock that ran within one boot since the registry time. Without
    /// one it stays as wide as the proof.
    pub fn measured(&self, first_received: Timestamp) -> Interval {
        let proven = self.proven(first_received);
        let (Some(registry), Some(since_s)) = (self.registry, self.since_registry_s) else {
            return proven;
        };
        let since_s = i64::from(since_s);
        let drift_ms = (since_s * DRIFT_SECONDS_PER_DAY * 1000) / DAY_SECONDS + 1000;
        let middle = registry.plus_ms(since_s * 1000);
        let narrowed = Interval {
            earliest: middle.plus_ms(-drift_ms).max(proven.earliest),
            latest: middle.plus_ms(drift_ms + TRANSIT_MS).min(proven.latest),
        };
        if narrowed.earliest <= narrowed.latest { narrowed } else { proven }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOON: i64 = 1_795_262_400;

    fn evidence(registry_s: Option<i64>, since: Option<u32>) -> TimeEvidence {
        let registry = registry_s.map(|s| Timestamp(s * 1000));
        TimeEvidence {
            wall_s: 0,
            zone_quarters: 4,
            boottime_s: 5,
            boot: 7,
            registry,
            since_registry_s: since,
        }
    }

    #[test]
    fn the_wall_clock_moves_neither_interval() {
        let received = Timestamp((NOON + 7200) * 1000);
        let mut lying = evidence(Some(NOON), Some(600));
        let honest = lying;
        lying.wall_s = NOON * 3;
        assert_eq!(lying.proven(received), honest.proven(received));
        assert_eq!(lying.measured(received), honest.measured(received));
    }

    #[test]
    fn within_one_boot_the_interval_is_about_a_minute_wide() {
        let received = Timestamp((NOON + 90_000) * 1000);
        let measured = evidence(Some(NOON), Some(600)).measured(received);
        assert!(measured.contains(Timestamp((NOON + 601) * 1000)));
        assert!(measured.latest.ms_since(measured.earliest) < 65_000);
    }

    #[test]
    fn after_a_reboot_only_the_outer_interval_is_left() {
        let received = Timestamp((NOON + 90_000) * 1000);
        let evidence = evidence(Some(NOON), None);
        assert_eq!(evidence.measured(received), evidence.proven(received));
    }

    #[test]
    fn a_counter_beyond_the_arrival_proves_nothing_and_is_not_believed() {
        let received = Timestamp((NOON + 60) * 1000);
        let evidence = evidence(Some(NOON), Some(900_000));
        assert_eq!(evidence.measured(received), evidence.proven(received));
    }

    #[test]
    fn a_registry_time_after_the_arrival_does_not_turn_the_interval_round() {
        let received = Timestamp(NOON * 1000);
        let proven = evidence(Some(NOON + 10), None).proven(received);
        assert!(proven.earliest <= proven.latest);
    }
}
