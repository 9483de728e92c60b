//! The policy that holds: which models are accepted, how long an enrolment stays open.

use crate::http::{Answer, Refusal};
use documents::catalogue;
use terms::Problem;

/// Days from submission to the deadline while no policy says otherwise.
pub const DEFAULT_DEADLINE_DAYS: u16 = 30;

/// One version of the policy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Policy {
    /// Version, from 1; 0 is the policy that ships.
    pub version: u32,
    /// Numbers of the accepted models of the catalogue, in order.
    pub accepted_models: Vec<u16>,
    /// Days from submission to the deadline.
    pub deadline_days: u16,
}

impl Policy {
    /// The policy that ships: no model is accepted until an administrator has said so.
    pub const fn shipped() -> Self {
        Self { version: 0, accepted_models: Vec::new(), deadline_days: DEFAULT_DEADLINE_DAYS }
    }

    /// A policy to be added: only models the catalogue knows, and a deadline of 7 to 365 days.
    pub fn proposed(mut accepted_models: Vec<u16>, deadline_days: u16) -> Answer<Self> {
        accepted_models.sort_unstable();
        accepted_models.dedup();
        if !accepted_models.iter().all(|number| catalogue::model(catalogue::ModelId(*number)).is_some()) {
            return Err(Refusal::of_field("accepted-models", Problem::FieldInvalid));
        }
        if !(7..=365).contains(&deadline_days) {
            return Err(Refusal::of_field("deadline-days", Problem::FieldInvalid));
        }
        Ok(Self { version: 0, accepted_models, deadline_days })
    }
}
