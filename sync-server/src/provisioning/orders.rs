//! Orders that end a right to work, and codes that begin one. An order is on disk outside the database before it is carried
//! out, so that a restored registry is told it again.

use crate::State;
use crate::order_log::log_order;
use crate::refusal::Refusal;
use crate::staff::{self, DrawnCode, IssuedCode, Word};
use crate::store::queries::registry::ledger::{self, Entry};
use crate::store::sql::{self, Transaction};
use statement::{Order, Ordered};
use terms::{Problem, Timestamp};
use wire::v1::administration::Act;

/// Logs an order, carries it out and enters it into the ledger under what it is about.
pub(super) async fn carry_out(
    state: &State,
    subject: [u8; 8],
    ordered: Ordered,
    word: Word,
    act: Act,
    end: impl FnOnce(&Transaction<'_>, Timestamp) -> sql::Result<bool> + Send + 'static,
) -> Result<(), Refusal> {
    let now = state.now();
    // An order is logged before the writers' lock: whoever was closed gives none.
    let asking = word.clone();
    state.store.read(move |conn| asking.require_there(conn)).await?;
    log_order(state, Order { ordered, at: now }).await?;
    let job = move |tx: &Transaction<'_>| {
        if !end(tx, now)? {
            return Err(Refusal::from(Problem::NotFound));
        }
        ledger::enter(tx, Entry::Order, statement::hash(&subject), now)?;
        word.enter_taking(tx, act, now)
    };
    state.store.write(job).await
}

/// Issues another code for something that is still usable; earlier ones die.
pub(super) async fn renew_code(
    state: &State,
    drawn: DrawnCode,
    subject: [u8; 8],
    word: Word,
    act: Act,
    require: impl FnOnce(&Transaction<'_>) -> Result<(), Refusal> + Send + 'static,
) -> Result<IssuedCode, Refusal> {
    let now = state.now();
    let job = move |tx: &Transaction<'_>| {
        require(tx)?;
        word.enter(tx, act, now)?;
        Ok(staff::issue(tx, drawn, subject, now)?)
    };
    state.store.write(job).await
}
