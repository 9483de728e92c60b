//! Opening: unseal, believe the agent's signature, find the enrolment, seal again under its key, judge. One
//! transaction per envelope takes it from *kept* to *opened* or sets it aside with a reason; a crash between
//! the two steps loses nothing, because the work row is still there.

use super::examine::{Examined, Outcome, examine};
use super::fact::{add_facts, facts_of};
use super::judge::{judge_by, policy_now};
use crate::State;
use crate::bookings;
use crate::failpoint;
use crate::refusal::Refusal;
use crate::store::sql::{Connection, Transaction};
use crate::store::verbs::registry::opening::{self, Beside, Looked, ToOpen};
use crate::store::verbs::registry::{clocks, decided, set_aside, statements};
use reconciliation::{Fact, OpenedStatement, Policy};
use statement::{
    ClockRemark, Hash, Header, Place, QuarantineReason, StatementKind, clock_remarks, decode, hash,
};
use std::sync::Arc;
use terms::{AgentId, Doing, EnrolmentId, Interval, Timestamp};
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
pub async fn open_until(state: State, mut stopped: watch::Receiver<()>) {
    loop {
        match open_due(&state).await {
            Ok(0) => {}
            Ok(_) => continue,
            Err(refusal) => tracing::error!(%refusal, "opening stopped early"),
        }
        tokio::select! {
            biased;
            _ = stopped.changed() => return,
            () = state.registry.kept.notified() => {}
            () = tokio::time::sleep(std::time::Duration::from_secs(5)) => {}
        }
    }
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
    Ok(opened)
}

type ExaminedAll = Vec<(ToOpen, Result<Outcome, Refusal>)>;

/// Envelopes that are being examined on every core: unsealing and believing are the dear part, and change nothing.
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
            let desk = state.clone();
            let examining = async move {
                let store = desk.store.clone();
                let examined = move |conn: &Connection| {
                    let one = |sealed: ToOpen| {
                        let outcome = span_of(sealed.place).in_scope(|| examine(conn, &desk, &sealed));
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
        tracing::info_span!("batch", envelopes = due)
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
        let desk = state.clone();
        jobs.push(move |tx: &Transaction<'_>| {
            let policy = policy_now(tx, &desk)?;
            run.into_iter().try_for_each(|(sealed, outcome)| {
                span_of(sealed.place).in_scope(|| settle(tx, &desk, &policy, &sealed, outcome?))
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

/// Examines an envelope again and takes it to where it belongs.
async fn settle_alone(state: &State, sealed: &Arc<ToOpen>) -> Result<(), Refusal> {
    let (desk, looked_at) = (state.clone(), Arc::clone(sealed));
    let outcome = state.store.read(move |conn| examine(conn, &desk, &looked_at)).await?;
    let (desk, sealed) = (state.clone(), Arc::clone(sealed));
    let settled = move |tx: &Transaction<'_>| {
        let policy = policy_now(tx, &desk)?;
        span_of(sealed.place).in_scope(|| settle(tx, &desk, &policy, &sealed, outcome))
    };
    state.store.write(settled).await
}

/// What is logged about an envelope names it, and no enrolment.
fn span_of(place: Place) -> Span {
    tracing::info_span!("envelope", chain = %place.chain, sequence = place.sequence)
}

/// Takes one envelope from *kept* to where it belongs.
fn settle(
    tx: &Transaction<'_>,
    state: &State,
    policy: &Policy,
    sealed: &ToOpen,
    outcome: Outcome,
) -> Result<(), Refusal> {
    // Another server of the same registry may have been quicker.
    let Some(beside) = opening::waiting(tx, sealed.place)? else { return Ok(()) };
    let (now, beside) = (state.now(), Neighbours::read(beside)?);
    let examined = match outcome {
        Outcome::Opened(examined) if beside.may_hold(tx, &examined.header)? => examined,
        Outcome::Opened(_) => {
            return Ok(set_aside::put(tx, sealed.place, QuarantineReason::ChainBroken, now)?);
        }
        Outcome::SetAside(reason) => return Ok(set_aside::put(tx, sealed.place, reason, now)?),
    };
    statements::add(tx, &examined.header, &examined.signed, examined.enrolment, now)?;
    opening::set_opened(tx, sealed.place)?;
    beside.remark_clocks(tx, state, &examined, sealed.first_received)?;
    let Some(enrolment) = examined.enrolment else { return Ok(()) };
    let agent = examined.lease.map(|lease| lease.agent);
    let measured = examined.header.stated.time.measured(sealed.first_received);
    let (kind, envelope) = (examined.header.stated.kind, hash(&sealed.bytes));
    let fact = stated_fact(sealed.place, envelope, sealed.first_received, *examined);
    let facts = facts_of(tx, state, fact)?;
    add_facts(tx, state, enrolment, &facts)?;
    for other in super::fact::match_documents(tx, state, enrolment, facts.last())? {
        judge_by(tx, state, other, policy)?;
    }
    tell_bookings(tx, state, enrolment, kind, agent, measured)?;
    judge_by(tx, state, enrolment, policy)
}

/// The statements before and after a place, where they were opened. One that is not here yet contradicts nothing: a gap
/// never delays a record.
struct Neighbours {
    previous: Option<Header>,
    next: Option<Header>,
}

impl Neighbours {
    fn read(beside: Beside) -> Result<Self, Refusal> {
        let header = |bytes: Option<Vec<u8>>| -> Result<Option<Header>, Refusal> {
            let header = bytes.map(|bytes| decode(&bytes)).transpose();
            Ok(header.doing("reading the header of a statement beside this one")?)
        };
        Ok(Self { previous: header(beside.previous)?, next: header(beside.next)? })
    }

    /// True when a record agrees with both, or a person released it although it does not.
    fn may_hold(&self, conn: &Connection, header: &Header) -> Result<bool, Refusal> {
        let place = Place { chain: header.chain, sequence: header.sequence };
        let previous = match (&self.previous, header.sequence) {
            (Some(previous), _) => Some(previous.hash()),
            (None, 0) => Some(Hash::ZERO),
            (None, _) => None,
        };
        let continues = previous.is_none_or(|previous| previous == header.stated.previous)
            && self.next.as_ref().is_none_or(|next| next.stated.previous == header.hash());
        Ok(continues || decided::is_released(conn, place)?)
    }

    /// Tells what the device's clocks did before this statement, and between it and the next.
    fn remark_clocks(
        &self,
        tx: &Transaction<'_>,
        state: &State,
        examined: &Examined,
        at: Timestamp,
    ) -> Result<(), Refusal> {
        let (header, slept) = (&examined.header, examined.body.suspended_s);
        let time = &header.stated.time;
        let before = match (&self.previous, header.sequence) {
            (Some(previous), _) => Some(&previous.stated.time),
            (None, 0) => None,
            // Beside itself, until the one before is here: nothing but its sleep.
            (None, _) => Some(time),
        };
        let keep = |header: &Header, remarks: &[ClockRemark]| {
            for remark in remarks {
                state.metrics.remark_clock(remark.change);
            }
            clocks::add(tx, Place { chain: header.chain, sequence: header.sequence }, remarks, at)
        };
        keep(header, &clock_remarks(time, before, slept))?;
        if let Some(next) = &self.next {
            keep(next, &clock_remarks(&next.stated.time, Some(time), None))?;
        }
        Ok(())
    }
}

fn stated_fact(place: Place, envelope: Hash, first_received: Timestamp, examined: Examined) -> Fact {
    Fact::Stated(Box::new(OpenedStatement {
        place,
        envelope,
        header: examined.header,
        body: Some(examined.body),
        first_received,
        co_signature: examined.co_signature,
        lease: examined.lease,
    }))
}

fn tell_bookings(
    tx: &Transaction<'_>,
    state: &State,
    enrolment: EnrolmentId,
    kind: StatementKind,
    agent: Option<AgentId>,
    measured: Interval,
) -> Result<(), Refusal> {
    let agent = agent.doing("finding the agent of a statement by its lease")?;
    match kind {
        StatementKind::Check => bookings::record_check(tx, state, enrolment, agent),
        StatementKind::NobodyHome => bookings::record_nobody_home(tx, state, enrolment, agent, measured),
        StatementKind::Abandoned | StatementKind::Correction | StatementKind::ChainStart => Ok(()),
    }
}
