//! The printed fields that an agent confirms one by one against what was read: a zone that was
//! replaced alone is found by the eye. What differs is stated as a finding; nothing is corrected.
//!
//! The findings are 60 to 62, so the format of the body did not change. From rules version 2 of a check on, no such
//! finding means that the fields agreed.

use documents::{Finding, FindingCode, Reading};

terms::codes! {
    /// A printed field that is confirmed.
    PrintedField {
        /// Surname or surnames.
        Name = 1, "name";
        /// Given names.
        GivenNames = 2, "given-names";
        /// Date of birth.
        BirthDate = 3, "birth-date";
    }
}

impl PrintedField {
    /// The finding that states a difference.
    pub const fn finding(self) -> FindingCode {
        match self {
            Self::Name => FindingCode::PrintedNameDiffers,
            Self::GivenNames => FindingCode::PrintedGivenNamesDiffer,
            Self::BirthDate => FindingCode::PrintedBirthDiffers,
        }
    }
    /// Whether a reading holds it: a person of one name has no given names to confirm.
    pub fn is_in(self, reading: &Reading) -> bool {
        match self {
            Self::Name => !reading.primary.reveal().is_empty(),
            Self::GivenNames => !reading.secondary.reveal().is_empty(),
            Self::BirthDate => reading.birth.is_some(),
        }
    }
}

/// What was confirmed so far, each field by its last answer.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Confirmed(Vec<(PrintedField, bool)>);

impl Confirmed {
    /// Takes an answer; a later one about the same field replaces it.
    #[must_use]
    pub(crate) fn with(mut self, field: PrintedField, agrees: bool) -> Self {
        self.0.retain(|(other, _)| *other != field);
        self.0.push((field, agrees));
        self
    }
    /// The last answer about a field.
    pub fn of(&self, field: PrintedField) -> Option<bool> {
        self.0.iter().find(|(other, _)| *other == field).map(|(_, agrees)| *agrees)
    }
    /// True when every field of the reading has its answer.
    pub fn is_whole(&self, reading: &Reading) -> bool {
        PrintedField::ALL.iter().all(|field| !field.is_in(reading) || self.of(*field).is_some())
    }
    /// True when no field differs.
    pub fn agrees(&self) -> bool {
        self.0.iter().all(|(_, agrees)| *agrees)
    }
    /// The differences as findings, in order of field.
    pub(crate) fn findings(&self) -> impl Iterator<Item = Finding> + '_ {
        PrintedField::ALL
            .iter()
            .filter(|field| self.of(**field) == Some(false))
            .map(|field| Finding { code: field.finding(), place: None })
    }
}
