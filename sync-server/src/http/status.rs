//! How a refusal travels: the status that goes with a problem. The text is added by `answering`, which has seen the
//! request's headers.

use crate::refusal::Refusal;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use terms::Problem;

/// A refusal that has got its words: it stays with the response for the line in the log.
#[derive(Clone)]
pub(super) struct Refused(pub(super) Refusal);

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        let mut response = status_of(self.problem()).into_response();
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
        Problem::SignInFirst | Problem::WrongPassword | Problem::FactorFirst | Problem::FactorWrong => {
            StatusCode::UNAUTHORIZED
        }
        Problem::NotAllowed
        | Problem::SecondPerson
        | Problem::CodesForbidden
        | Problem::OwnCheck
        | Problem::OwnHousehold
        | Problem::DecidedBefore
        | Problem::PersonNotSaid
        | Problem::NotTrainedYet => StatusCode::FORBIDDEN,
        Problem::TooManyTries | Problem::TooManyFromHere | Problem::CodeOnItsWay | Problem::NoMoreCodes => {
            StatusCode::TOO_MANY_REQUESTS
        }
        Problem::NotInThisState
        | Problem::WindowFull
        | Problem::WindowClosed
        | Problem::AlreadyBooked
        | Problem::LastFactor
        | Problem::AlreadyProposed
        | Problem::ChangedMeanwhile
        | Problem::ReviewChanged => StatusCode::CONFLICT,
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
