//! The one thread that writes. It takes what is waiting, runs each job in a savepoint of its own, commits
//! once and only then answers: one flush to disk serves the whole group.

use super::bell::Bell;
use super::{Runs, StoreError};
use rusqlite::{Connection, Transaction, TransactionBehavior};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use tokio::sync::{mpsc, oneshot};

/// Jobs committed together at most.
const LARGEST_GROUP: usize = 256;
/// Jobs that may wait; a caller beyond that waits itself.
const QUEUE: usize = 4096;
/// Jobs that wait when new frames are sent away: a second's work.
const CROWD: usize = 2048;

trait Job: Send {
    /// Does the work; true when its changes are to be kept.
    fn run(&mut self, transaction: &Transaction<'_>) -> bool;
    /// Tells the caller, once it is known whether the group was committed.
    fn answer(self: Box<Self>, committed: bool);
}

struct Task<F, R, E> {
    work: Option<F>,
    outcome: Option<Result<R, E>>,
    caller: oneshot::Sender<Result<R, E>>,
}

impl<F, R, E> Job for Task<F, R, E>
where
    F: FnOnce(&Transaction<'_>) -> Result<R, E> + Send,
    R: Send,
    E: From<StoreError> + Send,
{
    fn run(&mut self, transaction: &Transaction<'_>) -> bool {
        self.outcome = self.work.take().map(|work| work(transaction));
        matches!(self.outcome, Some(Ok(_)))
    }

    fn answer(self: Box<Self>, committed: bool) {
        let outcome = match self.outcome {
            Some(Ok(_)) if !committed => Err(StoreError::NotCommitted.into()),
            Some(outcome) => outcome,
            None => Err(StoreError::Away.into()),
        };
        // A caller that went away (its request timed out) no longer asks.
        let _ = self.caller.send(outcome);
    }
}

#[derive(Clone)]
pub(super) struct Writer(mpsc::Sender<Box<dyn Job>>);

impl Writer {
    pub(super) fn start(mut connection: Connection, bell: Arc<Bell>, runs: Runs) -> Result<Self, StoreError> {
        let (sender, mut queue) = mpsc::channel::<Box<dyn Job>>(QUEUE);
        let mut group = Vec::with_capacity(LARGEST_GROUP);
        let mut serve = move |group: &mut Vec<Box<dyn Job>>| {
            let committed = apply(&mut connection, group);
            bell.sound();
            group.drain(..).for_each(|job| job.answer(committed));
        };
        match runs {
            Runs::OnThreads => {
                let writer = std::thread::Builder::new().name("store-writer".into());
                let writer = writer.spawn(move || {
                    while queue.blocking_recv_many(&mut group, LARGEST_GROUP) > 0 {
                        serve(&mut group);
                    }
                });
                writer.map_err(|_| StoreError::Away)?;
            }
            Runs::InTurn => {
                tokio::spawn(async move {
                    while queue.recv_many(&mut group, LARGEST_GROUP).await > 0 {
                        serve(&mut group);
                    }
                });
            }
        }
        Ok(Self(sender))
    }

    pub(super) async fn run<R, E, F>(&self, job: F) -> Result<R, E>
    where
        F: FnOnce(&Transaction<'_>) -> Result<R, E> + Send + 'static,
        R: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        self.enqueue(job).await?.await.unwrap_or_else(|_| Err(StoreError::Away.into()))
    }

    /// True while more jobs wait than a few groups hold.
    pub(super) fn is_crowded(&self) -> bool {
        self.waiting() > CROWD
    }

    /// Jobs that wait.
    pub(super) fn waiting(&self) -> usize {
        self.0.max_capacity() - self.0.capacity()
    }

    /// Puts a job behind those that wait; gives what its answer comes through.
    pub(super) async fn enqueue<R, E, F>(&self, job: F) -> Result<oneshot::Receiver<Result<R, E>>, StoreError>
    where
        F: FnOnce(&Transaction<'_>) -> Result<R, E> + Send + 'static,
        R: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        let (caller, answer) = oneshot::channel();
        let task = Task { work: Some(job), outcome: None, caller };
        self.0.send(Box::new(task)).await.map_err(|_| StoreError::Away)?;
        Ok(answer)
    }
}

/// True when the group is on disk.
fn apply(connection: &mut Connection, group: &mut [Box<dyn Job>]) -> bool {
    match apply_in_one_transaction(connection, group) {
        Ok(()) => true,
        Err(error) => {
            tracing::error!(code = ?error.sqlite_error_code(), "a group of writes was not committed");
            false
        }
    }
}

fn apply_in_one_transaction(connection: &mut Connection, group: &mut [Box<dyn Job>]) -> rusqlite::Result<()> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    for job in group {
        transaction.prepare_cached("SAVEPOINT job")?.execute([])?;
        // A panic in one job must not take the writer, and with it everybody's work, away.
        let keep = catch_unwind(AssertUnwindSafe(|| job.run(&transaction))).unwrap_or(false);
        if !keep {
            transaction.prepare_cached("ROLLBACK TO job")?.execute([])?;
        }
        transaction.prepare_cached("RELEASE job")?.execute([])?;
    }
    transaction.commit()
}
