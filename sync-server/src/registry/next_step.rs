//! What an applicant can do next, as every page, message and answer tells it: by the resolution, and while that is not told
//! by what was shown before it. It must not know how a step is put into words.

use super::fact::all_facts;
use super::policies::policies_now;
use crate::State;
use crate::bookings;
use crate::model::{EnrolmentState, Untold};
use crate::refusal::Refusal;
use crate::store::queries::enrolments::EnrolmentRow;
use crate::store::queries::registry::{facts, identities};
use crate::store::sql::Connection;
use reconciliation::{IdentityState, NextStep, REGISTRY_RULES_VERSION, Resolution, Visits, reconcile};
use statement::decode;
use terms::{EnrolmentId, Route, Timestamp};

/// What is told of an enrolment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Told {
    /// What its applicant can do.
    pub step: NextStep,
    /// What the identity that came of it is.
    pub identity: Option<IdentityState>,
}

/// What is told of an enrolment at an instant.
pub fn told(
    conn: &Connection,
    state: &State,
    id: EnrolmentId,
    row: &EnrolmentRow,
    now: Timestamp,
) -> Result<Told, Refusal> {
    let (step, identity) = match row.untold_at(now) {
        Some(untold) => (as_before(untold), untold.rests.then_some(IdentityState::Suspended)),
        None => (decided(conn, state, id, now)?, identities::state_of(conn, id)?),
    };
    Ok(Told {
        step: step.with(visits(conn, id, row.route)?).with_identity(identity.map(IdentityState::next_step)),
        identity,
    })
}

/// Until an outcome is told, a check that came in is waited for, and what was told before it stands.
const fn as_before(untold: Untold) -> NextStep {
    match untold.state {
        EnrolmentState::Activated => NextStep::Nothing,
        EnrolmentState::Refused => NextStep::CallUs,
        EnrolmentState::Withdrawn => NextStep::BeginAgain,
        _ => NextStep::Wait,
    }
}

/// By the resolution that was recorded; where time or newer rules have passed it, by what they make of the facts now.
fn decided(conn: &Connection, state: &State, id: EnrolmentId, now: Timestamp) -> Result<NextStep, Refusal> {
    let recorded = facts::standing_resolution(conn, id, REGISTRY_RULES_VERSION, now)?;
    if let Some(Ok(resolution)) = recorded.map(|bytes| decode::<Resolution>(&bytes)) {
        return Ok(resolution.next_step);
    }
    Ok(reconcile(&all_facts(conn, state, id)?, &*policies_now(conn, state)?, now).next_step)
}

fn visits(conn: &Connection, id: EnrolmentId, route: Route) -> Result<Visits, Refusal> {
    if route != Route::Home {
        return Ok(Visits::NotAskedFor);
    }
    Ok(match bookings::newest_or_none(conn, id)? {
        None => Visits::None,
        Some((visit, _)) if visit.state.is_live() => Visits::ToCome,
        Some(_) => Visits::Over,
    })
}
