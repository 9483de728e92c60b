//! What every room returns when it does not do what was asked: one closed problem. It must not know a status nor a
//! language: both are added in `http`, which has seen the request.

use crate::keys::KeyError;
use crate::store::StoreError;
use terms::Problem;

/// Why a request was not done: one problem for the whole, and one for each field at fault.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    pub(crate) problem: Problem,
    pub(crate) fields: Vec<(&'static str, Problem)>,
}

impl Refusal {
    /// A refusal of fields, in the order of the form. The first one speaks for the whole.
    pub fn of_fields(fields: Vec<(&'static str, Problem)>) -> Self {
        let problem = fields.first().map_or(Problem::FieldInvalid, |(_, problem)| *problem);
        Self { problem, fields }
    }

    /// A refusal of one field.
    pub fn of_field(field: &'static str, problem: Problem) -> Self {
        Self { problem, fields: vec![(field, problem)] }
    }

    /// The problem of the whole.
    pub const fn problem(&self) -> Problem {
        self.problem
    }
}

impl From<Problem> for Refusal {
    fn from(problem: Problem) -> Self {
        Self { problem, fields: Vec::new() }
    }
}

impl From<StoreError> for Refusal {
    fn from(error: StoreError) -> Self {
        // Messages of databases can quote values: only the kind of failure is logged.
        let code = if let StoreError::Refused(inner) = &error { Some(inner.code()) } else { None };
        tracing::error!(?code, "{error}");
        match error {
            // Not kept, or nobody can say: whoever asks again is told.
            StoreError::NotCommitted | StoreError::Unknown => Problem::Busy.into(),
            StoreError::Refused(inner) if inner.is_away() => Problem::Busy.into(),
            _ => Problem::Unexpected.into(),
        }
    }
}

impl From<crate::store::sql::Error> for Refusal {
    fn from(error: crate::store::sql::Error) -> Self {
        StoreError::from(error).into()
    }
}

impl From<KeyError> for Refusal {
    fn from(error: KeyError) -> Self {
        match error {
            // Erased: for the caller there is no such enrolment any more.
            KeyError::Erased => Problem::NotFound.into(),
            other => {
                tracing::error!("{other}");
                Problem::Unexpected.into()
            }
        }
    }
}
