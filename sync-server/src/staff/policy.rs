//! The policy that holds: which models are accepted, how long an enrolment stays open.

use super::Word;
use crate::State;
use crate::model::Policy;
use crate::refusal::Refusal;
use crate::store::queries;
use crate::store::sql::Transaction;
use documents::catalogue;
use terms::Problem;
use wire::v1::administration::Act;

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

    /// What is entered of it.
    pub fn act(&self) -> Act {
        Act::SetPolicy { accepted_models: self.accepted_models.clone(), deadline_days: self.deadline_days }
    }
}

/// The policy that holds.
pub async fn policy(state: &State) -> Result<Policy, Refusal> {
    state.store.read(|conn| Ok::<_, Refusal>(queries::staff::policy(conn)?)).await
}

/// Adds a policy: it holds from now on, under the next version.
pub async fn set_policy(state: &State, word: Word, proposed: Policy) -> Result<(), Refusal> {
    let now = state.now();
    let job = move |tx: &Transaction<'_>| {
        let policy = Policy { version: queries::staff::policy(tx)?.version + 1, ..proposed };
        queries::staff::add_policy(tx, &policy, word.login(), now)?;
        word.enter(tx, policy.act(), now)
    };
    state.store.write(job).await
}
