//! What the rules say of one statement, before decisions are looked at.

use crate::hold::{Causes, Hold};
use crate::resolution::Note;
use documents::validity::ValidityRule;
use statement::Hash;
use std::collections::BTreeSet;

/// How strongly a reason binds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Force {
    /// The check may count once the hold is lifted.
    Holds,
    /// The check does not count: the rule's answer is *no* at every instant. Only another fact changes
    /// that, never a decision; the applicant may be checked again.
    Bars,
}

/// A hold with what raised it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Raised {
    pub(crate) hold: Hold,
    pub(crate) force: Force,
    /// The facts that raise it together, never none: a decision lifts it where it names them all.
    pub(crate) causes: Causes,
}

impl Raised {
    pub(crate) fn hold(hold: Hold, causes: impl IntoIterator<Item = Hash>) -> Self {
        Self { hold, force: Force::Holds, causes: causes.into_iter().collect() }
    }
}

/// The reasons and notes of one statement.
#[derive(Debug, Default)]
pub(crate) struct Judgement {
    pub(crate) raised: Vec<Raised>,
    pub(crate) notes: BTreeSet<Note>,
    /// By which the document's validity was decided.
    pub(crate) rule: Option<ValidityRule>,
}

impl Judgement {
    pub(crate) fn hold(&mut self, hold: Hold, causes: impl IntoIterator<Item = Hash>) {
        self.raised.push(Raised::hold(hold, causes));
    }
    pub(crate) fn bar(&mut self, hold: Hold, causes: impl IntoIterator<Item = Hash>) {
        self.raised.push(Raised { force: Force::Bars, ..Raised::hold(hold, causes) });
    }
    pub(crate) fn note(&mut self, note: Note) {
        self.notes.insert(note);
    }
}

/// What several policies make of one check, each in force for a part of its interval: a reason that only some of them
/// give is in doubt, so it holds and does not bar.
pub(crate) fn agreed(mut by_policy: Vec<Vec<Raised>>) -> Vec<Raised> {
    if by_policy.len() < 2 {
        return by_policy.pop().unwrap_or_default();
    }
    let mut all: Vec<Raised> = Vec::new();
    for mut raised in by_policy.iter().flatten().cloned() {
        if !by_policy.iter().all(|reasons| reasons.contains(&raised)) {
            raised.force = Force::Holds;
        }
        if !all.contains(&raised) {
            all.push(raised);
        }
    }
    all
}
