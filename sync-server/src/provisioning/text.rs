//! Lines that people read.

use crate::refusal::Refusal;
use terms::Problem;

/// A line of 1 to 120 characters.
pub(super) fn short(field: &'static str, text: &str) -> Result<String, Refusal> {
    let text = terms::text::typed(text);
    match text.chars().count() {
        0 => Err(Refusal::of_field(field, Problem::FieldMissing)),
        1..=120 => Ok(text),
        _ => Err(Refusal::of_field(field, Problem::FieldInvalid)),
    }
}
