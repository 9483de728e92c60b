//! What gives a right asks for two people: an administrator proposes, another confirms, and only then it is done. Where
//! there is one administrator it is done at once, and the console says so. It must not know how a thing is done: the rooms
//! below do it, and enter it with both their names.

mod asked;

pub use asked::Asked;

use crate::State;
use crate::model::{Account, ActRow};
use crate::refusal::Refusal;
use crate::staff::{Half, HalfOf, Word, read_id, written_id};
use crate::store::queries::registry::envelopes;
use crate::store::queries::{acts, provisioning};
use crate::store::sql::{Connection, Transaction};
use std::collections::BTreeSet;
use terms::{ChainId, Problem, Timestamp};
use wire::v1::administration::{Act, ActView, Acts, Awaits, ChainOf, Done, Outcome, ToCompare};
use wire::v1::staff::OneTimeCode;

/// How long a proposal waits for a second person.
const DAYS: i64 = 7;
/// Acts on a page, beside those that wait.
const PAGE: u32 = 100;
/// Proposals of one person that may wait at once.
const MOST_WAITING: u32 = 100;
/// Proposals that lapse with one that is made: more than one person leaves unanswered.
const MOST_LAPSING: u32 = 500;

/// Does what is asked, or proposes it where two people are asked.
pub async fn ask(state: &State, who: &Account, asked: Asked) -> Result<Done, Refusal> {
    let two = state.store.read(|conn| Ok::<_, Refusal>(acts::four_eyes(conn)?.is_some())).await?;
    let half = asked.half(state);
    let code_hash = half.as_ref().map(|half| half.kept);
    if !two {
        return Ok(whole(asked.carry_out(state, Word::of(state, who), code_hash).await?, half));
    }
    let (row, now) = (ActRow { code_hash, ..proposal(state, who, &asked) }, state.now());
    let (id, about) = (row.id, asked.about());
    let word = Word::of(state, who);
    let job = move |tx: &Transaction<'_>| {
        word.require_there(tx)?;
        asked.check(tx)?;
        acts::lapse(tx, now.plus_days(-DAYS), MOST_LAPSING, now)?;
        lapse_whole(tx, now)?;
        if acts::waiting_of(tx, &row.by)? >= MOST_WAITING {
            return Err(Refusal::from(Problem::TooManyTries));
        }
        if acts::propose(tx, &row, &about)? { Ok(()) } else { Err(Problem::AlreadyProposed.into()) }
    };
    state.store.write(job).await?;
    Ok(shown(Done { waits: Some(written_id(id)), ..Done::default() }, half))
}

/// What whoever asks is shown of something that takes two people.
fn shown(done: Done, half: Option<Half>) -> Done {
    match half {
        Some(Half { of: HalfOf::Link, letters, .. }) => Done { link_code: Some(letters), ..done },
        Some(Half { of: HalfOf::AgentCode, letters, .. }) => Done { first_letters: Some(letters), ..done },
        None => done,
    }
}

/// What came of it, for the one who is asked alone: both halves.
fn whole(done: Done, half: Option<Half>) -> Done {
    let done = shown(done, half);
    let halves = done.first_letters.as_ref().zip(done.last_letters.as_ref());
    let code = halves.map(|(first, last)| OneTimeCode {
        code: format!("{} {}", first.reveal(), last.code.reveal()).into(),
        expires_at: last.expires_at,
    });
    match code {
        Some(code) => Done { code: Some(code), first_letters: None, last_letters: None, ..done },
        None => done,
    }
}

fn proposal(state: &State, who: &Account, asked: &Asked) -> ActRow {
    ActRow {
        id: state.draw(),
        act: asked.act(),
        household: asked.household(),
        by: who.login.clone(),
        at: state.now(),
        awaits: Awaits::Consent,
        outcome: None,
        second: None,
        decided_at: None,
        code_hash: None,
    }
}

/// A second person confirms or refuses; whoever proposed takes it back.
pub async fn decide(state: &State, who: &Account, id: &str, outcome: Outcome) -> Result<Done, Refusal> {
    let (bytes, now) = (read_id(id)?, state.now());
    let found = state.store.read(move |conn| Ok::<_, Refusal>(acts::act(conn, bytes)?)).await?;
    let row = found.filter(|row| waits(row, now)).ok_or(Problem::NotFound)?;
    // Whose link it is does not confirm it: their sessions end with it, and nobody is shown the link.
    if outcome == Outcome::Confirmed && is_about(&row.act, &who.login) {
        return Err(Problem::SecondPerson.into());
    }
    let is_own = row.by == who.login;
    match (outcome, is_own) {
        (Outcome::Lapsed, _) | (Outcome::Withdrawn, false) => return Err(Problem::NotAllowed.into()),
        (Outcome::Confirmed | Outcome::Refused, true) => return Err(Problem::SecondPerson.into()),
        // What was done is not taken back by saying so: it waits until somebody else looked.
        (Outcome::Withdrawn, true) if row.awaits == Awaits::Review => {
            return Err(Problem::SecondPerson.into());
        }
        (Outcome::Confirmed, false) if row.awaits == Awaits::Consent => {
            let (word, code_hash) = (Word::confirmed(&row, who), row.code_hash);
            return Asked::of(state, row)?.carry_out(state, word, code_hash).await;
        }
        _ => {}
    }
    let (second, word) = ((!is_own).then(|| who.login.clone()), Word::of(state, who));
    let job = move |tx: &Transaction<'_>| {
        word.require_there(tx)?;
        if acts::decide(tx, bytes, outcome, second.as_deref(), now)? {
            Ok(Done::default())
        } else {
            Err(Refusal::from(Problem::NotFound))
        }
    };
    state.store.write(job).await
}

fn is_about(act: &Act, login: &str) -> bool {
    matches!(act, Act::ResetStaff { login: whose, .. } | Act::AddStaff { login: whose, .. } if whose == login)
}

/// A proposal waits for a week; what was done already waits until somebody looked.
fn waits(row: &ActRow, now: Timestamp) -> bool {
    let in_time = row.awaits == Awaits::Review || row.at.plus_days(DAYS) > now;
    row.outcome.is_none() && row.awaits != Awaits::Nothing && in_time && !is_whole(row)
}

/// True of a link or an agent's code that was proposed before they had halves. It does not wait: whoever confirmed it would
/// have it alone.
fn is_whole(row: &ActRow) -> bool {
    let takes_two = matches!(
        row.act,
        Act::AddStaff { .. } | Act::ResetStaff { .. } | Act::AddAgent { .. } | Act::RenewAgentCode { .. }
    );
    row.awaits == Awaits::Consent && row.code_hash.is_none() && takes_two
}

/// Those lapse with the next proposal: nobody sees them, and the same could not be proposed again beside them.
fn lapse_whole(tx: &Transaction<'_>, now: Timestamp) -> Result<(), Refusal> {
    let whole = acts::waiting(tx)?.into_iter().filter(is_whole);
    for row in whole.take(MOST_LAPSING as usize) {
        acts::decide(tx, row.id, Outcome::Lapsed, None, now)?;
    }
    Ok(())
}

/// What waits, and a page of what was done, newest first, for whoever asks. Pages count from 1.
pub async fn acts(state: &State, who: &Account, page: u32) -> Result<Acts, Refusal> {
    let (now, skip) = (state.now(), page.max(1).saturating_sub(1).saturating_mul(PAGE));
    let login = who.login.clone();
    let read = move |conn: &Connection| {
        let four_eyes = acts::four_eyes(conn)?.is_some();
        let (newest, count) = acts::newest(conn, skip, PAGE)?;
        let waiting: Vec<_> = acts::waiting(conn)?.into_iter().filter(|row| waits(row, now)).collect();
        let (all, own) = provisioning::devices_to_confirm(conn, &login)?;
        // Alone, an administrator confirms their own too.
        let by_others = if four_eyes { own } else { 0 };
        Ok::<_, Refusal>(Acts {
            four_eyes,
            administrators: acts::administrators(conn)?,
            chains: chains_of(conn, waiting.iter().chain(&newest))?,
            waiting: waiting.into_iter().map(view).collect(),
            newest: newest.into_iter().map(view).collect(),
            count,
            pages: (count + i64::from(PAGE) - 1) / i64::from(PAGE),
            to_compare: ToCompare { by_me: all - by_others, by_others },
        })
    };
    state.store.read(read).await
}

/// The devices of the chains that acts are about: people know a device by its name.
fn chains_of<'a>(conn: &Connection, rows: impl Iterator<Item = &'a ActRow>) -> Result<Vec<ChainOf>, Refusal> {
    let chains: BTreeSet<ChainId> = rows
        .filter_map(|row| match row.act {
            Act::Release { chain, .. } | Act::Refuse { chain, .. } => Some(chain),
            _ => None,
        })
        .collect();
    let mut found = Vec::new();
    for chain in chains {
        found.extend(envelopes::device_of(conn, chain)?.map(|device| ChainOf { chain, device }));
    }
    Ok(found)
}

fn view(row: ActRow) -> ActView {
    let ActRow { id, act, by, at, awaits, outcome, second, decided_at, .. } = row;
    ActView { id: written_id(id), act, by, at, awaits, outcome, second, decided_at }
}
