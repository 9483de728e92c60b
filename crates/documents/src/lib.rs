//! Bytes in, [`Reading`] and [`Finding`]s out; and the catalogue of document models.
//!
//! This crate says what a document's bytes say and what is odd about them. It knows no clock (the day is
//! an argument), no policy (which models are accepted is the caller's list) and nothing of the person who
//! holds the document. Every reader is total: hostile input gives findings, never a panic or an error.

pub mod catalogue;
mod finding;
mod kind;
pub mod mrz;
pub mod names;
mod reading;
mod scan;
pub mod states;
pub mod symbol;
pub mod validity;
pub mod visible_seal;

pub use catalogue::{FeatureCode, Model, ModelId};
pub use finding::{Finding, FindingAt, FindingCode};
pub use kind::{DocumentKind, Format};
pub use names::{NameMatch, NameParts, NameReason};
pub use reading::{Checks, Digit, MrzField, Protection, Reading};
pub use scan::scanned;
pub use validity::{Dates, IssueMonth, PermitTerm, Scheme, Validity, ValidityRule};
