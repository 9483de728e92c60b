//! The people of the house: who signs in with which role, who is an agent, and whose machine is whose.
//! It must not know what an enrolment holds.

mod account;
pub mod household;
mod one_time_code;
mod password;
mod policy;
mod reading;
mod reset;
mod session;
mod stop_list;

pub use account::{Login, create_account};
pub use one_time_code::{IssuedCode, code_hash, issue};
pub use reading::{record_agents_reading, record_reading};
pub use reset::{change_password, make_reset, reset, sign_out_everywhere};
pub use session::{Token, sign_in, sign_out, signed_in};
pub use stop_list::document_hash;

#[cfg(test)]
mod tests;
