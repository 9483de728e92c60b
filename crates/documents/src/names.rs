//! Names: their form in an MRZ, and whether two forms can be one name. Names are kept as printed;
//! the MRZ form is computed only to compare or to print a specimen.

mod comparison;
mod transliteration;

#[cfg(test)]
mod tests;

pub use comparison::{NameComparison, NameMatch, NameParts, NameReason, compare, explain};
pub use transliteration::{NotInTable, Spelling, folded, to_mrz, to_mrz_spelt};
