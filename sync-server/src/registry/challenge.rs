//! Challenges: sixteen bytes a device signs once, within a minute. They carry their own proof, so that any server of
//! the registry knows one that another gave; used ones are kept for as long as they would be believed.
//!
//! A challenge is the second it was given in, four drawn bytes and half of a keyed hash of both.

use crate::keys::{EnrolmentKeys, is_same};
use terms::Timestamp;

/// How long a challenge may be signed.
pub const LIFE_MS: i64 = 60_000;
const DOMAIN: &str = "challenge";

/// Gives a challenge: the second, four bytes drawn, and half a keyed hash of both.
pub fn give(keys: &EnrolmentKeys, drawn: [u8; 4], now: Timestamp) -> [u8; 16] {
    // The seconds of a century fit; a clock outside of it gives challenges that nobody believes.
    let second = u32::try_from(now.0 / 1000).unwrap_or(0);
    let mut challenge = [0; 16];
    challenge[..4].copy_from_slice(&second.to_be_bytes());
    challenge[4..8].copy_from_slice(&drawn);
    let proof = keys.keyed_hash(DOMAIN, &challenge[..8]);
    challenge[8..].copy_from_slice(&proof[..8]);
    challenge
}

/// True when a server of this registry gave it, and not too long ago. Whether it was used, the store knows.
pub fn is_fresh(keys: &EnrolmentKeys, challenge: &[u8; 16], now: Timestamp) -> bool {
    let (told, proof) = challenge.split_at(8);
    let second = told.first_chunk::<4>().map_or(0, |second| u32::from_be_bytes(*second));
    let given = i64::from(second) * 1000;
    // Another server's clock may be a little ahead.
    let age = now.0 - given;
    is_same(&keys.keyed_hash(DOMAIN, told)[..8], proof) && (-LIFE_MS..=LIFE_MS).contains(&age)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chance::Chance;
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
        let keys =
            EnrolmentKeys::open(folder.path(), &Database::file(folder.path()), Arc::new(Nines)).unwrap();
        let given = Timestamp(1_795_500_000_000);
        let challenge = give(&keys, [1, 2, 3, 4], given);
        assert!(is_fresh(&keys, &challenge, given) && is_fresh(&keys, &challenge, given.plus_ms(LIFE_MS)));
        assert!(!is_fresh(&keys, &challenge, given.plus_ms(LIFE_MS + 1)));
        assert!(!is_fresh(&keys, &challenge, given.plus_ms(-LIFE_MS - 1)));
        for position in 0..16 {
            let mut other = challenge;
            other[position] ^= 1;
            assert!(!is_fresh(&keys, &other, given), "byte {position}");
        }
    }
}
