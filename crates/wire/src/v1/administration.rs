//! What administrators did, and what waits for a second person: the acts, as they are kept and as pages show them.

use super::orders::OrderSubject;
use super::policy::PolicyLimits;
use super::staff::{OneTimeCode, ResetLink};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use statement::{Effect, OrderReason};
use terms::{
    AgentId, AgentKind, AppointmentId, ChainId, Day, DeviceId, OfficeId, OrderId, Personal, RevocationReason,
    Role, RoundId, StopFileId, Timestamp, WindowId,
};
use ts_rs::TS;

/// An act of administration. Its JSON is kept for years: a variant is added, none is changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(tag = "what", rename_all = "kebab-case")]
pub enum Act {
    /// An office was added.
    AddOffice {
        /// The office.
        #[ts(type = "string")]
        office: OfficeId,
        /// Name over its door.
        name: String,
    },
    /// An office's clock was set.
    SetOfficeZone {
        /// The office.
        #[ts(type = "string")]
        office: OfficeId,
        /// Its clock.
        zone: String,
    },
    /// An agent is added.
    AddAgent {
        /// The agent.
        #[ts(type = "string")]
        agent: AgentId,
        /// Clerk or carrier.
        #[ts(type = "\"clerk\" | \"carrier\"")]
        kind: AgentKind,
        /// Login on devices.
        login: String,
        /// Name, as colleagues see it.
        name: String,
        /// The office they work from.
        #[ts(type = "string")]
        office: OfficeId,
    },
    /// An agent is given another code, for another device.
    RenewAgentCode {
        /// The agent.
        #[ts(type = "string")]
        agent: AgentId,
    },
    /// The day of an agent's training is confirmed, or another.
    SetTraining {
        /// The agent.
        #[ts(type = "string")]
        agent: AgentId,
        /// The day.
        #[ts(type = "string")]
        on: Day,
    },
    /// An agent's right to work ended.
    CloseAgent {
        /// The agent.
        #[ts(type = "string")]
        agent: AgentId,
        /// Since when what they checked does not count; acts of before name none.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(type = "number", optional)]
        since: Option<Timestamp>,
    },
    /// A device was added, with a code.
    AddDevice {
        /// The device.
        #[ts(type = "string")]
        device: DeviceId,
        /// What stands on its sticker.
        label: String,
        /// The office it belongs to.
        #[ts(type = "string")]
        office: OfficeId,
    },
    /// A device was given another code.
    RenewDeviceCode {
        /// The device.
        #[ts(type = "string")]
        device: DeviceId,
    },
    /// A device's letters were compared.
    ConfirmDevice {
        /// The device.
        #[ts(type = "string")]
        device: DeviceId,
    },
    /// A device's right to work ended.
    RevokeDevice {
        /// The device.
        #[ts(type = "string")]
        device: DeviceId,
        /// Why.
        #[ts(type = "RevocationReason")]
        reason: RevocationReason,
        /// Since when what was checked on it does not count; acts of before name none.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(type = "number", optional)]
        since: Option<Timestamp>,
    },
    /// A member of staff is added.
    AddStaff {
        /// Login.
        login: String,
        /// Name, as colleagues see it.
        name: String,
        /// What they may do.
        #[ts(type = "\"administrator\" | \"manager\" | \"reviewer\"")]
        role: Role,
        /// Their office; none means every office.
        #[ts(type = "string | null")]
        office: Option<OfficeId>,
    },
    /// A member of staff is given a link for a new password.
    ResetStaff {
        /// Login.
        login: String,
        /// Their second factors end with it.
        factors: bool,
    },
    /// A member of staff belongs to another office.
    MoveStaff {
        /// Login.
        login: String,
        /// Their office; none means every office.
        #[ts(type = "string | null")]
        office: Option<OfficeId>,
    },
    /// Who a member of staff is besides.
    LinkStaff {
        /// Login.
        login: String,
        /// The agent, if they are one.
        #[ts(type = "string | null")]
        agent: Option<AgentId>,
        /// Their household was said.
        household: bool,
    },
    /// A member of staff was closed.
    CloseStaff {
        /// Login.
        login: String,
    },
    /// Another policy.
    SetPolicy {
        /// Numbers of the accepted models of the catalogue.
        accepted_models: Vec<u16>,
        /// Days from submission to the deadline.
        deadline_days: u16,
        /// What it says in time; acts of before say nothing.
        #[serde(default)]
        limits: PolicyLimits,
        /// The version that it replaces; acts of before name none.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        replaces: Option<u32>,
    },
    /// An order was given.
    GiveOrder {
        /// Its name.
        #[ts(type = "string")]
        order: OrderId,
        /// About what.
        on: OrderSubject,
        /// What it does.
        #[ts(type = "OrderEffect")]
        effect: Effect,
        /// First instant of its span; none means ever.
        #[ts(type = "number | null")]
        from: Option<Timestamp>,
        /// First instant no longer in it; none means for good.
        #[ts(type = "number | null")]
        until: Option<Timestamp>,
        /// Why.
        #[ts(type = "OrderReason")]
        reason: OrderReason,
    },
    /// An order is lifted.
    LiftOrder {
        /// Its name.
        #[ts(type = "string")]
        order: OrderId,
    },
    /// A document was put on the stop list.
    StopDocument {
        /// Eight letters that name the entry.
        reference: String,
    },
    /// The documents of a file were put on the stop list.
    StopFile {
        /// Its name.
        #[ts(type = "string")]
        file: StopFileId,
        /// How many.
        documents: u32,
    },
    /// The stops of a file are lifted.
    LiftStopFile {
        /// Its name.
        #[ts(type = "string")]
        file: StopFileId,
        /// How many.
        documents: u32,
    },
    /// Enrolments that could not be judged are judged again.
    JudgeAgain {
        /// How many.
        enrolments: u32,
    },
    /// A record that was set aside is released.
    Release {
        /// Its chain.
        #[ts(type = "string")]
        chain: ChainId,
        /// Its place.
        #[ts(type = "number")]
        sequence: u64,
        /// Why.
        note: String,
    },
    /// A record that was set aside was refused.
    Refuse {
        /// Its chain.
        #[ts(type = "string")]
        chain: ChainId,
        /// Its place.
        #[ts(type = "number")]
        sequence: u64,
        /// Why.
        note: String,
    },
    /// Notices leave again after a restore.
    ResumeNotices,
    /// A member of staff added a second factor.
    AddFactor {
        /// What it is called.
        label: String,
    },
    /// A member of staff removed a second factor.
    RemoveFactor {
        /// What it is called.
        label: String,
    },
    /// A member of staff changed their password.
    ChangePassword,
    /// A member of staff used a link: they chose a password.
    UseLink {
        /// Their second factors ended with it.
        factors: bool,
    },
    /// A member of staff ended every session of theirs.
    SignOutEverywhere,
    /// A file of a device was handed in.
    BringParcel {
        /// The first eight bytes of its SHA-256, in hexadecimal.
        digest: String,
        /// How many frames are in it.
        #[ts(type = "number")]
        frames: u64,
    },
    /// A manager planned a round.
    PlanRound {
        /// The round.
        #[ts(type = "string")]
        round: RoundId,
        /// Whose.
        #[ts(type = "string")]
        carrier: AgentId,
        /// Its day.
        #[ts(type = "string")]
        day: Day,
    },
    /// A manager set how many visits a window holds.
    SetPlaces {
        /// The window.
        #[ts(type = "string")]
        window: WindowId,
        /// How many.
        places: u16,
    },
    /// A manager booked a visit.
    BookVisit {
        /// The visit.
        #[ts(type = "string")]
        appointment: AppointmentId,
    },
    /// A manager moved a visit.
    MoveVisit {
        /// The visit.
        #[ts(type = "string")]
        appointment: AppointmentId,
        /// The one in its place.
        #[ts(type = "string")]
        to: AppointmentId,
    },
    /// A manager cancelled a visit.
    CancelVisit {
        /// The visit.
        #[ts(type = "string")]
        appointment: AppointmentId,
        /// Why: a word.
        reason: String,
    },
    /// A manager noted that the carrier did not come.
    MissVisit {
        /// The visit.
        #[ts(type = "string")]
        appointment: AppointmentId,
    },
}

terms::codes! {
    /// What an act waits for.
    Awaits {
        /// Nothing: it is done.
        Nothing = 0, "nothing";
        /// A second person, before it is done.
        Consent = 1, "consent";
        /// A second person, who looks at it afterwards.
        Review = 2, "review";
    }
}

terms::codes! {
    /// What became of an act that waited.
    Outcome {
        /// A second person confirmed it.
        Confirmed = 1, "confirmed";
        /// A second person refused it.
        Refused = 2, "refused";
        /// Whoever proposed it took it back.
        Withdrawn = 3, "withdrawn";
        /// Nobody answered for a week.
        Lapsed = 4, "lapsed";
    }
}

/// An act, as it is kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct ActView {
    /// Its id.
    pub id: String,
    /// What.
    pub act: Act,
    /// Whose login did or proposed it.
    pub by: String,
    /// When.
    #[ts(type = "number")]
    pub at: Timestamp,
    /// What it waits for, or waited for.
    #[ts(type = "\"nothing\" | \"consent\" | \"review\"")]
    pub awaits: Awaits,
    /// What became of it; none while it waits.
    #[ts(type = "\"confirmed\" | \"refused\" | \"withdrawn\" | \"lapsed\" | null")]
    pub outcome: Option<Outcome>,
    /// The login of the second person.
    pub second: Option<String>,
    /// When they decided.
    #[ts(type = "number | null")]
    pub decided_at: Option<Timestamp>,
}

/// `GET /v1/admin/acts?page=1`: a page of acts, and all that wait.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
pub struct Acts {
    /// Four eyes are asked for: there are, or were, two administrators.
    pub four_eyes: bool,
    /// How many administrators there are.
    pub administrators: u32,
    /// Those that wait, oldest first.
    pub waiting: Vec<ActView>,
    /// The others, newest first: at most a hundred.
    pub newest: Vec<ActView>,
    /// How many of the others there are.
    #[ts(type = "number")]
    pub count: i64,
    /// On how many pages.
    #[ts(type = "number")]
    pub pages: i64,
    /// The devices of the chains that these acts name.
    pub chains: Vec<ChainOf>,
    /// Devices whose letters wait to be compared.
    pub to_compare: ToCompare,
}

/// The device that writes a chain.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct ChainOf {
    /// The chain.
    #[ts(type = "string")]
    pub chain: ChainId,
    /// Its device.
    #[ts(type = "string")]
    pub device: DeviceId,
}

/// How many devices wait until somebody has compared their letters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct ToCompare {
    /// Those that whoever asks may confirm.
    pub by_me: u32,
    /// Those whose code they made themselves: another administrator confirms them.
    pub by_others: u32,
}

/// `POST /v1/admin/acts/{id}/decide`.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct DecideAct {
    /// `confirmed` or `refused`; whoever proposed it withdraws it.
    #[ts(type = "\"confirmed\" | \"refused\" | \"withdrawn\"")]
    pub outcome: Outcome,
}

/// What became of something that an administrator asked for: it is done, or waits for a second person.
#[derive(Clone, Debug, Default, Serialize, Deserialize, JsonSchema, TS)]
pub struct Done {
    /// The act that waits for a second person; none where it was done.
    #[ts(type = "string | null")]
    pub waits: Option<String>,
    /// The agent's or device's id, where one was added.
    pub id: Option<String>,
    /// A code to hand over, where one was drawn and one person alone was asked.
    pub code: Option<OneTimeCode>,
    /// The first eight letters of an agent's code, to be handed over by whoever proposes: shown once.
    #[ts(type = "string | null")]
    pub first_letters: Option<Personal<String>>,
    /// Its last eight letters, to be handed over by whoever confirms, who does not have the first.
    pub last_letters: Option<OneTimeCode>,
    /// A link to hand over, where one was made.
    pub link: Option<ResetLink>,
    /// The code to hand over beside a link, shown once: to whoever proposes the link, so that whoever confirms it has not
    /// both.
    #[ts(type = "string | null")]
    pub link_code: Option<Personal<String>>,
}
