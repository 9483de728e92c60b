//! The visible seal of what was presented: what it is worth and what it says beside the lines and the print.
//! It is looked at by the software alone, so a wrong signature counts against the document.
//!
//! A seal is optional and is judged once. It can be scanned while the fields are open; its text and verdict stand in
//! the draft, so that a later list does not judge it again. Verdict and contradiction are findings (70 to 78; rules
//! version 4 of a check), so the format of the body did not change; the body holds the age of the list only where a
//! seal was read. At the registry a wrong signature is a failure (*seal-false*), another content is a question for a
//! person (*seal-differs*), and a seal that cannot be verified is neither.

use super::evidence::Evidence;
use documents::visible_seal::{Seal, SealField, SealedField, SignatureVerdict, Verdict, beside, day_of_seal};
use documents::{Finding, FindingCode};

/// A seal that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct VisibleSealSeen {
    seal: Seal,
    pub(super) verdict: Verdict,
}

/// What a seal says of one field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VisibleSealSays {
    /// The field, what the seal says and what the lines say.
    pub told: SealedField,
    /// Whether it is what was typed from the print; absent where nothing of it was typed.
    pub agrees_with_typed: Option<bool>,
}

impl VisibleSealSays {
    /// True when the seal contradicts the lines or, where they say nothing, what was typed. Typing that
    /// differs from the lines is stated as that.
    pub fn differs(&self) -> bool {
        let silent = self.told.read.is_none();
        !self.told.agrees || (silent && self.agrees_with_typed == Some(false))
    }
}

impl VisibleSealSeen {
    pub(super) const fn new(seal: Seal, verdict: Verdict) -> Self {
        Self { seal, verdict }
    }

    pub(super) fn says(&self, evidence: &Evidence) -> Vec<VisibleSealSays> {
        let printed = evidence.printed();
        let typed = |told: &SealedField| {
            let sealed = told.sealed.reveal();
            match told.field {
                SealField::Number => printed.number_end.map(|end| sealed.ends_with(end)),
                SealField::Expiry => printed.expiry.map(|day| day_of_seal(day) == *sealed),
                SealField::Issued => printed.issued.map(|day| day_of_seal(day) == *sealed),
                _ => None,
            }
        };
        let says = |told: SealedField| VisibleSealSays { agrees_with_typed: typed(&told), told };
        beside(&self.seal, &evidence.reading, evidence.on).into_iter().map(says).collect()
    }

    /// How the record states it.
    pub(super) fn findings(&self, evidence: &Evidence) -> Vec<Finding> {
        let differs = self.differs(evidence).then_some(FindingCode::SealDiffers);
        self.verdict.findings().chain(differs).map(|code| Finding { code, place: None }).collect()
    }

    pub(super) fn differs(&self, evidence: &Evidence) -> bool {
        self.says(evidence).iter().any(VisibleSealSays::differs)
    }

    /// False when the signature is wrong, whoever made it.
    pub(super) fn is_sound(&self) -> bool {
        self.verdict.signature != SignatureVerdict::Wrong
    }
}
