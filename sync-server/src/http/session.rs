//! Who is asking: the extractors [`Staff`] and [`Applicant`]. It must not know what they may see.

use super::cookies;
use crate::State;
use crate::model::Account;
use crate::refusal::Refusal;
use crate::staff::{Began, Browser, Token, Word, began, signed_in};
use axum::extract::{FromRequestParts, RawPathParams};
use axum::http::HeaderMap;
use axum::http::header::AUTHORIZATION;
use axum::http::request::Parts;
use terms::{Doing, EnrolmentId, Problem, Role};

/// A signed-in member of staff, their second factor proven.
#[derive(Clone, Debug)]
pub struct Staff {
    /// Their account.
    pub account: Account,
    pub(super) token: Token,
}

impl Staff {
    /// Refuses any other role. Roles do not include one another.
    pub fn require(&self, role: Role) -> Result<(), Refusal> {
        self.require_one_of(&[role])
    }

    /// Refuses roles that are not listed.
    pub fn require_one_of(&self, roles: &[Role]) -> Result<(), Refusal> {
        if roles.contains(&self.account.role) { Ok(()) } else { Err(Problem::NotAllowed.into()) }
    }

    /// On their word alone.
    pub(super) fn word(&self, state: &State) -> Word {
        Word::of(state, &self.account)
    }
}

impl FromRequestParts<State> for Staff {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, state: &State) -> Result<Self, Refusal> {
        let (token, _) = staff_token(parts, state)?;
        let account = signed_in(state, &token).await?;
        Ok(Self { account, token })
    }
}

/// An administrator. Refused as an extractor: none of the body that comes with the request has been read by then.
pub(super) struct Administrator(pub(super) Staff);

impl FromRequestParts<State> for Administrator {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, state: &State) -> Result<Self, Refusal> {
        let staff = Staff::from_request_parts(parts, state).await?;
        staff.require(Role::Administrator)?;
        Ok(Self(staff))
    }
}

/// A reviewer, refused in the same way.
pub(super) struct Reviewer(pub(super) Staff);

impl FromRequestParts<State> for Reviewer {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, state: &State) -> Result<Self, Refusal> {
        let staff = Staff::from_request_parts(parts, state).await?;
        staff.require(Role::Reviewer)?;
        Ok(Self(staff))
    }
}

/// A member of staff whose password was right; their second factor may still be missing.
pub(super) struct PasswordShown {
    pub(super) began: Began,
    pub(super) token: Token,
    /// A program, which is given its next token in the body.
    pub(super) is_program: bool,
}

impl FromRequestParts<State> for PasswordShown {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, state: &State) -> Result<Self, Refusal> {
        let (token, is_program) = staff_token(parts, state)?;
        let began = began(state, &token).await?;
        // A program has no browser that could be known.
        let began = if is_program {
            began
        } else {
            let shown = cookies::browser_token(state, &parts.headers);
            began.in_browser(Browser { shown, next: Token::of(state.draw()) })
        };
        Ok(Self { began, token, is_program })
    }
}

/// The token of a session of staff, and whether a program sends it.
fn staff_token(parts: &Parts, state: &State) -> Result<(Token, bool), Refusal> {
    let found = match bearer(&parts.headers) {
        Some(token) => Token::parse(token).map(|token| (token, true)),
        None => cookies::staff_token(state, &parts.headers).map(|token| (token, false)),
    };
    found.ok_or_else(|| Problem::SignInFirst.into())
}

/// The applicant of the enrolment that the path's `{id}` names, by its continuation token. Another
/// enrolment, a wrong token and no such enrolment are the same answer.
#[derive(Clone, Copy, Debug)]
pub struct Applicant {
    /// Their enrolment.
    pub enrolment: EnrolmentId,
}

impl FromRequestParts<State> for Applicant {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, state: &State) -> Result<Self, Refusal> {
        let token = match bearer(&parts.headers) {
            Some(token) => Token::parse(token).ok_or(Problem::NotFound)?,
            None => cookies::applicant_token(state, &parts.headers).ok_or(Problem::SignInFirst)?,
        };
        let params = RawPathParams::from_request_parts(parts, state)
            .await
            .doing("reading the path")
            .map_err(Refusal::because(Problem::NotFound))?;
        let named = params.iter().find(|(name, _)| *name == "id").map(|(_, value)| value);
        let enrolment = named.and_then(|id| id.parse().ok()).ok_or(Problem::NotFound)?;
        crate::enrolments::recognise(state, enrolment, &token).await?;
        Ok(Self { enrolment })
    }
}

fn bearer(headers: &HeaderMap) -> Option<&str> {
    headers.get(AUTHORIZATION)?.to_str().ok()?.strip_prefix("Bearer ").map(str::trim)
}
