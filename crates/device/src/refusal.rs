//! What a gesture answers when it was not done: a closed code, and what the screen needs beside it.

use serde::Serialize;
use terms::Problem;

/// A gesture that was not done. Nothing typed is lost by it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Refusal {
    /// What went wrong; its text is in `words`.
    pub problem: Problem,
    /// Tries left before the vault's key is destroyed, after a wrong PIN.
    #[serde(rename = "triesLeft", skip_serializing_if = "Option::is_none")]
    pub tries_left: Option<u8>,
    /// The field at fault, where one is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub field: Option<&'static str>,
}

impl Refusal {
    /// A refusal of one field.
    pub(crate) const fn of_field(field: &'static str, problem: Problem) -> Self {
        Self { problem, tries_left: None, field: Some(field) }
    }
}

impl From<Problem> for Refusal {
    fn from(problem: Problem) -> Self {
        Self { problem, tries_left: None, field: None }
    }
}

impl core::fmt::Display for Refusal {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str(self.problem.word())
    }
}
impl core::error::Error for Refusal {}

/// A failure nobody can act on is logged here, once, and becomes [`Problem::Unexpected`]. The errors passed
/// in carry no personal data.
pub(crate) fn unexpected(error: impl core::error::Error) -> Refusal {
    tracing::error!(%error, "a gesture failed");
    Problem::Unexpected.into()
}

impl From<journal::StoreError> for Refusal {
    fn from(error: journal::StoreError) -> Self {
        if matches!(error, journal::StoreError::Full) { Problem::StoreFull.into() } else { unexpected(error) }
    }
}
