//! The keys and records that every test of this crate speaks of: fictional people, fixed seeds, one instant.
//! It must not know what is asked of them.

use crate::targets::{AGENT, DEVICE_AUTHORITY, LEASES, PLACE, ROOT, SECOND_PERSON, VOUCHERS, deployment};
use core::convert::Infallible;
use documents::{DocumentKind, FindingCode, ModelId};
use proofing::{ComparisonAnswer, FeatureAnswer, Outcome};
use rand_core::{TryCryptoRng, TryRng};
use statement::{
    Addressee, Answer, Ask, Blob, Body, Certificate, Challenge, Cursor, DeclaredIdentity, DeviceCertificate,
    DocumentSeen, Effect, FeatureSeen, Feed, FeedAge, FeedKind, Frame, FrameVersion, Given, Hash, Header,
    HowRead, IdentityRead, Lease, LedgerDoubt, LedgerTold, Mark, OpeningKey, Order, OrderReason, Ordered,
    OrderedOn, Page, PolicyFeed, Purpose, QuarantineReason, Quarantined, Receipt, Request, Restored,
    RoundFeed, Said, Scope, Secret, Shown, SigningKey, Span, StandingFeed, Stated, Statement, StatementKind,
    TimeEvidence, Told, TrustFeed, Typed, Versions, Visit, Voucher, countersign, hash, header_of, seal,
    sign_statement,
};
use terms::{
    AgentId, AgentKind, BirthDate, DeviceId, EnrolmentId, LeaseId, OfficeId, OrderId, RoundId, Route, Sex,
    Timestamp,
};

/// Noon of the day of all tests, 21 November 2026, UTC.
pub const NOON: Timestamp = Timestamp(1_795_262_400_000);
pub const ENROLMENT: EnrolmentId = EnrolmentId([0xe1; 16]);
pub const SECRET: Secret = Secret::from_bytes([0x01, 0x23, 0x45, 0x67, 0x89, 0xab]);
const LEASE: LeaseId = LeaseId([0x1e; 8]);
const DEVICE: DeviceId = DeviceId([0xde; 8]);
const CLERK: AgentId = AgentId([0xa1; 8]);

/// Chance that gives the same bytes for the same seed (`SplitMix64`): for vectors, never for keys.
pub struct SeededChance(pub u64);

impl TryRng for SeededChance {
    type Error = Infallible;

    fn try_next_u32(&mut self) -> Result<u32, Infallible> {
        let [.., a, b, c, d] = self.try_next_u64()?.to_be_bytes();
        Ok(u32::from_be_bytes([a, b, c, d]))
    }
    fn try_next_u64(&mut self) -> Result<u64, Infallible> {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        Ok(mixed ^ (mixed >> 31))
    }
    fn try_fill_bytes(&mut self, bytes: &mut [u8]) -> Result<(), Infallible> {
        for chunk in bytes.chunks_mut(8) {
            let drawn = self.try_next_u64()?.to_be_bytes();
            chunk.iter_mut().zip(drawn).for_each(|(to, from)| *to = from);
        }
        Ok(())
    }
}
impl TryCryptoRng for SeededChance {}

pub fn root() -> SigningKey {
    SigningKey::from_seed(&ROOT)
}
pub fn device_authority() -> SigningKey {
    SigningKey::from_seed(&DEVICE_AUTHORITY)
}
pub fn lease_key() -> SigningKey {
    SigningKey::from_seed(&LEASES)
}
pub fn voucher_key() -> SigningKey {
    SigningKey::from_seed(&VOUCHERS)
}
pub fn answer_key() -> SigningKey {
    SigningKey::from_seed(&[5; 32])
}
pub fn feed_key() -> SigningKey {
    SigningKey::from_seed(&[6; 32])
}
pub fn envelope_key() -> OpeningKey {
    OpeningKey::from_seed(&crate::targets::ENVELOPES)
}
pub fn device_key() -> SigningKey {
    SigningKey::from_seed(&[8; 32])
}
pub fn agent_key() -> SigningKey {
    SigningKey::from_seed(&AGENT)
}
pub fn second_key() -> SigningKey {
    SigningKey::from_seed(&SECOND_PERSON)
}
/// A key that nobody of the cast holds.
pub fn stranger() -> SigningKey {
    SigningKey::from_seed(&[99; 32])
}

pub fn certificate() -> Certificate {
    let from = NOON.plus_days(14);
    Certificate { purpose: Purpose::Lease, key: lease_key().public(), from, until: from.plus_days(365) }
}

pub fn device_certificate() -> DeviceCertificate {
    DeviceCertificate { device: DEVICE, key: device_key().public(), enrolled: NOON.plus_days(-30) }
}

pub fn office_lease() -> Lease {
    Lease {
        id: LEASE,
        agent: CLERK,
        kind: AgentKind::Clerk,
        device: DEVICE,
        agent_key: agent_key().public(),
        checks: 200,
        scope: Scope::Office { office: OfficeId([0x0f; 8]) },
        from: NOON.plus_hours(-4),
        until: NOON.plus_hours(68),
    }
}

pub fn round_lease() -> Lease {
    let visit = |number: u8| {
        let from = NOON.plus_hours(i64::from(number));
        Span { enrolment: EnrolmentId([number; 16]), from, until: from.plus_hours(2) }
    };
    let scope = Scope::Round { round: RoundId([0x40; 8]), visits: vec![visit(1), visit(2), visit(3)] };
    Lease { kind: AgentKind::Carrier, agent: AgentId([0xa2; 8]), checks: 3, scope, ..office_lease() }
}

pub fn voucher() -> Voucher {
    Voucher {
        deployment: deployment(),
        enrolment: ENROLMENT,
        route: Route::Counter,
        expires: NOON.plus_days(30),
        initials: "NL".into(),
        birth_year: 1987.into(),
        secret: SECRET,
    }
}

/// A check with everything in it that a check has, of somebody with this name.
pub fn body_named(primary: &str, secondary: &str) -> Body {
    let mut salt = [0; 16];
    let Ok(()) = SeededChance(11).try_fill_bytes(&mut salt);
    let seen = |feature| FeatureSeen { feature, answer: FeatureAnswer::Seen };
    let age = |feed: FeedKind, position| FeedAge { feed: feed.code(), position, made: NOON.plus_hours(-5) };
    Body {
        document: Some(DocumentSeen {
            kind: DocumentKind::Passport,
            issuer: "FRA".to_owned(),
            number: "26VV00042".into(),
            expires: Some("2031-01-19".parse().unwrap()),
            issued: None,
            model: ModelId(2),
            digits_right: true,
            findings: Blob(vec![FindingCode::NameMaybeTruncated.code()]),
            readings: 1,
            original_in_hand: true,
        }),
        identity: Some(IdentityRead {
            primary: primary.into(),
            secondary: secondary.into(),
            truncated: true,
            birth: "1987-03-14".parse::<BirthDate>().unwrap().into(),
            sex: Sex::Female,
            nationality: "FRA".into(),
        }),
        typed: Some(Typed { number_agrees: true, expiry_agrees: true, tries: 1 }),
        features: vec![seen(21), seen(24), seen(27)],
        comparison: Some(ComparisonAnswer::Same),
        outcome: Some(Outcome::Concordant),
        durations_ds: [320, 1190, 640, 415, 288],
        versions: Versions { notice: 1, software: 1, rules: 1, catalogue: 1 },
        feeds: vec![age(FeedKind::Round, 88_412), age(FeedKind::Policy, 88_398)],
        ..Body::empty(salt)
    }
}

pub fn body() -> Body {
    body_named("LACOMBE DARVIL", "NOEMIE AURORE")
}

pub fn stated() -> Stated {
    Stated {
        kind: StatementKind::Check,
        previous: hash(b"the header before"),
        enrolment: Some(ENROLMENT),
        lease: Some(LEASE),
        refers_to: None,
        how_read: HowRead::Scanned,
        proof: None,
        time: TimeEvidence {
            wall_s: NOON.seconds() + 2,
            zone_quarters: 4,
            boottime_s: 432_000,
            boot: 0x0123_4567_89ab_cdef,
            registry: Some(NOON.plus_hours(-5)),
            since_registry_s: Some(18_001),
        },
    }
}

pub fn header_over(body: &Body) -> Header {
    header_of(PLACE, stated(), &body.to_bytes()).co_signed(&SECRET)
}

pub fn header() -> Header {
    header_over(&body())
}

pub fn statement_over(body: &Body) -> Statement {
    sign_statement(&header_over(body), body.to_bytes(), &agent_key(), deployment())
}

pub fn statement() -> Statement {
    statement_over(&body())
}

pub fn countersigned() -> Statement {
    countersign(statement(), &header(), &second_key(), deployment())
}

pub fn sealed(statement: &Statement, chance: u64) -> Vec<u8> {
    let to = envelope_key().public();
    seal(&statement.to_bytes(), PLACE, deployment(), &to, &mut SeededChance(chance)).unwrap()
}

pub fn envelope() -> Vec<u8> {
    sealed(&statement(), 12)
}

pub fn frame() -> Frame {
    Frame {
        certificate: Blob(device_certificate().sign(deployment(), &device_authority())),
        chain: PLACE.chain,
        first: PLACE.sequence,
        remembered: Some(Mark { sequence: PLACE.sequence - 1, envelope: hash(b"the envelope before") }),
        epoch: Some(7),
        envelopes: vec![Blob(envelope())],
        earlier: vec![Blob(answer().sign(FrameVersion::First, deployment(), &answer_key()))],
    }
}

/// A frame of version 2, with answers of both versions in it.
pub fn frame_named() -> Frame {
    let signed = |answer: Answer, version| Blob(answer.sign(version, deployment(), &answer_key()));
    let earlier = vec![signed(answer(), FrameVersion::First), signed(answer_named(), FrameVersion::Named)];
    Frame { earlier, ..frame() }
}

pub fn answer() -> Answer {
    Answer {
        epoch: 7,
        chain: PLACE.chain,
        mark: Some(Mark { sequence: PLACE.sequence, envelope: hash(&envelope()) }),
        receipts: vec![Receipt {
            sequence: PLACE.sequence,
            first_received: NOON.plus_ms(2_345),
            envelope: None,
        }],
        quarantined: vec![Quarantined { sequence: 17, reason: QuarantineReason::LeaseUnknown }],
        conflicting: vec![23],
        safe_mark: Some(38),
        ledger_size: 88_420,
        ledger_head: Hash([0x1d; 32]),
        time: NOON.plus_ms(2_400),
        opened: None,
    }
}

/// The answer of version 2: it names the envelope, and says how far the chain was opened.
pub fn answer_named() -> Answer {
    let named = |receipt: Receipt| Receipt { envelope: Some(hash(&envelope())), ..receipt };
    let unproven = Quarantined { sequence: 12, reason: QuarantineReason::ReceiptUnproven };
    let of_before = answer();
    Answer {
        receipts: of_before.receipts.iter().copied().map(named).collect(),
        quarantined: of_before.quarantined.iter().copied().chain([unproven]).collect(),
        opened: Some(40),
        ..of_before
    }
}

/// What the registry says of its ledger, some entries after the device asked about it.
pub fn ledger_told() -> LedgerTold {
    LedgerTold {
        challenge: Challenge([0x5f; 16]),
        epoch: 7,
        asked: 88_398,
        head_at: Some(Hash([0x1c; 32])),
        size: 88_420,
        head: Hash([0x1d; 32]),
        restored: Some(Blob(restored().sign(deployment(), &answer_key()))),
        time: NOON.plus_ms(2_400),
    }
}

pub fn restored() -> Restored {
    Restored {
        epoch: 7,
        continues: 6,
        size: 88_000,
        head: Hash([0x1b; 32]),
        at: NOON.plus_hours(-30),
        number: 2,
    }
}

/// A device asks about the ledger that it does not believe.
pub fn request_for_ledger() -> Request {
    let certificate = device_certificate().sign(deployment(), &device_authority());
    let ask = Ask::Ledger { size: 88_398, doubt: Some(LedgerDoubt::Rewritten) };
    Request::new(certificate, [0x5f; 16], ask)
}

fn feed(kind: FeedKind, content: Blob) -> Feed {
    Feed { kind, device: DEVICE, epoch: 7, position: 88_412, made: NOON.plus_hours(-5), content }
}

pub fn policy() -> PolicyFeed {
    PolicyFeed {
        version: 3,
        accepted: vec![ModelId(1), ModelId(2), ModelId(5)],
        permit_term: None,
        zone: None,
    }
}

pub fn policy_feed() -> Feed {
    feed(FeedKind::Policy, Feed::content_of(&policy()))
}

pub fn round() -> RoundFeed {
    let visit = Visit {
        enrolment: ENROLMENT,
        from: NOON.plus_hours(1),
        until: NOON.plus_hours(3),
        address: vec!["12 RUE DES TILLEULS".into(), "39120 VALBRUNE-SUR-ORLE".into()],
        initials: "NL".into(),
        birth_year: 1987.into(),
        zone: None,
        name: None,
        floor: None,
        door_code: None,
        mobile: None,
    };
    RoundFeed { round: RoundId([0x40; 8]), visits: vec![visit] }
}

pub fn round_feed() -> Feed {
    feed(FeedKind::Round, Feed::content_of(&round()))
}

pub fn order() -> Order {
    Order { ordered: Ordered::DeviceRevoked(DEVICE, 2), at: NOON }
}

pub fn order_given() -> Order {
    let given = Given {
        id: OrderId([0x0d; 8]),
        on: OrderedOn::Agent(CLERK),
        effect: Effect::Rests,
        from: Some(NOON.plus_days(-7)),
        until: Some(NOON),
        reason: OrderReason::Inquiry,
        by: "s.kerdoncuff".to_owned().into(),
    };
    Order { ordered: Ordered::Given(Box::new(given)), at: NOON }
}

pub fn order_lifted() -> Order {
    Order {
        ordered: Ordered::Lifted(OrderId([0x0d; 8]), "y.guevel".to_owned().into()),
        at: NOON.plus_days(1),
    }
}

pub fn order_said() -> Order {
    Order { ordered: Ordered::Said(ENROLMENT, Said::Contested(Some(NOON.plus_days(3)))), at: NOON }
}

pub fn order_decided() -> Order {
    let decision = Blob(vec![0x86, 0x48, 0xa5]);
    Order { ordered: Ordered::Decided(ENROLMENT, decision), at: NOON.plus_days(2) }
}

pub fn trust() -> TrustFeed {
    TrustFeed { list: "Issued: 2026-11-01\n".to_owned() }
}

pub fn trust_feed() -> Feed {
    feed(FeedKind::Trust, Feed::content_of(&trust()))
}

pub fn standing() -> StandingFeed {
    StandingFeed { agent_until: Some(NOON.plus_hours(-6)), device_until: None }
}

pub fn standing_feed() -> Feed {
    feed(FeedKind::Standing, Feed::content_of(&standing()))
}

pub const CURSOR: Cursor = Cursor { epoch: 7, position: 88_398, feed: Cursor::WHOLE };

/// A page that tells of one list, with another to come.
pub fn page() -> Page {
    Page {
        device: DEVICE,
        agent: CLERK,
        challenge: Challenge([0x5c; 16]),
        after: Some(CURSOR),
        until: Cursor { position: 88_412, feed: FeedKind::Standing.code(), ..CURSOR },
        more: true,
        made: NOON.plus_hours(-5),
        feeds: vec![Blob(standing_feed().sign(deployment(), &feed_key()))],
    }
}

/// The same round with all that a visit may tell.
pub fn full_round() -> RoundFeed {
    let mut round = round();
    let shown = |text: &str| Some(Shown { from: NOON, text: text.into() });
    for visit in &mut round.visits {
        visit.zone = Some("Europe/Paris".to_owned());
        (visit.name, visit.floor) = (shown("LACOMBE"), shown("2"));
        (visit.door_code, visit.mobile) = (shown("41A7"), shown("+33612345678"));
    }
    round
}

pub fn declared() -> DeclaredIdentity {
    DeclaredIdentity {
        birth_name: "Lacombe".into(),
        usage_name: None,
        given_names: "Noémie".into(),
        birth_date: "1987-04-17".into(),
    }
}

/// The clerk, as their vault's question tells of them.
pub fn addressee() -> Addressee {
    Addressee { deployment: deployment(), device: DEVICE, agent: CLERK, challenge: Challenge([0x5c; 16]) }
}

pub fn sealing_key() -> OpeningKey {
    OpeningKey::from_seed(&crate::targets::SEALED_TO)
}

pub fn sealed_round() -> Vec<u8> {
    full_round().seal_to(&addressee(), &sealing_key().public(), &mut SeededChance(14)).unwrap()
}

pub fn sealed_declaration() -> Vec<u8> {
    declared().seal_to(&addressee(), &sealing_key().public(), &mut SeededChance(15)).unwrap()
}

/// The question of version 2: the agent signed it too.
pub fn agents_request() -> Request {
    request().by_agent(deployment(), &agent_key(), sealing_key().public())
}

pub fn request() -> Request {
    let certificate = device_certificate().sign(deployment(), &device_authority());
    Request::new(certificate, [0x5a; 16], Ask::Lease { agent: CLERK, after: None })
}

/// What changed since the morning, asked for on a round.
pub fn request_for_feeds() -> Request {
    let certificate = device_certificate().sign(deployment(), &device_authority());
    let ask = Ask::Feeds { agent: CLERK, round: Some(RoundId([0x40; 8])), after: Some(CURSOR) };
    Request::new(certificate, [0x5c; 16], ask)
}

/// A device that waits asks whether it was confirmed.
pub fn confirmation() -> Request {
    let certificate = device_certificate().sign(deployment(), &device_authority());
    Request::new(certificate, [0x5e; 16], Ask::Confirmation)
}

pub fn enlistment() -> Request {
    let certificate = device_certificate().sign(deployment(), &device_authority());
    let ask =
        Ask::Enlist { login: "clerk-7".to_owned(), code: "BCDF GHJK".to_owned(), key: agent_key().public() };
    Request::new(certificate, [0x5b; 16], ask)
}
