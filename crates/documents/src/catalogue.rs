//! The document models this version knows, and the security features an agent can check on each without
//! a machine. Which of them a deployment accepts is policy, not knowledge.

mod models;

use crate::finding::FindingCode;
use crate::kind::DocumentKind;
use crate::reading::{Format, Reading};
use crate::states;
use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};

/// The version of the table below: it goes into every record. A model once numbered keeps its number and
/// its features' numbers.
pub const VERSION: u16 = 1;

/// The number of a model.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Encode, Decode,
)]
#[serde(transparent)]
#[cbor(transparent)]
pub struct ModelId(#[n(0)] pub u16);

/// The number of a feature within its model.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Encode, Decode,
)]
#[serde(transparent)]
#[cbor(transparent)]
pub struct FeatureCode(#[n(0)] pub u8);

terms::codes! {
    /// The sense that a feature speaks to (R-06 asks for both).
    Sense {
        /// The eye.
        Optical = 1, "optical";
        /// The finger.
        Touch = 2, "touch";
    }
    /// What the agent does to meet a feature.
    Gesture {
        /// Tilt under a lamp.
        Tilt = 1, "tilt";
        /// Hold against the light.
        LookThrough = 2, "look-through";
        /// Run a finger over.
        Feel = 3, "feel";
        /// Look through a magnifier.
        Magnify = 4, "magnify";
    }
}

/// Something a genuine document has and a copy rarely does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Feature {
    /// Its number within the model.
    pub code: FeatureCode,
    /// The sense it speaks to.
    pub sense: Sense,
    /// How to meet it.
    pub gesture: Gesture,
    /// The key of its text in `words`.
    pub key: &'static str,
}

/// One model of document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Model {
    /// Its number.
    pub id: ModelId,
    /// The key of its name in `words`.
    pub key: &'static str,
    /// The kind of document.
    pub kind: DocumentKind,
    /// The layout of its machine-readable zone.
    pub format: Format,
    /// The issuer's code; none for any other known state.
    pub issuer: Option<&'static str>,
    /// Where it is described: an id of PRADO, the Council's register of authentic documents.
    pub prado: Option<&'static str>,
    /// A specimen of Utopia: for demonstrations and tests, never on a production list.
    pub specimen: bool,
    /// The features to draw from.
    pub features: &'static [Feature],
}

impl Model {
    /// The feature of that number.
    pub fn feature(&self, code: FeatureCode) -> Option<&'static Feature> {
        self.features.iter().find(|feature| feature.code == code)
    }
    fn is_of(&self, reading: &Reading) -> bool {
        let issuer = match self.issuer {
            Some(issuer) => reading.issuer == issuer,
            None => reading.issuer != models::FRANCE && states::issues_passports(&reading.issuer),
        };
        issuer
            && reading.kind == Some(self.kind)
            && reading.format == Some(self.format)
            && (self.specimen || !reading.has(FindingCode::SpecimenState))
    }
}

/// Every model, in order of number.
pub const fn models() -> &'static [Model] {
    models::ALL
}

/// The model of that number.
pub fn model(id: ModelId) -> Option<&'static Model> {
    models::ALL.iter().find(|model| model.id == id)
}

/// The model that a reading is of. An MRZ tells kind and issuer, not the year of a design: whether the
/// document looks like the model is what the agent's eye is for.
pub fn model_for(reading: &Reading) -> Option<&'static Model> {
    models::ALL.iter().find(|model| model.is_of(reading))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn numbers_and_keys_are_given_once() {
        let ids: HashSet<_> = models().iter().map(|model| model.id).collect();
        assert_eq!(ids.len(), models().len());
        let features = || models().iter().flat_map(|model| model.features);
        let keys: HashSet<_> = features().map(|feature| feature.key).collect();
        assert_eq!(keys.len(), features().count());
        for model in models() {
            let codes: HashSet<_> = model.features.iter().map(|feature| feature.code).collect();
            assert_eq!(codes.len(), model.features.len(), "{}", model.key);
        }
    }

    #[test]
    fn every_model_offers_more_than_three_features_for_both_senses() {
        for model in models() {
            let of = |sense| model.features.iter().filter(|feature| feature.sense == sense).count();
            assert!(model.features.len() >= 5, "{}", model.key);
            assert!(of(Sense::Optical) >= 2 && of(Sense::Touch) >= 1, "{}", model.key);
        }
    }

    #[test]
    fn only_a_feature_that_is_felt_speaks_to_the_finger() {
        for feature in models().iter().flat_map(|model| model.features) {
            assert_eq!(feature.sense == Sense::Touch, feature.gesture == Gesture::Feel, "{}", feature.key);
        }
    }

    #[test]
    fn keys_are_made_of_the_model_and_a_word() {
        for model in models() {
            let start = format!("feature-{}-", model.key.trim_start_matches("model-"));
            assert!(model.features.iter().all(|feature| feature.key.starts_with(&start)), "{}", model.key);
        }
    }
}
