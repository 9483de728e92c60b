//! Wrong passwords: how many in a row, and from when on the next may be tried. Each try is counted for whoever tries, for
//! the login over all strangers, and for the caller over all logins. No other login, and no success, takes a count of
//! strangers back: only time does. It must not know what a password is.
//!
//! A browser in which the login signed in before has a count of its own: who types wrong passwords elsewhere shuts nobody
//! out who works.

use crate::keys::EnrolmentKeys;
use crate::refusal::Refusal;
use crate::store::queries::staff::{self as rows, Failures};
use crate::store::sql::Transaction;
use terms::{Problem, Timestamp};

/// Wrong passwords in a row before whoever tries pauses.
pub(super) const FREE_TRIES: u32 = 5;
/// Wrong passwords of strangers for one login before strangers pause.
const FREE_TRIES_OF_STRANGERS: u32 = 30;
/// Wrong passwords from one network for any login before it pauses: a whole office may stand behind one address.
const FREE_TRIES_OF_A_NETWORK: u32 = 100;
/// The first pause; it doubles with each further wrong password, up to [`LONGEST_PAUSE_MS`].
const FIRST_PAUSE_MS: i64 = 60 * 1000;
const LONGEST_PAUSE_MS: i64 = 15 * 60 * 1000;
/// A count that stood still for so long begins anew.
const FORGOTTEN_AFTER_DAYS: i64 = 1;

/// Who tries a password.
#[derive(Clone, Debug)]
pub enum Trying {
    /// Somebody at a network, as text; empty where it is not known.
    Stranger(String),
    /// A browser that signed in to this login before, by the hash of its token.
    KnownBrowser([u8; 32]),
    /// Somebody who is signed in: the password is asked for once more.
    SignedIn,
    /// Somebody who knows the password tries to prove the second factor.
    Factor,
}

/// The counts that one try raises.
#[derive(Clone, Debug)]
pub(super) struct Counts {
    /// Taken back by a right password.
    own: [u8; 32],
    /// Only the try itself is taken back: what others failed at stays counted.
    of_strangers: Vec<([u8; 32], u32)>,
}

impl Counts {
    /// Of a try at a login, whether it exists or not.
    pub(super) fn of(keys: &EnrolmentKeys, login: &str, trying: &Trying) -> Self {
        let keyed = |domain: &str, parts: &[&[u8]]| {
            let parts: Vec<u8> = parts.iter().flat_map(|part| [*part, b"\n"].concat()).collect();
            keys.keyed_hash(domain, &parts)
        };
        let login = login.as_bytes();
        match trying {
            Trying::Stranger(network) => Self {
                own: keyed("sign-in", &[login, network.as_bytes()]),
                of_strangers: vec![
                    (keyed("sign-in-of-strangers", &[login]), FREE_TRIES_OF_STRANGERS),
                    (keyed("sign-in-from", &[network.as_bytes()]), FREE_TRIES_OF_A_NETWORK),
                ],
            },
            Trying::KnownBrowser(token) => {
                Self { own: keyed("sign-in-known", &[login, token]), of_strangers: Vec::new() }
            }
            Trying::SignedIn => Self { own: keyed("password", &[login]), of_strangers: Vec::new() },
            Trying::Factor => Self { own: keyed("factor", &[login]), of_strangers: Vec::new() },
        }
    }

    /// Counts a try before the password is looked at, so that many tries at once gain nothing. Refused during a pause. Gives
    /// what the counts of strangers were before.
    pub(super) fn count(&self, tx: &Transaction<'_>, now: Timestamp) -> Result<Counted, Refusal> {
        let mut raised = Vec::with_capacity(1 + self.of_strangers.len());
        for (key, free) in [(self.own, FREE_TRIES)].into_iter().chain(self.of_strangers.iter().copied()) {
            let before = rows::sign_in_failures(tx, key)?;
            // No pause is longer: one that ends later was given under a clock that has been set back since.
            if before.closed_to > now && before.closed_to <= now.plus_ms(LONGEST_PAUSE_MS) {
                return Err(Problem::TooManyTries.into());
            }
            let stood_still = before.failed_at < now.plus_days(-FORGOTTEN_AFTER_DAYS);
            let before = if stood_still { Failures::default() } else { before };
            let count = before.count.saturating_add(1);
            let after = Failures { count, closed_to: closed_to(count, free, now), failed_at: now };
            rows::set_sign_in_failures(tx, key, after)?;
            raised.push((key, before));
        }
        // What a stranger typed a day ago is forgotten: the table must not grow with their patience.
        rows::forget_sign_in_failures(tx, now.plus_days(-FORGOTTEN_AFTER_DAYS))?;
        Ok(Counted { own: self.own, of_strangers: raised.split_off(1) })
    }
}

/// Ends what a login's own tries came to: whoever is given another password and other factors begins anew.
pub(super) fn end_pauses(tx: &Transaction<'_>, keys: &EnrolmentKeys, login: &str) -> Result<(), Refusal> {
    for trying in [Trying::Factor, Trying::SignedIn] {
        rows::clear_sign_in_failures(tx, Counts::of(keys, login, &trying).own)?;
    }
    Ok(())
}

/// A try that was counted.
#[derive(Clone, Debug)]
pub(super) struct Counted {
    own: [u8; 32],
    /// The counts of strangers as they were before it.
    of_strangers: Vec<([u8; 32], Failures)>,
}

impl Counted {
    /// The password was right: the own count ends, and those of strangers are as if it had not been tried, their age too.
    pub(super) fn take_back(&self, tx: &Transaction<'_>) -> Result<(), Refusal> {
        for (key, before) in &self.of_strangers {
            rows::take_back_sign_in_failure(tx, *key, *before)?;
        }
        Ok(rows::clear_sign_in_failures(tx, self.own)?)
    }
}

fn closed_to(failures: u32, free: u32, now: Timestamp) -> Timestamp {
    match failures.checked_sub(free) {
        None => Timestamp(0),
        Some(beyond) => now.plus_ms((FIRST_PAUSE_MS << beyond.min(8)).min(LONGEST_PAUSE_MS)),
    }
}
