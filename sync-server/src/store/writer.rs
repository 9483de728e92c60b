//! The one thread that writes. It takes what is waiting, runs each job in a savepoint of its own, commits
//! once and only then answers: one flush to disk serves the whole group.

use super::lanes::{Entrance, Lane, QUEUE, lanes};
use super::post_commit::PostCommitSignal;
use super::sql::{self, Connection, Transaction};
use super::{Execution, Session, StoreError};
use serde::{Deserialize, Serialize};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::time::Duration;
use terms::{Cause, Doing};
use tokio::sync::oneshot;
use tracing::Span;

/// Frames that wait when new ones are sent away: a second's work. What strangers ask for is not counted.
const CROWD: usize = 2048;

/// How writes are committed together: one flush to disk serves a whole group.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct Group {
    /// Writes in a group at most, at least one.
    pub most: usize,
    /// Milliseconds that a group which is not full waits for more. 0: do not wait; commit whatever queued during the
    /// previous fsync. Fastest on a dedicated disk.
    pub wait_ms: u64,
}

impl Default for Group {
    fn default() -> Self {
        Self { most: 256, wait_ms: 0 }
    }
}

/// What became of a group.
#[derive(Clone, Copy)]
enum Fate {
    /// It is on disk.
    Committed,
    /// Nothing of it is.
    Undone,
    /// Nobody can say: the commit was sent and not answered.
    Unknown,
}

trait Job: Send {
    /// Does the work; true when its changes are to be kept.
    fn run(&mut self, transaction: &Transaction<'_>) -> bool;
    /// Tells the caller what became of the group of that number.
    fn answer(self: Box<Self>, fate: Fate, group: u64);
}

struct Task<F, R, E> {
    work: Option<F>,
    outcome: Option<Result<R, E>>,
    /// Of the request or job that asked: what is logged inside is found by it.
    span: Span,
    caller: oneshot::Sender<Result<R, E>>,
}

impl<F, R, E> Job for Task<F, R, E>
where
    F: FnOnce(&Transaction<'_>) -> Result<R, E> + Send,
    R: Send,
    E: From<StoreError> + Send,
{
    fn run(&mut self, transaction: &Transaction<'_>) -> bool {
        // What was sent and not waited for is the job's own: refused, the job is.
        let (work, _inside) = (self.work.take(), self.span.enter());
        self.outcome = work.map(|work| {
            let done = work(transaction)?;
            transaction.settle().map_err(StoreError::from)?;
            Ok(done)
        });
        matches!(self.outcome, Some(Ok(_)))
    }

    fn answer(self: Box<Self>, fate: Fate, group: u64) {
        let outcome = match (self.outcome, fate) {
            (Some(Ok(_)), Fate::Undone) => Err(StoreError::NotCommitted(group).into()),
            (Some(Ok(_)), Fate::Unknown) => Err(StoreError::Unknown(group).into()),
            (Some(outcome), _) => outcome,
            // Its turn never came.
            (None, _) if self.work.is_some() => Err(StoreError::NotCommitted(group).into()),
            (None, _) => Err(StoreError::Away(Cause::missing("running a job: it panicked")).into()),
        };
        // A caller that went away (its request timed out) no longer asks.
        drop(self.caller.send(outcome));
    }
}

#[derive(Clone)]
pub(super) struct Writer(Entrance<Box<dyn Job>>);

impl Writer {
    pub(super) fn start(
        mut session: Session,
        post_commit: Arc<PostCommitSignal>,
        execution: Execution,
        Group { most, wait_ms }: Group,
    ) -> Result<Self, StoreError> {
        let (entrance, mut queue) = lanes::<Box<dyn Job>>();
        let (most, wait) = (most.clamp(1, QUEUE), Duration::from_millis(wait_ms));
        let mut group = Vec::with_capacity(most);
        let mut number = 0;
        let mut serve = move |group: &mut Vec<Box<dyn Job>>| {
            number += 1;
            let fate = apply(&mut session, group, number);
            post_commit.fire();
            group.drain(..).for_each(|job| job.answer(fate, number));
        };
        match execution {
            Execution::Threads => {
                let writer = std::thread::Builder::new().name("store-writer".into());
                let writer = writer.spawn(move || {
                    while queue.blocking_take(&mut group, most) > 0 {
                        if group.len() < most && !wait.is_zero() {
                            std::thread::sleep(wait);
                            queue.take_more(&mut group, most);
                        }
                        serve(&mut group);
                    }
                });
                writer.doing("starting the writer").map_err(StoreError::Away)?;
            }
            Execution::Inline => {
                tokio::spawn(async move {
                    while queue.take(&mut group, most).await > 0 {
                        if group.len() < most && !wait.is_zero() {
                            tokio::time::sleep(wait).await;
                            queue.take_more(&mut group, most);
                        }
                        serve(&mut group);
                    }
                });
            }
        }
        Ok(Self(entrance))
    }

    pub(super) async fn run<R, E, F>(&self, lane: Lane, job: F) -> Result<R, E>
    where
        F: FnOnce(&Transaction<'_>) -> Result<R, E> + Send + 'static,
        R: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        let answer = self.enqueue(lane, job).await?.await;
        answer.doing("waiting for a job").map_err(StoreError::Away)?
    }

    /// True while more frames wait than a few groups hold.
    pub(super) fn is_crowded(&self) -> bool {
        self.0.waiting(Lane::Frames) > CROWD
    }

    /// Jobs that wait.
    pub(super) fn waiting(&self) -> usize {
        self.0.waiting(Lane::Frames) + self.0.waiting(Lane::Others)
    }

    /// Puts a job behind those of its lane; gives what its answer comes through.
    pub(super) async fn enqueue<R, E, F>(
        &self,
        lane: Lane,
        job: F,
    ) -> Result<oneshot::Receiver<Result<R, E>>, StoreError>
    where
        F: FnOnce(&Transaction<'_>) -> Result<R, E> + Send + 'static,
        R: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        let (caller, answer) = oneshot::channel();
        let task = Task { work: Some(job), outcome: None, span: Span::current(), caller };
        let sent = self.0.enqueue(lane, Box::new(task)).await.then_some(());
        sent.doing("handing a job to the writer").map_err(StoreError::Away)?;
        Ok(answer)
    }
}

fn apply(session: &mut Session, group: &mut [Box<dyn Job>], number: u64) -> Fate {
    let error = match session.begin() {
        Ok(connection) => match run(connection, group) {
            Ok(()) => return Fate::Committed,
            Err(error) => error,
        },
        Err(error) => {
            let cause = Cause::of("beginning a group of writes", error).chain();
            tracing::error!(group = number, cause, "a group of writes could not begin");
            return Fate::Undone;
        }
    };
    session.end();
    tracing::error!(group = number, code = error.code(), "a group of writes was not committed");
    match session.fate(&error) {
        Some(true) => Fate::Committed,
        Some(false) => Fate::Undone,
        None => Fate::Unknown,
    }
}

fn run(connection: &Connection, group: &mut [Box<dyn Job>]) -> sql::Result<()> {
    let transaction = Transaction::on(connection);
    for job in group {
        connection.begin_job()?;
        // A panic in one job must not take the writer, and with it everybody's work, away.
        let kept = catch_unwind(AssertUnwindSafe(|| job.run(&transaction)));
        let keep = kept.unwrap_or_else(|_| {
            tracing::error!("a write job panicked: nothing of it is kept");
            false
        });
        if !keep {
            transaction.ledger().set(None);
        }
        connection.end_job(keep)?;
    }
    connection.commit()
}
