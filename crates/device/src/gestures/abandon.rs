//! Leaving a case: sealed too, with its reason from the closed list.

use super::conclude::seal_case;
use crate::desk::Desk;
use crate::refusal::Refusal;
use crate::snapshot::take;
use crate::views::Snapshot;
use proofing::{AbandonReason, Discreet};
use serde::Deserialize;
use statement::StatementKind;
use terms::Problem;
use ts_rs::TS;

/// Why the case is left.
#[derive(Clone, Copy, Debug, Deserialize, TS)]
pub struct Abandon {
    /// The reason.
    #[ts(type = "AbandonReason")]
    pub reason: AbandonReason,
    /// Something is wrong with the document or the person.
    #[serde(default)]
    pub fraud: bool,
    /// The agent or the applicant is under pressure.
    #[serde(default)]
    pub duress: bool,
}

impl Desk {
    /// Seals the open case as abandoned.
    pub async fn abandon(&self, typed: Abandon) -> Result<Snapshot, Refusal> {
        self.local(move |inner, state| {
            let (_, now) = inner.now(state)?;
            let discreet = Discreet { fraud: typed.fraud, duress: typed.duress };
            let case = state.case.as_ref().ok_or(Problem::NoCase)?;
            let record = case.abandoned(typed.reason, discreet, now)?;
            seal_case(inner, state, StatementKind::Abandoned, &record)?;
            take(inner, state)
        })
        .await
    }
}
