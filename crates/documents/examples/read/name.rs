//! A name as the zone has it beside the name as it is printed.

use crate::mrz::name_of;
use crate::text;
use documents::Format;
use documents::mrz::name_field;
use documents::names::{NameParts, explain};
use serde::Deserialize;
use serde_json::{Value, json};

/// The name field of a zone, and the printed name.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Question {
    format: String,
    field: String,
    primary: String,
    secondary: String,
}

pub fn answer(question: &Question) -> Value {
    let Some(format) = Format::ALL.iter().copied().find(|format| name_of(*format) == question.format) else {
        return json!({ "error": format!("{:?} is no format", question.format) });
    };
    let Some((primary, secondary, truncated)) = name_field(format, &question.field) else {
        return json!({ "error": format!("no name field of {} is that long", question.format) });
    };
    let printed = NameParts { primary: &question.primary, secondary: &question.secondary };
    let read = NameParts { primary: &primary, secondary: &secondary };
    let found = explain(printed, read, truncated);
    json!({
        "match": found.relation.word().replace('-', "_"),
        "why": text(&format!("name-why-{}", found.reason.word())),
    })
}
