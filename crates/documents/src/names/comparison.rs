//! Whether a declared name and a read name can be one. Every spelling the table allows is accepted, since
//! the issuer chose one; nothing else is forgiven. What follows from the answer is for others to decide.

use super::transliteration::{Answers, components, to_mrz};
use std::collections::HashSet;

terms::codes! {
    /// How two names relate, best first. Only the first two need no note.
    NameMatch {
        /// The same by the table's first answers: case, accents, hyphens and apostrophes do not count.
        Equal = 1, "equal";
        /// The same in some spelling that the table allows (Ü as UE, UXX or U).
        EqualAfterAlternatives = 2, "equal-after-alternatives";
        /// What was read can be a shortened form of what was declared.
        CompatibleWithTruncation = 3, "compatible-with-truncation";
        /// Two names.
        Different = 4, "different";
    }
}

/// The two identifiers of a name (Doc 9303 part 3, section 4.6), in print or in MRZ form.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct NameParts<'a> {
    /// Surname or surnames.
    pub primary: &'a str,
    /// Given names; may be empty.
    pub secondary: &'a str,
}

impl core::fmt::Debug for NameParts<'_> {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str("NameParts(…)")
    }
}

/// Compares a declared name with one read from a document; `truncated` says that the read name may have
/// been cut ([`crate::Reading::name_maybe_truncated`]). A character without a transliteration makes the
/// names different: a person looks.
pub fn compare(declared: NameParts<'_>, read: NameParts<'_>, truncated: bool) -> NameMatch {
    let primary = compare_identifiers(declared.primary, read.primary, truncated);
    primary.max(compare_identifiers(declared.secondary, read.secondary, truncated))
}

fn compare_identifiers(declared: &str, read: &str, truncated: bool) -> NameMatch {
    if to_mrz(declared).is_ok_and(|declared| to_mrz(read) == Ok(declared)) {
        return NameMatch::Equal;
    }
    let (Ok(declared), Ok(read)) = (components(declared), components(read)) else {
        return NameMatch::Different;
    };
    let pairs = || declared.iter().zip(&read);
    if declared.len() == read.len() && pairs().all(|(whole, read)| meet(whole, read, Extent::Whole)) {
        NameMatch::EqualAfterAlternatives
    } else if truncated
        && declared.len() >= read.len()
        && pairs().all(|(whole, read)| meet(whole, read, Extent::Start))
    {
        // Issuers shorten any component, down to its initial, and drop the last ones; never one between.
        NameMatch::CompatibleWithTruncation
    } else {
        NameMatch::Different
    }
}

/// How much of the declared component the read one must give.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Extent {
    Whole,
    Start,
}

/// How far each side has come, and what one side has written beyond the other.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
struct Position {
    declared: usize,
    read: usize,
    ahead: Ahead,
}

#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Ahead {
    Declared(&'static str),
    Read(&'static str),
}

/// True when some spelling of `declared` is (or starts with) some spelling of `read`. Walks all pairs of
/// spellings at once, so that a name made of Ü alone costs no more than its length squared.
fn meet(declared: &[Answers], read: &[Answers], extent: Extent) -> bool {
    let mut seen = HashSet::new();
    let mut open = vec![Position { declared: 0, read: 0, ahead: Ahead::Declared("") }];
    while let Some(position) = open.pop() {
        if !seen.insert(position) {
            continue;
        }
        let Position { declared: in_declared, read: in_read, ahead } = position;
        match ahead {
            Ahead::Declared(rest) => {
                let Some(answers) = read.get(in_read) else {
                    if extent == Extent::Start || (rest.is_empty() && in_declared == declared.len()) {
                        return true;
                    }
                    continue;
                };
                let next = answers.iter().filter_map(|answer| beyond(rest, answer));
                open.extend(next.map(|ahead| Position { read: in_read + 1, ahead, ..position }));
            }
            Ahead::Read(rest) => {
                let answers = declared.get(in_declared).copied().unwrap_or_default();
                let next = answers.iter().filter_map(|answer| beyond(answer, rest));
                open.extend(next.map(|ahead| Position { declared: in_declared + 1, ahead, ..position }));
            }
        }
    }
    false
}

/// What stands over when one text starts with the other; none when they part. An exhausted declared side
/// is asked for its next letter, hence `Read("")` never stands for both being level.
fn beyond(declared: &'static str, read: &'static str) -> Option<Ahead> {
    if let Some(rest) = read.strip_prefix(declared) {
        if rest.is_empty() { Some(Ahead::Declared("")) } else { Some(Ahead::Read(rest)) }
    } else {
        declared.strip_prefix(read).map(Ahead::Declared)
    }
}
