//! From letters to `A` to `Z` (Doc 9303 part 3, section 6). Knows letters, not names.

use core::fmt;
use terms::text;
use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

/// A character has no form in an MRZ: the clerk types what the document shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotInTable;

impl fmt::Display for NotInTable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a character has no transliteration in Doc 9303")
    }
}
impl core::error::Error for NotInTable {}

/// Which of several right answers an issuer prints.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spelling {
    /// The first answer of the table: Ä is AE.
    Table,
    /// The plain letter where the table allows it: Ä is A. France prints names so.
    Plain,
}

/// One letter's answers: the table's first, then the others; the plain letter, where allowed, is last.
pub(super) type Answers = &'static [&'static str];

/// Letters whose answer is not their base letter, in order. What is absent is decomposed: É is E.
/// The Cyrillic alternatives are those of languages that differ (Serbian, Ukrainian, Bulgarian…).
const TABLE: &[(char, Answers)] = &[
    ('Ä', &["AE", "A"]),
    ('Å', &["AA", "A"]),
    ('Æ', &["AE"]),
    ('Ð', &["D"]),
    ('Ñ', &["N", "NXX"]),
    ('Ö', &["OE", "O"]),
    ('Ø', &["OE"]),
    ('Ü', &["UE", "UXX", "U"]),
    ('Þ', &["TH"]),
    ('Đ', &["D"]),
    ('Ħ', &["H"]),
    ('Ĳ', &["IJ"]),
    ('Ŀ', &["L"]),
    ('Ł', &["L"]),
    ('Ŋ', &["N"]),
    ('Œ', &["OE"]),
    ('Ŧ', &["T"]),
    ('Ё', &["E", "IO"]),
    ('Ђ', &["D"]),
    ('Є', &["IE", "YE"]),
    ('Ѕ', &["DZ"]),
    ('І', &["I"]),
    ('Ї', &["I", "YI"]),
    ('Ј', &["J"]),
    ('Љ', &["LJ"]),
    ('Њ', &["NJ"]),
    ('Ќ', &["K", "KJ"]),
    ('Ў', &["U"]),
    ('Џ', &["DZ", "DJ"]),
    ('А', &["A"]),
    ('Б', &["B"]),
    ('В', &["V"]),
    ('Г', &["G", "H"]),
    ('Д', &["D"]),
    ('Е', &["E"]),
    ('Ж', &["ZH", "Z"]),
    ('З', &["Z"]),
    ('И', &["I", "Y"]),
    ('Й', &["I", "Y"]),
    ('К', &["K"]),
    ('Л', &["L"]),
    ('М', &["M"]),
    ('Н', &["N"]),
    ('О', &["O"]),
    ('П', &["P"]),
    ('Р', &["R"]),
    ('С', &["S"]),
    ('Т', &["T"]),
    ('У', &["U"]),
    ('Ф', &["F"]),
    ('Х', &["KH", "H"]),
    ('Ц', &["TS", "C"]),
    ('Ч', &["CH", "C"]),
    ('Ш', &["SH", "S"]),
    ('Щ', &["SHCH", "SHT"]),
    ('Ъ', &["IE"]),
    ('Ы', &["Y"]),
    ('Э', &["E"]),
    ('Ю', &["IU", "YU"]),
    ('Я', &["IA", "YA"]),
    ('Ѫ', &["U"]),
    ('Ѵ', &["Y"]),
    ('Ґ', &["G"]),
    ('Ғ', &["G", "GJ"]),
    ('Һ', &["C"]),
    ('ẞ', &["SS"]),
];

const PLAIN: [Answers; 26] = [
    &["A"],
    &["B"],
    &["C"],
    &["D"],
    &["E"],
    &["F"],
    &["G"],
    &["H"],
    &["I"],
    &["J"],
    &["K"],
    &["L"],
    &["M"],
    &["N"],
    &["O"],
    &["P"],
    &["Q"],
    &["R"],
    &["S"],
    &["T"],
    &["U"],
    &["V"],
    &["W"],
    &["X"],
    &["Y"],
    &["Z"],
];

/// What one character of a name is.
enum Role {
    Letter(Answers),
    /// Hyphen, space, comma, filler: the next component starts.
    Separator,
    /// Apostrophe and other punctuation: dropped, what it parts is joined.
    Dropped,
}

fn plain(letter: char) -> Option<Answers> {
    PLAIN.get(usize::try_from(u32::from(letter).checked_sub(u32::from('A'))?).ok()?).copied()
}

fn listed(letter: char) -> Option<Answers> {
    let at = TABLE.binary_search_by_key(&letter, |(listed, _)| *listed).ok()?;
    TABLE.get(at).map(|(_, answers)| *answers)
}

/// The role of an upper-case character; none when it has no form in an MRZ.
fn role(letter: char) -> Option<Role> {
    if let Some(answers) = plain(letter).or_else(|| listed(letter)) {
        return Some(Role::Letter(answers));
    }
    match letter {
        ',' | '<' => Some(Role::Separator),
        '\u{b7}' | '\u{ab}' | '\u{bb}' => Some(Role::Dropped),
        _ if text::is_apostrophe(letter) || text::is_invisible(letter) => Some(Role::Dropped),
        _ if letter.is_whitespace() || text::is_dash(letter) => Some(Role::Separator),
        _ if letter.is_ascii_punctuation() || is_combining_mark(letter) => Some(Role::Dropped),
        _ => {
            let base = core::iter::once(letter).nfd().next().filter(|base| *base != letter)?;
            plain(base).or_else(|| listed(base)).map(Role::Letter)
        }
    }
}

/// The components of an identifier, each a run of letters with their answers.
pub(super) fn components(name: &str) -> Result<Vec<Vec<Answers>>, NotInTable> {
    let mut components = vec![Vec::new()];
    // Composed first, so that A and a combining diaeresis are Ä; then upper case, as the table is.
    for letter in name.nfc().flat_map(char::to_uppercase) {
        match role(letter).ok_or(NotInTable)? {
            Role::Letter(answers) => components.last_mut().into_iter().for_each(|last| last.push(answers)),
            Role::Separator => components.push(Vec::new()),
            Role::Dropped => {}
        }
    }
    components.retain(|component| !component.is_empty());
    Ok(components)
}

/// One identifier (surnames, or given names) in its MRZ form, by the table's first answers: components
/// parted by one `<`, no filler at the ends.
pub fn to_mrz(name: &str) -> Result<String, NotInTable> {
    to_mrz_spelt(name, Spelling::Table)
}

/// The form that two spellings of one name share; a name outside the table keeps its own letters, as capitals.
pub fn folded(name: &str) -> String {
    to_mrz(name).unwrap_or_else(|_| name.to_uppercase())
}

/// One identifier in its MRZ form, in the spelling of its issuer.
pub fn to_mrz_spelt(name: &str, spelling: Spelling) -> Result<String, NotInTable> {
    let spelt = |answers: &Answers| match spelling {
        Spelling::Table => answers.first().copied(),
        Spelling::Plain => {
            answers.iter().copied().find(|answer| answer.len() == 1).or(answers.first().copied())
        }
    };
    let components = components(name)?;
    let written: Vec<String> =
        components.iter().map(|letters| letters.iter().filter_map(spelt).collect()).collect();
    Ok(written.join("<"))
}
