//! The table of models and features, in our own words' keys. Features are those that a State publishes
//! for everybody to check; PRADO ids point to the pages where they are pictured.

use super::{Feature, FeatureCode, Gesture, Model, ModelId, Sense};
use crate::kind::DocumentKind;
use crate::reading::Format;
use crate::states;

pub(super) const FRANCE: &str = "FRA";

const fn tilted(code: u8, key: &'static str) -> Feature {
    Feature { code: FeatureCode(code), sense: Sense::Optical, gesture: Gesture::Tilt, key }
}
const fn lit_through(code: u8, key: &'static str) -> Feature {
    Feature { code: FeatureCode(code), sense: Sense::Optical, gesture: Gesture::LookThrough, key }
}
const fn magnified(code: u8, key: &'static str) -> Feature {
    Feature { code: FeatureCode(code), sense: Sense::Optical, gesture: Gesture::Magnify, key }
}
const fn felt(code: u8, key: &'static str) -> Feature {
    Feature { code: FeatureCode(code), sense: Sense::Touch, gesture: Gesture::Feel, key }
}

pub(super) const ALL: &[Model] = &[
    Model {
        id: ModelId(1),
        key: "model-cnie-2021",
        kind: DocumentKind::IdentityCard,
        format: Format::Td1,
        issuer: Some(FRANCE),
        prado: None,
        specimen: false,
        features: &[
            tilted(1, "feature-cnie-2021-hologram"),
            tilted(2, "feature-cnie-2021-ink"),
            tilted(3, "feature-cnie-2021-second-portrait"),
            lit_through(4, "feature-cnie-2021-window"),
            magnified(5, "feature-cnie-2021-microtext"),
            felt(6, "feature-cnie-2021-relief"),
            felt(7, "feature-cnie-2021-engraving"),
        ],
    },
    Model {
        id: ModelId(2),
        key: "model-passport-fra",
        kind: DocumentKind::Passport,
        format: Format::Td3,
        issuer: Some(FRANCE),
        prado: None,
        specimen: false,
        features: &[
            tilted(1, "feature-passport-fra-hologram"),
            tilted(2, "feature-passport-fra-ink"),
            lit_through(3, "feature-passport-fra-watermark"),
            lit_through(4, "feature-passport-fra-perforation"),
            magnified(5, "feature-passport-fra-microtext"),
            felt(6, "feature-passport-fra-intaglio"),
            felt(7, "feature-passport-fra-number"),
        ],
    },
    Model {
        id: ModelId(3),
        key: "model-permit-2020",
        kind: DocumentKind::ResidencePermit,
        format: Format::Td1,
        issuer: Some(FRANCE),
        prado: Some("FRA-HO-12001"),
        specimen: false,
        features: &[
            tilted(1, "feature-permit-2020-hologram"),
            tilted(2, "feature-permit-2020-ink"),
            lit_through(3, "feature-permit-2020-window"),
            magnified(4, "feature-permit-2020-microtext"),
            felt(5, "feature-permit-2020-relief"),
            felt(6, "feature-permit-2020-engraving"),
        ],
    },
    Model {
        id: ModelId(4),
        key: "model-passport-foreign",
        kind: DocumentKind::Passport,
        format: Format::Td3,
        issuer: None,
        prado: None,
        specimen: false,
        features: &[
            tilted(1, "feature-passport-foreign-hologram"),
            tilted(2, "feature-passport-foreign-ink"),
            lit_through(3, "feature-passport-foreign-watermark"),
            lit_through(4, "feature-passport-foreign-perforation"),
            magnified(5, "feature-passport-foreign-microtext"),
            felt(6, "feature-passport-foreign-intaglio"),
        ],
    },
    Model {
        id: ModelId(5),
        key: "model-passport-specimen",
        kind: DocumentKind::Passport,
        format: Format::Td3,
        issuer: Some(states::SPECIMEN),
        prado: None,
        specimen: true,
        features: &[
            tilted(1, "feature-passport-specimen-hologram"),
            tilted(2, "feature-passport-specimen-ink"),
            lit_through(3, "feature-passport-specimen-watermark"),
            magnified(4, "feature-passport-specimen-microtext"),
            felt(5, "feature-passport-specimen-intaglio"),
        ],
    },
];
