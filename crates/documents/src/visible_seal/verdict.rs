//! What a seal is worth. The order of the questions is the specification's (chapter 9): the authority, the
//! certificate, whether it was taken back, whether it was valid when it signed, the signature. The first that
//! fails decides; the signature's own verdict is told beside it whenever the key is known.

use super::Seal;
use super::base32;
use super::certificate::Certificate;
use super::trust::{Trust, Trusted};
use terms::Day;

terms::codes! {
    /// What a seal is worth.
    Outcome {
        /// Its content is what the authority signed.
        Verified = 1, "verified";
        /// Nobody can tell: it proves nothing and accuses nobody.
        NotVerifiable = 2, "not_verifiable";
        /// The authority did not sign this content.
        False = 3, "false";
    }
    /// Why.
    Reason {
        /// The signature is right, in time, and of a believed certificate.
        Signed = 1, "signed";
        /// The authority is not on the list.
        UnknownAuthority = 2, "unknown-authority";
        /// The authority is on the list, this certificate is not.
        UnknownCertificate = 3, "unknown-certificate";
        /// The certificate was taken back: whatever it signed counts for nothing, whenever that was.
        CertificateRevoked = 4, "certificate-revoked";
        /// The day of the signature lies outside the certificate's period.
        CertificateOutOfPeriod = 5, "certificate-out-of-period";
        /// The signature is right but gives no day, so that nobody can tell whether it was in time.
        NoSignatureDate = 6, "no-signature-date";
        /// The day of the signature is still to come.
        SignedLater = 7, "signed-later";
        /// The content or the signature was changed.
        SignatureWrong = 8, "signature-wrong";
    }
    /// The verdict on the signature alone.
    SignatureVerdict {
        /// The named certificate's key made it.
        Right = 1, "right";
        /// It did not.
        Wrong = 2, "wrong";
        /// The key is not known.
        NotChecked = 3, "not_checked";
    }
}

/// What a seal is worth, and why.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// What it is worth.
    pub outcome: Outcome,
    /// The question that decided.
    pub reason: Reason,
    /// The signature alone.
    pub signature: SignatureVerdict,
}

impl Seal {
    /// Judges the seal by a trust list, on the day of the check.
    pub fn judge(&self, trust: &Trust, on: Day) -> Verdict {
        let (known, doubt) = match trust.of(&self.header.authority, &self.header.certificate) {
            Trusted::UnknownAuthority => (None, Some(Reason::UnknownAuthority)),
            Trusted::UnknownCertificate => (None, Some(Reason::UnknownCertificate)),
            Trusted::Revoked(certificate) => (certificate, Some(Reason::CertificateRevoked)),
            Trusted::Known(certificate) => (Some(certificate), self.untimely(certificate, on)),
        };
        let signature = match known {
            None => SignatureVerdict::NotChecked,
            Some(certificate) if self.is_signed_by(certificate) => SignatureVerdict::Right,
            Some(_) => SignatureVerdict::Wrong,
        };
        let (outcome, reason) = match (doubt, signature) {
            (Some(doubt), _) => (Outcome::NotVerifiable, doubt),
            (None, SignatureVerdict::Wrong) => (Outcome::False, Reason::SignatureWrong),
            (None, _) if self.header.signed.is_none() => (Outcome::NotVerifiable, Reason::NoSignatureDate),
            (None, _) => (Outcome::Verified, Reason::Signed),
        };
        Verdict { outcome, reason, signature }
    }

    /// Why the day of the signature does not count.
    fn untimely(&self, certificate: &Certificate, on: Day) -> Option<Reason> {
        let signed = self.header.signed?;
        if signed < certificate.from || certificate.until < signed {
            return Some(Reason::CertificateOutOfPeriod);
        }
        (on < signed).then_some(Reason::SignedLater)
    }

    fn is_signed_by(&self, certificate: &Certificate) -> bool {
        base32::decode(&self.signature)
            .is_some_and(|signature| certificate.signed(self.signed.reveal(), &signature))
    }
}
