//! Matching: an enrolment whose document or person counts in another one too. What counts comes of the judgement, so this
//! is done while judging, before anything follows from it; both sides are told in one transaction. Which is the later one
//! goes by when the evidence came in, never by what was opened first.
//!
//! It must not know what a match does to an enrolment, nor what a key is made of.

use super::fact::{add_facts, is_erased};
use super::person;
use crate::State;
use crate::dossier::Dossier;
use crate::model::{NoticeKind, Why};
use crate::notices::{self, Telling, Values};
use crate::refusal::Refusal;
use crate::store::queries::enrolments;
use crate::store::queries::registry::counted_keys::{self, CountedKeys, Shared, Shown};
use crate::store::queries::registry::facts;
use crate::store::queries::registry::matches::{self as rows, Said, Told};
use crate::store::sql::{Connection, Transaction};
use reconciliation::{Fact, KeyKind, MatchKind, Resolution, may_be_renewed};
use std::collections::{BTreeMap, BTreeSet};
use terms::EnrolmentId;

/// Notes what counts of an enrolment that was judged, and tells it and others what follows; true where it was told
/// something itself, and is to be judged by that as well. Asked again then, it has nothing more to tell: what holds the
/// later of two never depends on what holds that one itself.
pub(super) fn settle(
    tx: &Transaction<'_>,
    state: &State,
    dossier: &Dossier<'_>,
    known: &[Fact],
    resolution: &Resolution,
) -> Result<bool, Refusal> {
    // Once a body is gone nothing can be judged again: what counted then goes on counting.
    let has_lost = |fact: &Fact| matches!(fact, Fact::Stated(statement) if statement.body.is_none());
    if known.iter().any(has_lost) {
        return Ok(false);
    }
    let before = counted_keys::of(tx, dossier.id)?;
    let keys = person::keys_of(state, dossier, known, resolution, &before);
    let has_changed = keys != before;
    if has_changed {
        counted_keys::set(tx, dossier.id, &keys)?;
    } else if keys.is_empty() {
        return Ok(false);
    }
    let told = rows::told(tx, dossier.id)?;
    // Whether the later of two renews the earlier depends on how the earlier stands.
    let is_renewable = |told: &Told| told.said == Said::IsEarlier && told.kind != MatchKind::Near;
    if !has_changed && !told.values().any(is_renewable) {
        return Ok(false);
    }
    let meant = meant(tx, state, dossier.id, &keys, may_be_renewed(resolution))?;
    tell_all(tx, state, dossier.id, &told, &meant)
}

/// An enrolment that was erased holds nobody any more.
pub(super) fn let_go(tx: &Transaction<'_>, state: &State, erased: EnrolmentId) -> Result<(), Refusal> {
    counted_keys::set(tx, erased, &CountedKeys::new())?;
    tell_all(tx, state, erased, &rows::told(tx, erased)?, &BTreeMap::new()).map(|_| ())
}

/// What is to be said of another enrolment.
#[derive(Clone, Copy)]
struct Meant {
    said: Said,
    kind: MatchKind,
}

/// What one enrolment shares with another.
struct Pair {
    /// When each side first showed something that both have shown.
    own: Shown,
    theirs: Shown,
    has_document: bool,
    is_exact: bool,
    /// By one telephone and one birthplace.
    is_same: bool,
}

impl Pair {
    fn of(shared: &Shared, own: Shown, is_same: bool) -> Self {
        let kind = shared.own.kind;
        Self {
            own,
            theirs: shared.shown,
            has_document: kind == KeyKind::Document,
            is_exact: kind.is_exact(),
            is_same,
        }
    }
    fn and(&mut self, other: &Self) {
        self.own = self.own.min(other.own);
        self.theirs = self.theirs.min(other.theirs);
        self.has_document |= other.has_document;
        self.is_exact |= other.is_exact;
        self.is_same |= other.is_same;
    }
}

/// What is to be said to an enrolment of each that shares a key with it.
fn meant(
    conn: &Connection,
    state: &State,
    enrolment: EnrolmentId,
    keys: &CountedKeys,
    may_be_renewed: bool,
) -> Result<BTreeMap<EnrolmentId, Meant>, Refusal> {
    let mut pairs: BTreeMap<EnrolmentId, Pair> = BTreeMap::new();
    for shared in counted_keys::sharing(conn, keys, enrolment)? {
        let Some((own, whose)) = keys.get(&shared.own) else { continue };
        let pair = Pair::of(&shared, *own, whose.is_some() && *whose == shared.whose);
        pairs.entry(shared.enrolment).and_modify(|known| known.and(&pair)).or_insert(pair);
    }
    let mut meant = BTreeMap::new();
    for (other, pair) in pairs {
        if is_erased(state, other)? {
            continue;
        }
        let is_later = pair.own > pair.theirs;
        let earlier_may = || if is_later { stands(conn, other) } else { Ok(may_be_renewed) };
        let kind = match (pair.has_document, pair.is_exact) {
            (_, true) if pair.is_same && earlier_may()? => MatchKind::Renewal,
            (true, _) => MatchKind::Document,
            (false, true) => MatchKind::Person,
            (false, false) => MatchKind::Near,
        };
        let said = if is_later { Said::IsLater } else { Said::IsEarlier };
        meant.insert(other, Meant { said, kind });
    }
    Ok(meant)
}

/// True where another enrolment may be renewed. What cannot be read of it keeps nothing of this one from being judged.
fn stands(conn: &Connection, other: EnrolmentId) -> Result<bool, Refusal> {
    let last = facts::last_resolution(conn, other)?;
    let read = last.and_then(|bytes| statement::decode::<Resolution>(&bytes).ok());
    Ok(read.is_some_and(|resolution| may_be_renewed(&resolution)))
}

/// Says of each other enrolment what is to be said of it now, where that is something else than before.
fn tell_all(
    tx: &Transaction<'_>,
    state: &State,
    enrolment: EnrolmentId,
    told: &BTreeMap<EnrolmentId, Told>,
    meant: &BTreeMap<EnrolmentId, Meant>,
) -> Result<bool, Refusal> {
    let others: BTreeSet<EnrolmentId> = told.keys().chain(meant.keys()).copied().collect();
    let mut was_told = false;
    for other in others {
        let (now, before) = (meant.get(&other), told.get(&other));
        let is_known = match (now, before) {
            (None, before) => before.is_none_or(|told| told.said == Said::Ended),
            (Some(now), Some(told)) => (now.said, now.kind) == (told.said, told.kind),
            (Some(_), None) => false,
        };
        if is_known {
            continue;
        }
        // Always after what was said before: the newest counts.
        let at = before.map_or(state.now(), |told| state.now().max(told.at.plus_ms(1)));
        let kind = now.map(|now| now.kind).or(before.map(|told| told.kind)).unwrap_or(MatchKind::Document);
        let told = Told { said: now.map_or(Said::Ended, |now| now.said), kind, at };
        was_told |= tell(tx, state, (enrolment, other), told)?;
        tell(tx, state, (other, enrolment), Told { said: told.said.to_the_other(), ..told })?;
        match now {
            Some(now) if now.said == Said::IsLater => warn_earlier(tx, state, other, enrolment, now.kind)?,
            Some(now) => warn_earlier(tx, state, enrolment, other, now.kind)?,
            None => {}
        }
    }
    Ok(was_told)
}

/// Tells one side; false where it is erased.
fn tell(
    tx: &Transaction<'_>,
    state: &State,
    (enrolment, other): (EnrolmentId, EnrolmentId),
    told: Told,
) -> Result<bool, Refusal> {
    rows::tell(tx, enrolment, other, told)?;
    if is_erased(state, enrolment)? {
        return Ok(false);
    }
    let Told { said, kind, at } = told;
    let fact = match said {
        Said::Ended => Fact::MatchEnded { other, at },
        // Both hold each other: nobody says that any more.
        Said::IsEither => Fact::SameDocument { other, at, is_later: None },
        Said::IsEarlier | Said::IsLater => Fact::Matched { other, kind, at, is_later: said == Said::IsLater },
    };
    add_facts(tx, state, enrolment, &[fact])?.later(tx, state, Why::Match)?;
    Ok(true)
}

/// Tells whoever was there first that their document or their name was shown again. No sooner than the later one is told what
/// came of that check. Of two who are only alike neither is told anything: they may well be two.
fn warn_earlier(
    tx: &Transaction<'_>,
    state: &State,
    earlier: EnrolmentId,
    later: EnrolmentId,
    kind: MatchKind,
) -> Result<(), Refusal> {
    let notice = match kind {
        MatchKind::Document => NoticeKind::DocumentShown,
        MatchKind::Person | MatchKind::Renewal => NoticeKind::PersonShown,
        MatchKind::Near => return Ok(()),
    };
    // What cannot be read of the one keeps nothing of the other from being judged.
    let Ok(dossier) = Dossier::read(tx, state, earlier) else { return Ok(()) };
    if dossier.declared().is_err() {
        return Ok(());
    }
    let now = state.now();
    let untold = enrolments::enrolment(tx, later)?.and_then(|row| row.untold_at(now));
    let telling = Telling {
        act: format!("{} {earlier} {later}", notice.word()),
        enrolment: earlier,
        kind: notice,
        values: Values { day: Some(now), ..Values::default() },
    };
    notices::tell_in(tx, state, &dossier, &telling, untold.map_or(now, |untold| untold.until))
}
