//! The cookies this server sets and reads. It must not know what a token opens.

use crate::State;
use crate::staff::Token;
use axum::http::HeaderMap;
use axum::http::header::COOKIE;
use axum_extra::extract::CookieJar;
use axum_extra::extract::cookie::{Cookie, SameSite};
use terms::Language;

/// The prefix of a cookie where TLS is certain makes browsers refuse it from elsewhere.
const SECURE_STAFF: &str = "__Host-session";
const PLAIN_STAFF: &str = "session";
const SECURE_APPLICANT: &str = "__Host-applicant";
const PLAIN_APPLICANT: &str = "applicant";
const SECURE_BROWSER: &str = "__Host-browser";
const PLAIN_BROWSER: &str = "browser";
const SECURE_RETURN: &str = "__Host-return";
const PLAIN_RETURN: &str = "return";
const SECURE_KNOWN: &str = "__Host-known";
const PLAIN_KNOWN: &str = "known";
const LANGUAGE: &str = "language";

/// The first cookie of exactly that name. Names are not decoded: a browser guards the prefix `__Host-` only where it is
/// spelled out (RFC 6265bis, 4.1.3.2), so a decoded one could come from a neighbouring site.
fn read(headers: &HeaderMap, name: &str) -> Option<String> {
    let lines = headers.get_all(COOKIE).into_iter().filter_map(|line| line.to_str().ok());
    let mut cookies = lines.flat_map(Cookie::split_parse).filter_map(Result::ok);
    cookies.find(|cookie| cookie.name() == name).map(|cookie| cookie.value().to_owned())
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
pub(super) fn return_token(state: &State, headers: &HeaderMap) -> Option<Token> {
    read(headers, return_name(state)).and_then(|text| Token::parse(&text))
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
    of_token(state, return_name(state), "/", SameSite::Lax, Some(token))
}

/// What a browser keeps once its applicant's code was right there.
pub(super) fn known_token(state: &State, headers: &HeaderMap) -> Option<Token> {
    read(headers, known_name(state)).and_then(|text| Token::parse(&text))
}

/// It opens nothing, and outlives sessions by far; without a token the one there is goes.
pub(super) fn of_known(state: &State, token: Option<&Token>) -> CookieJar {
    match token {
        Some(token) => of_long_life(state, known_name(state), token),
        None => of_token(state, known_name(state), "/", SameSite::Strict, None),
    }
}

/// The token of a browser in which somebody signed in before.
pub(super) fn browser_token(state: &State, headers: &HeaderMap) -> Option<Token> {
    read(headers, browser_name(state)).and_then(|text| Token::parse(&text))
}

/// A browser's token: it opens nothing, and outlives sessions by far (400 days is the longest that browsers keep).
pub(super) fn of_browser(state: &State, token: &Token) -> CookieJar {
    of_long_life(state, browser_name(state), token)
}

fn of_long_life(state: &State, name: &str, token: &Token) -> CookieJar {
    let secure = if state.settings.secure_cookies { "; Secure" } else { "" };
    let value = token.reveal();
    of_text(format!("{name}={value}; Path=/; Max-Age=34560000; HttpOnly; SameSite=Strict{secure}"))
}

/// A choice of language, for a year.
pub(super) fn of_language(language: Language) -> CookieJar {
    of_text(format!("{LANGUAGE}={}; Path=/; Max-Age=31536000; SameSite=Lax", language.word()))
}

/// A cookie that outlives the browser's window, as it is sent: the builder takes no age without a second clock library.
fn of_text(text: String) -> CookieJar {
    Cookie::parse(text).map_or_else(|_| CookieJar::new(), |cookie| CookieJar::new().add(cookie))
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

fn return_name(state: &State) -> &'static str {
    if state.settings.secure_cookies { SECURE_RETURN } else { PLAIN_RETURN }
}

fn known_name(state: &State) -> &'static str {
    if state.settings.secure_cookies { SECURE_KNOWN } else { PLAIN_KNOWN }
}

fn browser_name(state: &State) -> &'static str {
    if state.settings.secure_cookies { SECURE_BROWSER } else { PLAIN_BROWSER }
}

fn applicant_name(state: &State) -> &'static str {
    if state.settings.secure_cookies { SECURE_APPLICANT } else { PLAIN_APPLICANT }
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::HeaderValue;
    use axum::response::IntoResponse;

    #[test]
    fn a_cookie_under_an_encoded_name_or_after_the_first_is_not_read() {
        let mut headers = HeaderMap::new();
        let line = "%5F%5FHost-session=planted; __Host-session=own; __Host-session=second";
        headers.append(COOKIE, HeaderValue::from_static(line));
        assert_eq!(read(&headers, SECURE_STAFF).as_deref(), Some("own"));
        assert_eq!(read(&headers, SECURE_APPLICANT), None);
    }

    #[test]
    fn a_choice_of_language_is_kept_for_a_year() {
        let set = of_language(Language::French).into_response();
        assert_eq!(set.headers()["set-cookie"], "language=fr; SameSite=Lax; Path=/; Max-Age=31536000");
    }
}
