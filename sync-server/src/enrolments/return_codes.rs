//! The codes to come back with: one for each request, with tries of its own. The requests of a browser in which the
//! applicant proved the mobile before are counted apart, so that strangers shut nobody out. It must not know what follows
//! from a right code.

use super::codes::{self, DIGITS, TRIES};
use super::quota::{self, Network};
use crate::State;
use crate::keys::is_same;
use crate::model::CodeUse;
use crate::refusal::Refusal;
use crate::staff::Token;
use crate::store::queries::applicants::{self, Asked};
use crate::store::sql::Transaction;
use terms::{EnrolmentId, Personal, Problem};

/// Codes that one who asks gets in a day, and all strangers together: fifty tries of a million.
const CODES_A_DAY: u32 = 5;
const CODES_OF_STRANGERS: u32 = 10;

/// Who asks to come back.
#[derive(Clone, Debug)]
pub struct Asker {
    /// Where they are.
    pub network: Network,
    /// What their browser kept since a code was right in it, if anything: it opens nothing.
    pub browser: Option<Token>,
}

/// What comes of asking for a code.
pub(super) enum Answer {
    /// It is on its way.
    Sent(Asked),
    /// The one before left less than a minute ago: it is that one which counts.
    StillOnItsWay(Asked),
    /// None goes out today any more.
    TooOften,
}

/// Sends a code for a request, unless one is on its way or there were too many.
pub(super) fn ask(
    tx: &Transaction<'_>,
    state: &State,
    enrolment: EnrolmentId,
    asker: &Asker,
) -> Result<Answer, Refusal> {
    let now = state.now();
    let known_lane = state.enrolment_keys.keyed_hash("return-known", &enrolment.0);
    let is_known = is_known(state, enrolment, asker);
    if !is_known {
        quota::count_return(tx, state, asker.network)?;
    }
    let lane = if is_known { known_lane } else { asker.network.lane(state, enrolment) };
    let day = (now.plus_days(-1), now.plus_ms(State::CLOCKS_DIFFER_MS));
    let (in_lane, of_strangers, newest) = applicants::returns_of(tx, enrolment, lane, known_lane, day)?;
    if in_lane >= CODES_A_DAY || (!is_known && of_strangers >= CODES_OF_STRANGERS) {
        return Ok(Answer::TooOften);
    }
    // One that was used is no reason to wait: no other is on its way.
    let fresh = newest.filter(|code| codes::is_pausing(now, code.at) && code.expires_at > now);
    if let Some(code) = fresh {
        // A request ends ten minutes after it was asked, whatever it found: another end would tell.
        let expires_at = now.plus_ms(CodeUse::Return.life_ms());
        return Ok(Answer::StillOnItsWay(Asked { at: now, expires_at, ..code }));
    }
    let (code_hash, expires_at) = codes::send(tx, state, enrolment, CodeUse::Return)?;
    Ok(Answer::Sent(Asked { enrolment: Some(enrolment), lane, code_hash, at: now, expires_at }))
}

/// A request that found nobody, or may have no code: it has the same tries and the same end as any.
pub(super) fn nothing(state: &State) -> Asked {
    let now = state.now();
    let expires_at = now.plus_ms(CodeUse::Return.life_ms());
    Asked { enrolment: None, lane: state.draw(), code_hash: state.draw(), at: now, expires_at }
}

/// Keeps a request under the hash of its token.
pub(super) fn keep(
    tx: &Transaction<'_>,
    state: &State,
    token_hash: [u8; 32],
    asked: &Asked,
) -> Result<(), Refusal> {
    Ok(applicants::add_return(tx, token_hash, asked, state.now().plus_days(-1))?)
}

/// Tries a code of a request. A wrong one stays counted, which is an outcome and not a failure that would undo the count.
pub(super) fn try_code(
    tx: &Transaction<'_>,
    state: &State,
    token_hash: [u8; 32],
    of: Option<EnrolmentId>,
    typed: &Personal<String>,
) -> Result<Result<EnrolmentId, Problem>, Refusal> {
    let digits = codes::digits_of(typed);
    if digits.len() != DIGITS {
        return Ok(Err(Problem::CodeWrong));
    }
    let Some((found, so_far)) = applicants::try_return(tx, token_hash, state.now())? else {
        return Ok(Err(Problem::CodeExpired));
    };
    if so_far > u32::from(TRIES) {
        return Ok(Err(Problem::CodeExpired));
    }
    let of_it = |found: &(EnrolmentId, _)| of.is_none_or(|of| of == found.0);
    let Some((enrolment, code_hash)) = found.filter(of_it) else { return Ok(Err(Problem::CodeWrong)) };
    if !is_same(&codes::hash_of(state, enrolment, CodeUse::Return, &digits), &code_hash) {
        return Ok(Err(Problem::CodeWrong));
    }
    applicants::use_return(tx, enrolment, code_hash)?;
    Ok(Ok(enrolment))
}

/// True of a browser in which this enrolment's applicant proved the mobile before. A cookie alone is anybody's word.
pub(super) fn is_known(state: &State, enrolment: EnrolmentId, asker: &Asker) -> bool {
    let own = browser_of(state, enrolment).hash();
    asker.browser.as_ref().is_some_and(|token| is_same(&token.hash(), &own))
}

/// What a browser keeps once its applicant's code was right there: requests from it are counted apart from strangers'. It
/// opens nothing.
pub fn browser_of(state: &State, enrolment: EnrolmentId) -> Token {
    Token::of(state.enrolment_keys.keyed_hash("applicant-browser", &enrolment.0))
}
