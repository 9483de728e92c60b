//! Codes that begin a right to work. What ends one is an order.

use crate::State;
use crate::refusal::Refusal;
use crate::staff::{self, DrawnCode, IssuedCode, Word};
use crate::store::sql::Transaction;
use wire::v1::administration::Act;

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
