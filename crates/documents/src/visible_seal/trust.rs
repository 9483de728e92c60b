//! Whom seals are believed from: a file of certificates, as PEM writes them. A list adds lines between them
//! and a signature at its end, so that whoever carries it cannot change it:
//!
//! ```text
//! Issued: 2026-11-21
//! Next: 2027-02-21
//! Revoked: FR05 0002
//! -----BEGIN CERTIFICATE-----
//! …
//! -----END CERTIFICATE-----
//! -----BEGIN TRUST LIST SIGNATURE-----
//! …
//! -----END TRUST LIST SIGNATURE-----
//! ```
//!
//! Without such lines it is any PEM file: text around the certificates and blocks of other kinds count for nothing
//! (RFC 7468, section 2). With them it is a list, and a line that is not understood makes it none.
//!
//! The national list is XML with roots; an operator checks it, fetches the signers' certificates and signs
//! this one (ECDSA P-256 over every byte before the signature's own first line).
//!
//! A list is that strict because a slip in a revocation would revoke nobody. Two certificates of one name make no list.

use super::certificate::{Certificate, NotACertificate};
use core::fmt;
use p256::ecdsa::signature::{Signer as _, Verifier as _};
use p256::ecdsa::{Signature, SigningKey, VerifyingKey};
use std::collections::{BTreeMap, BTreeSet};
use terms::Day;
use x509_cert::der::pem;

const BEGIN: &str = "-----BEGIN CERTIFICATE-----";
const END: &str = "-----END CERTIFICATE-----";
const SIGNATURE: &str = "TRUST LIST SIGNATURE";
const BEGIN_SIGNATURE: &str = "-----BEGIN TRUST LIST SIGNATURE-----";

/// The certificates that are believed, and those that no longer are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Trust {
    certificates: BTreeMap<(String, String), Certificate>,
    revoked: BTreeSet<(String, String)>,
    /// The day the list was made.
    pub issued: Option<Day>,
    /// The day by which another is due.
    pub next: Option<Day>,
}

/// What a trust list says of a seal's signer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trusted<'a> {
    /// The authority is not on it.
    UnknownAuthority,
    /// The authority is, the certificate is not.
    UnknownCertificate,
    /// The certificate was taken back, whenever it signed; it is there when the list still holds it.
    Revoked(Option<&'a Certificate>),
    /// It is believed.
    Known(&'a Certificate),
}

impl<'a> Trusted<'a> {
    /// The certificate, where the list holds it.
    pub const fn certificate(self) -> Option<&'a Certificate> {
        match self {
            Self::UnknownAuthority | Self::UnknownCertificate => None,
            Self::Revoked(certificate) => certificate,
            Self::Known(certificate) => Some(certificate),
        }
    }
}

/// The file is no trust list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BadList {
    /// A certificate in it is none, at that place from 1.
    Certificate(usize, NotACertificate),
    /// A line between the certificates is not understood, or a date is none; from 1.
    Line(usize),
    /// Two certificates of one name: which of them signs, nobody can tell.
    Twice(usize),
    /// There is no signer's certificate in it.
    Empty,
    /// It has no signature where one is asked for, or another signature than its own.
    Signature,
}

impl fmt::Display for BadList {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Certificate(place, cause) => write!(f, "certificate {place}: {cause}"),
            Self::Line(line) => write!(f, "line {line} is not understood"),
            Self::Twice(place) => write!(f, "certificate {place}: another one has its name"),
            Self::Empty => f.write_str("no signer's certificate in the file"),
            Self::Signature => f.write_str("the list is not signed by the key it should be"),
        }
    }
}
impl core::error::Error for BadList {}

impl Trust {
    /// Reads a file whose place is its protection: certificates in PEM, with a list's lines or without.
    pub fn read(text: &str) -> Result<Self, BadList> {
        let text = text.trim_start_matches('\u{feff}').split(BEGIN_SIGNATURE).next().unwrap_or_default();
        let is_list = text.lines().any(is_of_a_list);
        let mut trust = Self::default();
        let (mut block, mut count) = (None::<String>, 0);
        for (number, line) in (1..).zip(text.lines()) {
            match (&mut block, line.trim()) {
                (None, BEGIN) => block = Some(format!("{BEGIN}\n")),
                (None, other) if is_list => trust.take_line(other).ok_or(BadList::Line(number))?,
                (None, _) => {}
                (Some(pem), END) => {
                    count += 1;
                    pem.push_str(END);
                    trust.take_certificate(pem, count)?;
                    block = None;
                }
                (Some(pem), other) => {
                    pem.push_str(other);
                    pem.push('\n');
                }
            }
        }
        if trust.certificates.is_empty() || block.is_some() { Err(BadList::Empty) } else { Ok(trust) }
    }

    /// Reads a list that comes by any way, signed by a key that came by a safe one (SEC 1).
    pub fn read_signed(text: &str, root: &[u8]) -> Result<Self, BadList> {
        let at = text.find(BEGIN_SIGNATURE).ok_or(BadList::Signature)?;
        let (list, block) = text.split_at(at);
        let (label, signature) = pem::decode_vec(block.as_bytes()).map_err(|_| BadList::Signature)?;
        let key = VerifyingKey::from_sec1_bytes(root).map_err(|_| BadList::Signature)?;
        let signature = Signature::from_slice(&signature).map_err(|_| BadList::Signature)?;
        let is_its_own = label == SIGNATURE && key.verify(list.as_bytes(), &signature).is_ok();
        if is_its_own { Self::read(list) } else { Err(BadList::Signature) }
    }

    /// What it says of a signer.
    pub fn of(&self, authority: &str, certificate: &str) -> Trusted<'_> {
        let key = (authority.to_owned(), certificate.to_owned());
        let found = self.certificates.get(&key);
        if self.revoked.contains(&key) {
            return Trusted::Revoked(found);
        }
        match found {
            Some(certificate) => Trusted::Known(certificate),
            None if self.certificates.keys().any(|(known, _)| known == authority) => {
                Trusted::UnknownCertificate
            }
            None => Trusted::UnknownAuthority,
        }
    }

    /// One certificate, at that place in the file.
    fn take_certificate(&mut self, pem: &str, place: usize) -> Result<(), BadList> {
        let certificate = match Certificate::from_pem(pem) {
            Ok(certificate) => certificate,
            // An authority's own certificate (RSA) may stand beside its signers': it signs no seal.
            Err(NotACertificate::Curve) => return Ok(()),
            Err(cause) => return Err(BadList::Certificate(place, cause)),
        };
        self.add(certificate, place)
    }

    pub(super) fn add(&mut self, certificate: Certificate, place: usize) -> Result<(), BadList> {
        let key = (certificate.authority.clone(), certificate.id.clone());
        match self.certificates.get(&key) {
            Some(other) if *other != certificate => Err(BadList::Twice(place)),
            _ => {
                self.certificates.insert(key, certificate);
                Ok(())
            }
        }
    }

    /// One line between certificates.
    fn take_line(&mut self, line: &str) -> Option<()> {
        if line.is_empty() || line.starts_with('#') {
            return Some(());
        }
        let (name, value) = line.split_once(": ")?;
        match name {
            "Issued" => self.issued = Some(value.parse().ok()?),
            "Next" => self.next = Some(value.parse().ok()?),
            "Revoked" => {
                let (authority, certificate) = value.split_once(' ')?;
                // A revocation that names nobody would revoke nobody, and nobody would know.
                if !(is_name(authority) && is_name(certificate)) {
                    return None;
                }
                self.revoked.insert((authority.to_owned(), certificate.to_owned()));
            }
            _ => return None,
        }
        Some(())
    }
}

/// The beginnings of a list's lines, whoever wrote them in which case: a slip makes it a bad list, not another file.
fn is_of_a_list(line: &str) -> bool {
    let line = line.trim_start().to_ascii_lowercase();
    ["issued", "next", "revo"].iter().any(|begins| line.starts_with(begins))
}

/// What headers name authorities and certificates by: four characters (specification, chapter 6).
fn is_name(text: &str) -> bool {
    text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit())
}

/// Signs a list with a key of P-256 (its scalar): the text with its signature behind it, and the public key by
/// which it is believed (SEC 1, compressed).
pub fn sign_list(list: &str, key: &[u8]) -> Result<(String, Vec<u8>), BadList> {
    let key = SigningKey::from_slice(key).map_err(|_| BadList::Signature)?;
    let list = if list.ends_with('\n') { list.to_owned() } else { format!("{list}\n") };
    let signature: Signature = key.sign(list.as_bytes());
    let block = pem::encode_string(SIGNATURE, pem::LineEnding::LF, &signature.to_bytes());
    // A list without its signature would look like one: no list is better.
    let signed = list + &block.map_err(|_| BadList::Signature)?;
    Ok((signed, key.verifying_key().to_sec1_point(true).as_bytes().to_vec()))
}
