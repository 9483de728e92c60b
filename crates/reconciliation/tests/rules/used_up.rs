//! How often a voucher and a lease serve: what goes beyond is held for a person, in whatever order it comes in.

use crate::story::*;
use proofing::AbandonReason;
use reconciliation::{CoSignature, Fact, Hold, LeaseUse, ResolutionState};

/// Cases left under the first voucher, so many and for that reason, then a check by another agent.
fn after_leaving(cases: u64, reason: AbandonReason) -> Vec<Fact> {
    let left =
        (0..cases).map(|n| at_counter(n, hour(20 + i64::try_from(n).unwrap())).abandoned(reason).fact());
    let check = at_door(0, day(2)).signed_with(CoSignature::Right { voucher: 1 });
    story(left.chain(check.cleared()))
}

#[test]
fn a_voucher_serves_one_check_and_one_retry() {
    let state = |cases| resolve(&after_leaving(cases, AbandonReason::Expired), day(3));
    assert_eq!(state(1).state, ResolutionState::Provable);
    assert_eq!(holds(&state(2)), [Hold::VoucherUsedUp]);
    let mut facts = after_leaving(2, AbandonReason::Expired);
    facts.push(lifted(&facts, day(3), [Hold::VoucherUsedUp]));
    assert_eq!(resolve(&facts, day(3)).state, ResolutionState::Provable, "a person lifts it");
}

#[test]
fn what_a_device_or_a_program_ended_uses_no_voucher_up() {
    for reason in [AbandonReason::Technical, AbandonReason::Interrupted] {
        assert_eq!(resolve(&after_leaving(3, reason), day(3)).state, ResolutionState::Provable);
    }
}

#[test]
fn a_case_beyond_those_that_the_lease_allows_is_held() {
    let under = |number| {
        let check = Telling { lease_use: Some(LeaseUse { number, allowed: 4 }), ..at_door(0, day(1)) };
        resolve(&story(check.cleared()), day(2))
    };
    assert_eq!(under(4).state, ResolutionState::Provable);
    assert_eq!(holds(&under(5)), [Hold::LeaseUsedUp]);
}
