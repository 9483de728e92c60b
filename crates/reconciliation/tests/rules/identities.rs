//! What an identity is by all that led to it and all orders on it, in whatever order they came.

use crate::order::facts;
use crate::story::*;
use proofing::Level;
use proptest::prelude::*;
use reconciliation::json::{LinkedJson, OrderOnIdentityJson};
use reconciliation::{
    Fact, Hold, Identity, IdentityState, IdentityTerm, IdentityWhy, Linked, NextStep, OrderOnIdentity,
    Policies, Policy, Proof, ResolutionState, identity, identity_digest,
};
use statement::{Effect, OrderReason, decode, encode, hash};
use terms::{Day, EnrolmentId, OrderId, Timestamp};

fn enrolment(n: u8) -> EnrolmentId {
    EnrolmentId([n; 16])
}

fn proven(n: u8, made: Timestamp) -> Linked {
    let proof = Proof { made, envelope: hash(&[n]), level: Level::Substantial, document_ends: None };
    let (state, against) = (ResolutionState::Provable, [].into());
    Linked { enrolment: enrolment(n), since: made, state, against, proof: Some(proof), counts: true }
}

fn open(n: u8, state: ResolutionState, against: &[Hold]) -> Linked {
    let against = against.iter().copied().collect();
    Linked { enrolment: enrolment(n), since: day(1), state, against, proof: None, counts: true }
}

fn order(n: u8, effect: Effect, reason: OrderReason) -> OrderOnIdentity {
    OrderOnIdentity { id: OrderId([n; 8]), effect, reason, from: None, until: None, is_lifted: false }
}

fn at(links: &[Linked], orders: &[OrderOnIdentity], now: Timestamp) -> Identity {
    identity(links, orders, false, &Policies::always(policy()), now)
}
fn told(links: &[Linked], orders: &[OrderOnIdentity], now: Timestamp) -> (IdentityState, IdentityWhy) {
    let identity = at(links, orders, now);
    (identity.state, identity.why)
}

#[test]
fn one_that_is_contested_through_one_enrolment_rests_whatever_another_proves() {
    let contested = open(2, ResolutionState::UnderReview, &[Hold::Contested]);
    let links = [proven(1, day(1)), contested.clone()];
    assert_eq!(told(&links, &[], day(5)), (IdentityState::Suspended, IdentityWhy::Contested));
    let settled = [proven(1, day(1)), Linked { against: [].into(), ..contested }];
    assert_eq!(told(&settled, &[], day(5)), (IdentityState::Active, IdentityWhy::Proven));
}

#[test]
fn an_enrolment_none_of_whose_checks_counts_has_no_say_against_what_another_proves() {
    let refused = Linked { counts: false, ..open(2, ResolutionState::Refused, &[Hold::RefusedByPerson]) };
    assert_eq!(told(&[proven(1, day(1)), refused.clone()], &[], day(5)).0, IdentityState::Active);
    assert_eq!(told(&[refused], &[], day(5)), (IdentityState::Suspended, IdentityWhy::Refused));
}

#[test]
fn what_holds_one_enrolment_alone_leaves_what_another_one_proves() {
    let held = open(2, ResolutionState::UnderReview, &[]);
    assert_eq!(told(&[held.clone(), proven(1, day(1))], &[], day(5)).0, IdentityState::Active);
    assert_eq!(told(&[held], &[], day(5)), (IdentityState::Suspended, IdentityWhy::Unproven));
    assert_eq!(told(&[], &[], day(5)), (IdentityState::Suspended, IdentityWhy::Unproven), "of nothing");
}

#[test]
fn a_renewal_gives_the_later_checks_validity_and_attributes() {
    let links = [proven(1, day(0)), proven(2, day(400))];
    let (before, after) = (at(&links[..1], &[], day(401)), at(&links, &[], day(401)));
    assert_eq!(before.attributes.map(|from| from.enrolment), Some(enrolment(1)));
    assert_eq!(
        after.attributes.map(|from| (from.enrolment, from.proof.envelope)),
        Some((enrolment(2), hash(&[2])))
    );
    let days = |later: Option<Timestamp>, earlier: Option<Timestamp>| {
        later.unwrap().ms_since(earlier.unwrap()) / (24 * 60 * 60 * 1000)
    };
    assert!((398..=402).contains(&days(after.valid_until, before.valid_until)), "{after:?}");
}

#[test]
fn an_identity_ends_five_calendar_years_after_its_check_and_a_later_check_renews_it() {
    // 21 November 2026, 09:00 in Paris; winter time begins a day at 23:00 UTC.
    let ends = Timestamp(i64::from(Day::of(2031, 11, 21).epoch_days()) * 86_400_000 - 3_600_000);
    let links = [proven(1, hour(0))];
    let active = at(&links, &[], day(3));
    assert_eq!((active.valid_until, active.changes_at), (Some(ends), Some(ends)));
    assert_eq!(told(&links, &[], ends.plus_ms(-1)).0, IdentityState::Active);
    let over = at(&links, &[], ends);
    assert_eq!((over.state, over.why), (IdentityState::Expired, IdentityWhy::TimeOver));
    assert_eq!((over.next_step, over.changes_at), (NextStep::BeginAgain, None));
    let renewed = [proven(1, hour(0)), proven(2, ends.plus_days(40))];
    assert_eq!(told(&renewed, &[], ends.plus_days(41)).0, IdentityState::Active);
}

#[test]
fn a_policy_may_end_it_with_the_document_that_was_shown_and_only_checks_of_its_days() {
    let strict =
        Policy { version: 2, identity: IdentityTerm { years: 5, ends_with_document: true }, ..policy() };
    let policies = Policies::of([(day(-90), policy()), (day(10), strict)]);
    let ends = Day::of(2027, 3, 31);
    let with = |made| {
        let mut linked = proven(1, made);
        linked.proof.as_mut().unwrap().document_ends = Some(ends.epoch_days());
        identity(&[linked], &[], false, &policies, made)
    };
    let until = Timestamp(i64::from(ends.plus_days(1).epoch_days()) * 86_400_000 - 3_600_000);
    assert_eq!(with(day(12)).valid_until, Some(until), "the whole of its last day");
    assert!(with(day(2)).valid_until > Some(until.plus_days(365 * 4)), "what was promised before stays");
}

#[test]
fn death_and_court_end_it_until_the_order_is_lifted() {
    let links = [proven(1, day(1))];
    for (reason, why) in [
        (OrderReason::Death, IdentityWhy::Death),
        (OrderReason::Court, IdentityWhy::Court),
        (OrderReason::Holder, IdentityWhy::Holder),
    ] {
        let voids = order(1, Effect::Voids, reason);
        let ended = at(&links, &[voids], day(5));
        assert_eq!(
            (ended.state, ended.why, ended.next_step),
            (IdentityState::Revoked, why, NextStep::CallUs)
        );
        assert!(ended.state.holds_its_person());
        let lifted = OrderOnIdentity { is_lifted: true, ..voids };
        assert_eq!(told(&links, &[lifted, voids], day(5)).0, IdentityState::Active);
    }
}

#[test]
fn an_order_rests_it_between_its_dates_and_wakes_it_by_itself() {
    let links = [proven(1, day(1))];
    let rests = OrderOnIdentity {
        from: Some(day(5)),
        until: Some(day(9)),
        ..order(1, Effect::Rests, OrderReason::Holder)
    };
    let states = [day(4), day(5), day(8), day(9)].map(|now| at(&links, &[rests], now));
    let of = states.clone().map(|identity| (identity.state, identity.why));
    let (active, resting) =
        ((IdentityState::Active, IdentityWhy::Proven), (IdentityState::Suspended, IdentityWhy::Holder));
    assert_eq!(of, [active, resting, resting, active]);
    assert_eq!([states[0].changes_at, states[1].changes_at], [Some(day(5)), Some(day(9))]);
}

#[test]
fn whoever_withdrew_all_that_led_to_it_may_have_another_and_one_that_was_erased_frees_its_person() {
    let withdrawn = open(1, ResolutionState::Withdrawn, &[]);
    let ended = at(std::slice::from_ref(&withdrawn), &[], day(5));
    assert_eq!((ended.state, ended.next_step), (IdentityState::Withdrawn, NextStep::BeginAgain));
    assert!(!ended.state.holds_its_person());
    assert_eq!(told(&[withdrawn, proven(2, day(2))], &[], day(5)).0, IdentityState::Active);
    let erased = told(&[proven(1, day(1))], &[order(1, Effect::Voids, OrderReason::Erasure)], day(5));
    assert_eq!(erased, (IdentityState::Erased, IdentityWhy::Erased));
    let succeeded = identity(&[proven(1, day(1))], &[], true, &Policies::always(policy()), day(5));
    assert_eq!((succeeded.state, succeeded.why), (IdentityState::Withdrawn, IdentityWhy::Succeeded));
}

#[test]
fn what_an_enrolment_comes_to_names_the_check_that_decides_and_the_documents_last_day() {
    let facts = story(at_counter(0, day(1)).cleared());
    let (now, policies) = (day(2), Policies::always(policy()));
    let linked = Linked::of((enrolment(1), day(2)), &facts, &resolve(&facts, now), &policies);
    let proof = linked.proof.unwrap();
    assert_eq!((proof.made, proof.envelope), (day(1).plus_ms(60_000), at_counter(0, day(1)).envelope));
    assert_eq!(proof.document_ends, Some(Day::of(2031, 6, 30).epoch_days()));
    let contested = story(
        at_counter(0, day(1)).cleared().into_iter().chain([Fact::Contested { at: day(2), until: None }]),
    );
    let linked = Linked::of((enrolment(1), day(2)), &contested, &resolve(&contested, now), &policies);
    assert_eq!((linked.state, linked.proof), (ResolutionState::UnderReview, None));
    assert_eq!(linked.against, [Hold::Contested].into());
}

fn instants() -> impl Strategy<Value = Timestamp> {
    prop_oneof![4 => (-2i64..36).prop_map(day), 1 => (1800i64..1860).prop_map(day)]
}

/// Few enrolments, so that several speak of one; each by the facts of a story.
fn links() -> impl Strategy<Value = Vec<Linked>> {
    let of_facts = (0u8..4, instants(), facts(), instants()).prop_map(|(n, since, facts, now)| {
        Linked::of((enrolment(n), since), &facts, &resolve(&facts, now), &Policies::always(policy()))
    });
    let against =
        prop::sample::subsequence(vec![Hold::EnrolmentOrdered, Hold::Contested, Hold::RefusedByPerson], 0..3);
    let flags = (any::<bool>(), any::<bool>());
    let drawn = (0u8..4, instants(), prop::option::of(20_700i32..20_900), 0usize..6, against, flags);
    let drawn = drawn.prop_map(|(n, made, document_ends, state, against, (quiet, counts))| {
        let mut linked = proven(n, made);
        linked.state = ResolutionState::ALL[state];
        linked.proof = linked.proof.map(|proof| Proof { document_ends, ..proof });
        if linked.state != ResolutionState::Provable {
            linked.proof = None;
            linked.counts = counts;
            linked.against = against.into_iter().filter(|_| !quiet).collect();
        }
        linked
    });
    let sound = (0u8..4, instants()).prop_map(|(n, made)| proven(n, made));
    prop::collection::vec(prop_oneof![1 => of_facts, 3 => drawn, 4 => sound], 0..5)
}

fn orders() -> impl Strategy<Value = Vec<OrderOnIdentity>> {
    let span = (prop::option::of(instants()), prop::option::of(instants()));
    let one = (0u8..3, 0usize..2, 0usize..OrderReason::ALL.len(), span, prop::bool::weighted(0.3));
    let one = one.prop_map(|(n, effect, reason, (from, until), is_lifted)| OrderOnIdentity {
        from,
        until,
        is_lifted,
        ..order(n, Effect::ALL[effect], OrderReason::ALL[reason])
    });
    prop::collection::vec(one, 0..3)
}

fn policy_lists() -> impl Strategy<Value = Policies> {
    let one = (instants(), 1u32..4, 0u8..12, any::<bool>()).prop_map(
        |(from, version, years, ends_with_document)| {
            (from, Policy { version, identity: IdentityTerm { years, ends_with_document }, ..policy() })
        },
    );
    prop::collection::vec(one, 0..3).prop_map(Policies::of)
}

/// The same set in another order with some again.
fn twice<T: Clone + std::fmt::Debug + 'static>(things: Vec<T>) -> impl Strategy<Value = (Vec<T>, Vec<T>)> {
    let count = things.len();
    prop::sample::subsequence(things.clone(), 0..=count).prop_flat_map(move |again| {
        let all: Vec<T> = things.iter().cloned().chain(again).collect();
        (Just(things.clone()), Just(all).prop_shuffle())
    })
}

proptest! {
    #![proptest_config(crate::cases(400))]

    #[test]
    fn order_repetition_and_grouping_change_no_byte_of_an_identity(
        (links, links_again) in links().prop_flat_map(twice), (orders, orders_again) in orders().prop_flat_map(twice),
        policies in policy_lists(), succeeded in prop::bool::weighted(0.1), now in instants(),
    ) {
        let of = |links: &[Linked], orders: &[OrderOnIdentity]| {
            encode(&identity(links, orders, succeeded, &policies, now))
        };
        prop_assert_eq!(of(&links, &orders), of(&links_again, &orders_again));
        prop_assert_eq!(identity_digest(&links, &orders), identity_digest(&links_again, &orders_again));
    }

    #[test]
    fn it_is_active_where_something_proves_it_and_nothing_is_open_against_it_and_never_else(
        links in links(), orders in orders(), policies in policy_lists(), now in instants(),
    ) {
        let found = identity(&links, &orders, false, &policies, now);
        let lifted = |order: &OrderOnIdentity| {
            orders.iter().any(|other| other.id == order.id && other.is_lifted)
        };
        let in_span = |order: &OrderOnIdentity| {
            order.from.is_none_or(|from| from <= now) && order.until.is_none_or(|until| until > now)
        };
        let is_ordered = orders.iter().any(|order| !lifted(order) && in_span(order));
        let some_counts = links.iter().any(|link| link.counts);
        let heard = |link: &&Linked| link.counts || !some_counts;
        let is_spoken_against = links.iter().filter(heard).any(|link| !link.against.is_empty());
        let proofs = || links.iter().filter(|link| link.state == ResolutionState::Provable);
        let is_valid = found.valid_until.is_some_and(|until| now < until);
        let expected = proofs().next().is_some() && !is_ordered && !is_spoken_against && is_valid;
        prop_assert_eq!(found.state == IdentityState::Active, expected);
        let newest = proofs().filter_map(|link| link.proof).map(|proof| proof.made).max();
        prop_assert_eq!(found.attributes.map(|from| from.proof.made), newest, "the later check counts");
        prop_assert!(found.state == IdentityState::Active || found.next_step != NextStep::Nothing);
    }

    #[test]
    fn an_identity_stands_until_it_says_that_it_changes(
        links in links(), orders in orders(), policies in policy_lists(), now in instants(), later in 0i64..60 * 365,
    ) {
        let of = |now| identity(&links, &orders, false, &policies, now);
        let (before, then) = (of(now), now.plus_hours(later));
        let same = |one: &Identity, other: &Identity| (one.state, one.why) == (other.state, other.why);
        if let Some(at) = before.changes_at {
            prop_assert!(at > now);
            prop_assert!(same(&before, &of(at.plus_ms(-1))));
            prop_assert!(!same(&before, &of(at)));
        }
        if before.changes_at.is_none_or(|at| then < at) {
            prop_assert_eq!(&of(then), &before);
        }
    }

    #[test]
    fn what_an_identity_is_made_of_survives_its_bytes_and_its_json(links in links(), orders in orders()) {
        for link in &links {
            prop_assert_eq!(&decode::<Linked>(&encode(link)).unwrap(), link);
            let text = serde_json::to_string(&LinkedJson::from(link)).unwrap();
            prop_assert_eq!(&Linked::from(serde_json::from_str::<LinkedJson>(&text).unwrap()), link);
        }
        for order in &orders {
            prop_assert_eq!(&decode::<OrderOnIdentity>(&encode(order)).unwrap(), order);
            let text = serde_json::to_string(&OrderOnIdentityJson::from(order)).unwrap();
            let read: OrderOnIdentityJson = serde_json::from_str(&text).unwrap();
            prop_assert_eq!(&OrderOnIdentity::from(read), order);
        }
    }
}
