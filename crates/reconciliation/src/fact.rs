//! Facts: the evidence the registry holds of one enrolment, each with its first received time. This file judges nothing.

use crate::decision::{Decision, Household};
use crate::match_kind::MatchKind;
use crate::order::OrderSeen;
use minicbor::{Decode, Encode};
use statement::{Blob, Body, Hash, Header, RecordId};
use terms::{AgentId, BirthDate, DeviceId, EnrolmentId, LeaseId, OfficeId, Personal, Sex, Timestamp};

terms::codes! {
    /// What a source says of a document's status. Absence of a fact is *not asked* (R-10).
    StatusAnswer {
        /// Known and good.
        Clear = 1, "clear";
        /// Lost, stolen, revoked: for ever, even if found again.
        Listed = 2, "listed";
        /// The source does not know the document: not the same as good.
        Unknown = 3, "unknown";
    }
}

/// One piece of evidence.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub enum Fact {
    /// The applicant declared an identity; a later declaration replaces it.
    #[n(0)]
    Declared(#[n(0)] Declared),
    /// A statement was opened.
    #[n(1)]
    Stated(#[n(0)] Box<OpenedStatement>),
    /// Someone or something is in standing for a span.
    #[n(2)]
    Standing(#[n(0)] Standing),
    /// A source answered about the document of a statement.
    #[n(3)]
    Status(#[n(0)] DocumentStatus),
    /// The same document stands in another enrolment. Since [`Fact::Matched`] is there, nobody writes it.
    #[n(4)]
    SameDocument {
        /// The other enrolment; nobody outside the registry learns of it.
        #[n(0)]
        other: EnrolmentId,
        /// First received time.
        #[n(1)]
        at: Timestamp,
        /// True where the other one was there first: only the later of two is held. Facts of earlier versions do not say,
        /// and hold both.
        #[n(2)]
        is_later: Option<bool>,
    },
    /// The applicant confirmed a check through a confirmed channel: what a missing co-signature needs.
    #[n(5)]
    Confirmed {
        /// The check.
        #[n(0)]
        place: RecordId,
        /// First received time.
        #[n(1)]
        at: Timestamp,
    },
    /// A person decided.
    #[n(6)]
    Decision(#[n(0)] Decision),
    /// The applicant withdrew.
    #[n(7)]
    Withdrawn {
        /// First received time.
        #[n(0)]
        at: Timestamp,
    },
    /// Somebody says that the check in their name was not theirs.
    #[n(8)]
    Contested {
        /// First received time.
        #[n(0)]
        at: Timestamp,
        /// First instant at which it counts no more, where nothing confirmed who said it; none means until a person decides.
        #[n(1)]
        until: Option<Timestamp>,
    },
    /// An order touches it.
    #[n(9)]
    Order(#[n(0)] OrderSeen),
    /// A match is over: the other enrolment ended without a live identity, or the check that it came of counts no more.
    #[n(10)]
    MatchEnded {
        /// The other enrolment.
        #[n(0)]
        other: EnrolmentId,
        /// First received time: after that of what it ends.
        #[n(1)]
        at: Timestamp,
    },
    /// The same document or person stands in another enrolment. Written to both in one transaction.
    #[n(12)]
    Matched {
        /// The other enrolment; nobody outside the registry learns of it.
        #[n(0)]
        other: EnrolmentId,
        /// What both share.
        #[n(1)]
        kind: MatchKind,
        /// First received time.
        #[n(2)]
        at: Timestamp,
        /// True where the other one was there first: only the later of two is held.
        #[n(3)]
        is_later: bool,
    },
    /// The mobile changes, by a code to the new one alone.
    #[n(14)]
    ContactChanged {
        /// First received time. Of what was said of one change, the last counts.
        #[n(0)]
        at: Timestamp,
        /// When the new mobile was confirmed: the change is named by it.
        #[n(1)]
        since: Timestamp,
        /// First instant at which it is no more in doubt: it took effect, or was undone. The same as `since` where the mobile
        /// of before confirmed it after all.
        #[n(2)]
        until: Timestamp,
    },
    /// When bytes came in under a number that a statement here has, whomever they are about: of two contents under one
    /// number the one that came first counts.
    #[n(15)]
    FirstReceived {
        /// The number.
        #[n(0)]
        place: RecordId,
        /// The hash of the envelope.
        #[n(1)]
        envelope: Hash,
        /// Its first received time.
        #[n(2)]
        at: Timestamp,
    },
}

impl Fact {
    /// The statement, where it is one.
    pub fn statement(&self) -> Option<&OpenedStatement> {
        match self {
            Self::Stated(statement) => Some(statement),
            _ => None,
        }
    }

    /// The first received time of the fact.
    pub fn received(&self) -> Timestamp {
        match self {
            Self::Declared(declared) => declared.at,
            Self::Stated(statement) => statement.first_received,
            Self::Standing(standing) => standing.at,
            Self::Status(status) => status.at,
            Self::SameDocument { at, .. }
            | Self::Matched { at, .. }
            | Self::MatchEnded { at, .. }
            | Self::FirstReceived { at, .. }
            | Self::ContactChanged { at, .. }
            | Self::Confirmed { at, .. }
            | Self::Withdrawn { at }
            | Self::Contested { at, .. } => *at,
            Self::Order(order) => order.at,
            Self::Decision(decision) => decision.at,
        }
    }
}

/// What the applicant declared, and until when a check may fulfil it.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct Declared {
    /// First received time.
    #[n(0)]
    pub at: Timestamp,
    /// The last instant a check may be made at, before outages are added. An extension is a new declaration of the same
    /// identity.
    #[n(1)]
    pub deadline: Timestamp,
    /// The identity claimed.
    #[n(2)]
    pub identity: DeclaredIdentity,
    /// Random bytes, so that no digest that outlives the declaration tells who declared it.
    #[cbor(n(3), with = "minicbor::bytes")]
    pub salt: [u8; 16],
    /// When the enrolment was submitted: from then on its time runs. Facts of earlier versions were received then.
    #[n(4)]
    pub submitted: Option<Timestamp>,
    /// The keyed hash of the household that was declared.
    #[n(5)]
    pub household: Option<Household>,
}

/// The identity claimed, as far as a document can bear it out.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct DeclaredIdentity {
    /// Name at birth.
    #[n(0)]
    pub birth_name: Personal<String>,
    /// Name in use, where it differs.
    #[n(1)]
    pub usage_name: Option<Personal<String>>,
    /// All given names, in order.
    #[n(2)]
    pub given_names: Personal<String>,
    /// Date of birth.
    #[n(3)]
    pub birth: Personal<BirthDate>,
    /// Sex.
    #[n(4)]
    pub sex: Personal<Sex>,
    /// Nationality, alpha-3.
    #[n(5)]
    pub nationality: Personal<String>,
}

/// A statement as the registry found it on opening.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct OpenedStatement {
    /// Where it stands.
    #[n(0)]
    pub place: RecordId,
    /// The hash of the envelope it came in.
    #[n(1)]
    pub envelope: Hash,
    /// The signed header; its signature was verified.
    #[n(2)]
    pub header: Header,
    /// The body; none once erased.
    #[n(3)]
    pub body: Option<Body>,
    /// First received time of the envelope.
    #[n(4)]
    pub first_received: Timestamp,
    /// What became of the applicant's co-signature.
    #[n(5)]
    pub co_signature: CoSignature,
    /// The lease worked under, if the registry issued it.
    #[n(6)]
    pub lease: Option<LeaseSeen>,
    /// An instant before which the statement was not made, beside its lease's first: the issue of the voucher that it
    /// proves, the registry time in the header before it.
    #[n(7)]
    pub not_before: Option<Timestamp>,
    /// Until when the voucher that it proves could be shown.
    #[n(8)]
    pub voucher_until: Option<Timestamp>,
    /// The second agent whose signature of the same header was verified.
    #[n(9)]
    pub second: Option<AgentId>,
    /// The features that the voucher's secret draws for the document's model, drawn again by the registry; none where
    /// it could not: no voucher that it knows, or rules or a catalogue of another version.
    #[n(10)]
    pub drawn: Option<Blob>,
    /// Which of the cases under its lease it is. None for what opens no case, and in facts of earlier versions.
    #[n(11)]
    pub lease_use: Option<LeaseUse>,
}

/// Which of the cases under its lease a statement concludes or leaves, by its chain: those before it are the ones with a
/// lower sequence that were opened before. One that is missing then counts for nothing, so a gap accuses nobody.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode)]
pub struct LeaseUse {
    /// Its number, from 1.
    #[n(0)]
    pub number: u32,
    /// How many the lease allows.
    #[n(1)]
    pub allowed: u16,
}

/// What became of the applicant's co-signature.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode)]
pub enum CoSignature {
    /// Made with the secret of that voucher of the enrolment, numbered from the first.
    #[n(0)]
    Right {
        /// The voucher's number.
        #[n(0)]
        voucher: u32,
    },
    /// Made with no secret of this enrolment.
    #[n(1)]
    Wrong,
    /// No voucher was shown.
    #[n(2)]
    Absent,
    /// A voucher was shown that the registry cannot check (yet).
    #[n(3)]
    VoucherUnknown,
}

/// The lease of a statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode)]
pub struct LeaseSeen {
    /// Its name.
    #[n(0)]
    pub id: LeaseId,
    /// Whose right.
    #[n(1)]
    pub agent: AgentId,
    /// On which device.
    #[n(2)]
    pub device: DeviceId,
    /// The office of a counter's lease; none on a round.
    #[n(3)]
    pub office: Option<OfficeId>,
    /// First instant.
    #[n(4)]
    pub from: Timestamp,
    /// Last instant.
    #[n(5)]
    pub until: Timestamp,
    /// True when this enrolment is in its scope.
    #[n(6)]
    pub covers: bool,
}

/// Who or what can be in standing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Encode, Decode)]
pub enum Subject {
    /// An agent: begun, not revoked.
    #[n(0)]
    Agent(#[n(0)] AgentId),
    /// A device: enrolled, neither lost nor revoked.
    #[n(1)]
    Device(#[n(0)] DeviceId),
    /// An office that is open to checks.
    #[n(2)]
    Office(#[n(0)] OfficeId),
    /// The training of an agent, from its first day; nothing is known of one that is to be confirmed.
    #[n(3)]
    Training(#[n(0)] AgentId),
}

/// A span in which a subject is in standing. Expired training, revocation and loss all end one. A span is
/// named by its subject and beginning: what is received later about the same span replaces it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode)]
pub struct Standing {
    /// Who or what.
    #[n(0)]
    pub subject: Subject,
    /// First instant in standing.
    #[n(1)]
    pub from: Timestamp,
    /// First instant no longer in standing; none while open.
    #[n(2)]
    pub until: Option<Timestamp>,
    /// First received time.
    #[n(3)]
    pub at: Timestamp,
}

/// A source's answer about a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode)]
pub struct DocumentStatus {
    /// The statement that names the document.
    #[n(0)]
    pub place: RecordId,
    /// The answer.
    #[n(1)]
    pub answer: StatusAnswer,
    /// Which source, by the deployment's number.
    #[n(2)]
    pub source: u8,
    /// First received time.
    #[n(3)]
    pub at: Timestamp,
}
