//! The shapes of what a window shows; the pages' TypeScript types are generated from them.

use serde::Serialize;
use terms::{AgentId, AgentKind, EnrolmentId, Personal, Problem, Timestamp};
use ts_rs::TS;

/// Everything a window shows.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Snapshot {
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
    /// The last things sealed here: no name exists in them.
    pub today: Vec<RowView>,
    /// The last contact with the server.
    pub online: Option<bool>,
    /// What went over the line since the window was opened.
    pub traffic: TrafficView,
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
    /// Checks left under it.
    pub checks_left: u16,
}

/// A prepared round.
#[derive(Clone, Debug, Serialize, TS)]
pub struct RoundView {
    /// Its visits, in travel order; those the registry has kept are gone.
    pub visits: Vec<VisitView>,
}

/// A visit.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct VisitView {
    /// The enrolment.
    #[ts(type = "string")]
    pub enrolment: EnrolmentId,
    /// Start of the promised window.
    #[ts(type = "number")]
    pub from: Timestamp,
    /// End of it.
    #[ts(type = "number")]
    pub until: Timestamp,
    /// The address, line by line.
    #[ts(type = "Array<string>")]
    pub address: Vec<Personal<String>>,
    /// Initials.
    #[ts(type = "string")]
    pub initials: Personal<String>,
    /// True once something was sealed for it.
    pub sealed: bool,
}

/// Where a check is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum CaseStep {
    /// The document is to be read.
    Document,
    /// Two printed fields are to be typed blind.
    Fields,
    /// Features are to be looked at.
    Features,
    /// The face is to be compared.
    Face,
    /// The case is to be concluded.
    Conclusion,
}

/// An open case.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CaseView {
    /// Where it is.
    pub step: CaseStep,
    /// Initials from the voucher, for a glance.
    #[ts(type = "string | null")]
    pub initials: Option<Personal<String>>,
    /// Birth year from the voucher.
    #[ts(type = "number | null")]
    pub birth_year: Option<Personal<u16>>,
    /// What the agent should know: expired voucher, unknown key, out of scope.
    #[ts(type = "Array<string>")]
    pub warnings: Vec<Problem>,
    /// What was read from the document.
    pub document: Vec<FieldView>,
    /// Wrong readings so far.
    pub readings: u8,
    /// The features drawn, with the answers given.
    pub features: Vec<FeatureView>,
}

/// A field of the document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct FieldView {
    /// Its name.
    pub name: String,
    /// Its value.
    #[ts(type = "string")]
    pub value: Personal<String>,
    /// True when a check digit protects it and agrees; none when no digit protects it.
    pub protected: Option<bool>,
}

/// A feature to look at or feel.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct FeatureView {
    /// Its code.
    pub code: u8,
    /// The key of its text.
    pub key: String,
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
}
