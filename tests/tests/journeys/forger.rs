//! A device built by hand: enrolled like any other, and able to send what no real device would.

use statement::{
    Answer, Blob, Body, Frame, Hash, HowRead, PublicKey, RecordId, SigningKey, Stated, StatementKind,
    TimeEvidence, deployment_of, header_of, seal, sign_statement,
};
use terms::{ChainId, DeploymentId};
use testkit::deployment::Deployment;
use testkit::doubles::SeededChance;
use testkit::hand_device::registration;
use wire::v1::device::DeviceEnrolled;

/// A device without a window.
pub struct Forger {
    url: String,
    key: SigningKey,
    chance: SeededChance,
    enrolled: DeviceEnrolled,
    /// Its chain.
    pub chain: ChainId,
}

impl Forger {
    /// Enrols with a key drawn from a seed.
    pub async fn enrol(deployment: &Deployment, seed: u64) -> anyhow::Result<Self> {
        let mut chance = SeededChance::new(seed);
        let key = SigningKey::generate(&mut chance);
        let code = deployment.add_device(&format!("poste {seed}")).await?;
        let body = registration(&code, &key.public());
        let answer = reqwest::Client::new()
            .post(format!("{}/v1/devices/enrol", deployment.url()))
            .json(&body)
            .send()
            .await?;
        let enrolled = testkit::process::answer_of(answer).await?;
        let byte = u8::try_from(seed % 256)?;
        Ok(Self { url: deployment.url(), key, chance, enrolled, chain: ChainId([byte; 16]) })
    }

    fn root(&self) -> anyhow::Result<PublicKey> {
        Ok(PublicKey(
            self.enrolled.root.0.clone().try_into().map_err(|_| anyhow::anyhow!("a root of 32 bytes"))?,
        ))
    }

    /// The deployment.
    pub fn deployment(&self) -> anyhow::Result<DeploymentId> {
        Ok(deployment_of(&self.root()?))
    }

    /// A certified key of a purpose.
    pub fn certified(&self, purpose: statement::Purpose) -> anyhow::Result<PublicKey> {
        let root = self.root()?;
        let certificates =
            self.enrolled.keys.iter().filter_map(|key| statement::Certificate::verify(&key.0, &root).ok());
        let found = certificates.into_iter().find(|certificate| certificate.purpose == purpose);
        Ok(found.ok_or_else(|| anyhow::anyhow!("no key"))?.key)
    }

    /// A chain start, sealed; its previous header is the argument.
    pub fn sealed_start(&mut self, sequence: u64, previous: Hash) -> anyhow::Result<(Vec<u8>, Hash)> {
        let place = RecordId { chain: self.chain, sequence };
        let time = TimeEvidence {
            wall_s: 0,
            zone_quarters: 0,
            boottime_s: 1,
            boot: 1,
            registry: None,
            since_registry_s: None,
        };
        let stated = Stated {
            kind: StatementKind::ChainStart,
            previous,
            enrolment: None,
            lease: None,
            refers_to: None,
            how_read: HowRead::None,
            proof: None,
            time,
        };
        let body = Body::empty([7; 16]).to_bytes();
        let header = header_of(place, stated, &body);
        let statement = sign_statement(&header, body, &self.key, self.deployment()?);
        let to = self.certified(statement::Purpose::Envelope)?;
        let deployment = self.deployment()?;
        let envelope = seal(&statement.to_bytes(), place, deployment, &to, &mut self.chance)?;
        Ok((envelope, header.hash()))
    }

    /// The frame of a run of envelopes.
    pub fn frame(&self, chain: ChainId, first: u64, envelopes: &[Vec<u8>]) -> Frame {
        Frame {
            certificate: Blob(self.enrolled.certificate.0.clone()),
            chain,
            first,
            remembered: None,
            epoch: None,
            envelopes: envelopes.iter().cloned().map(Blob).collect(),
            earlier: Vec::new(),
        }
    }

    /// Signs a frame with this device's key and sends it.
    pub async fn send(&self, frame: &Frame) -> anyhow::Result<Result<Answer, u16>> {
        let bytes = frame.sign(statement::FrameVersion::Named, self.deployment()?, &self.key);
        let answer = reqwest::Client::new()
            .post(format!("{}/v1/frames", self.url))
            .header("content-type", "application/cbor")
            .body(bytes)
            .send()
            .await?;
        if !answer.status().is_success() {
            return Ok(Err(answer.status().as_u16()));
        }
        let bytes = answer.bytes().await?;
        Ok(Ok(Answer::verify(&bytes, self.deployment()?, &self.certified(statement::Purpose::Answer)?)?))
    }

    /// Sends, and expects an answer.
    pub async fn deliver(&self, first: u64, envelopes: &[Vec<u8>]) -> anyhow::Result<Answer> {
        let answer = self.send(&self.frame(self.chain, first, envelopes)).await?;
        answer.map_err(|status| anyhow::anyhow!("the frame was refused: {status}"))
    }
}
