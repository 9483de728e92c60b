//! The policy that holds: which models are accepted, how long an enrolment stays open.

use super::Word;
use crate::State;
use crate::model::Policy;
use crate::refusal::Refusal;
use crate::store::queries;
use crate::store::sql::{Connection, Transaction};
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
    pub fn act(&self, replaces: Option<u32>) -> Act {
        let (accepted_models, deadline_days) = (self.accepted_models.clone(), self.deadline_days);
        Act::SetPolicy { accepted_models, deadline_days, replaces }
    }
}

/// The policy that holds.
pub async fn policy(state: &State) -> Result<Policy, Refusal> {
    state.store.read(|conn| Ok::<_, Refusal>(queries::staff::policy(conn)?)).await
}

/// The version that holds; refused where another one was to be replaced: nobody confirms over what they did not see.
pub fn check_replaced(conn: &Connection, replaces: Option<u32>) -> Result<u32, Refusal> {
    let version = queries::staff::policy(conn)?.version;
    if replaces == Some(version) { Ok(version) } else { Err(Problem::ChangedMeanwhile.into()) }
}

/// Adds a policy in place of that version: it holds from now on, under the next one.
pub async fn set_policy(
    state: &State,
    word: Word,
    proposed: Policy,
    replaces: Option<u32>,
) -> Result<(), Refusal> {
    let now = state.now();
    let job = move |tx: &Transaction<'_>| {
        let policy = Policy { version: check_replaced(tx, replaces)? + 1, ..proposed };
        queries::staff::add_policy(tx, &policy, word.login(), now)?;
        word.enter(tx, policy.act(replaces), now)
    };
    state.store.write(job).await
}
