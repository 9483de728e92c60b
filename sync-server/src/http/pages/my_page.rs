//! The applicant's own page, what it says of where they are, and the entry for their agenda.

use super::response::{Visitor, go, noted};
use crate::State;
use crate::enrolments;
use crate::model::EnrolmentState;
use crate::pages::{self, AgendaVisit, StatusPage};
use crate::refusal::Refusal;
use crate::vouchers;
use axum::Router;
use axum::extract::{self, FromRequestParts, Path};
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::http::request::Parts;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use booking::{Appointment, AppointmentState};
use serde::Deserialize;
use terms::{EnrolmentId, Problem};

pub(super) fn routes() -> Router<State> {
    Router::new().route("/enrolments/{id}", get(own)).route("/enrolments/{id}/agenda.ics", get(agenda))
}

async fn own(
    extract::State(state): extract::State<State>,
    visitor: Visitor,
    Path(id): Path<EnrolmentId>,
) -> Response {
    own_page(&state, &visitor, id, None).await
}

/// The enrolment of a path that may name more.
#[derive(Deserialize)]
struct Named {
    id: EnrolmentId,
}

/// The applicant of the path's enrolment, as a plain page knows them; anybody else is asked who they are.
pub(super) struct Own {
    pub(super) id: EnrolmentId,
    pub(super) visitor: Visitor,
}

impl Own {
    /// The address of their page.
    pub(super) fn page(&self) -> String {
        page_of(self.id)
    }
    /// Goes on after a turn that was taken, or says on their page why it was not.
    pub(super) async fn go_or_ask(&self, state: &State, turn: Result<(), Refusal>, to: &str) -> Response {
        match turn {
            Ok(()) => go(to),
            Err(refusal) => {
                let page = own_page(state, &self.visitor, self.id, Some(refusal.problem())).await;
                noted(page, refusal)
            }
        }
    }
}

impl Own {
    /// Goes back to their page after a turn that was taken. Where it wants a code of now, one is offered.
    pub(super) async fn go_or_identify(&self, state: &State, turn: Result<(), Refusal>) -> Response {
        match turn {
            Err(refusal) if refusal.problem() == Problem::SignInFirst => {
                let frame = pages::Frame { path: self.page(), ..self.visitor.frame.clone() };
                let end = enrolments::mobile_end(state, self.id).await;
                let page = end.map(|end| pages::identify(&frame, self.id, &end));
                noted(self.visitor.page_or(page, "/"), refusal)
            }
            turn => self.visitor.go_or(turn, &self.page(), &self.page()),
        }
    }
}

impl FromRequestParts<State> for Own {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, state: &State) -> Result<Self, Self::Rejection> {
        let Path(Named { id }) =
            Path::<Named>::from_request_parts(parts, state).await.map_err(IntoResponse::into_response)?;
        let Ok(visitor) = Visitor::from_request_parts(parts, state).await;
        match visitor.is_applicant_of(state, id).await {
            Ok(true) => Ok(Self { id, visitor }),
            Ok(false) => Err(own_page(state, &visitor, id, None).await),
            Err(refusal) => Err(visitor.refused(refusal, "/")),
        }
    }
}

/// The address of an applicant's page.
pub(super) fn page_of(id: EnrolmentId) -> String {
    format!("/enrolments/{id}")
}

/// The page, or the way to prove who asks for it. `problem` is about the code for the e-mail address.
pub(super) async fn own_page(
    state: &State,
    visitor: &Visitor,
    id: EnrolmentId,
    problem: Option<Problem>,
) -> Response {
    let frame = pages::Frame { path: page_of(id), ..visitor.frame.clone() };
    match visitor.is_applicant_of(state, id).await {
        Ok(true) => {}
        Ok(false) => {
            let end = enrolments::mobile_end(state, id).await;
            return visitor.page_or(end.map(|end| pages::identify(&frame, id, &end)), "/");
        }
        Err(refusal) => return visitor.refused(refusal, "/"),
    }
    let page = standing_of(state, id).await.map(|standing| match standing.state {
        EnrolmentState::Drafted => pages::draft(&frame, id, problem),
        _ => pages::status_page(&frame, &standing, problem),
    });
    visitor.page_or(page, "/")
}

async fn standing_of(state: &State, id: EnrolmentId) -> Result<StatusPage, Refusal> {
    let own = enrolments::own_view(state, id).await?;
    let voucher = if own.state.may_be_checked() {
        let voucher = vouchers::view_voucher(state, id).await?;
        let svg = vouchers::svg(&voucher.qr)?;
        Some((voucher, svg))
    } else {
        None
    };
    Ok(StatusPage {
        enrolment: id,
        state: own.state,
        route: own.route,
        submitted_at: own.submitted_at,
        deadline: own.deadline,
        step: own.step,
        email_confirmed: own.email_confirmed,
        told_by: own.told_by,
        identity: own.identity,
        is_changing: own.is_changing,
        voucher,
        visit: own.visit,
        to_confirm: own.to_confirm,
        local: own.local,
        now: state.now(),
    })
}

async fn agenda(
    extract::State(state): extract::State<State>,
    visitor: Visitor,
    Path(id): Path<EnrolmentId>,
) -> Response {
    match visitor.is_applicant_of(&state, id).await {
        Ok(true) => {}
        Ok(false) => return visitor.refused(Problem::NotFound.into(), "/"),
        Err(refusal) => return visitor.refused(refusal, "/"),
    }
    let own = match enrolments::own_view(&state, id).await {
        Ok(own) => own,
        Err(refusal) => return visitor.refused(refusal, "/"),
    };
    let is_told = |appointment: &Appointment| {
        appointment.state.is_live() || appointment.state == AppointmentState::Cancelled
    };
    let visit = own.visit.filter(|(appointment, _)| is_told(appointment));
    let visit = visit.map(|(appointment, promise)| AgendaVisit {
        from: promise.from(),
        to: promise.to(),
        is_cancelled: !appointment.state.is_live(),
        changes: own.visit_changes,
    });
    let link = format!("{}/enrolments/{id}", state.settings.public_url);
    match pages::agenda(visitor.frame.words, own.local, id, visit, own.deadline, &link) {
        Some(text) => {
            let about = [
                (CONTENT_TYPE, "text/calendar; charset=utf-8"),
                (CONTENT_DISPOSITION, "attachment; filename=\"vis-a-vis.ics\""),
            ];
            (about, text).into_response()
        }
        None => visitor.refused(Problem::NotInThisState.into(), &link),
    }
}
