//! What is being typed, saved with every change: a window that was killed, locked or left opens again with
//! the same text in the same field. It lies in the case's draft, or beside it while no case is open.

use super::open_case::save;
use crate::case::Entries;
use crate::desk::{Desk, State};
use crate::refusal::Refusal;
use crate::snapshot::{Snapshot, take};
use serde::Deserialize;
use std::collections::BTreeMap;
use terms::{Personal, Problem};
use ts_rs::TS;

const ENTRIES: &str = "entries";
/// A window has a handful of fields, and none is long.
const MOST_FIELDS: usize = 32;
const LONGEST: usize = 400;

/// What stands in the fields now.
#[derive(Clone, Debug, Deserialize, TS)]
pub struct Note {
    /// The text of each field that was touched; an empty one is forgotten.
    #[ts(type = "Record<string, string>")]
    pub texts: BTreeMap<String, Personal<String>>,
    /// The field that has the focus.
    pub focus: Option<String>,
}

impl Desk {
    /// Saves what is being typed.
    pub async fn note(&self, typed: Note) -> Result<Snapshot, Refusal> {
        self.local(move |inner, state| {
            let is_long = |(field, text): (&String, &Personal<String>)| {
                field.chars().count() > LONGEST || text.reveal().chars().count() > LONGEST
            };
            if typed.texts.iter().any(is_long) {
                return Err(Problem::FieldInvalid.into());
            }
            let mut entries = entries(state)?;
            entries.texts.extend(typed.texts);
            entries.texts.retain(|_, text| !text.reveal().is_empty());
            if entries.texts.len() > MOST_FIELDS {
                return Err(Problem::FieldInvalid.into());
            }
            entries.focus = typed.focus;
            let (_, now) = inner.now(state)?;
            if let Some(mut case) = state.case.take() {
                case.draft.entries = entries;
                let saved = save(state, &case, now);
                state.case = Some(case);
                saved?;
            } else {
                let bytes = serde_json::to_vec(&entries).map_err(|_| Refusal::from(Problem::Unexpected))?;
                state.session()?.vault.put(ENTRIES, &zeroize::Zeroizing::new(bytes))?;
            }
            take(inner, state)
        })
        .await
    }
}

/// What stands in the fields.
pub(crate) fn entries(state: &State) -> Result<Entries, Refusal> {
    if let Some(case) = &state.case {
        return Ok(case.draft.entries.clone());
    }
    let Ok(session) = state.session() else { return Ok(Entries::default()) };
    let stored = session.vault.get(ENTRIES)?;
    Ok(stored.and_then(|bytes| serde_json::from_slice(&bytes).ok()).unwrap_or_default())
}

/// Forgets what was typed before a case was open: it has become the case.
pub(super) fn forget(state: &State) -> Result<(), Refusal> {
    Ok(state.session()?.vault.remove(ENTRIES)?)
}
