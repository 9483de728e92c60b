//! The body of every answer that refuses. It must not carry anything personal.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use terms::{Day, Problem};
use ts_rs::TS;

/// Why a request was not done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct ProblemBody {
    /// The code that a screen or a retry acts on.
    #[ts(type = "string")]
    pub problem: Problem,
    /// What happened and what to do next, in the caller's language.
    pub text: String,
    /// The fields at fault, in the order of the form.
    #[serde(default)]
    pub fields: Vec<FieldProblem>,
    /// The day from which it would be done, where it is too early.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(type = "string", optional)]
    pub day: Option<Day>,
}

/// What is wrong with one field.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct FieldProblem {
    /// The field's word: its name in the body that was sent, with hyphens (`birth-name`).
    pub field: String,
    /// The code.
    #[ts(type = "string")]
    pub problem: Problem,
    /// What to do about it, in the caller's language.
    pub text: String,
}
