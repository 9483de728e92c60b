//! Where an enrolment is, for its applicant: what stands of it, the visit, and which checks wait for their word.

use crate::State;
use crate::bookings;
use crate::dossier::{ContactChange, Dossier, contact_changes, told_deadline};
use crate::local_time::LocalTime;
use crate::model::{Channel, EnrolmentState};
use crate::notices::channel_to;
use crate::refusal::Refusal;
use crate::registry::{self, ToConfirm, Told};
use crate::store::queries;
use crate::store::sql::Connection;
use booking::{Appointment, Promise};
use reconciliation::{IdentityState, NextStep};
use terms::{EnrolmentId, Route, Timestamp};
use wire::v1::enrolment::PostalAddress;

/// What an applicant may know of their enrolment.
pub struct OwnView {
    /// Where it stands.
    pub state: EnrolmentState,
    /// The route they chose.
    pub route: Route,
    /// When it was submitted.
    pub submitted_at: Option<Timestamp>,
    /// Until when a check counts.
    pub deadline: Option<Timestamp>,
    /// What they can do next.
    pub step: NextStep,
    /// The e-mail address is confirmed.
    pub email_confirmed: bool,
    /// By what they are told; on their page alone where it is none.
    pub told_by: Option<Channel>,
    /// What the identity that came of it is.
    pub identity: Option<IdentityState>,
    /// Contact data are to change.
    pub is_changing: bool,
    /// The newest appointment, and its window.
    pub visit: Option<(Appointment, Promise)>,
    /// The checks that wait for the applicant's word; none once the enrolment is over.
    pub to_confirm: Vec<ToConfirm>,
    /// The clock of their address.
    pub local: LocalTime,
    /// How often a visit was booked, moved or cancelled.
    pub visit_changes: u32,
}

/// Reads where an enrolment is.
pub async fn own_view(state: &State, id: EnrolmentId) -> Result<OwnView, Refusal> {
    let shared = state.clone();
    let read = move |conn: &Connection| {
        let dossier = Dossier::read(conn, &shared, id)?;
        let row = &dossier.row;
        let (now, shown) = (shared.now(), row.state_at(shared.now()));
        let Told { step, identity } = registry::told(conn, &shared, id, row, now)?;
        // While an outcome is not told, nothing that it brought is asked either: neither what nor how long it takes.
        let to_confirm = match row.untold_at(now) {
            Some(_) => Vec::new(),
            None => registry::checks_to_confirm(conn, &shared, id)?,
        };
        Ok::<_, Refusal>(OwnView {
            state: shown,
            route: row.route,
            submitted_at: row.submitted_at,
            deadline: told_deadline(conn, row)?,
            step,
            email_confirmed: row.email_confirmed_at.is_some(),
            told_by: channel_to(&dossier),
            identity,
            is_changing: !queries::contacts::changes(conn, id)?.is_empty(),
            visit: bookings::newest_or_none(conn, id)?,
            local: dossier.local_time()?,
            visit_changes: queries::bookings::visit_changes(conn, id)?,
            to_confirm: if shown.is_over() { Vec::new() } else { to_confirm },
        })
    };
    state.store.read(read).await
}

/// What an applicant may know of their contact data.
pub struct ContactView {
    /// The postal address that counts.
    pub address: PostalAddress,
    /// What is to change.
    pub changes: Vec<ContactChange>,
    /// The clock of their address.
    pub local: LocalTime,
}

/// Reads the contact data of an enrolment, and what is to change of them.
pub async fn contact_view(state: &State, id: EnrolmentId) -> Result<ContactView, Refusal> {
    let shared = state.clone();
    let read = move |conn: &Connection| {
        let dossier = Dossier::read(conn, &shared, id)?;
        Ok::<_, Refusal>(ContactView {
            address: dossier.declared()?.address.clone(),
            changes: contact_changes(conn, &shared, id)?,
            local: dossier.local_time()?,
        })
    };
    state.store.read(read).await
}
