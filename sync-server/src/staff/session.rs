//! Sessions of the console: opaque tokens of which only a keyed hash is kept, so that nobody who can write rows writes
//! themselves one. A password begins a session; it does nothing until a second factor is proven in it.

use super::account_seal::{self, whole};
use super::password::Lane;
use super::throttle::{Counts, Trying};
use crate::State;
use crate::keys::{EnrolmentKeys, KeyError, is_same};
use crate::model::{Account, Hashed};
use crate::refusal::Refusal;
use crate::store::queries::staff as rows;
use crate::store::sql::{Connection, Transaction};
use sha2::{Digest, Sha256};
use std::fmt;
use terms::{Personal, Problem, Timestamp};
use zeroize::Zeroizing;

/// A session ends after so long without a request.
const IDLE_MS: i64 = 60 * 60 * 1000;
/// A session ends after so long in any case.
const LONGEST_MS: i64 = 12 * 60 * 60 * 1000;
/// A session whose second factor is missing ends after so long.
const UNPROVEN_MS: i64 = 10 * 60 * 1000;
/// A session's last use is written no more often than this.
const GRAIN_MS: i64 = 60 * 1000;
/// A bearer token: 256 random bits, as 64 hexadecimal digits. Used for staff and for applicants.
#[derive(Clone, PartialEq, Eq)]
pub struct Token([u8; 32]);

impl Token {
    /// A token of fresh random bytes.
    pub const fn of(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// Reads the text of a token.
    pub fn parse(text: &str) -> Option<Self> {
        let mut bytes = [0; 32];
        base16ct::mixed::decode(text, &mut bytes).ok().filter(|read| read.len() == 32)?;
        Some(Self(bytes))
    }

    /// The text to hand out.
    pub fn reveal(&self) -> String {
        base16ct::lower::encode_string(&self.0)
    }

    /// What is kept. The token has full entropy, so a plain hash is enough.
    pub fn hash(&self) -> [u8; 32] {
        Sha256::digest(self.0).into()
    }
}

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Token(…)")
    }
}

/// Somebody who wants to sign in: where they are, and the browser's token if it has one.
#[derive(Clone, Debug)]
pub struct Visitor {
    /// Their network, as text; empty where it is not known.
    pub network: String,
    /// The token that their browser shows.
    pub shown: Option<Token>,
}

/// A browser in which somebody proves their second factor: it is known from then on.
#[derive(Clone, Debug)]
pub struct Browser {
    /// The token that it shows.
    pub shown: Option<Token>,
    /// The token that it has from now on.
    pub next: Token,
}

/// Begins a session: its second factor is asked for next. The try is counted before the password is looked at, so that many
/// tries at once gain nothing. The browser is not known by that: whoever only saw the password is still a stranger.
pub async fn sign_in(
    state: &State,
    login: &str,
    password: Personal<String>,
    visitor: Visitor,
) -> Result<(Account, Token), Refusal> {
    let login = terms::text::typed(login).to_ascii_lowercase();
    let (shared, now, shown) = (state.clone(), state.now(), visitor.shown.as_ref().map(Token::hash));
    let (known, counted, is_known) = state
        .store
        .write(move |tx| {
            let trying = match shown {
                Some(token) if rows::is_known_browser(tx, token, &login)? => Trying::KnownBrowser(token),
                _ => Trying::Stranger(visitor.network),
            };
            let counted = Counts::of(&shared.enrolment_keys, &login, &trying).count(tx, now)?;
            let is_known = matches!(trying, Trying::KnownBrowser(_));
            Ok::<_, Refusal>((whole(tx, &shared.enrolment_keys, &login)?, counted, is_known))
        })
        .await?;
    let (account, hashed) =
        known.map_or((None, Hashed::of_nobody()), |(account, hashed)| (Some(account), hashed));
    let lane = if is_known { Lane::Known } else { Lane::Strangers };
    let is_right = hashed.is_of(password, lane).await?;
    let Some(account) = account.filter(|_| is_right) else {
        return Err(Problem::WrongPassword.into());
    };
    let token = Token::of(state.draw());
    let (session, login, shared) = (key_of(state, &token), account.login.clone(), state.clone());
    state
        .store
        .write(move |tx| {
            counted.take_back(tx)?;
            rows::delete_sessions_before(tx, now.plus_ms(-LONGEST_MS))?;
            begin(tx, &shared.enrolment_keys, session, &login, false, now)
        })
        .await?;
    Ok((account, token))
}

/// What a session says of itself, under a key that is in no database: nobody who writes rows turns a session of their own
/// into another's, into a proven one, or into a younger one.
struct Said<'a> {
    key: [u8; 32],
    login: &'a str,
    proven: bool,
    created_at: Timestamp,
    seen_at: Timestamp,
}

impl Said<'_> {
    fn seal(&self, keys: &EnrolmentKeys) -> [u8; 32] {
        let Self { key, login, proven, created_at, seen_at } = self;
        let (created, seen) = (created_at.0.to_be_bytes(), seen_at.0.to_be_bytes());
        // The login stands last: what is before it has one length.
        keys.keyed_hash(
            "session-row",
            &[&key[..], &[u8::from(*proven)], &created, &seen, login.as_bytes()].concat(),
        )
    }
}

/// The session of a key, as it was left; none where another hand wrote to it.
pub(super) fn kept(
    conn: &Connection,
    keys: &EnrolmentKeys,
    key: [u8; 32],
) -> Result<Option<rows::Session>, Refusal> {
    let Some(session) = rows::session(conn, key)? else { return Ok(None) };
    let rows::Session { created_at, seen_at, proven, .. } = session;
    let said = Said { key, login: &session.whose.account.login, proven, created_at, seen_at };
    let is_whole = is_same(&said.seal(keys), &session.seal);
    if !is_whole {
        tracing::error!("a session is not what was kept: another hand wrote to the database");
    }
    // A session shows the account as it lies there: its role and its office are to be those that were given.
    if !is_whole || !account_seal::is_whole(keys, &session.whose) {
        return Ok(None);
    }
    Ok(Some(session))
}

/// Begins a session.
pub(super) fn begin(
    tx: &Transaction<'_>,
    keys: &EnrolmentKeys,
    key: [u8; 32],
    login: &str,
    proven: bool,
    now: Timestamp,
) -> Result<(), Refusal> {
    let seal = Said { key, login, proven, created_at: now, seen_at: now }.seal(keys);
    Ok(rows::add_session(tx, key, login, proven, seal, now)?)
}

/// What is kept of a session's token.
pub(super) fn key_of(state: &State, token: &Token) -> [u8; 32] {
    state.enrolment_keys.keyed_hash("session", &token.0)
}

/// A session that a password began.
#[derive(Clone, Debug)]
pub struct Began {
    /// Whose.
    pub account: Account,
    /// The second factor was proven in it.
    pub proven: bool,
    session: [u8; 32],
    ceremony: Option<Vec<u8>>,
    browser: Option<Browser>,
}

impl Began {
    /// The same in a browser.
    #[must_use]
    pub fn in_browser(self, browser: Browser) -> Self {
        Self { browser: Some(browser), ..self }
    }

    /// The token that its browser has from the proof on.
    pub fn next_of_browser(&self) -> Option<&Token> {
        self.browser.as_ref().map(|browser| &browser.next)
    }

    /// Notes what the next answer in this session has to fit, sealed to the session and to what it is for.
    pub(super) async fn ask(
        &self,
        state: &State,
        purpose: &'static str,
        plain: &[u8],
    ) -> Result<(), Refusal> {
        let session = self.session;
        let sealed = state.enrolment_keys.seal_of_house(purpose, &session, plain);
        state.store.write(move |tx| Ok(rows::set_ceremony(tx, session, Some(&sealed))?)).await
    }

    /// What was noted for this purpose; none where nothing was, or something else.
    pub(super) fn asked(
        &self,
        state: &State,
        purpose: &'static str,
    ) -> Result<Option<Zeroizing<Vec<u8>>>, Refusal> {
        let Some(sealed) = &self.ceremony else { return Ok(None) };
        match state.enrolment_keys.open_of_house(purpose, &self.session, sealed) {
            Ok(plain) => Ok(Some(plain)),
            Err(KeyError::DoesNotOpen) => Ok(None),
            Err(error) => Err(error.into()),
        }
    }
}

/// The second factor was proven: in the transaction that notes so, the session ends and another begins, so that whoever
/// had its token before has nothing. The browser is known from now on.
pub(super) async fn prove(
    state: &State,
    began: &Began,
    note: impl FnOnce(&Transaction<'_>) -> Result<(), Refusal> + Send + 'static,
) -> Result<Token, Refusal> {
    let token = Token::of(state.draw());
    let (session, before, now) = (key_of(state, &token), began.session, state.now());
    let (login, browser, shared) = (began.account.login.clone(), began.browser.clone(), state.clone());
    let job = move |tx: &Transaction<'_>| {
        // Asked again under the writers' lock: a session that was ended in the meantime begins no other.
        let still = kept(tx, &shared.enrolment_keys, before)?;
        if still.is_none_or(|session| session.whose.account.login != login) {
            return Err(Refusal::from(Problem::SignInFirst));
        }
        note(tx)?;
        rows::delete_session(tx, before)?;
        if let Some(Browser { shown, next }) = browser {
            rows::know_browser(tx, (shown.as_ref().map(Token::hash), next.hash()), &login, now)?;
        }
        begin(tx, &shared.enrolment_keys, session, &login, true, now)
    };
    state.store.write(job).await?;
    Ok(token)
}

/// A live session, its second factor proven or not.
pub async fn began(state: &State, token: &Token) -> Result<Began, Refusal> {
    let (key, now) = (key_of(state, token), state.now());
    let shared = state.clone();
    let found = state.store.read(move |conn| kept(conn, &shared.enrolment_keys, key)).await?;
    let session = found
        .filter(|session| {
            let longest = if session.proven { LONGEST_MS } else { UNPROVEN_MS };
            now.ms_since(session.seen_at) < IDLE_MS && now.ms_since(session.created_at) < longest
        })
        .ok_or(Problem::SignInFirst)?;
    if now.ms_since(session.seen_at) >= GRAIN_MS {
        let (login, proven, created_at) = (&session.whose.account.login, session.proven, session.created_at);
        let seal = Said { key, login, proven, created_at, seen_at: now }.seal(&state.enrolment_keys);
        state.store.write(move |tx| Ok::<_, Refusal>(rows::touch_session(tx, key, seal, now)?)).await?;
    }
    let rows::Session { whose: rows::AccountRow { account, .. }, proven, ceremony, .. } = session;
    Ok(Began { account, proven, session: key, ceremony, browser: None })
}

/// The account of a live session in which the second factor was proven.
pub async fn signed_in(state: &State, token: &Token) -> Result<Account, Refusal> {
    let began = began(state, token).await?;
    if began.proven { Ok(began.account) } else { Err(Problem::FactorFirst.into()) }
}

/// Ends a session.
pub async fn sign_out(state: &State, token: &Token) -> Result<(), Refusal> {
    let session = key_of(state, token);
    state.store.write(move |tx| Ok(rows::delete_session(tx, session)?)).await
}
