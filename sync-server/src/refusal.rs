//! What every room returns when it does not do what was asked: one closed problem, and what stands behind it. It must
//! not know a status nor a language: both are added in `http`, which has seen the request. Nothing is logged here: whoever
//! ends a request or a job logs its refusal once.

use crate::keys::KeyError;
use crate::store::StoreError;
use std::fmt;
use terms::{Cause, Day, Problem};

/// Why a request was not done: one problem for the whole, one for each field at fault, and the error behind it.
#[derive(Clone, Debug)]
pub struct Refusal {
    problem: Problem,
    fields: Vec<(&'static str, Problem)>,
    day: Option<Day>,
    cause: Option<Cause>,
}

impl Refusal {
    /// A refusal of fields, in the order of the form. The first one speaks for the whole.
    pub fn of_fields(fields: Vec<(&'static str, Problem)>) -> Self {
        let problem = fields.first().map_or(Problem::FieldInvalid, |(_, problem)| *problem);
        Self { fields, ..problem.into() }
    }

    /// A refusal of one field.
    pub fn of_field(field: &'static str, problem: Problem) -> Self {
        Self { fields: vec![(field, problem)], ..problem.into() }
    }

    /// A refusal until a day.
    pub fn until(day: Day, problem: Problem) -> Self {
        Self { day: Some(day), ..problem.into() }
    }

    /// A refusal for a reason that is known, with the error that led to it.
    pub fn because(problem: Problem) -> impl FnOnce(Cause) -> Self {
        move |cause| Self { cause: Some(cause), ..problem.into() }
    }

    /// The problem of the whole.
    pub const fn problem(&self) -> Problem {
        self.problem
    }

    /// The problem of each field at fault.
    pub fn fields(&self) -> &[(&'static str, Problem)] {
        &self.fields
    }

    /// The day from which it would be done.
    pub const fn day(&self) -> Option<Day> {
        self.day
    }

    /// The same in words for whoever runs the server: `field: problem`, with commas between.
    pub fn fields_named(&self) -> String {
        let named = self.fields.iter().map(|(field, problem)| format!("{field}: {}", problem.word()));
        named.collect::<Vec<_>>().join(", ")
    }

    /// The error behind it.
    pub const fn cause(&self) -> Option<&Cause> {
        self.cause.as_ref()
    }
}

/// The problem and every error down to the first: for a log, never for the caller.
impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.problem.word())?;
        self.cause.as_ref().map_or(Ok(()), |cause| write!(f, ": {}", cause.chain()))
    }
}

impl std::error::Error for Refusal {}

impl From<Problem> for Refusal {
    fn from(problem: Problem) -> Self {
        Self { problem, fields: Vec::new(), day: None, cause: None }
    }
}

/// What nobody can mend by asking otherwise.
impl From<Cause> for Refusal {
    fn from(cause: Cause) -> Self {
        Self::because(Problem::Unexpected)(cause)
    }
}

impl From<StoreError> for Refusal {
    fn from(error: StoreError) -> Self {
        let problem = match &error {
            // Not kept, or nobody can say: whoever asks again is told.
            StoreError::NotCommitted(_) | StoreError::Unknown(_) => Problem::Busy,
            StoreError::Refused(inner) if inner.is_away() => Problem::Busy,
            _ => Problem::Unexpected,
        };
        Self::because(problem)(Cause::of("asking the database", error))
    }
}

impl From<crate::store::sql::Error> for Refusal {
    fn from(error: crate::store::sql::Error) -> Self {
        StoreError::from(error).into()
    }
}

impl From<KeyError> for Refusal {
    fn from(error: KeyError) -> Self {
        let problem = match &error {
            // For the caller there is no such enrolment any more.
            KeyError::Erased => Problem::NotFound,
            // The folder that servers share is away, and comes back.
            KeyError::File(_) | KeyError::NoMonthlyKey(_) => Problem::Busy,
            KeyError::Refused(inner) | KeyError::Store(StoreError::Refused(inner)) if inner.is_away() => {
                Problem::Busy
            }
            _ => Problem::Unexpected,
        };
        Self::because(problem)(Cause::of("using the key of an enrolment", error))
    }
}
