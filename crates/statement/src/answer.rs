//! The answer: one signed reply per frame, in the frame's version. Green on a device means that it holds one.

use crate::codec::{decode, encode};
use crate::cose::{Kind, Sign1, SignatureError, sign_at};
use crate::frame_version::{FrameVersion, signed_version};
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
        /// It came with a receipt of before a restore that does not prove to be its own.
        ReceiptUnproven = 8, "receipt-unproven";
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
    /// The hash of the envelope; none in version 1, where the number alone names it.
    #[n(2)]
    pub envelope: Option<Hash>,
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
    /// Everything up to here was opened, unless it is named in quarantine; none in version 1. It says of no check how it was
    /// judged: what is held looks like what is not.
    #[n(10)]
    pub opened: Option<u64>,
}

impl Answer {
    /// Signs the answer at the version of its frame. One of version 1 has no hashes, nothing of what was opened, and no reason
    /// that devices of then do not know.
    pub fn sign(&self, version: FrameVersion, deployment: DeploymentId, key: &SigningKey) -> Vec<u8> {
        let bytes = match version {
            FrameVersion::First => encode(&self.first_version()),
            FrameVersion::Named => encode(self),
        };
        sign_at(version as u8, Kind::Answer, deployment, key, bytes)
    }

    /// Reads an answer of either version signed by the certified answer key.
    pub fn verify(bytes: &[u8], deployment: DeploymentId, key: &PublicKey) -> Result<Self, SignatureError> {
        let message = Sign1::read(bytes)?;
        let names_all = signed_version(&message, Kind::Answer, deployment, key)? == FrameVersion::Named;
        let answer: Self = decode(message.unverified_payload())?;
        let is_of_its_version = answer.receipts.iter().all(|receipt| receipt.envelope.is_some() == names_all)
            && (names_all || answer.opened.is_none());
        if is_of_its_version { Ok(answer) } else { Err(SignatureError::Malformed) }
    }

    fn first_version(&self) -> Self {
        let unnamed = |receipt: &Receipt| Receipt { envelope: None, ..*receipt };
        // What those devices show of it is true: no chain of headers ties it to its receipt.
        let known = |record: &Quarantined| match record.reason {
            QuarantineReason::ReceiptUnproven => {
                Quarantined { reason: QuarantineReason::ChainBroken, ..*record }
            }
            _ => *record,
        };
        Self {
            receipts: self.receipts.iter().map(unnamed).collect(),
            quarantined: self.quarantined.iter().map(known).collect(),
            opened: None,
            ..self.clone()
        }
    }
}
