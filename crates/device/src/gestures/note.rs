//! What is being typed, saved with every change: a window that was killed, locked or left opens again with
//! the same text in the same field. It lies in the case's draft, or beside it while no case is open.

use crate::desk::Desk;
use crate::drafts::{entries, save_entries};
use crate::refusal::Refusal;
use crate::snapshot::take;
use crate::views::Snapshot;
use serde::Deserialize;
use std::collections::BTreeMap;
use terms::{Personal, Problem};
use ts_rs::TS;

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
            save_entries(state, entries, now)?;
            take(inner, state)
        })
        .await
    }
}
