//! Codes that are handed over once: to enrol a device, to enlist an agent. Twelve letters that are on the
//! same keys everywhere, 48 random bits, 24 hours, used once; only a keyed hash is kept.

use crate::State;
use crate::keys::EnrolmentKeys;
use crate::model::CodePurpose;
use crate::store::queries;
use crate::store::sql::{self, Transaction};
use statement::{Hash, code_locator, code_proof_key, letters};
use terms::{Personal, Timestamp};

/// Hours a code holds.
const LIFE_HOURS: i64 = 24;

/// A code as its reader sees it.
#[derive(Clone, Debug)]
pub struct IssuedCode {
    /// Three groups of four letters.
    pub code: Personal<String>,
    /// Last instant of its validity.
    pub expires_at: Timestamp,
}

/// Issues a code; earlier unused ones of the same subject and purpose die.
pub fn issue(
    tx: &Transaction<'_>,
    state: &State,
    purpose: CodePurpose,
    subject: [u8; 8],
) -> sql::Result<IssuedCode> {
    let code = letters(&state.draw::<6>());
    let (now, expires_at) = (state.now(), state.now().plus_hours(LIFE_HOURS));
    let code_hash = code_hash(&state.enrolment_keys, &code_locator(&code));
    let proof_key = (purpose == CodePurpose::EnrolDevice).then(|| code_proof_key(&code).0);
    let kept = queries::staff::KeptCode { code_hash, proof_key };
    queries::staff::replace_code(tx, purpose, subject, kept, now, expires_at)?;
    Ok(IssuedCode { code: code.into(), expires_at })
}

/// What is kept of a code, by the locator that stands in for it.
pub fn code_hash(keys: &EnrolmentKeys, locator: &Hash) -> [u8; 32] {
    keys.keyed_hash("one-time-code", &locator.0)
}
