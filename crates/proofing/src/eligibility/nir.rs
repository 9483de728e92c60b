//! A detector of French social-security numbers (NIR), so that free text does not collect them
//! (R-22; standards 9.5). It only finds; nothing keeps what it found.

const LENGTH: usize = 15;

/// True when the text holds fifteen characters that are a valid NIR, whatever parts them.
pub(super) fn is_in(text: &str) -> bool {
    let kept: Vec<u8> = text
        .chars()
        .filter(|letter| letter.is_alphanumeric())
        .map(|letter| u8::try_from(letter.to_ascii_uppercase()).unwrap_or(b'?'))
        .collect();
    kept.windows(LENGTH).any(is_valid)
}

/// Sex, year, month, département, commune, order, key: the key is 97 less the remainder of the rest, with
/// 2A as 19 and 2B as 18.
fn is_valid(candidate: &[u8]) -> bool {
    let [sex, y1, y2, m1, m2, d1, d2, rest @ .., k1, k2] = candidate else { return false };
    let (tens, units) = match (d1, d2) {
        (b'2', b'A') => (b'1', b'9'),
        (b'2', b'B') => (b'1', b'8'),
        _ => (*d1, *d2),
    };
    let body: Vec<u8> =
        [*sex, *y1, *y2, *m1, *m2, tens, units].into_iter().chain(rest.iter().copied()).collect();
    let (Some(body), Some(month), Some(key)) = (number(&body), number(&[*m1, *m2]), number(&[*k1, *k2]))
    else {
        return false;
    };
    // Sexes 3, 4, 7 and 8 are provisional; months above 12 mark acts whose month is not known.
    matches!(sex, b'1'..=b'4' | b'7' | b'8')
        && matches!(month, 1..=12 | 20..=42 | 50..=99)
        && key == 97 - body % 97
}

fn number(digits: &[u8]) -> Option<u64> {
    digits
        .iter()
        .try_fold(0u64, |number, digit| digit.is_ascii_digit().then(|| number * 10 + u64::from(digit - b'0')))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    // The vectors are those of standards 9.5 (python-stdnum).
    #[test]
    fn a_valid_number_is_found_however_it_is_written() {
        for text in [
            "295109912611193",
            "253072B07300470",
            "253072a07300443",
            "n° 2 95 10 99 126 111 93, merci",
            "2.95.10.99.126.111-93",
        ] {
            assert!(is_in(text), "{text}");
        }
    }

    #[test]
    fn other_numbers_are_left_alone() {
        for text in ["295109912611199", "0612345678", "12 rue de la Gare 75012", "253072C07300443", "", "é"]
        {
            assert!(!is_in(text), "{text}");
        }
    }

    proptest! {
        #[test]
        fn no_text_panics(text in ".{0,40}") {
            let _ = is_in(&text);
        }
        #[test]
        fn a_number_is_found_inside_words(before in "[a-z ]{0,9}", after in "[a-z ]{0,9}") {
            let text = format!("{before}295109912611193{after}");
            prop_assert!(is_in(&text));
        }
    }
}
