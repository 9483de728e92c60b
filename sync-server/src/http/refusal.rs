//! What a handler returns when it does not do what was asked. It must not know the language: the text is
//! added by `answering`, which has seen the request's headers.

use crate::keys::KeyError;
use crate::store::StoreError;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use terms::Problem;

/// What handlers return.
pub type Answer<T> = Result<T, Refusal>;

/// Why a request was not done: one problem for the whole, and one for each field at fault.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    pub(super) problem: Problem,
    pub(super) fields: Vec<(&'static str, Problem)>,
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

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        let mut response = status_of(self.problem).into_response();
        response.extensions_mut().insert(self);
        response
    }
}

/// The status that goes with a problem.
pub(super) fn status_of(problem: Problem) -> StatusCode {
    match problem {
        Problem::Unexpected => StatusCode::INTERNAL_SERVER_ERROR,
        Problem::ServerAway | Problem::Busy => StatusCode::SERVICE_UNAVAILABLE,
        Problem::Malformed => StatusCode::BAD_REQUEST,
        Problem::NotFound => StatusCode::NOT_FOUND,
        Problem::SignInFirst | Problem::WrongPassword => StatusCode::UNAUTHORIZED,
        Problem::NotAllowed => StatusCode::FORBIDDEN,
        Problem::TooManyTries => StatusCode::TOO_MANY_REQUESTS,
        Problem::NotInThisState | Problem::WindowFull | Problem::WindowClosed | Problem::AlreadyBooked => {
            StatusCode::CONFLICT
        }
        Problem::LinkExpired => StatusCode::GONE,
        _ => StatusCode::UNPROCESSABLE_ENTITY,
    }
}

/// The problem of an error that no room spoke of: a missing route, an unreadable body, a timeout.
pub(super) fn problem_of(status: StatusCode) -> Problem {
    match status {
        StatusCode::NOT_FOUND => Problem::NotFound,
        StatusCode::UNAUTHORIZED => Problem::SignInFirst,
        StatusCode::FORBIDDEN => Problem::NotAllowed,
        StatusCode::TOO_MANY_REQUESTS => Problem::TooManyTries,
        StatusCode::SERVICE_UNAVAILABLE => Problem::Busy,
        _ if status.is_server_error() => Problem::Unexpected,
        _ => Problem::Malformed,
    }
}
