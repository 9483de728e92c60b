//! The data identifiers of the specification (chapter 8) and the lengths of their values.

use std::collections::HashMap;
use std::sync::LazyLock;

/// Copied from the specification's tables; `tests/seals.rs` compares it with the collection it came from.
const TABLE: &str = include_str!("identifiers.csv");

/// One data identifier.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Identifier {
    /// Two characters.
    pub id: &'static str,
    /// The shortest value, in characters.
    pub min: usize,
    /// The longest; none when there is no limit.
    pub max: Option<usize>,
    /// What the value is, in French, as the specification calls it.
    pub label: &'static str,
}

impl Identifier {
    /// The length of a value that needs no separator.
    pub(super) fn fixed(&self) -> Option<usize> {
        self.max.filter(|max| *max == self.min)
    }
    /// An economic operator's number: French ones are published without the separator they need.
    pub(super) fn is_operator_number(&self) -> bool {
        self.label.starts_with("EORI")
    }
}

static IDENTIFIERS: LazyLock<HashMap<&'static str, Identifier>> =
    LazyLock::new(|| identifiers().map(|found| (found.id, found)).collect());

/// Every identifier, in order.
pub fn identifiers() -> impl Iterator<Item = Identifier> {
    TABLE.lines().skip(1).filter_map(|row| {
        let mut columns = row.splitn(4, ',');
        let (id, min, max, label) = (columns.next()?, columns.next()?, columns.next()?, columns.next()?);
        Some(Identifier { id, min: min.parse().ok()?, max: max.parse().ok(), label })
    })
}

/// The identifier of two characters, where the specification knows it.
pub fn identifier(id: &str) -> Option<Identifier> {
    IDENTIFIERS.get(id).copied()
}
