//! What each fuzz target does with one input. Written once: `fuzz_targets/` and, on stable Rust,
//! `tests/corpus.rs` call it. It must not know where inputs come from.
//!
//! Every function says whether the input was read; that nothing panics on the way is the point.

use documents::catalogue::{self, Catalogue};
use documents::mrz;
use documents::mrz::{cut, likely_format, propose, zone};
use documents::names::{NameMatch, NameParts, compare, explain, to_mrz};
use documents::symbol::Picture;
use documents::validity::{Dates, PermitTerm, decide};
use documents::visible_seal::{Outcome, Seal, Trust, beside};
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
    assert_eq!(cut(&lines).map(|cut| cut.format()), reading.format, "cutting and reading see one layout");
    let shown = zone(likely_format(&lines), &lines);
    assert_eq!(shown.len(), lines.len(), "every line is shown");
    if let Some(proposal) = propose(&lines, day()) {
        let proposed: Vec<&str> = proposal.lines.iter().map(|line| line.reveal().as_str()).collect();
        assert!(
            !proposal.changes.is_empty() && mrz::read(&proposed, day()).is_readable(),
            "only what is sound is proposed, and only as a change"
        );
    }
    if let Some(model) = catalogue::model_for(&reading, None) {
        assert_eq!(reading.kind, Some(model.kind), "a model is of the kind that was read");
        let born = reading.birth.as_ref().map(|born| *born.reveal());
        let dates = Dates { issued: None, born, printed_expiry: reading.expiry };
        let validity = decide(model.scheme, dates, day(), PermitTerm::Over);
        assert!(
            !validity.accepted || validity.until.is_some_and(|until| day() <= until),
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
    assert_eq!(compare(declared, declared, false), NameMatch::Equal, "a name is equal to itself");
    assert_eq!(explain(declared, read, false), explain(read, declared, false), "neither side is the first");
    for name in [declared.primary, declared.secondary, read.primary, read.secondary] {
        if let Ok(form) = to_mrz(name) {
            assert_eq!(to_mrz(&form), Ok(form.clone()), "a form in MRZ letters is its own");
        }
    }
    whole != NameMatch::Different
}

/// The text of a visible seal, one byte a character; after a zero byte, the text of a trust list.
pub fn seal(input: &[u8]) -> bool {
    let mut parts = input.splitn(2, |byte| *byte == 0);
    let text: String = parts.next().unwrap_or_default().iter().map(|byte| char::from(*byte)).collect();
    let list = String::from_utf8_lossy(parts.next().unwrap_or_default());
    let trust = Trust::read(&list).unwrap_or_default();
    let Ok(seal) = Seal::read(&text) else { return false };
    let verdict = seal.judge(&trust, day());
    assert!(
        trust != Trust::default() || verdict.reason.outcome() == Outcome::NotVerifiable,
        "nobody is believed unasked"
    );
    let reading = mrz::read(
        &["PPFRADEXEMPLE<<JEROME<NOEL<<<<<<<<<<<<<<<<<<", "27AB543219FRA9104174M3704169<<<<<<<<<<<<<<04"],
        day(),
    );
    beside(&seal, &reading, day());
    true
}

/// A picture: its width in a byte, then its pixels.
pub fn picture(input: &[u8]) -> bool {
    let Some((width, grey)) = input.split_first().filter(|(width, _)| **width > 0) else { return false };
    let height = grey.len() / usize::from(*width);
    let grey = grey.get(..height * usize::from(*width)).unwrap_or_default().to_vec();
    let height = u32::try_from(height).unwrap_or_default();
    Picture::new(u32::from(*width), height, grey).is_ok_and(|picture| picture.symbol().is_some())
}

/// The text of a catalogue.
pub fn catalogue(input: &[u8]) -> bool {
    let text = String::from_utf8_lossy(input);
    let Ok(found) = Catalogue::read(&text) else { return false };
    assert!(
        found.models.iter().all(|model| model.features.len() > model.draw),
        "there is a choice to draw from"
    );
    true
}
