//! Enrolments: a declaration judged and sealed, a mobile confirmed, a route chosen, a voucher issued. It
//! must not know how a check is judged.

mod codes;
mod confirmation;
mod contact_effect;
mod contacts;
mod forgetting;
mod leaving;
mod opening;
mod own_view;
mod quota;
mod return_codes;
mod returning;
mod status;

pub use crate::dossier::NewContact;
pub use confirmation::{confirm, confirm_email, send_code_again, send_email_code};
pub use contact_effect::settle_contacts;
pub use contacts::{
    cancel_contact, change_contact, confirm_contact, confirm_contact_earlier, send_contact_code,
};
pub use forgetting::forget_drafts;
pub use leaving::{Contesting, confirm_check, confirm_check_by, contest, extend, withdraw};
pub use opening::{NewEnrolment, Opened, open};
pub use own_view::{ContactView, OwnView, contact_view, own_view};
pub use quota::Network;
pub use return_codes::{Asker, browser_of};
pub use returning::{
    ask_to_return, begin_session, end_session, key_continuations, mobile_end, recognise, return_with,
    send_return_code,
};
pub use status::{choose_route, status};

#[cfg(test)]
mod tests;
