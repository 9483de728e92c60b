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
pub mod pace;
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
pub use pace::Haste;
pub use printed::{Confirmed, PrintedField};

/// The version of these rules; it stands in every body. Since 2 every printed field is confirmed, so that no finding of a
/// difference means that they agreed. Since 3 the day of issue is typed where the model asks for it. Since 4 the visible
/// seal is weighed where one was read.
pub const CHECK_RULES_VERSION: u16 = 4;
