//! Enrolments: a declaration judged and sealed, a mobile confirmed, a route chosen, a voucher issued. It
//! must not know how a check is judged.

mod codes;
mod confirmation;
mod forgetting;
mod leaving;
mod opening;
mod own_view;
mod quota;
mod return_codes;
mod returning;
mod status;

pub use confirmation::{confirm, confirm_email, send_code_again, send_email_code};
pub use forgetting::forget_drafts;
pub use leaving::{Contesting, confirm_check, contest, extend, withdraw};
pub use opening::{NewEnrolment, Opened, open};
pub use own_view::{OwnView, own_view};
pub use quota::Network;
pub use return_codes::{Asker, browser_of};
pub use returning::{
    ask_to_return, begin_session, end_session, key_continuations, mobile_end, recognise, return_with,
    send_return_code,
};
pub use status::{choose_route, status};

#[cfg(test)]
mod tests;
