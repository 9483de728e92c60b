//! What stands behind both agents' windows: one file per gesture, delivery, and the traits of what only a
//! host can do.
//!
//! A [`Desk`] is one machine under one kiosk account: one outbox, one vault per agent, at most one agent
//! signed in and one case open. Windows (and the loopback host of the tests) call gestures and show the
//! [`Snapshot`] that each gives back; no rule is written in a page. This crate knows no window toolkit.

mod case;
mod chain;
mod client;
mod comparing;
mod delivery;
mod desk;
pub mod desktop;
mod device_clock;
mod drafts;
mod feeds;
mod frames;
mod gestures;
mod host;
mod identity;
mod ledger;
mod link;
mod machine;
mod refusal;
mod round;
mod sealing;
mod session;
mod snapshot;
mod state;
mod table;
mod views;

/// A file of another device, as the page hands it over.
pub use wire::v1::device::HandInParcel;

pub use case::{DIFFERENCE_ENTRY, Declared, Draft, Entries, Step, VoucherShown};
pub use delivery::RetryPolicy;
pub use desk::{Desk, OpenDeskError};
pub use gestures::*;
pub use host::{ClockReading, Host};
pub use link::{HttpLink, Link, LinkAnswer, LinkDown, LinkFuture, NotALink, Pinned, Server};
pub use machine::Machine;
pub use refusal::Refusal;
pub use state::Traffic;
pub use table::{GESTURES, Gesture, perform, performed};
pub use views::{
    AgentView, BroughtView, CaseStep, CaseView, DeviceView, FatesView, FeatureView, FieldView, LeaseView,
    LedgerState, LedgerView, OutboxView, OutlineView, ParcelView, ParkedView, ProposalView, ReasonView,
    RectangleView, RoundNewsView, RoundView, RowView, Snapshot, SpanView, TrafficView, TypedView,
    ValidityView, VisibleSealFieldView, VisibleSealView, VisitView,
};
