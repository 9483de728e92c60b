//! Where an enrolment stands and what its applicant can do next: every state has a next step. It must not
//! know any wording.

use crate::State;
use crate::dossier::told_deadline;
use crate::model::EnrolmentState;
use crate::refusal::Refusal;
use crate::store::queries::enrolments;
use crate::vouchers::renew_voucher;
use terms::{EnrolmentId, Problem, Route, Timestamp};
use wire::v1::enrolment::EnrolmentStatus;

terms::codes! {
    /// What an applicant can do next.
    NextStep {
        /// Type the SMS code.
        ConfirmMobile = 1, "confirm-mobile";
        /// Choose counter or home.
        ChooseRoute = 2, "choose-route";
        /// Show the voucher at a counter.
        ShowVoucher = 3, "show-voucher";
        /// Book a visit, or keep the one that is booked.
        BookVisit = 4, "book-visit";
        /// Nothing: the registry is at work.
        Wait = 5, "wait";
        /// Use the identity.
        UseIdentity = 6, "use-identity";
        /// Read why, and contest it or begin again.
        ReadReason = 7, "read-reason";
        /// Extend the deadline, or begin again.
        Extend = 8, "extend";
        /// Open another enrolment.
        OpenAnother = 9, "open-another";
    }
}

impl NextStep {
    /// The next step in a state, on a route, before or after the deadline.
    pub const fn of(state: EnrolmentState, route: Route, is_late: bool) -> Self {
        match (state, route) {
            (EnrolmentState::Drafted, _) => Self::ConfirmMobile,
            (EnrolmentState::Submitted | EnrolmentState::AwaitingCheck, _) if is_late => Self::Extend,
            (EnrolmentState::Submitted, _) => Self::ChooseRoute,
            (EnrolmentState::AwaitingCheck, Route::Home) => Self::BookVisit,
            (EnrolmentState::AwaitingCheck, _) => Self::ShowVoucher,
            (EnrolmentState::CheckReceived | EnrolmentState::UnderReview, _) => Self::Wait,
            (EnrolmentState::Activated, _) => Self::UseIdentity,
            (EnrolmentState::Refused, _) => Self::ReadReason,
            (EnrolmentState::Lapsed, _) => Self::Extend,
            (EnrolmentState::Withdrawn, _) => Self::OpenAnother,
        }
    }
}

/// Where an enrolment stands.
pub async fn status(state: &State, enrolment: EnrolmentId) -> Result<EnrolmentStatus, Refusal> {
    let now = state.now();
    let (row, deadline) = state
        .store
        .read(move |conn| {
            let row = enrolments::enrolment(conn, enrolment)?.ok_or(Problem::NotFound)?;
            let deadline = told_deadline(conn, &row)?;
            Ok::<_, Refusal>((row, deadline))
        })
        .await?;
    let shown = row.state_at(now);
    Ok(EnrolmentStatus {
        id: enrolment,
        state: shown.word().to_owned(),
        route: row.route,
        next_step: NextStep::of(shown, row.route, is_late(deadline, now)).word().to_owned(),
        submitted_at: row.submitted_at,
        deadline,
    })
}

fn is_late(deadline: Option<Timestamp>, now: Timestamp) -> bool {
    deadline.is_some_and(|deadline| now > deadline)
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
