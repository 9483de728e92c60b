//! What the registry does next, and that it does nothing twice or never.

use crate::story::*;
use proofing::ComparisonAnswer;
use reconciliation::{Act, CoSignature, Fact, Subject, acts};

fn next(done: &[Act], facts: &[Fact]) -> Vec<Act> {
    acts(done, &resolve(facts, day(10)), facts)
}

#[test]
fn a_pass_is_activated_and_told_once() {
    let facts = story(at_counter(0, day(1)).cleared());
    let due = next(&[], &facts);
    assert_eq!(due, [Act::TellChecked, Act::Activate, Act::TellActivated]);
    assert_eq!(next(&due, &facts), []);
}

#[test]
fn s16_a_crash_between_two_acts_loses_and_doubles_none() {
    let facts = story(at_counter(0, day(1)).cleared());
    let due = next(&[], &facts);
    for crashed in 0..due.len() {
        let (done, rest) = due.split_at(crashed);
        assert_eq!(next(done, &facts), rest);
    }
}

#[test]
fn a_check_that_waits_for_a_source_is_no_delay_yet() {
    let check = at_counter(0, day(1));
    assert_eq!(next(&[], &story([check.fact()])), [Act::IssueVoucher, Act::TellChecked]);
}

#[test]
fn s11_a_flag_is_told_in_the_words_of_any_delay() {
    let flagged = at_counter(0, day(1)).with(|body| body.flags = (true, false));
    let doubted = at_counter(0, day(1)).with(|body| body.comparison = Some(ComparisonAnswer::Doubt));
    let due = next(&[], &story(flagged.cleared()));
    assert_eq!(due, next(&[], &story(doubted.cleared())));
    assert_eq!(due, [Act::IssueVoucher, Act::TellChecked, Act::OpenReview, Act::TellUnderReview]);
}

#[test]
fn each_spent_secret_calls_for_one_new_voucher() {
    let first = at_counter(0, day(1)).with(|body| body.features.clear());
    let second = at_counter(1, day(2)).signed_with(CoSignature::Right { voucher: 2 });
    let second = second.with(|body| body.features.clear());
    let facts = story(first.cleared().into_iter().chain(second.cleared()));
    let issued = |times| next(&vec![Act::IssueVoucher; times], &facts).contains(&Act::IssueVoucher);
    assert_eq!([issued(0), issued(1), issued(2)], [true, true, false]);
}

#[test]
fn s14_an_order_against_the_agent_suspends_what_stood_on_it_and_lifting_it_reinstates() {
    let mut facts = story(at_door(0, day(3)).cleared());
    let mut done = next(&[], &facts);
    facts.push(ended(Subject::Agent(CARRIER), day(2), day(8)));
    let due = next(&done, &facts);
    assert_eq!(due, [Act::IssueVoucher, Act::Suspend, Act::TellSuspended]);
    done.extend([Act::IssueVoucher, Act::Suspend]);
    assert_eq!(next(&done, &facts), [Act::TellSuspended], "told although it crashed in between");
    done.push(Act::TellSuspended);
    assert_eq!(next(&done, &facts), []);

    facts.push(ended(Subject::Agent(CARRIER), day(20), day(9)));
    assert_eq!(next(&done, &facts), [Act::Reinstate, Act::TellActivated]);
}

#[test]
fn s14_a_refusal_after_activation_suspends() {
    let mut facts = story(at_counter(0, day(1)).cleared());
    let done = next(&[], &facts);
    facts.push(refused(day(3)));
    assert_eq!(next(&done, &facts), [Act::Suspend, Act::TellSuspended, Act::TellRefused]);
}

#[test]
fn once_bodies_are_erased_nothing_follows() {
    let mut check = at_counter(0, day(1));
    let done = next(&[], &story(check.cleared()));
    check.body = None;
    assert_eq!(next(&done, &story(check.cleared())), []);
}
