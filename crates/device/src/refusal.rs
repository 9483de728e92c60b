//! What a gesture answers when it was not done: a closed code, what the screen needs beside it, and the error behind it,
//! which no page sees. Nothing is logged here: whoever ends a gesture or a turn of delivery logs its refusal once.

use serde::Serialize;
use terms::{Cause, Day, Problem};

/// A gesture that was not done. Nothing typed is lost by it.
#[derive(Clone, Debug, Serialize)]
pub struct Refusal {
    /// What went wrong; its text is in `words`.
    pub problem: Problem,
    /// Tries left before the vault's key is destroyed, after a wrong PIN.
    #[serde(rename = "triesLeft", skip_serializing_if = "Option::is_none")]
    pub tries_left: Option<u8>,
    /// The field at fault, where one is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub field: Option<&'static str>,
    /// The day from which it would be done, where it is too early.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub day: Option<Day>,
    #[serde(skip)]
    cause: Option<Cause>,
}

impl Refusal {
    /// A refusal of one field.
    pub(crate) fn of_field(field: &'static str, problem: Problem) -> Self {
        Self { field: Some(field), ..problem.into() }
    }

    /// A wrong PIN, and how many tries are left.
    pub(crate) fn wrong_pin(tries_left: u8) -> Self {
        Self { tries_left: Some(tries_left), ..Problem::WrongPin.into() }
    }

    /// A refusal for a reason that is known, with the error that led to it.
    pub fn because(problem: Problem) -> impl FnOnce(Cause) -> Self {
        move |cause| Self { cause: Some(cause), ..problem.into() }
    }

    /// A refusal until a day, where one is told.
    pub(crate) fn until(day: Option<Day>, problem: Problem) -> Self {
        Self { day, ..problem.into() }
    }

    /// The error behind it.
    pub const fn cause(&self) -> Option<&Cause> {
        self.cause.as_ref()
    }
}

/// The same answer; what stands behind it does not count.
impl PartialEq for Refusal {
    fn eq(&self, other: &Self) -> bool {
        let seen = |it: &Self| (it.problem, it.tries_left, it.field, it.day);
        seen(self) == seen(other)
    }
}
impl Eq for Refusal {}

impl From<Problem> for Refusal {
    fn from(problem: Problem) -> Self {
        Self { problem, tries_left: None, field: None, day: None, cause: None }
    }
}

/// What nobody can mend by asking otherwise.
impl From<Cause> for Refusal {
    fn from(cause: Cause) -> Self {
        Self::because(Problem::Unexpected)(cause)
    }
}

/// The problem and every error down to the first: for a log, never for the page.
impl core::fmt::Display for Refusal {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str(self.problem.word())?;
        self.cause.as_ref().map_or(Ok(()), |cause| write!(f, ": {}", cause.chain()))
    }
}
impl core::error::Error for Refusal {}

impl From<journal::StoreError> for Refusal {
    fn from(error: journal::StoreError) -> Self {
        let is_full = matches!(error, journal::StoreError::Full);
        let problem = if is_full { Problem::StoreFull } else { Problem::Unexpected };
        Self::because(problem)(Cause::of("using the stores of this device", error))
    }
}
