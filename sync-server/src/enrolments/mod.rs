//! Enrolments: a declaration judged and sealed, a mobile confirmed, a route chosen, a voucher issued. It
//! must not know how a check is judged.

mod codes;
mod confirmation;
mod declaration;
mod dossier;
mod forgetting;
mod leaving;
mod opening;
mod returning;
mod state;
mod status;
mod voucher;

use crate::State;
use crate::http::Refusal;
use crate::store::sql::Connection;
use chrono::DateTime;
use chrono_tz::Europe::Paris;
use terms::{Day, EnrolmentId, Language, Problem, Timestamp};
use wire::v1::enrolment::Declaration;

pub use codes::CodeUse;
pub use confirmation::{confirm, confirm_email, send_code_again, send_email_code};
pub use declaration::{problems_of, understood};
pub use dossier::Dossier;
pub use forgetting::forget_drafts;
pub use leaving::{confirm_check, contest, extend, may_extend, withdraw};
pub use opening::{NewEnrolment, Opened, open};
pub use returning::{
    ask_to_return, begin_session, come_back, end_session, mobile_end, recognise, return_with,
    send_return_code,
};
pub use state::EnrolmentState;
pub use status::{NextStep, choose_route, status};
pub use voucher::{glance, issue_voucher, secrets_of, svg, view_voucher, voucher_hash};

/// What a sealed declaration is bound to.
const PURPOSE: &str = "declaration";

/// Until when a check of an enrolment counts. Every screen, message and rule asks here.
pub const fn deadline(submitted_at: Timestamp, policy_days: u16, extension_days: u16) -> Timestamp {
    submitted_at.plus_days(policy_days as i64 + extension_days as i64)
}

/// The day it is in mainland France: ages and documents are counted by it.
pub fn day_in_france(at: Timestamp) -> Result<Day, Problem> {
    let at = DateTime::from_timestamp_millis(at.0).ok_or(Problem::Unexpected)?;
    Ok(Day::from(at.with_timezone(&Paris).date_naive()))
}

/// What the applicant declared, and the language they declared it in. Staff's readings of it are recorded
/// by the caller ([`crate::staff::record_reading`]).
pub fn open_declaration(
    conn: &Connection,
    state: &State,
    enrolment: EnrolmentId,
) -> Result<(Declaration, Language), Refusal> {
    let dossier = Dossier::read(conn, state, enrolment)?;
    let language = dossier.row.language;
    Ok((dossier.into_declared()?, language))
}

#[cfg(test)]
mod tests;
