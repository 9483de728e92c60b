//! An agent's one-time code: sixteen letters in two halves. Where two people are asked, whoever proposes it is shown the
//! first half and whoever confirms it the last: neither of them can enlist as the agent. It must not know whose code it is.
//!
//! A half has 32 bits, so what is kept is bound to both, and one device tries few (`rate_limit`).

use super::half::{Half, HalfOf};
use super::one_time_code::{DrawnCode, code_hash};
use crate::State;
use crate::keys::EnrolmentKeys;
use crate::model::CodePurpose;
use crate::store::queries::staff::KeptCode;
use statement::{code_locator, letters};

/// Letters of a half.
const HALF: usize = 8;

/// Draws the first half.
pub fn draw_first_half(state: &State) -> Half {
    let letters = letters(&state.draw::<4>());
    let kept = kept_of_first(&state.enrolment_keys, &letters);
    Half { of: HalfOf::AgentCode, letters: letters.into(), kept }
}

/// Draws the last half, of a code that begins with what was kept: the issued code is that half alone.
pub fn draw_last_half(state: &State, first: [u8; 32]) -> DrawnCode {
    let letters = letters(&state.draw::<4>());
    let code_hash = of_both(&state.enrolment_keys, &first, &letters);
    DrawnCode::of(state, CodePurpose::EnlistAgent, letters, KeptCode { code_hash, sealed_key: None })
}

/// Under which hashes a typed code may be kept: as its two halves, and whole, as it was before codes had halves. Those of
/// before end within a day of the upgrade.
pub fn agent_code_hashes(keys: &EnrolmentKeys, typed: &str) -> [[u8; 32]; 2] {
    let typed: String = typed.chars().filter(char::is_ascii_alphabetic).collect();
    let (first, last) = typed.split_at(HALF.min(typed.len()));
    [of_both(keys, &kept_of_first(keys, first), last), code_hash(keys, &code_locator(&typed))]
}

fn kept_of_first(keys: &EnrolmentKeys, letters: &str) -> [u8; 32] {
    keys.keyed_hash("agent-code-first-half", &code_locator(letters).0)
}

fn of_both(keys: &EnrolmentKeys, first: &[u8; 32], last: &str) -> [u8; 32] {
    keys.keyed_hash("agent-code", &[&first[..], &code_locator(last).0].concat())
}
