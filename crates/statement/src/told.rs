//! What the registry tells one agent and nobody else: sealed to the key that their vault holds, in answer to one question.
//! A copied device, or whoever reads the line, has bytes that do not open.

use crate::codec::{decode, encode};
use crate::cose::Kind;
use crate::key::PublicKey;
use crate::request::Challenge;
use crate::round_feed::RoundFeed;
use crate::sealing::{Context, OpenError, OpeningKey, SealError};
use minicbor::{Decode, Encode};
use rand_core::CryptoRng;
use terms::{AgentId, DeploymentId, DeviceId, Personal};

/// Whom something is told, in answer to which question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Addressee {
    /// Of this deployment.
    pub deployment: DeploymentId,
    /// On this device.
    pub device: DeviceId,
    /// The agent.
    pub agent: AgentId,
    /// The challenge of the question.
    pub challenge: Challenge,
}

/// Something that is told one agent only.
pub trait Told: Encode<()> + for<'b> Decode<'b, ()> {
    /// What its seal is for.
    const KIND: Kind;

    /// Seals it to the agent's key.
    fn seal_to(
        &self,
        whom: &Addressee,
        key: &PublicKey,
        chance: &mut impl CryptoRng,
    ) -> Result<Vec<u8>, SealError> {
        whom.sealed(Self::KIND, |context| context.seal(&encode(self), key, chance))
    }

    /// Opens what was sealed to the agent.
    fn open_for(whom: &Addressee, key: &OpeningKey, sealed: &[u8]) -> Result<Self, OpenError> {
        let opened = whom.sealed(Self::KIND, |context| context.open(sealed, key))?;
        decode(&opened).map_err(|_| OpenError::Malformed)
    }
}

impl Addressee {
    fn sealed<T>(&self, kind: Kind, act: impl FnOnce(Context<'_>) -> T) -> T {
        let associated = encode(&(kind.version(), self.device, self.agent, self.challenge));
        act(Context { kind, deployment: self.deployment, associated: &associated })
    }
}

/// What an applicant declared, as far as a document bears it out.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct DeclaredIdentity {
    /// Name at birth.
    #[n(0)]
    pub birth_name: Personal<String>,
    /// Name used since, if another.
    #[n(1)]
    pub usage_name: Option<Personal<String>>,
    /// Given names.
    #[n(2)]
    pub given_names: Personal<String>,
    /// `YYYY-MM-DD`, 00 for what the document does not know.
    #[n(3)]
    pub birth_date: Personal<String>,
}

impl Told for RoundFeed {
    const KIND: Kind = Kind::Round;
}

impl Told for DeclaredIdentity {
    const KIND: Kind = Kind::Declared;
}
