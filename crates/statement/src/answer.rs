//! The answer: one signed reply per frame. Green on a device means that it holds one.

use crate::cose::{Kind, SignatureError, open_record, sign_record};
use crate::key::{Hash, PublicKey, SigningKey};
use minicbor::{Decode, Encode};
use terms::{ChainId, DeploymentId, Timestamp};

terms::codes! {
    /// Why a record is in quarantine. The device shows it; a person releases or refuses it.
    QuarantineReason {
        /// The seal does not open.
        SealBroken = 1, "seal-broken";
        /// Sealed to a key the registry does not hold (yet).
        KeyUnknown = 2, "key-unknown";
        /// The statement inside is not one.
        Malformed = 3, "malformed";
        /// The signature inside is not the agent's.
        SignatureWrong = 4, "signature-wrong";
        /// The lease named inside is not known.
        LeaseUnknown = 5, "lease-unknown";
        /// The record does not continue the chain.
        ChainBroken = 6, "chain-broken";
        /// The enrolment it names is not known, or its key is erased.
        EnrolmentUnknown = 7, "enrolment-unknown";
    }
}

/// The highest sequence up to which a chain is kept without a gap.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode)]
pub struct Mark {
    /// The sequence.
    #[n(0)]
    pub sequence: u64,
    /// The hash of the envelope there.
    #[n(1)]
    pub envelope: Hash,
}

/// What the answer says about one envelope of the frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode)]
pub struct Receipt {
    /// Its sequence.
    #[n(0)]
    pub sequence: u64,
    /// When the registry first received it. The same forever.
    #[n(1)]
    pub first_received: Timestamp,
}

/// A record that was kept and could not be opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode)]
pub struct Quarantined {
    /// Its sequence.
    #[n(0)]
    pub sequence: u64,
    /// Why.
    #[n(1)]
    pub reason: QuarantineReason,
}

/// The registry's reply to a frame.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Answer {
    /// Changes when the registry was restored.
    #[n(0)]
    pub epoch: u64,
    /// The chain the answer is about.
    #[n(1)]
    pub chain: ChainId,
    /// Everything up to here is kept.
    #[n(2)]
    pub mark: Option<Mark>,
    /// One per envelope of the frame that is kept.
    #[n(3)]
    pub receipts: Vec<Receipt>,
    /// Records of the chain in quarantine.
    #[n(4)]
    pub quarantined: Vec<Quarantined>,
    /// Sequences under which other bytes are kept already: a tamper case is open.
    #[n(5)]
    pub conflicting: Vec<u64>,
    /// Found in a backup that was read back, up to here: sealed envelopes may go.
    #[n(6)]
    pub safe_mark: Option<u64>,
    /// Number of entries in the registry's ledger.
    #[n(7)]
    pub ledger_size: u64,
    /// The ledger's head.
    #[n(8)]
    pub ledger_head: Hash,
    /// The registry's time when it signed.
    #[n(9)]
    pub time: Timestamp,
}

impl Answer {
    /// Signs the answer.
    pub fn sign(&self, deployment: DeploymentId, key: &SigningKey) -> Vec<u8> {
        sign_record(Kind::Answer, deployment, key, self)
    }
    /// Reads an answer signed by the certified answer key.
    pub fn verify(bytes: &[u8], deployment: DeploymentId, key: &PublicKey) -> Result<Self, SignatureError> {
        open_record(Kind::Answer, deployment, key, bytes)
    }
}
