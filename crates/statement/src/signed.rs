//! A statement: header, body and the agent's signature, kept as they travel. Chain, sequence and digest are
//! derived by the reader (they are the envelope's associated data and the body itself), so they are signed
//! but not sent.

use crate::body::{Body, BodyError};
use crate::codec::{Blob, decode, encode};
use crate::cose::{Kind, assemble, to_be_signed};
use crate::envelope::RecordId;
use crate::header::{Header, Stated};
use crate::key::{Hash, PublicKey, Signature, SigningKey, hash};
use minicbor::{Decode, Encode};
use terms::{DeploymentId, KeyId};

/// A second person's signature on the same header.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct Countersignature {
    /// The second person's key.
    #[n(0)]
    pub key: KeyId,
    /// Their signature.
    #[n(1)]
    pub signature: Signature,
}

/// The plaintext of an envelope.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct Statement {
    /// The agent's signature (the device's own on a chain start).
    #[n(0)]
    pub signature: Signature,
    /// What is stated.
    #[n(1)]
    pub stated: Stated,
    /// The padded body.
    #[n(2)]
    pub body: Blob,
    /// The second person's signature, where policy or an exception asks for one.
    #[n(3)]
    pub second: Option<Countersignature>,
}

/// Why a statement was not believed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum StatementError {
    /// Not a canonical statement.
    #[error("not a statement")]
    Malformed,
    /// The signature is not the key's.
    #[error("the signature is wrong")]
    Signature,
    /// The body is not one.
    #[error("the body is not one")]
    Body,
}

impl From<BodyError> for StatementError {
    fn from(_: BodyError) -> Self {
        Self::Body
    }
}

/// The digest of a padded body.
pub fn body_digest(padded: &[u8]) -> Hash {
    hash(padded)
}

/// The header of something stated at a place of a chain over a padded body.
pub fn header_of(place: RecordId, stated: Stated, padded_body: &[u8]) -> Header {
    Header { chain: place.chain, sequence: place.sequence, body: body_digest(padded_body), stated }
}

/// Signs a header and gives the statement to be sealed.
pub fn sign_statement(
    header: &Header,
    padded_body: Vec<u8>,
    key: &SigningKey,
    deployment: DeploymentId,
) -> Statement {
    let bytes = to_be_signed(Kind::Statement, deployment, key.public().id(), &header.to_bytes());
    Statement {
        signature: key.sign(&bytes),
        stated: header.stated.clone(),
        body: Blob(padded_body),
        second: None,
    }
}

/// Adds a second person's signature to the same header.
#[must_use]
pub fn countersign(
    mut statement: Statement,
    header: &Header,
    key: &SigningKey,
    deployment: DeploymentId,
) -> Statement {
    let id = key.public().id();
    let bytes = to_be_signed(Kind::Countersignature, deployment, id, &header.to_bytes());
    statement.second = Some(Countersignature { key: id, signature: key.sign(&bytes) });
    statement
}

impl Statement {
    /// The bytes that are sealed.
    pub fn to_bytes(&self) -> Vec<u8> {
        encode(self)
    }
    /// Reads opened bytes.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, StatementError> {
        decode(bytes).map_err(|_| StatementError::Malformed)
    }
    /// The header this statement has at a place.
    pub fn header(&self, place: RecordId) -> Header {
        header_of(place, self.stated.clone(), &self.body.0)
    }
    /// The body.
    pub fn body(&self) -> Result<Body, StatementError> {
        Ok(Body::from_bytes(&self.body.0)?)
    }
    /// Checks the agent's signature and, where there is one, the second person's; gives the header.
    pub fn verify(
        &self,
        place: RecordId,
        deployment: DeploymentId,
        agent: &PublicKey,
        second: Option<&PublicKey>,
    ) -> Result<Header, StatementError> {
        let header = self.header(place);
        let bytes = header.to_bytes();
        let right = |kind, key: &PublicKey, signature: &Signature| {
            key.signed(&to_be_signed(kind, deployment, key.id(), &bytes), signature)
        };
        if !right(Kind::Statement, agent, &self.signature) {
            return Err(StatementError::Signature);
        }
        match (&self.second, second) {
            (None, _) => Ok(header),
            // The key's name stands outside what is signed: an auditor looks the key up by it.
            (Some(signed), Some(key))
                if signed.key == key.id() && right(Kind::Countersignature, key, &signed.signature) =>
            {
                Ok(header)
            }
            (Some(_), _) => Err(StatementError::Signature),
        }
    }
    /// The agent's signature as a whole `COSE_Sign1`, as an auditor keeps it.
    pub fn to_cose(&self, header: &Header, agent: KeyId) -> Vec<u8> {
        assemble(agent, header.to_bytes(), self.signature)
    }
}
