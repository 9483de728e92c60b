//! The code that is typed beside a link for a password. Where two people are asked, whoever proposes the link is shown the
//! code and whoever confirms it the link: neither of them has both. It must not know what the link does.

use super::half::{Half, HalfOf};
use crate::State;
use crate::keys::{EnrolmentKeys, is_same};
use statement::{code_locator, letters};

/// Draws the code for a link of this login: three groups of four letters.
pub fn draw_link_code(state: &State, login: &str) -> Half {
    // 48 bits: the link lasts a day, and whoever has it cannot try a millionth of them in that time.
    let letters = letters(&state.draw::<6>());
    let kept = kept(&state.enrolment_keys, login, &letters);
    Half { of: HalfOf::Link, letters: letters.into(), kept }
}

/// True when the letters are those of a link of this login, however they are written.
pub(super) fn is_code(keys: &EnrolmentKeys, login: &str, typed: &str, code_hash: &[u8; 32]) -> bool {
    is_same(&kept(keys, login, typed), code_hash)
}

fn kept(keys: &EnrolmentKeys, login: &str, typed: &str) -> [u8; 32] {
    keys.keyed_hash("link-code", &[&code_locator(typed).0[..], login.as_bytes()].concat())
}
