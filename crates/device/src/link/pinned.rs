//! Who may answer: whoever the deployment's pinned root certified, through its authority for TLS. No public authority
//! has a say, and the device's own clock has none either.

use rustls::client::WebPkiServerVerifier;
use rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
use rustls::crypto::aws_lc_rs;
use rustls::pki_types::{CertificateDer, Der, ServerName, TrustAnchor, UnixTime};
use rustls::{ClientConfig, DigitallySignedStruct, DistinguishedName, Error, RootCertStore, SignatureScheme};
use statement::{PublicKey, ROOT_NAME};
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Duration;
use terms::Timestamp;

/// An Ed25519 public key (RFC 8410 section 4), before its bytes and without the outer head.
const KEY_HEAD: [u8; 10] = [0x30, 5, 6, 3, 0x2b, 0x65, 0x70, 3, 0x21, 0];
/// A name of one part, its common name (2.5.4.3), before its UTF-8 text.
const COMMON_NAME: [u8; 5] = [6, 3, 0x55, 4, 3];

/// Judges what servers show by a pinned root.
#[derive(Debug)]
pub(super) struct PinnedRoot {
    verifier: Arc<WebPkiServerVerifier>,
    at: AtomicI64,
}

impl PinnedRoot {
    /// The judge of a root, and the settings of a client that asks it.
    pub fn of(root: &PublicKey, at: Timestamp) -> Result<(Arc<Self>, ClientConfig), Error> {
        let provider = Arc::new(aws_lc_rs::default_provider());
        let roots = RootCertStore { roots: vec![anchor(root)] };
        let verifier =
            WebPkiServerVerifier::builder_with_provider(Arc::new(roots), Arc::clone(&provider)).build();
        let verifier = verifier.map_err(|error| Error::General(error.to_string()))?;
        let pinned = Arc::new(Self { verifier, at: AtomicI64::new(at.0) });
        let config = ClientConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()?
            .dangerous()
            .with_custom_certificate_verifier(Arc::clone(&pinned) as Arc<dyn ServerCertVerifier>)
            .with_no_client_auth();
        Ok((pinned, config))
    }

    /// The registry told a newer time.
    pub fn learn(&self, at: Timestamp) {
        self.at.fetch_max(at.0, Ordering::AcqRel);
    }
}

/// The root as certificates name it. Its own certificate would say no more.
fn anchor(root: &PublicKey) -> TrustAnchor<'static> {
    let text = [&[0x0c, length(ROOT_NAME.len())], ROOT_NAME.as_bytes()].concat();
    let part = [COMMON_NAME.as_slice(), &text].concat();
    let part = [&[0x30, length(part.len())], part.as_slice()].concat();
    let subject = [&[0x31, length(part.len())], part.as_slice()].concat();
    TrustAnchor {
        subject: Der::from(subject),
        subject_public_key_info: Der::from([KEY_HEAD.as_slice(), &root.0].concat()),
        name_constraints: None,
    }
}

/// A length below 128, as DER writes it.
fn length(count: usize) -> u8 {
    u8::try_from(count).unwrap_or(u8::MAX)
}

impl ServerCertVerifier for PinnedRoot {
    fn verify_server_cert(
        &self,
        end_entity: &CertificateDer<'_>,
        intermediates: &[CertificateDer<'_>],
        server_name: &ServerName<'_>,
        ocsp_response: &[u8],
        _: UnixTime,
    ) -> Result<ServerCertVerified, Error> {
        let seconds = u64::try_from(self.at.load(Ordering::Acquire) / 1000).unwrap_or(0);
        let now = UnixTime::since_unix_epoch(Duration::from_secs(seconds));
        self.verifier.verify_server_cert(end_entity, intermediates, server_name, ocsp_response, now)
    }
    fn verify_tls12_signature(
        &self,
        message: &[u8],
        cert: &CertificateDer<'_>,
        dss: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        self.verifier.verify_tls12_signature(message, cert, dss)
    }
    fn verify_tls13_signature(
        &self,
        message: &[u8],
        cert: &CertificateDer<'_>,
        dss: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        self.verifier.verify_tls13_signature(message, cert, dss)
    }
    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.verifier.supported_verify_schemes()
    }
    fn root_hint_subjects(&self) -> Option<&[DistinguishedName]> {
        self.verifier.root_hint_subjects()
    }
}
