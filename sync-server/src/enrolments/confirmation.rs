//! Confirming the mobile submits the enrolment; confirming the e-mail address is noted.

use super::codes;
use super::quota::{self, Network};
use crate::State;
use crate::dossier::Dossier;
use crate::dossier::{deadline, told_end};
use crate::model::CodeUse;
use crate::model::EnrolmentState;
use crate::model::NoticeKind;
use crate::notices::{self, Telling, Values};
use crate::refusal::Refusal;
use crate::store::queries::enrolments;
use crate::store::sql::Transaction;
use crate::vouchers::issue_voucher;
use terms::{EnrolmentId, Personal, Problem, Timestamp};

/// Sends another code to a draft.
pub async fn send_code_again(
    state: &State,
    enrolment: EnrolmentId,
    from: Network,
) -> Result<Timestamp, Refusal> {
    let shared = state.clone();
    state
        .store
        .write(move |tx| {
            let row = enrolments::enrolment(tx, enrolment)?.ok_or(Problem::NotFound)?;
            row.decided.submit()?;
            let mobile_hash = enrolments::mobile_hash(tx, enrolment)?.ok_or(Problem::NotFound)?;
            quota::count_code(tx, &shared, from, mobile_hash)?;
            codes::send_code(tx, &shared, enrolment, CodeUse::Mobile)
        })
        .await
}

/// The right code submits the enrolment and issues its voucher.
pub async fn confirm(state: &State, enrolment: EnrolmentId, code: Personal<String>) -> Result<(), Refusal> {
    let shared = state.clone();
    let outcome = state
        .store
        .write(move |tx| {
            let row = enrolments::enrolment(tx, enrolment)?.ok_or(Problem::NotFound)?;
            let next = row.decided.submit()?;
            let tried = codes::try_code(tx, &shared, enrolment, CodeUse::Mobile, &code)?;
            if tried.is_ok() {
                submit(tx, &shared, enrolment, next, row.policy_days)?;
            }
            Ok::<_, Refusal>(tried)
        })
        .await?;
    outcome.map_err(Refusal::from)
}

/// Sends a code to the declared e-mail address.
pub async fn send_email_code(state: &State, enrolment: EnrolmentId, from: Network) -> Result<(), Refusal> {
    let shared = state.clone();
    state
        .store
        .write(move |tx| {
            let row = enrolments::enrolment(tx, enrolment)?.ok_or(Problem::NotFound)?;
            if row.email_confirmed_at.is_some() || row.submitted_at.is_none() {
                return Err(Problem::NotInThisState.into());
            }
            quota::count_email_code(tx, &shared, from)?;
            codes::send_code(tx, &shared, enrolment, CodeUse::Email).map(|_| ())
        })
        .await
}

/// The right code confirms the e-mail address: notices that ask for nothing secret may go there.
pub async fn confirm_email(
    state: &State,
    enrolment: EnrolmentId,
    code: Personal<String>,
) -> Result<(), Refusal> {
    let shared = state.clone();
    let outcome = state
        .store
        .write(move |tx| {
            let tried = codes::try_code(tx, &shared, enrolment, CodeUse::Email, &code)?;
            if tried.is_ok() {
                enrolments::confirm_email(tx, enrolment, shared.now())?;
            }
            Ok::<_, Refusal>(tried)
        })
        .await?;
    outcome.map_err(Refusal::from)
}

fn submit(
    tx: &Transaction<'_>,
    state: &State,
    enrolment: EnrolmentId,
    next: EnrolmentState,
    policy_days: u16,
) -> Result<(), Refusal> {
    let now = state.now();
    enrolments::submit(tx, enrolment, next, now)?;
    issue_voucher(tx, state, &Dossier::read(tx, state, enrolment)?)?;
    crate::registry::declare(tx, state, enrolment)?;
    let deadline = Some(told_end(tx, now, deadline(now, policy_days, 0))?);
    let telling = Telling {
        act: format!("invitation {enrolment}"),
        enrolment,
        kind: NoticeKind::Invitation,
        values: Values { deadline, ..Values::default() },
    };
    notices::tell(tx, state, &telling)?;
    codes::send_code(tx, state, enrolment, CodeUse::Email).map(|_| ())
}
