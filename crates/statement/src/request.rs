//! A device's question to the server, signed by its key over the server's challenge. The agent signs it too, with the
//! key in their vault, so that their PIN is proven, and names the key that answers for them alone are sealed to.
//!
//! Version 1 had no part of an agent. It is read still: what it may ask, the registry decides.

use crate::codec::{Blob, decode, encode};
use crate::cose::{Kind, Sign1, SignatureError, sign_at, to_be_signed};
use crate::cursor::Cursor;
use crate::key::{PublicKey, Signature, SigningKey};
use crate::voucher::Secret;
use minicbor::{Decode, Encode};
use terms::{AgentId, DeploymentId, RoundId};

crate::codec::byte_strings! {
    /// The server's challenge, used once; of a question about the ledger, what the device drew.
    Challenge(16);
}

terms::codes! {
    /// Why a device does not believe that the ledger goes on from what it was told before.
    LedgerDoubt {
        /// At the size that the device remembers, the ledger has another head.
        Rewritten = 1, "rewritten";
        /// The ledger is shorter than it was.
        Shorter = 2, "shorter";
        /// Another epoch, and no restore that the registry signed.
        Unannounced = 3, "unannounced";
    }
}

/// What is asked.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub enum Ask {
    /// An agent's first sign-in on this device: the one-time code and the key the vault drew.
    #[n(0)]
    Enlist {
        /// The agent's login.
        #[n(0)]
        login: String,
        /// The one-time code.
        #[n(1)]
        code: String,
        /// The agent's public key on this device.
        #[n(2)]
        key: PublicKey,
    },
    /// A lease for an agent, and the lists that go with it as far as they changed.
    #[n(1)]
    Lease {
        /// The agent.
        #[n(0)]
        agent: AgentId,
        /// How far their lists are read here.
        #[n(1)]
        after: Option<Cursor>,
    },
    /// What the applicant declared whose voucher was shown: for the agent who holds its secret.
    #[n(2)]
    Declared {
        /// The agent.
        #[n(0)]
        agent: AgentId,
        /// The voucher's secret.
        #[n(1)]
        secret: Secret,
    },
    /// Whether somebody confirmed this device. It asks alone: nobody is enlisted on it yet.
    #[n(4)]
    Confirmation,
    /// What changed of an agent's lists.
    #[n(3)]
    Feeds {
        /// The agent.
        #[n(0)]
        agent: AgentId,
        /// The round that is prepared here.
        #[n(1)]
        round: Option<RoundId>,
        /// How far their lists are read here.
        #[n(2)]
        after: Option<Cursor>,
    },
    /// What the ledger was at a size, and is now. Asked alone and at a door of its own, under what the device drew: the
    /// answer is signed, and tells nothing that any other answer does not.
    #[n(5)]
    Ledger {
        /// The size that the device remembers; zero where it remembers none.
        #[n(0)]
        size: u64,
        /// Why it does not believe what it was told, as long as it does not.
        #[n(1)]
        doubt: Option<LedgerDoubt>,
    },
}

/// The agent's part of a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct AgentPart {
    /// Their X25519 key on this device: what is told them alone is sealed to it.
    #[n(0)]
    pub sealing_key: PublicKey,
    /// Their signature on the question and on that key.
    #[n(1)]
    pub signature: Signature,
}

/// The question.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Request {
    /// The device's certificate.
    #[n(0)]
    pub certificate: Blob,
    /// The server's challenge.
    #[n(1)]
    pub challenge: Challenge,
    /// What is asked.
    #[n(2)]
    pub ask: Ask,
    /// The agent's part; there is none in version 1.
    #[n(3)]
    pub agent: Option<AgentPart>,
}

impl Request {
    /// A question under a challenge, without an agent's part.
    pub const fn new(certificate: Vec<u8>, challenge: [u8; 16], ask: Ask) -> Self {
        Self { certificate: Blob(certificate), challenge: Challenge(challenge), ask, agent: None }
    }
    /// Adds the agent's part: the signature of their key, and the key that is sealed to.
    #[must_use]
    pub fn by_agent(self, deployment: DeploymentId, key: &SigningKey, sealing_key: PublicKey) -> Self {
        let signature = key.sign(&self.agents_bytes(deployment, &key.public(), &sealing_key));
        Self { agent: Some(AgentPart { sealing_key, signature }), ..self }
    }
    /// The key to seal to, if the agent whose key this is signed the question.
    pub fn verify_agent(
        &self,
        deployment: DeploymentId,
        agent: &PublicKey,
    ) -> Result<PublicKey, SignatureError> {
        let part = self.agent.ok_or(SignatureError::Malformed)?;
        let bytes = self.agents_bytes(deployment, agent, &part.sealing_key);
        if agent.signed(&bytes, &part.signature) { Ok(part.sealing_key) } else { Err(SignatureError::Wrong) }
    }
    fn agents_bytes(&self, deployment: DeploymentId, agent: &PublicKey, sealing_key: &PublicKey) -> Vec<u8> {
        let asked = encode(&(&self.certificate, &self.challenge, &self.ask, sealing_key));
        to_be_signed(Kind::AgentRequest, deployment, agent.id(), &asked)
    }
    /// The version of its bytes.
    const fn version(&self) -> u8 {
        if self.agent.is_some() { Kind::Request.version() } else { 1 }
    }
    /// Signs the question with the device's key.
    pub fn sign(&self, deployment: DeploymentId, device: &SigningKey) -> Vec<u8> {
        sign_at(self.version(), Kind::Request, deployment, device, encode(self))
    }
    /// Reads a question without believing it.
    pub fn read(bytes: &[u8]) -> Result<(Sign1, Self), SignatureError> {
        let message = Sign1::read(bytes)?;
        let request = decode(message.unverified_payload())?;
        Ok((message, request))
    }
    /// Checks the message it was read from against the key of its certificate.
    pub fn verify(
        &self,
        message: &Sign1,
        deployment: DeploymentId,
        device: &PublicKey,
    ) -> Result<(), SignatureError> {
        message.verify_at(self.version(), Kind::Request, deployment, device).map(|_| ())
    }
}
