//! The signed header of a statement. It holds no personal data; the chain runs over headers, so it still
//! verifies after every body is erased.

use crate::codec::encode;
use crate::key::{Hash, Proof, hash};
use crate::time_evidence::TimeEvidence;
use crate::voucher::Secret;
use minicbor::{Decode, Encode};
use terms::{ChainId, EnrolmentId, LeaseId};

terms::codes! {
    /// What a statement states.
    StatementKind {
        /// A check that was concluded.
        Check = 1, "check";
        /// The carrier rang, nobody opened.
        NobodyHome = 2, "nobody-home";
        /// A case that was opened and left.
        Abandoned = 3, "abandoned";
        /// A correction that points back.
        Correction = 4, "correction";
        /// The first statement of a chain.
        ChainStart = 5, "chain-start";
    }
    /// How the voucher reached the device.
    HowRead {
        /// The QR code was read.
        Scanned = 1, "scanned";
        /// The code was typed; the enrolment is unknown offline.
        Typed = 2, "typed";
        /// No voucher was shown.
        None = 3, "none";
    }
}

/// The statement another one refers to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Encode, Decode)]
pub struct Back {
    /// Its chain.
    #[n(0)]
    pub chain: ChainId,
    /// Its place in the chain.
    #[n(1)]
    pub sequence: u64,
}

/// What the agent states, beside what can be derived (chain, sequence, digest).
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Stated {
    /// What is stated.
    #[n(0)]
    pub kind: StatementKind,
    /// Hash of the previous header of the chain; zero before the first.
    #[n(1)]
    pub previous: Hash,
    /// The enrolment; absent after a typed code, whose enrolment only the registry can find.
    #[n(2)]
    pub enrolment: Option<EnrolmentId>,
    /// The lease worked under; absent in a chain start.
    #[n(3)]
    pub lease: Option<LeaseId>,
    /// The statement this one corrects.
    #[n(4)]
    pub refers_to: Option<Back>,
    /// How the voucher was read.
    #[n(5)]
    pub how_read: HowRead,
    /// The applicant's co-signature, when the voucher was shown.
    #[n(6)]
    pub proof: Option<Proof>,
    /// What the clocks showed.
    #[n(7)]
    pub time: TimeEvidence,
}

/// The header as it is signed and chained.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Header {
    /// The chain.
    #[n(0)]
    pub chain: ChainId,
    /// Position in the chain, from 0.
    #[n(1)]
    pub sequence: u64,
    /// SHA-256 of the padded body.
    #[n(2)]
    pub body: Hash,
    /// What is stated.
    #[n(3)]
    pub stated: Stated,
}

impl Header {
    /// The bytes that are signed.
    pub fn to_bytes(&self) -> Vec<u8> {
        encode(self)
    }
    /// The hash the next header of the chain carries.
    pub fn hash(&self) -> Hash {
        hash(&self.to_bytes())
    }
    /// The applicant's co-signature of this header: the HMAC of the header without the proof itself.
    pub fn proof_by(&self, secret: &Secret) -> Proof {
        let mut rest = self.clone();
        rest.stated.proof = None;
        secret.prove(&rest.to_bytes())
    }
    /// The header with the co-signature put in.
    #[must_use]
    pub fn co_signed(mut self, secret: &Secret) -> Self {
        self.stated.proof = Some(self.proof_by(secret));
        self
    }
}
