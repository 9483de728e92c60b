//! Matching: an enrolment whose document counts in another one too. What counts comes of the judgement, so this is done
//! while judging, before anything follows from it; both sides are told in one transaction. Which is the later one goes by
//! when the evidence came in, never by what was opened first.
//!
//! It must not know what a match does to an enrolment.

use super::fact::{add_facts, document_key, is_erased};
use crate::State;
use crate::dossier::Dossier;
use crate::model::{NoticeKind, Why};
use crate::notices::{self, Telling, Values};
use crate::refusal::Refusal;
use crate::store::queries::enrolments;
use crate::store::queries::registry::matches::{self as rows, Said, Shown};
use crate::store::sql::{Connection, Transaction};
use reconciliation::{Fact, Resolution, counted};
use std::collections::{BTreeMap, BTreeSet};
use terms::{EnrolmentId, Timestamp};

/// Documents of an enrolment that count, each with when and by what it was shown first.
type Documents = BTreeMap<[u8; 32], Shown>;

/// Notes what counts of an enrolment that was judged, and tells it and others what follows; true where it was told
/// something itself, and is to be judged by that as well.
pub(super) fn settle(
    tx: &Transaction<'_>,
    state: &State,
    enrolment: EnrolmentId,
    known: &[Fact],
    resolution: &Resolution,
) -> Result<bool, Refusal> {
    // Once a body is gone nothing can be judged again: what counted then goes on counting.
    let has_lost = |fact: &Fact| matches!(fact, Fact::Stated(statement) if statement.body.is_none());
    if known.iter().any(has_lost) {
        return Ok(false);
    }
    let documents = documents_of(state, known, resolution);
    if rows::documents(tx, enrolment)? == documents {
        return Ok(false);
    }
    rows::set_documents(tx, enrolment, &documents)?;
    tell_all(tx, state, enrolment, &documents)
}

/// An enrolment that was erased holds nobody any more.
pub(super) fn let_go(tx: &Transaction<'_>, state: &State, erased: EnrolmentId) -> Result<(), Refusal> {
    rows::set_documents(tx, erased, &Documents::new())?;
    tell_all(tx, state, erased, &Documents::new()).map(|_| ())
}

fn documents_of(state: &State, known: &[Fact], resolution: &Resolution) -> Documents {
    let mut documents = Documents::new();
    for check in counted(known, resolution) {
        let key = known.iter().find_map(|fact| match fact {
            Fact::Stated(statement) if statement.envelope == check.envelope => document_key(state, statement),
            _ => None,
        });
        let shown = Shown { since: check.since, envelope: check.envelope };
        if let Some(key) = key {
            documents.entry(key).and_modify(|known| *known = shown.min(*known)).or_insert(shown);
        }
    }
    documents
}

/// Says of each other enrolment what is to be said of it now, where that is something else than before.
fn tell_all(
    tx: &Transaction<'_>,
    state: &State,
    enrolment: EnrolmentId,
    documents: &Documents,
) -> Result<bool, Refusal> {
    let (said, meant) = (rows::said(tx, enrolment)?, meant(tx, state, enrolment, documents)?);
    let others: BTreeSet<EnrolmentId> = said.keys().chain(meant.keys()).copied().collect();
    let mut was_told = false;
    for other in others {
        let now = meant.get(&other).copied().unwrap_or(Said::Ended);
        let before = said.get(&other);
        if before.map_or(Said::Ended, |(said, _)| *said) == now {
            continue;
        }
        // Always after what was said before: the newest counts.
        let at = before.map_or(state.now(), |(_, at)| state.now().max(at.plus_ms(1)));
        was_told |= tell(tx, state, (enrolment, other), now, at)?;
        tell(tx, state, (other, enrolment), now.to_the_other(), at)?;
        match now {
            Said::IsLater => warn_earlier(tx, state, other, enrolment)?,
            Said::IsEarlier => warn_earlier(tx, state, enrolment, other)?,
            Said::IsEither | Said::Ended => {}
        }
    }
    Ok(was_told)
}

/// What is to be said to an enrolment of each that shares a document with it.
fn meant(
    conn: &Connection,
    state: &State,
    enrolment: EnrolmentId,
    documents: &Documents,
) -> Result<BTreeMap<EnrolmentId, Said>, Refusal> {
    // Of each pair, when each side first showed a document that both have shown.
    let mut first: BTreeMap<EnrolmentId, (Shown, Shown)> = BTreeMap::new();
    for (key, own) in documents {
        for (other, theirs) in rows::others(conn, key, enrolment)? {
            let known = first.entry(other).or_insert((*own, theirs));
            *known = (known.0.min(*own), known.1.min(theirs));
        }
    }
    let mut meant = BTreeMap::new();
    for (other, (own, theirs)) in first {
        if !is_erased(state, other)? {
            meant.insert(other, if own > theirs { Said::IsLater } else { Said::IsEarlier });
        }
    }
    Ok(meant)
}

/// Tells one side; false where it is erased.
fn tell(
    tx: &Transaction<'_>,
    state: &State,
    (enrolment, other): (EnrolmentId, EnrolmentId),
    said: Said,
    at: Timestamp,
) -> Result<bool, Refusal> {
    rows::say(tx, enrolment, other, said, at)?;
    if is_erased(state, enrolment)? {
        return Ok(false);
    }
    let fact = match said {
        Said::Ended => Fact::MatchEnded { other, at },
        Said::IsEarlier | Said::IsLater | Said::IsEither => {
            let is_later = (said != Said::IsEither).then_some(said == Said::IsLater);
            Fact::SameDocument { other, at, is_later }
        }
    };
    add_facts(tx, state, enrolment, &[fact])?.later(tx, state, Why::Match)?;
    Ok(true)
}

/// Tells whoever was there first that their document was shown again, at an address that they confirmed: the declared one
/// may be another's. No sooner than the later one is told what came of that check.
fn warn_earlier(
    tx: &Transaction<'_>,
    state: &State,
    earlier: EnrolmentId,
    later: EnrolmentId,
) -> Result<(), Refusal> {
    // What cannot be read of the one keeps nothing of the other from being judged.
    let Ok(dossier) = Dossier::read(tx, state, earlier) else { return Ok(()) };
    if dossier.row.email_confirmed_at.is_none() || dossier.declared().is_err() {
        return Ok(());
    }
    let now = state.now();
    let untold = enrolments::enrolment(tx, later)?.and_then(|row| row.untold_at(now));
    let telling = Telling {
        act: format!("document-shown {earlier} {later}"),
        enrolment: earlier,
        kind: NoticeKind::DocumentShown,
        values: Values { day: Some(now), ..Values::default() },
    };
    notices::tell_in(tx, state, &dossier, &telling, untold.map_or(now, |untold| untold.until))
}
