//! The registry's keys: what signs, what opens envelopes, and what seals personal data at rest.
//!
//! Confirmation codes and one-time codes are kept as keyed hashes. Declarations, vouchers, facts and notices are sealed
//! under the key of their enrolment, which lies in another file than they do and in no backup.

pub mod ceremony;
mod enrolment_keys;
mod error;
mod monthly;
mod renewal;
mod replacing;
mod rows;
mod signing_keys;
mod wrapping;
mod wrapping_file;

pub use enrolment_keys::{EnrolmentKeys, Erasure, KeyPlaces};
pub use error::KeyError;
pub use renewal::Renewal;
pub use replacing::replace_wrapping_key;
pub use signing_keys::{IssuedVoucher, LoadKeysError, OpeningKeys, SigningKeys, VoucherClaims};

/// Compares in constant time: every byte is looked at, wherever they differ. Both are of one length.
pub(crate) fn is_same(one: &[u8], other: &[u8]) -> bool {
    one.iter().zip(other).fold(0, |difference, (one, other)| difference | (one ^ other)) == 0
}
