//! Who is asking: the extractors [`Staff`] and [`Applicant`]. It must not know what they may see.

use crate::State;
use crate::model::Account;
use crate::refusal::Refusal;
use crate::staff::{Token, signed_in};
use axum::extract::{FromRequestParts, RawPathParams};
use axum::http::HeaderMap;
use axum::http::header::{AUTHORIZATION, COOKIE};
use axum::http::request::Parts;
use terms::{EnrolmentId, Problem, Role};

/// The cookie of a session where TLS is certain: the prefix makes browsers refuse it from elsewhere.
const SECURE_COOKIE: &str = "__Host-session";
const PLAIN_COOKIE: &str = "session";
const SECURE_APPLICANT: &str = "__Host-applicant";
const PLAIN_APPLICANT: &str = "applicant";

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
        let token = bearer(&parts.headers)
            .or_else(|| cookie(&parts.headers, cookie_name(state)))
            .and_then(Token::parse)
            .ok_or(Problem::SignInFirst)?;
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
            None => applicant_token(state, &parts.headers).ok_or(Problem::SignInFirst)?,
        };
        let params = RawPathParams::from_request_parts(parts, state).await.map_err(|_| Problem::NotFound)?;
        let named = params.iter().find(|(name, _)| *name == "id").map(|(_, value)| value);
        let enrolment = named.and_then(|id| id.parse().ok()).ok_or(Problem::NotFound)?;
        crate::enrolments::recognise(state, enrolment, &token).await?;
        Ok(Self { enrolment })
    }
}

fn bearer(headers: &HeaderMap) -> Option<&str> {
    headers.get(AUTHORIZATION)?.to_str().ok()?.strip_prefix("Bearer ").map(str::trim)
}

/// The value of a cookie.
pub(super) fn cookie<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers
        .get_all(COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find_map(|(key, value)| (key == name).then_some(value))
}

fn cookie_name(state: &State) -> &'static str {
    if state.settings.secure_cookies { SECURE_COOKIE } else { PLAIN_COOKIE }
}

/// The `Set-Cookie` of a session; without a token it ends the one there is.
pub(super) fn set_cookie(state: &State, token: Option<&Token>) -> String {
    let secure = if state.settings.secure_cookies { "; Secure" } else { "" };
    let (value, age) = token.map_or((String::new(), "; Max-Age=0"), |token| (token.reveal(), ""));
    format!("{}={value}; Path=/; HttpOnly; SameSite=Strict{secure}{age}", cookie_name(state))
}

/// The token of an applicant's session, from its cookie.
pub(super) fn applicant_token(state: &State, headers: &HeaderMap) -> Option<Token> {
    cookie(headers, applicant_cookie(state)).and_then(Token::parse)
}

fn applicant_cookie(state: &State) -> &'static str {
    if state.settings.secure_cookies { SECURE_APPLICANT } else { PLAIN_APPLICANT }
}

/// The `Set-Cookie` of an applicant's session; without a token it ends the one there is. Lax, so that the link
/// of a message finds it: no form of another site is sent with it.
pub(super) fn set_applicant_cookie(state: &State, token: Option<&Token>) -> String {
    lax_cookie(state, applicant_cookie(state), "/", token)
}

/// The `Set-Cookie` of a request to come back.
pub(super) fn set_return_cookie(state: &State, token: Option<&Token>) -> String {
    lax_cookie(state, "return", "/return", token)
}

fn lax_cookie(state: &State, name: &str, path: &str, token: Option<&Token>) -> String {
    let secure = if state.settings.secure_cookies { "; Secure" } else { "" };
    let (value, age) = token.map_or((String::new(), "; Max-Age=0"), |token| (token.reveal(), ""));
    format!("{name}={value}; Path={path}; HttpOnly; SameSite=Lax{secure}{age}")
}
