//! What an identity is: by all enrolments that led to it and all orders on it, never by the one that spoke last (B9).

use crate::check::{ALL_RIGHT, concluded};
use crate::device::{Device, Telling, active};
use crate::house::{DAY, House, MINUTE, hex};
use reconciliation::{IdentityState, IdentityWhy, NextStep};
use statement::{Effect, OrderReason, OrderedOn, StatementKind};
use sync_server::enrolments::{self, Contesting};
use sync_server::model::NoticeKind;
use sync_server::registry::{self, NewOrder};
use sync_server::staff::Word;
use terms::{AgentId, EnrolmentId, IdentityId, OrderId, Route, Timestamp};
use testkit::cast::{Document, LUDIVINE, NOEMIE, Person, THEODORE};
use wire::v1::administration::Act;

const PASSPORT: Document = Document { model: 2, number: "26VV00077", expiry: "2035-01-19" };
/// [`NOEMIE`] with another document.
const RENEWED: Person = Person { document: PASSPORT, ..NOEMIE };

/// Gives an order on an identity.
async fn order(
    house: &House,
    id: IdentityId,
    (effect, reason): (Effect, OrderReason),
    (from, until): (Option<Timestamp>, Option<Timestamp>),
) -> OrderId {
    house.order(NewOrder { on: OrderedOn::Identity(id), effect, from, until, reason }).await
}

/// On all that an agent ever did.
async fn on_agent(house: &House, agent: AgentId, effect: Effect) -> OrderId {
    let (on, reason) = (OrderedOn::Agent(agent), OrderReason::Inquiry);
    house.order(NewOrder { on, effect, from: None, until: None, reason }).await
}

/// What the identity that an enrolment led to is, and why.
async fn stands(house: &House, enrolment: EnrolmentId) -> (IdentityState, IdentityWhy) {
    let of = |column: &str| {
        format!(
            "SELECT i.{column} FROM identities AS i JOIN enrolment_identities AS e ON e.identity = i.id
             WHERE e.enrolment = {}",
            hex(&enrolment.0)
        )
    };
    let (state, why): (i64, i64) = (house.ask(&of("state")).await, house.ask(&of("why")).await);
    let code = |code: i64| u8::try_from(code).unwrap();
    (IdentityState::from_code(code(state)).unwrap(), IdentityWhy::from_code(code(why)).unwrap())
}

async fn id_of(house: &House, enrolment: EnrolmentId) -> IdentityId {
    let sql = format!("SELECT identity FROM enrolment_identities WHERE enrolment = {}", hex(&enrolment.0));
    IdentityId(house.ask::<[u8; 16]>(&sql).await)
}

/// The step that the applicant's page tells.
async fn step(house: &House, enrolment: EnrolmentId) -> String {
    enrolments::status(&house.state, enrolment).await.unwrap().next_step
}

const ACTIVE: (IdentityState, IdentityWhy) = (IdentityState::Active, IdentityWhy::Proven);

#[tokio::test(flavor = "multi_thread")]
async fn a_contest_through_one_enrolment_rests_the_identity_whatever_another_one_says_after_it() {
    let house = House::open().await;
    let mut device = Device::counter(&house, 1, "agathe").await;
    let first = active(&house, &mut device, &NOEMIE).await;
    let second = active(&house, &mut device, &RENEWED).await;
    assert_eq!(id_of(&house, first).await, id_of(&house, second).await);
    enrolments::contest(&house.state, second, Contesting::ByCode).await.unwrap();
    let contested = (IdentityState::Suspended, IdentityWhy::Contested);
    assert_eq!(stands(&house, first).await, contested);
    // Whatever makes the other enrolment turn to and fro wakes nobody.
    let agent = AgentId(house.ask::<[u8; 8]>("SELECT id FROM agents").await);
    let given = on_agent(&house, agent, Effect::Rests).await;
    house.lift(given).await;
    assert_eq!(stands(&house, first).await, contested, "the first enrolment is provable again");
    assert_eq!((house.identities().await, step(&house, first).await), ([0, 1], "wait".to_owned()));
}

#[tokio::test(flavor = "multi_thread")]
async fn who_renews_an_identity_that_rests_is_told_that_it_rests() {
    let house = House::open().await;
    let mut device = Device::counter(&house, 1, "agathe").await;
    let first = active(&house, &mut device, &NOEMIE).await;
    let id = id_of(&house, first).await;
    let rests = order(&house, id, (Effect::Rests, OrderReason::Court), (None, None)).await;
    assert_eq!(stands(&house, first).await, (IdentityState::Suspended, IdentityWhy::Court));
    let (second, secret) = house.applicant(&RENEWED, Route::Counter).await;
    let check = device.seal_check(&house, second, secret, &RENEWED);
    device.deliver_and_open(&house, &[check]).await;
    assert_eq!(id_of(&house, second).await, id);
    let told = |kind| house.told(second, kind);
    assert_eq!((told(NoticeKind::Activated).await, told(NoticeKind::Suspended).await), (0, 1));
    assert_eq!(step(&house, second).await, "wait");
    house.lift(rests).await;
    assert_eq!((stands(&house, second).await, told(NoticeKind::Activated).await), (ACTIVE, 1));
    assert_eq!(house.told(first, NoticeKind::Activated).await, 2, "and so is whoever was first");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_order_on_an_identity_holds_in_its_dates_and_says_what_its_holder_can_do() {
    let house = House::open().await;
    let mut device = Device::counter(&house, 1, "agathe").await;
    let noemie = active(&house, &mut device, &NOEMIE).await;
    let (id, now) = (id_of(&house, noemie).await, house.state.now());
    let dates = (Some(now.plus_days(2)), Some(now.plus_days(4)));
    order(&house, id, (Effect::Rests, OrderReason::Holder), dates).await;
    assert_eq!(stands(&house, noemie).await, ACTIVE, "it lies ahead");
    house.clock.advance_ms(2 * DAY);
    house.wake_all().await;
    assert_eq!(stands(&house, noemie).await, (IdentityState::Suspended, IdentityWhy::Holder));
    house.clock.advance_ms(2 * DAY);
    house.wake_all().await;
    assert_eq!(stands(&house, noemie).await, ACTIVE);

    let death = order(&house, id, (Effect::Voids, OrderReason::Death), (None, None)).await;
    assert_eq!(stands(&house, noemie).await, (IdentityState::Revoked, IdentityWhy::Death));
    assert_eq!(
        (step(&house, noemie).await, house.told(noemie, NoticeKind::Ended).await),
        ("call-us".into(), 1)
    );
    house.lift(death).await;
    assert_eq!(stands(&house, noemie).await, ACTIVE, "it was somebody else who died");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_identity_ends_with_its_time_and_another_check_renews_it() {
    let house = House::open().await;
    let mut device = Device::counter(&house, 1, "agathe").await;
    let first = active(&house, &mut device, &NOEMIE).await;
    let (id, valid) = (id_of(&house, first).await, house.ask("SELECT valid_until FROM identities").await);
    house.clock.set(Timestamp(valid));
    house.wake_all().await;
    assert_eq!(stands(&house, first).await.0, IdentityState::Expired);
    let told = |kind| house.told(first, kind);
    assert_eq!((step(&house, first).await, told(NoticeKind::Expired).await), ("begin-again".into(), 1));

    let mut device = Device::counter(&house, 2, "lucie").await;
    let second = active(&house, &mut device, &RENEWED).await;
    assert_eq!((stands(&house, second).await, id_of(&house, second).await), (ACTIVE, id));
    assert_eq!(told(NoticeKind::Activated).await, 2);
    let sources = "SELECT count(DISTINCT attributes) FROM identity_events WHERE state = 1";
    assert_eq!(house.ask::<i64>(sources).await, 2, "the history names both checks");
}

/// Nothing that an agent did counts: whoever was checked may have been anybody.
async fn void(house: &House) -> OrderId {
    let agent = AgentId(house.ask::<[u8; 8]>("SELECT id FROM agents").await);
    on_agent(house, agent, Effect::Voids).await
}

#[tokio::test(flavor = "multi_thread")]
async fn an_identity_that_was_withdrawn_stays_so_and_its_person_may_have_another() {
    let house = House::open().await;
    let mut device = Device::counter(&house, 1, "agathe").await;
    let first = active(&house, &mut device, &NOEMIE).await;
    let old = id_of(&house, first).await;
    let voided = void(&house).await;
    enrolments::withdraw(&house.state, first).await.unwrap();
    let withdrawn = (IdentityState::Withdrawn, IdentityWhy::Withdrawn);
    assert_eq!(stands(&house, first).await, withdrawn);
    assert_eq!(house.told(first, NoticeKind::Withdrawn).await, 1);
    let mut other = Device::counter(&house, 2, "lucie").await;
    let second = active(&house, &mut other, &RENEWED).await;
    assert_eq!((stands(&house, second).await, id_of(&house, second).await == old), (ACTIVE, false));
    house.lift(voided).await;
    assert_eq!((stands(&house, first).await, house.identities().await), (withdrawn, [1, 0]));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_check_that_turns_out_to_be_anothers_gives_its_identity_to_nobody() {
    let house = House::open().await;
    let mut device = Device::counter(&house, 1, "agathe").await;
    let first = active(&house, &mut device, &NOEMIE).await;
    let old = id_of(&house, first).await;
    let voided = void(&house).await;
    assert_eq!(stands(&house, first).await, (IdentityState::Suspended, IdentityWhy::Unproven));

    let mut other = Device::counter(&house, 2, "lucie").await;
    let elsewhere = Person { mobile: "06 55 44 33 22", email: "autre@exemple.test", ..RENEWED };
    let second = active(&house, &mut other, &elsewhere).await;
    assert_eq!((stands(&house, second).await, id_of(&house, second).await == old), (ACTIVE, false));
    assert_eq!(stands(&house, first).await, (IdentityState::Withdrawn, IdentityWhy::Succeeded));
    // Should the order be lifted, one person still has one identity.
    house.lift(voided).await;
    let live = "SELECT count(*) FROM identities WHERE state IN (1, 2, 4, 6)";
    assert_eq!(house.ask::<i64>(live).await, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_enrolment_that_is_not_judged_since_histories_are_kept_leaves_its_identity_as_it_was() {
    let house = House::open().await;
    let mut device = Device::counter(&house, 1, "agathe").await;
    let first = active(&house, &mut device, &NOEMIE).await;
    let second = active(&house, &mut device, &RENEWED).await;
    let id = hex(&first.0);
    house.tamper(&format!("UPDATE enrolment_identities SET linked = NULL WHERE enrolment = {id}")).await;
    let id = hex(&second.0);
    house.tamper(&format!("UPDATE enrolment_identities SET linked = NULL WHERE enrolment = {id}")).await;
    house.tamper("UPDATE identities SET changes_at = 1").await;
    house.wake_all().await;
    assert_eq!(stands(&house, first).await.0, IdentityState::Active, "none is known yet");
    let state = house.state.clone();
    house.write(move |tx| registry::judge(tx, &state, second)).await;
    assert_eq!(stands(&house, second).await, ACTIVE);
    enrolments::contest(&house.state, second, Contesting::ByCode).await.unwrap();
    assert_eq!(stands(&house, second).await.1, IdentityWhy::Contested);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_restored_registry_gives_the_same_identities_the_same_numbers_and_states() {
    let house = House::open().await;
    if std::env::var(testkit::postgres::VARIABLE).is_ok() {
        return; // A copy of a file is restored here; of a database, journeys do.
    }
    let mut device = Device::counter(&house, 1, "agathe").await;
    let before_copy = active(&house, &mut device, &NOEMIE).await;
    let (theodore, secret) = house.applicant(&THEODORE, Route::Counter).await;
    let (ludivine, _) = house.applicant(&LUDIVINE, Route::Counter).await;
    let copy = house.copied();
    house.clock.advance_ms(MINUTE);
    let check = device.seal_check(&house, theodore, secret, &THEODORE);
    let body = concluded(&LUDIVINE, ALL_RIGHT, None, house.state.now());
    let unsigned = device.seal(&house, &Telling::without_voucher(StatementKind::Check, ludivine, body));
    device.deliver_and_open(&house, &[check.clone(), unsigned.clone()]).await;
    let frozen = id_of(&house, theodore).await;
    order(&house, frozen, (Effect::Voids, OrderReason::Erasure), (None, None)).await;
    order(&house, id_of(&house, before_copy).await, (Effect::Rests, OrderReason::Lost), (None, None)).await;
    let all = [before_copy, theodore];
    let mut before = Vec::new();
    for enrolment in all {
        before.push((id_of(&house, enrolment).await, stands(&house, enrolment).await));
    }
    assert_eq!(before[1].1.0, IdentityState::Erased);

    let (house, _) = house.restore(&copy).await;
    house.carry_orders().await;
    device.deliver_and_open(&house, &[check, unsigned]).await;
    let mut after = Vec::new();
    for enrolment in all {
        after.push((id_of(&house, enrolment).await, stands(&house, enrolment).await));
    }
    assert_eq!(after, before);
    assert_eq!(house.resolution(ludivine).await.next_step, NextStep::ConfirmCheck);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_person_whose_checks_are_voided_and_given_back_in_turn_has_one_identity_and_is_told() {
    let house = House::open().await;
    let (mut one, mut two) =
        (Device::counter(&house, 1, "agathe").await, Device::counter(&house, 2, "lucie").await);
    let first = active(&house, &mut one, &NOEMIE).await;
    let (agathe, lucie) = (one.worker.agent, two.worker.agent);
    let old = id_of(&house, first).await;
    let of_agathe = on_agent(&house, agathe, Effect::Voids).await;
    let second = active(&house, &mut two, &RENEWED).await;
    assert_eq!(stands(&house, first).await, (IdentityState::Withdrawn, IdentityWhy::Succeeded));
    // An order on the one that was succeeded is refused; one that was given in time ends nothing of its successor.
    let act = |order| Act::LiftOrder { order };
    let late = NewOrder {
        on: OrderedOn::Identity(old),
        effect: Effect::Voids,
        from: None,
        until: None,
        reason: OrderReason::Death,
    };
    let word = Word::of_operator(&house.state);
    assert!(registry::give_order_alone(&house.state, word, late, act).await.is_err());
    house.order(late).await;
    assert_eq!((stands(&house, first).await.0, house.identities().await), (IdentityState::Withdrawn, [1, 0]));

    on_agent(&house, lucie, Effect::Voids).await;
    house.lift(of_agathe).await;
    assert_eq!(house.ask::<i64>("SELECT count(*) FROM to_judge").await, 0, "nothing is poisoned");
    assert_eq!((stands(&house, first).await, house.identities().await), (ACTIVE, [1, 0]));
    assert_eq!(house.told(first, NoticeKind::Activated).await, 2);
    enrolments::contest(&house.state, first, Contesting::ByCode).await.unwrap();
    assert_eq!(stands(&house, first).await.0, IdentityState::Suspended);
    assert_eq!(step(&house, second).await, "show-again");
}
