//! X.509: the authority's own certificate, made at the key ceremony, and those it issues. Ed25519 throughout.
//!
//! The ceremony lets the root certify this authority for ten years (path length 0). It issues what the server shows
//! (ninety days, renewed daily while the server runs) and what a proxy shows (`keys tls`). Certificates begin a year
//! back, because a device judges them by the newest time that the registry told it, and never by its own clock. Only
//! the registration of a device goes to an unknown server: the one-time code proves who answers, and nothing secret is
//! sent.

use crate::chance::{Chance, draw};
use chrono::{DateTime, Datelike};
use rcgen::{
    BasicConstraints, Certificate, CertificateParams, DistinguishedName, DnType, ExtendedKeyUsagePurpose,
    IsCa, Issuer, KeyPair, KeyUsagePurpose, PKCS_ED25519, date_time_ymd,
};
use statement::{ROOT_NAME, SigningKey};
use std::num::TryFromIntError;
use std::path::{Path, PathBuf};
use std::string::FromUtf8Error;
use terms::Timestamp;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::pki_types::pem::{self, PemObject};
use tokio_rustls::rustls::pki_types::{CertificateDer, PrivatePkcs8KeyDer};
use x509_cert::Certificate as X509;
use x509_cert::der::DecodePem as _;
use zeroize::Zeroizing;

/// The file of the authority's certificate, in the folder of keys.
pub const AUTHORITY: &str = "tls-authority.pem";
/// The file of its key's seed.
pub const AUTHORITY_KEY: &str = "tls-authority.key";
const AUTHORITY_NAME: &str = "Vis-a-vis TLS authority";
/// How long what the authority issues may be shown.
const VALID_DAYS: i64 = 90;
/// An Ed25519 private key in PKCS #8 (RFC 8410 section 7), before its seed.
const PKCS8_HEAD: [u8; 16] = [0x30, 0x2e, 2, 1, 0, 0x30, 5, 6, 3, 0x2b, 0x65, 0x70, 4, 0x22, 4, 0x20];

/// The first instant of a day, in the type that the certificates' library takes and does not name.
macro_rules! midnight {
    ($at:expr) => {{
        let (year, month, day) = day_of($at)?;
        date_time_ymd(year, month, day)
    }};
}

/// Why there is no TLS.
#[derive(Debug, thiserror::Error)]
pub enum TlsError {
    /// A file is missing: `sync-server keys init` makes them.
    #[error("{0} cannot be read")]
    File(PathBuf, #[source] std::io::Error),
    /// A file is no key or certificate, or a name is none.
    #[error("a certificate could not be made")]
    Certificate(#[from] rcgen::Error),
    /// A time beyond the calendar.
    #[error("a time beyond the calendar")]
    Time,
    /// What was made is not taken by the TLS library.
    #[error("the TLS library refused the certificate")]
    Tls(#[from] tokio_rustls::rustls::Error),
}

/// Certifies the authority with the root, which then goes offline. PEM.
pub fn certify_authority(
    root: &SigningKey,
    seed: &[u8; 32],
    from: Timestamp,
    until: Timestamp,
) -> Result<String, TlsError> {
    let mut issuer = CertificateParams::default();
    issuer.distinguished_name = name(ROOT_NAME);
    let mut params = authority();
    (params.not_before, params.not_after) = (midnight!(from), midnight!(until));
    let signed = params.signed_by(&key_of(seed)?, &Issuer::from_params(&issuer, key_of(&root.seed())?))?;
    Ok(signed.pem())
}

/// What the authority issues with.
pub struct Authority {
    issuer: Issuer<'static, KeyPair>,
    certificate: String,
}

/// A certificate and its key, as servers and proxies show them.
pub struct Issued {
    certificate: Certificate,
    authority: String,
    key: KeyPair,
}

impl Authority {
    /// Loads what the ceremony wrote.
    pub fn load(folder: &Path) -> Result<Self, TlsError> {
        let read = |name: &str| {
            let path = folder.join(name);
            std::fs::read(&path).map_err(|error| TlsError::File(path, error))
        };
        let seed = Zeroizing::new(read(AUTHORITY_KEY)?);
        let key = key_of(seed.first_chunk().ok_or(rcgen::Error::CouldNotParseKeyPair)?)?;
        let certificate = String::from_utf8(read(AUTHORITY)?)
            .map_err(|_: FromUtf8Error| rcgen::Error::CouldNotParseCertificate)?;
        Ok(Self { issuer: Issuer::new(authority(), key), certificate })
    }

    /// The last instant at which devices take a certificate that it issued.
    pub fn until(&self) -> Result<Timestamp, TlsError> {
        let own = X509::from_pem(&self.certificate)
            .map_err(|_: x509_cert::der::Error| rcgen::Error::CouldNotParseCertificate)?;
        let until = own.tbs_certificate().validity().not_after.to_unix_duration().as_millis();
        Ok(Timestamp(i64::try_from(until).map_err(|_: TryFromIntError| TlsError::Time)?))
    }

    /// Issues a certificate for a server's names or addresses, for the next ninety days. It begins a year ago: a device
    /// judges it by the newest time that the registry told it, which may be months old.
    pub fn issue(&self, names: &[String], now: Timestamp, chance: &dyn Chance) -> Result<Issued, TlsError> {
        let key = key_of(&Zeroizing::new(draw::<32>(chance)))?;
        let mut params = CertificateParams::new(names)?;
        params.distinguished_name = name(names.first().map_or("registry", String::as_str));
        params.extended_key_usages = vec![ExtendedKeyUsagePurpose::ServerAuth];
        (params.not_before, params.not_after) =
            (midnight!(now.plus_days(-365)), midnight!(now.plus_days(VALID_DAYS)));
        let certificate = params.signed_by(&key, &self.issuer)?;
        Ok(Issued { certificate, authority: self.certificate.clone(), key })
    }
}

impl Issued {
    /// The certificate, then the authority's, in PEM.
    pub fn chain_pem(&self) -> String {
        self.certificate.pem() + &self.authority
    }
    /// The key, in PEM.
    pub fn key_pem(&self) -> Zeroizing<String> {
        Zeroizing::new(self.key.serialize_pem())
    }
    /// What a server shows it with.
    pub fn server_config(&self) -> Result<ServerConfig, TlsError> {
        let authority = CertificateDer::from_pem_slice(self.authority.as_bytes())
            .map_err(|_: pem::Error| rcgen::Error::CouldNotParseCertificate)?;
        let chain = vec![self.certificate.der().clone(), authority];
        let key = PrivatePkcs8KeyDer::from(self.key.serialize_der());
        let mut config = ServerConfig::builder().with_no_client_auth().with_single_cert(chain, key.into())?;
        config.alpn_protocols = vec![b"http/1.1".to_vec()];
        Ok(config)
    }
}

/// What the authority's certificate says, but for its days.
fn authority() -> CertificateParams {
    let mut params = CertificateParams::default();
    params.distinguished_name = name(AUTHORITY_NAME);
    params.is_ca = IsCa::Ca(BasicConstraints::Constrained(0));
    params.key_usages = vec![KeyUsagePurpose::KeyCertSign];
    params
}

fn name(text: &str) -> DistinguishedName {
    let mut name = DistinguishedName::new();
    name.push(DnType::CommonName, text);
    name
}

fn pkcs8(seed: &[u8; 32]) -> Zeroizing<Vec<u8>> {
    Zeroizing::new([PKCS8_HEAD.as_slice(), seed].concat())
}

fn key_of(seed: &[u8; 32]) -> Result<KeyPair, rcgen::Error> {
    KeyPair::from_pkcs8_der_and_sign_algo(&PrivatePkcs8KeyDer::from(pkcs8(seed).as_slice()), &PKCS_ED25519)
}

/// The day of an instant. Certificates are not told apart by hours.
fn day_of(at: Timestamp) -> Result<(i32, u8, u8), TlsError> {
    let day = DateTime::from_timestamp_millis(at.0).ok_or(TlsError::Time)?;
    let number = |part: u32| u8::try_from(part).map_err(|_: TryFromIntError| TlsError::Time);
    Ok((day.year(), number(day.month())?, number(day.day())?))
}
