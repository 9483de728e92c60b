//! The level of assurance that a check can give: computed from the record, never typed.

use crate::check::{Record, TypedFields};
use crate::comparison::ComparisonAnswer;
use crate::features::FeatureAnswer;
use documents::catalogue::{self, FEWEST_DRAWN, Sense};
use documents::{FeatureCode, ModelId, Reading};

terms::codes! {
    /// The levels of Regulation (EU) 910/2014, article 8, by the names `FranceConnect` gives them.
    Level {
        /// Low.
        Low = 1, "eidas1";
        /// Substantial.
        Substantial = 2, "eidas2";
        /// High: no check by this product alone gives it.
        High = 3, "eidas3";
    }
    /// What the document's issuer says of it. Only the first means that it may be relied on.
    DocumentStatus {
        /// Issued, and neither lost, stolen nor revoked.
        Valid = 1, "valid";
        /// Lost, stolen or revoked: for ever, even if found again.
        Invalid = 2, "invalid";
        /// The source does not know the document.
        Unknown = 3, "unknown";
        /// No source was asked.
        NotAsked = 4, "not-asked";
    }
}

/// What a level is computed from: the record's facts and the document's status.
#[derive(Clone, Copy, Debug)]
pub struct Grounds<'a> {
    /// What the issuer says of the document.
    pub status: DocumentStatus,
    /// The model of the document.
    pub model: Option<ModelId>,
    /// The agent held the original.
    pub original_in_hand: bool,
    /// Every check digit was right.
    pub digits_right: bool,
    /// The document counted on the day of the check.
    pub validity_accepted: bool,
    /// What was typed against what was read.
    pub typed: Option<TypedFields>,
    /// The features drawn and the answers.
    pub features: &'a [(FeatureCode, FeatureAnswer)],
    /// Face against portrait.
    pub comparison: Option<ComparisonAnswer>,
}

impl<'a> Grounds<'a> {
    /// The grounds that a record gives.
    pub fn of(record: &'a Record, status: DocumentStatus) -> Self {
        Self {
            status,
            model: record.model,
            original_in_hand: record.original_in_hand,
            digits_right: record.reading.as_ref().is_some_and(Reading::digits_right),
            validity_accepted: record.validity.is_some_and(|validity| validity.accepted),
            typed: record.typed,
            features: &record.features,
            comparison: record.comparison,
        }
    }
}

/// The level, or none when the check gives none.
///
/// *Low* asks for an original document of a known model, right digits, inside its validity, not declared
/// invalid, no feature found wrong, and the same face. *Substantial* asks further for the status *valid*,
/// three features seen, for the eye and for the finger, and typed fields that agree (Regulation (EU)
/// 2015/1502, annex 2.1.2; ETSI TS 119 461, VAL-8.3.3-07X and 08; R-34).
pub fn level(grounds: &Grounds<'_>) -> Option<Level> {
    let low = grounds.original_in_hand
        && grounds.model.and_then(catalogue::model).is_some()
        && grounds.digits_right
        && grounds.validity_accepted
        && grounds.status != DocumentStatus::Invalid
        && grounds.comparison == Some(ComparisonAnswer::Same)
        && !grounds.features.iter().any(|(_, answer)| *answer == FeatureAnswer::NotSeen);
    let substantial = low
        && grounds.status == DocumentStatus::Valid
        && grounds.typed.is_some_and(TypedFields::agree)
        && features_suffice(grounds);
    match (substantial, low) {
        (true, _) => Some(Level::Substantial),
        (false, true) => Some(Level::Low),
        (false, false) => None,
    }
}

/// Three different features of the model seen, both senses among them.
fn features_suffice(grounds: &Grounds<'_>) -> bool {
    let Some(model) = grounds.model.and_then(catalogue::model) else { return false };
    let seen = |code: FeatureCode| grounds.features.contains(&(code, FeatureAnswer::Seen));
    let of_model: Vec<_> = model.features.iter().filter(|feature| seen(feature.code)).collect();
    of_model.len() >= FEWEST_DRAWN
        && Sense::ALL.iter().all(|sense| of_model.iter().any(|feature| feature.sense == *sense))
}

#[cfg(test)]
mod tests {
    use super::*;

    const SEEN: [(FeatureCode, FeatureAnswer); 3] = [
        (FeatureCode(1), FeatureAnswer::Seen),
        (FeatureCode(4), FeatureAnswer::Seen),
        (FeatureCode(6), FeatureAnswer::Seen),
    ];
    const AGREED: TypedFields = TypedFields {
        number_agrees: true,
        expiry_agrees: true,
        issue_agrees: true,
        agreed_at_once: true,
        tries: 1,
    };

    fn grounds() -> Grounds<'static> {
        Grounds {
            status: DocumentStatus::Valid,
            model: Some(ModelId(1)),
            original_in_hand: true,
            digits_right: true,
            validity_accepted: true,
            typed: Some(AGREED),
            features: &SEEN,
            comparison: Some(ComparisonAnswer::Same),
        }
    }

    #[test]
    fn everything_right_and_the_status_asked_is_substantial() {
        assert_eq!(level(&grounds()), Some(Level::Substantial));
    }

    #[test]
    fn without_the_status_or_three_features_it_is_not_substantial() {
        let [optical, window, relief] = SEEN;
        let touch = (FeatureCode(7), FeatureAnswer::Seen);
        let unclear = (FeatureCode(6), FeatureAnswer::Unclear);
        for features in [
            &[][..],
            &[optical, relief],
            &[optical, window, unclear],
            &[optical, optical, relief],
            &[optical, window, (FeatureCode(2), FeatureAnswer::Seen)],
            &[relief, touch, (FeatureCode(99), FeatureAnswer::Seen)],
        ] {
            assert_eq!(level(&Grounds { features, ..grounds() }), Some(Level::Low), "{features:?}");
        }
        for status in [DocumentStatus::Unknown, DocumentStatus::NotAsked] {
            assert_eq!(level(&Grounds { status, ..grounds() }), Some(Level::Low));
        }
        assert_eq!(level(&Grounds { typed: None, ..grounds() }), Some(Level::Low));
        let differing = Some(TypedFields { expiry_agrees: false, ..AGREED });
        assert_eq!(level(&Grounds { typed: differing, ..grounds() }), Some(Level::Low));
    }

    #[test]
    fn a_fact_against_the_person_or_the_document_gives_no_level() {
        let not_seen = [(FeatureCode(1), FeatureAnswer::NotSeen)];
        for against in [
            Grounds { status: DocumentStatus::Invalid, ..grounds() },
            Grounds { original_in_hand: false, ..grounds() },
            Grounds { digits_right: false, ..grounds() },
            Grounds { validity_accepted: false, ..grounds() },
            Grounds { comparison: Some(ComparisonAnswer::Doubt), ..grounds() },
            Grounds { comparison: None, ..grounds() },
            Grounds { model: None, ..grounds() },
            Grounds { features: &not_seen, ..grounds() },
        ] {
            assert_eq!(level(&against), None, "{against:?}");
        }
    }
}
