//! What a scanner sends around the text of a code: control characters, the stars of Code 39, the symbology identifier
//! (ISO/IEC 15424: `]`, a letter for the symbology, a digit or a letter for its options). Operators set these at their
//! scanners; none is part of a text that is read here.

/// Separators that a seal's text itself is made with.
const SEPARATORS: [char; 3] = ['\u{1d}', '\u{1e}', '\u{1f}'];

/// The text of a code without what a scanner puts around it.
pub fn scanned(text: &str) -> &str {
    let is_around = |letter: char| {
        letter == '*'
            || letter.is_whitespace()
            || terms::text::is_invisible(letter)
            || (letter.is_control() && !SEPARATORS.contains(&letter))
    };
    let mut text = text.trim_matches(is_around);
    while let Some(rest) = text.strip_prefix(']').and_then(behind_identifier) {
        text = rest.trim_start_matches(is_around);
    }
    text
}

/// What follows a symbology's letter and its options, behind the bracket.
fn behind_identifier(rest: &str) -> Option<&str> {
    let (identifier, text) = rest.split_at_checked(2)?;
    let [symbology, options] = identifier.as_bytes() else { return None };
    (symbology.is_ascii_alphabetic() && options.is_ascii_alphanumeric()).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_a_scanner_puts_around_a_code_is_not_read() {
        for around in [
            "VAV1:ABC",
            "]Q1VAV1:ABC",
            "]Q3VAV1:ABC\r\n",
            "]d2VAV1:ABC",
            "\u{2}VAV1:ABC\u{3}",
            "\u{2}]Q1VAV1:ABC\r",
            "*VAV1:ABC*",
            " ]z0 VAV1:ABC \t",
            "\u{feff}VAV1:ABC",
            "]C1]Q1VAV1:ABC",
        ] {
            assert_eq!(scanned(around), "VAV1:ABC", "{around:?}");
        }
        assert_eq!(scanned("]"), "]");
        assert_eq!(scanned("]1é"), "]1é");
        assert_eq!(scanned("DC04\u{1f}SIG\u{1d}"), "DC04\u{1f}SIG\u{1d}", "separators are the seal's own");
    }

    proptest! {
        #[test]
        fn no_text_panics_and_twice_is_once(text in ".{0,24}") {
            prop_assert_eq!(scanned(scanned(&text)), scanned(&text));
        }
    }
}
