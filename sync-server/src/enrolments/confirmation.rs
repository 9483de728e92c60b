//! The SMS code: six digits, ten minutes, five tries, one use. It must not know how a message
//! leaves.

use super::voucher::issue_voucher;
use super::{EnrolmentState, deadline};
use crate::State;
use crate::http::{Answer, Refusal};
use crate::notices::{self, NoticeKind, Telling, Values};
use crate::store::sqlite::enrolments::{self, SmsCode};
use rusqlite::Transaction;
use terms::{EnrolmentId, Personal, Problem, Timestamp};

/// Minutes a code holds.
const MINUTES: i64 = 10;
/// Wrong codes before a new one must be asked for.
const TRIES: u8 = 5;
/// Codes sent in a day, and the pause between two of them in milliseconds.
const CODES_A_DAY: u8 = 5;
const PAUSE: i64 = 60 * 1000;

/// Sends a code; the one before it dies. Its last instant is the answer.
pub(super) fn send_code(
    tx: &Transaction<'_>,
    state: &State,
    enrolment: EnrolmentId,
) -> Result<Timestamp, Refusal> {
    let now = state.now();
    let before = enrolments::sms_code(tx, enrolment)?;
    let today = before.as_ref().filter(|code| now.ms_since(code.sent_at) < 24 * 60 * 60 * 1000);
    if today.is_some_and(|code| code.sent_count >= CODES_A_DAY || now.ms_since(code.sent_at) < PAUSE) {
        return Err(Problem::TooManyTries.into());
    }
    let code = format!("{:06}", u64::from_be_bytes(state.draw()) % 1_000_000);
    let expires_at = now.plus_ms(MINUTES * 60 * 1000);
    let kept = SmsCode {
        code_hash: hash_of(state, enrolment, &code),
        expires_at,
        tries: 0,
        sent_at: now,
        sent_count: today.map_or(0, |code| code.sent_count) + 1,
    };
    enrolments::set_sms_code(tx, enrolment, &kept)?;
    let telling = Telling {
        act: format!("sms-code {enrolment} {now}"),
        enrolment,
        kind: NoticeKind::SmsCode,
        values: Values { code: Some(code.into()), ..Values::default() },
    };
    notices::tell(tx, state, &telling)?;
    Ok(expires_at)
}

/// Sends another code to a draft.
pub async fn send_code_again(state: &State, enrolment: EnrolmentId) -> Answer<Timestamp> {
    let desk = state.clone();
    state
        .store
        .write(move |tx| {
            let row = enrolments::enrolment(tx, enrolment)?.ok_or(Problem::NotFound)?;
            row.state.submit()?;
            send_code(tx, &desk, enrolment)
        })
        .await
}

/// The right code submits the enrolment and issues its voucher.
pub async fn confirm(state: &State, enrolment: EnrolmentId, code: Personal<String>) -> Answer<()> {
    let desk = state.clone();
    // A wrong try must stay counted: it is an outcome of the job, not a failure that undoes it.
    let outcome = state.store.write(move |tx| try_code(tx, &desk, enrolment, &code)).await?;
    outcome.map_err(Refusal::from)
}

fn try_code(
    tx: &Transaction<'_>,
    state: &State,
    enrolment: EnrolmentId,
    typed: &Personal<String>,
) -> Result<Result<(), Problem>, Refusal> {
    let now = state.now();
    let row = enrolments::enrolment(tx, enrolment)?.ok_or(Problem::NotFound)?;
    let next = row.state.submit()?;
    let Some(code) = enrolments::sms_code(tx, enrolment)? else { return Ok(Err(Problem::CodeExpired)) };
    if code.tries >= TRIES {
        // Waiting would not help: another code is to be asked for.
        return Ok(Err(Problem::CodeExpired));
    }
    if code.expires_at <= now {
        return Ok(Err(Problem::CodeExpired));
    }
    let digits: String = typed.reveal().chars().filter(|c| !c.is_whitespace()).collect();
    if hash_of(state, enrolment, &digits) != code.code_hash {
        enrolments::set_sms_code(tx, enrolment, &SmsCode { tries: code.tries + 1, ..code })?;
        return Ok(Err(Problem::CodeWrong));
    }
    enrolments::delete_sms_code(tx, enrolment)?;
    submit(tx, state, enrolment, next, row.policy_days)?;
    Ok(Ok(()))
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
    issue_voucher(tx, state, enrolment)?;
    crate::registry::declare(tx, state, enrolment)?;
    let telling = Telling {
        act: format!("invitation {enrolment}"),
        enrolment,
        kind: NoticeKind::Invitation,
        values: Values { deadline: Some(deadline(now, policy_days, 0)), ..Values::default() },
    };
    notices::tell(tx, state, &telling)
}

/// Keyed, because six digits under a plain hash are six digits in clear.
fn hash_of(state: &State, enrolment: EnrolmentId, code: &str) -> [u8; 32] {
    state.enrolment_keys.keyed_hash("sms-code", &[enrolment.0.as_slice(), code.as_bytes()].concat())
}
