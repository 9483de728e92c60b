//! An enrolment that has newer facts than what was judged. It must not know how one is judged.

use crate::State;
use crate::model::Why;
use crate::refusal::Refusal;
use crate::store::queries::registry::to_judge;
use crate::store::sql::Transaction;
use terms::EnrolmentId;

/// An enrolment that facts were added to. It is judged in the same transaction, or a row says that it has to be.
#[must_use = "facts were added: the enrolment has to be judged"]
pub(super) struct ToJudge(pub(super) EnrolmentId);

impl ToJudge {
    /// Leaves it to the work list.
    pub(super) fn later(self, tx: &Transaction<'_>, state: &State, why: Why) -> Result<(), Refusal> {
        Ok(to_judge::put(tx, self.0, why, state.now())?)
    }
}
