//! When a check was made at the earliest: no device dates its work back behind what its own signature names (scenario 7).

use crate::story::*;
use reconciliation::{Declared, Fact, Hold, Policies, Policy, ResolutionState, Subject, Verdict, reconcile};
use terms::Interval;

#[test]
fn s07_a_check_under_a_lease_of_the_day_after_the_deadline_was_not_made_before_it() {
    let mut back = at_counter(0, day(29)).received(day(32));
    back.lease.as_mut().unwrap().from = day(31);
    let resolution = resolve(&story(back.cleared()), day(32));
    assert_eq!(resolution.state, ResolutionState::Lapsed);
    assert!(judged(&resolution, back.place).holds.contains(&Hold::AfterDeadline));
}

#[test]
fn s07_a_document_that_ran_out_in_december_does_not_pass_in_january() {
    let mut back = at_counter(0, day(5)).received(day(20));
    back.lease.as_mut().unwrap().from = day(19);
    let back =
        back.with(|body| body.document.as_mut().unwrap().expires = Some("2026-11-30".parse().unwrap()));
    let resolution = resolve(&story(back.cleared()), day(20));
    assert_eq!(judged(&resolution, back.place).verdict, Verdict::Refused);
    assert!(judged(&resolution, back.place).holds.contains(&Hold::DocumentNotValid));
}

#[test]
fn s07_a_check_was_not_made_before_its_voucher_was_issued() {
    let mut back = at_counter(0, day(29)).received(day(32));
    back.not_before = Some(day(31));
    let resolution = resolve(&story(back.cleared()), day(32));
    assert_eq!(judged(&resolution, back.place).verdict, Verdict::Refused);
    assert!(judged(&resolution, back.place).holds.contains(&Hold::AfterDeadline));
}

#[test]
fn s07_what_is_known_to_be_earlier_narrows_and_never_turns_an_interval_round() {
    let mut wide = at_door(0, day(9)).received(day(12));
    (wide.anchored, wide.rebooted, wide.not_before) = (day(6), true, Some(day(20)));
    let Fact::Stated(statement) = wide.fact() else { unreachable!() };
    assert_eq!(statement.proven(), Interval::at(day(12)), "after it came in is when it came in");
    wide.not_before = Some(day(8));
    wide.lease.as_mut().unwrap().from = day(7);
    let Fact::Stated(statement) = wide.fact() else { unreachable!() };
    assert_eq!(statement.proven(), Interval::between(day(8), day(12)));
    assert_eq!(statement.measured(), statement.proven());
}

#[test]
fn s07_an_agent_revoked_before_the_lease_they_name_checked_nothing() {
    let mut back = at_door(0, day(2)).received(day(9));
    back.lease.as_mut().unwrap().from = day(8);
    let facts = story(back.cleared().into_iter().chain([ended(Subject::Agent(CARRIER), day(7), day(9))]));
    let resolution = resolve(&facts, day(9));
    assert_eq!(resolution.state, ResolutionState::AwaitingCheck);
    assert!(judged(&resolution, back.place).holds.contains(&Hold::AgentNotInStanding));
}

#[test]
fn a_voucher_that_had_run_out_holds_the_check_and_outages_add_to_it() {
    let mut check = at_counter(0, day(12));
    check.voucher_until = Some(day(10));
    let facts = story(check.cleared());
    assert_eq!(holds(&resolve(&facts, day(13))), [Hold::VoucherExpired]);
    let outages = vec![Interval::between(day(2), day(5))];
    let policies = Policies::always(Policy { outages, ..policy() });
    assert_eq!(reconcile(&facts, &policies, day(13)).state, ResolutionState::Provable);
}

#[test]
fn a_voucher_that_ends_with_the_deadline_is_judged_once() {
    let mut around = at_door(0, day(29)).received(day(32));
    (around.anchored, around.rebooted, around.voucher_until) = (day(28), true, Some(deadline()));
    assert_eq!(holds(&resolve(&story(around.cleared()), day(32))), [Hold::DeadlineInDoubt]);
}

#[test]
fn facts_of_earlier_versions_keep_their_bytes() {
    let Fact::Declared(new) = &opening()[0] else { unreachable!() };
    let old = Fact::Declared(Declared { submitted: None, household: None, ..new.clone() });
    // An array of as many items as there were: what is absent at the end is not written.
    assert_eq!(statement::encode(&old)[2..4], [0x81, 0x84]);
    assert_eq!(statement::decode::<Fact>(&statement::encode(&old)).unwrap(), old);
    let check = Telling { drawn: None, ..at_counter(0, day(1)) }.fact();
    assert_eq!(statement::encode(&check)[2..4], [0x81, 0x87]);
}
