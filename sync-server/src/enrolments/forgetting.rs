//! Forgetting drafts that nobody confirmed: what was declared in advance goes with them.

use crate::State;
use crate::model::EnrolmentState;
use crate::refusal::Refusal;
use crate::store::queries::enrolments;
use std::sync::Arc;

/// Days a draft waits for its code.
const DAYS: i64 = 7;
/// Drafts forgotten at once.
const BATCH: u32 = 64;

/// Forgets drafts that are too old; gives how many. The key goes first, in the turn that deletes the row: no
/// confirmation can come in between, and a stop before the commit is made good the next time.
pub async fn forget_drafts(state: &State) -> Result<usize, Refusal> {
    let before = state.now().plus_days(-DAYS);
    let old = state
        .store
        .read(move |conn| Ok::<_, Refusal>(enrolments::drafts_before(conn, before, BATCH)?))
        .await?;
    let count = old.len();
    for enrolment in old {
        let keys = Arc::clone(&state.enrolment_keys);
        state
            .store
            .write(move |tx| {
                let row = enrolments::enrolment(tx, enrolment)?;
                if row.is_some_and(|row| row.decided == EnrolmentState::Drafted) {
                    keys.destroy(enrolment)?;
                    enrolments::delete(tx, enrolment)?;
                }
                Ok::<_, Refusal>(())
            })
            .await?;
    }
    Ok(count)
}
