//! An enrolment as one piece of work sees it: its row is read once, and what was declared is opened once, when asked for.

mod contact;
mod deadline;
mod declaration;

use crate::State;
use crate::local_time::LocalTime;
use crate::refusal::Refusal;
use crate::store::queries::enrolments::{self, EnrolmentRow};
use crate::store::sql::Connection;
pub use contact::{CONTACT_PURPOSE, ContactChange, NewContact, contact_changes};
pub use deadline::{deadline, deadline_with, told_deadline, told_end};
pub use declaration::{eligible, eligible_contact, problems_of, understood};
use std::cell::OnceCell;
use terms::{Doing, EnrolmentId, Language, Problem, Timestamp};
use wire::json;
use wire::v1::enrolment::Declaration;

/// What a sealed declaration is bound to.
pub const PURPOSE: &str = "declaration";

/// An enrolment, and what was declared for it.
pub struct Dossier<'s> {
    /// Whose.
    pub id: EnrolmentId,
    /// What stands of it.
    pub row: EnrolmentRow,
    state: &'s State,
    declared: OnceCell<Declaration>,
}

impl<'s> Dossier<'s> {
    /// Reads an enrolment.
    pub fn read(conn: &Connection, state: &'s State, id: EnrolmentId) -> Result<Self, Refusal> {
        let row = enrolments::enrolment(conn, id)?.ok_or(Problem::NotFound)?;
        Ok(Self { id, row, state, declared: OnceCell::new() })
    }

    /// What the applicant declared. Staff's readings of it are recorded by the caller
    /// ([`crate::staff::record_access`]).
    pub fn declared(&self) -> Result<&Declaration, Refusal> {
        if let Some(declared) = self.declared.get() {
            return Ok(declared);
        }
        let plain = self.state.enrolment_keys.open_sealed(self.id, PURPOSE, &self.row.declaration)?;
        let declared = json::decode(&plain).doing("reading what was declared")?;
        Ok(self.declared.get_or_init(|| declared))
    }

    /// The clock by which the applicant is told hours and days: that of their address.
    pub fn local_time(&self) -> Result<LocalTime, Refusal> {
        match self.declared() {
            Ok(declared) => Ok(LocalTime::of_postcode(declared.address.postcode.reveal())),
            // Erased: nothing says where it was.
            Err(refusal) if refusal.problem() == Problem::NotFound => Ok(LocalTime::MAINLAND),
            Err(refusal) => Err(refusal),
        }
    }

    /// The same, to keep.
    fn into_declared(self) -> Result<Declaration, Refusal> {
        self.declared()?;
        Ok(self.declared.into_inner().doing("keeping what was declared")?)
    }

    /// Until when a check counts, outages aside; none before it is submitted.
    pub fn deadline(&self) -> Option<Timestamp> {
        self.row.submitted_at.map(|at| deadline(at, self.row.policy_days, self.row.extension_days))
    }
}

/// What the applicant declared, and the language they declared it in. Staff's readings of it are recorded
/// by the caller ([`crate::staff::record_access`]).
pub fn open_declaration(
    conn: &Connection,
    state: &State,
    enrolment: EnrolmentId,
) -> Result<(Declaration, Language), Refusal> {
    let dossier = Dossier::read(conn, state, enrolment)?;
    let language = dossier.row.language;
    Ok((dossier.into_declared()?, language))
}
