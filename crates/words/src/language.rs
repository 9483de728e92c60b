//! Which of the two languages a request asks for (RFC 9110 §12.5.4).

use terms::Language;

/// The language a browser's `Accept-Language` prefers; French when it names neither, or nothing legible.
///
/// Equal weights go to the one named first; a weight of zero excludes the language.
pub fn from_accept_language(header: &str) -> Language {
    let mut best = (Language::French, 0);
    for range in header.split(',') {
        let mut parts = range.split(';').map(str::trim);
        let Some(language) = parts.next().and_then(named) else { continue };
        let weight = parts.find_map(|part| part.strip_prefix("q=")).map_or(1000, thousandths);
        if weight > best.1 {
            best = (language, weight);
        }
    }
    best.0
}

/// A range such as `en-GB` names its primary language; `*` means any, so the house's first.
fn named(range: &str) -> Option<Language> {
    let primary = range.split('-').next()?.to_ascii_lowercase();
    if primary == "*" { Some(Language::French) } else { Language::from_word(&primary) }
}

/// A weight in thousandths (RFC 9110 §12.4.2 allows three decimals); zero when illegible.
fn thousandths(weight: &str) -> u32 {
    let (whole, decimals) = weight.split_once('.').unwrap_or((weight, ""));
    if decimals.len() > 3 {
        return 0;
    }
    match (whole, format!("{decimals:0<3}").parse::<u32>()) {
        ("1", Ok(0)) => 1000,
        ("0", Ok(part)) => part,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_heaviest_known_language_wins_and_french_is_the_default() {
        for (header, expected) in [
            ("", Language::French),
            ("de-DE,de;q=0.9", Language::French),
            ("en-GB,en;q=0.9,fr;q=0.8", Language::English),
            ("fr;q=0.4, en;q=0.5", Language::English),
            ("de, en;q=0.5, fr;q=0.5", Language::English),
            ("en;q=0, *;q=0.1", Language::French),
            ("EN", Language::English),
            ("en;q=abc", Language::French),
            ("en;q=0.12345", Language::French),
            ("*", Language::French),
            (";;,,q=1;-", Language::French),
        ] {
            assert_eq!(from_accept_language(header), expected, "{header}");
        }
    }
}
