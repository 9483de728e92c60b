//! The day of an agent's training, and the soft marks of their checks. Neither says anything of an applicant.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use terms::Day;
use ts_rs::TS;

/// A soft mark of an agent: how often a step was shorter than its floor.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct AgentMark {
    /// Which step.
    #[ts(type = "\"hasty-document\" | \"hasty-features\" | \"hasty-comparison\"")]
    pub mark: String,
    /// How often.
    pub count: u32,
}

/// `POST /v1/admin/agents/{id}/training`.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct SetTraining {
    /// The day.
    #[ts(type = "string")]
    pub on: Day,
}
