//! The people of the house: who signs in with which role, who is an agent, and whose machine is whose.
//! It must not know what an enrolment holds.

mod access;
mod account;
mod fingerprints;
mod one_time_code;
mod password;
mod policy;
mod reset;
mod session;
mod stop_list;
mod throttle;

pub use access::{record_access, record_agents_access};
pub use account::{Login, accounts, close_account, create_account};
pub use fingerprints::{document_hash, household_hash};
pub use one_time_code::{DrawnCode, IssuedCode, code_hash, draw_code, issue};
pub use policy::{policy, set_policy};
pub use reset::{change_password, make_reset, reset, sign_out_everywhere};
pub use session::{Token, Visitor, sign_in, sign_out, signed_in};
pub use stop_list::{NamedDocument, find_stopped, stop, stopped};

#[cfg(test)]
mod tests;
