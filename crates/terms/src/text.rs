//! Text as people type it or paste it: what nobody sees in it does not count, and look-alike punctuation is one.

use icu_properties::props::{Dash, DefaultIgnorableCodePoint, GeneralCategory};
use icu_properties::{CodePointMapData, CodePointSetData};

/// Shown as nothing, though Unicode calls it a symbol: the Braille cell without dots.
const EMPTY_CELL: char = '\u{2800}';

/// Apostrophes, primes, accents that stand alone and turned commas: what people type between `D` and `EXEMPLE`.
const APOSTROPHES: &str = "'`\u{b4}\u{2b9}\u{2ba}\u{2bb}\u{2bc}\u{2bd}\u{2be}\u{2bf}\u{2c8}\u{2ca}\u{2cb}\u{2ee}\u{2f4}\u{384}\u{55a}\
    \u{55b}\u{5f3}\u{5f4}\u{7f4}\u{7f5}\u{1fbd}\u{1fbf}\u{1fef}\u{1ffd}\u{1ffe}\u{2018}\u{2019}\u{201a}\u{201b}\u{201c}\u{201d}\
    \u{201e}\u{201f}\u{2032}\u{2033}\u{2034}\u{2035}\u{2036}\u{2037}\u{2039}\u{203a}\u{275b}\u{275c}\u{a78b}\u{a78c}\u{ff02}\
    \u{ff07}\u{ff40}";

/// Hyphens that Unicode does not count among its dashes.
const HYPHENS: &str = "\u{2d7}\u{2043}\u{207b}\u{208b}\u{2796}";

/// True of what shows nothing by itself: formatting (category Cf), fillers, selectors of variants.
pub fn is_invisible(letter: char) -> bool {
    letter == EMPTY_CELL
        || CodePointSetData::new::<DefaultIgnorableCodePoint>().contains(letter)
        || CodePointMapData::<GeneralCategory>::new().get(letter) == GeneralCategory::Format
}

/// True of an apostrophe, whichever of its look-alikes.
pub fn is_apostrophe(letter: char) -> bool {
    APOSTROPHES.contains(letter)
}

/// True of a hyphen or a dash, whichever.
pub fn is_dash(letter: char) -> bool {
    HYPHENS.contains(letter) || CodePointSetData::new::<Dash>().contains(letter)
}

/// What was typed: without what nobody sees, and without spaces at its ends. A text of nothing else is empty.
pub fn typed(text: &str) -> String {
    let seen: String = text.chars().filter(|letter| !is_invisible(*letter)).collect();
    seen.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nobody_sees_is_not_typed() {
        for letter in [
            '\u{ad}',
            '\u{34f}',
            '\u{61c}',
            '\u{115f}',
            '\u{1160}',
            '\u{17b4}',
            '\u{180e}',
            '\u{200b}',
            '\u{200c}',
            '\u{200d}',
            '\u{200e}',
            '\u{202a}',
            '\u{202d}',
            '\u{202e}',
            '\u{2060}',
            '\u{2066}',
            '\u{206f}',
            '\u{2800}',
            '\u{3164}',
            '\u{fe0f}',
            '\u{feff}',
            '\u{ffa0}',
            '\u{fff9}',
            '\u{e0020}',
            '\u{e0100}',
        ] {
            assert!(is_invisible(letter), "{letter:?}");
            assert_eq!(typed(&format!(" {letter}Lacom{letter}be{letter} ")), "Lacombe", "{letter:?}");
            assert_eq!(typed(&letter.to_string()), "", "{letter:?}");
        }
        for letter in ['a', 'é', ' ', '\u{a0}', '’', '-', 'Ł', '\u{301}', '0', '中'] {
            assert!(!is_invisible(letter), "{letter:?}");
        }
    }

    #[test]
    fn a_hyphen_and_an_apostrophe_have_many_look_alikes() {
        for letter in [
            '-', '\u{2010}', '\u{2011}', '\u{2013}', '\u{2014}', '\u{2212}', '\u{fe63}', '\u{ff0d}',
            '\u{58a}', '\u{2043}',
        ] {
            assert!(is_dash(letter), "{letter:?}");
        }
        for letter in [
            '\'', '’', '‘', '\u{2bb}', '\u{2bc}', '\u{2bf}', '\u{b4}', '`', '\u{2032}', '\u{ff07}',
            '\u{a78c}',
        ] {
            assert!(is_apostrophe(letter), "{letter:?}");
        }
        assert!(!is_dash('a') && !is_apostrophe('-') && !is_dash('\''));
    }
}
