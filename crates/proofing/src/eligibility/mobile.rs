//! French mobile numbers, overseas included, in E.164 (standards 9.4), as libphonenumber's plan has them (crate
//! `rlibphonenumber`). Whether overseas numbers count is this list's decision: they do.

use rlibphonenumber::{PhoneNumber, PhoneNumberFormat, PhoneNumberType, Region};
use terms::text;

/// The countries and territories of France that have a numbering plan. A number that is written without its country is
/// looked for in each, in this order.
const FRENCH: [Region; 12] = [
    Region::FR,
    Region::GP,
    Region::MQ,
    Region::GF,
    Region::RE,
    Region::YT,
    Region::BL,
    Region::MF,
    Region::PM,
    Region::PF,
    Region::NC,
    Region::WF,
];

/// Mobiles of Mayotte: ARCEP gave the whole block; libphonenumber lists what of it is in use (and 63998 is kept for fiction).
const MAYOTTE: (i32, &str) = (262, "639");

/// Characters of a number at most, however it is written.
const LONGEST: usize = 40;

/// The number in E.164 (`+33612345678`), when it is a French mobile number: written with `+`, `00` or a leading `0`, which
/// may stand behind the country's code too; spaces, points, hyphens and `(0)` do not count.
pub fn normalise_mobile(typed: &str) -> Option<String> {
    let kept: String =
        text::typed(typed).replace("(0)", "").chars().filter(|letter| !is_separator(*letter)).collect();
    let digits = kept.strip_prefix('+').unwrap_or(&kept);
    // The library reads letters as the keys of a telephone, and extensions.
    if kept.len() > LONGEST || digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let international = kept.strip_prefix("00").map(|rest| format!("+{rest}"));
    let is_national = !kept.starts_with('+') && international.is_none();
    let written = international.unwrap_or(kept);
    if !is_national {
        return e164(&PhoneNumber::parse(&written, None).ok()?);
    }
    // Without a country's code it begins with the zero of the plans that share it.
    written.strip_prefix('0').filter(|rest| rest.len() == 9)?;
    FRENCH.iter().find_map(|region| e164(&PhoneNumber::parse(&written, Some(*region)).ok()?))
}

fn e164(number: &PhoneNumber) -> Option<String> {
    let (code, start) = MAYOTTE;
    let national = number.get_national_significant_number();
    if number.country_code == code && national.len() == 9 && national.starts_with(start) {
        return Some(format!("+{code}{national}"));
    }
    let is_french = number.get_region_code().is_some_and(|region| FRENCH.contains(&region));
    let is_mobile = matches!(number.get_type(), PhoneNumberType::Mobile | PhoneNumberType::FixedLineOrMobile);
    (is_french && is_mobile && number.is_valid())
        .then(|| number.format_as(PhoneNumberFormat::E164).into_owned())
}

fn is_separator(letter: char) -> bool {
    letter.is_whitespace() || text::is_dash(letter) || matches!(letter, '.' | '/' | '(' | ')')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn one_number_has_one_form_however_it_is_typed() {
        for typed in [
            "06 12 34 56 78",
            "06.12.34.56.78",
            "+33 6 12 34 56 78",
            "0033612345678",
            "+33 (0)6 12-34-56-78",
            "0612345678",
            "+33 06 12 34 56 78",
            "0033 06 12 34 56 78",
            "\u{202d}+33 6 12 34 56 78\u{202c}",
            "06\u{a0}12\u{202f}34\u{200b}56 78",
        ] {
            assert_eq!(normalise_mobile(typed).as_deref(), Some("+33612345678"), "{typed}");
        }
    }

    #[test]
    fn overseas_numbers_get_their_own_calling_code() {
        for (typed, normal) in [
            ("0690 12 34 56", "+590690123456"),
            ("0696123456", "+596696123456"),
            ("0694123456", "+594694123456"),
            ("0692123456", "+262692123456"),
            ("0639123456", "+262639123456"),
            ("+508 55 12 34", "+508551234"),
            ("+689 87 12 34 56", "+68987123456"),
            ("00687 751234", "+687751234"),
            ("+262 0692 12 34 56", "+262692123456"),
            ("+590 0690 12 34 56", "+590690123456"),
            ("+508 055 12 34", "+508551234"),
        ] {
            assert_eq!(normalise_mobile(typed).as_deref(), Some(normal), "{typed}");
        }
    }

    #[test]
    fn landlines_machines_and_foreign_numbers_are_not_accepted() {
        for typed in [
            "0112345678",
            "0700123456",
            "0712345678",
            "0691512345",
            "+508700123456",
            "+447700900123",
            "061234567",
            "06123456789",
            "612345678",
            "+",
            "",
            "06 12 34 56 7a",
            "+33+612345678",
        ] {
            assert_eq!(normalise_mobile(typed), None, "{typed}");
        }
    }

    proptest! {
        #[test]
        fn a_normal_form_is_its_own_normal_form(typed in "(0|\\+33|\\+590|\\+262|\\+508|\\+689)[0-9 ().-]{0,14}") {
            if let Some(normal) = normalise_mobile(&typed) {
                prop_assert_eq!(normalise_mobile(&normal), Some(normal));
            }
        }
        #[test]
        fn no_text_panics(typed in ".{0,20}") {
            let _ = normalise_mobile(&typed);
        }
    }
}
