//! The policy that holds: which models are accepted, how long an enrolment stays open, and what it says in time.

use super::Word;
use crate::State;
use crate::model::Policy;
use crate::refusal::Refusal;
use crate::store::queries;
use crate::store::sql::{Connection, Transaction};
use documents::catalogue;
use terms::{Problem, Timestamp};
use wire::v1::administration::Act;
use wire::v1::policy::PolicyLimits;

/// Outages, or versions that end, in one policy.
const MOST: usize = 100;
/// A span of a year is a mistake in typing.
const LONGEST_OUTAGE_MS: i64 = 366 * 24 * 3_600_000;
/// Letters of a reason.
const LONGEST_WHY: usize = 200;
/// A device that heard nothing for a week has no lease any more.
const LONGEST_GRACE_HOURS: u16 = 168;

impl Policy {
    /// A policy to be added: only models the catalogue knows, a deadline of 7 to 365 days, spans that end after they begin,
    /// one end for a version.
    pub fn proposed(
        mut accepted_models: Vec<u16>,
        deadline_days: u16,
        limits: PolicyLimits,
    ) -> Result<Self, Refusal> {
        accepted_models.sort_unstable();
        accepted_models.dedup();
        if !accepted_models.iter().all(|number| catalogue::model(catalogue::ModelId(*number)).is_some()) {
            return Err(Refusal::of_field("accepted-models", Problem::FieldInvalid));
        }
        if !(7..=365).contains(&deadline_days) {
            return Err(Refusal::of_field("deadline-days", Problem::FieldInvalid));
        }
        Ok(Self { version: 0, accepted_models, deadline_days, limits: checked(limits)? })
    }

    /// What is entered of it.
    pub fn act(&self, replaces: Option<u32>) -> Act {
        Act::SetPolicy {
            accepted_models: self.accepted_models.clone(),
            deadline_days: self.deadline_days,
            limits: self.limits.clone(),
            replaces,
        }
    }
}

/// Limits in order, refused by the field that is wrong.
fn checked(mut limits: PolicyLimits) -> Result<PolicyLimits, Refusal> {
    let refused = |field, problem| Err(Refusal::of_field(field, problem));
    for outage in &mut limits.outages {
        outage.why = outage.why.trim().to_owned();
        if outage.why.is_empty() {
            return refused("outages", Problem::FieldMissing);
        }
        let length = outage.until.ms_since(outage.from);
        if !(0..=LONGEST_OUTAGE_MS).contains(&length) || outage.why.chars().count() > LONGEST_WHY {
            return refused("outages", Problem::FieldInvalid);
        }
    }
    limits.outages.sort_by_key(|outage| (outage.from, outage.until));
    limits.ends.sort_by_key(|end| (end.of, end.version));
    let named_twice = limits
        .ends
        .windows(2)
        .any(|pair| matches!(pair, [one, other] if (one.of, one.version) == (other.of, other.version)));
    if named_twice || limits.ends.iter().any(|end| end.version == 0) || limits.ends.len() > MOST {
        return refused("ends", Problem::FieldInvalid);
    }
    if limits.outages.len() > MOST {
        return refused("outages", Problem::FieldInvalid);
    }
    if limits.list_grace_hours > LONGEST_GRACE_HOURS {
        return refused("list-grace-hours", Problem::FieldInvalid);
    }
    Ok(limits)
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
        let before = queries::staff::policy(tx)?;
        queries::staff::add_policy(tx, &policy, word.login(), now)?;
        judge_lapsed(tx, &before, &policy, now)?;
        word.enter(tx, policy.act(replaces), now)
    };
    state.store.write(job).await?;
    state.registry.unjudged.notify_one();
    Ok(())
}

/// What had lapsed while an outage lasted that is known only now, or a little after, may go on: it is judged again. So is what
/// lapsed by an outage that is taken back.
fn judge_lapsed(
    tx: &Transaction<'_>,
    before: &Policy,
    policy: &Policy,
    now: Timestamp,
) -> Result<(), Refusal> {
    let (was, is) = (before.outages(), policy.outages());
    let changed =
        was.iter().filter(|one| !is.contains(one)).chain(is.iter().filter(|one| !was.contains(one)));
    match changed.map(|outage| outage.earliest).min() {
        Some(first) => Ok(queries::registry::to_judge::put_lapsed_since(tx, first, now)?),
        None => Ok(()),
    }
}
