//! The voucher ("invitation"): what the applicant shows, as a QR code the device verifies offline, and
//! the same secret as sixteen typed letters.
//!
//! The check letter of a group is a weighted sum in GF(16) with distinct weights plus the group's number. It finds
//! every single wrong letter, every exchange of two letters inside a group, and exchanged groups.

use crate::cose::{Kind, Sign1, SignatureError, sign_record};
use crate::key::{Proof, PublicKey, SigningKey, hash};
use crate::letters::LETTERS;
use crate::{codec::decode, codec::encode, key::Hash};
use documents::scanned;
use hmac::{Hmac, KeyInit, Mac};
use minicbor::{Decode, Encode};
use rand_core::CryptoRng;
use sha2::Sha256;
use terms::{ChainId, DeploymentId, EnrolmentId, KeyId, Personal, Route, Timestamp, text};

/// What every voucher's text begins with.
const PREFIX: &str = "VAV1:";

/// The applicant's secret: 48 random bits, one check's worth.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Secret([u8; 6]);

impl core::fmt::Debug for Secret {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str("Secret(…)")
    }
}
impl<C> Encode<C> for Secret {
    fn encode<W: minicbor::encode::Write>(
        &self,
        e: &mut minicbor::Encoder<W>,
        _: &mut C,
    ) -> Result<(), minicbor::encode::Error<W::Error>> {
        e.bytes(&self.0)?.ok()
    }
}
impl<'b, C> Decode<'b, C> for Secret {
    fn decode(d: &mut minicbor::Decoder<'b>, _: &mut C) -> Result<Self, minicbor::decode::Error> {
        let bytes = d.bytes()?;
        bytes.try_into().map(Self).map_err(|_| minicbor::decode::Error::message("secret length"))
    }
}

impl Secret {
    /// Draws a secret.
    pub fn draw(chance: &mut impl CryptoRng) -> Self {
        let mut bytes = [0; 6];
        chance.fill_bytes(&mut bytes);
        Self(bytes)
    }
    /// The secret of stored bytes.
    pub const fn from_bytes(bytes: [u8; 6]) -> Self {
        Self(bytes)
    }
    /// The bytes, to be sealed or hashed under a key.
    pub const fn as_bytes(&self) -> &[u8; 6] {
        &self.0
    }
    /// The co-signature of some bytes: HMAC-SHA-256, first 16 bytes.
    pub fn prove(&self, bytes: &[u8]) -> Proof {
        let mut mac = Hmac::<Sha256>::new_from_slice(&self.0).expect("HMAC takes a key of any length");
        mac.update(bytes);
        let full: [u8; 32] = mac.finalize().into_bytes().into();
        let mut first = [0; 16];
        first.iter_mut().zip(full).for_each(|(to, from)| *to = from);
        Proof(first)
    }
    /// What decides which security features are drawn for this check: the same at every restart, and
    /// not for the agent to choose.
    pub fn features_seed(&self) -> [u8; 32] {
        hash(&encode(&("features", *self))).0
    }
    /// The seed where no voucher was shown: chain and sequence.
    pub fn features_seed_without(chain: ChainId, sequence: u64) -> [u8; 32] {
        hash(&encode(&("features", chain, sequence))).0
    }
    /// The secret as it is typed: four groups of four letters, each group with its own check letter.
    pub fn code(&self) -> Code {
        let nibbles = self.0.iter().flat_map(|byte| [byte >> 4, byte & 0x0f]);
        let nibbles: Vec<u8> = nibbles.collect();
        let mut letters = String::with_capacity(19);
        for (at, group) in nibbles.chunks(3).enumerate() {
            if at > 0 {
                letters.push(' ');
            }
            group.iter().chain([&check_of(at, group)]).for_each(|n| letters.push(letter(*n)));
        }
        Code(letters)
    }
}

/// The typed form of a secret, in groups: `BCDF GHJK LNPR STVX`.
#[derive(Clone, PartialEq, Eq)]
pub struct Code(String);

/// Why a typed code is not one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CodeError {
    /// Not sixteen letters of the alphabet.
    #[error("not sixteen letters of the alphabet")]
    NotACode,
    /// The check letter of a group (1 to 4) disagrees with its three letters.
    #[error("group {0} disagrees with its check letter")]
    CheckLetter(u8),
}

impl core::fmt::Debug for Code {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str("Code(…)")
    }
}

impl Code {
    /// The text, grouped by spaces.
    pub fn as_str(&self) -> &str {
        &self.0
    }
    /// Reads a typed code. Case, spaces, hyphens and what nobody sees do not matter; every letter does.
    pub fn parse(typed: &str) -> Result<Secret, CodeError> {
        let mut nibbles = Vec::with_capacity(16);
        for character in typed.chars().filter(|c| !is_between(*c)) {
            let upper = u8::try_from(character.to_ascii_uppercase()).map_err(|_| CodeError::NotACode)?;
            let at = LETTERS.iter().position(|letter| *letter == upper).ok_or(CodeError::NotACode)?;
            nibbles.push(u8::try_from(at).map_err(|_| CodeError::NotACode)?);
        }
        if nibbles.len() != 16 {
            return Err(CodeError::NotACode);
        }
        let mut secret = Vec::with_capacity(12);
        for (at, group) in nibbles.chunks(4).enumerate() {
            let [a, b, c, check] = group else { return Err(CodeError::NotACode) };
            if check_of(at, &[*a, *b, *c]) != *check {
                return Err(CodeError::CheckLetter(u8::try_from(at + 1).unwrap_or(4)));
            }
            secret.extend([*a, *b, *c]);
        }
        let mut bytes = [0; 6];
        for (byte, pair) in bytes.iter_mut().zip(secret.chunks(2)) {
            let [high, low] = pair else { return Err(CodeError::NotACode) };
            *byte = high << 4 | low;
        }
        Ok(Secret(bytes))
    }
}

fn is_between(character: char) -> bool {
    character.is_whitespace() || text::is_dash(character) || text::is_invisible(character)
}

fn letter(nibble: u8) -> char {
    LETTERS.get(usize::from(nibble & 0x0f)).map_or('B', |letter| char::from(*letter))
}

/// The check letter of a group: a weighted sum in GF(16) with distinct weights, so that every single wrong
/// letter and every two letters exchanged inside a group are found; the group's own number takes part, so
/// that two groups exchanged are found too.
fn check_of(group: usize, nibbles: &[u8]) -> u8 {
    let place = u8::try_from(group + 1).unwrap_or(0);
    nibbles.iter().zip([2, 3, 4]).fold(place, |sum, (nibble, weight)| sum ^ gf16(*nibble, weight))
}

/// Multiplication in GF(16) modulo x^4 + x + 1.
fn gf16(mut a: u8, mut b: u8) -> u8 {
    let mut product = 0;
    while b != 0 {
        if b & 1 == 1 {
            product ^= a;
        }
        a = if a & 8 == 8 { (a << 1) ^ 0b1_0011 } else { a << 1 };
        b >>= 1;
    }
    product & 0x0f
}

/// What the QR code says, once its signature is right.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Voucher {
    /// Whose voucher it is.
    #[n(0)]
    pub deployment: DeploymentId,
    /// The enrolment it fulfils.
    #[n(1)]
    pub enrolment: EnrolmentId,
    /// The route it was made for.
    #[n(2)]
    pub route: Route,
    /// End of validity. The registry judges it; a device warns and records.
    #[n(3)]
    pub expires: Timestamp,
    /// Initials, for a glance.
    #[n(4)]
    pub initials: Personal<String>,
    /// Year of birth, for a glance.
    #[n(5)]
    pub birth_year: Personal<u16>,
    /// The applicant's secret.
    #[n(6)]
    pub secret: Secret,
}

/// Why a scanned text is not a voucher to work with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum VoucherError {
    /// Not the text of a voucher.
    #[error("not a voucher")]
    Unreadable,
    /// Made for another deployment.
    #[error("a voucher of another deployment")]
    Foreign,
    /// Signed under a key this device does not know: *not verifiable*, never *forged*.
    #[error("the voucher's key is unknown here")]
    NotVerifiable(KeyId),
    /// The signature is wrong.
    #[error("the voucher's signature is wrong")]
    Forged,
}

impl Voucher {
    /// The text of the QR code (alphanumeric mode).
    pub fn sign(&self, key: &SigningKey) -> String {
        let message = sign_record(Kind::Voucher, self.deployment, key, self);
        format!("{PREFIX}{}", base45::encode(&message))
    }

    /// Reads the text of a QR code and checks it against the voucher keys this device knows. An expired
    /// voucher is read like any other: expiry is judged by the registry.
    pub fn read(text: &str, ours: DeploymentId, keys: &[PublicKey]) -> Result<Self, VoucherError> {
        let (message, claimed) = Self::read_claims(text)?;
        if claimed.deployment != ours {
            return Err(VoucherError::Foreign);
        }
        let key = keys.iter().find(|key| key.id() == message.key());
        let key = key.ok_or(VoucherError::NotVerifiable(message.key()))?;
        match message.verify(Kind::Voucher, ours, key) {
            Ok(_) => Ok(claimed),
            Err(SignatureError::Malformed) => Err(VoucherError::Unreadable),
            Err(SignatureError::OtherKey | SignatureError::Wrong) => Err(VoucherError::Forged),
        }
    }

    /// What a voucher under an unknown key claims: enough to work on and be held, nothing to believe.
    pub fn read_unverified(text: &str, ours: DeploymentId) -> Result<Self, VoucherError> {
        let (_, claimed) = Self::read_claims(text)?;
        if claimed.deployment == ours { Ok(claimed) } else { Err(VoucherError::Foreign) }
    }

    fn read_claims(text: &str) -> Result<(Sign1, Self), VoucherError> {
        let body = scanned(text).strip_prefix(PREFIX).ok_or(VoucherError::Unreadable)?;
        let bytes = base45::decode(body).map_err(|_| VoucherError::Unreadable)?;
        // RFC 9285 section 6: two letters at the end that stand for more than 255 are refused; the decoder
        // cuts them, so that one message would have several texts.
        if base45::encode(&bytes) != body {
            return Err(VoucherError::Unreadable);
        }
        let message = Sign1::read(&bytes).map_err(|_| VoucherError::Unreadable)?;
        let claimed: Self = decode(message.unverified_payload()).map_err(|_| VoucherError::Unreadable)?;
        Ok((message, claimed))
    }

    /// True once the voucher has run out.
    pub fn has_expired(&self, at: Timestamp) -> bool {
        at > self.expires
    }
}

/// A hash that names a voucher's text without its secret being findable: for logs of what was refused.
impl Voucher {
    /// SHA-256 of the scanned text.
    pub fn fingerprint(text: &str) -> Hash {
        hash(scanned(text).as_bytes())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_code_is_four_groups_of_four_letters() {
        let code = Secret([0x01, 0x23, 0x45, 0x67, 0x89, 0xab]).code();
        assert_eq!(code.as_str().len(), 19);
        assert_eq!(Code::parse(code.as_str()), Ok(Secret([0x01, 0x23, 0x45, 0x67, 0x89, 0xab])));
    }

    proptest! {
        #[test]
        fn a_code_is_read_back_in_any_case_and_grouping(secret: [u8; 6]) {
            let code = Secret(secret).code();
            prop_assert_eq!(Code::parse(code.as_str()), Ok(Secret(secret)));
            prop_assert_eq!(Code::parse(&code.as_str().to_lowercase().replace(' ', "-")), Ok(Secret(secret)));
        }

        #[test]
        fn every_single_wrong_letter_is_found(secret: [u8; 6], at in 0usize..16, other in 0usize..16) {
            let mut letters: Vec<char> = Secret(secret).code().as_str().replace(' ', "").chars().collect();
            let wrong = char::from(LETTERS[other]);
            prop_assume!(letters[at] != wrong);
            letters[at] = wrong;
            let typed: String = letters.into_iter().collect();
            prop_assert_eq!(Code::parse(&typed), Err(CodeError::CheckLetter(u8::try_from(at / 4 + 1).unwrap())));
        }

        #[test]
        fn two_letters_exchanged_inside_a_group_are_found(secret: [u8; 6], group in 0usize..4, a in 0usize..4, b in 0usize..4) {
            let mut letters: Vec<char> = Secret(secret).code().as_str().replace(' ', "").chars().collect();
            prop_assume!(letters[group * 4 + a] != letters[group * 4 + b]);
            letters.swap(group * 4 + a, group * 4 + b);
            let typed: String = letters.into_iter().collect();
            prop_assert!(Code::parse(&typed).is_err());
        }

        #[test]
        fn no_text_panics(text in ".{0,300}") {
            let _ = Code::parse(&text);
            let _ = Voucher::read(&text, DeploymentId([0; 8]), &[]);
            let _ = Voucher::read(&format!("VAV1:{text}"), DeploymentId([0; 8]), &[]);
        }
    }
}
