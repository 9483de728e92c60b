//! Until when a document counts.

use crate::day;
use documents::validity::{Dates, PermitTerm, Scheme, decide};
use serde::Deserialize;
use serde_json::{Value, json};
use terms::{BirthDate, Day};

/// The dates of a document. What is not known is left out.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Question {
    kind: Scheme,
    issued: Option<String>,
    born: Option<String>,
    printed_expiry: Option<String>,
    on: Option<String>,
    /// `over` (the default) or `at-least` five years.
    permit: Option<PermitTerm>,
}

pub fn answer(question: &Question, today: Day) -> Result<Value, String> {
    let read = |text: &Option<String>| text.as_deref().map(day).transpose();
    let born = question.born.as_deref().map(str::parse::<BirthDate>).transpose();
    let dates = Dates {
        issued: read(&question.issued)?,
        born: born.map_err(|_| "the birth is no date (YYYY-MM-DD, 00 for what is unknown)".to_owned())?,
        printed_expiry: read(&question.printed_expiry)?,
    };
    let on = read(&question.on)?.unwrap_or(today);
    let found = decide(question.kind, dates, on, question.permit.unwrap_or(PermitTerm::Over));
    Ok(json!({
        "accepted": found.accepted,
        "until": found.until.map(|until| until.to_string()),
        "rule": found.rule.word(),
    }))
}
