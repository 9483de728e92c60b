//! The cookies this server sets and reads. It must not know what a token opens.

use crate::State;
use crate::staff::Token;
use axum::http::HeaderMap;
use axum_extra::extract::CookieJar;
use axum_extra::extract::cookie::{Cookie, SameSite};
use terms::Language;

/// The prefix of a cookie where TLS is certain makes browsers refuse it from elsewhere.
const SECURE_STAFF: &str = "__Host-session";
const PLAIN_STAFF: &str = "session";
const SECURE_APPLICANT: &str = "__Host-applicant";
const PLAIN_APPLICANT: &str = "applicant";
const RETURN: &str = "return";
const LANGUAGE: &str = "language";

fn read(headers: &HeaderMap, name: &str) -> Option<String> {
    CookieJar::from_headers(headers).get(name).map(|cookie| cookie.value().to_owned())
}

/// The token of a session of staff.
pub(super) fn staff_token(state: &State, headers: &HeaderMap) -> Option<Token> {
    read(headers, staff_name(state)).and_then(|text| Token::parse(&text))
}

/// The token of an applicant's session.
pub(super) fn applicant_token(state: &State, headers: &HeaderMap) -> Option<Token> {
    read(headers, applicant_name(state)).and_then(|text| Token::parse(&text))
}

/// The token of a request to come back.
pub(super) fn return_token(headers: &HeaderMap) -> Option<Token> {
    read(headers, RETURN).and_then(|text| Token::parse(&text))
}

/// The language a visitor chose.
pub(super) fn language(headers: &HeaderMap) -> Option<Language> {
    read(headers, LANGUAGE).and_then(|word| Language::from_word(&word))
}

/// A session of staff; without a token the one there is ends.
pub(super) fn of_staff(state: &State, token: Option<&Token>) -> CookieJar {
    of_token(state, staff_name(state), "/", SameSite::Strict, token)
}

/// An applicant's session; without a token the one there is ends. Lax, so that the link of a message finds it: no form of
/// another site is sent with it.
pub(super) fn of_applicant(state: &State, token: Option<&Token>) -> CookieJar {
    of_token(state, applicant_name(state), "/", SameSite::Lax, token)
}

/// A request to come back.
pub(super) fn of_return(state: &State, token: &Token) -> CookieJar {
    of_token(state, RETURN, "/return", SameSite::Lax, Some(token))
}

/// A choice of language, for as long as browsers keep one.
pub(super) fn of_language(language: Language) -> CookieJar {
    let cookie = Cookie::build((LANGUAGE, language.word())).path("/").same_site(SameSite::Lax);
    CookieJar::new().add(cookie.permanent())
}

fn of_token(
    state: &State,
    name: &'static str,
    path: &'static str,
    site: SameSite,
    token: Option<&Token>,
) -> CookieJar {
    let value = token.map(Token::reveal).unwrap_or_default();
    let mut cookie = Cookie::build((name, value)).path(path).http_only(true).same_site(site).build();
    if state.settings.secure_cookies {
        cookie.set_secure(true);
    }
    if token.is_none() {
        cookie.make_removal();
    }
    CookieJar::new().add(cookie)
}

fn staff_name(state: &State) -> &'static str {
    if state.settings.secure_cookies { SECURE_STAFF } else { PLAIN_STAFF }
}

fn applicant_name(state: &State) -> &'static str {
    if state.settings.secure_cookies { SECURE_APPLICANT } else { PLAIN_APPLICANT }
}
