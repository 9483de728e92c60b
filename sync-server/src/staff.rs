//! The people of the house: who signs in with which role, who is an agent, and whose machine is whose.
//! It must not know what an enrolment holds.

mod access;
mod account;
mod account_seal;
mod agent_code;
mod factor_seal;
mod factors;
mod fingerprints;
mod half;
mod link_code;
mod one_time_code;
mod passkeys;
mod password;
mod person;
mod policy;
mod reset;
mod row_id;
mod session;
mod site;
mod throttle;
mod word;

pub use access::{record_access, record_agents_access};
pub use account::{
    Login, NewStaff, accounts, add_staff, check_move, close_account, create_account, move_staff,
};
pub(crate) use account_seal::SEALED;
pub use account_seal::{is_sealed, seal_accounts};
pub use agent_code::{agent_code_hashes, draw_first_half, draw_last_half};
pub use factor_seal::bind_factors;
pub use factors::{add_code, factors, offer_code, prove_code, remove_factor};
pub use fingerprints::{document_hash, household_hash, mobile_hash};
pub use half::{Half, HalfOf};
pub use link_code::draw_link_code;
pub use one_time_code::{DrawnCode, IssuedCode, code_hash, draw_device_code, issue};
pub use passkeys::{add_passkey, ask_passkey, offer_passkey, prove_passkey};
pub use person::{act_of_person, author, author_name, check_person, person, read_person, set_person};
pub use policy::{check_replaced, policy, set_policy};
pub use reset::{change_password, link_owner, make_reset, recover, reset, sign_out_everywhere};
pub use row_id::{read_id, written_id};
pub use session::{Began, Browser, Token, Visitor, began, sign_in, sign_out, signed_in};
pub use word::Word;

#[cfg(test)]
mod tests;
