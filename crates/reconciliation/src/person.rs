//! Who a document names, as texts that two enrolments of one person share. They are made of what was *read*, because what
//! is declared costs nothing to vary; the birthplace, which no zone says, is in a near one only. A caller hashes them
//! under a key.

use documents::mrz::shorter_forms;
use documents::names::folded;
use statement::IdentityRead;
use std::collections::BTreeSet;
use terms::{BirthDate, Personal};

terms::codes! {
    /// What a key of matching is made of.
    KeyKind {
        /// A document: who issued it, its number.
        Document = 1, "document";
        /// Names, whole date of birth and sex, as read.
        Person = 2, "person";
        /// The same, where the zone may have had no room for all of the names.
        Cut = 3, "cut";
        /// The same, in the form that a zone with less room gives the names.
        Uncut = 4, "uncut";
        /// The first letters of both names, and the date of birth.
        NearName = 5, "near-name";
        /// The first letters of the given names, the date of birth and the declared birthplace.
        NearBirth = 6, "near-birth";
    }
}

impl KeyKind {
    /// The kind of the other's key that an equal key of this kind meets: a name that was cut is one that has such a
    /// shorter form. Two that only *could* be cut to the same are two names.
    #[must_use]
    pub const fn meets(self) -> Self {
        match self {
            Self::Cut => Self::Uncut,
            Self::Uncut => Self::Cut,
            same => same,
        }
    }
    /// True where both are one person by what their documents say.
    pub const fn is_exact(self) -> bool {
        matches!(self, Self::Person | Self::Cut | Self::Uncut)
    }
}

/// A declared birthplace.
#[derive(Clone, Copy)]
pub struct Birthplace<'a> {
    /// The commune's code, or the place in words.
    pub place: &'a str,
    /// The country's code.
    pub country: &'a str,
}

impl Birthplace<'_> {
    /// As it is compared, in words or as a code; none where no place is declared.
    pub fn text(self) -> Personal<String> {
        Personal::new(format!("{}\n{}", letters(self.place), letters(self.country)))
    }
}

/// Letters of a name that a near key has: enough to tell most families apart, and less than any zone cuts off.
const FIRST_LETTERS: usize = 3;

/// The texts of who was read, each once.
///
/// Names are compared without what parts them, because issuers part them as they like; the year by its two digits, which
/// is all that a zone holds. A near key with the birthplace has the given names too, although the reference has the place
/// and the day alone: in a commune with a large maternity ward dozens are born a day.
pub fn person_keys(read: &IdentityRead, born_in: Option<Birthplace<'_>>) -> Vec<(KeyKind, Personal<String>)> {
    let names = Names::of(read.primary.reveal(), read.secondary.reveal());
    let born = day(*read.birth.reveal());
    let person = |names: &Names| Personal::new(format!("{names}\n{born}\n{}", read.sex.code()));
    let mut keys = vec![(KeyKind::Person, person(&names))];
    if read.truncated {
        keys.push((KeyKind::Cut, person(&names)));
    }
    let shorter: BTreeSet<Names> = shorter_forms(read.primary.reveal(), read.secondary.reveal())
        .iter()
        .map(|(primary, secondary)| Names::of(primary, secondary))
        .filter(|shorter| *shorter != names)
        .collect();
    keys.extend(shorter.iter().map(|shorter| (KeyKind::Uncut, person(shorter))));
    let (primary, secondary) = (first(&names.primary), first(&names.secondary));
    keys.push((KeyKind::NearName, Personal::new(format!("{primary}\n{secondary}\n{born}"))));
    let given = if secondary.is_empty() { primary } else { secondary };
    let place = born_in.filter(|place| !letters(place.place).is_empty());
    keys.extend(place.map(|place| {
        (KeyKind::NearBirth, Personal::new(format!("{given}\n{born}\n{}", place.text().reveal())))
    }));
    keys
}

/// Both identifiers, in letters alone. A holder of one name has it in either place, or in both.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Names {
    primary: String,
    secondary: String,
}

impl Names {
    fn of(primary: &str, secondary: &str) -> Self {
        let (primary, secondary) = (letters(primary), letters(secondary));
        if primary.is_empty() || primary == secondary {
            return Self { primary: secondary, secondary: String::new() };
        }
        Self { primary, secondary }
    }
}

impl core::fmt::Display for Names {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        write!(f, "{}\n{}", self.primary, self.secondary)
    }
}

/// A text as a zone folds it, without what parts it; one outside the table keeps its own letters.
fn letters(text: &str) -> String {
    folded(text).chars().filter(|letter| letter.is_alphanumeric()).collect()
}

fn first(name: &str) -> String {
    name.chars().take(FIRST_LETTERS).collect()
}

/// Two digits of the year, and 00 for what the document does not say: `870314`, `740000`.
fn day(born: BirthDate) -> String {
    format!("{:06}", born.packed() % 1_000_000)
}
