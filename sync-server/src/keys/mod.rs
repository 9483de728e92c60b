//! The registry's keys: what signs, what opens envelopes, and what seals personal data at rest.

pub mod ceremony;
mod enrolment_keys;
mod signing_keys;
mod wrapping;

pub use enrolment_keys::{EnrolmentKeys, KeyError};
pub use signing_keys::{IssuedVoucher, LoadKeysError, OpeningKeys, SigningKeys, VoucherClaims};
