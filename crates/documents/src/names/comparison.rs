//! Whether a declared name and a read name can be one. Every spelling the table allows is accepted, since
//! the issuer chose one; nothing else is forgiven. What follows from the answer is for others to decide.
//!
//! A name that is parted elsewhere is the same name (MCDONALD, MC DONALD): issuers part names differently, and every
//! letter still agrees.

use super::transliteration::{Answers, components, to_mrz};
use std::collections::HashSet;
use terms::text;
use unicode_normalization::UnicodeNormalization as _;

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
    /// Why two names relate as they do.
    NameReason {
        /// The same letters.
        Same = 1, "same";
        /// A letter that issuers write in several ways (Ü as UE, UXX or U).
        Spelling = 2, "spelling";
        /// The same letters, parted elsewhere: a hyphen, an apostrophe, a particle.
        Parting = 3, "parting";
        /// A holder of one name, which stands in another place.
        OneName = 4, "one-name";
        /// The document has too little room and shortens the name.
        Shortened = 5, "shortened";
        /// The surnames are two.
        SurnameDiffers = 6, "surname-differs";
        /// The given names are others.
        GivenNamesDiffer = 7, "given-names-differ";
        /// One side gives only the first of the given names.
        GivenNamesFewer = 8, "given-names-fewer";
        /// A character has no form in a machine-readable zone: a person looks.
        NotInTable = 9, "not-in-table";
        /// More letters than a name has: nothing is compared.
        TooLong = 10, "too-long";
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

/// How two names relate, and why.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NameComparison {
    /// The answer.
    pub relation: NameMatch,
    /// Its reason, for the person who reads it.
    pub reason: NameReason,
}

/// Bytes of an identifier beyond which nothing is compared: several times what any zone or form holds, since pairs of
/// spellings are walked in the square of it.
const LONGEST: usize = 512;

/// Compares a declared name with one read from a document; `truncated` says that the read name may have
/// been cut ([`crate::Reading::name_maybe_truncated`]).
pub fn compare(declared: NameParts<'_>, read: NameParts<'_>, truncated: bool) -> NameMatch {
    explain(declared, read, truncated).relation
}

/// Compares as [`compare`] does and says why. Without truncation neither side is the first: what is declared
/// and what is read may change places. A name is equal to itself, whatever it is written in.
pub fn explain(declared: NameParts<'_>, read: NameParts<'_>, truncated: bool) -> NameComparison {
    if [declared, read].iter().any(|name| name.primary.len().max(name.secondary.len()) > LONGEST) {
        let is_same =
            is_same_text(declared.primary, read.primary) && is_same_text(declared.secondary, read.secondary);
        let too_long = NameComparison { relation: NameMatch::Different, reason: NameReason::TooLong };
        return if is_same { SAME } else { too_long };
    }
    let (primary, secondary) = if let Some((declared, read)) = one_name(declared, read) {
        let alone = identifiers(declared, read, truncated, NameReason::SurnameDiffers);
        (NameComparison { reason: alone.reason.or(NameReason::OneName), ..alone }, SAME)
    } else {
        let primary = identifiers(declared.primary, read.primary, truncated, NameReason::SurnameDiffers);
        let differ = NameReason::GivenNamesDiffer;
        (primary, identifiers(declared.secondary, read.secondary, truncated, differ))
    };
    if secondary.relation > primary.relation { secondary } else { primary }
}

const SAME: NameComparison = NameComparison { relation: NameMatch::Equal, reason: NameReason::Same };

impl NameReason {
    /// The more telling of two reasons: this one, unless it says nothing.
    fn or(self, other: Self) -> Self {
        if self == Self::Same { other } else { self }
    }
}

/// Both names, when each is one word that its holder has: in either place, or typed into both.
fn one_name<'a>(declared: NameParts<'a>, read: NameParts<'a>) -> Option<(&'a str, &'a str)> {
    let alone = |parts: NameParts<'a>| match (parts.primary.trim(), parts.secondary.trim()) {
        (name, "") | ("", name) if !name.is_empty() => Some(name),
        _ => None,
    };
    let twice = |parts: NameParts<'a>| {
        let (primary, secondary) = (parts.primary.trim(), parts.secondary.trim());
        (!primary.is_empty() && primary == secondary).then_some(primary)
    };
    let misplaced =
        |a: NameParts<'_>, b: NameParts<'_>| a.primary.trim().is_empty() != b.primary.trim().is_empty();
    match (alone(declared), alone(read)) {
        (Some(one), Some(other)) => misplaced(declared, read).then_some((one, other)),
        (None, Some(other)) => Some((twice(declared)?, other)),
        (Some(one), None) => Some((one, twice(read)?)),
        (None, None) => None,
    }
}

fn identifiers(declared: &str, read: &str, truncated: bool, differ: NameReason) -> NameComparison {
    let is = |relation, reason| NameComparison { relation, reason };
    if is_same_text(declared, read) || to_mrz(declared).is_ok_and(|declared| to_mrz(read) == Ok(declared)) {
        return SAME;
    }
    let (Ok(declared), Ok(read)) = (components(declared), components(read)) else {
        return is(NameMatch::Different, NameReason::NotInTable);
    };
    let pairs = || declared.iter().zip(&read);
    let all_meet = |extent| pairs().all(|(whole, read)| meet(whole, read, extent));
    if declared.len() == read.len() && all_meet(Extent::Whole) {
        is(NameMatch::EqualAfterAlternatives, NameReason::Spelling)
    } else if meet(&declared.concat(), &read.concat(), Extent::Whole) {
        // Issuers part names as they like: MCDONALD, MC<DONALD; DELATOUR, DE<LA<TOUR.
        is(NameMatch::EqualAfterAlternatives, NameReason::Parting)
    } else if truncated && declared.len() >= read.len() && all_meet(Extent::Start) {
        // Issuers shorten any component, down to its initial, and drop the last ones; never one between.
        is(NameMatch::CompatibleWithTruncation, NameReason::Shortened)
    } else if differ == NameReason::GivenNamesDiffer && is_part_of(&declared, &read) {
        is(NameMatch::Different, NameReason::GivenNamesFewer)
    } else {
        is(NameMatch::Different, differ)
    }
}

/// The same text, however its accents are encoded and in whichever case.
fn is_same_text(one: &str, other: &str) -> bool {
    fn folded(name: &str) -> impl Iterator<Item = char> {
        name.trim().nfc().filter(|letter| !text::is_invisible(*letter)).flat_map(char::to_uppercase)
    }
    folded(one).eq(folded(other))
}

/// True when one side gives only some of the other's given names, the first ones, whole.
fn is_part_of(declared: &[Vec<Answers>], read: &[Vec<Answers>]) -> bool {
    declared.len() != read.len()
        && declared.iter().zip(read).all(|(one, other)| meet(one, other, Extent::Whole))
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
