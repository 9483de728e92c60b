//! Closed codes and plain rows that the store keeps and the rooms share. It must not know the store nor a rule.

mod code_use;
mod contact_kind;
mod enrolment_state;
mod notice_kind;
mod order;
mod provisioning;
mod quarantine;
mod staff;
mod stop_file;
mod unjudged;
mod untold;

pub use code_use::CodeUse;
pub use contact_kind::ContactKind;
pub use enrolment_state::EnrolmentState;
pub use notice_kind::{Channel, NoticeKind};
pub use order::{Impact, OrderRow, reason_of, revoked_for};
pub use provisioning::{Agent, Device, Office};
pub use quarantine::Decided;
pub use staff::{
    AccessRecord, Account, ActRow, CodePurpose, DEFAULT_DEADLINE_DAYS, Hashed, Policy, StaffPerson,
};
pub use stop_file::{StopFileLine, StopFileRow};
pub use terms::{Decision, RevocationReason};
pub use unjudged::{Stuck, Why};
pub use untold::Untold;
