//! Carrying orders to what was opened before they were given: page by page over the index of checks, each page in a job
//! of its own that notes how far it came. A stop in the middle loses nothing, and the writer is never held for long.
//!
//! What was opened before there was an index is put into it first, in the same way. After a restore, what applicants had
//! said and reviewers had decided becomes facts again here. It must not know what an order does to a check.

use super::deciding::decide_some_again;
use super::examine::lease_named;
use super::fact::{add_facts, all_facts, document_key, is_erased};
use super::open::is_check;
use super::orders::facts_of_order;
use super::stop_many::carry_files;
use crate::State;
use crate::jobs::work_until;
use crate::model::{OrderRow, Why};
use crate::refusal::Refusal;
use crate::store::queries::enrolments;
use crate::store::queries::registry::checks::{self, CheckRow, Unindexed};
use crate::store::queries::registry::orders as rows;
use crate::store::queries::registry::to_judge;
use crate::store::sql::{Connection, Transaction};
use reconciliation::Fact;
use statement::{Header, Order, Ordered, OrderedOn, RecordId, Said, decode};
use std::time::Duration;
use terms::{ChainId, Doing, EnrolmentId};
use tokio::sync::watch;

/// Enrolments that one job carries an order to.
const SOME: u32 = 32;
/// Statements of before that one job puts into the index.
const INDEXED: u32 = 200;
/// How often orders are looked for without being told.
const PERIOD: Duration = Duration::from_secs(10);

/// Carries orders until `stopped` says so.
pub async fn carry_until(state: State, stopped: watch::Receiver<()>) {
    let woken = (&state.registry.ordered, PERIOD);
    work_until("carrying orders", stopped, woken, || carry_due(&state)).await;
}

/// One step: of the index, of what was said or decided before a restore, of a file of documents, or of the oldest order. Zero
/// where nothing is left.
pub async fn carry_due(state: &State) -> Result<usize, Refusal> {
    if index_some(state).await? {
        return Ok(1);
    }
    let said = say_some_again(state).await?;
    if said > 0 {
        return Ok(said);
    }
    let decided = decide_some_again(state).await?;
    if decided > 0 {
        return Ok(decided);
    }
    if carry_files(state).await? {
        return Ok(1);
    }
    let Some((order, last)) = state.store.read(|conn| Ok::<_, Refusal>(rows::to_carry(conn)?)).await? else {
        return Ok(0);
    };
    let order = logged(state, order).await?;
    let (on, dates) = (order.given.on, (order.given.from, order.given.until));
    let next = move |conn: &Connection| Ok::<_, Refusal>(checks::touched_by(conn, on, dates, last, SOME)?);
    let next = state.store.read(next).await?;
    let (shared, now) = (state.clone(), state.now());
    let job = move |tx: &Transaction<'_>| {
        // Lifted meanwhile, or carried on by another server: what was read is of before, and the next step reads anew.
        if rows::to_carry(tx)?.is_none_or(|(now, to)| now != order || to != last) {
            return Ok(());
        }
        let mut came = 0;
        for enrolment in &next {
            came += usize::from(carry(tx, &shared, &order, *enrolment)?);
        }
        let done = (next.len() < SOME as usize).then_some(now);
        rows::note_carried(tx, order.given.id, next.last().copied(), came, done)?;
        Ok::<_, Refusal>(())
    };
    state.store.write(job).await?;
    state.registry.unjudged.notify_one();
    Ok(1)
}

/// Carries an order to one enrolment; false where it is erased.
fn carry(
    tx: &Transaction<'_>,
    state: &State,
    order: &OrderRow,
    enrolment: EnrolmentId,
) -> Result<bool, Refusal> {
    if matches!(order.given.on, OrderedOn::Identity(_)) {
        // Each of its enrolments settles it when judged, in a savepoint of its own: one that fails holds up no other order.
        to_judge::put(tx, enrolment, Why::Order, state.now())?;
    }
    if is_erased(state, enrolment)? {
        return Ok(false);
    }
    let places = match order.given.on {
        OrderedOn::Document(key) => places_of(tx, state, enrolment, key.0)?,
        _ => Vec::new(),
    };
    let facts = facts_of_order(order, &places);
    if facts.is_empty() {
        return Ok(matches!(order.given.on, OrderedOn::Identity(_)));
    }
    add_facts(tx, state, enrolment, &facts)?.later(tx, state, Why::Order)?;
    Ok(true)
}

/// Where an enrolment's statements with a document stand.
fn places_of(
    conn: &Connection,
    state: &State,
    enrolment: EnrolmentId,
    key: [u8; 32],
) -> Result<Vec<RecordId>, Refusal> {
    let facts = all_facts(conn, state, enrolment)?;
    let places = facts.iter().filter_map(|fact| match fact {
        Fact::Stated(statement) if document_key(state, statement) == Some(key) => Some(statement.place),
        _ => None,
    });
    Ok(places.collect())
}

/// An order of before orders were logged is logged first.
async fn logged(state: &State, order: OrderRow) -> Result<OrderRow, Refusal> {
    if order.log_position.is_some() {
        return Ok(order);
    }
    let given = Ordered::Given(Box::new(order.given.clone()));
    let position = state.log_order(Order { ordered: given, at: order.at }).await?;
    let id = order.given.id;
    state.store.write(move |tx| Ok::<_, Refusal>(rows::set_logged(tx, id, position)?)).await?;
    Ok(OrderRow { log_position: Some(position), ..order })
}

/// Makes facts of what applicants had said before a restore; gives how many.
async fn say_some_again(state: &State) -> Result<usize, Refusal> {
    let said = state.store.read(|conn| Ok::<_, Refusal>(rows::said_before(conn, SOME)?)).await?;
    let count = said.len();
    if count == 0 {
        return Ok(0);
    }
    let shared = state.clone();
    let job = move |tx: &Transaction<'_>| {
        for (enrolment, at, bytes) in said {
            rows::forget_said(tx, enrolment, at, &bytes)?;
            // The copy may be of before somebody enrolled: the log goes on holding what they said.
            if enrolments::enrolment(tx, enrolment)?.is_none() || is_erased(&shared, enrolment)? {
                continue;
            }
            let fact = match decode(&bytes).doing("reading what an applicant said")? {
                Said::Contested(until) => Fact::Contested { at, until },
                Said::Withdrawn => Fact::Withdrawn { at },
                Said::Confirmed(place) => Fact::Confirmed { place, at },
            };
            add_facts(tx, &shared, enrolment, &[fact])?.later(tx, &shared, Why::Order)?;
        }
        Ok::<_, Refusal>(())
    };
    state.store.write(job).await?;
    state.registry.unjudged.notify_one();
    Ok(count)
}

/// Puts some statements of before into the index; false once all are in it.
async fn index_some(state: &State) -> Result<bool, Refusal> {
    let shared = state.clone();
    let read = move |conn: &Connection| {
        let to = checks::indexed_to(conn)?;
        // An empty value says that the end was reached.
        if to.as_ref().is_some_and(Vec::is_empty) {
            return Ok::<_, Refusal>(None);
        }
        let behind = to.and_then(|bytes| place_of(&bytes));
        let places = checks::opened_behind(conn, behind, INDEXED)?;
        let mut found = Vec::new();
        for place in &places {
            if let Some(opened) = checks::opened(conn, *place)? {
                found.extend(row_of(conn, &shared, &opened)?);
            }
        }
        let last = places.last().filter(|_| places.len() == INDEXED as usize).copied();
        Ok(Some((found, last.map_or_else(Vec::new, bytes_of))))
    };
    let Some((found, to)) = state.store.read(read).await? else { return Ok(false) };
    let job = move |tx: &Transaction<'_>| {
        found.iter().try_for_each(|check| checks::add(tx, check))?;
        Ok::<_, Refusal>(checks::set_indexed_to(tx, &to)?)
    };
    state.store.write(job).await?;
    Ok(true)
}

fn bytes_of(place: RecordId) -> Vec<u8> {
    [place.chain.0.as_slice(), &place.sequence.to_be_bytes()].concat()
}

fn place_of(bytes: &[u8]) -> Option<RecordId> {
    let (chain, sequence) = bytes.split_first_chunk::<16>()?;
    Some(RecordId { chain: ChainId(*chain), sequence: u64::from_be_bytes(sequence.try_into().ok()?) })
}

/// A statement of before, as the index holds it; none where its lease is not ours.
fn row_of(conn: &Connection, state: &State, opened: &Unindexed) -> Result<Option<CheckRow>, Refusal> {
    let header: Header = decode(&opened.header).doing("reading the header of a statement of before")?;
    let Some(named) = header.stated.lease.filter(|_| is_check(header.stated.kind)) else { return Ok(None) };
    let Some(lease) = lease_named(conn, state, named)? else { return Ok(None) };
    Ok(Some(CheckRow {
        place: opened.place,
        enrolment: opened.enrolment,
        agent: lease.agent,
        device: opened.device,
        office: lease.scope.office(),
        proven: header.stated.time.proven(opened.first_received),
    }))
}
