//! The form of facts in JSON.

use super::mirror::{Hex, Mirrored, as_bytes, as_they_are, by_their_fields};
use crate::decision::{Decision, Household};
use crate::fact::{
    CoSignature, Declared, DeclaredIdentity, DocumentStatus, Fact, LeaseSeen, LeaseUse, OpenedStatement,
    Standing, StatusAnswer, Subject,
};
use crate::hold::{Hold, Holds};
use crate::match_kind::MatchKind;
use crate::order::{OrderSeen, Touched};
use serde::{Deserialize, Serialize};
use statement::{Blob, Body, Effect, Hash, Header, RecordId};
use terms::{
    AgentId, BirthDate, DeviceId, EnrolmentId, LeaseId, OfficeId, OrderId, Personal, ReviewReason, Sex,
    Timestamp,
};

as_they_are!(DeviceId, OfficeId, OrderId, StatusAnswer, Hold, Effect, ReviewReason);
as_bytes!(Household: 32);

impl<const N: usize> Mirrored for [u8; N] {
    type Json = Hex<N>;
    fn shown(&self) -> Hex<N> {
        Hex(*self)
    }
    fn meant(json: Hex<N>) -> Self {
        json.0
    }
}

by_their_fields! {
    /// [`Declared`] in JSON.
    DeclaredJson for Declared {
        at: Timestamp,
        deadline: Timestamp,
        identity: DeclaredIdentity,
        salt: [u8; 16],
        submitted: Option<Timestamp>,
        household: Option<Household>,
    }
    /// [`DeclaredIdentity`] in JSON.
    DeclaredIdentityJson for DeclaredIdentity {
        birth_name: Personal<String>,
        usage_name: Option<Personal<String>>,
        given_names: Personal<String>,
        birth: Personal<BirthDate>,
        sex: Personal<Sex>,
        nationality: Personal<String>,
    }
    /// [`OpenedStatement`] in JSON.
    OpenedStatementJson for OpenedStatement {
        place: RecordId,
        envelope: Hash,
        header: Header,
        body: Option<Body>,
        first_received: Timestamp,
        co_signature: CoSignature,
        lease: Option<LeaseSeen>,
        not_before: Option<Timestamp>,
        voucher_until: Option<Timestamp>,
        second: Option<AgentId>,
        drawn: Option<Blob>,
        lease_use: Option<LeaseUse>,
    }
    /// [`LeaseUse`] in JSON.
    LeaseUseJson for LeaseUse { number: u32, allowed: u16 }
    /// [`LeaseSeen`] in JSON.
    LeaseSeenJson for LeaseSeen {
        id: LeaseId,
        agent: AgentId,
        device: DeviceId,
        office: Option<OfficeId>,
        from: Timestamp,
        until: Timestamp,
        covers: bool,
    }
    /// [`Standing`] in JSON.
    StandingJson for Standing { subject: Subject, from: Timestamp, until: Option<Timestamp>, at: Timestamp }
    /// [`DocumentStatus`] in JSON.
    DocumentStatusJson for DocumentStatus { place: RecordId, answer: StatusAnswer, source: u8, at: Timestamp }
    /// [`OrderSeen`] in JSON.
    OrderSeenJson for OrderSeen {
        id: OrderId,
        touched: Touched,
        effect: Effect,
        from: Option<Timestamp>,
        until: Option<Timestamp>,
        at: Timestamp,
        is_lifted: bool,
    }
    /// [`Decision`] in JSON.
    DecisionJson for Decision {
        by: [u8; 8],
        agent: Option<AgentId>,
        household: Option<Household>,
        lifts: Holds,
        refuses: bool,
        at: Timestamp,
        reason: Option<ReviewReason>,
    }
}

/// [`CoSignature`] in JSON: `{"right": {"voucher": 0}}`, `"wrong"`, `"absent"`, `"voucher-unknown"`.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CoSignatureJson {
    Right { voucher: u32 },
    Wrong,
    Absent,
    VoucherUnknown,
}

impl Mirrored for CoSignature {
    type Json = CoSignatureJson;
    fn shown(&self) -> CoSignatureJson {
        match *self {
            Self::Right { voucher } => CoSignatureJson::Right { voucher },
            Self::Wrong => CoSignatureJson::Wrong,
            Self::Absent => CoSignatureJson::Absent,
            Self::VoucherUnknown => CoSignatureJson::VoucherUnknown,
        }
    }
    fn meant(json: CoSignatureJson) -> Self {
        match json {
            CoSignatureJson::Right { voucher } => Self::Right { voucher },
            CoSignatureJson::Wrong => Self::Wrong,
            CoSignatureJson::Absent => Self::Absent,
            CoSignatureJson::VoucherUnknown => Self::VoucherUnknown,
        }
    }
}

/// [`Subject`] in JSON: `{"agent": "…"}`.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SubjectJson {
    Agent(AgentId),
    Device(DeviceId),
    Office(OfficeId),
    Training(AgentId),
}

impl Mirrored for Subject {
    type Json = SubjectJson;
    fn shown(&self) -> SubjectJson {
        match *self {
            Self::Agent(agent) => SubjectJson::Agent(agent),
            Self::Device(device) => SubjectJson::Device(device),
            Self::Office(office) => SubjectJson::Office(office),
            Self::Training(agent) => SubjectJson::Training(agent),
        }
    }
    fn meant(json: SubjectJson) -> Self {
        match json {
            SubjectJson::Agent(agent) => Self::Agent(agent),
            SubjectJson::Device(device) => Self::Device(device),
            SubjectJson::Office(office) => Self::Office(office),
            SubjectJson::Training(agent) => Self::Training(agent),
        }
    }
}

/// [`Touched`] in JSON: `{"agent": "…"}`, `"enrolment"`.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TouchedJson {
    Agent(AgentId),
    Device(DeviceId),
    Office(OfficeId),
    Document(Json<RecordId>),
    Enrolment,
}

impl Mirrored for Touched {
    type Json = TouchedJson;
    fn shown(&self) -> TouchedJson {
        match *self {
            Self::Agent(agent) => TouchedJson::Agent(agent),
            Self::Device(device) => TouchedJson::Device(device),
            Self::Office(office) => TouchedJson::Office(office),
            Self::Document(place) => TouchedJson::Document(place.shown()),
            Self::Enrolment => TouchedJson::Enrolment,
        }
    }
    fn meant(json: TouchedJson) -> Self {
        match json {
            TouchedJson::Agent(agent) => Self::Agent(agent),
            TouchedJson::Device(device) => Self::Device(device),
            TouchedJson::Office(office) => Self::Office(office),
            TouchedJson::Document(place) => Self::Document(RecordId::meant(place)),
            TouchedJson::Enrolment => Self::Enrolment,
        }
    }
}

type Json<T> = <T as Mirrored>::Json;

/// [`Fact`] in JSON: what kind it is under `fact`, its fields beside it.
#[derive(Serialize, Deserialize)]
#[serde(tag = "fact", rename_all = "kebab-case")]
#[expect(missing_docs, reason = "said of the variant of the same name")]
pub enum FactJson {
    Declared(Json<Declared>),
    Stated(Box<Json<OpenedStatement>>),
    Standing(Json<Standing>),
    Status(Json<DocumentStatus>),
    SameDocument {
        other: EnrolmentId,
        at: Timestamp,
        #[serde(default)]
        is_later: Option<bool>,
    },
    Confirmed {
        place: Json<RecordId>,
        at: Timestamp,
    },
    Decision(Json<Decision>),
    Withdrawn {
        at: Timestamp,
    },
    Contested {
        at: Timestamp,
        #[serde(default)]
        until: Option<Timestamp>,
    },
    Order(Json<OrderSeen>),
    MatchEnded {
        other: EnrolmentId,
        at: Timestamp,
    },
    Matched {
        other: EnrolmentId,
        kind: MatchKind,
        at: Timestamp,
        is_later: bool,
    },
    ContactChanged {
        at: Timestamp,
        since: Timestamp,
        until: Timestamp,
    },
    FirstReceived {
        place: Json<RecordId>,
        envelope: Json<Hash>,
        at: Timestamp,
    },
}

impl Mirrored for Fact {
    type Json = FactJson;
    fn shown(&self) -> FactJson {
        match self {
            Self::Declared(declared) => FactJson::Declared(declared.shown()),
            Self::Stated(statement) => FactJson::Stated(Box::new(statement.as_ref().shown())),
            Self::Standing(span) => FactJson::Standing(span.shown()),
            Self::Status(status) => FactJson::Status(status.shown()),
            Self::SameDocument { other, at, is_later } => {
                FactJson::SameDocument { other: *other, at: *at, is_later: *is_later }
            }
            Self::MatchEnded { other, at } => FactJson::MatchEnded { other: *other, at: *at },
            Self::Matched { other, kind, at, is_later } => {
                FactJson::Matched { other: *other, kind: *kind, at: *at, is_later: *is_later }
            }
            Self::ContactChanged { at, since, until } => {
                FactJson::ContactChanged { at: *at, since: *since, until: *until }
            }
            Self::FirstReceived { place, envelope, at } => {
                FactJson::FirstReceived { place: place.shown(), envelope: envelope.shown(), at: *at }
            }
            Self::Confirmed { place, at } => FactJson::Confirmed { place: place.shown(), at: *at },
            Self::Decision(decision) => FactJson::Decision(decision.shown()),
            Self::Withdrawn { at } => FactJson::Withdrawn { at: *at },
            Self::Contested { at, until } => FactJson::Contested { at: *at, until: *until },
            Self::Order(order) => FactJson::Order(order.shown()),
        }
    }
    fn meant(json: FactJson) -> Self {
        match json {
            FactJson::Declared(declared) => Self::Declared(Declared::meant(declared)),
            FactJson::Stated(statement) => Self::Stated(Box::new(OpenedStatement::meant(*statement))),
            FactJson::Standing(span) => Self::Standing(Standing::meant(span)),
            FactJson::Status(status) => Self::Status(DocumentStatus::meant(status)),
            FactJson::SameDocument { other, at, is_later } => Self::SameDocument { other, at, is_later },
            FactJson::MatchEnded { other, at } => Self::MatchEnded { other, at },
            FactJson::Matched { other, kind, at, is_later } => Self::Matched { other, kind, at, is_later },
            FactJson::ContactChanged { at, since, until } => Self::ContactChanged { at, since, until },
            FactJson::FirstReceived { place, envelope, at } => {
                Self::FirstReceived { place: RecordId::meant(place), envelope: Hash::meant(envelope), at }
            }
            FactJson::Confirmed { place, at } => Self::Confirmed { place: RecordId::meant(place), at },
            FactJson::Decision(decision) => Self::Decision(Decision::meant(decision)),
            FactJson::Withdrawn { at } => Self::Withdrawn { at },
            FactJson::Contested { at, until } => Self::Contested { at, until },
            FactJson::Order(order) => Self::Order(OrderSeen::meant(order)),
        }
    }
}
