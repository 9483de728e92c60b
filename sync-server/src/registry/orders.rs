//! Orders: given, with dates that lie in the past or ahead, and lifted. An order is on disk outside the database before it
//! is carried out, so that a restored registry is told it again. What it touches is found by `carrying`; what comes later
//! asks for it when it is opened. It must not know what an order does to a check.

use crate::State;
use crate::model::{Impact, OrderRow};
use crate::refusal::Refusal;
use crate::staff::Word;
use crate::store::queries::provisioning;
use crate::store::queries::registry::ledger::{self, Entry};
use crate::store::queries::registry::{checks, orders as rows};
use crate::store::sql::{Connection, Transaction};
use reconciliation::{Fact, LeaseSeen, OrderSeen, Touched};
use statement::{Effect, Given, Hash, Order, OrderReason, Ordered, OrderedOn, RecordId, encode, hash};
use terms::{EnrolmentId, OrderId, Problem, Timestamp};
use wire::v1::administration::Act;

/// Orders on a page.
const PAGE: u32 = 100;

/// What is ordered.
#[derive(Clone, Copy, Debug)]
pub struct NewOrder {
    /// About what.
    pub on: OrderedOn,
    /// What it does.
    pub effect: Effect,
    /// From when on; none means ever.
    pub from: Option<Timestamp>,
    /// First instant no longer in it; none means for good.
    pub until: Option<Timestamp>,
    /// Why.
    pub reason: OrderReason,
}

impl NewOrder {
    /// Refuses a span that ends before it begins.
    pub fn check(&self) -> Result<(), Refusal> {
        match (self.from, self.until) {
            (Some(from), Some(until)) if until <= from => {
                Err(Refusal::of_field("until", Problem::FieldInvalid))
            }
            _ => Ok(()),
        }
    }
}

/// Gives an order: logs it, then does what it does to rights, and notes it. `may` refuses what is not there before it is
/// logged: a restore would give an order that nobody was given.
pub async fn give_order(
    state: &State,
    word: Word,
    new: NewOrder,
    act: impl FnOnce(OrderId) -> Act + Send + 'static,
    may: impl FnOnce(&Connection) -> Result<(), Refusal> + Send + 'static,
    also: impl FnOnce(&Transaction<'_>, Timestamp) -> Result<(), Refusal> + Send + 'static,
) -> Result<OrderId, Refusal> {
    new.check()?;
    let NewOrder { on, effect, from, until, reason } = new;
    let (id, now) = (OrderId(state.draw()), state.now());
    let given = Given { id, on, effect, from, until, reason, by: word.login().to_owned().into() };
    // An order is logged before the writers' lock: whoever was closed gives none.
    let asking = word.clone();
    let check = move |conn: &Connection| {
        asking.require_there(conn)?;
        may(conn)
    };
    state.store.read(check).await?;
    let position =
        state.log_order(Order { ordered: Ordered::Given(Box::new(given.clone())), at: now }).await?;
    let job = move |tx: &Transaction<'_>| {
        also(tx, now)?;
        rows::add(tx, &given, now, position)?;
        ledger::enter(tx, Entry::Order, entered(&given), now)?;
        word.enter_taking(tx, act(id), now)
    };
    state.store.write(job).await?;
    state.registry.ordered.notify_one();
    Ok(id)
}

/// Gives an order that ends no right to work.
pub async fn give_order_alone(
    state: &State,
    word: Word,
    new: NewOrder,
    act: impl FnOnce(OrderId) -> Act + Send + 'static,
) -> Result<OrderId, Refusal> {
    let may = move |conn: &Connection| require_subject(conn, new.on);
    give_order(state, word, new, act, may, |_, _| Ok(())).await
}

/// When a right to work ends by an order: not before it is given, whenever what it voids began.
pub(crate) fn right_ends(from: Option<Timestamp>, given_at: Timestamp) -> Timestamp {
    from.map_or(given_at, |from| from.max(given_at))
}

/// What the ledger holds of an order.
pub(crate) fn entered(given: &Given) -> Hash {
    hash(&encode(given))
}

/// What the ledger holds of an order that is lifted.
pub(super) fn lifted(id: OrderId) -> Hash {
    hash(&[b"lifted".as_slice(), &id.0].concat())
}

/// Refuses where there is no such order, or it is lifted already.
pub fn check_lifting(conn: &Connection, id: OrderId) -> Result<(), Refusal> {
    let found = rows::order(conn, id)?;
    if found.is_some_and(|order| order.lifted.is_none()) { Ok(()) } else { Err(Problem::NotFound.into()) }
}

/// Lifts an order: what it touched is judged as if it had not been given. A right to work that ended with it stays ended.
pub async fn lift_order(state: &State, word: Word, id: OrderId) -> Result<(), Refusal> {
    let now = state.now();
    let asking = word.clone();
    let check = move |conn: &Connection| {
        asking.require_there(conn)?;
        check_lifting(conn, id)
    };
    state.store.read(check).await?;
    let by = word.login().to_owned();
    state.log_order(Order { ordered: Ordered::Lifted(id, by.clone().into()), at: now }).await?;
    let job = move |tx: &Transaction<'_>| {
        if !rows::lift(tx, id, &by, now)? {
            return Err(Refusal::from(Problem::NotFound));
        }
        ledger::enter(tx, Entry::Order, lifted(id), now)?;
        word.enter(tx, Act::LiftOrder { order: id }, now)
    };
    state.store.write(job).await?;
    state.registry.ordered.notify_one();
    Ok(())
}

/// What an order would touch of what was opened by now.
pub async fn impact_of(state: &State, new: NewOrder) -> Result<Impact, Refusal> {
    new.check()?;
    let read =
        move |conn: &Connection| Ok::<_, Refusal>(checks::impact(conn, new.on, (new.from, new.until))?);
    state.store.read(read).await
}

/// The orders of a page, but those on documents, newest first, and how many orders and pages there are.
pub async fn orders(state: &State, page: u32) -> Result<(Vec<OrderRow>, i64, i64), Refusal> {
    page_of(state, false, page).await
}

pub(super) async fn page_of(
    state: &State,
    of_documents: bool,
    page: u32,
) -> Result<(Vec<OrderRow>, i64, i64), Refusal> {
    let skip = page.max(1).saturating_sub(1).saturating_mul(PAGE);
    let read = move |conn: &Connection| Ok::<_, Refusal>(rows::page(conn, of_documents, skip, PAGE)?);
    let (entries, count) = state.store.read(read).await?;
    Ok((entries, count, (count + i64::from(PAGE) - 1) / i64::from(PAGE)))
}

/// Refuses an order on what there is not.
fn require_subject(conn: &Connection, on: OrderedOn) -> Result<(), Refusal> {
    let is_there = match on {
        OrderedOn::Agent(id) => provisioning::agent(conn, id)?.is_some(),
        OrderedOn::Device(id) => provisioning::device(conn, id)?.is_some(),
        OrderedOn::Office(id) => provisioning::has_office(conn, id)?,
        OrderedOn::Document(_) => true,
        OrderedOn::Enrolment(id) => crate::store::queries::enrolments::enrolment(conn, id)?.is_some(),
        OrderedOn::Identity(id) => checks::has_identity(conn, id)?,
    };
    if is_there { Ok(()) } else { Err(Problem::NotFound.into()) }
}

/// The facts of the orders that hold on a statement: whatever was ordered before it came needs no carrying.
pub(super) fn orders_on(
    conn: &Connection,
    enrolment: EnrolmentId,
    lease: &LeaseSeen,
    document: Option<([u8; 32], RecordId)>,
) -> Result<Vec<Fact>, Refusal> {
    let key = document.map(|(key, _)| key);
    let found = rows::meeting(conn, lease.agent, lease.device, lease.office, key, enrolment)?;
    let fact = |order: OrderRow| {
        let touched = touched_in(order.given.on, document.map(|(_, place)| place))?;
        Some(fact_of(&order, touched))
    };
    Ok(found.into_iter().filter_map(fact).collect())
}

fn touched_in(on: OrderedOn, document: Option<RecordId>) -> Option<Touched> {
    Some(match on {
        OrderedOn::Agent(id) => Touched::Agent(id),
        OrderedOn::Device(id) => Touched::Device(id),
        OrderedOn::Office(id) => Touched::Office(id),
        OrderedOn::Document(_) => Touched::Document(document?),
        OrderedOn::Enrolment(_) | OrderedOn::Identity(_) => Touched::Enrolment,
    })
}

/// The facts of one order for an enrolment, whose statements with the ordered document stand at those places.
pub(super) fn facts_of_order(order: &OrderRow, documents: &[RecordId]) -> Vec<Fact> {
    match order.given.on {
        // What is ordered of an identity is no fact of its enrolments. It was one before: that ends where it is lifted.
        OrderedOn::Identity(_) if order.lifted.is_none() => Vec::new(),
        OrderedOn::Document(_) => {
            documents.iter().map(|place| fact_of(order, Touched::Document(*place))).collect()
        }
        on => touched_in(on, None).map(|touched| fact_of(order, touched)).into_iter().collect(),
    }
}

fn fact_of(order: &OrderRow, touched: Touched) -> Fact {
    let Given { id, effect, from, until, .. } = order.given;
    let at = order.lifted.as_ref().map_or(order.at, |(_, at)| *at);
    Fact::Order(OrderSeen { id, touched, effect, from, until, at, is_lifted: order.lifted.is_some() })
}
