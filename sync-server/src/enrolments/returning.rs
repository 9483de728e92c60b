//! Coming back: by the link of a message or by mobile and date of birth, and always with a code to the mobile
//! that was confirmed. Whoever asks learns nothing of whether an enrolment exists, and each request has a code and tries
//! of its own: what a stranger asks for or mistypes spends nothing of the applicant's.

use super::quota;
use super::return_codes::{self, Answer, Asker};
use crate::State;
use crate::dossier::open_declaration;
use crate::keys::is_same;
use crate::refusal::Refusal;
use crate::staff::{SEALED, Token, mobile_hash};
use crate::store::queries::{applicants, enrolments};
use crate::store::sql::{Connection, Transaction};
use proofing::eligibility::normalise_mobile;
use terms::{BirthDate, EnrolmentId, Personal, Problem, Timestamp};

/// How long an applicant's session holds: long enough to come back the same day, short on a shared machine.
const SESSION_HOURS: i64 = 24;
/// Enrolments whose token is kept under a key at once, after the upgrade.
const KEYED_AT_ONCE: u32 = 500;

/// The last two digits of the mobile a code would go to: enough to know one's own.
pub async fn mobile_end(state: &State, enrolment: EnrolmentId) -> Result<Personal<String>, Refusal> {
    let shared = state.clone();
    state
        .store
        .read(move |conn| {
            let (declared, _) = open_declaration(conn, &shared, enrolment)?;
            let mobile = declared.mobile.reveal();
            let from = mobile.len().saturating_sub(2);
            Ok::<_, Refusal>(Personal::from(mobile.get(from..).unwrap_or_default()))
        })
        .await
}

/// Sends a code to come back with, to whom holds the link. The token is what the code is tried with.
pub async fn send_return_code(state: &State, enrolment: EnrolmentId, by: Asker) -> Result<Token, Refusal> {
    allow(state, &by, move |_, _| Ok(Some(enrolment))).await?;
    let (shared, token) = (state.clone(), Token::of(state.draw()));
    let token_hash = token.hash();
    let asking = move |tx: &Transaction<'_>| {
        let row = enrolments::enrolment(tx, enrolment)?.ok_or(Problem::NotFound)?;
        if row.submitted_at.is_none() {
            // A draft nobody confirmed belongs to the browser that opened it.
            return Err(Problem::NotFound.into());
        }
        match return_codes::ask(tx, &shared, enrolment, &by)? {
            Answer::Sent(asked) => return_codes::keep(tx, &shared, token_hash, &asked),
            // The code before holds on, in the browser that asked for it.
            Answer::StillOnItsWay(_) => Err(Problem::CodeOnItsWay.into()),
            Answer::TooOften => Err(Problem::NoMoreCodes.into()),
        }
    };
    state.store.write(asking).await?;
    Ok(token)
}

fn begin(
    tx: &Transaction<'_>,
    state: &State,
    token_hash: [u8; 32],
    enrolment: EnrolmentId,
) -> Result<(), Refusal> {
    let now = state.now();
    let key = session_key(state, token_hash);
    let row = (key, session_seal(state, key, enrolment, now));
    Ok(applicants::add_session(tx, row, enrolment, now, now.plus_hours(-SESSION_HOURS))?)
}

/// What a token is kept under: nobody who writes to the database makes one.
fn session_key(state: &State, token_hash: [u8; 32]) -> [u8; 32] {
    state.enrolment_keys.keyed_hash("applicant-session", &token_hash)
}

/// Binds a session to its enrolment: nobody who writes to the database moves one.
fn session_seal(state: &State, key: [u8; 32], enrolment: EnrolmentId, at: Timestamp) -> [u8; 32] {
    let said = [&key[..], &enrolment.0, &at.0.to_be_bytes()].concat();
    state.enrolment_keys.keyed_hash("applicant-session-row", &said)
}

/// What is kept of the token that an enrolment was opened with.
pub(super) fn continuation_key(state: &State, enrolment: EnrolmentId, token: &Token) -> [u8; 32] {
    keyed(state, enrolment, token.hash())
}

fn keyed(state: &State, enrolment: EnrolmentId, token_hash: [u8; 32]) -> [u8; 32] {
    state.enrolment_keys.keyed_hash("continuation", &[&enrolment.0[..], &token_hash].concat())
}

/// At the first start after the upgrade: what enrolments of before V24 were opened with is kept under a key too, some at a
/// time. From then on a plain hash is another hand's.
pub async fn key_continuations(state: &State) -> Result<(), Refusal> {
    if state.settings.data_dir.join(SEALED).exists() {
        return Ok(());
    }
    loop {
        let shared = state.clone();
        let key_some = move |tx: &Transaction<'_>| {
            let some = enrolments::not_keyed(tx, KEYED_AT_ONCE)?;
            for (id, plain) in &some {
                enrolments::set_keyed(tx, *id, keyed(&shared, *id, *plain))?;
            }
            Ok::<_, Refusal>(some.len())
        };
        if state.store.write(key_some).await? < KEYED_AT_ONCE as usize {
            return Ok(());
        }
    }
}

/// Opens a session for the browser that opened the enrolment.
pub async fn begin_session(state: &State, enrolment: EnrolmentId) -> Result<Token, Refusal> {
    let shared = state.clone();
    let token = Token::of(state.draw());
    let token_hash = token.hash();
    state.store.write(move |tx| begin(tx, &shared, token_hash, enrolment)).await?;
    Ok(token)
}

/// Ends a session, and with it what the enrolment was opened with: whoever leaves leaves nothing open behind them.
pub async fn end_session(state: &State, token: &Token) -> Result<(), Refusal> {
    let (key, spent) = (session_key(state, token.hash()), state.draw());
    state
        .store
        .write(move |tx| {
            applicants::end_continuation(tx, key, spent)?;
            Ok(applicants::delete_session(tx, key)?)
        })
        .await
}

/// Refuses a token that is not this enrolment's: neither the one it was opened with nor a session of it.
pub async fn recognise(state: &State, enrolment: EnrolmentId, token: &Token) -> Result<(), Refusal> {
    let (key, oldest) = (session_key(state, token.hash()), state.now().plus_hours(-SESSION_HOURS));
    let (continuation, shared) = (continuation_key(state, enrolment, token), state.clone());
    let look = move |conn: &Connection| {
        let session = session_of(conn, &shared, enrolment, (key, oldest))?;
        Ok::<_, Refusal>(session.is_some() || enrolments::is_continuation_of(conn, enrolment, continuation)?)
    };
    let known = state.store.read(look).await?;
    if known { Ok(()) } else { Err(Problem::NotFound.into()) }
}

/// When the session of a token began, if it is this enrolment's: but for the first one, which its opening begins, a code was
/// right then.
pub(super) async fn came_back_at(
    state: &State,
    enrolment: EnrolmentId,
    token: &Token,
) -> Result<Option<Timestamp>, Refusal> {
    let (key, oldest) = (session_key(state, token.hash()), state.now().plus_hours(-SESSION_HOURS));
    let shared = state.clone();
    state.store.read(move |conn| session_of(conn, &shared, enrolment, (key, oldest))).await
}

fn session_of(
    conn: &Connection,
    state: &State,
    enrolment: EnrolmentId,
    (key, oldest): ([u8; 32], Timestamp),
) -> Result<Option<Timestamp>, Refusal> {
    let session = applicants::session(conn, enrolment, key)?.filter(|(begun, seal)| {
        *begun >= oldest && is_same(&session_seal(state, key, enrolment, *begun), seal)
    });
    Ok(session.map(|(begun, _)| begun))
}

/// Somebody lost their link: mobile and date of birth find the newest enrolment of theirs, and a code goes to
/// that mobile. The answer is the same when there is none.
pub async fn ask_to_return(
    state: &State,
    mobile: &Personal<String>,
    birth: BirthDate,
    by: Asker,
) -> Result<Token, Refusal> {
    let Some(mobile) = normalise_mobile(mobile.reveal()) else {
        return Err(Refusal::of_field("mobile", Problem::MobileNotAccepted));
    };
    let mobile_hash = mobile_hash(&state.enrolment_keys, &mobile);
    let (shared, token) = (state.clone(), Token::of(state.draw()));
    let token_hash = token.hash();
    allow(state, &by, move |conn, state| newest_of(conn, state, mobile_hash, birth)).await?;
    let asking = move |tx: &Transaction<'_>| {
        let answer = if let Some(enrolment) = newest_of(tx, &shared, mobile_hash, birth)? {
            return_codes::ask(tx, &shared, enrolment, &by)?
        } else {
            quota::count_return(tx, &shared, by.network)?;
            Answer::TooOften
        };
        // A code that may not be sent is as silent as no enrolment.
        let asked = match answer {
            Answer::Sent(asked) | Answer::StillOnItsWay(asked) => asked,
            Answer::TooOften => return_codes::nothing(&shared),
        };
        return_codes::keep(tx, &shared, token_hash, &asked)
    };
    state.store.write(asking).await?;
    Ok(token)
}

fn newest_of(
    conn: &Connection,
    state: &State,
    mobile_hash: [u8; 32],
    birth: BirthDate,
) -> Result<Option<EnrolmentId>, Refusal> {
    for enrolment in enrolments::of_mobile(conn, mobile_hash)? {
        let is_submitted =
            enrolments::enrolment(conn, enrolment)?.is_some_and(|row| row.submitted_at.is_some());
        if !is_submitted {
            continue;
        }
        match open_declaration(conn, state, enrolment) {
            Ok((declared, _)) if declared.birth_date.reveal().parse() == Ok(birth) => {
                return Ok(Some(enrolment));
            }
            Ok(_) => {}
            Err(refusal) if refusal.problem() == Problem::NotFound => {}
            Err(refusal) => return Err(refusal),
        }
    }
    Ok(None)
}

/// Asks a reader first: a stranger's flood costs no write. Only a browser that is really known to whom it asks for is let by;
/// a cookie can be invented.
async fn allow(
    state: &State,
    by: &Asker,
    whose: impl FnOnce(&Connection, &State) -> Result<Option<EnrolmentId>, Refusal> + Send + 'static,
) -> Result<(), Refusal> {
    let (shared, by) = (state.clone(), by.clone());
    let look = move |conn: &Connection| {
        let own = if by.browser.is_some() { whose(conn, &shared)? } else { None };
        if own.is_some_and(|enrolment| return_codes::is_known(&shared, enrolment, &by)) {
            return Ok(());
        }
        quota::allow_return(conn, &shared, by.network)
    };
    state.store.read(look).await
}

/// The right code ends the way back: the enrolment, and a session of it. Whoever found nobody hears the same as somebody
/// who mistypes, as often. Where the request belongs to a link, it must be that link's.
pub async fn return_with(
    state: &State,
    asked: &Token,
    of: Option<EnrolmentId>,
    code: Personal<String>,
) -> Result<(EnrolmentId, Token), Refusal> {
    let (asked_hash, shared) = (asked.hash(), state.clone());
    let token = Token::of(state.draw());
    let token_hash = token.hash();
    // One write for both: how long it takes tells nothing either.
    let trying = move |tx: &Transaction<'_>| {
        let tried = return_codes::try_code(tx, &shared, asked_hash, of, &code)?;
        if let Ok(enrolment) = tried {
            begin(tx, &shared, token_hash, enrolment)?;
        }
        Ok::<_, Refusal>(tried)
    };
    let enrolment = state.store.write(trying).await?.map_err(Refusal::from)?;
    Ok((enrolment, token))
}
