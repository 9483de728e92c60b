//! The agent's answers to the features drawn.

use super::read_document::take_step;
use crate::case::Step;
use crate::desk::Desk;
use crate::refusal::Refusal;
use crate::views::Snapshot;
use documents::FeatureCode;
use proofing::FeatureAnswer;
use serde::Deserialize;
use ts_rs::TS;

/// An answer to each feature.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct AnswerFeatures {
    /// Feature and answer.
    #[ts(type = "Array<[number, \"seen\" | \"not-seen\" | \"unclear\"]>")]
    pub answers: Vec<(FeatureCode, FeatureAnswer)>,
}

impl Desk {
    /// Notes what was seen and felt.
    pub async fn answer_features(&self, typed: AnswerFeatures) -> Result<Snapshot, Refusal> {
        let step = Step::Features { answers: typed.answers };
        self.local(move |inner, state| take_step(inner, state, step)).await
    }
}
