//! From a page to an answer: its language, its content policy, its refusals as pages, its cookies.

use crate::State;
use crate::http::cookies;
use crate::http::middleware::language_of;
use crate::http::status::{Refused, status_of};
use crate::pages::{Frame, lost, trouble};
use crate::refusal::Refusal;
use crate::staff::Token;
use axum::extract::FromRequestParts;
use axum::http::header::{CONTENT_SECURITY_POLICY, CONTENT_TYPE, LOCATION};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use maud::Markup;
use terms::{EnrolmentId, Problem};
use words::Words;

/// Nothing but what this server itself serves; no script in a page, no frame around it.
pub(super) const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; \
    font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

pub(super) const fn html() -> &'static str {
    "text/html; charset=utf-8"
}

/// Adds what every document is answered with.
pub(super) fn guarded(mut response: Response) -> Response {
    response.headers_mut().insert(CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY));
    response
}

/// A page as an answer.
pub(super) fn shown(page: Markup) -> Response {
    with_status(StatusCode::OK, page)
}

fn with_status(status: StatusCode, page: Markup) -> Response {
    guarded((status, [(CONTENT_TYPE, html())], page.into_string()).into_response())
}

/// Who looks at a plain page: in which language, with which token.
#[derive(Clone, Debug)]
pub(super) struct Visitor {
    pub(super) frame: Frame,
    pub(super) token: Option<Token>,
}

impl FromRequestParts<State> for Visitor {
    type Rejection = core::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, state: &State) -> Result<Self, Self::Rejection> {
        let language = cookies::language(&parts.headers).unwrap_or_else(|| language_of(&parts.headers));
        let frame = Frame { words: Words::new(language), path: parts.uri.path().to_owned() };
        Ok(Self { frame, token: cookies::applicant_token(state, &parts.headers) })
    }
}

impl Visitor {
    /// True when they have proved to be this enrolment's applicant.
    pub(super) async fn is_applicant_of(
        &self,
        state: &State,
        enrolment: EnrolmentId,
    ) -> Result<bool, Refusal> {
        let Some(token) = &self.token else { return Ok(false) };
        match crate::enrolments::recognise(state, enrolment, token).await {
            Ok(()) => Ok(true),
            Err(refusal) if refusal.problem() == Problem::NotFound => Ok(false),
            Err(refusal) => Err(refusal),
        }
    }

    /// A refusal as a page: what is not there, or what went wrong and the way back.
    pub(super) fn refused(&self, refusal: Refusal, back: &str) -> Response {
        let problem = refusal.problem();
        let page = if problem == Problem::NotFound || problem == Problem::SignInFirst {
            lost(&self.frame)
        } else {
            trouble(&self.frame, problem, back)
        };
        noted(with_status(status_of(problem), page), refusal)
    }

    /// The page when it was made, a refusal as a page when it was not.
    pub(super) fn page_or(&self, page: Result<Markup, Refusal>, back: &str) -> Response {
        match page {
            Ok(page) => shown(page),
            Err(refusal) => self.refused(refusal, back),
        }
    }

    /// Goes on to another page after a turn that was taken, or says why it was not.
    pub(super) fn go_or(&self, turn: Result<(), Refusal>, to: &str, back: &str) -> Response {
        match turn {
            Ok(()) => go(to),
            Err(refusal) => self.refused(refusal, back),
        }
    }
}

/// A page that shows a refusal in its own words: the refusal stays with it for the line in the log.
pub(super) fn noted(mut page: Response, refusal: Refusal) -> Response {
    page.extensions_mut().insert(Refused(refusal));
    page
}

/// Goes on to another page; a reload there sends nothing again.
pub(super) fn go(to: &str) -> Response {
    let mut headers = HeaderMap::new();
    if let Ok(to) = HeaderValue::from_str(to) {
        headers.insert(LOCATION, to);
    }
    (StatusCode::SEE_OTHER, headers).into_response()
}
