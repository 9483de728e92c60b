//! The body of a statement: what was read and what the agent answered. It is personal data; it is sealed
//! before it is stored, and no image, template or optional MRZ data has a place in it.

use crate::codec::{Blob, byte_strings, decode, encode};
use crate::voucher::Secret;
use documents::{DocumentKind, ModelId};
use minicbor::{Decode, Encode};
use proofing::{AbandonReason, ComparisonAnswer, FeatureAnswer, Outcome};
use terms::{AgentId, BirthDate, Day, Personal, Sex, Timestamp};

/// The body is padded to a multiple of this many bytes, so that its length tells little.
const BLOCK: usize = 64;

byte_strings! {
    /// Sixteen random bytes that begin every body, so that its digest reveals nothing.
    Salt(16);
}

/// The document that was shown.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct DocumentSeen {
    /// Identity card, passport, residence permit.
    #[n(0)]
    pub kind: DocumentKind,
    /// Issuing state, three letters as in the MRZ.
    #[n(1)]
    pub issuer: String,
    /// The document's unique number.
    #[n(2)]
    pub number: Personal<String>,
    /// Printed end of validity.
    #[n(3)]
    pub expires: Option<Day>,
    /// Day of issue, where typed from the card.
    #[n(4)]
    pub issued: Option<Day>,
    /// The catalogue's model.
    #[n(5)]
    pub model: ModelId,
    /// True when every check digit was right.
    #[n(6)]
    pub digits_right: bool,
    /// Codes of what was odd about the bytes (`documents::FindingCode`).
    #[n(7)]
    pub findings: Blob,
    /// How many readings it took.
    #[n(8)]
    pub readings: u8,
    /// The agent held the original, not a copy.
    #[n(9)]
    pub original_in_hand: bool,
}

/// The identity as the document says it.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct IdentityRead {
    /// Primary identifier, MRZ form with spaces.
    #[n(0)]
    pub primary: Personal<String>,
    /// Secondary identifier, MRZ form with spaces.
    #[n(1)]
    pub secondary: Personal<String>,
    /// True when the name may be truncated.
    #[n(2)]
    pub truncated: bool,
    /// Date of birth.
    #[n(3)]
    pub birth: Personal<BirthDate>,
    /// Sex.
    #[n(4)]
    pub sex: Sex,
    /// Nationality, three letters.
    #[n(5)]
    pub nationality: Personal<String>,
}

/// The two printed fields typed blind, against what was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode)]
pub struct Typed {
    /// The end of the number agrees.
    #[n(0)]
    pub number_agrees: bool,
    /// The expiry agrees.
    #[n(1)]
    pub expiry_agrees: bool,
    /// How often they were typed.
    #[n(2)]
    pub tries: u8,
}

/// A security feature and the agent's answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode)]
pub struct FeatureSeen {
    /// The catalogue's code of the feature.
    #[n(0)]
    pub feature: u8,
    /// Seen, not seen, unclear.
    #[n(1)]
    pub answer: FeatureAnswer,
}

/// What the check was made with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default, Encode, Decode)]
pub struct Versions {
    /// The notice shown to the applicant.
    #[n(0)]
    pub notice: u16,
    /// The software.
    #[n(1)]
    pub software: u16,
    /// The rules of the check.
    #[n(2)]
    pub rules: u16,
    /// The catalogue of models.
    #[n(3)]
    pub catalogue: u16,
}

/// How old a list was that the check relied on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode)]
pub struct FeedAge {
    /// Which feed (`FeedKind`).
    #[n(0)]
    pub feed: u8,
    /// Its position.
    #[n(1)]
    pub position: u64,
    /// When the registry made it.
    #[n(2)]
    pub made: Timestamp,
}

/// The body. Discreet flags are always present and of fixed width: nothing the applicant could see, length
/// included, depends on them.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Body {
    /// Sixteen random bytes.
    #[n(0)]
    pub salt: Salt,
    /// The document, unless none was read.
    #[n(1)]
    pub document: Option<DocumentSeen>,
    /// The identity read from it.
    #[n(2)]
    pub identity: Option<IdentityRead>,
    /// The fields typed blind.
    #[n(3)]
    pub typed: Option<Typed>,
    /// The features drawn, with the answers.
    #[n(4)]
    pub features: Vec<FeatureSeen>,
    /// Face against portrait.
    #[n(5)]
    pub comparison: Option<ComparisonAnswer>,
    /// What the software made of the facts; the registry judges again.
    #[n(6)]
    pub outcome: Option<Outcome>,
    /// Why the case was left.
    #[n(7)]
    pub reason: Option<AbandonReason>,
    /// Discreet flags: fraud, duress.
    #[n(8)]
    pub flags: (bool, bool),
    /// Tenths of a second per step: voucher, document, features, comparison, conclusion.
    #[n(9)]
    pub durations_ds: [u16; 5],
    /// Versions of notice, software, rules, catalogue.
    #[n(10)]
    pub versions: Versions,
    /// The feeds relied on and their age.
    #[n(11)]
    pub feeds: Vec<FeedAge>,
    /// The secret of a typed code: how the registry finds the enrolment.
    #[n(12)]
    pub typed_code: Option<Secret>,
    /// The second person and the exception they allowed, by code.
    #[n(13)]
    pub second_person: Option<(AgentId, u8)>,
    /// Helpers present and refusals, by code.
    #[n(14)]
    pub helpers: Option<Blob>,
    /// Why a chain began; in a chain start only.
    #[n(15)]
    pub start_reason: Option<u8>,
    /// Seconds the machine slept since the statement before, as far as its program knows.
    #[n(16)]
    pub suspended_s: Option<u32>,
}

/// The bytes are not a padded body.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a padded body")]
pub struct BodyError;

impl Body {
    /// A body with nothing in it but its salt.
    pub fn empty(salt: [u8; 16]) -> Self {
        Self {
            salt: Salt(salt),
            document: None,
            identity: None,
            typed: None,
            features: Vec::new(),
            comparison: None,
            outcome: None,
            reason: None,
            flags: (false, false),
            durations_ds: [0; 5],
            versions: Versions::default(),
            feeds: Vec::new(),
            typed_code: None,
            second_person: None,
            helpers: None,
            start_reason: None,
            suspended_s: None,
        }
    }

    /// The padded bytes: canonical CBOR, then zeros to a multiple of 64.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = encode(self);
        bytes.resize(bytes.len().next_multiple_of(BLOCK), 0);
        bytes
    }

    /// Reads padded bytes; refuses any other padding than the least.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, BodyError> {
        let mut decoder = minicbor::Decoder::new(bytes);
        decoder.skip().map_err(|_| BodyError)?;
        let record = bytes.get(..decoder.position()).ok_or(BodyError)?;
        let body: Self = decode(record).map_err(|_| BodyError)?;
        if body.to_bytes() == bytes { Ok(body) } else { Err(BodyError) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_body_is_padded_to_whole_blocks_and_read_back() {
        let body = Body::empty([7; 16]);
        let bytes = body.to_bytes();
        assert_eq!(bytes.len() % BLOCK, 0);
        assert_eq!(Body::from_bytes(&bytes), Ok(body));
    }

    #[test]
    fn discreet_flags_do_not_change_the_length() {
        let quiet = Body::empty([7; 16]);
        let flagged = Body { flags: (true, true), ..quiet.clone() };
        assert_eq!(encode(&quiet).len(), encode(&flagged).len());
    }

    #[test]
    fn other_padding_is_refused() {
        let bytes = Body::empty([7; 16]).to_bytes();
        let mut longer = bytes.clone();
        longer.extend([0; 64]);
        assert_eq!(Body::from_bytes(&longer), Err(BodyError));
        let mut dirty = bytes.clone();
        *dirty.last_mut().unwrap() = 1;
        assert_eq!(Body::from_bytes(&dirty), Err(BodyError));
        assert_eq!(Body::from_bytes(&[]), Err(BodyError));
    }
}
