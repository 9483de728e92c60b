//! Where an enrolment stands, for programs, and the choice of a route. It must not know any wording.

use crate::State;
use crate::dossier::told_deadline;
use crate::refusal::Refusal;
use crate::registry;
use crate::store::queries::enrolments;
use crate::vouchers::renew_voucher;
use terms::{EnrolmentId, Problem, Route};
use wire::v1::enrolment::EnrolmentStatus;

/// Where an enrolment stands.
pub async fn status(state: &State, enrolment: EnrolmentId) -> Result<EnrolmentStatus, Refusal> {
    let shared = state.clone();
    state
        .store
        .read(move |conn| {
            let now = shared.now();
            let row = enrolments::enrolment(conn, enrolment)?.ok_or(Problem::NotFound)?;
            let told = registry::told(conn, &shared, enrolment, &row, now)?;
            Ok(EnrolmentStatus {
                id: enrolment,
                state: row.state_at(now).word().to_owned(),
                route: row.route,
                next_step: told.step.word().to_owned(),
                submitted_at: row.submitted_at,
                deadline: told_deadline(conn, &row)?,
            })
        })
        .await
}

/// Chooses how to be checked, or changes it; the voucher then names the new route.
pub async fn choose_route(state: &State, enrolment: EnrolmentId, route: Route) -> Result<(), Refusal> {
    if route == Route::Online {
        // Not judged by this product: progress is kept, the choice is refused.
        return Err(Refusal::of_field("route", Problem::FieldInvalid));
    }
    let shared = state.clone();
    state
        .store
        .write(move |tx| {
            let row = enrolments::enrolment(tx, enrolment)?.ok_or(Problem::NotFound)?;
            let next = row.state_at(shared.now()).choose_route()?;
            enrolments::set_route(tx, enrolment, next, route, shared.now())?;
            if route != Route::Home {
                crate::bookings::call_off(tx, &shared, enrolment)?;
            }
            renew_voucher(tx, &shared, enrolment)
        })
        .await
}
