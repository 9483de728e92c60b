//! How a check ends: the closed list of reasons to abandon, the discreet flags, and the outcome, which the
//! software computes from the facts and nobody types.

use crate::comparison::ComparisonAnswer;
use crate::features::FeatureAnswer;

terms::codes! {
    /// Why a check was abandoned. What the applicant is told is neutral: see [`Self::said`].
    AbandonReason {
        /// The document is not of an accepted model.
        DocumentNotAccepted = 1, "document-not-accepted";
        /// The document is out of date.
        Expired = 2, "expired";
        /// Security features are not as they should be.
        FeaturesFail = 3, "features-fail";
        /// The machine-readable zone cannot be read with right digits.
        MrzFails = 4, "mrz-fails";
        /// The portrait may be of another person.
        PhotoDoubt = 5, "photo-doubt";
        /// The document is declared lost, stolen or revoked.
        StatusInvalid = 6, "status-invalid";
        /// Somebody seems to force the applicant.
        CoercionSuspected = 7, "coercion-suspected";
        /// The applicant leaves or gives up.
        ApplicantLeaves = 8, "applicant-leaves";
        /// The device or the place does not allow the check to go on.
        Technical = 9, "technical";
        /// The case was left open: sealed by the software, not by a decision.
        Interrupted = 10, "interrupted";
    }
    /// What the agent says to a person whose check is left: what that person can do about it, never a suspicion.
    Said {
        /// Another document is needed.
        AnotherDocument = 1, "another-document";
        /// It cannot be finished today; doubt and fraud sound the same.
        NotToday = 2, "not-today";
        /// It is their choice.
        YourChoice = 3, "your-choice";
        /// The device does not work.
        Technical = 4, "technical";
    }
    /// What the facts amount to. It is never shown face to face; the registry judges again.
    Outcome {
        /// Every fact speaks for the claimed identity.
        Concordant = 1, "concordant";
        /// A fact speaks against it.
        NotConcordant = 2, "not-concordant";
        /// Nothing speaks against it, and something is not certain.
        ToReview = 3, "to-review";
    }
}

impl AbandonReason {
    /// The reasons an agent may give, in the order they are offered.
    pub const OFFERED: [Self; 9] = [
        Self::DocumentNotAccepted,
        Self::Expired,
        Self::MrzFails,
        Self::FeaturesFail,
        Self::PhotoDoubt,
        Self::StatusInvalid,
        Self::CoercionSuspected,
        Self::ApplicantLeaves,
        Self::Technical,
    ];

    /// What is said to the person; nothing where the software ends the check and nobody stands there.
    pub const fn said(self) -> Option<Said> {
        match self {
            Self::DocumentNotAccepted => Some(Said::AnotherDocument),
            Self::Expired
            | Self::MrzFails
            | Self::FeaturesFail
            | Self::PhotoDoubt
            | Self::StatusInvalid
            | Self::CoercionSuspected => Some(Said::NotToday),
            Self::ApplicantLeaves => Some(Said::YourChoice),
            Self::Technical => Some(Said::Technical),
            Self::Interrupted => None,
        }
    }
}

/// What the agent may say that nobody else at the counter can see. Always present, so that its
/// absence tells nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Discreet {
    /// Fraud is suspected.
    pub fraud: bool,
    /// The applicant seems to act under duress.
    pub duress: bool,
}

/// What each step of a finished check amounts to: for, against, or uncertain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Weight {
    For,
    Uncertain,
    Against,
}

/// What the outcome follows from.
#[expect(clippy::struct_excessive_bools, reason = "one answer a question, asked of all alike")]
pub(crate) struct Facts<'a> {
    pub(crate) original_in_hand: bool,
    pub(crate) validity_accepted: bool,
    pub(crate) typed_agrees: bool,
    /// The signature of the visible seal is not wrong, as far as a seal was read.
    pub(crate) seal_sound: bool,
    /// The visible seal says what the lines say.
    pub(crate) seal_agrees: bool,
    pub(crate) answers: &'a [FeatureAnswer],
    pub(crate) comparison: ComparisonAnswer,
    pub(crate) discreet: Discreet,
}

/// One fact against makes the check not concordant; failing that, one uncertain fact sends it to review.
pub(crate) fn outcome(facts: &Facts<'_>) -> Outcome {
    let must = |holds| if holds { Weight::For } else { Weight::Against };
    let should = |holds| if holds { Weight::For } else { Weight::Uncertain };
    let features = facts.answers.iter().map(|answer| match answer {
        FeatureAnswer::Seen => Weight::For,
        FeatureAnswer::NotSeen => Weight::Against,
        FeatureAnswer::Unclear => Weight::Uncertain,
    });
    let comparison = match facts.comparison {
        ComparisonAnswer::Same => Weight::For,
        ComparisonAnswer::Different => Weight::Against,
        ComparisonAnswer::Doubt => Weight::Uncertain,
    };
    let rest = [
        must(facts.original_in_hand),
        must(facts.validity_accepted),
        should(facts.typed_agrees),
        must(facts.seal_sound),
        should(facts.seal_agrees),
        should(!facts.discreet.fraud && !facts.discreet.duress),
        comparison,
    ];
    let weights: Vec<Weight> = features.chain(rest).collect();
    if weights.contains(&Weight::Against) {
        Outcome::NotConcordant
    } else if weights.contains(&Weight::Uncertain) {
        Outcome::ToReview
    } else {
        Outcome::Concordant
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_suspicion_sounds_like_an_expired_document() {
        for suspicion in [
            AbandonReason::FeaturesFail,
            AbandonReason::PhotoDoubt,
            AbandonReason::StatusInvalid,
            AbandonReason::CoercionSuspected,
        ] {
            assert_eq!(suspicion.said(), AbandonReason::Expired.said(), "{}", suspicion.word());
        }
    }

    #[test]
    fn every_reason_that_is_offered_has_something_to_say_and_no_other_has() {
        for reason in AbandonReason::ALL {
            assert_eq!(AbandonReason::OFFERED.contains(reason), reason.said().is_some(), "{}", reason.word());
        }
    }
}
