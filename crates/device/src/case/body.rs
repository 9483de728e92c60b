//! From the record of a check to the body of its statement. What is not listed here is not kept: no optional
//! MRZ data, no image, no address.

use crate::case::Case;
use proofing::{CHECK_RULES_VERSION, Record};
use statement::{Blob, Body, DocumentSeen, FeatureSeen, FeedAge, HowRead, IdentityRead, Typed, Versions};

/// The notice the applicant was given.
const NOTICE_VERSION: u16 = 1;
/// This software.
const SOFTWARE_VERSION: u16 = 1;

impl Case {
    /// The body of the statement that a record becomes.
    pub fn body(&self, record: &Record, feeds: Vec<FeedAge>, salt: [u8; 16]) -> Body {
        let typed_code = self.voucher.secret.filter(|_| self.voucher.how_read == HowRead::Typed);
        Body {
            document: document_seen(record),
            identity: identity_read(record),
            typed: record.typed.map(|typed| Typed {
                number_agrees: typed.number_agrees,
                expiry_agrees: typed.expiry_agrees,
                tries: typed.tries,
            }),
            features: record
                .features
                .iter()
                .map(|(feature, answer)| FeatureSeen { feature: feature.0, answer: *answer })
                .collect(),
            comparison: record.comparison,
            outcome: record.outcome,
            reason: record.reason,
            flags: (record.discreet.fraud, record.discreet.duress),
            durations_ds: record.durations_ds,
            versions: versions(),
            feeds,
            typed_code,
            ..Body::empty(salt)
        }
    }
}

/// What this device checks with.
pub(crate) const fn versions() -> Versions {
    Versions {
        notice: NOTICE_VERSION,
        software: SOFTWARE_VERSION,
        rules: CHECK_RULES_VERSION,
        catalogue: documents::catalogue::VERSION,
    }
}

fn document_seen(record: &Record) -> Option<DocumentSeen> {
    let reading = record.reading.as_ref()?;
    Some(DocumentSeen {
        kind: reading.kind?,
        issuer: reading.issuer.clone(),
        number: reading.number.clone(),
        expires: record.expires,
        issued: record.issued,
        model: record.model?,
        digits_right: reading.digits_right(),
        findings: Blob(reading.findings.iter().map(|finding| finding.code.code()).collect()),
        readings: record.readings_tried,
        original_in_hand: record.original_in_hand,
    })
}

fn identity_read(record: &Record) -> Option<IdentityRead> {
    let reading = record.reading.as_ref()?;
    Some(IdentityRead {
        primary: reading.primary.clone(),
        secondary: reading.secondary.clone(),
        truncated: reading.name_maybe_truncated,
        birth: reading.birth.clone()?,
        sex: reading.sex?,
        nationality: reading.nationality.clone(),
    })
}
