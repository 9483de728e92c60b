//! Builders of facts with a fictional cast: Maëlle Beauséjour applies, a clerk and a carrier check. Owns no
//! expectation.

use documents::{DocumentKind, ModelId};
use proofing::{AbandonReason, ComparisonAnswer, FeatureAnswer};
use reconciliation::{
    CoSignature, Decision, Declared, DeclaredIdentity, DocumentStatus, Fact, Hold, Judged, LeaseSeen,
    LeaseUse, OpenedStatement, Policies, Policy, Resolution, Standing, StatusAnswer, Subject, reconcile,
};
use statement::{
    Back, Blob, Body, DocumentSeen, FeatureSeen, Hash, Header, HowRead, IdentityRead, RecordId, Stated,
    StatementKind, TimeEvidence, Typed, hash,
};
use terms::{AgentId, ChainId, Day, DeviceId, EnrolmentId, LeaseId, Personal, Sex, Timestamp};

pub const CLERK: AgentId = AgentId([0xc1; 8]);
pub const CARRIER: AgentId = AgentId([0xca; 8]);
pub const COUNTER: DeviceId = DeviceId([0xd1; 8]);
pub const FIELD: DeviceId = DeviceId([0xd2; 8]);
pub const REVIEWER: [u8; 8] = [0xee; 8];
pub const CNIE: ModelId = ModelId(1);

/// So many hours after the enrolment was submitted: 21 November 2026, 08:00 UTC.
pub fn hour(hours: i64) -> Timestamp {
    Timestamp(1_795_248_000_000).plus_hours(hours)
}
/// The same hour so many days later.
pub fn day(days: i64) -> Timestamp {
    hour(days * 24)
}
/// The end of the thirty days.
pub fn deadline() -> Timestamp {
    day(30)
}

pub fn policy() -> Policy {
    Policy::usual(1, vec![CNIE, ModelId(2)])
}

pub fn resolve(facts: &[Fact], now: Timestamp) -> Resolution {
    reconcile(facts, &Policies::always(policy()), now)
}

pub fn declared() -> Declared {
    Declared {
        at: hour(0),
        deadline: deadline(),
        salt: [3; 16],
        submitted: Some(hour(0)),
        household: None,
        identity: DeclaredIdentity {
            birth_name: "Beauséjour".into(),
            usage_name: Some("d'Entremont".into()),
            given_names: "Maëlle Inès".into(),
            birth: Personal::new("1988-05-03".parse().unwrap()),
            sex: Personal::new(Sex::Female),
            nationality: "FRA".into(),
        },
    }
}

/// The declaration, and everybody in standing since long before.
pub fn opening() -> Vec<Fact> {
    let since = day(-90);
    let stands = |subject| Fact::Standing(Standing { subject, from: since, until: None, at: since });
    vec![
        Fact::Declared(declared()),
        stands(Subject::Agent(CLERK)),
        stands(Subject::Agent(CARRIER)),
        stands(Subject::Device(COUNTER)),
        stands(Subject::Device(FIELD)),
    ]
}

/// The span of [`opening`] ends: training, revocation or loss.
pub fn ended(subject: Subject, until: Timestamp, at: Timestamp) -> Fact {
    Fact::Standing(Standing { subject, from: day(-90), until: Some(until), at })
}

pub fn body() -> Body {
    let mut body = Body::empty([9; 16]);
    body.document = Some(DocumentSeen {
        kind: DocumentKind::IdentityCard,
        issuer: "FRA".to_owned(),
        number: "X4RTBPFW4".into(),
        expires: Some("2031-06-30".parse::<Day>().unwrap()),
        issued: None,
        model: CNIE,
        digits_right: true,
        findings: Blob::default(),
        readings: 1,
        original_in_hand: true,
    });
    body.identity = Some(IdentityRead {
        primary: "BEAUSEJOUR".into(),
        secondary: "MAELLE INES".into(),
        truncated: false,
        birth: Personal::new("1988-05-03".parse().unwrap()),
        sex: Sex::Female,
        nationality: "FRA".into(),
    });
    body.typed = Some(Typed { number_agrees: true, expiry_agrees: true, tries: 1 });
    body.features =
        [1, 4, 6].map(|feature| FeatureSeen { feature, answer: FeatureAnswer::Seen }).into_iter().collect();
    body.comparison = Some(ComparisonAnswer::Same);
    body
}

/// A statement to be told as a fact.
#[derive(Clone, Debug)]
pub struct Telling {
    pub kind: StatementKind,
    pub place: RecordId,
    pub envelope: Hash,
    pub made: Timestamp,
    pub received: Timestamp,
    /// The newest registry time the device knew.
    pub anchored: Timestamp,
    pub rebooted: bool,
    pub wall: Timestamp,
    pub co_signature: CoSignature,
    pub refers_to: Option<Back>,
    pub lease: Option<LeaseSeen>,
    pub not_before: Option<Timestamp>,
    pub voucher_until: Option<Timestamp>,
    pub second: Option<AgentId>,
    /// The features that the registry drew again.
    pub drawn: Option<Blob>,
    pub lease_use: Option<LeaseUse>,
    pub body: Option<Body>,
}

fn telling(device: DeviceId, agent: AgentId, sequence: u64, made: Timestamp, voucher: u32) -> Telling {
    let chain = ChainId([device.0[0]; 16]);
    Telling {
        kind: StatementKind::Check,
        place: RecordId { chain, sequence },
        envelope: hash(&[device.0[0], u8::try_from(sequence).unwrap()]),
        made,
        received: made.plus_ms(60_000),
        anchored: made.plus_hours(-1),
        rebooted: false,
        wall: made,
        co_signature: CoSignature::Right { voucher },
        refers_to: None,
        lease: Some(LeaseSeen {
            id: LeaseId([1; 8]),
            agent,
            device,
            office: None,
            from: made.plus_hours(-2),
            until: made.plus_days(7),
            covers: true,
        }),
        not_before: None,
        voucher_until: None,
        second: None,
        drawn: Some(Blob(vec![1, 4, 6])),
        lease_use: None,
        body: Some(body()),
    }
}

/// A clerk's check of the first voucher, received a minute later.
pub fn at_counter(sequence: u64, made: Timestamp) -> Telling {
    telling(COUNTER, CLERK, sequence, made, 1)
}
/// A carrier's check of the second voucher, received a minute later.
pub fn at_door(sequence: u64, made: Timestamp) -> Telling {
    telling(FIELD, CARRIER, sequence, made, 2)
}

impl Telling {
    pub fn received(mut self, at: Timestamp) -> Self {
        self.received = at;
        self
    }
    pub fn signed_with(mut self, co_signature: CoSignature) -> Self {
        self.co_signature = co_signature;
        self
    }
    pub fn with(mut self, change: impl FnOnce(&mut Body)) -> Self {
        if let Some(body) = &mut self.body {
            change(body);
        }
        self
    }
    pub fn abandoned(mut self, reason: AbandonReason) -> Self {
        self.kind = StatementKind::Abandoned;
        self.with(|body| {
            body.comparison = None;
            body.reason = Some(reason);
        })
    }
    pub fn nobody_home(mut self) -> Self {
        self.kind = StatementKind::NobodyHome;
        self.co_signature = CoSignature::Absent;
        self.body = Some(Body::empty([9; 16]));
        self
    }
    /// A correction of this statement at a later place of its chain, a minute later, under a voucher of its own.
    pub fn corrected(&self, sequence: u64, voucher: u32) -> Self {
        let RecordId { chain, sequence: back } = self.place;
        let mut correction = self.clone().signed_with(CoSignature::Right { voucher });
        correction.kind = StatementKind::Correction;
        correction.refers_to = Some(Back { chain, sequence: back });
        correction.place.sequence = sequence;
        correction.envelope = hash(&[chain.0[0], u8::try_from(sequence).unwrap()]);
        correction.made = self.made.plus_ms(60_000);
        correction.received = self.received.plus_ms(60_000);
        correction
    }
    pub fn failing(self) -> Self {
        self.with(|body| {
            body.features.iter_mut().for_each(|feature| feature.answer = FeatureAnswer::NotSeen);
        })
    }

    pub fn fact(&self) -> Fact {
        let seconds = u32::try_from(self.made.ms_since(self.anchored) / 1000).ok();
        let time = TimeEvidence {
            wall_s: self.wall.seconds(),
            zone_quarters: 4,
            boottime_s: 1,
            boot: 7,
            registry: Some(self.anchored),
            since_registry_s: seconds.filter(|_| !self.rebooted),
        };
        let stated = Stated {
            kind: self.kind,
            previous: Hash::ZERO,
            enrolment: Some(EnrolmentId([5; 16])),
            lease: self.lease.map(|lease| lease.id),
            refers_to: self.refers_to,
            how_read: HowRead::Scanned,
            proof: None,
            time,
        };
        let header =
            Header { chain: self.place.chain, sequence: self.place.sequence, body: Hash::ZERO, stated };
        Fact::Stated(Box::new(OpenedStatement {
            place: self.place,
            envelope: self.envelope,
            header,
            body: self.body.clone(),
            first_received: self.received,
            co_signature: self.co_signature,
            lease: self.lease,
            not_before: self.not_before,
            voucher_until: self.voucher_until,
            second: self.second,
            drawn: self.drawn.clone(),
            lease_use: self.lease_use,
        }))
    }
    pub fn status(&self, answer: StatusAnswer) -> Fact {
        let at = self.received.plus_ms(1000);
        Fact::Status(DocumentStatus { place: self.place, answer, source: 1, at })
    }
    /// The statement, and the source's word that its document is good.
    pub fn cleared(&self) -> [Fact; 2] {
        [self.fact(), self.status(StatusAnswer::Clear)]
    }
}

/// A decision of the reviewer that does nothing.
pub fn decision(at: Timestamp) -> Decision {
    Decision {
        by: REVIEWER,
        agent: None,
        household: None,
        lifts: [].into(),
        refuses: false,
        at,
        reason: None,
    }
}

/// The reviewer, having seen all of it, lifts these holds as far as they are open.
pub fn lifted(facts: &[Fact], at: Timestamp, holds: impl IntoIterator<Item = Hold>) -> Fact {
    let mut open = resolve(facts, at).holds;
    let lifts = holds.into_iter().filter_map(|hold| open.remove_entry(&hold)).collect();
    Fact::Decision(Decision { lifts, ..decision(at) })
}

/// The reviewer refuses.
pub fn refused(at: Timestamp) -> Fact {
    Fact::Decision(Decision { refuses: true, ..decision(at) })
}

/// The opening and these facts.
pub fn story(facts: impl IntoIterator<Item = Fact>) -> Vec<Fact> {
    opening().into_iter().chain(facts).collect()
}

/// What became of the statement at a place.
pub fn judged(resolution: &Resolution, place: RecordId) -> &Judged {
    resolution.reasons.iter().find(|judged| judged.place == place).unwrap()
}

/// What blocks activation.
pub fn holds(resolution: &Resolution) -> Vec<Hold> {
    resolution.holds.keys().copied().collect()
}
