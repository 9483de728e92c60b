//! What a model looks like, in outline: enough to show where on the document to look. Our own drawing, never
//! an image of a document.

use serde::Deserialize;
use std::collections::BTreeMap;

terms::codes! {
    /// A side of a document.
    Side {
        /// The side with the portrait.
        Front = 1, "front";
        /// The other.
        Back = 2, "back";
        /// The data page of a booklet.
        Page = 3, "page";
    }
    /// A part of a side that one recognises at a glance.
    PartKind {
        /// The portrait.
        Portrait = 1, "portrait";
        /// A line of print.
        Text = 2, "text";
        /// The machine-readable zone.
        Zone = 3, "zone";
        /// The contacts or the place of the chip.
        Chip = 4, "chip";
        /// The visible seal.
        Seal = 5, "seal";
    }
}

/// A rectangle on a side, in tenths of a millimetre from its upper left corner.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Area {
    /// The side.
    pub side: Side,
    /// From the left.
    pub x: u16,
    /// From the top.
    pub y: u16,
    /// Its width.
    pub width: u16,
    /// Its height.
    pub height: u16,
}

/// One part of a side.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Part {
    /// What it is.
    pub what: PartKind,
    /// From the left, in tenths of a millimetre.
    pub x: u16,
    /// From the top.
    pub y: u16,
    /// Its width.
    pub width: u16,
    /// Its height.
    pub height: u16,
}

/// The outline of a model.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Drawing {
    /// The document's width in tenths of a millimetre.
    pub width: u16,
    /// Its height.
    pub height: u16,
    /// What is on each side.
    pub sides: BTreeMap<Side, Vec<Part>>,
}

impl Drawing {
    /// True when a rectangle lies on the document.
    pub(super) fn holds(&self, x: u16, y: u16, width: u16, height: u16) -> bool {
        let inside = |from: u16, length: u16, all: u16| length > 0 && from.saturating_add(length) <= all;
        inside(x, width, self.width) && inside(y, height, self.height)
    }
}
