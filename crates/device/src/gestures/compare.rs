//! The face against the portrait.

use super::read_document::take_step;
use crate::case::Step;
use crate::desk::Desk;
use crate::refusal::Refusal;
use crate::views::Snapshot;
use proofing::ComparisonAnswer;
use serde::Deserialize;
use ts_rs::TS;

/// Same, different, doubt.
#[derive(Clone, Copy, Debug, Deserialize, TS)]
pub struct Compare {
    /// The answer.
    #[ts(type = "\"same\" | \"different\" | \"doubt\"")]
    pub answer: ComparisonAnswer,
}

impl Desk {
    /// Notes the comparison. It stays on the device until the case is sealed; nobody is told.
    pub async fn compare(&self, typed: Compare) -> Result<Snapshot, Refusal> {
        let step = Step::Compared { answer: typed.answer };
        self.local(move |inner, state| take_step(inner, state, step)).await
    }
}
