//! A device played by hand with the crate `statement`: it enrols, enlists, takes leases, seals and delivers
//! like any other, and can be told to do what no real one would.

use crate::check::{ALL_RIGHT, concluded};
use crate::house::House;
use reqwest::{Response, StatusCode};
use serde::Serialize;
use serde::de::DeserializeOwned;
use statement::{
    Answer, Ask, Blob, Body, Certificate, Frame, Hash, HowRead, Lease, PublicKey, Purpose, Receipt, RecordId,
    Request, Secret, SigningKey, Stated, StatementKind, TimeEvidence, code_locator, deployment_of, header_of,
    seal, sign_statement,
};
use terms::{AgentId, AgentKind, ChainId, DeploymentId, DeviceId, EnrolmentId, LeaseId, Timestamp};
use testkit::cast::Person;
use testkit::doubles::SeededChance;
use wire::v1::device::{Asked, ChallengeIssued, DeviceEnrolled, EnrolDevice, Hex};

/// The agent who works on the device.
pub struct Worker {
    pub agent: AgentId,
    pub key: SigningKey,
    pub lease: LeaseId,
}

/// What is to be stated.
#[derive(Clone)]
pub struct Telling {
    pub kind: StatementKind,
    pub enrolment: Option<EnrolmentId>,
    pub how_read: HowRead,
    pub secret: Option<Secret>,
    pub body: Body,
}

impl Telling {
    /// A check whose voucher was scanned.
    pub fn check(enrolment: EnrolmentId, secret: Secret, body: Body) -> Self {
        let (kind, how_read) = (StatementKind::Check, HowRead::Scanned);
        Self { kind, enrolment: Some(enrolment), how_read, secret: Some(secret), body }
    }
    /// A statement for which no voucher was shown.
    pub fn without_voucher(kind: StatementKind, enrolment: EnrolmentId, body: Body) -> Self {
        Self { kind, enrolment: Some(enrolment), how_read: HowRead::None, secret: None, body }
    }
}

/// An envelope at its place.
#[derive(Clone, Debug)]
pub struct Sealed {
    pub place: RecordId,
    pub envelope: Vec<u8>,
}

/// The boot in which a device is enrolled.
const BOOT: u64 = 7;

pub struct Device {
    pub id: DeviceId,
    pub chain: ChainId,
    pub worker: Worker,
    /// Where it seals to: the deployment's envelope key unless a story says otherwise.
    pub seals_to: PublicKey,
    /// The newest registry time it knows.
    pub learnt: Timestamp,
    /// By how much its wall clock is wrong.
    pub wall_shift_s: i64,
    /// Which boot it is in; the registry was heard in the first.
    pub boot: u64,
    key: SigningKey,
    certificate: Blob,
    answer_key: PublicKey,
    pub deployment: DeploymentId,
    chance: SeededChance,
    next: u64,
    previous: Hash,
}

impl Device {
    /// Enrols a machine, enlists an agent of that login on it and takes a lease; the number makes its keys.
    pub async fn equip(house: &House, number: u8, kind: AgentKind, login: &'static str) -> Self {
        let (agent, code) = house.add_agent(kind, login).await;
        let mut device = Self::enrol(house, number, agent).await;
        let key = device.worker.key.public();
        let asked = device.ask(house, Ask::Enlist { login: login.to_owned(), code, key }).await;
        assert!(matches!(asked, Asked::Enlisted { agent: enlisted, .. } if enlisted == agent));
        if kind == AgentKind::Clerk {
            device.take_lease(house).await;
        }
        device
    }

    /// A clerk's device.
    pub async fn counter(house: &House, number: u8, login: &'static str) -> Self {
        Self::equip(house, number, AgentKind::Clerk, login).await
    }

    async fn enrol(house: &House, number: u8, agent: AgentId) -> Self {
        let mut chance = SeededChance::new(100 + u64::from(number));
        let key = SigningKey::generate(&mut chance);
        let code = house.add_device(&format!("poste {number}")).await;
        let body =
            EnrolDevice { locator: Hex(code_locator(&code).0.to_vec()), key: Hex(key.public().0.to_vec()) };
        let enrolled: DeviceEnrolled = post(house, "/v1/devices/enrol", &body).await;
        let root = PublicKey(enrolled.root.0.try_into().unwrap());
        let certified = |purpose| {
            let keys = enrolled.keys.iter().map(|key| Certificate::verify(&key.0, &root).unwrap());
            keys.into_iter().find(|certificate| certificate.purpose == purpose).unwrap().key
        };
        Self {
            id: enrolled.device,
            chain: ChainId([number; 16]),
            worker: Worker { agent, key: SigningKey::generate(&mut chance), lease: LeaseId([0; 8]) },
            seals_to: certified(Purpose::Envelope),
            learnt: house.state.now(),
            wall_shift_s: 0,
            boot: BOOT,
            key,
            certificate: Blob(enrolled.certificate.0.clone()),
            answer_key: certified(Purpose::Answer),
            deployment: deployment_of(&root),
            chance,
            next: 0,
            previous: Hash::ZERO,
        }
    }

    /// Puts a signed question under a challenge of the server's.
    pub async fn ask(&self, house: &House, ask: Ask) -> Asked {
        let issued: ChallengeIssued = post(house, "/v1/devices/challenge", &()).await;
        let challenge = issued.challenge.0.try_into().unwrap();
        let request = Request::new(self.certificate.0.clone(), challenge, ask);
        let answer = send(house, "/v1/devices/ask", request.sign(self.deployment, &self.key)).await;
        assert_eq!(answer.status(), StatusCode::OK);
        answer.json().await.unwrap()
    }

    /// Puts a question that is refused; gives the status.
    pub async fn ask_in_vain(&self, house: &House, ask: Ask) -> StatusCode {
        let issued: ChallengeIssued = post(house, "/v1/devices/challenge", &()).await;
        let challenge = issued.challenge.0.try_into().unwrap();
        let request = Request::new(self.certificate.0.clone(), challenge, ask);
        send(house, "/v1/devices/ask", request.sign(self.deployment, &self.key)).await.status()
    }

    /// Takes a fresh lease, and learns the registry's time with it.
    pub async fn take_lease(&mut self, house: &House) {
        let asked = self.ask(house, Ask::Lease { agent: self.worker.agent, after: None }).await;
        let Asked::Leased { lease, .. } = asked else { panic!("a lease is answered by a lease") };
        let key = house.state.signing_keys.in_use(Purpose::Lease, house.state.now()).public();
        self.worker.lease = Lease::verify(&lease.0, self.deployment, &key).unwrap().id;
        self.learnt = house.state.now();
    }

    /// A concluded check of the enrolment's own person, all right, sealed now.
    pub fn seal_check(
        &mut self,
        house: &House,
        enrolment: EnrolmentId,
        secret: Secret,
        shown: &Person,
    ) -> Sealed {
        let body = concluded(shown, ALL_RIGHT, Some(secret), house.state.now());
        self.seal(house, &Telling::check(enrolment, secret, body))
    }

    /// Seals a statement at the head of the chain.
    pub fn seal(&mut self, house: &House, told: &Telling) -> Sealed {
        let place = RecordId { chain: self.chain, sequence: self.next };
        let now = house.state.now();
        let since = u32::try_from(now.ms_since(self.learnt) / 1000).unwrap();
        let starts = told.kind == StatementKind::ChainStart;
        let stated = Stated {
            kind: told.kind,
            previous: self.previous,
            enrolment: told.enrolment,
            lease: Some(self.worker.lease).filter(|_| !starts),
            refers_to: None,
            how_read: told.how_read,
            proof: None,
            time: TimeEvidence {
                wall_s: now.seconds() + self.wall_shift_s,
                zone_quarters: 4,
                boottime_s: u64::from(since),
                boot: self.boot,
                registry: Some(self.learnt),
                since_registry_s: Some(since).filter(|_| self.boot == BOOT),
            },
        };
        let padded = told.body.to_bytes();
        let mut header = header_of(place, stated, &padded);
        if let Some(secret) = &told.secret {
            header = header.co_signed(secret);
        }
        let key = if starts { &self.key } else { &self.worker.key };
        let statement = sign_statement(&header, padded, key, self.deployment);
        let bytes = statement.to_bytes();
        let envelope = seal(&bytes, place, self.deployment, &self.seals_to, &mut self.chance).unwrap();
        (self.next, self.previous) = (self.next + 1, header.hash());
        Sealed { place, envelope }
    }

    /// Forgets the last statement, as a device restored from an older image would.
    pub fn step_back(&mut self, previous: Hash) {
        (self.next, self.previous) = (self.next - 1, previous);
    }

    /// The hash of the last header.
    pub const fn head(&self) -> Hash {
        self.previous
    }

    /// A frame of a run; none asks only.
    pub fn frame(&self, run: &[Sealed]) -> Frame {
        Frame {
            certificate: self.certificate.clone(),
            chain: self.chain,
            first: run.first().map_or(self.next, |sealed| sealed.place.sequence),
            remembered: None,
            epoch: None,
            envelopes: run.iter().map(|sealed| Blob(sealed.envelope.clone())).collect(),
            earlier: Vec::new(),
        }
    }

    /// The signed bytes of a frame.
    pub fn sign(&self, frame: &Frame) -> Vec<u8> {
        frame.sign(self.deployment, &self.key)
    }

    /// Sends a frame and gives whatever comes back.
    pub async fn send(&self, house: &House, frame: &Frame) -> Response {
        send(house, "/v1/frames", self.sign(frame)).await
    }

    /// Delivers a run and gives the verified answer.
    pub async fn deliver(&self, house: &House, run: &[Sealed]) -> Answer {
        self.answer(self.send(house, &self.frame(run)).await).await
    }

    /// Delivers a run with an answer of an earlier epoch, signed by whoever's key it is.
    pub async fn refill(
        &self,
        house: &House,
        run: &[Sealed],
        receipts: Vec<Receipt>,
        signer: &SigningKey,
    ) -> Answer {
        let answer = Answer {
            epoch: 1,
            chain: self.chain,
            mark: None,
            receipts,
            quarantined: Vec::new(),
            conflicting: Vec::new(),
            safe_mark: None,
            ledger_size: 0,
            ledger_head: Hash::ZERO,
            time: Timestamp(0),
        };
        let earlier = vec![Blob(answer.sign(self.deployment, signer))];
        let frame = Frame { epoch: Some(1), earlier, ..self.frame(run) };
        self.answer(self.send(house, &frame).await).await
    }

    /// Delivers a run, and all of it is opened and judged.
    pub async fn deliver_and_open(&self, house: &House, run: &[Sealed]) -> Answer {
        let answer = self.deliver(house, run).await;
        house.open_all().await;
        answer
    }

    async fn answer(&self, response: Response) -> Answer {
        assert_eq!(response.status(), StatusCode::OK);
        Answer::verify(&response.bytes().await.unwrap(), self.deployment, &self.answer_key).unwrap()
    }
}

/// Posts bytes that are signed, or seem to be.
pub async fn send(house: &House, path: &str, body: Vec<u8>) -> Response {
    let request = house.client.post(format!("{}{path}", house.url));
    request.header("content-type", "application/cbor").body(body).send().await.unwrap()
}

async fn post<T: DeserializeOwned>(house: &House, path: &str, body: &impl Serialize) -> T {
    let answer = house.client.post(format!("{}{path}", house.url)).json(body).send().await.unwrap();
    assert!(answer.status().is_success(), "{path}: {}", answer.status());
    answer.json().await.unwrap()
}
