//! What an applicant may do about an enrolment once it runs: withdraw it, extend it, say that a check was
//! theirs, say that it was not. Each is a fact; what follows, the registry judges.

use crate::State;
use crate::refusal::Refusal;
use crate::registry;
use crate::store::queries::enrolments;
use crate::vouchers::renew_voucher;
use statement::RecordId;
use terms::{EnrolmentId, Problem};

/// Days an extension adds.
const EXTENSION_DAYS: u16 = 30;
/// How often a deadline is extended by the applicant alone.
const MOST_EXTENSIONS: u16 = 2;

/// Withdraws an enrolment before its end. A visit that is booked is called off.
pub async fn withdraw(state: &State, enrolment: EnrolmentId) -> Result<(), Refusal> {
    let shared = state.clone();
    state
        .store
        .write(move |tx| {
            let row = enrolments::enrolment(tx, enrolment)?.ok_or(Problem::NotFound)?;
            row.state_at(shared.now()).withdraw()?;
            crate::bookings::call_off(tx, &shared, enrolment)?;
            registry::withdraw(tx, &shared, enrolment)
        })
        .await
}

/// True while the applicant may extend the deadline alone.
pub const fn may_extend(extension_days: u16) -> bool {
    extension_days < EXTENSION_DAYS * MOST_EXTENSIONS
}

/// Extends the deadline by thirty days, twice at most; a lapsed enrolment goes on. Nothing typed is lost.
pub async fn extend(state: &State, enrolment: EnrolmentId) -> Result<(), Refusal> {
    let shared = state.clone();
    state
        .store
        .write(move |tx| {
            let row = enrolments::enrolment(tx, enrolment)?.ok_or(Problem::NotFound)?;
            if !may_extend(row.extension_days) {
                return Err(Refusal::from(Problem::NotInThisState));
            }
            let next = row.state_at(shared.now()).extend()?;
            enrolments::extend(tx, enrolment, next, EXTENSION_DAYS, shared.now())?;
            renew_voucher(tx, &shared, enrolment)?;
            registry::declare(tx, &shared, enrolment)
        })
        .await
}

/// The applicant says, through the mobile that was confirmed, that a check made without their voucher was
/// theirs: the co-signature it lacks (design section 5, Voucher).
pub async fn confirm_check(state: &State, enrolment: EnrolmentId, place: RecordId) -> Result<(), Refusal> {
    let shared = state.clone();
    state.store.write(move |tx| registry::confirm_check(tx, &shared, enrolment, place)).await
}

/// Somebody says that it was not them: nothing is activated, and what is active rests, at once.
pub async fn contest(state: &State, enrolment: EnrolmentId) -> Result<(), Refusal> {
    let shared = state.clone();
    state
        .store
        .write(move |tx| {
            let row = enrolments::enrolment(tx, enrolment)?.ok_or(Problem::NotFound)?;
            if row.submitted_at.is_none() {
                return Err(Refusal::from(Problem::NotFound));
            }
            registry::contest(tx, &shared, enrolment)
        })
        .await
}
