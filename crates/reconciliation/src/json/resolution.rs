//! The form of a resolution in JSON.

use super::mirror::{Mirrored, as_they_are, by_their_fields};
use crate::hold::{Hold, Holds};
use crate::next_step::NextStep;
use crate::resolution::{Judged, Note, Resolution, ResolutionState, Verdict};
use documents::validity::ValidityRule;
use proofing::Level;
use serde::{Deserialize, Serialize};
use statement::{Hash, RecordId};
use std::collections::BTreeSet;
use terms::Timestamp;

as_they_are!(ResolutionState, NextStep, Note, Level, ValidityRule);

by_their_fields! {
    /// [`Resolution`] in JSON.
    ResolutionJson for Resolution {
        state: ResolutionState,
        holds: Holds,
        reasons: Vec<Judged>,
        deciding: Option<RecordId>,
        level: Option<Level>,
        next_step: NextStep,
        changes_at: Option<Timestamp>,
        follows: Option<Hash>,
    }
    /// [`Judged`] in JSON.
    JudgedJson for Judged {
        place: RecordId,
        envelope: Hash,
        verdict: Verdict,
        holds: BTreeSet<Hold>,
        notes: BTreeSet<Note>,
        rule: Option<ValidityRule>,
    }
}

/// [`Verdict`] in JSON: `"accepted"`, `{"superseded": {"by": …}}`, `"held"`, `"refused"`, `"not-a-check"`.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum VerdictJson {
    Accepted,
    Superseded { by: <RecordId as Mirrored>::Json },
    Held,
    Refused,
    NotACheck,
}

impl Mirrored for Verdict {
    type Json = VerdictJson;
    fn shown(&self) -> VerdictJson {
        match self {
            Self::Accepted => VerdictJson::Accepted,
            Self::Superseded { by } => VerdictJson::Superseded { by: by.shown() },
            Self::Held => VerdictJson::Held,
            Self::Refused => VerdictJson::Refused,
            Self::NotACheck => VerdictJson::NotACheck,
        }
    }
    fn meant(json: VerdictJson) -> Self {
        match json {
            VerdictJson::Accepted => Self::Accepted,
            VerdictJson::Superseded { by } => Self::Superseded { by: RecordId::meant(by) },
            VerdictJson::Held => Self::Held,
            VerdictJson::Refused => Self::Refused,
            VerdictJson::NotACheck => Self::NotACheck,
        }
    }
}
