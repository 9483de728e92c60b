//! Reading a catalogue file, and what makes one refused. It must not know which file ships.

use super::{Catalogue, Feature, Gesture, Model, ModelId, Sense};
use core::fmt;
use serde::Deserialize;
use std::collections::HashSet;

/// The fewest features a check looks at (ETSI TS 119 461, VAL-8.3.3-07X).
pub const FEWEST_DRAWN: usize = 3;
/// The most: an agent has seconds.
const MOST_DRAWN: usize = 5;
/// No document is larger, in tenths of a millimetre.
const LARGEST: u16 = 3000;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    version: u16,
    models: Vec<Model>,
}

/// The file is no catalogue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CatalogueError {
    /// It is no JSON of this shape; where and why.
    Unreadable(String),
    /// A model contradicts another or itself.
    Inconsistent {
        /// Which.
        model: ModelId,
        /// How.
        fault: Fault,
    },
    /// It names no model.
    Empty,
}

terms::codes! {
    /// What is wrong with a model.
    Fault {
        /// Another model has its number, or comes before it with a higher one.
        Number = 1, "number";
        /// Another model or feature has a key of this one.
        Key = 2, "key";
        /// Two features have one number.
        FeatureNumber = 3, "feature-number";
        /// What is felt must be for the finger, and nothing else.
        Sense = 4, "sense";
        /// Three to five features are drawn for a check, and there must be more than that to draw from.
        Draw = 5, "draw";
        /// Features for the eye and for the finger are both needed.
        OneSense = 6, "one-sense";
        /// A part or a feature lies beside the document, or on a side that is not drawn.
        Outside = 7, "outside";
        /// It stopped being issued before it began.
        Years = 8, "years";
        /// Its layout holds no such document.
        Format = 9, "format";
        /// A specimen is issued by Utopia, and nothing else is.
        Specimen = 10, "specimen";
    }
}

impl fmt::Display for CatalogueError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unreadable(cause) => write!(f, "not a catalogue: {cause}"),
            Self::Inconsistent { model, fault } => write!(f, "model {}: {}", model.0, fault.word()),
            Self::Empty => f.write_str("a catalogue without models"),
        }
    }
}
impl core::error::Error for CatalogueError {}

impl Catalogue {
    /// Reads and checks a file.
    pub fn read(json: &str) -> Result<Self, CatalogueError> {
        let file: File =
            serde_json::from_str(json).map_err(|error| CatalogueError::Unreadable(error.to_string()))?;
        if file.models.is_empty() {
            return Err(CatalogueError::Empty);
        }
        let (mut keys, mut last) = (HashSet::new(), None);
        for model in &file.models {
            let refused = |fault| CatalogueError::Inconsistent { model: model.id, fault };
            if last.is_some_and(|last| model.id <= last) {
                return Err(refused(Fault::Number));
            }
            last = Some(model.id);
            let own = core::iter::once(&model.key).chain(model.features.iter().map(|feature| &feature.key));
            if !own.into_iter().all(|key| keys.insert(key.clone())) {
                return Err(refused(Fault::Key));
            }
            if let Some(fault) = fault(model) {
                return Err(refused(fault));
            }
        }
        Ok(Self { version: file.version, models: file.models })
    }
}

/// The first thing wrong with a model by itself.
fn fault(model: &Model) -> Option<Fault> {
    let numbers: HashSet<_> = model.features.iter().map(|feature| feature.code).collect();
    let of = |sense| model.features.iter().filter(|feature| feature.sense == sense).count();
    let faults = [
        (numbers.len() < model.features.len(), Fault::FeatureNumber),
        (model.features.iter().any(is_of_wrong_sense), Fault::Sense),
        (!(FEWEST_DRAWN..=MOST_DRAWN).contains(&model.draw), Fault::Draw),
        (model.features.len() <= model.draw, Fault::Draw),
        (Sense::ALL.iter().any(|sense| of(*sense) == 0), Fault::OneSense),
        (!is_drawn(model), Fault::Outside),
        (model.issued.until.is_some_and(|until| until < model.issued.from), Fault::Years),
        (!model.format.can_be(model.kind, model.scheme), Fault::Format),
        (model.specimen != (model.issuer.as_deref() == Some(crate::states::SPECIMEN)), Fault::Specimen),
    ];
    faults.into_iter().find(|(found, _)| *found).map(|(_, fault)| fault)
}

fn is_of_wrong_sense(feature: &Feature) -> bool {
    (feature.sense == Sense::Touch) != (feature.gesture == Gesture::Feel)
}

/// True when everything lies on the document, on a side that is drawn.
fn is_drawn(model: &Model) -> bool {
    let drawing = &model.drawing;
    let is_size = |length: u16| (1..=LARGEST).contains(&length);
    let parts = drawing.sides.values().flatten();
    is_size(drawing.width)
        && is_size(drawing.height)
        && parts.into_iter().all(|part| drawing.holds(part.x, part.y, part.width, part.height))
        && model.features.iter().all(|feature| {
            let area = feature.area;
            drawing.sides.contains_key(&area.side) && drawing.holds(area.x, area.y, area.width, area.height)
        })
}
