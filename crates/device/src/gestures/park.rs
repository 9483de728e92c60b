//! Parking a case and taking it up again: the person looks for the original, the next one is served.
//! A case parked is a draft in its author's vault; one case is open at a time.

use crate::desk::Desk;
use crate::drafts::resume;
use crate::refusal::Refusal;
use crate::snapshot::take;
use crate::views::Snapshot;
use serde::Deserialize;
use terms::Problem;
use ts_rs::TS;

/// Which case is taken up.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct Resume {
    /// Its draft, as the list of held cases names it.
    pub draft: String,
}

impl Desk {
    /// Puts the open case parked.
    pub async fn park(&self) -> Result<Snapshot, Refusal> {
        self.local(|inner, state| {
            if state.case.take().is_none() {
                return Err(Problem::NoCase.into());
            }
            take(inner, state)
        })
        .await
    }

    /// Takes a case up again, where it was left.
    pub async fn resume(&self, typed: Resume) -> Result<Snapshot, Refusal> {
        self.local(move |inner, state| {
            if state.case.is_some() {
                return Err(Problem::CaseOpen.into());
            }
            resume(state, |id| id.to_string() == typed.draft)?;
            if state.case.is_none() {
                return Err(Problem::NotFound.into());
            }
            take(inner, state)
        })
        .await
    }
}
