//! The rules of one check: who may apply, which features to look at, how a check goes from opened to
//! concluded, and which level it can give.
//!
//! This crate knows no clock, no chance and no store: days, instants and seeds are arguments. It decides
//! nothing about an identity; it states facts that the registry judges again.

pub mod applicant;
pub mod assurance;
pub mod check;
pub mod comparison;
pub mod conclusion;
pub mod eligibility;
pub mod features;
pub mod printed;

pub use applicant::{Declaration, PostalAddress};
pub use assurance::{DocumentStatus, Level};
pub use check::{
    Abandoned, Check, Compared, Concluded, Difference, Examined, FieldsStage, Opened, Presented, Record,
    TypedFields, VisibleSealSays,
};
pub use comparison::ComparisonAnswer;
pub use conclusion::{AbandonReason, Discreet, Outcome, Said};
pub use eligibility::Field;
pub use features::FeatureAnswer;
pub use printed::{Confirmed, PrintedField};
