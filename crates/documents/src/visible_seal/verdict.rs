//! What a seal is worth. The order of the questions is the specification's (chapter 9): the authority, the
//! certificate, whether it was taken back, whether it was valid when it signed, the signature. The first that
//! fails decides; the signature's own verdict is told beside it whenever the key is known.

use super::Seal;
use super::certificate::Certificate;
use super::trust::{Trust, Trusted};
use crate::finding::FindingCode;
use data_encoding::BASE32_NOPAD;
use serde::{Deserialize, Serialize};
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
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Verdict {
    /// The question that decided; what the seal is worth follows from it ([`Reason::outcome`]).
    pub reason: Reason,
    /// The signature alone.
    pub signature: SignatureVerdict,
}

impl Reason {
    /// What a seal is worth for that reason.
    pub const fn outcome(self) -> Outcome {
        match self {
            Self::Signed => Outcome::Verified,
            Self::SignatureWrong => Outcome::False,
            _ => Outcome::NotVerifiable,
        }
    }
    /// How a check's record states it: a wrong signature is stated as that and nothing else.
    const fn finding(self) -> FindingCode {
        match self {
            Self::Signed => FindingCode::SealVerified,
            Self::UnknownAuthority => FindingCode::SealAuthorityUnknown,
            Self::UnknownCertificate => FindingCode::SealCertificateUnknown,
            Self::CertificateRevoked => FindingCode::SealCertificateRevoked,
            Self::CertificateOutOfPeriod => FindingCode::SealCertificateOutOfPeriod,
            Self::NoSignatureDate => FindingCode::SealWithoutDate,
            Self::SignedLater => FindingCode::SealSignedLater,
            Self::SignatureWrong => FindingCode::SealSignatureWrong,
        }
    }
}

impl Verdict {
    /// How a check's record states it: why, and that the signature is wrong even where that did not decide.
    pub fn findings(self) -> impl Iterator<Item = FindingCode> {
        let wrong = self.signature == SignatureVerdict::Wrong && self.reason != Reason::SignatureWrong;
        [Some(self.reason.finding()), wrong.then_some(FindingCode::SealSignatureWrong)].into_iter().flatten()
    }
}

/// The verdict on the signature of a text that is no whole seal: its message may be broken because it was changed.
pub fn signature_of(text: &str, trust: &Trust) -> SignatureVerdict {
    let text = text.trim_end_matches(['\r', '\n']);
    let Some((signed, signature)) =
        super::signed_and_signature(text).filter(|_| text.len() <= super::LONGEST)
    else {
        return SignatureVerdict::NotChecked;
    };
    let Ok(header) = super::header(text) else { return SignatureVerdict::NotChecked };
    let Some(bytes) = signed.chars().map(|c| u8::try_from(c).ok()).collect::<Option<Vec<u8>>>() else {
        return SignatureVerdict::NotChecked;
    };
    let known = trust.of(&header.authority, &header.certificate).certificate();
    SignatureVerdict::of(known, &bytes, signature)
}

impl Seal {
    /// Judges the seal by a trust list, on the day of the check.
    pub fn judge(&self, trust: &Trust, on: Day) -> Verdict {
        let found = trust.of(&self.header.authority, &self.header.certificate);
        let doubt = match found {
            Trusted::UnknownAuthority => Some(Reason::UnknownAuthority),
            Trusted::UnknownCertificate => Some(Reason::UnknownCertificate),
            Trusted::Revoked(_) => Some(Reason::CertificateRevoked),
            Trusted::Known(certificate) => self.untimely(certificate, on),
        };
        let signature = SignatureVerdict::of(found.certificate(), self.signed.reveal(), &self.signature);
        let reason = match (doubt, signature) {
            (Some(doubt), _) => doubt,
            (None, SignatureVerdict::Wrong) => Reason::SignatureWrong,
            (None, _) if self.header.signed.is_none() => Reason::NoSignatureDate,
            (None, _) => Reason::Signed,
        };
        Verdict { reason, signature }
    }

    /// Why the day of the signature does not count.
    fn untimely(&self, certificate: &Certificate, on: Day) -> Option<Reason> {
        let signed = self.header.signed?;
        if signed < certificate.from || certificate.until < signed {
            return Some(Reason::CertificateOutOfPeriod);
        }
        (on < signed).then_some(Reason::SignedLater)
    }
}

impl SignatureVerdict {
    /// Whether the certificate's key made the printed signature of those bytes. One of another length than the
    /// curve's is wrong: a symbol's own error correction leaves no half signature.
    pub(super) fn of(known: Option<&Certificate>, signed: &[u8], signature: &str) -> Self {
        let Some(certificate) = known else { return Self::NotChecked };
        let is_its_own = BASE32_NOPAD
            .decode(signature.trim_end_matches('=').as_bytes())
            .ok()
            .is_some_and(|signature| certificate.signed(signed, &signature));
        if is_its_own { Self::Right } else { Self::Wrong }
    }
}
