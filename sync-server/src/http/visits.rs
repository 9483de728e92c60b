//! What a manager looks for beside the rounds: who waits for a visit, what has not come back. It must not
//! decide anything.

use super::Staff;
use super::bookings::appointment_body;
use crate::State;
use crate::bookings;
use crate::model::AccessRecord;
use crate::refusal::Refusal;
use crate::staff::record_access;
use axum::extract;
use axum::routing::get;
use axum::{Json, Router};
use terms::Role;
use wire::v1::booking::{NotBack, ToBook};

pub(super) fn routes() -> Router<State> {
    Router::new().route("/v1/visits/to-book", get(to_book)).route("/v1/visits/not-back", get(not_back))
}

/// A write: the readings of the addresses are recorded before the answer leaves.
async fn to_book(
    extract::State(state): extract::State<State>,
    staff: Staff,
) -> Result<Json<Vec<ToBook>>, Refusal> {
    staff.require(Role::Manager)?;
    let shared = state.clone();
    let waiting = state
        .store
        .write(move |tx| {
            let waiting = bookings::waiting(tx, &shared, &staff.account)?;
            let enrolments: Vec<_> = waiting.iter().map(|one| one.enrolment).collect();
            let reading = AccessRecord { what: "address", purpose: "to-book", enrolments: &enrolments };
            record_access(tx, &staff.account, reading, shared.now())?;
            Ok::<_, Refusal>(waiting)
        })
        .await?;
    let body = waiting.into_iter().map(|one| ToBook {
        enrolment: one.enrolment,
        initials: one.initials,
        address: one.address,
        deadline: one.deadline,
        last: one.last,
    });
    Ok(Json(body.collect()))
}

async fn not_back(
    extract::State(state): extract::State<State>,
    staff: Staff,
) -> Result<Json<Vec<NotBack>>, Refusal> {
    staff.require(Role::Manager)?;
    let shared = state.clone();
    let overdue = state.store.read(move |conn| bookings::overdue(conn, &shared, &staff.account)).await?;
    let mut by_carrier: Vec<NotBack> = Vec::new();
    for visit in overdue {
        let body = appointment_body((visit.appointment, visit.promise));
        match by_carrier.iter_mut().find(|known| known.carrier == visit.carrier) {
            Some(known) => known.visits.push(body),
            None => by_carrier.push(NotBack {
                carrier: visit.carrier,
                name: visit.name,
                device: visit.device,
                heard_at: visit.heard_at,
                visits: vec![body],
            }),
        }
    }
    Ok(Json(by_carrier))
}
