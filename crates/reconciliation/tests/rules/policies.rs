//! Which policy judges what: the check's day decides of the check, today of the enrolment (registry, B8; scenario 18).

use crate::story::*;
use documents::ModelId;
use reconciliation::{
    Fact, Hold, Note, Policies, Policy, Resolution, ResolutionState, Verdict, VersionEnds, reconcile,
};
use statement::{Cursor, FeedAge, FeedKind};
use terms::{Interval, Timestamp};

/// The card is accepted until the tenth day.
fn card_goes() -> Policies {
    let after = Policy { version: 2, accepted: vec![ModelId(2)], ..policy() };
    Policies::of([(day(-90), policy()), (day(10), after)])
}

fn by(policies: &Policies, facts: &[Fact], now: Timestamp) -> Resolution {
    reconcile(facts, policies, now)
}

#[test]
fn s10_a_model_that_was_accepted_on_the_day_of_the_check_stays_accepted() {
    let check = at_door(0, day(9)).received(day(12));
    let resolution = by(&card_goes(), &story(check.cleared()), day(13));
    assert_eq!((resolution.state, resolution.deciding), (ResolutionState::Provable, Some(check.place)));
}

#[test]
fn s10_a_model_that_was_no_longer_accepted_that_day_does_not_count() {
    let check = at_door(0, day(11)).received(day(12));
    let resolution = by(&card_goes(), &story(check.cleared()), day(13));
    assert_eq!(judged(&resolution, check.place).verdict, Verdict::Refused);
}

#[test]
fn s10_a_check_around_the_change_is_held_and_not_lost() {
    let mut check = at_door(0, day(9)).received(day(12));
    (check.anchored, check.rebooted) = (day(8), true);
    let mut facts = story(check.cleared());
    let resolution = by(&card_goes(), &facts, day(13));
    assert_eq!(
        (resolution.state, holds(&resolution)),
        (ResolutionState::UnderReview, vec![Hold::ModelNotAccepted])
    );
    let decision = reconciliation::Decision { lifts: resolution.holds, ..decision(day(14)) };
    facts.push(Fact::Decision(decision));
    assert_eq!(by(&card_goes(), &facts, day(14)).state, ResolutionState::Provable);
}

#[test]
fn s18_what_was_made_with_an_ended_version_is_held_and_never_lost() {
    let made_with = |at| {
        at_counter(0, at).with(|body| {
            (body.versions.software, body.versions.rules, body.versions.catalogue) = (3, 1, 1);
        })
    };
    let end = |ends| Policies::always(Policy { ends, ..policy() });
    let last_day = [(3, day(10))].into();
    let of_software = end(VersionEnds { software: last_day, ..VersionEnds::default() });
    let state = |check: Telling| by(&of_software, &story(check.cleared()), day(13));
    assert_eq!(state(made_with(day(9))).state, ResolutionState::Provable);
    let beyond = state(made_with(day(11)));
    assert_eq!((beyond.state, holds(&beyond)), (ResolutionState::UnderReview, vec![Hold::VersionEnded]));

    let ended: std::collections::BTreeMap<u16, Timestamp> = [(1, day(10))].into();
    for ends in [
        VersionEnds { rules: ended.clone(), ..VersionEnds::default() },
        VersionEnds { catalogue: ended, ..VersionEnds::default() },
    ] {
        let resolution = by(&end(ends), &story(made_with(day(11)).cleared()), day(13));
        assert_eq!(holds(&resolution), [Hold::VersionEnded]);
    }
}

#[test]
fn s01_an_outage_extends_the_deadline_for_checks_and_for_the_lapse() {
    let out = Policy { version: 2, outages: vec![Interval::between(day(10), day(14))], ..policy() };
    let policies = Policies::of([(day(-90), policy()), (day(15), out)]);
    let late = at_counter(0, day(32));
    let facts = story(late.cleared());
    assert_eq!(by(&policies, &facts, day(33)).state, ResolutionState::Provable);
    let nothing = opening();
    assert_eq!(by(&policies, &nothing, day(34)).state, ResolutionState::AwaitingCheck);
    assert_eq!(by(&policies, &nothing, day(34).plus_ms(1)).state, ResolutionState::Lapsed);
    let foreseen = by(&policies, &nothing, day(14)).changes_at;
    assert_eq!(foreseen, Some(day(15)), "the limits change before the time is over");
}

#[test]
fn s01_grace_is_todays_and_not_the_checks() {
    let generous = Policy { version: 2, late_grace_days: 60, ..policy() };
    let policies = Policies::of([(day(-90), policy()), (day(65), generous)]);
    let mut forgotten = at_door(0, day(29)).received(day(61));
    forgotten.lease.as_mut().unwrap().until = day(90);
    let facts = story(forgotten.cleared());
    assert_eq!(holds(&by(&policies, &facts, day(61))), [Hold::ReceivedAfterGrace]);
    let later = by(&policies, &facts, day(65));
    assert_eq!(later.state, ResolutionState::Provable);
    assert!(judged(&later, forgotten.place).notes.contains(&Note::AcceptedLate));
}

/// A check of the tenth day, an hour after the card went, by a list of that age.
fn by_a_list_of(feed: u8, made: Timestamp) -> Telling {
    at_door(0, day(10).plus_hours(1)).received(day(12)).with(|body| {
        body.feeds = vec![FeedAge { feed, position: 7, made }];
    })
}

#[test]
fn s10_within_the_grace_a_check_is_judged_by_the_older_list_that_it_names() {
    let goes = |list_grace_hours| {
        let after = Policy { version: 2, accepted: vec![ModelId(2)], list_grace_hours, ..policy() };
        Policies::of([(day(-90), policy()), (day(10), after)])
    };
    let state = |policies: &Policies, check: &Telling| by(policies, &story(check.cleared()), day(13)).state;
    let policy_list = FeedKind::Policy.code();
    let older = by_a_list_of(policy_list, day(9));
    assert_eq!(state(&goes(48), &older), ResolutionState::Provable);
    assert_eq!(state(&goes(0), &older), ResolutionState::AwaitingCheck, "no grace: the card may be forged");
    let mut a_day_after = older.clone();
    a_day_after.made = day(11).plus_hours(2);
    assert_eq!(state(&goes(24), &a_day_after), ResolutionState::AwaitingCheck, "beyond the grace");
    let newer = by_a_list_of(policy_list, day(10));
    assert_eq!(state(&goes(48), &newer), ResolutionState::AwaitingCheck, "the list named the change");
    let whole = by_a_list_of(Cursor::WHOLE, day(9));
    assert_eq!(state(&goes(48), &whole), ResolutionState::Provable, "every list was of that moment");
    let another = by_a_list_of(FeedKind::Trust.code(), day(9));
    assert_eq!(state(&goes(48), &another), ResolutionState::AwaitingCheck, "no policy list is named");
}

#[test]
fn s10_the_grace_of_a_change_is_its_own_whatever_changed_before() {
    let with = |version, accepted: Vec<ModelId>, list_grace_hours| Policy {
        accepted,
        list_grace_hours,
        ..Policy::usual(version, Vec::new())
    };
    // The card went on the eighth day with a day of grace; on the tenth something else changed with a week.
    let policies = Policies::of([
        (day(-90), policy()),
        (day(8), with(2, vec![ModelId(2)], 24)),
        (day(10), with(3, vec![ModelId(2)], 168)),
    ]);
    let older = by_a_list_of(FeedKind::Policy.code(), day(7));
    assert_eq!(by(&policies, &story(older.cleared()), day(13)).state, ResolutionState::AwaitingCheck);
}
