//! Sessions of the console: opaque tokens of which only the hash is kept.

use super::password::Lane;
use super::throttle::{Counts, Trying};
use crate::State;
use crate::model::{Account, Hashed};
use crate::refusal::Refusal;
use crate::store::queries::staff as rows;
use sha2::{Digest, Sha256};
use std::fmt;
use terms::{Personal, Problem};

/// A session ends after so long without a request.
const IDLE_MS: i64 = 60 * 60 * 1000;
/// A session ends after so long in any case.
const LONGEST_MS: i64 = 12 * 60 * 60 * 1000;
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
    /// The token that it has from now on, if it is one.
    pub next: Option<Token>,
}

/// Opens a session, and knows the browser from now on. The try is counted before the password is looked at, so that many
/// tries at once gain nothing.
pub async fn sign_in(
    state: &State,
    login: &str,
    password: Personal<String>,
    visitor: Visitor,
) -> Result<(Account, Token), Refusal> {
    let login = terms::text::typed(login).to_ascii_lowercase();
    let (shared, now, shown) = (state.clone(), state.now(), visitor.shown.as_ref().map(Token::hash));
    let next = visitor.next.as_ref().map(Token::hash);
    let (known, counted, is_known) = state
        .store
        .write(move |tx| {
            let trying = match shown {
                Some(token) if rows::is_known_browser(tx, token, &login)? => Trying::KnownBrowser(token),
                _ => Trying::Stranger(visitor.network),
            };
            let counted = Counts::of(&shared.enrolment_keys, &login, &trying).count(tx, now)?;
            let is_known = matches!(trying, Trying::KnownBrowser(_));
            Ok::<_, Refusal>((rows::account(tx, &login)?, counted, is_known))
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
    let (token_hash, login) = (token.hash(), account.login.clone());
    state
        .store
        .write(move |tx| {
            counted.take_back(tx)?;
            rows::delete_sessions_before(tx, now.plus_ms(-LONGEST_MS))?;
            rows::add_session(tx, token_hash, &login, now)?;
            if let Some(next) = next {
                rows::know_browser(tx, (shown, next), &login, now)?;
            }
            Ok::<_, Refusal>(())
        })
        .await?;
    Ok((account, token))
}

/// The account of a live session.
pub async fn signed_in(state: &State, token: &Token) -> Result<Account, Refusal> {
    let (token_hash, now) = (token.hash(), state.now());
    let session = state.store.read(move |conn| Ok::<_, Refusal>(rows::session(conn, token_hash)?)).await?;
    let session = session
        .filter(|session| {
            now.ms_since(session.seen_at) < IDLE_MS && now.ms_since(session.created_at) < LONGEST_MS
        })
        .ok_or(Problem::SignInFirst)?;
    if now.ms_since(session.seen_at) >= GRAIN_MS {
        state.store.write(move |tx| Ok::<_, Refusal>(rows::touch_session(tx, token_hash, now)?)).await?;
    }
    Ok(session.account)
}

/// Ends a session.
pub async fn sign_out(state: &State, token: &Token) -> Result<(), Refusal> {
    let token_hash = token.hash();
    state.store.write(move |tx| Ok(rows::delete_session(tx, token_hash)?)).await
}
