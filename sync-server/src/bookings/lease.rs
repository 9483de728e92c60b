//! What a round's lease covers and what its feed lists. It must not sign: the registry does.

use super::rounds::visits_of;
use crate::State;
use crate::refusal::Refusal;
use crate::store::queries::bookings as rows;
use booking::{Promise, Round, Window, lease_span};
use terms::{AgentId, AppointmentId, EnrolmentId, Interval, Timestamp};
use wire::v1::enrolment::PostalAddress;

/// A lease lasts seven days at most: a round further away is not prepared yet.
const FURTHEST_DAYS: i64 = 7;

/// One door of the round.
#[derive(Clone, Debug)]
pub struct LeaseStop {
    /// Whose check is in the lease's scope.
    pub enrolment: EnrolmentId,
    /// The visit.
    pub appointment: AppointmentId,
    /// What the applicant was promised.
    pub promise: Promise,
    /// The place in the tour, from 0.
    pub order: u16,
    /// Where it is; `None` once the enrolment is erased.
    pub address: Option<PostalAddress>,
}

/// A round as its lease is about to name it.
#[derive(Clone, Debug)]
pub struct RoundForLease {
    /// The round.
    pub round: Round,
    /// From now until 24 hours after the last window, at most seven days.
    pub span: Interval,
    /// The live visits, in the order they are walked.
    pub stops: Vec<LeaseStop>,
}

/// The round a carrier prepares at `now`: the first that is not over and begins within seven days.
pub async fn round_for_lease(
    state: &State,
    carrier: AgentId,
    now: Timestamp,
) -> Result<Option<RoundForLease>, Refusal> {
    let asked = state.clone();
    state
        .store
        .read(move |conn| {
            let Some(round) = rows::next_round_of(conn, carrier, now, now.plus_days(FURTHEST_DAYS))? else {
                return Ok(None);
            };
            let windows: Vec<Window> =
                rows::windows_of(conn, round.id)?.into_iter().map(|(window, _)| window).collect();
            let Some(span) = lease_span(&windows, now) else { return Ok(None) };
            let live = visits_of(conn, &asked, round.id)?
                .into_iter()
                .filter(|visit| visit.appointment.state.is_live());
            let stops = live
                .zip(0..)
                .map(|(visit, order)| LeaseStop {
                    enrolment: visit.appointment.enrolment,
                    appointment: visit.appointment.id,
                    promise: visit.promise,
                    order,
                    address: visit.address,
                })
                .collect();
            Ok(Some(RoundForLease { round, span, stops }))
        })
        .await
}
