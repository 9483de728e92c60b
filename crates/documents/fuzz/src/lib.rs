//! What each fuzz target does with one input. Written once: `fuzz_targets/` and, on stable Rust,
//! `tests/corpus.rs` call it. It must not know where inputs come from.
//!
//! Every function says whether the input was read; that nothing panics on the way is the point.

use documents::names::{NameMatch, NameParts, compare, to_mrz};
use documents::{catalogue, mrz, validity};
use terms::Day;

/// The day of every reading: a fuzz run knows no clock.
fn day() -> Day {
    "2026-11-21".parse().expect("a calendar day")
}

/// The lines of a machine-readable zone, parted by line feeds, as a reader or a keyboard gives them.
pub fn mrz(input: &[u8]) -> bool {
    let text = String::from_utf8_lossy(input);
    let lines: Vec<&str> = text.split('\n').collect();
    let reading = mrz::read(&lines, day());
    assert!(!reading.is_readable() || reading.format.is_some(), "what is readable has a layout");
    let model = catalogue::model_for(&reading);
    assert!(
        model.is_none_or(|model| reading.kind == Some(model.kind)),
        "a model is of the kind that was read"
    );
    if let Some(kind) = reading.kind {
        let born = reading.birth.as_ref().map(|born| *born.reveal());
        let validity = validity::decide(kind, None, born, reading.expiry, day());
        assert!(
            !validity.accepted || reading.expiry.is_some_and(|until| day() <= until),
            "nothing past is accepted"
        );
    }
    reading.is_readable()
}

/// Four identifiers, parted by line feeds: surname and given names as declared, then as read.
pub fn names(input: &[u8]) -> bool {
    let text = String::from_utf8_lossy(input);
    let mut lines = text.split('\n');
    let mut next = || lines.next().unwrap_or_default();
    let declared = NameParts { primary: next(), secondary: next() };
    let read = NameParts { primary: next(), secondary: next() };
    let [whole, cut] = [false, true].map(|truncated| compare(declared, read, truncated));
    assert!(cut <= whole, "what may be truncated forgives more, never less");
    for name in [declared.primary, declared.secondary, read.primary, read.secondary] {
        if let Ok(form) = to_mrz(name) {
            assert_eq!(to_mrz(&form), Ok(form.clone()), "a form in MRZ letters is its own");
        }
    }
    whole != NameMatch::Different
}
