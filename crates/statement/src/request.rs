//! A device's question to the server, signed by its key over the server's challenge: rounds and feeds go
//! only to the device that proves its key.

use crate::codec::{Blob, decode};
use crate::cose::{Kind, Sign1, SignatureError, sign_record};
use crate::cursor::Cursor;
use crate::key::{PublicKey, SigningKey};
use crate::voucher::Secret;
use minicbor::{Decode, Encode};
use terms::{AgentId, DeploymentId, RoundId};

crate::codec::byte_strings! {
    /// The server's challenge: used once.
    Challenge(16);
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
}

impl Request {
    /// A question under a challenge.
    pub const fn new(certificate: Vec<u8>, challenge: [u8; 16], ask: Ask) -> Self {
        Self { certificate: Blob(certificate), challenge: Challenge(challenge), ask }
    }
    /// Signs the question with the device's key.
    pub fn sign(&self, deployment: DeploymentId, device: &SigningKey) -> Vec<u8> {
        sign_record(Kind::Request, deployment, device, self)
    }
    /// Reads a question without believing it.
    pub fn read(bytes: &[u8]) -> Result<(Sign1, Self), SignatureError> {
        let message = Sign1::read(bytes)?;
        let request = decode(message.unverified_payload())?;
        Ok((message, request))
    }
    /// Checks a question that was read against the key of its certificate.
    pub fn verify(
        message: &Sign1,
        deployment: DeploymentId,
        device: &PublicKey,
    ) -> Result<(), SignatureError> {
        message.verify(Kind::Request, deployment, device).map(|_| ())
    }
}
