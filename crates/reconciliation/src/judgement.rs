//! What the rules say of one statement, before decisions are looked at.

use crate::hold::Hold;
use crate::resolution::Note;
use std::collections::BTreeSet;
use terms::Timestamp;

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
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Raised {
    pub(crate) hold: Hold,
    pub(crate) force: Force,
    /// When the last of the facts that cause it was received: a decision made before has not seen them.
    pub(crate) since: Timestamp,
}

/// The reasons and notes of one statement.
#[derive(Debug, Default)]
pub(crate) struct Judgement {
    pub(crate) raised: Vec<Raised>,
    pub(crate) notes: BTreeSet<Note>,
}

impl Judgement {
    pub(crate) fn hold(&mut self, hold: Hold, since: Timestamp) {
        self.raised.push(Raised { hold, force: Force::Holds, since });
    }
    pub(crate) fn bar(&mut self, hold: Hold, since: Timestamp) {
        self.raised.push(Raised { hold, force: Force::Bars, since });
    }
    pub(crate) fn note(&mut self, note: Note) {
        self.notes.insert(note);
    }
}
