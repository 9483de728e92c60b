//! Stopping the documents of a file, and lifting that: counted first, then taken in as rows, then carried out in pieces
//! over any number of stops. Each document is an order of its own, in the log before it holds. It must not know how a file
//! is written.

use super::orders::{entered, lifted};
use super::stop_file::{StopFileRead, ToStop, read_stop_file};
use super::stop_list::{is_stopped, key_of};
use crate::State;
use crate::model::{Impact, StopFileLine, StopFileRow};
use crate::refusal::Refusal;
use crate::staff::Word;
use crate::store::queries::registry::ledger::{self, Entry};
use crate::store::queries::registry::{orders, stop_files as rows};
use crate::store::sql::{Connection, Transaction};
use statement::{Effect, Given, Hash, Order, Ordered, OrderedOn};
use std::collections::{BTreeMap, BTreeSet};
use terms::{Problem, StopFileId};
use wire::v1::administration::Act;
use wire::v1::stop_file::{FaultyLine, MAX_TOLD_FAULTS, StopFileState};

/// Documents that one job stops or lifts: the writer is held for milliseconds.
const SOME: u32 = 64;
/// Lines that one job takes in, and documents that one question is about.
const LINES: usize = 256;
/// Files that are shown.
const SHOWN: u32 = 20;
/// A file that has not arrived after so long never will: whoever sent it was told so.
const ARRIVES_WITHIN_HOURS: i64 = 1;

/// What a file holds, and what stopping its documents would touch.
#[derive(Debug)]
pub struct StopFileCounts {
    /// Lines, without the first.
    pub lines: u32,
    /// Documents that are not stopped yet.
    pub new: u32,
    /// Documents that are, for as long or longer.
    pub stopped: u32,
    /// Lines that name a document of another line.
    pub repeated: u32,
    /// Lines that stop nothing.
    pub faulty: u32,
    /// The first of them.
    pub faults: Vec<FaultyLine>,
    /// What the new ones would touch of what was opened by now.
    pub impact: Impact,
}

/// Counts what a file would do, and does nothing.
pub async fn count_stop_file(state: &State, bytes: Vec<u8>) -> Result<StopFileCounts, Refusal> {
    let StopFileRead { lines, documents, repeated, mut faults } = read(state, bytes).await?;
    let (all, faulty) = (documents.len(), number_of(faults.len()));
    let new = not_stopped(state, documents).await?;
    faults.truncate(MAX_TOLD_FAULTS);
    let impact = impact_of_all(state, &new).await?;
    let (stopped, new) = (number_of(all - new.len()), number_of(new.len()));
    Ok(StopFileCounts { lines, new, stopped, repeated, faulty, faults, impact })
}

/// Takes a file in: from here on its documents are being stopped, whatever happens to this process. None where there is
/// nothing to stop.
pub async fn stop_file(
    state: &State,
    word: Word,
    bytes: Vec<u8>,
) -> Result<Option<(StopFileId, u32)>, Refusal> {
    let read = read(state, bytes).await?;
    let new = not_stopped(state, read.documents).await?;
    if new.is_empty() {
        return Ok(None);
    }
    let (id, now, documents) = (StopFileId(state.draw()), state.now(), number_of(new.len()));
    let asking = word.clone();
    let job = move |tx: &Transaction<'_>| {
        asking.require_there(tx)?;
        Ok::<_, Refusal>(rows::begin(tx, id, asking.login(), now)?)
    };
    state.store.write(job).await?;
    let line = |(ToStop { document, from, reason }, number)| StopFileLine {
        number,
        document,
        from,
        reason,
        order: terms::OrderId(state.draw()),
        stopped: false,
    };
    let lines: Vec<_> = new.into_iter().zip(1..).map(line).collect();
    for some in lines.chunks(LINES) {
        let some = some.to_vec();
        state.store.write(move |tx| must(rows::add_lines(tx, id, &some)?)).await?;
    }
    let job = move |tx: &Transaction<'_>| {
        must(rows::turn(tx, id, (StopFileState::Arriving, StopFileState::Stopping))?)?;
        word.enter_taking(tx, Act::StopFile { file: id, documents }, now)
    };
    state.store.write(job).await?;
    state.registry.ordered.notify_one();
    Ok(Some((id, documents)))
}

/// Refuses where there is no such file whose documents are stopped.
pub fn check_lifting_file(conn: &Connection, id: StopFileId) -> Result<StopFileRow, Refusal> {
    let file = rows::file(conn, id)?.ok_or(Problem::NotFound)?;
    if file.state == StopFileState::Stopped { Ok(file) } else { Err(Problem::NotInThisState.into()) }
}

/// A file whose stops may be lifted.
pub async fn stop_file_to_lift(state: &State, id: StopFileId) -> Result<StopFileRow, Refusal> {
    state.store.read(move |conn| check_lifting_file(conn, id)).await
}

/// Lifts what a file stopped: each of its orders that still holds.
pub async fn lift_stop_file(state: &State, word: Word, id: StopFileId) -> Result<(), Refusal> {
    let now = state.now();
    let job = move |tx: &Transaction<'_>| {
        let documents = check_lifting_file(tx, id)?.documents;
        must(rows::begin_lifting(tx, id, word.login())?)?;
        word.enter(tx, Act::LiftStopFile { file: id, documents }, now)
    };
    state.store.write(job).await?;
    state.registry.ordered.notify_one();
    Ok(())
}

/// The newest files, and how far each came.
pub async fn stop_files(state: &State) -> Result<Vec<StopFileRow>, Refusal> {
    state.store.read(|conn| Ok::<_, Refusal>(rows::newest(conn, SHOWN)?)).await
}

/// One step of the oldest file under way; false where none is.
pub(super) async fn carry_files(state: &State) -> Result<bool, Refusal> {
    let before = state.now().plus_hours(-ARRIVES_WITHIN_HOURS);
    let next = move |conn: &Connection| {
        let file = rows::under_way(conn)?;
        let some = file.as_ref().map(|file| rows::lines(conn, file.id, file.done, SOME)).transpose()?;
        Ok::<_, Refusal>((file.zip(some), rows::abandoned(conn, before)?))
    };
    let (next, abandoned) = state.store.read(next).await?;
    if let Some(id) = abandoned {
        state.store.write(move |tx| Ok::<_, Refusal>(rows::forget_some(tx, id, number_of(LINES))?)).await?;
    }
    let is_done = next.is_none() && abandoned.is_none();
    match next {
        Some((file, lines)) if file.state == StopFileState::Lifting => lift_some(state, file, lines).await?,
        Some((file, lines)) => stop_some(state, file, lines).await?,
        None => {}
    }
    Ok(!is_done)
}

/// Gives the next orders of a file.
async fn stop_some(state: &State, file: StopFileRow, lines: Vec<StopFileLine>) -> Result<(), Refusal> {
    let asked = lines.clone();
    let due = move |conn: &Connection| {
        let mut due = Vec::new();
        for line in asked {
            if !is_stopped(conn, line.document, line.from)? {
                due.push(line);
            }
        }
        Ok::<_, Refusal>(due)
    };
    let due = state.store.read(due).await?;
    let now = state.now();
    let given: Vec<Given> = due.iter().map(|line| given_by(line, &file.by)).collect();
    let order = |given: &Given| Order { ordered: Ordered::Given(Box::new(given.clone())), at: now };
    // What is logged twice, because this stops here, is one order: it has its name already.
    let positions = state.log_orders(given.iter().map(order).collect()).await?;
    let job = move |tx: &Transaction<'_>| {
        // Carried on by another server.
        if rows::file(tx, file.id)?.as_ref() != Some(&file) {
            return Ok(());
        }
        for ((line, given), position) in due.iter().zip(&given).zip(positions) {
            if !orders::add(tx, given, now, position)? {
                continue;
            }
            ledger::enter(tx, Entry::Order, entered(given), now)?;
            rows::note_stopped(tx, file.id, line.number)?;
            if !rows::is_seen(tx, &line.document)? {
                // It comes to nobody: what is opened later asks for it.
                orders::note_carried(tx, given.id, None, 0, Some(now))?;
            }
        }
        note(tx, &file, &lines, StopFileState::Stopped)
    };
    state.store.write(job).await
}

/// Lifts the next orders of a file.
async fn lift_some(state: &State, file: StopFileRow, lines: Vec<StopFileLine>) -> Result<(), Refusal> {
    let asked = lines.clone();
    let due = move |conn: &Connection| {
        let mut due = Vec::new();
        for line in asked.iter().filter(|line| line.stopped) {
            due.extend(orders::order(conn, line.order)?.filter(|order| order.lifted.is_none()));
        }
        Ok::<_, Refusal>(due)
    };
    let due = state.store.read(due).await?;
    let (now, by) = (state.now(), file.lifted_by.clone().unwrap_or_else(|| file.by.clone()));
    let order = |id| Order { ordered: Ordered::Lifted(id, by.clone().into()), at: now };
    state.log_orders(due.iter().map(|row| order(row.given.id)).collect()).await?;
    let job = move |tx: &Transaction<'_>| {
        if rows::file(tx, file.id)?.as_ref() != Some(&file) {
            return Ok(());
        }
        for row in &due {
            let id = row.given.id;
            if orders::lift(tx, id, &by, now)? {
                ledger::enter(tx, Entry::Order, lifted(id), now)?;
                let is_seen = matches!(row.given.on, OrderedOn::Document(key) if rows::is_seen(tx, &key.0)?);
                if !is_seen {
                    orders::note_carried(tx, id, None, 0, Some(now))?;
                }
            }
        }
        note(tx, &file, &lines, StopFileState::Lifted)
    };
    state.store.write(job).await
}

/// Notes how far a file came by these lines.
fn note(
    tx: &Transaction<'_>,
    file: &StopFileRow,
    lines: &[StopFileLine],
    end: StopFileState,
) -> Result<(), Refusal> {
    let done = lines.last().map_or(file.done, |line| line.number);
    Ok(rows::note_done(tx, file.id, done, (done >= file.documents).then_some(end))?)
}

fn given_by(line: &StopFileLine, by: &str) -> Given {
    Given {
        id: line.order,
        on: OrderedOn::Document(Hash(line.document)),
        effect: Effect::Voids,
        from: line.from,
        until: None,
        reason: line.reason,
        by: by.to_owned().into(),
    }
}

async fn read(state: &State, bytes: Vec<u8>) -> Result<StopFileRead, Refusal> {
    let (shared, now) = (state.clone(), state.now());
    let read = move || read_stop_file(&bytes, &|named| key_of(&shared, named), now);
    Ok(state.execution.blocking(read).await?)
}

/// Those that are not stopped yet for as long.
async fn not_stopped(state: &State, documents: Vec<ToStop>) -> Result<Vec<ToStop>, Refusal> {
    let mut new = Vec::new();
    for some in documents.chunks(LINES) {
        let some = some.to_vec();
        let read = move |conn: &Connection| {
            let mut new = Vec::new();
            for document in some {
                if !is_stopped(conn, document.document, document.from)? {
                    new.push(document);
                }
            }
            Ok::<_, Refusal>(new)
        };
        new.extend(state.store.read(read).await?);
    }
    Ok(new)
}

/// Whom stopping those documents would touch: each enrolment and identity once.
async fn impact_of_all(state: &State, documents: &[ToStop]) -> Result<Impact, Refusal> {
    let (mut seen, mut active, mut states) = (BTreeSet::new(), BTreeSet::new(), BTreeMap::new());
    for some in documents.chunks(LINES) {
        let keys: Vec<_> = some.iter().map(|document| document.document).collect();
        let read = move |conn: &Connection| {
            let mut found = Vec::new();
            for key in &keys {
                for enrolment in rows::seen_in(conn, key)? {
                    found.extend(rows::standing(conn, enrolment)?.map(|standing| (enrolment, standing)));
                }
            }
            Ok::<_, Refusal>(found)
        };
        for (enrolment, (code, identity)) in state.store.read(read).await? {
            if seen.insert(enrolment) {
                *states.entry(code).or_default() += 1;
                active.extend(identity);
            }
        }
    }
    let active = i64::try_from(active.len()).unwrap_or(i64::MAX);
    Ok(Impact { enrolments: states.into_iter().collect(), active })
}

fn must(is_done: bool) -> Result<(), Refusal> {
    if is_done { Ok(()) } else { Err(Problem::NotInThisState.into()) }
}

fn number_of(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
