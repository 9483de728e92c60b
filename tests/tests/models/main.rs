//! Models of the promise that nothing acknowledged is ever lost: one device, one registry, and a line between them
//! that loses, repeats and reorders. Every state is explored; safety holds in each, and from each an empty outbox
//! can be reached.
//!
//! The device's rules are those of the journal's own model, which a property test holds against its SQL.

mod commits;
#[path = "../../../crates/journal/src/outbox/tests/model.rs"]
mod outbox;
mod registry;
mod world;

use stateright::{Checker, Model, StateRecorder};
use std::collections::HashMap;
use world::{Limits, World};

/// Explores a world completely: gives how many states it has.
fn explore(limits: Limits) -> usize {
    let (recorder, states) = StateRecorder::new_with_accessor();
    let checker = limits.checker().visitor(recorder).spawn_bfs().join();
    checker.assert_properties();
    let states: Vec<World> = states();
    let ids: HashMap<&World, usize> = states.iter().zip(0..).collect();
    assert_eq!(ids.len(), checker.unique_state_count(), "every state was seen");
    assert_can_always_end(&limits, &states, &ids);
    states.len()
}

/// From every state a state can be reached in which nothing waits and the registry holds all there is.
fn assert_can_always_end(limits: &Limits, states: &[World], ids: &HashMap<&World, usize>) {
    let mut before: Vec<Vec<u32>> = vec![Vec::new(); states.len()];
    for (state, id) in states.iter().zip(0u32..) {
        let mut actions = Vec::new();
        limits.actions(state, &mut actions);
        for next in actions.into_iter().filter_map(|action| limits.next_state(state, action)) {
            before[ids[&next]].push(id);
        }
    }
    let ended = states.iter().zip(0usize..).filter(|(state, _)| state.is_at_rest()).map(|(_, id)| id);
    let mut to_visit: Vec<usize> = ended.collect();
    let mut can_end = vec![false; states.len()];
    for id in &to_visit {
        can_end[*id] = true;
    }
    while let Some(id) = to_visit.pop() {
        for earlier in before[id].iter().map(|id| *id as usize) {
            if !std::mem::replace(&mut can_end[earlier], true) {
                to_visit.push(earlier);
            }
        }
    }
    let stuck = states.iter().zip(&can_end).find(|(_, can_end)| !**can_end);
    assert!(stuck.is_none(), "nothing empties this outbox any more: {:#?}", stuck.map(|(state, _)| state));
}

/// Six records over a line that loses, repeats and reorders; either side may stop at any moment.
#[test]
fn an_outbox_over_a_bad_line_is_kept_once_and_can_always_be_emptied() {
    assert!(explore(Limits { records: 6, ..Limits::default() }) > 50_000);
}

/// Copies are made and read back, the database is lost and restored from any copy that the witness allows.
#[test]
fn a_registry_that_is_restored_is_refilled_and_what_was_let_go_is_never_missed() {
    assert!(explore(Limits { records: 3, copies: 1, restores: 1, ..Limits::default() }) > 300_000);
}

/// With two copies the older one may be restored where nothing was called safe since.
#[test]
fn of_two_copies_only_those_are_restored_that_hold_what_was_let_go() {
    assert!(explore(Limits { records: 2, copies: 2, restores: 1, ..Limits::default() }) > 400_000);
}

/// A second loss: what the first restore was told again may be let go, and is in no copy of the first epoch.
#[test]
fn a_registry_that_is_restored_twice_loses_nothing_either() {
    assert!(explore(Limits { records: 1, copies: 2, restores: 2, ..Limits::default() }) > 60_000);
}

/// A device comes back as an older image of itself.
#[test]
fn a_device_that_is_an_older_image_goes_on_in_another_chain() {
    assert!(explore(Limits { records: 3, images: 1, ..Limits::default() }) > 200_000);
}
