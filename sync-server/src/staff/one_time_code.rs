//! Codes that are handed over once: to register a device, to enlist an agent (`agent_code`). Sixteen letters that are on
//! the same keys everywhere, 64 random bits, 24 hours, used once; only a keyed hash is kept, and of a device's code
//! the key of the proofs, sealed, until it is used.

use crate::State;
use crate::keys::EnrolmentKeys;
use crate::model::CodePurpose;
use crate::refusal::Refusal;
use crate::store::queries::staff::{KeptCode, replace_code};
use crate::store::sql::{self, Transaction};
use statement::{DerivedCode, Hash, letters};
use terms::{Doing, Personal, Timestamp};

/// Hours a code holds.
const LIFE_HOURS: i64 = 24;

/// A code as its reader sees it.
#[derive(Clone, Debug)]
pub struct IssuedCode {
    /// Four groups of four letters; two, where whoever proposed it was shown the others.
    pub code: Personal<String>,
    /// Last instant of its validity.
    pub expires_at: Timestamp,
}

/// A code that was drawn, and what is kept of it.
#[derive(Clone)]
pub struct DrawnCode {
    issued: IssuedCode,
    purpose: CodePurpose,
    kept: KeptCode,
}

impl DrawnCode {
    /// What is shown of a code, and what is kept of it.
    pub(super) fn of(state: &State, purpose: CodePurpose, shown: String, kept: KeptCode) -> Self {
        let issued = IssuedCode { code: shown.into(), expires_at: state.now().plus_hours(LIFE_HOURS) };
        Self { issued, purpose, kept }
    }
}

/// Draws a device's code. It is derived slowly: before the transaction that keeps it, and where nobody waits.
pub async fn draw_device_code(state: &State) -> Result<DrawnCode, Refusal> {
    let (code, keys) = (letters(&state.draw::<8>()), &state.enrolment_keys);
    let typed = code.clone();
    let derived = state.execution.blocking(move || DerivedCode::of(&typed)).await;
    let derived = derived.doing("deriving a one-time code: it panicked")?;
    let code_hash = code_hash(keys, &derived.locator);
    let sealed_key = Some(keys.seal_code_key(&code_hash, derived.key().as_bytes()));
    Ok(DrawnCode::of(state, CodePurpose::EnrolDevice, code, KeptCode { code_hash, sealed_key }))
}

/// Issues a code; earlier unused ones of the same subject and purpose die.
pub fn issue(
    tx: &Transaction<'_>,
    drawn: DrawnCode,
    subject: [u8; 8],
    now: Timestamp,
) -> sql::Result<IssuedCode> {
    replace_code(tx, drawn.purpose, subject, &drawn.kept, now, drawn.issued.expires_at)?;
    Ok(drawn.issued)
}

/// What is kept of a code, by the locator that stands in for it.
pub fn code_hash(keys: &EnrolmentKeys, locator: &Hash) -> [u8; 32] {
    keys.keyed_hash("one-time-code", &locator.0)
}
