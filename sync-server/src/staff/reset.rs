//! Changing a password: by its owner, or by a one-time link that an administrator hands over.

use super::account::{LINK_HOURS, fits};
use super::account_seal::{reseal, whole};
use super::link_code::is_code;
use super::password::Lane;
use super::session::{begin, kept, key_of};
use super::throttle::{Counts, Trying, end_pauses};
use super::{Token, Word};
use crate::State;
use crate::model::{Account, Hashed};
use crate::refusal::Refusal;
use crate::store::queries::factors;
use crate::store::queries::staff::{self as rows, NewReset};
use crate::store::sql::Transaction;
use terms::{Personal, Problem, Timestamp};
use wire::v1::administration::Act;

/// Makes a link for an account; its sessions end at once, because whoever asks may have lost control of them. The second
/// factors end with it where they are lost. It is used with the code of that hash.
pub async fn make_reset(
    state: &State,
    word: Word,
    login: &str,
    ends_factors: bool,
    code_hash: [u8; 32],
) -> Result<(Token, Timestamp), Refusal> {
    let (token, now) = (Token::of(state.draw()), state.now());
    let (token_hash, expires_at) = (token.hash(), now.plus_hours(LINK_HOURS));
    let login = login.to_owned();
    let job = move |tx: &Transaction<'_>| {
        let made_by = word.login();
        let new = NewReset { token_hash, code_hash, login: &login, made_by, expires_at, ends_factors };
        if !rows::replace_reset(tx, &new)? {
            return Err(Refusal::from(Problem::NotFound));
        }
        rows::delete_sessions_of(tx, &login)?;
        word.enter(tx, Act::ResetStaff { login: login.clone(), factors: ends_factors }, now)
    };
    state.store.write(job).await?;
    Ok((token, expires_at))
}

/// Whoever runs the server gives an account another password, and its second factors end: the way back of the last
/// administrator.
pub async fn recover(state: &State, login: &str, password: Personal<String>) -> Result<(), Refusal> {
    if !fits(&password) {
        return Err(Refusal::of_field("password", Problem::PasswordTooWeak));
    }
    let hashed = Hashed::make(password, state.draw()).await?;
    let (login, now, word) = (login.to_owned(), state.now(), Word::of_operator(state));
    let shared = state.clone();
    let job = move |tx: &Transaction<'_>| {
        if !rows::set_password(tx, &login, &hashed)? {
            return Err(Refusal::of_field("login", Problem::NotFound));
        }
        reseal(tx, &shared.enrolment_keys, &login)?;
        factors::remove_all(tx, &login)?;
        end_pauses(tx, &shared.enrolment_keys, &login)?;
        rows::forget_browsers(tx, &login)?;
        rows::delete_sessions_of(tx, &login)?;
        word.enter(tx, Act::ResetStaff { login, factors: true }, now)
    };
    state.store.write(job).await
}

/// The login that a link is for, told to whoever has the link: with it they will sign in.
pub async fn link_owner(state: &State, token: &str) -> Result<String, Refusal> {
    let (_, (login, _)) = link(state, token).await?;
    Ok(login)
}

/// A link that may still be used: the hash of its token, its login and the hash of its code.
async fn link(state: &State, token: &str) -> Result<([u8; 32], (String, [u8; 32])), Refusal> {
    let token_hash = Token::parse(token).ok_or(Problem::LinkExpired)?.hash();
    let now = state.now();
    let known =
        state.store.read(move |conn| Ok::<_, Refusal>(rows::reset_of(conn, token_hash, now)?)).await?;
    Ok((token_hash, known.ok_or(Problem::LinkExpired)?))
}

/// The link's owner chooses a password: they have the link, and the code beside it. A password or a code that does not do
/// leaves the link as it was.
///
/// The browser in which it is done is known from now on, and no other: whoever holds the link is whom it was made for.
pub async fn reset(
    state: &State,
    (token, code): (&str, &str),
    password: Personal<String>,
    browser: &Token,
) -> Result<(), Refusal> {
    if !fits(&password) {
        return Err(Refusal::of_field("password", Problem::PasswordTooWeak));
    }
    let (browser, now) = (browser.hash(), state.now());
    // Looked up first: anybody can invent a link, and a hash costs a thousand times the question.
    let (token_hash, (login, code_hash)) = link(state, token).await?;
    if !is_code(&state.enrolment_keys, &login, code, &code_hash) {
        return Err(Refusal::of_field("code", Problem::OneTimeCodeWrong));
    }
    let shared = state.clone();
    let current = state.store.read(move |conn| whole(conn, &shared.enrolment_keys, &login)).await?;
    let (account, current) = current.ok_or(Problem::LinkExpired)?;
    if current.is_of(password.clone(), Lane::Known).await? {
        return Err(Refusal::of_field("password", Problem::PasswordTooWeak));
    }
    let (hashed, word) = (Hashed::make(password, state.draw()).await?, Word::of(state, &account));
    let shared = state.clone();
    state
        .store
        .write(move |tx| {
            let (login, ends_factors) =
                rows::redeem_reset(tx, token_hash, now)?.ok_or(Problem::LinkExpired)?;
            rows::set_password(tx, &login, &hashed)?;
            reseal(tx, &shared.enrolment_keys, &login)?;
            if ends_factors {
                factors::remove_all(tx, &login)?;
                end_pauses(tx, &shared.enrolment_keys, &login)?;
            }
            rows::forget_browsers(tx, &login)?;
            rows::know_browser(tx, (None, browser), &login, now)?;
            rows::delete_sessions_of(tx, &login)?;
            word.enter(tx, Act::UseLink { factors: ends_factors }, now)
        })
        .await
}

/// A member of staff chooses another password; `keep` is the session they do it in, the others end.
pub async fn change_password(
    state: &State,
    account: &Account,
    current: Personal<String>,
    wanted: Personal<String>,
    keep: &Token,
) -> Result<(), Refusal> {
    if !fits(&wanted) || current == wanted {
        return Err(Refusal::of_field("wanted", Problem::PasswordTooWeak));
    }
    let (login, now) = (account.login.clone(), state.now());
    let (name, counts) = (login.clone(), Counts::of(&state.enrolment_keys, &login, &Trying::SignedIn));
    let shared = state.clone();
    let (counted, known) = state
        .store
        .write(move |tx| {
            Ok::<_, Refusal>((counts.count(tx, now)?, whole(tx, &shared.enrolment_keys, &name)?))
        })
        .await?;
    let (_, hashed) = known.ok_or(Problem::SignInFirst)?;
    if !hashed.is_of(current, Lane::Known).await? {
        return Err(Refusal::of_field("current", Problem::WrongPassword));
    }
    let hashed = Hashed::make(wanted, state.draw()).await?;
    let (session, word, shared) = (key_of(state, keep), Word::of(state, account), state.clone());
    state
        .store
        .write(move |tx| {
            // A session that was ended while the password was hashed changes nothing, and does not come back.
            if kept(tx, &shared.enrolment_keys, session)?.is_none() {
                return Err(Refusal::from(Problem::SignInFirst));
            }
            counted.take_back(tx)?;
            rows::set_password(tx, &login, &hashed)?;
            reseal(tx, &shared.enrolment_keys, &login)?;
            rows::delete_sessions_of(tx, &login)?;
            begin(tx, &shared.enrolment_keys, session, &login, true, now)?;
            word.enter(tx, Act::ChangePassword, now)
        })
        .await
}

/// Ends every session of a member of staff.
pub async fn sign_out_everywhere(state: &State, account: &Account) -> Result<(), Refusal> {
    let (login, word, now) = (account.login.clone(), Word::of(state, account), state.now());
    let end = move |tx: &Transaction<'_>| {
        rows::forget_browsers(tx, &login)?;
        rows::delete_sessions_of(tx, &login)?;
        word.enter(tx, Act::SignOutEverywhere, now)
    };
    state.store.write(end).await
}
