//! Sessions of the console: opaque tokens of which only the hash is kept, and a pause after wrong
//! passwords that is per login, whether the login exists or not.

use crate::State;
use crate::model::{Account, Hashed};
use crate::refusal::Refusal;
use crate::store::queries;
use sha2::{Digest, Sha256};
use std::fmt;
use terms::{Personal, Problem, Timestamp};

/// A session ends after so long without a request.
const IDLE_MS: i64 = 60 * 60 * 1000;
/// A session ends after so long in any case.
const LONGEST_MS: i64 = 12 * 60 * 60 * 1000;
/// A session's last use is written no more often than this.
const GRAIN_MS: i64 = 60 * 1000;
/// Wrong passwords before a login pauses.
pub(super) const FREE_TRIES: u32 = 5;
/// The first pause; it doubles with each further wrong password, up to [`LONGEST_PAUSE_MS`].
const FIRST_PAUSE_MS: i64 = 60 * 1000;
const LONGEST_PAUSE_MS: i64 = 15 * 60 * 1000;

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

/// Opens a session. The try is counted before the password is looked at, so that many tries at once gain
/// nothing.
pub async fn sign_in(
    state: &State,
    login: &str,
    password: Personal<String>,
) -> Result<(Account, Token), Refusal> {
    let login = login.trim().to_ascii_lowercase();
    let login_hash = state.enrolment_keys.keyed_hash("sign-in", login.as_bytes());
    let now = state.now();
    let known = state
        .store
        .write(move |tx| {
            let failures = queries::staff::sign_in_failures(tx, login_hash)?;
            if failures.closed_to > now {
                return Err(Refusal::from(Problem::TooManyTries));
            }
            let count = failures.count.saturating_add(1);
            queries::staff::set_sign_in_failures(tx, login_hash, count, closed_to(count, now))?;
            Ok(queries::staff::account(tx, &login)?)
        })
        .await?;
    let (account, hashed) =
        known.map_or((None, Hashed::of_nobody()), |(account, hashed)| (Some(account), hashed));
    let is_right = hashed.is_of(password).await?;
    let Some(account) = account.filter(|_| is_right) else {
        return Err(Problem::WrongPassword.into());
    };
    let token = Token::of(state.draw());
    let (token_hash, login) = (token.hash(), account.login.clone());
    state
        .store
        .write(move |tx| {
            queries::staff::clear_sign_in_failures(tx, login_hash)?;
            queries::staff::delete_sessions_before(tx, now.plus_ms(-LONGEST_MS))?;
            queries::staff::add_session(tx, token_hash, &login, now)?;
            Ok::<_, Refusal>(())
        })
        .await?;
    Ok((account, token))
}

fn closed_to(failures: u32, now: Timestamp) -> Timestamp {
    match failures.checked_sub(FREE_TRIES) {
        None => Timestamp(0),
        Some(beyond) => now.plus_ms((FIRST_PAUSE_MS << beyond.min(8)).min(LONGEST_PAUSE_MS)),
    }
}

/// The account of a live session.
pub async fn signed_in(state: &State, token: &Token) -> Result<Account, Refusal> {
    let (token_hash, now) = (token.hash(), state.now());
    let session =
        state.store.read(move |conn| Ok::<_, Refusal>(queries::staff::session(conn, token_hash)?)).await?;
    let session = session
        .filter(|session| {
            now.ms_since(session.seen_at) < IDLE_MS && now.ms_since(session.created_at) < LONGEST_MS
        })
        .ok_or(Problem::SignInFirst)?;
    if now.ms_since(session.seen_at) >= GRAIN_MS {
        state
            .store
            .write(move |tx| Ok::<_, Refusal>(queries::staff::touch_session(tx, token_hash, now)?))
            .await?;
    }
    Ok(session.account)
}

/// Ends a session.
pub async fn sign_out(state: &State, token: &Token) -> Result<(), Refusal> {
    let token_hash = token.hash();
    state.store.write(move |tx| Ok(queries::staff::delete_session(tx, token_hash)?)).await
}
