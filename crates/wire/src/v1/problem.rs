//! The body of every answer that refuses. It must not carry anything personal.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use terms::Problem;
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
