//! Who is asking: the extractors [`Staff`] and [`Applicant`]. It must not know what they may see.

use super::cookies;
use crate::State;
use crate::model::Account;
use crate::refusal::Refusal;
use crate::staff::{Token, signed_in};
use axum::extract::{FromRequestParts, RawPathParams};
use axum::http::HeaderMap;
use axum::http::header::AUTHORIZATION;
use axum::http::request::Parts;
use terms::{Doing, EnrolmentId, Problem, Role};

/// A signed-in member of staff.
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
}

impl FromRequestParts<State> for Staff {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, state: &State) -> Result<Self, Refusal> {
        let token = match bearer(&parts.headers) {
            Some(token) => Token::parse(token),
            None => cookies::staff_token(state, &parts.headers),
        };
        let token = token.ok_or(Problem::SignInFirst)?;
        let account = signed_in(state, &token).await?;
        Ok(Self { account, token })
    }
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
