//! What the clocks of a device did between two statements of its chain, or before the first (design.md section 5).
//! It is told and corrects nothing: what counts is in the intervals, which believe no wall clock.
//!
//! The device states how long it slept in the body, which is padded anyway, and not in the header, which would grow.
//! The registry keeps each remark with its size, counts it, and shows with the device what a person has to look at.

use crate::time_evidence::{DAY_SECONDS, DRIFT_SECONDS_PER_DAY, TimeEvidence};

terms::codes! {
    /// What a clock did.
    ClockChange {
        /// The wall clock went back, or stands behind.
        SetBack = 1, "set-back";
        /// The wall clock jumped ahead, or stands ahead.
        SetForward = 2, "set-forward";
        /// The machine slept: the counter went on, the program did not.
        Suspended = 3, "suspended";
        /// The machine was started again and has not heard the registry since: only the outer interval is left.
        RebootedOffline = 4, "rebooted-offline";
        /// The counter of one boot went back, which no counter does.
        CounterWentBack = 5, "counter-went-back";
    }
}

/// A change, and how large it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ClockRemark {
    /// What happened.
    pub change: ClockChange,
    /// By how many seconds; 0 where that has no measure.
    pub by_s: u64,
}

/// Seconds that are nobody's remark: a network that sets the clock right, whole seconds, the answer's way back.
const TOLERANCE_S: u64 = 120;

/// What this evidence tells of the clocks, after that of the statement before; after none, beside the registry's time.
/// `suspended_s` is how long the machine slept since that statement, as far as the program knows.
pub fn clock_remarks(
    now: &TimeEvidence,
    before: Option<&TimeEvidence>,
    suspended_s: Option<u32>,
) -> Vec<ClockRemark> {
    let mut remarks = Vec::new();
    let mut remark = |change, by_s| remarks.push(ClockRemark { change, by_s });
    let same_boot = before.filter(|before| before.boot == now.boot);
    let elapsed = same_boot.map(|before| whole(now.boottime_s) - whole(before.boottime_s));
    if let Some(back) = elapsed.filter(|elapsed| *elapsed < 0) {
        remark(ClockChange::CounterWentBack, back.unsigned_abs());
    }
    // Where the wall clock ought to stand, by a counter; after a reboot only that it does not go back.
    let expected = match (before, elapsed) {
        (Some(before), Some(elapsed)) => Some((before.wall_s.saturating_add(elapsed.max(0)), elapsed.max(0))),
        _ => now
            .registry
            .zip(now.since_registry_s)
            .map(|(registry, since)| (registry.seconds().saturating_add(i64::from(since)), i64::from(since))),
    };
    if let Some((expected, over_s)) = expected {
        let off = now.wall_s.saturating_sub(expected);
        let drift = (over_s.saturating_mul(DRIFT_SECONDS_PER_DAY) / DAY_SECONDS).unsigned_abs();
        if off.unsigned_abs() > TOLERANCE_S + drift {
            remark(if off < 0 { ClockChange::SetBack } else { ClockChange::SetForward }, off.unsigned_abs());
        }
    } else if let Some(back) = before.map(|before| before.wall_s.saturating_sub(now.wall_s))
        && back > whole(TOLERANCE_S)
    {
        remark(ClockChange::SetBack, back.unsigned_abs());
    }
    if before.is_some() && same_boot.is_none() && now.since_registry_s.is_none() {
        remark(ClockChange::RebootedOffline, 0);
    }
    if let Some(slept) = suspended_s.map(u64::from).filter(|slept| *slept >= TOLERANCE_S) {
        remark(ClockChange::Suspended, slept);
    }
    remarks
}

fn whole(seconds: u64) -> i64 {
    i64::try_from(seconds).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use terms::Timestamp;

    const NOON: i64 = 1_795_262_400;
    const BOOT: u64 = 7;

    /// An honest device, so many seconds after noon, `up` of them after its boot.
    fn honest(after: i64, boot: u64, up: i64) -> TimeEvidence {
        TimeEvidence {
            wall_s: NOON + after,
            zone_quarters: 4,
            boottime_s: up.unsigned_abs(),
            boot,
            registry: Some(Timestamp(NOON * 1000)),
            since_registry_s: (boot == BOOT).then(|| u32::try_from(after).unwrap_or(0)),
        }
    }

    fn told(now: TimeEvidence, before: TimeEvidence) -> Vec<(ClockChange, u64)> {
        clock_remarks(&now, Some(&before), None).iter().map(|remark| (remark.change, remark.by_s)).collect()
    }

    #[test]
    fn a_clock_set_back_and_one_set_forward_are_told_with_by_how_much() {
        let before = honest(100, BOOT, 1100);
        let back = TimeEvidence { wall_s: NOON + 700 - 7200, ..honest(700, BOOT, 1700) };
        assert_eq!(told(back, before), [(ClockChange::SetBack, 7200)]);
        let forward = TimeEvidence { wall_s: NOON + 700 + 86_400, ..honest(700, BOOT, 1700) };
        assert_eq!(told(forward, before), [(ClockChange::SetForward, 86_400)]);
    }

    #[test]
    fn a_reboot_without_network_is_told_and_one_after_which_the_registry_was_heard_is_not() {
        let before = honest(100, BOOT, 1100);
        assert_eq!(told(honest(900, 8, 40), before), [(ClockChange::RebootedOffline, 0)]);
        let heard = TimeEvidence { since_registry_s: Some(900), ..honest(900, 8, 40) };
        assert_eq!(told(heard, before), []);
        let both = TimeEvidence { wall_s: NOON - 5000, ..honest(900, 8, 40) };
        let expected = [(ClockChange::SetBack, 5100), (ClockChange::RebootedOffline, 0)];
        assert_eq!(told(both, before), expected, "a battery that is empty forgets the day");
    }

    #[test]
    fn a_machine_that_slept_is_told_and_its_clocks_go_on_as_one() {
        let (before, now) = (honest(100, BOOT, 1100), honest(30_100, BOOT, 31_100));
        let slept = clock_remarks(&now, Some(&before), Some(29_000));
        assert_eq!(slept, [ClockRemark { change: ClockChange::Suspended, by_s: 29_000 }]);
        assert_eq!(clock_remarks(&now, Some(&before), Some(59)), []);
    }

    #[test]
    fn a_counter_that_goes_back_within_a_boot_is_told() {
        let (before, now) = (honest(700, BOOT, 1700), honest(100, BOOT, 1100));
        assert!(told(now, before).contains(&(ClockChange::CounterWentBack, 600)));
    }

    #[test]
    fn the_first_statement_is_held_against_the_registrys_time() {
        let wrong = TimeEvidence { wall_s: NOON + 4 * 365 * 86_400, ..honest(60, BOOT, 1060) };
        let told = clock_remarks(&wrong, None, None);
        assert_eq!(told.first().map(|remark| remark.change), Some(ClockChange::SetForward));
        assert_eq!(clock_remarks(&honest(60, BOOT, 1060), None, None), []);
    }

    proptest! {
        #[test]
        fn an_honest_device_is_never_remarked_on(
            first in 0i64..500_000, later in 0i64..500_000, drift in -2i64..=2,
        ) {
            let before = honest(first, BOOT, 1000 + first);
            let mut now = honest(first + later, BOOT, 1000 + first + later);
            now.wall_s += drift * later / DAY_SECONDS;
            prop_assert_eq!(told(now, before), []);
        }

        #[test]
        fn no_evidence_panics(
            walls: (i64, i64), counters: (u64, u64), boots in (0u64..2, 0u64..2), registry: Option<i64>,
            since: Option<u32>, slept: Option<u32>,
        ) {
            let evidence = |wall_s, boottime_s, boot| TimeEvidence {
                wall_s, zone_quarters: 0, boottime_s, boot, registry: registry.map(Timestamp), since_registry_s: since,
            };
            let before = evidence(walls.0, counters.0, boots.0);
            let _ = clock_remarks(&evidence(walls.1, counters.1, boots.1), Some(&before), slept);
        }
    }
}
