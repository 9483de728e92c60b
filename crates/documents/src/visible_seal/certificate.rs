//! A signer's certificate: its names, its period and its key. The chain above it is not followed: a trust
//! list names the signers themselves (`trust`).

use core::fmt;
use p256::ecdsa::signature::Verifier as _;
use terms::Day;
use x509_cert::Certificate as X509;
use x509_cert::der::DecodePem as _;
use x509_cert::der::oid::ObjectIdentifier;
use x509_cert::der::oid::db::rfc4519::CN;
use x509_cert::der::oid::db::rfc5912::{ID_EC_PUBLIC_KEY, SECP_256_R_1, SECP_384_R_1, SECP_521_R_1};
use x509_cert::name::Name;
use x509_cert::time::Time;

const SECONDS_A_DAY: u64 = 86_400;

terms::codes! {
    /// A curve that signs seals; its hash has the same strength (specification 7).
    Curve {
        /// NIST P-256 with SHA-256.
        P256 = 1, "P-256";
        /// NIST P-384 with SHA-384.
        P384 = 2, "P-384";
        /// NIST P-521 with SHA-512.
        P521 = 3, "P-521";
    }
}

/// A signer's certificate.
#[derive(Clone, PartialEq, Eq)]
pub struct Certificate {
    /// The authority's identifier in seals: the common name of its issuer.
    pub authority: String,
    /// Its own identifier in seals: the common name of its subject.
    pub id: String,
    /// Its first day, in universal time.
    pub from: Day,
    /// Its last day.
    pub until: Day,
    /// The curve of its key.
    pub curve: Curve,
    /// The key as SEC 1 writes it.
    key: Vec<u8>,
}

impl fmt::Debug for Certificate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Certificate({} {})", self.authority, self.id)
    }
}

/// The bytes are no certificate of a signer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotACertificate {
    /// They are no X.509 certificate.
    Unreadable,
    /// Issuer or subject has no common name.
    NoName,
    /// The key is on no curve that signs seals.
    Curve,
}

impl fmt::Display for NotACertificate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Unreadable => "not an X.509 certificate",
            Self::NoName => "a certificate without the common names that seals refer to",
            Self::Curve => "a certificate whose key is on none of P-256, P-384 and P-521",
        })
    }
}
impl core::error::Error for NotACertificate {}

impl Certificate {
    /// Reads a certificate in PEM.
    pub fn from_pem(pem: &str) -> Result<Self, NotACertificate> {
        Self::of(&X509::from_pem(pem).map_err(|_| NotACertificate::Unreadable)?)
    }
    fn of(certificate: &X509) -> Result<Self, NotACertificate> {
        let signed = certificate.tbs_certificate();
        let algorithm = &signed.subject_public_key_info().algorithm;
        let named = algorithm.parameters.as_ref().and_then(|any| any.decode_as::<ObjectIdentifier>().ok());
        let curve = match named.filter(|_| algorithm.oid == ID_EC_PUBLIC_KEY) {
            Some(SECP_256_R_1) => Curve::P256,
            Some(SECP_384_R_1) => Curve::P384,
            Some(SECP_521_R_1) => Curve::P521,
            _ => return Err(NotACertificate::Curve),
        };
        let name = |name: &Name| printed_name(name).ok_or(NotACertificate::NoName);
        let validity = signed.validity();
        let found = Self {
            authority: name(signed.issuer())?,
            id: name(signed.subject())?,
            from: day(validity.not_before)?,
            until: day(validity.not_after)?,
            curve,
            key: signed.subject_public_key_info().subject_public_key.raw_bytes().to_vec(),
        };
        // A key that is no point of its curve would make every signature wrong.
        if found.has_a_key() { Ok(found) } else { Err(NotACertificate::Curve) }
    }
    /// The key as SEC 1 writes it.
    pub fn key(&self) -> &[u8] {
        &self.key
    }
    fn has_a_key(&self) -> bool {
        match self.curve {
            Curve::P256 => p256::ecdsa::VerifyingKey::from_sec1_bytes(&self.key).is_ok(),
            Curve::P384 => p384::ecdsa::VerifyingKey::from_sec1_bytes(&self.key).is_ok(),
            Curve::P521 => p521::ecdsa::VerifyingKey::from_sec1_bytes(&self.key).is_ok(),
        }
    }
    /// True when the signature (r and s, one after the other) of the bytes is of this key.
    pub(super) fn signed(&self, bytes: &[u8], signature: &[u8]) -> bool {
        macro_rules! verify {
            ($curve:ident) => {{
                use $curve::ecdsa::{Signature, VerifyingKey};
                let key = VerifyingKey::from_sec1_bytes(&self.key);
                let signature = Signature::from_slice(signature);
                key.ok()
                    .zip(signature.ok())
                    .is_some_and(|(key, signature)| key.verify(bytes, &signature).is_ok())
            }};
        }
        match self.curve {
            Curve::P256 => verify!(p256),
            Curve::P384 => verify!(p384),
            Curve::P521 => verify!(p521),
        }
    }
}

fn printed_name(name: &Name) -> Option<String> {
    let attribute = name.iter().find(|attribute| attribute.oid == CN)?;
    // Whichever kind of string it is, its content is what is printed.
    let content = attribute.value.value();
    let text = core::str::from_utf8(content).ok()?.to_owned();
    Some(text).filter(|text| !text.is_empty())
}

fn day(time: Time) -> Result<Day, NotACertificate> {
    let days = time.to_unix_duration().as_secs() / SECONDS_A_DAY;
    i32::try_from(days)
        .ok()
        .and_then(|days| Day::from_epoch_days(days).ok())
        .ok_or(NotACertificate::Unreadable)
}
