//! Challenges: sixteen bytes a device signs once, within a minute. They carry their own proof, so that any server of
//! the registry knows one that another gave; used ones are kept for as long as they would be believed.
//!
//! A challenge is the second it was given in, four drawn bytes and half of a keyed hash of both and of how often the
//! registry's clock went back. Without that count a clock set back would believe again what it has forgotten.

use crate::State;
use crate::keys::{EnrolmentKeys, is_same};
use crate::refusal::Refusal;
use crate::store::queries::challenges::{self as rows, Turns};
use terms::Timestamp;

/// How long a challenge may be signed.
const LIFE_MS: i64 = 60_000;
/// How long a used one is kept: for as long as a clock that differs so much could believe it.
const KEPT_MS: i64 = State::CLOCKS_DIFFER_MS + 3 * LIFE_MS;
/// How exactly the newest instant is noted.
const GRAIN_MS: i64 = 10_000;
const DOMAIN: &str = "challenge";

/// Gives a challenge.
pub async fn give_challenge(state: &State) -> Result<[u8; 16], Refusal> {
    let turns = state.store.read(|conn| Ok::<_, Refusal>(rows::turns(conn)?)).await?;
    let now = state.now();
    Ok(give(&state.enrolment_keys, state.draw(), turns.by(now).count, now))
}

/// Uses a challenge up; false where it is not ours of the last minute, or was used before, whichever server it was shown to.
pub(super) async fn redeem(state: &State, challenge: [u8; 16]) -> Result<bool, Refusal> {
    let (shared, now) = (state.clone(), state.now());
    let redeeming = state.store.write(move |tx| {
        let noted = rows::turns(tx)?;
        let turns = noted.by(now);
        if turns != noted {
            rows::set_turns(tx, turns)?;
        }
        if !is_fresh(&shared.enrolment_keys, &challenge, turns.count, now) {
            return Ok::<_, Refusal>(false);
        }
        rows::forget_challenges(tx, now.plus_ms(-KEPT_MS))?;
        Ok(rows::use_challenge(tx, challenge, now)?)
    });
    redeeming.await
}

impl Turns {
    /// As they are once it is known what time it is.
    fn by(self, now: Timestamp) -> Self {
        if now.plus_ms(State::CLOCKS_DIFFER_MS) < self.newest {
            Self { count: self.count + 1, newest: now }
        } else if now >= self.newest.plus_ms(GRAIN_MS) {
            Self { newest: now, ..self }
        } else {
            self
        }
    }
}

/// The second, four bytes drawn, and half a keyed hash.
fn give(keys: &EnrolmentKeys, drawn: [u8; 4], turns: u64, now: Timestamp) -> [u8; 16] {
    // The seconds of a century fit; a clock outside of it gives challenges that nobody believes.
    let second = u32::try_from(now.0 / 1000).unwrap_or(0);
    let mut challenge = [0; 16];
    challenge[..4].copy_from_slice(&second.to_be_bytes());
    challenge[4..8].copy_from_slice(&drawn);
    let proof = proof(keys, &challenge[..8], turns);
    challenge[8..].copy_from_slice(&proof[..8]);
    challenge
}

/// True when a server of this registry gave it, not too long ago, and the clock did not go back since. Whether it was
/// used, the store knows.
fn is_fresh(keys: &EnrolmentKeys, challenge: &[u8; 16], turns: u64, now: Timestamp) -> bool {
    let (told, shown) = challenge.split_at(8);
    let second = told.first_chunk::<4>().map_or(0, |second| u32::from_be_bytes(*second));
    let given = i64::from(second) * 1000;
    // Another server's clock may be a little ahead.
    let age = now.0 - given;
    is_same(&proof(keys, told, turns)[..8], shown) && (-LIFE_MS..=LIFE_MS).contains(&age)
}

fn proof(keys: &EnrolmentKeys, told: &[u8], turns: u64) -> [u8; 32] {
    keys.keyed_hash(DOMAIN, &[told, turns.to_be_bytes().as_slice()].concat())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chance::Chance;
    use crate::keys::KeyPlaces;
    use crate::store::Database;
    use std::sync::Arc;

    struct Nines;
    impl Chance for Nines {
        fn fill(&self, bytes: &mut [u8]) {
            bytes.fill(9);
        }
    }

    #[test]
    fn a_challenge_is_believed_for_a_minute_and_only_as_it_was_given() {
        let folder = tempfile::tempdir().unwrap();
        let (places, database) = (KeyPlaces::in_folder(folder.path()), Database::file(folder.path()));
        let keys = EnrolmentKeys::open(&places, &database, Arc::new(Nines), Timestamp(0)).unwrap();
        let given = Timestamp(1_795_500_000_000);
        let challenge = give(&keys, [1, 2, 3, 4], 0, given);
        let is_fresh = |challenge: &[u8; 16], at| is_fresh(&keys, challenge, 0, at);
        assert!(is_fresh(&challenge, given) && is_fresh(&challenge, given.plus_ms(LIFE_MS)));
        assert!(!is_fresh(&challenge, given.plus_ms(LIFE_MS + 1)));
        assert!(!is_fresh(&challenge, given.plus_ms(-LIFE_MS - 1)));
        for position in 0..16 {
            let mut other = challenge;
            other[position] ^= 1;
            assert!(!is_fresh(&other, given), "byte {position}");
        }
    }

    #[test]
    fn a_clock_that_goes_back_is_counted_once_and_a_little_difference_is_not() {
        let at = |minute: i64| Timestamp(1_795_500_000_000 + minute * 60_000);
        let begun = Turns::default().by(at(0));
        assert_eq!((begun.count, begun.newest), (0, at(0)));
        assert_eq!(begun.by(at(-5)), begun, "another server is a little behind");
        let ahead = begun.by(at(24 * 60));
        assert_eq!((ahead.count, ahead.newest), (0, at(24 * 60)));
        let back = ahead.by(at(1));
        assert_eq!((back.count, back.newest), (1, at(1)));
        assert_eq!(back.by(at(2)).count, 1);
    }
}
