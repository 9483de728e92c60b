//! French mobile numbers, overseas included, in E.164 (standards 9.4, from libphonenumber 9.0.43). Whether
//! overseas numbers count is this list's decision: they do.

/// One numbering zone: calling code, length of the national number and what mobiles start with.
struct Zone {
    calling: &'static str,
    digits: usize,
    starts: &'static [&'static str],
}

const ZONES: &[Zone] = &[
    // 70 is for machines, 71 and 72 are not assigned.
    Zone {
        calling: "33",
        digits: 9,
        starts: &[
            "60", "61", "62", "64", "65", "66", "67", "68", "630", "631", "632", "633", "634", "635", "636",
            "637", "638", "695", "698", "699", "73", "74", "75", "76", "77", "78", "79",
        ],
    },
    // Guadeloupe, Saint-Barthélemy, Saint-Martin.
    Zone {
        calling: "590",
        digits: 9,
        starts: &["690", "6912", "6913", "70900", "70901", "70902", "70903", "70904"],
    },
    // Martinique.
    Zone { calling: "596", digits: 9, starts: &["696", "697", "70910", "70911", "70912", "70913"] },
    // Guyane.
    Zone { calling: "594", digits: 9, starts: &["694", "70930", "70931", "70932", "70933"] },
    // La Réunion and Mayotte.
    Zone {
        calling: "262",
        digits: 9,
        starts: &["692", "693", "639", "70920", "70921", "70922", "70923", "70935", "70936", "70937"],
    },
    // Saint-Pierre-et-Miquelon.
    Zone { calling: "508", digits: 9, starts: &["7084", "7085"] },
    Zone {
        calling: "508",
        digits: 6,
        starts: &[
            "2", "3", "40", "42", "43", "44", "48", "49", "50", "52", "53", "54", "55", "56", "57", "58",
            "59", "6", "7", "8", "9",
        ],
    },
    // Polynésie française, Nouvelle-Calédonie, Wallis-et-Futuna.
    Zone { calling: "689", digits: 8, starts: &["87", "88", "89"] },
    Zone { calling: "687", digits: 6, starts: &["5", "7", "8", "9"] },
    Zone { calling: "681", digits: 6, starts: &["72", "82", "83"] },
];

impl Zone {
    fn has(&self, national: &str) -> bool {
        national.len() == self.digits && self.starts.iter().any(|start| national.starts_with(start))
    }
}

/// The number in E.164 (`+33612345678`), when it is a French mobile number: written with `+`, `00` or, for
/// the zones that share it, a leading `0`; spaces, points, hyphens and `(0)` do not count.
pub fn normalise_mobile(text: &str) -> Option<String> {
    let kept: String = text.replace("(0)", "").chars().filter(|letter| !is_separator(*letter)).collect();
    if !kept.strip_prefix('+').unwrap_or(&kept).bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let of = |calling: &str, national: &str| format!("+{calling}{national}");
    if let Some(international) = kept.strip_prefix('+').or_else(|| kept.strip_prefix("00")) {
        return ZONES.iter().find_map(|zone| {
            let national = international.strip_prefix(zone.calling).filter(|national| zone.has(national))?;
            Some(of(zone.calling, national))
        });
    }
    let national = kept.strip_prefix('0').filter(|national| national.len() == 9)?;
    ZONES.iter().find(|zone| zone.has(national)).map(|zone| of(zone.calling, national))
}

fn is_separator(letter: char) -> bool {
    letter.is_whitespace() || matches!(letter, '.' | '-' | '/' | '(' | ')' | '\u{2010}'..='\u{2013}')
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
