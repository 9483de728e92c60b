//! A device played by hand over HTTP with the crate `statement`: it registers, enlists an agent, takes leases, seals and
//! delivers like any other, and can be told to do what no real one would. It has no outbox: whoever plays it keeps
//! what was sealed. The time is an argument of each act that needs one.

mod stored;
mod witness;

pub use witness::LEDGER;

use crate::doubles::SeededChance;
use crate::process::answer_of;
use anyhow::{Context, ensure};
use rand_core::Rng;
use reqwest::{Client, Response};
use statement::{
    Addressee, Answer, Ask, Back, Blob, Body, Certificate, DeclaredIdentity, DerivedCode, Frame,
    FrameVersion, Hash, HowRead, Lease, OpeningKey, PublicKey, Purpose, RecordId, Request, Secret,
    SigningKey, Stated, StatementKind, TimeEvidence, Told, countersign, deployment_of, device_fingerprint,
    header_of, seal, sign_statement,
};
use terms::{AgentId, ChainId, DeploymentId, DeviceId, EnrolmentId, LeaseId, Timestamp};
use wire::v1::device::{Asked, ChallengeIssued, DeviceEnrolled, EnrolDevice, Hex, KeysTold};

/// The boot in which a device is registered.
const BOOT: u64 = 7;

/// The agent who works on the device.
#[derive(Debug)]
pub struct Worker {
    /// Their id.
    pub agent: AgentId,
    /// The key their vault would hold.
    pub key: SigningKey,
    /// The key that opens what they are told alone.
    pub sealing_key: OpeningKey,
    /// The seed of that key.
    sealing_seed: [u8; 32],
    /// Their lease; zeros before the first.
    pub lease: LeaseId,
}

impl Worker {
    fn draw(agent: AgentId, chance: &mut SeededChance) -> Self {
        let (key, mut seed) = (SigningKey::generate(chance), [0; 32]);
        chance.fill_bytes(&mut seed);
        Self {
            agent,
            key,
            sealing_key: OpeningKey::from_seed(&seed),
            sealing_seed: seed,
            lease: LeaseId([0; 8]),
        }
    }
}

/// What is to be stated.
#[derive(Clone, Debug)]
pub struct Telling {
    /// What kind of statement it is.
    pub kind: StatementKind,
    /// Of which enrolment.
    pub enrolment: Option<EnrolmentId>,
    /// How the voucher was read.
    pub how_read: HowRead,
    /// Its secret, where one was shown.
    pub secret: Option<Secret>,
    /// The body.
    pub body: Body,
}

impl Telling {
    /// A check whose voucher was scanned.
    pub const fn check(enrolment: EnrolmentId, secret: Secret, body: Body) -> Self {
        let (kind, how_read) = (StatementKind::Check, HowRead::Scanned);
        Self { kind, enrolment: Some(enrolment), how_read, secret: Some(secret), body }
    }

    /// A statement for which no voucher was shown.
    pub const fn without_voucher(kind: StatementKind, enrolment: EnrolmentId, body: Body) -> Self {
        Self { kind, enrolment: Some(enrolment), how_read: HowRead::None, secret: None, body }
    }
}

/// An envelope at its place.
#[derive(Clone, Debug)]
pub struct Sealed {
    /// Its chain and number.
    pub place: RecordId,
    /// Its bytes.
    pub envelope: Vec<u8>,
}

/// Where a device's questions go.
#[derive(Clone, Debug)]
pub struct Door {
    /// The server's base address.
    pub url: String,
    /// What carries them.
    pub client: Client,
}

impl Door {
    /// Posts bytes that are signed, or seem to be.
    pub async fn send(&self, path: &str, body: Vec<u8>) -> reqwest::Result<Response> {
        let request = self.client.post(format!("{}{path}", self.url));
        request.header("content-type", "application/cbor").body(body).send().await
    }
}

/// A device.
#[derive(Debug)]
pub struct HandDevice {
    /// Its id.
    pub id: DeviceId,
    /// The chain it seals into.
    pub chain: ChainId,
    /// Who works on it.
    pub worker: Worker,
    /// Who signs beside them, where somebody does.
    pub second: Option<Worker>,
    /// Where it seals to: the deployment's envelope key unless a story says otherwise.
    pub seals_to: PublicKey,
    /// The newest registry time it knows.
    pub learnt: Timestamp,
    /// By how many seconds its wall clock is wrong.
    pub wall_shift_s: i64,
    /// Which boot it is in; the registry was heard in the first.
    pub boot: u64,
    /// Its deployment.
    pub deployment: DeploymentId,
    key: SigningKey,
    certificate: Blob,
    root: PublicKey,
    answer_key: PublicKey,
    chance: SeededChance,
    next: u64,
    previous: Hash,
}

impl HandDevice {
    /// Registers a machine with its one-time code; the number makes its keys and its chain. The agent is not enlisted
    /// yet.
    pub async fn register(
        door: &Door,
        number: u64,
        code: &str,
        agent: AgentId,
        now: Timestamp,
    ) -> anyhow::Result<Self> {
        let mut chance = SeededChance::new(100 + number);
        let key = SigningKey::generate(&mut chance);
        let body = registration(code, &key.public());
        let answer = door.client.post(format!("{}/v1/devices/enrol", door.url)).json(&body).send().await?;
        let enrolled: DeviceEnrolled = answer_of(answer).await?;
        let root = PublicKey(enrolled.root.0.try_into().ok().context("a root key")?);
        let certified = certified(&enrolled.keys, &root)?;
        let of = |purpose: Purpose| {
            let found = certified.iter().find(|certificate| certificate.purpose == purpose);
            found.map(|certificate| certificate.key).with_context(|| format!("no key for {purpose:?}"))
        };
        let mut chain = [0; 16];
        chain[8..].copy_from_slice(&number.to_be_bytes());
        Ok(Self {
            id: enrolled.device,
            chain: ChainId(chain),
            worker: Worker::draw(agent, &mut chance),
            second: None,
            seals_to: of(Purpose::Envelope)?,
            learnt: now,
            wall_shift_s: 0,
            boot: BOOT,
            deployment: deployment_of(&root),
            root,
            key,
            certificate: Blob(enrolled.certificate.0.clone()),
            answer_key: of(Purpose::Answer)?,
            chance,
            next: 0,
            previous: Hash::ZERO,
        })
    }

    /// The letters that it shows and the console too.
    pub fn fingerprint(&self) -> String {
        self.fingerprint_of(&self.key.public())
    }

    /// The letters that another machine's key would have in this deployment.
    pub fn fingerprint_of(&self, key: &PublicKey) -> String {
        device_fingerprint(&self.root, key)
    }

    /// A question under a fresh challenge of the server's, signed by nobody yet.
    pub async fn question(&self, door: &Door, ask: Ask) -> anyhow::Result<Request> {
        let challenge = door.client.post(format!("{}/v1/devices/challenge", door.url)).json(&()).send();
        let issued: ChallengeIssued = answer_of(challenge.await?).await?;
        let challenge = issued.challenge.0.try_into().ok().context("a challenge")?;
        Ok(Request::new(self.certificate.0.clone(), challenge, ask))
    }

    /// Signs a question with this device's key and sends it; gives whatever comes back.
    pub async fn send(&self, door: &Door, request: &Request) -> anyhow::Result<Response> {
        Ok(door.send("/v1/devices/ask", request.sign(self.deployment, &self.key)).await?)
    }

    /// Puts a question of its agent; gives whatever comes back.
    pub async fn put(&self, door: &Door, ask: Ask) -> anyhow::Result<Response> {
        let request = self.question(door, ask).await?;
        self.send(door, &self.by_worker(request)).await
    }

    /// The question with its agent's part.
    pub fn by_worker(&self, request: Request) -> Request {
        request.by_agent(self.deployment, &self.worker.key, self.worker.sealing_key.public())
    }

    /// Puts a question that is answered.
    pub async fn ask(&self, door: &Door, ask: Ask) -> anyhow::Result<Asked> {
        answer_of(self.put(door, ask).await?).await
    }

    /// What the applicant declared whose voucher's secret this is, as its agent opens it.
    pub async fn declared(&self, door: &Door, secret: Secret) -> anyhow::Result<DeclaredIdentity> {
        let agent = self.worker.agent;
        let request = self.question(door, Ask::Declared { agent, secret }).await?;
        let (deployment, device) = (self.deployment, self.id);
        let whom = Addressee { deployment, device, agent, challenge: request.challenge };
        let asked: Asked = answer_of(self.send(door, &self.by_worker(request)).await?).await?;
        let Asked::Declared { sealed } = asked else { anyhow::bail!("another answer") };
        DeclaredIdentity::open_for(&whom, &self.worker.sealing_key, &sealed.0).context("what was declared")
    }

    /// Another agent works on it from now on; they are not enlisted yet.
    pub fn hand_over(&mut self, agent: AgentId) {
        self.worker = Worker::draw(agent, &mut self.chance);
    }

    /// Enlists its agent with their one-time code.
    pub async fn enlist(&self, door: &Door, login: &str, code: &str) -> anyhow::Result<()> {
        let key = self.worker.key.public();
        let asked =
            self.ask(door, Ask::Enlist { login: login.to_owned(), code: code.to_owned(), key }).await?;
        ensure!(
            matches!(asked, Asked::Enlisted { agent, .. } if agent == self.worker.agent),
            "another agent was enlisted"
        );
        Ok(())
    }

    /// Enlists another agent with their one-time code: they sign beside its agent from now on.
    pub async fn enlist_second(
        &mut self,
        door: &Door,
        login: &str,
        code: &str,
        agent: AgentId,
    ) -> anyhow::Result<()> {
        let second = Worker::draw(agent, &mut self.chance);
        let first = std::mem::replace(&mut self.worker, second);
        let enlisted = self.enlist(door, login, code).await;
        self.second = Some(std::mem::replace(&mut self.worker, first));
        enlisted
    }

    /// Takes a fresh lease, and learns the registry's time with it.
    pub async fn take_lease(&mut self, door: &Door, now: Timestamp) -> anyhow::Result<()> {
        let asked = self.ask(door, Ask::Lease { agent: self.worker.agent, after: None }).await?;
        let Asked::Leased { lease, .. } = asked else { anyhow::bail!("a lease is answered by a lease") };
        let told = door.client.post(format!("{}/v1/devices/keys", door.url)).json(&()).send().await?;
        let told: KeysTold = answer_of(told).await?;
        let of_leases =
            certified(&told.keys, &self.root)?.into_iter().filter(|key| key.purpose == Purpose::Lease);
        let mut verified =
            of_leases.filter_map(|key| Lease::verify(&lease.0, self.deployment, &key.key).ok());
        let lease = verified.next().context("a lease under a certified key")?;
        (self.worker.lease, self.learnt) = (lease.id, now);
        Ok(())
    }

    /// Seals a statement at the head of the chain.
    pub fn seal(&mut self, told: &Telling, now: Timestamp) -> anyhow::Result<Sealed> {
        self.seal_about(told, None, now)
    }

    /// The same, about an earlier record of this device: a correction names what it corrects.
    pub fn seal_about(
        &mut self,
        told: &Telling,
        refers_to: Option<Back>,
        now: Timestamp,
    ) -> anyhow::Result<Sealed> {
        let place = RecordId { chain: self.chain, sequence: self.next };
        let since = u32::try_from(now.ms_since(self.learnt) / 1000)?;
        let starts = told.kind == StatementKind::ChainStart;
        let stated = Stated {
            kind: told.kind,
            previous: self.previous,
            enrolment: told.enrolment,
            lease: Some(self.worker.lease).filter(|_| !starts),
            refers_to,
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
        let mut statement = sign_statement(&header, padded, key, self.deployment);
        if let Some(second) = &self.second {
            statement = countersign(statement, &header, &second.key, self.deployment);
        }
        let envelope = seal(&statement.to_bytes(), place, self.deployment, &self.seals_to, &mut self.chance)?;
        (self.next, self.previous) = (self.next + 1, header.hash());
        Ok(Sealed { place, envelope })
    }

    /// Forgets the last statement, as a device restored from an older image would.
    pub const fn step_back(&mut self, previous: Hash) {
        (self.next, self.previous) = (self.next - 1, previous);
    }

    /// Goes on behind an earlier head, as one restored from a far older image would.
    pub const fn rewind(&mut self, next: u64, previous: Hash) {
        (self.next, self.previous) = (next, previous);
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
        self.sign_as(FrameVersion::Named, frame)
    }

    /// The same in a version: as a device of before signs.
    pub fn sign_as(&self, version: FrameVersion, frame: &Frame) -> Vec<u8> {
        frame.sign(version, self.deployment, &self.key)
    }

    /// Verifies an answer.
    pub fn verified(&self, answer: &[u8]) -> anyhow::Result<Answer> {
        Answer::verify(answer, self.deployment, &self.answer_key).context("an answer of the registry's")
    }
}

/// What a device sends that registers with a code and a key.
pub fn registration(code: &str, key: &PublicKey) -> EnrolDevice {
    let (code, nonce) = (DerivedCode::of(code), [7; 16]);
    EnrolDevice {
        locator: Hex(code.locator.0.to_vec()),
        key: Hex(key.0.to_vec()),
        nonce: Hex(nonce.to_vec()),
        proof: Hex(code.prove(key, &nonce).0.to_vec()),
    }
}

/// The time of the machine, which the servers run on too.
pub fn now() -> Timestamp {
    let since = std::time::UNIX_EPOCH.elapsed().unwrap_or_default();
    Timestamp(i64::try_from(since.as_millis()).unwrap_or(i64::MAX))
}

/// The keys that the root certified.
fn certified(keys: &[Hex], root: &PublicKey) -> anyhow::Result<Vec<Certificate>> {
    keys.iter().map(|key| Certificate::verify(&key.0, root).context("a certified key")).collect()
}
