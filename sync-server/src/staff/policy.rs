//! The policy that holds: which models are accepted, how long an enrolment stays open.

use crate::model::Policy;
use crate::refusal::Refusal;
use documents::catalogue;
use terms::Problem;

impl Policy {
    /// A policy to be added: only models the catalogue knows, and a deadline of 7 to 365 days.
    pub fn proposed(mut accepted_models: Vec<u16>, deadline_days: u16) -> Result<Self, Refusal> {
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
