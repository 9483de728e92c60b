//! When people are told what came of a check. The registry decides at once; if it were seen at once, whoever stands beside
//! the applicant would know a clean check from one with a discreet flag by the wait.
//!
//! Each check has a wait of its own, the same whatever it says: a keyed hash of its place, within what the operator set. It
//! is not drawn again where opening is repeated, and its end is kept with the enrolment in the transaction that judges. Until
//! then pages, answers and lists show what a received check shows; notices of an outcome are due at its end.
//!
//! It must not know what was decided.

use crate::State;
use crate::model::Untold;
use crate::refusal::Refusal;
use crate::store::queries::registry::identities;
use crate::store::queries::{enrolments, notices};
use crate::store::sql::Transaction;
use statement::RecordId;
use terms::{EnrolmentId, Problem};

/// From here on the outcome of an enrolment is not told until the wait of this check is over. One that waits already goes on
/// showing the same, and is told when both are over.
pub(super) fn wait_before_telling(
    tx: &Transaction<'_>,
    state: &State,
    enrolment: EnrolmentId,
    check: RecordId,
) -> Result<(), Refusal> {
    let wait = wait_ms(state, enrolment, check);
    if wait == 0 {
        return Ok(());
    }
    let row = enrolments::enrolment(tx, enrolment)?.ok_or(Problem::NotFound)?;
    let (now, until) = (state.now(), state.now().plus_ms(wait));
    let untold = match row.untold_at(now) {
        Some(before) => Untold { until: until.max(before.until), ..before },
        None => Untold {
            until,
            state: row.decided.receive_check().unwrap_or(row.decided),
            rests: identities::is_suspended(tx, enrolment)?,
        },
    };
    // A notice of the first that came in between would tell before the page does.
    notices::put_off_untold(tx, enrolment, now, untold.until)?;
    Ok(enrolments::set_untold(tx, enrolment, Some(untold))?)
}

fn wait_ms(state: &State, enrolment: EnrolmentId, check: RecordId) -> i64 {
    let place = [enrolment.0.as_slice(), &check.chain.0, &check.sequence.to_be_bytes()].concat();
    let [at_least, at_most] = state.settings.telling.after_seconds.map(|seconds| u64::from(seconds) * 1000);
    let drawn = state.enrolment_keys.keyed_hash("told-after", &place);
    let drawn = drawn.first_chunk().map_or(0, |bytes| u64::from_be_bytes(*bytes));
    let span = at_most.saturating_sub(at_least).saturating_add(1);
    i64::try_from(at_least + drawn % span).unwrap_or(i64::MAX)
}
