//! When envelopes are opened: batch by batch, the next examined while one is written. Examining (decryption and signature
//! checks) dominates the cost and is read-only, so it runs in parallel; what a batch found is written in a few jobs.

use super::examine::{Outcome, examine};
use super::open::{Judging, settle};
use super::policies::policies_now;
use crate::State;
use crate::failpoint;
use crate::jobs::work_until;
use crate::refusal::Refusal;
use crate::store::queries::registry::opening::{self, Looked, ToOpen};
use crate::store::sql::{Connection, Transaction};
use statement::RecordId;
use std::sync::Arc;
use std::time::Duration;
use terms::Doing;
use tokio::sync::watch;
use tokio::task::JoinHandle;
use tracing::{Instrument, Span};

/// Envelopes examined together, and written in one commit.
const BATCH: u32 = 128;
/// Envelopes written in one job: marking where a job begins, and waiting for what it sent, is not free.
const RUN: usize = 32;
/// Batches between two looks at the work from its beginning: what came meanwhile, and whether to stop.
const BATCHES: usize = 8;
/// Parts of a batch examined at the same time; the store has no more readers to spare.
const THREADS: usize = 3;

/// Opens what is kept until `stopped` says so. Each keeping wakes it; nothing is lost if it does not run.
pub async fn open_until(state: State, stopped: watch::Receiver<()>) {
    let woken = (&state.registry.kept, Duration::from_secs(5));
    work_until("opening", stopped, woken, || open_due(&state)).await;
}

/// Opens some batches of what is kept; gives how many. While one is written, the next is examined. One that fails for a
/// reason of ours keeps its work row and delays none behind it.
pub async fn open_due(state: &State) -> Result<usize, Refusal> {
    assert!(!failpoint::is_set("panic", "opening"), "a failpoint is set");
    let mut opened = 0;
    let mut ahead = Some(Batch::after(state, None).await?);
    for _ in 0..BATCHES {
        let Some(mut batch) = ahead.take() else { break };
        let span = batch.span();
        let examined = batch.examined().instrument(span.clone()).await?;
        if let Some(looked) = batch.looked {
            ahead = Some(Batch::after(state, Some(looked)).await?);
        }
        opened += settle_all(state, examined).instrument(span).await?;
    }
    state.metrics.opened.inc_by(opened as u64);
    if opened > 0 {
        // What was opened may concern others.
        state.registry.unjudged.notify_one();
    }
    Ok(opened)
}

type ExaminedAll = Vec<(ToOpen, Result<Outcome, Refusal>)>;

/// Envelopes that are being examined on every core: decryption and signature checks change nothing.
struct Batch {
    due: usize,
    parts: Vec<JoinHandle<Result<ExaminedAll, Refusal>>>,
    looked: Option<Looked>,
}

impl Batch {
    /// Begins to examine what comes behind those that were looked at.
    async fn after(state: &State, behind: Option<Looked>) -> Result<Self, Refusal> {
        let read = move |conn: &Connection| Ok::<_, Refusal>(opening::to_open(conn, BATCH, behind)?);
        let (due, looked) = state.store.read(read).await?;
        let count = due.len();
        let share = due.len().div_ceil(THREADS).max(1);
        let mut rest = due.into_iter();
        let mut parts = Vec::new();
        loop {
            let part: Vec<ToOpen> = rest.by_ref().take(share).collect();
            if part.is_empty() {
                return Ok(Self { due: count, parts, looked });
            }
            let shared = state.clone();
            let examining = async move {
                let store = shared.store.clone();
                let examined = move |conn: &Connection| {
                    let one = |sealed: ToOpen| {
                        let outcome = span_of(&sealed).in_scope(|| examine(conn, &shared, &sealed));
                        (sealed, outcome)
                    };
                    Ok::<_, Refusal>(part.into_iter().map(one).collect::<Vec<_>>())
                };
                store.read(examined).await
            };
            parts.push(tokio::spawn(examining.instrument(Span::current())));
        }
    }

    fn span(&self) -> Span {
        let due = self.due;
        tracing::error_span!("batch", envelopes = due)
    }

    async fn examined(&mut self) -> Result<ExaminedAll, Refusal> {
        let mut examined = Vec::new();
        for part in self.parts.drain(..) {
            examined.extend(part.await.doing("examining envelopes")??);
        }
        Ok(examined)
    }
}

/// Takes examined envelopes to where they belong, run by run; gives how many got there.
/// A run in which one fails is undone, and its envelopes go one by one.
async fn settle_all(state: &State, examined: ExaminedAll) -> Result<usize, Refusal> {
    let (mut jobs, mut runs) = (Vec::new(), Vec::new());
    let mut rest = examined.into_iter().map(|(sealed, outcome)| (Arc::new(sealed), outcome)).peekable();
    while rest.peek().is_some() {
        let run: Vec<(Arc<ToOpen>, Result<Outcome, Refusal>)> = rest.by_ref().take(RUN).collect();
        runs.push(run.iter().map(|(sealed, _)| Arc::clone(sealed)).collect::<Vec<_>>());
        let shared = state.clone();
        jobs.push(move |tx: &Transaction<'_>| {
            let policy = policies_now(tx, &shared)?;
            run.into_iter().try_for_each(|(sealed, outcome)| {
                span_of(&sealed).in_scope(|| settle(tx, &shared, &policy, &sealed, outcome?, Judging::AtOnce))
            })
        });
    }
    let mut opened = 0;
    for (run, settled) in runs.into_iter().zip(state.store.write_in_order(jobs).await) {
        if settled.is_ok() {
            opened += run.len();
            continue;
        }
        for sealed in run {
            match settle_alone(state, &sealed).await {
                Ok(()) => opened += 1,
                Err(refusal) => {
                    let place = sealed.place;
                    tracing::error!(
                        chain = %place.chain,
                        sequence = place.sequence,
                        %refusal,
                        "an envelope was not opened; it is tried again later"
                    );
                    state.store.write(move |tx| Ok::<_, Refusal>(opening::postpone(tx, place)?)).await?;
                }
            }
        }
    }
    Ok(opened)
}

/// Examines an envelope again and takes it to where it belongs. Where its enrolment cannot be judged, it is opened and the
/// work list has the rest.
async fn settle_alone(state: &State, sealed: &Arc<ToOpen>) -> Result<(), Refusal> {
    let judged = examine_and_settle(state, sealed, Judging::AtOnce).await;
    let Err(refusal) = judged else { return Ok(()) };
    examine_and_settle(state, sealed, Judging::Later).await?;
    span_of(sealed).in_scope(|| tracing::error!(%refusal, "opened, and not judged yet"));
    Ok(())
}

async fn examine_and_settle(state: &State, sealed: &Arc<ToOpen>, judging: Judging) -> Result<(), Refusal> {
    let (shared, looked_at) = (state.clone(), Arc::clone(sealed));
    let outcome = state.store.read(move |conn| examine(conn, &shared, &looked_at)).await?;
    let (shared, sealed) = (state.clone(), Arc::clone(sealed));
    let settled = move |tx: &Transaction<'_>| {
        let policy = policies_now(tx, &shared)?;
        span_of(&sealed).in_scope(|| settle(tx, &shared, &policy, &sealed, outcome, judging))
    };
    state.store.write(settled).await
}

/// What is logged about an envelope names it, and no enrolment.
fn span_of(sealed: &ToOpen) -> Span {
    let ToOpen { place: RecordId { chain, sequence }, device, .. } = sealed;
    tracing::error_span!("envelope", %device, %chain, sequence)
}
