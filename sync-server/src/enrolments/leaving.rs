//! What an applicant may do about an enrolment once it runs: withdraw it, extend it, say that a check was
//! theirs, say that it was not. Each is a fact; what follows, the registry judges.

use super::contact_effect::drop_all;
use super::returning::came_back_at;
use crate::State;
use crate::dossier::told_deadline;
use crate::refusal::Refusal;
use crate::registry;
use crate::staff::Token;
use crate::store::queries::enrolments;
use crate::store::sql::{Connection, Transaction};
use crate::vouchers::renew_voucher;
use reconciliation::{EXTENSION_DAYS, may_extend};
use statement::{Order, Ordered, RecordId, Said};
use terms::{EnrolmentId, Problem, Timestamp};

/// Withdraws an enrolment before its end. A visit that is booked is called off.
pub async fn withdraw(state: &State, enrolment: EnrolmentId) -> Result<(), Refusal> {
    let now = state.now();
    let may_withdraw = move |conn: &Connection| {
        let row = enrolments::enrolment(conn, enrolment)?.ok_or(Problem::NotFound)?;
        row.state_at(now).withdraw().map_err(Refusal::from)
    };
    state.store.read(may_withdraw).await?;
    log_said(state, enrolment, Said::Withdrawn, now).await?;
    let shared = state.clone();
    let withdraw = move |tx: &Transaction<'_>| {
        may_withdraw(tx)?;
        crate::bookings::call_off(tx, &shared, enrolment)?;
        registry::withdraw(tx, &shared, enrolment, now)
    };
    state.store.write(withdraw).await
}

/// What an applicant says stands outside the database before it is answered: a restored registry is told it again.
async fn log_said(state: &State, enrolment: EnrolmentId, said: Said, at: Timestamp) -> Result<(), Refusal> {
    state.log_order(Order { ordered: Ordered::Said(enrolment, said), at }).await?;
    Ok(())
}

/// Extends the deadline by thirty days, twice at most; a lapsed enrolment goes on. Nothing typed is lost.
pub async fn extend(state: &State, enrolment: EnrolmentId) -> Result<(), Refusal> {
    let shared = state.clone();
    state
        .store
        .write(move |tx| {
            let (row, now) = (enrolments::enrolment(tx, enrolment)?.ok_or(Problem::NotFound)?, shared.now());
            let ends = told_deadline(tx, &row)?.ok_or(Problem::NotInThisState)?;
            if !may_extend(usize::from(row.extension_days / EXTENSION_DAYS), ends, now) {
                return Err(Refusal::from(Problem::NotInThisState));
            }
            let next = row.state_at(now).extend()?;
            enrolments::extend(tx, enrolment, next, EXTENSION_DAYS, now)?;
            renew_voucher(tx, &shared, enrolment)?;
            registry::declare(tx, &shared, enrolment)
        })
        .await
}

/// The applicant says, through the mobile that was confirmed, that a check made without their voucher was
/// theirs: the co-signature it lacks (design section 5, Voucher).
pub async fn confirm_check(state: &State, enrolment: EnrolmentId, place: RecordId) -> Result<(), Refusal> {
    let (shared, now) = (state.clone(), state.now());
    state.store.read(move |conn| registry::check_confirming(conn, &shared, enrolment, place)).await?;
    log_said(state, enrolment, Said::Confirmed(place), now).await?;
    let shared = state.clone();
    state.store.write(move |tx| registry::confirm_check(tx, &shared, enrolment, place, now)).await
}

/// The same, by whoever holds a token. A check that may have been made while their mobile changed wants a code that was right
/// after that began: only the mobile that counts gets one.
pub async fn confirm_check_by(
    state: &State,
    enrolment: EnrolmentId,
    place: RecordId,
    token: Option<&Token>,
) -> Result<(), Refusal> {
    let shared = state.clone();
    let look = move |conn: &Connection| registry::changed_while_checked(conn, &shared, enrolment, place);
    if let Some(since) = state.store.read(look).await? {
        let proved = match token {
            Some(token) => came_back_at(state, enrolment, token).await?,
            None => None,
        };
        if proved.is_none_or(|at| at < since) {
            return Err(Problem::SignInFirst.into());
        }
    }
    confirm_check(state, enrolment, place).await
}

/// Who says that it was not them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Contesting {
    /// Whoever has a link of a message: it counts for some days.
    ByLink,
    /// Whoever has the mobile that was confirmed: it counts until a person decides.
    ByCode,
}

/// Hours for which somebody's word counts whom nothing confirmed.
const UNCONFIRMED_HOURS: i64 = 72;

/// Somebody says that it was not them: nothing is activated, what is active rests, at once, and contact data stay as
/// they were.
pub async fn contest(state: &State, enrolment: EnrolmentId, by: Contesting) -> Result<(), Refusal> {
    let (shared, now) = (state.clone(), state.now());
    let until = match by {
        Contesting::ByLink => Some(now.plus_hours(UNCONFIRMED_HOURS)),
        Contesting::ByCode => None,
    };
    let is_new = move |conn: &Connection| {
        let row = enrolments::enrolment(conn, enrolment)?.ok_or(Problem::NotFound)?;
        if row.submitted_at.is_none() {
            return Err(Refusal::from(Problem::NotFound));
        }
        registry::is_new_contest(conn, &shared, enrolment, until)
    };
    // Said again, it is neither logged nor a fact: whoever has a link could fill the log.
    if !state.store.read(is_new.clone()).await? {
        let shared = state.clone();
        return state.store.write(move |tx| drop_all(tx, &shared, enrolment)).await;
    }
    log_said(state, enrolment, Said::Contested(until), now).await?;
    let shared = state.clone();
    let contest = move |tx: &Transaction<'_>| {
        drop_all(tx, &shared, enrolment)?;
        if is_new(tx)? { registry::contest(tx, &shared, enrolment, until, now) } else { Ok(()) }
    };
    state.store.write(contest).await
}
