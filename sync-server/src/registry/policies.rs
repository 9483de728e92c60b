//! The policies in time, as the rules read them: a check is judged by the one of its day, an enrolment by that of today.

use crate::State;
use crate::model;
use crate::refusal::Refusal;
use crate::store::queries::staff as accounts;
use crate::store::sql::Connection;
use documents::{ModelId, PermitTerm};
use reconciliation::{Policies, Policy, VersionEnds};
use statement::hash;
use std::collections::BTreeMap;
use std::sync::{Arc, PoisonError};
use terms::Timestamp;
use wire::v1::policy::{VersionEnd, VersionOf};

/// The policies in time. A version is never changed, so while the newest one is the same, all are as they were read last: a
/// batch of judgements reads one row each and not every policy.
pub(super) fn policies_now(conn: &Connection, state: &State) -> Result<Arc<Policies>, Refusal> {
    let (from, policy) = accounts::newest_policy(conn)?;
    let newest = hash(format!("{from:?} {policy:?}").as_bytes());
    let mut read = state.registry.policies.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some((known, policies)) = read.as_ref()
        && *known == newest
    {
        return Ok(Arc::clone(policies));
    }
    let term = state.settings.permit_term;
    let all = accounts::policies(conn)?.into_iter().map(|(from, set)| (from, as_judged(set, term)));
    let policies = Arc::new(Policies::of(all));
    *read = Some((newest, Arc::clone(&policies)));
    Ok(policies)
}

fn as_judged(set: model::Policy, permit_term: PermitTerm) -> Policy {
    Policy {
        permit_term,
        outages: set.outages(),
        ends: ends_of(&set.limits.ends),
        list_grace_hours: set.limits.list_grace_hours,
        two_decide: set.limits.two_decide,
        ..Policy::usual(set.version, set.accepted_models.into_iter().map(ModelId).collect())
    }
}

fn ends_of(ends: &[VersionEnd]) -> VersionEnds {
    let of = |which: VersionOf| -> BTreeMap<u16, Timestamp> {
        ends.iter().filter(|end| end.of == which).map(|end| (end.version, end.until)).collect()
    };
    VersionEnds {
        rules: of(VersionOf::Rules),
        software: of(VersionOf::Software),
        catalogue: of(VersionOf::Catalogue),
    }
}
