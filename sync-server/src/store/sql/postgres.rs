//! `PostgreSQL`: one connection, and what is sent along it.
//!
//! A connection has a small runtime of its own, driven only while something is asked: whoever asks waits, as with
//! `SQLite`, and no other thread is woken for an answer.
//!
//! Statements whose row count nobody needs travel with the next question (`Statement::run`): a frame costs four round
//! trips instead of fourteen. The crate `postgres` would hide this pipelining, and there is no pool
//! (`deadpool-postgres`), because one connection writes and a few read.
//!
//! A group of writes begins with an advisory lock that it holds until it commits. So positions in the ledger follow the
//! order of commits over any number of servers, and what a job checked stays true. The fate of a commit whose answer was
//! lost is asked along a new one (`fate.rs`).

use super::group_marker::GroupMarker;
use super::{Error, Held, Result, ToValue, Value};
use crate::store::StoreError;
use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::future::{Future, poll_fn};
use std::pin::{Pin, pin};
use std::task::Poll;
use std::time::Duration;
use tokio::runtime::{Builder, Runtime};
use tokio_postgres::error::Severity;
use tokio_postgres::types::ToSql;
use tokio_postgres::{Client, Config, NoTls, Row, SimpleQueryMessage, Statement};

mod registry {
    refinery::embed_migrations!("migrations/postgres");
}
mod enrolment_keys {
    refinery::embed_migrations!("migrations/enrolment-keys/postgres");
}

/// Whose tables a connection sees.
#[derive(Clone, Copy, Debug)]
pub(in crate::store) enum Schema {
    /// The registry's.
    Registry,
    /// Those of a copy, until they take the registry's place.
    Restoring,
    /// Those of the enrolments' keys, which no copy holds.
    EnrolmentKeys,
}

impl Schema {
    const fn name(self) -> &'static str {
        match self {
            Self::Registry => "registry",
            Self::Restoring => "registry_restoring",
            Self::EnrolmentKeys => "enrolment_keys",
        }
    }
}

/// How long one answer may take: a lock, a synchronous standby. Then the connection is given up.
const PATIENCE: Duration = Duration::from_secs(10);
/// How long whoever confirms waits for another that does; shorter than [`PATIENCE`], so that no process of the database
/// is left waiting by a client that has gone.
const CONFIRM_WAIT_MS: u32 = 8000;
/// How often, and in which steps, a server's end is waited for.
const ASK_AGAIN: Duration = Duration::from_millis(100);
const QUESTIONS: u32 = 40;
/// Of the locks below: drawn once, so that no other program on the database means the same.
pub(super) const LOCKS: i32 = 0x5661_7669;
/// Held by whoever writes, for one transaction: positions in the ledger are given in commit order.
pub(super) const WRITING: i32 = 1;
/// Held while the schema is brought up to date.
const MIGRATING: i32 = 2;
/// Shared by servers that run, and held alone while a copy takes the database's place.
const RUNNING: i32 = 3;

/// What is sent and not waited for.
enum Ahead {
    /// Statements that take nothing and give nothing.
    Batch(String),
    /// A prepared statement with its values.
    Execute(Statement, Vec<Held>),
}

type Sent<'s> = Pin<Box<dyn Future<Output = std::result::Result<(), tokio_postgres::Error>> + 's>>;

/// A connection to a database.
pub struct PgConnection {
    runtime: Option<Runtime>,
    client: Client,
    statements: RefCell<HashMap<String, Statement>>,
    /// What goes out ahead of the next question, in one breath with it.
    ahead: RefCell<Vec<Ahead>>,
    /// The mark of the group under way, and of the one before once its fate is known.
    group: RefCell<GroupMarker>,
    /// Groups leave a mark: there is a table for it.
    leaves_marks: bool,
    is_broken: Cell<bool>,
}

impl PgConnection {
    /// Opens a connection to the tables of a schema.
    pub(in crate::store) fn open(config: &Config, schema: Schema) -> Result<Self> {
        let runtime = Builder::new_current_thread().enable_all().build().map_err(Error::Runtime)?;
        let client = wait(&runtime, async {
            let (client, connection) = config.connect(NoTls).await?;
            tokio::spawn(connection);
            client.batch_execute(&format!("SET search_path TO {}", schema.name())).await?;
            Ok(client)
        })?;
        Ok(Self {
            runtime: Some(runtime),
            client,
            statements: RefCell::default(),
            ahead: RefCell::default(),
            group: RefCell::new(GroupMarker::nil()),
            leaves_marks: matches!(schema, Schema::Registry),
            is_broken: Cell::new(false),
        })
    }

    /// Brings the schema up to date, one server after the other.
    pub(in crate::store) fn migrate(&mut self, schema: Schema) -> std::result::Result<(), StoreError> {
        self.batch(&format!("SELECT pg_advisory_lock({LOCKS}, {MIGRATING})"))?;
        self.batch(&format!("CREATE SCHEMA IF NOT EXISTS {}", schema.name()))?;
        let runtime = self.runtime.as_ref().ok_or(Error::Silent)?;
        let runner = match schema {
            Schema::Registry | Schema::Restoring => registry::migrations::runner(),
            Schema::EnrolmentKeys => enrolment_keys::migrations::runner(),
        };
        let runner = runner.set_grouped(true);
        let migrated = tokio::task::block_in_place(|| runtime.block_on(runner.run_async(&mut self.client)));
        migrated.map_err(Box::new)?;
        Ok(self.batch(&format!("SELECT pg_advisory_unlock({LOCKS}, {MIGRATING})"))?)
    }

    /// Removes what a restoring that was stopped has left.
    pub(in crate::store) fn clear_restoring(&self) -> Result<()> {
        self.batch("DROP SCHEMA IF EXISTS registry_restoring CASCADE")
    }

    /// What was restored takes the registry's place, which stays under a name that tells the time: both or neither.
    pub(super) fn take_place(&self, now: i64) -> Result<()> {
        let aside = if self.answers_yes("SELECT to_regnamespace('registry') IS NOT NULL")? {
            format!("ALTER SCHEMA registry RENAME TO registry_replaced_{now:015};")
        } else {
            String::new()
        };
        self.batch(&format!("BEGIN;{aside}ALTER SCHEMA registry_restoring RENAME TO registry;COMMIT"))
    }

    /// Notes for as long as the connection lives that a server runs; false while a copy takes the database's place.
    pub(in crate::store) fn run_here(&self) -> Result<bool> {
        self.answers_yes(&format!("SELECT pg_try_advisory_lock_shared({LOCKS}, {RUNNING})"))
    }

    /// Keeps servers away for as long as the connection lives; false while one runs. One that has just ended is given the
    /// time in which the database notices.
    pub(in crate::store) fn run_alone(&self) -> Result<bool> {
        for _ in 0..QUESTIONS {
            if self.answers_yes(&format!("SELECT pg_try_advisory_lock({LOCKS}, {RUNNING})"))? {
                return Ok(true);
            }
            std::thread::sleep(ASK_AGAIN);
        }
        Ok(false)
    }

    fn answers_yes(&self, sql: &str) -> Result<bool> {
        Ok(self.simple(sql)?.as_deref() == Some("t"))
    }

    /// The first column of the last row of an answer, as text.
    pub(super) fn simple(&self, sql: &str) -> Result<Option<String>> {
        let messages = self.wait(self.client.simple_query(sql))?;
        Ok(messages.iter().rev().find_map(|message| match message {
            SimpleQueryMessage::Row(row) => Some(row.get(0).unwrap_or_default().to_owned()),
            _ => None,
        }))
    }

    pub(super) fn prepare(&self, sql: &str) -> Result<Statement> {
        if let Some(statement) = self.statements.borrow().get(sql) {
            return Ok(statement.clone());
        }
        let sql_here = numbered(sql);
        let statement = self.after_what_is_ahead(self.client.prepare(&sql_here))?;
        self.statements.borrow_mut().insert(sql.to_owned(), statement.clone());
        Ok(statement)
    }

    pub(super) fn query(&self, statement: &Statement, values: &[Value<'_>]) -> Result<Vec<Row>> {
        let values = borrowed(values);
        self.after_what_is_ahead(self.client.query(statement, &values))
    }

    pub(super) fn execute(&self, statement: &Statement, values: &[Value<'_>]) -> Result<usize> {
        let values = borrowed(values);
        let rows = self.after_what_is_ahead(self.client.execute(statement, &values))?;
        Ok(usize::try_from(rows).unwrap_or(usize::MAX))
    }

    /// Sends statements that take nothing and give nothing.
    pub(super) fn batch(&self, sql: &str) -> Result<()> {
        self.after_what_is_ahead(self.client.batch_execute(sql))
    }

    /// Sends such statements with the next question.
    pub(super) fn later(&self, sql: &str) {
        let mut ahead = self.ahead.borrow_mut();
        match ahead.last_mut() {
            Some(Ahead::Batch(text)) => text.push_str(sql),
            _ => ahead.push(Ahead::Batch(sql.to_owned())),
        }
    }

    /// Sends a prepared statement with the next question.
    pub(super) fn run_later(&self, statement: &Statement, values: Vec<Held>) {
        self.ahead.borrow_mut().push(Ahead::Execute(statement.clone(), values));
    }

    /// Forgets the prepared statements that were not sent: their job is undone.
    pub(super) fn forget_unsent(&self) {
        self.ahead.borrow_mut().retain(|ahead| matches!(ahead, Ahead::Batch(_)));
    }

    /// Waits for the prepared statements that nobody has waited for.
    pub(super) fn settle(&self) -> Result<()> {
        let is_open = self.ahead.borrow().iter().any(|ahead| matches!(ahead, Ahead::Execute(..)));
        if is_open { self.after_what_is_ahead(async { Ok(()) }) } else { Ok(()) }
    }

    /// Begins a transaction, waits until nobody else writes, and leaves the group's own mark. The mark of this
    /// connection's group before, whose fate is known, goes. Outside the registry's own schema nobody asks for a fate.
    pub(super) fn begin(&self) -> Result<()> {
        self.ahead.take();
        let begin =
            format!("BEGIN ISOLATION LEVEL READ COMMITTED; SELECT pg_advisory_xact_lock({LOCKS}, {WRITING})");
        if !self.leaves_marks {
            return self.batch(&begin);
        }
        let marker = self.simple(&format!(
            "{begin}; DELETE FROM write_groups WHERE marker = '{}'; \
             INSERT INTO write_groups DEFAULT VALUES RETURNING marker",
            self.group.borrow().as_str()
        ))?;
        self.group.replace(GroupMarker::new(marker.ok_or(Error::NoRow)?));
        Ok(())
    }

    /// Writes something, in the transaction that is open. Once it is committed, a synchronous standby has it and all that was
    /// seen before: after a crash the database shows commits that no standby may have, and a failover would take back
    /// what somebody read.
    pub(super) fn write_to_confirm(&self) -> Result<()> {
        let marker = GroupMarker::of_whoever_confirms();
        self.batch(&format!(
            "INSERT INTO write_groups (marker) VALUES ('{}') ON CONFLICT (marker) DO UPDATE SET begun = now()",
            marker.as_str()
        ))
    }

    /// The same, in a transaction of its own. Where another confirms already and waits for a standby, it gives up soon: one
    /// process of the database that waits in vain is enough.
    pub(in crate::store) fn confirm(&self) -> Result<()> {
        self.batch(&format!("BEGIN; SET LOCAL lock_timeout = {CONFIRM_WAIT_MS}"))?;
        self.write_to_confirm()?;
        self.batch("COMMIT")
    }

    /// Removes the marks that servers left which ended: nobody asks for them any more.
    pub(in crate::store) fn forget_old_groups(&self) -> Result<()> {
        self.batch("DELETE FROM write_groups WHERE begun < now() - interval '1 day'")
    }

    /// Commits. Where no answer came the commit may have happened: only a question along another connection tells
    /// (`fate.rs`).
    pub(super) fn commit(&self) -> Result<()> {
        self.batch("COMMIT").map_err(|error| match error {
            Error::Postgres(refused) if is_refusal(&refused) => Error::Postgres(refused),
            _ => Error::CommitUnanswered { group: self.group.replace(GroupMarker::nil()) },
        })
    }

    pub(super) fn roll_back(&self) {
        self.ahead.take();
        if self.is_broken() || self.batch("ROLLBACK").is_err() {
            self.is_broken.set(true);
        }
    }

    pub(super) fn is_broken(&self) -> bool {
        self.is_broken.get() || self.client.is_closed()
    }

    /// What is ahead and the question travel together: one journey, not many. The first refusal is the answer.
    fn after_what_is_ahead<T>(
        &self,
        question: impl Future<Output = std::result::Result<T, tokio_postgres::Error>>,
    ) -> Result<T> {
        let ahead = self.ahead.take();
        if ahead.is_empty() {
            return self.wait(question);
        }
        self.wait(async {
            let mut sent: Vec<Sent<'_>> = ahead.iter().map(|ahead| self.send(ahead)).collect();
            let mut question = pin!(question);
            let mut outcomes: Vec<_> = sent.iter().map(|_| None).collect();
            let mut answer = None;
            // Polled for the first time, each is sent, in this order.
            poll_fn(move |cx| {
                for (one, outcome) in sent.iter_mut().zip(&mut outcomes) {
                    if outcome.is_none()
                        && let Poll::Ready(it) = one.as_mut().poll(cx)
                    {
                        *outcome = Some(it);
                    }
                }
                if answer.is_none()
                    && let Poll::Ready(it) = question.as_mut().poll(cx)
                {
                    answer = Some(it);
                }
                if outcomes.iter().any(Option::is_none) {
                    return Poll::Pending;
                }
                let Some(answered) = answer.take() else { return Poll::Pending };
                let refused = outcomes.drain(..).flatten().find_map(std::result::Result::err);
                Poll::Ready(refused.map_or(answered, Err))
            })
            .await
        })
    }

    fn send<'s>(&'s self, ahead: &'s Ahead) -> Sent<'s> {
        match ahead {
            Ahead::Batch(sql) => Box::pin(self.client.batch_execute(sql)),
            Ahead::Execute(statement, values) => Box::pin(async move {
                let values: Vec<Value<'_>> = values.iter().map(ToValue::to_value).collect();
                self.client.execute(statement, &borrowed(&values)).await.map(|_| ())
            }),
        }
    }

    fn wait<T>(
        &self,
        work: impl Future<Output = std::result::Result<T, tokio_postgres::Error>>,
    ) -> Result<T> {
        let runtime = self.runtime.as_ref().ok_or(Error::Silent)?;
        let done = wait(runtime, work);
        if matches!(done, Err(Error::Silent)) {
            self.is_broken.set(true);
        }
        done
    }
}

impl Drop for PgConnection {
    fn drop(&mut self) {
        // It may be dropped where nobody is allowed to wait.
        if let Some(runtime) = self.runtime.take() {
            runtime.shutdown_background();
        }
    }
}

/// True when the server itself said no, and went on: the transaction is undone.
fn is_refusal(error: &tokio_postgres::Error) -> bool {
    error.as_db_error().is_some_and(|refusal| refusal.parsed_severity() == Some(Severity::Error))
}

fn wait<T>(
    runtime: &Runtime,
    work: impl Future<Output = std::result::Result<T, tokio_postgres::Error>>,
) -> Result<T> {
    let patient = async { tokio::time::timeout(PATIENCE, work).await };
    match tokio::task::block_in_place(|| runtime.block_on(patient)) {
        Ok(done) => Ok(done?),
        Err(_) => Err(Error::Silent),
    }
}

fn borrowed<'v>(values: &'v [Value<'v>]) -> Vec<&'v (dyn ToSql + Sync)> {
    values.iter().map(|value| value as &(dyn ToSql + Sync)).collect()
}

/// Parameters as this database writes them. No statement has a question mark for anything else.
fn numbered(sql: &str) -> String {
    sql.replace('?', "$")
}
