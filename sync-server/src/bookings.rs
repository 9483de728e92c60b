//! Home visits: rounds with their windows, appointments, places, and what a round's lease may cover.
//!
//! The crate `booking` holds the rules and the store holds the constraints; this room puts them in one
//! transaction with the notices that follow. It must not know what a check found, nor sign anything.

mod backlog;
mod lease;
mod rounds;
mod seen;
mod slots;
mod visits;

pub use backlog::{Waiting, overdue, require_address, waiting};
pub use lease::{LeaseStop, RoundForLease, round_for_lease};
pub use rounds::{RoundPlan, RoundView, Visit, plan_round, round_page, rounds_of_day, windows_for};
pub use seen::{require_appointment, require_round, require_window};
pub use slots::{PlacesChange, set_slots};
pub use visits::{
    Asker, book, call_off, cancel, end_needless, has_live, miss_visit, miss_visits_on, move_to, newest_of,
    newest_or_none, record_check, record_nobody_home,
};

/// How long before a window begins an applicant can still book it: the carrier leaves with a list.
const NOTICE_MS: i64 = 3_600_000;
/// How long before a window begins, or after it has ended, a carrier may have knocked for it.
const EARLY_HOURS: i64 = 12;
/// The largest number of places of one window.
const MOST_PLACES: u16 = 100;
/// The largest number of windows of one round.
const MOST_WINDOWS: usize = 24;
