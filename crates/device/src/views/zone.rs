//! The machine-readable zone for a window: cut into fields and digits, hidden where it would tell what is
//! typed blind.

use crate::views::SpanView;
use documents::MrzField;
use documents::mrz::{Covered, Span, likely_format, zone};
use proofing::Presented;
use terms::Personal;

/// The lines of a document that was read. While the fields are typed blind, number and expiry are dots, and
/// so are the digits over them.
pub(crate) fn read_zone(lines: &[&str], presented: Option<&Presented>, is_blind: bool) -> Vec<Vec<SpanView>> {
    let Some(format) = presented.and_then(|presented| presented.reading().format) else { return Vec::new() };
    let hide = |span: Span| {
        let hidden = is_blind
            && matches!(
                span.covered,
                Covered::Field(MrzField::Number | MrzField::Expiry)
                    | Covered::DigitOf(MrzField::Number | MrzField::Expiry, _)
            );
        view(span, hidden)
    };
    zone(format, lines).into_iter().map(|spans| spans.into_iter().map(hide).collect()).collect()
}

/// Lines that are being typed: whoever types them has them before their eyes.
pub(crate) fn typed_zone(lines: &[&str]) -> Vec<Vec<SpanView>> {
    let upper: Vec<String> = lines.iter().map(|line| line.to_ascii_uppercase()).collect();
    let upper: Vec<&str> = upper.iter().map(String::as_str).collect();
    zone(likely_format(&upper), lines)
        .into_iter()
        .map(|spans| spans.into_iter().map(|span| view(span, false)).collect())
        .collect()
}

fn view(span: Span, hidden: bool) -> SpanView {
    let text = if hidden { "•".repeat(span.text.chars().count()) } else { span.text };
    let (field, digit) = match span.covered {
        Covered::Field(field) => (Some(field.word()), None),
        Covered::DigitOf(field, digit) => (Some(field.word()), Some(digit.word())),
        Covered::Composite(digit) => (Some("composite"), Some(digit.word())),
        Covered::Other => (None, None),
    };
    SpanView { field, text: Personal::new(text), digit }
}
