//! The form in JSON of what devices sign.

use super::mirror::{Bytes, Hex, Mirrored, as_bytes, as_they_are, by_their_fields};
use documents::{DocumentKind, ModelId};
use proofing::{AbandonReason, ComparisonAnswer, FeatureAnswer, Outcome};
use statement::{
    Back, Blob, Body, DocumentSeen, FeatureSeen, FeedAge, Hash, Header, HowRead, IdentityRead, Proof,
    RecordId, Salt, Secret, Stated, StatementKind, TimeEvidence, Typed, Versions,
};
use terms::{AgentId, BirthDate, ChainId, Day, EnrolmentId, LeaseId, Personal, Sex, Timestamp};

as_they_are!(
    bool,
    u8,
    i8,
    u16,
    u32,
    i64,
    u64,
    String,
    (bool, bool),
    [u16; 5],
    (AgentId, u8),
    AgentId,
    ChainId,
    EnrolmentId,
    LeaseId,
    Timestamp,
    Day,
    Sex,
    ModelId,
    DocumentKind,
    AbandonReason,
    ComparisonAnswer,
    FeatureAnswer,
    Outcome,
    StatementKind,
    HowRead,
    Personal<String>,
    Personal<BirthDate>,
    Personal<Sex>,
);
as_bytes!(Hash: 32, Proof: 16, Salt: 16);

impl Mirrored for Blob {
    type Json = Bytes;
    fn shown(&self) -> Bytes {
        Bytes(self.0.clone())
    }
    fn meant(json: Bytes) -> Self {
        Self(json.0)
    }
}

impl Mirrored for Secret {
    type Json = Hex<6>;
    fn shown(&self) -> Hex<6> {
        Hex(*self.as_bytes())
    }
    fn meant(json: Hex<6>) -> Self {
        Self::from_bytes(json.0)
    }
}

by_their_fields! {
    /// [`RecordId`] in JSON.
    RecordIdJson for RecordId { chain: ChainId, sequence: u64 }
    /// [`Back`] in JSON.
    BackJson for Back { chain: ChainId, sequence: u64 }
    /// [`Header`] in JSON.
    HeaderJson for Header { chain: ChainId, sequence: u64, body: Hash, stated: Stated }
    /// [`Stated`] in JSON.
    StatedJson for Stated {
        kind: StatementKind,
        previous: Hash,
        enrolment: Option<EnrolmentId>,
        lease: Option<LeaseId>,
        refers_to: Option<Back>,
        how_read: HowRead,
        proof: Option<Proof>,
        time: TimeEvidence,
    }
    /// [`TimeEvidence`] in JSON.
    TimeEvidenceJson for TimeEvidence {
        wall_s: i64,
        zone_quarters: i8,
        boottime_s: u64,
        boot: u64,
        registry: Option<Timestamp>,
        since_registry_s: Option<u32>,
    }
    /// [`Body`] in JSON.
    BodyJson for Body {
        salt: Salt,
        document: Option<DocumentSeen>,
        identity: Option<IdentityRead>,
        typed: Option<Typed>,
        features: Vec<FeatureSeen>,
        comparison: Option<ComparisonAnswer>,
        outcome: Option<Outcome>,
        reason: Option<AbandonReason>,
        flags: (bool, bool),
        durations_ds: [u16; 5],
        versions: Versions,
        feeds: Vec<FeedAge>,
        typed_code: Option<Secret>,
        second_person: Option<(AgentId, u8)>,
        helpers: Option<Blob>,
        start_reason: Option<u8>,
        suspended_s: Option<u32>,
    }
    /// [`DocumentSeen`] in JSON.
    DocumentSeenJson for DocumentSeen {
        kind: DocumentKind,
        issuer: String,
        number: Personal<String>,
        expires: Option<Day>,
        issued: Option<Day>,
        model: ModelId,
        digits_right: bool,
        findings: Blob,
        readings: u8,
        original_in_hand: bool,
    }
    /// [`IdentityRead`] in JSON.
    IdentityReadJson for IdentityRead {
        primary: Personal<String>,
        secondary: Personal<String>,
        truncated: bool,
        birth: Personal<BirthDate>,
        sex: Sex,
        nationality: Personal<String>,
    }
    /// [`Typed`] in JSON.
    TypedJson for Typed { number_agrees: bool, expiry_agrees: bool, tries: u8 }
    /// [`FeatureSeen`] in JSON.
    FeatureSeenJson for FeatureSeen { feature: u8, answer: FeatureAnswer }
    /// [`Versions`] in JSON.
    VersionsJson for Versions { notice: u16, software: u16, rules: u16, catalogue: u16 }
    /// [`FeedAge`] in JSON.
    FeedAgeJson for FeedAge { feed: u8, position: u64, made: Timestamp }
}
