//! The shapes of what a window shows; the pages' TypeScript types are generated from them.

mod case_view;
mod ledger_view;
mod zone;

pub use case_view::{
    CaseStep, CaseView, FeatureView, FieldView, OutlineView, ParkedView, ProposalView, ReasonView,
    RectangleView, SpanView, TypedView, ValidityView, VisibleSealFieldView, VisibleSealView,
};
pub use ledger_view::{LedgerState, LedgerView};
pub(crate) use zone::{read_zone, typed_zone};

use serde::Serialize;
use std::collections::BTreeMap;
use terms::{AgentId, AgentKind, EnrolmentId, Personal, Timestamp};
use ts_rs::TS;

/// Everything a window shows.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Snapshot {
    /// Grows with every snapshot: answers may overtake one another, and an older one never goes over a newer.
    #[ts(type = "number")]
    pub taken: u64,
    /// The machine.
    pub device: DeviceView,
    /// The agents with a vault here.
    pub agents: Vec<AgentView>,
    /// The agent signed in.
    pub signed_in: Option<AgentView>,
    /// Their right to work.
    pub lease: Option<LeaseView>,
    /// Their round, where one is prepared.
    pub round: Option<RoundView>,
    /// The case that is open.
    pub case: Option<CaseView>,
    /// What was sealed here, in numbers.
    pub outbox: OutboxView,
    /// What became of what was sealed today.
    pub fates: FatesView,
    /// The last things sealed here: no name exists in them.
    pub today: Vec<RowView>,
    /// The cases parked, oldest first.
    pub parked: Vec<ParkedView>,
    /// What is being typed, by field.
    #[ts(type = "Record<string, string>")]
    pub entries: BTreeMap<String, Personal<String>>,
    /// The field that had the focus.
    pub focus: Option<String>,
    /// The last session was closed because nobody touched the window.
    pub locked: bool,
    /// This device's idea of now.
    #[ts(type = "number")]
    pub now: Timestamp,
    /// The last contact with the server.
    pub online: Option<bool>,
    /// Since when the server is away.
    #[ts(type = "number | null")]
    pub away_since: Option<Timestamp>,
    /// What is to be said of the registry's ledger.
    pub ledger: Option<LedgerView>,
    /// What went over the line since the window was opened.
    pub traffic: TrafficView,
    /// The last file that was written to be carried by hand.
    pub parcel: Option<ParcelView>,
    /// What the registry answered to the last file of another device.
    pub brought: Option<BroughtView>,
}

/// What went over the line since the window was opened: a carrier pays for bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TrafficView {
    /// Frames sent.
    #[ts(type = "number")]
    pub frames: u64,
    /// Envelopes in them.
    #[ts(type = "number")]
    pub envelopes: u64,
    /// Bytes of the frames.
    #[ts(type = "number")]
    pub sent_bytes: u64,
    /// Bytes of the answers.
    #[ts(type = "number")]
    pub answer_bytes: u64,
}

/// The machine.
#[derive(Clone, Debug, Serialize, TS)]
pub struct DeviceView {
    /// True once it is enrolled.
    pub enrolled: bool,
    /// What people call it.
    pub label: Option<String>,
    /// Its office.
    pub office: Option<String>,
    /// The clock of its office, as the IANA database names it; the machine's own counts where none is known.
    pub zone: Option<String>,
    /// The letters to be compared in the console, while nobody has confirmed the device.
    pub awaits: Option<String>,
}

/// An agent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AgentView {
    /// The agent.
    #[ts(type = "string")]
    pub id: AgentId,
    /// What to call them.
    pub label: String,
    /// Clerk or carrier; known once signed in.
    #[ts(type = "\"clerk\" | \"carrier\" | null")]
    pub kind: Option<AgentKind>,
    /// PIN tries left; 0 means that the vault is destroyed.
    pub tries_left: u8,
}

/// A lease.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct LeaseView {
    /// Milliseconds since 1970.
    #[ts(type = "number")]
    pub until: Timestamp,
    /// True while a case may be opened.
    pub valid: bool,
    /// The registry told that this agent, or this device, is in standing no more.
    pub ended: bool,
    /// Checks left under it.
    pub checks_left: u16,
    /// When the registry made the newest list at hand.
    #[ts(type = "number | null")]
    pub lists_of: Option<Timestamp>,
}

/// A prepared round.
#[derive(Clone, Debug, Serialize, TS)]
pub struct RoundView {
    /// Its visits, in travel order; those the registry has kept are gone.
    pub visits: Vec<VisitView>,
    /// How many there were when it was prepared.
    pub total: u16,
    /// How it changed since.
    pub news: Option<RoundNewsView>,
}

/// How a round changed since it was prepared.
#[derive(Clone, Debug, Serialize, TS)]
pub struct RoundNewsView {
    /// When that was last heard.
    #[ts(type = "number")]
    pub at: Timestamp,
    /// Visits that came.
    pub added: u16,
    /// Visits that went.
    pub gone: u16,
}

/// A visit.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct VisitView {
    /// Its number in the round, from 1.
    pub number: u16,
    /// The enrolment.
    #[ts(type = "string")]
    pub enrolment: EnrolmentId,
    /// Start of the promised window.
    #[ts(type = "number")]
    pub from: Timestamp,
    /// End of it.
    #[ts(type = "number")]
    pub until: Timestamp,
    /// The clock of the address, as the IANA database names it: the promised hours are told by it.
    pub zone: Option<String>,
    /// The address, line by line.
    #[ts(type = "Array<string>")]
    pub address: Vec<Personal<String>>,
    /// Initials.
    #[ts(type = "string")]
    pub initials: Personal<String>,
    /// Year of birth.
    #[ts(type = "number")]
    pub birth_year: Personal<u16>,
    /// What was sealed for it, by its kind (`StatementKind`); none as yet.
    pub sealed_as: Option<u8>,
}

/// Numbers of the outbox.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
pub struct OutboxView {
    /// Sealed on this device.
    #[ts(type = "number")]
    pub done: u64,
    /// Kept by the registry: its signed answer is held.
    #[ts(type = "number")]
    pub kept: u64,
    /// On their way.
    #[ts(type = "number")]
    pub waiting: u64,
    /// Set aside by the registry, with a reason.
    #[ts(type = "number")]
    pub quarantined: u64,
}

/// What became of the day's cases on this device, as far as the registry tells anybody beside the applicant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FatesView {
    /// Sealed since midnight.
    #[ts(type = "number")]
    pub sealed: u64,
    /// Kept by the registry, opened or not.
    #[ts(type = "number")]
    pub kept: u64,
    /// Opened by it.
    #[ts(type = "number")]
    pub opened: u64,
    /// Set aside by it.
    #[ts(type = "number")]
    pub set_aside: u64,
}

/// One line of today's list.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RowView {
    /// Its number.
    #[ts(type = "number")]
    pub sequence: u64,
    /// What it states (`StatementKind`).
    pub kind: u8,
    /// When it was sealed.
    #[ts(type = "number")]
    pub sealed_at: Timestamp,
    /// When the registry first received it.
    #[ts(type = "number | null")]
    pub received_at: Option<Timestamp>,
    /// Why the registry set it aside (`QuarantineReason`), if it did.
    pub set_aside: Option<u8>,
    /// Eight letters that name the registry's receipt, once it is held.
    pub receipt: Option<String>,
    /// The number of the visit in the round, where it was one.
    pub visit: Option<u16>,
}

/// A file of what waited, to be carried by hand.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct ParcelView {
    /// Where it is.
    pub path: String,
    /// How many records are in it.
    #[ts(type = "number")]
    pub records: u64,
}

/// What the registry answered to a file of another device.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, TS)]
pub struct BroughtView {
    /// Records it holds now, or held already.
    #[ts(type = "number")]
    pub kept: u64,
    /// Records under whose number it holds other bytes: kept as evidence.
    #[ts(type = "number")]
    pub conflicting: u64,
    /// Parts that no device of this deployment signed.
    #[ts(type = "number")]
    pub refused: u64,
}
