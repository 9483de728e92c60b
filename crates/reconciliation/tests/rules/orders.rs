//! Orders that come before or after the checks they touch, and words that end by themselves.

use crate::story::*;
use reconciliation::{Fact, Hold, OrderSeen, Resolution, ResolutionState, StatusAnswer, Touched};
use statement::Effect;
use terms::{OrderId, Timestamp};

type Dates = (Option<Timestamp>, Option<Timestamp>);

fn order(touched: Touched, effect: Effect, (from, until): Dates) -> Fact {
    let (id, at) = (OrderId([1; 8]), day(9));
    Fact::Order(OrderSeen { id, touched, effect, from, until, at, is_lifted: false })
}

fn lifting(order: &Fact) -> Fact {
    let Fact::Order(given) = order else { unreachable!() };
    Fact::Order(OrderSeen { at: day(12), is_lifted: true, ..*given })
}

/// One check that passes, on day 1, and whatever else is told.
fn with(more: impl IntoIterator<Item = Fact>) -> Resolution {
    resolve(&story(at_counter(0, day(1)).cleared().into_iter().chain(more)), day(20))
}

#[test]
fn s6_what_an_agent_checked_inside_a_span_does_not_count_and_outside_it_does() {
    let touched = Touched::Agent(CLERK);
    let since = |from| with([order(touched, Effect::Voids, (Some(from), None))]);
    assert_eq!(since(day(2)).state, ResolutionState::Provable, "after the check");
    let voided = since(day(0));
    assert_eq!((voided.state, holds(&voided)), (ResolutionState::AwaitingCheck, Vec::new()));
    let others = with([order(Touched::Agent(CARRIER), Effect::Voids, (Some(day(0)), None))]);
    assert_eq!(others.state, ResolutionState::Provable);
}

#[test]
fn s6_a_span_that_begins_somewhere_in_the_interval_of_a_check_holds_it() {
    let check = at_counter(0, day(1)).received(day(3));
    let from = (Some(day(2)), None);
    let told = check.cleared().into_iter().chain([order(Touched::Agent(CLERK), Effect::Voids, from)]);
    let resolution = resolve(&story(told), day(20));
    assert_eq!(resolution.state, ResolutionState::UnderReview);
    assert!(holds(&resolution).contains(&Hold::AgentNotInStanding));
}

#[test]
fn s14_what_rests_is_held_until_the_order_is_lifted_and_by_nothing_else() {
    let (span, on) = ((Some(day(0)), Some(day(5))), (Some(day(0)), None));
    for (touched, dates, hold) in [
        (Touched::Device(COUNTER), span, Hold::Ordered),
        (Touched::Enrolment, on, Hold::EnrolmentOrdered),
        (Touched::Agent(CLERK), span, Hold::Ordered),
    ] {
        let rests = order(touched, Effect::Rests, dates);
        let held = with([rests.clone()]);
        assert_eq!((held.state, holds(&held)), (ResolutionState::UnderReview, vec![hold]));
        let mut facts = story(at_counter(0, day(1)).cleared().into_iter().chain([rests.clone()]));
        facts.push(lifted(&facts, day(10), [hold]));
        assert_eq!(resolve(&facts, day(20)).state, ResolutionState::UnderReview, "no decision lifts it");
        let woken = with([lifting(&rests), rests]);
        assert_eq!(woken.state, ResolutionState::Provable, "whichever came first");
    }
}

#[test]
fn an_order_on_an_enrolment_holds_from_its_first_instant_to_its_end() {
    let rests = order(Touched::Enrolment, Effect::Rests, (Some(day(5)), Some(day(8))));
    let facts = story(at_counter(0, day(1)).cleared().into_iter().chain([rests]));
    let seen = |now| (resolve(&facts, now).state, resolve(&facts, now).changes_at);
    assert_eq!(seen(day(4)), (ResolutionState::Provable, Some(day(5))));
    assert_eq!(seen(day(5)), (ResolutionState::UnderReview, Some(day(8))));
    assert_eq!(seen(day(8)).0, ResolutionState::Provable);
}

#[test]
fn s14_a_document_that_is_stopped_after_its_check_holds_it_however_clear_it_was() {
    let place = at_counter(0, day(1)).place;
    let stopped = order(Touched::Document(place), Effect::Voids, (None, None));
    let held = with([stopped.clone(), at_counter(0, day(1)).status(StatusAnswer::Clear)]);
    assert_eq!((held.state, holds(&held)), (ResolutionState::UnderReview, vec![Hold::DocumentListed]));
    assert_eq!(with([stopped.clone(), lifting(&stopped)]).state, ResolutionState::Provable);
    let lost_later = order(Touched::Document(place), Effect::Voids, (Some(day(2)), None));
    assert_eq!(with([lost_later]).state, ResolutionState::Provable);
}

#[test]
fn s14_not_me_by_a_link_ends_by_itself_and_by_a_code_only_by_a_person() {
    let check = at_counter(0, day(1)).cleared();
    let told = |until| story(check.clone().into_iter().chain([Fact::Contested { at: day(4), until }]));
    let by_link = told(Some(day(7)));
    let resting = resolve(&by_link, day(6));
    assert_eq!((holds(&resting), resting.changes_at), (vec![Hold::Contested], Some(day(7))));
    assert_eq!(resolve(&by_link, day(7)).state, ResolutionState::Provable);
    assert_eq!(holds(&resolve(&told(None), day(300))), [Hold::Contested]);
    let both = story(by_link.into_iter().chain([Fact::Contested { at: day(5), until: None }]));
    assert_eq!(holds(&resolve(&both, day(300))), [Hold::Contested]);
}
