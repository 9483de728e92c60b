//! The scenarios a reconciling registry must get right, as far as facts express them. The number before a
//! test's first word is the scenario's.

use crate::story::*;
use documents::ModelId;
use proofing::{AbandonReason, ComparisonAnswer, Level};
use reconciliation::{
    CoSignature, Fact, Hold, NextStep, Note, Resolution, ResolutionState, Standing, StatusAnswer, Subject,
    Verdict,
};
use statement::Hash;
use terms::EnrolmentId;

#[test]
fn a_check_with_nothing_against_it_is_provable_at_substantial() {
    let check = at_counter(0, day(1));
    let resolution = resolve(&story(check.cleared()), day(1));
    assert_eq!(resolution.state, ResolutionState::Provable, "{resolution:?}");
    assert_eq!(resolution.level, Some(Level::Substantial));
    assert_eq!(resolution.deciding, Some(check.place));
    assert_eq!(resolution.next_step, NextStep::Nothing);
    assert!(resolution.holds.is_empty());
}

#[test]
fn an_offline_check_is_provisional_until_a_source_was_asked() {
    let check = at_door(0, day(1));
    let waiting = resolve(&story([check.fact()]), day(1));
    assert_eq!((waiting.state, holds(&waiting)), (ResolutionState::UnderReview, vec![Hold::StatusNotAsked]));
    let unknown = resolve(&story([check.fact(), check.status(StatusAnswer::Unknown)]), day(1));
    assert_eq!(holds(&unknown), [Hold::StatusUnknown]);
}

#[test]
fn s01_a_check_in_time_that_comes_in_late_reopens_what_lapsed() {
    let nothing = opening();
    assert_eq!(resolve(&nothing, deadline()).state, ResolutionState::AwaitingCheck);
    assert_eq!(resolve(&nothing, deadline().plus_ms(1)).state, ResolutionState::Lapsed);

    let late = at_door(0, day(29)).received(day(33));
    let resolution = resolve(&story(late.cleared()), day(34));
    assert_eq!(resolution.state, ResolutionState::Provable);
    assert!(judged(&resolution, late.place).notes.contains(&Note::AcceptedLate));
}

#[test]
fn s01_a_check_after_the_deadline_does_not_count_and_one_after_the_grace_is_held() {
    let too_late = at_counter(0, deadline().plus_hours(3));
    let resolution = resolve(&story(too_late.cleared()), day(31));
    assert_eq!((resolution.state, resolution.next_step), (ResolutionState::Lapsed, NextStep::Extend));
    assert_eq!(judged(&resolution, too_late.place).verdict, Verdict::Refused);

    let mut forgotten = at_door(0, day(29)).received(day(61));
    forgotten.lease.as_mut().unwrap().until = day(90);
    let resolution = resolve(&story(forgotten.cleared()), day(61));
    assert_eq!(
        (resolution.state, holds(&resolution)),
        (ResolutionState::UnderReview, vec![Hold::ReceivedAfterGrace])
    );
}

#[test]
fn s02_the_same_envelope_told_again_changes_nothing() {
    let check = at_counter(0, day(1));
    let once = story(check.cleared());
    let again = story([check.fact(), check.fact(), check.status(StatusAnswer::Clear), check.fact()]);
    assert_eq!(resolve(&once, day(2)).to_bytes(), resolve(&again, day(2)).to_bytes());
}

#[test]
fn s03_other_bytes_under_the_same_key_are_kept_and_refused() {
    for bytes in [[0; 32], [0xff; 32]] {
        let check = at_counter(0, day(1));
        let mut forged = check.clone().received(day(2)).failing();
        forged.envelope = Hash(bytes);
        let [stated, status] = check.cleared();
        let resolution = resolve(&story([forged.fact(), stated, status]), day(2));
        assert_eq!((resolution.state, resolution.deciding), (ResolutionState::Provable, Some(check.place)));
        let kept = resolution.reasons.iter().find(|judged| judged.envelope == forged.envelope).unwrap();
        assert_eq!(kept.verdict, Verdict::Refused);
        assert!(kept.notes.contains(&Note::OtherBytes));
    }
}

#[test]
fn s04_of_two_passes_the_earliest_decides_and_the_other_corroborates() {
    let first = at_door(0, day(1)).received(day(4));
    let second = at_counter(0, day(2));
    let facts = story(first.cleared().into_iter().chain(second.cleared()));
    let resolution = resolve(&facts, day(4));
    assert_eq!((resolution.state, resolution.deciding), (ResolutionState::Provable, Some(first.place)));
    assert_eq!(judged(&resolution, second.place).verdict, Verdict::Superseded { by: first.place });
}

#[test]
fn s04_a_pass_against_a_fail_is_for_a_person_whichever_came_first() {
    for (pass, fail) in [
        (at_counter(0, day(1)), at_door(0, day(2)).failing()),
        (at_counter(0, day(3)), at_door(0, day(2)).failing()),
    ] {
        let mut facts = story(pass.cleared().into_iter().chain(fail.cleared()));
        let resolution = resolve(&facts, day(4));
        assert_eq!(
            (resolution.state, holds(&resolution)),
            (ResolutionState::UnderReview, vec![Hold::ConflictingChecks])
        );
        assert_eq!(judged(&resolution, pass.place).verdict, Verdict::Held);

        facts.push(lifted(&facts, day(5), [Hold::ConflictingChecks]));
        let resolution = resolve(&facts, day(5));
        assert_eq!(resolution.deciding, Some(pass.place));
        assert_eq!(judged(&resolution, fail.place).verdict, Verdict::Superseded { by: pass.place });
    }
}

#[test]
fn s04_a_case_left_because_of_the_document_keeps_another_pass_from_activating_unseen() {
    let left = at_counter(0, day(1)).abandoned(AbandonReason::FeaturesFail);
    let alone = resolve(&story([left.fact()]), day(1));
    assert_eq!((alone.state, alone.next_step), (ResolutionState::AwaitingCheck, NextStep::ShowAgain));

    let pass = at_door(0, day(2));
    let both = story(pass.cleared().into_iter().chain([left.fact()]));
    assert_eq!(holds(&resolve(&both, day(2))), [Hold::ConflictingChecks]);
}

#[test]
fn s04_a_second_check_under_one_secret_is_held() {
    let first = at_counter(0, day(1)).with(|body| body.features.clear());
    let second = at_door(0, day(2)).signed_with(CoSignature::Right { voucher: 1 });
    let facts = story(first.cleared().into_iter().chain(second.cleared()));
    let resolution = resolve(&facts, day(2));
    assert_eq!(resolution.state, ResolutionState::UnderReview);
    assert!(judged(&resolution, second.place).holds.contains(&Hold::SecretUsedTwice));
    assert!(!judged(&resolution, first.place).holds.contains(&Hold::SecretUsedTwice));
}

#[test]
fn s05_work_inside_the_lease_stands_and_work_outside_it_is_held() {
    let mut inside = at_door(0, day(1)).received(day(5));
    inside.anchored = day(0);
    assert_eq!(resolve(&story(inside.cleared()), day(5)).state, ResolutionState::Provable);

    let mut elsewhere = inside.clone();
    elsewhere.lease.as_mut().unwrap().covers = false;
    let mut after = inside.clone();
    after.lease.as_mut().unwrap().until = day(4);
    let mut without = inside.clone();
    without.lease = None;
    for outside in [elsewhere, after, without] {
        let resolution = resolve(&story(outside.cleared()), day(5));
        assert_eq!(
            (resolution.state, holds(&resolution)),
            (ResolutionState::UnderReview, vec![Hold::OutsideLease])
        );
    }
}

#[test]
fn s06_revoked_after_before_and_around_the_check() {
    let mut check = at_door(0, day(3)).received(day(5));
    check.anchored = day(2);
    let agent = Subject::Agent(CARRIER);
    let with = |until| story(check.cleared().into_iter().chain([ended(agent, until, day(5))]));

    assert_eq!(resolve(&with(day(6)), day(7)).state, ResolutionState::Provable, "revoked after it came in");

    let around = resolve(&with(day(4)), day(7));
    assert_eq!(
        (around.state, holds(&around)),
        (ResolutionState::UnderReview, vec![Hold::AgentNotInStanding])
    );
    assert_eq!(around.next_step, NextStep::Wait);

    let before = resolve(&with(day(1)), day(7));
    assert_eq!((before.state, before.next_step), (ResolutionState::AwaitingCheck, NextStep::ShowAgain));
    assert_eq!(judged(&before, check.place).verdict, Verdict::Refused);
    assert!(judged(&before, check.place).holds.contains(&Hold::AgentNotInStanding));
}

#[test]
fn s06_a_person_lifts_a_doubt_of_standing_and_no_certainty() {
    let mut check = at_door(0, day(3)).received(day(5));
    check.anchored = day(2);
    for (until, state) in [(day(4), ResolutionState::Provable), (day(1), ResolutionState::AwaitingCheck)] {
        let order = ended(Subject::Agent(CARRIER), until, day(5));
        let mut facts = story(check.cleared().into_iter().chain([order]));
        facts.push(lifted(&facts, day(6), [Hold::AgentNotInStanding]));
        assert_eq!(resolve(&facts, day(6)).state, state);
    }
}

#[test]
fn a_check_before_its_agents_training_waits_for_a_person_and_is_never_barred() {
    let mut check = at_door(0, day(3)).received(day(5));
    check.anchored = day(2);
    let trained = |subject, from| Fact::Standing(Standing { subject, from, until: None, at: day(5) });
    let with =
        |agent, from| story(check.cleared().into_iter().chain([trained(Subject::Training(agent), from)]));
    for (agent, from) in [(CARRIER, day(2)), (CLERK, day(9))] {
        assert_eq!(resolve(&with(agent, from), day(7)).state, ResolutionState::Provable, "trained in time");
    }
    for from in [day(4), day(9)] {
        let mut facts = with(CARRIER, from);
        let held = resolve(&facts, day(7));
        assert_eq!(
            (held.state, holds(&held)),
            (ResolutionState::UnderReview, vec![Hold::AgentNotInStanding])
        );
        facts.push(lifted(&facts, day(6), [Hold::AgentNotInStanding]));
        assert_eq!(resolve(&facts, day(7)).state, ResolutionState::Provable, "a person lifts it");
    }
    let mut facts = with(CARRIER, day(9));
    facts.push(trained(Subject::Training(CARRIER), day(1)));
    assert_eq!(
        resolve(&facts, day(7)).state,
        ResolutionState::Provable,
        "an earlier training is known as well"
    );
}

#[test]
fn s07_what_the_wall_clock_says_changes_nothing() {
    let honest = at_door(0, day(29));
    let mut ahead = honest.clone();
    ahead.wall = day(400);
    let mut back = honest.clone();
    back.wall = day(-4000);
    for lying in [ahead, back] {
        let told = resolve(&story(lying.cleared()), day(30)).to_bytes();
        assert_eq!(told, resolve(&story(honest.cleared()), day(30)).to_bytes());
    }
}

#[test]
fn s07_width_alone_is_no_hold_and_a_rule_whose_answer_differs_inside_is() {
    let mut wide = at_door(0, day(9)).received(day(12));
    (wide.anchored, wide.rebooted) = (day(6), true);
    assert_eq!(
        resolve(&story(wide.cleared()), day(12)).state,
        ResolutionState::Provable,
        "six days wide, all in time"
    );

    let mut around = at_door(0, day(29)).received(day(32));
    (around.anchored, around.rebooted) = (day(28), true);
    assert_eq!(holds(&resolve(&story(around.cleared()), day(32))), [Hold::DeadlineInDoubt]);
}

#[test]
fn s08_what_a_lost_device_delivers_later_waits_for_a_person() {
    let mut found = at_door(0, day(2)).received(day(8));
    found.anchored = day(1);
    let loss = ended(Subject::Device(FIELD), day(3), day(4));
    let mut facts = story(found.cleared().into_iter().chain([loss]));
    assert_eq!(holds(&resolve(&facts, day(8))), [Hold::DeviceNotInStanding]);
    facts.push(lifted(&facts, day(9), [Hold::DeviceNotInStanding]));
    assert_eq!(resolve(&facts, day(9)).deciding, Some(found.place));
}

#[test]
fn s08_what_a_lost_device_delivers_after_another_check_is_superseded() {
    let mut found = at_door(0, day(2)).received(day(8));
    found.anchored = day(1);
    let loss = ended(Subject::Device(FIELD), day(3), day(4));
    let again = at_counter(0, day(5));
    let facts = story(found.cleared().into_iter().chain([loss]).chain(again.cleared()));
    let resolution = resolve(&facts, day(8));
    assert_eq!((resolution.state, resolution.deciding), (ResolutionState::Provable, Some(again.place)));
    assert_eq!(judged(&resolution, found.place).verdict, Verdict::Superseded { by: again.place });
}

#[test]
fn s09_a_document_in_two_enrolments_is_held_until_a_person_has_seen_each_match() {
    let matched = |n, at| Fact::SameDocument { other: EnrolmentId([n; 16]), at, is_later: Some(true) };
    let mut facts = story(at_counter(0, day(1)).cleared());
    facts.push(matched(7, day(1)));
    let held = resolve(&facts, day(2));
    assert_eq!((held.state, held.next_step), (ResolutionState::UnderReview, NextStep::Wait));
    assert_eq!(holds(&held), [Hold::DocumentInTwoEnrolments]);

    facts.push(lifted(&facts, day(2), [Hold::DocumentInTwoEnrolments]));
    assert_eq!(resolve(&facts, day(2)).state, ResolutionState::Provable);
    facts.push(matched(8, day(3)));
    assert_eq!(holds(&resolve(&facts, day(3))), [Hold::DocumentInTwoEnrolments]);
}

#[test]
fn s10_a_document_valid_at_the_check_counts_though_it_ran_out_before_the_sync() {
    let expiring = |expiry: &str| {
        let expiry = expiry.parse().unwrap();
        let check = at_door(0, day(2)).received(day(6));
        check.with(|body| body.document.as_mut().unwrap().expires = Some(expiry))
    };
    let on_the_day = expiring("2026-11-23");
    assert_eq!(resolve(&story(on_the_day.cleared()), day(6)).state, ResolutionState::Provable);

    let the_day_before = expiring("2026-11-22");
    let resolution = resolve(&story(the_day_before.cleared()), day(6));
    assert_eq!(
        (resolution.state, resolution.next_step),
        (ResolutionState::AwaitingCheck, NextStep::BringAnotherDocument)
    );
    assert!(judged(&resolution, the_day_before.place).holds.contains(&Hold::DocumentNotValid));
}

#[test]
fn s10_a_document_whose_last_day_lies_inside_the_interval_is_in_doubt() {
    let mut check = at_door(0, day(3)).received(day(4));
    (check.anchored, check.rebooted) = (day(2), true);
    let check =
        check.with(|body| body.document.as_mut().unwrap().expires = Some("2026-11-24".parse().unwrap()));
    let resolution = resolve(&story(check.cleared()), day(4));
    assert_eq!(
        (resolution.state, holds(&resolution)),
        (ResolutionState::UnderReview, vec![Hold::DocumentNotValid])
    );
}

#[test]
fn s10_a_wrong_document_costs_no_attempt_and_the_next_one_counts() {
    let wrong = at_counter(0, day(1)).with(|body| body.document.as_mut().unwrap().model = ModelId(99));
    let alone = resolve(&story(wrong.cleared()), day(1));
    assert_eq!(
        (alone.state, alone.next_step),
        (ResolutionState::AwaitingCheck, NextStep::BringAnotherDocument)
    );

    let right = at_counter(1, day(2)).signed_with(CoSignature::Right { voucher: 2 });
    let both = resolve(&story(wrong.cleared().into_iter().chain(right.cleared())), day(2));
    assert_eq!((both.state, both.deciding), (ResolutionState::Provable, Some(right.place)));
}

#[test]
fn s10_a_listed_document_is_held_even_if_another_source_finds_it_clear() {
    let check = at_counter(0, day(1));
    let facts = story([check.fact(), check.status(StatusAnswer::Listed), check.status(StatusAnswer::Clear)]);
    let resolution = resolve(&facts, day(1));
    assert_eq!(
        (resolution.state, holds(&resolution)),
        (ResolutionState::UnderReview, vec![Hold::DocumentListed])
    );
}

#[test]
fn s11_a_flag_holds_the_pass_and_shows_the_applicant_any_delay() {
    let quiet = at_counter(0, day(1)).with(|body| body.comparison = Some(ComparisonAnswer::Doubt));
    let flagged = at_counter(0, day(1)).with(|body| body.flags = (false, true));
    let delayed = resolve(&story(quiet.cleared()), day(1));
    let resolution = resolve(&story(flagged.cleared()), day(1));
    assert_eq!(
        (resolution.state, holds(&resolution)),
        (ResolutionState::UnderReview, vec![Hold::DiscreetFlag])
    );
    let seen_outside =
        |resolution: &Resolution| (resolution.state, resolution.next_step, resolution.changes_at);
    assert_eq!(seen_outside(&resolution), seen_outside(&delayed));
}

#[test]
fn s11_a_flag_of_an_abandoned_case_holds_the_pass_of_another_agent() {
    let left = at_counter(0, day(1)).abandoned(AbandonReason::CoercionSuspected);
    let pass = at_door(0, day(2));
    let resolution = resolve(&story(pass.cleared().into_iter().chain([left.fact()])), day(2));
    assert_eq!(
        (resolution.state, holds(&resolution)),
        (ResolutionState::UnderReview, vec![Hold::DiscreetFlag])
    );
}

#[test]
fn s12_withdrawn_never_activates_and_keeps_the_check_as_evidence() {
    let check = at_counter(0, day(1));
    let facts = story(check.cleared().into_iter().chain([Fact::Withdrawn { at: day(2) }]));
    let resolution = resolve(&facts, day(2));
    assert_eq!((resolution.state, resolution.deciding), (ResolutionState::Withdrawn, None));
    assert_eq!(judged(&resolution, check.place).verdict, Verdict::Accepted);
}

#[test]
fn s14_a_refusal_after_the_pass_counts_and_a_later_decision_takes_it_back() {
    let mut facts = story(at_counter(0, day(1)).cleared());
    facts.push(refused(day(3)));
    let resolution = resolve(&facts, day(3));
    assert_eq!((resolution.state, resolution.next_step), (ResolutionState::Refused, NextStep::CallUs));
    assert_eq!(holds(&resolution), [Hold::RefusedByPerson]);
    facts.push(lifted(&facts, day(4), [Hold::RefusedByPerson]));
    assert_eq!(resolve(&facts, day(4)).state, ResolutionState::Provable);
}

#[test]
fn s17_nobody_home_consumes_nothing_and_offers_another_visit() {
    let resolution = resolve(&story([at_door(0, day(1)).nobody_home().fact()]), day(1));
    assert_eq!(
        (resolution.state, resolution.next_step),
        (ResolutionState::AwaitingCheck, NextStep::BookAgain)
    );
    assert_eq!(resolution.reasons[0].verdict, Verdict::NotACheck);
}
