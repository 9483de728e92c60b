//! Confirmation codes: six digits, a few tries, one use. It must not know what follows from a right
//! one, nor how a message leaves.

use crate::State;
use crate::dossier::Dossier;
use crate::keys::is_same;
use crate::model::CodeUse;
use crate::model::NoticeKind;
use crate::notices::{self, Telling, Values, Way};
use crate::refusal::Refusal;
use crate::store::queries::applicants::{self, SentCode};
use crate::store::sql::Transaction;
use terms::{EnrolmentId, Personal, Problem, Timestamp};

/// Wrong codes before a new one must be asked for.
pub(super) const TRIES: u8 = 5;
/// Codes sent in a day, and the pause between two of them in milliseconds.
const CODES_A_DAY: u8 = 5;
const PAUSE_MS: i64 = 60 * 1000;
const MINUTE_MS: i64 = 60 * 1000;
/// A code has so many; what has fewer or more was not typed to its end, and is no try.
pub(super) const DIGITS: usize = 6;

impl CodeUse {
    /// How long a code holds: ten minutes by telephone, a day by e-mail.
    pub(super) const fn life_ms(self) -> i64 {
        match self {
            Self::Email | Self::NewEmail => 24 * 60 * MINUTE_MS,
            _ => 10 * MINUTE_MS,
        }
    }
    const fn notice(self) -> NoticeKind {
        match self {
            Self::Mobile | Self::NewMobile => NoticeKind::SmsCode,
            Self::Return => NoticeKind::ReturnCode,
            Self::Email | Self::NewEmail => NoticeKind::EmailCode,
            Self::EarlierMobile | Self::EarlierEmail | Self::Postal => NoticeKind::ContactCode,
        }
    }
}

/// Sends a code; the one before it dies. Its last instant is the answer.
pub(super) fn send_code(
    tx: &Transaction<'_>,
    state: &State,
    enrolment: EnrolmentId,
    of: CodeUse,
) -> Result<Timestamp, Refusal> {
    send_in_time(tx, state, (enrolment, of), || send(tx, state, enrolment, of))
}

/// The same, by a way that is not the declared one, or not the usual one of codes.
pub(super) fn send_code_to(
    tx: &Transaction<'_>,
    state: &State,
    dossier: &Dossier<'_>,
    of: CodeUse,
    way: Way,
) -> Result<Timestamp, Refusal> {
    send_in_time(tx, state, (dossier.id, of), || {
        let (telling, kept) = drawn(state, dossier.id, of);
        notices::tell_at(tx, state, &telling, way, dossier.row.language)?;
        Ok(kept)
    })
}

/// Sends and keeps a code, unless one is on its way or there were too many.
fn send_in_time(
    tx: &Transaction<'_>,
    state: &State,
    (enrolment, of): (EnrolmentId, CodeUse),
    send: impl FnOnce() -> Result<([u8; 32], Timestamp), Refusal>,
) -> Result<Timestamp, Refusal> {
    let now = state.now();
    let before = applicants::code(tx, enrolment, of)?;
    let today = before.as_ref().filter(|code| was_lately(now, code.sent_at, 24 * 60 * MINUTE_MS));
    // One that was used is no reason to wait: no other is on its way.
    let is_fresh = |code: &SentCode| !code.used && is_pausing(now, code.sent_at);
    if today.is_some_and(is_fresh) {
        return Err(Problem::CodeOnItsWay.into());
    }
    if today.is_some_and(|code| code.sent_count >= CODES_A_DAY) {
        return Err(Problem::NoMoreCodes.into());
    }
    let (code_hash, expires_at) = send()?;
    let kept = SentCode {
        code_hash,
        expires_at,
        tries: 0,
        sent_at: now,
        sent_count: today.map_or(0, |code| code.sent_count) + 1,
        used: false,
    };
    applicants::set_code(tx, enrolment, of, &kept)?;
    Ok(expires_at)
}

/// Draws a code and puts it on its way; gives its hash and its last instant, which whoever asked keeps.
pub(super) fn send(
    tx: &Transaction<'_>,
    state: &State,
    enrolment: EnrolmentId,
    of: CodeUse,
) -> Result<([u8; 32], Timestamp), Refusal> {
    let (telling, kept) = drawn(state, enrolment, of);
    notices::tell(tx, state, &telling)?;
    Ok(kept)
}

/// A code in words, its hash and its last instant.
fn drawn(state: &State, enrolment: EnrolmentId, of: CodeUse) -> (Telling, ([u8; 32], Timestamp)) {
    let now = state.now();
    let code = format!("{:06}", u64::from_be_bytes(state.draw()) % 1_000_000);
    let code_hash = hash_of(state, enrolment, of, &code);
    let telling = Telling {
        act: format!("{} {enrolment} {now}", of.word()),
        enrolment,
        kind: of.notice(),
        values: Values { code: Some(code.into()), ..Values::default() },
    };
    (telling, (code_hash, now.plus_ms(of.life_ms())))
}

/// Tries a code. A right one is used up; a wrong one stays counted, which is an outcome and not a failure
/// that would undo the count.
pub(super) fn try_code(
    tx: &Transaction<'_>,
    state: &State,
    enrolment: EnrolmentId,
    of: CodeUse,
    typed: &Personal<String>,
) -> Result<Result<(), Problem>, Refusal> {
    let sent = applicants::code(tx, enrolment, of)?.filter(|code| !code.used);
    // After too many tries waiting would not help: another code is to be asked for.
    let now = state.now();
    let holds = |code: &SentCode| code.expires_at > now && was_lately(now, code.sent_at, of.life_ms());
    let Some(code) = sent.filter(|code| code.tries < TRIES && holds(code)) else {
        return Ok(Err(Problem::CodeExpired));
    };
    let digits = digits_of(typed);
    if digits.len() != DIGITS {
        return Ok(Err(Problem::CodeWrong));
    }
    let is_right = is_same(&hash_of(state, enrolment, of, &digits), &code.code_hash);
    let after = SentCode { tries: code.tries + u8::from(!is_right), used: is_right, ..code };
    applicants::set_code(tx, enrolment, of, &after)?;
    Ok(if is_right { Ok(()) } else { Err(Problem::CodeWrong) })
}

/// The digits of a code as somebody typed or pasted it.
pub(super) fn digits_of(typed: &Personal<String>) -> String {
    typed.reveal().chars().filter(|c| !c.is_whitespace() && !terms::text::is_invisible(*c)).collect()
}

/// True while the code sent at an instant is to be waited for.
pub(super) fn is_pausing(now: Timestamp, sent_at: Timestamp) -> bool {
    was_lately(now, sent_at, PAUSE_MS)
}

/// True of what was not long ago. What lies ahead was done under a clock that has been set back since, and bars nobody
/// until then; another server's clock may be a little ahead.
fn was_lately(now: Timestamp, at: Timestamp, within_ms: i64) -> bool {
    (-State::CLOCKS_DIFFER_MS..within_ms).contains(&now.ms_since(at))
}

/// Keyed, because six digits under a plain hash are six digits in clear.
pub(super) fn hash_of(state: &State, enrolment: EnrolmentId, of: CodeUse, code: &str) -> [u8; 32] {
    let purpose = match of {
        CodeUse::Mobile => "sms-code",
        CodeUse::Return => "return-code",
        CodeUse::Email => "email-code",
        other => other.word(),
    };
    state.enrolment_keys.keyed_hash(purpose, &[enrolment.0.as_slice(), code.as_bytes()].concat())
}
