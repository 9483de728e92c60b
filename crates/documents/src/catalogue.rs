//! The document models this version knows, and the security features an agent can check on each without
//! a machine. Which of them a deployment accepts is policy, not knowledge.
//!
//! The knowledge is a data file, read and checked as a whole: a file that contradicts itself is refused, so
//! that no check is made by half a catalogue.
//!
//! Where designs of one document followed each other, no zone tells them apart: the day of issue chooses the model.
//! Until that day is typed, the newest accepted model is taken. Features are drawn from the model that holds in the
//! end.

mod drawing;
mod loading;

#[cfg(test)]
mod tests;

pub use drawing::{Area, Drawing, Part, PartKind, Side};
pub use loading::{CatalogueError, FEWEST_DRAWN, Fault};

use crate::finding::FindingCode;
use crate::kind::DocumentKind;
use crate::kind::Format;
use crate::reading::Reading;
use crate::states;
use crate::validity::Scheme;
use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};
use std::sync::LazyLock;
use terms::Day;

/// The file that ships with this version.
const SHIPPED: &str = include_str!("catalogue/models.json");

/// The version of the shipped file: it goes into every record. A model once numbered keeps its number and
/// its features' numbers.
pub const VERSION: u16 = 2;

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
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Feature {
    /// Its number within the model.
    pub code: FeatureCode,
    /// The key of its text in `words`.
    pub key: String,
    /// The sense it speaks to.
    pub sense: Sense,
    /// How to meet it.
    pub gesture: Gesture,
    /// Where it is on the document.
    #[serde(rename = "where")]
    pub area: Area,
}

/// The days between which a model was issued.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Issued {
    /// The first.
    pub from: Day,
    /// The last; none while it still is.
    pub until: Option<Day>,
}

impl Issued {
    /// True when the model was issued on that day.
    pub fn on(&self, day: Day) -> bool {
        self.from <= day && self.until.is_none_or(|until| day <= until)
    }
}

/// One model of document.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Model {
    /// Its number.
    pub id: ModelId,
    /// The key of its name in `words`.
    pub key: String,
    /// The kind of document.
    pub kind: DocumentKind,
    /// The layout of its machine-readable zone.
    pub format: Format,
    /// The rules of its validity.
    pub scheme: Scheme,
    /// The issuer's code; none for any state without a model of its own.
    pub issuer: Option<String>,
    /// When it was issued.
    pub issued: Issued,
    /// Where it is described: an id of PRADO, the Council's register of authentic documents.
    pub prado: Option<String>,
    /// A specimen of Utopia: for demonstrations and tests, never on a production list.
    pub specimen: bool,
    /// It has a chip.
    pub chip: bool,
    /// It has a visible seal.
    pub seal: bool,
    /// How many features are drawn for one check.
    pub draw: usize,
    /// What it looks like, in outline.
    pub drawing: Drawing,
    /// The features to draw from.
    pub features: Vec<Feature>,
}

impl Model {
    /// The feature of that number.
    pub fn feature(&self, code: FeatureCode) -> Option<&Feature> {
        self.features.iter().find(|feature| feature.code == code)
    }
    /// True when the day of issue must be typed: the rules ask for it and no zone holds it.
    pub const fn asks_for_issue(&self) -> bool {
        matches!(self.scheme, Scheme::FrenchCard1988 | Scheme::ResidencePermit)
    }
    /// True when the issuer can have issued it.
    pub fn is_issued_by(&self, issuer: &str) -> bool {
        match &self.issuer {
            Some(own) => issuer == own,
            None => issuer != states::FRANCE && states::issues_passports(issuer),
        }
    }
    fn is_of(&self, reading: &Reading) -> bool {
        self.is_issued_by(&reading.issuer)
            && reading.kind == Some(self.kind)
            && reading.format == Some(self.format)
            && (self.specimen || !reading.has(FindingCode::SpecimenState))
    }
}

/// A catalogue: the models of one version, in order of number.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Catalogue {
    /// The version.
    pub version: u16,
    /// The models.
    pub models: Vec<Model>,
}

/// Of models that a reading can be of, the one issued on a day; the newest without a day, or where none was
/// issued on it.
pub fn newest<'a>(
    mut models: impl Iterator<Item = &'a Model> + Clone,
    issued: Option<Day>,
) -> Option<&'a Model> {
    let of_day = models.clone().filter(|model| issued.is_some_and(|day| model.issued.on(day)));
    let newest =
        |one: &'a Model, other: &'a Model| if other.issued.from >= one.issued.from { other } else { one };
    of_day.reduce(newest).or_else(|| models.by_ref().reduce(newest))
}

static CATALOGUE: LazyLock<Catalogue> =
    // A test reads the shipped file; were it broken all the same, no document would be accepted.
    LazyLock::new(|| Catalogue::read(SHIPPED).unwrap_or_default());

/// Every model of the shipped catalogue, in order of number.
pub fn models() -> &'static [Model] {
    &CATALOGUE.models
}

/// The model of that number.
pub fn model(id: ModelId) -> Option<&'static Model> {
    models().iter().find(|model| model.id == id)
}

/// The model of the shipped catalogue that a reading is of. An MRZ tells kind and issuer, not the design: the
/// day of issue chooses between models that followed each other. Whether the document looks like the model is
/// what the agent's eye is for.
pub fn model_for(reading: &Reading, issued: Option<Day>) -> Option<&'static Model> {
    newest(candidates(reading), issued)
}

/// Every model of the shipped catalogue that a reading can be of.
pub fn candidates(reading: &Reading) -> impl Iterator<Item = &'static Model> + Clone {
    models().iter().filter(move |model| model.is_of(reading))
}
