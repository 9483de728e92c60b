//! What lets the reader of a message say *not me*: nobody else may, since an enrolment's id stands in every QR code and in
//! every round. A token holds ten days; it is computed, not stored, so that every server knows every one.

use crate::keys::{EnrolmentKeys, is_same};
use terms::{EnrolmentId, Timestamp};

/// How long a message's link holds.
const LIFE_DAYS: i64 = 10;
/// Bytes of the keyed hash in a token.
const PROOF: usize = 16;

/// The token of a message that leaves now: when it ends, and a proof of ours.
pub fn contest_token(keys: &EnrolmentKeys, enrolment: EnrolmentId, now: Timestamp) -> String {
    let until = now.plus_days(LIFE_DAYS).seconds();
    format!("{until:x}-{}", base16ct::lower::encode_string(&proof(keys, enrolment, until)))
}

/// True where a token is one of this enrolment's that has not ended.
pub fn may_contest(keys: &EnrolmentKeys, enrolment: EnrolmentId, token: &str, now: Timestamp) -> bool {
    let Some((until, shown)) = token.split_once('-') else { return false };
    let (Ok(until), mut bytes) = (i64::from_str_radix(until, 16), [0; PROOF]) else { return false };
    let is_read = base16ct::lower::decode(shown, &mut bytes).is_ok_and(|read| read.len() == PROOF);
    is_read && until >= now.seconds() && is_same(&bytes, &proof(keys, enrolment, until))
}

fn proof(keys: &EnrolmentKeys, enrolment: EnrolmentId, until: i64) -> [u8; PROOF] {
    let hash = keys.keyed_hash("not-me", &[enrolment.0.as_slice(), &until.to_be_bytes()].concat());
    let (proof, _) = hash.split_at(PROOF);
    std::array::from_fn(|at| proof[at])
}
