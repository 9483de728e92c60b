//! Which texts are shown by nothing: neither a key in a source nor a template that makes it.

use crate::sources::{root, sources};
use std::collections::{BTreeSet, HashSet};

/// The identifiers of texts that no source names.
pub fn unused() -> Vec<String> {
    let is_list = |path: &str| path.ends_with("keys.rs") || path.ends_with("words/keys.ts");
    let texts: Vec<String> = sources(&["rs", "ts", "tsx", "json"])
        .into_iter()
        .filter(|source| !is_list(&source.path) && !source.path.starts_with("tests/"))
        .map(|source| source.text)
        .collect();
    let whole = texts.join("\n");
    let templates = templates(&whole);
    let quoted: HashSet<&str> = whole.split(['\'', '"', '`']).collect();
    let named: HashSet<&str> = whole.split("Key::").skip(1).map(name_at).collect();
    let is_used = |id: &str| {
        let camel: String = id.split('-').map(capital).collect();
        quoted.contains(id)
            || named.contains(camel.as_str())
            || templates.iter().any(|(start, end)| id.starts_with(start) && id.ends_with(end))
    };
    identifiers().into_iter().filter(|id| !is_used(id)).collect()
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters
        .next()
        .map(|first| first.to_uppercase().collect::<String>() + letters.as_str())
        .unwrap_or_default()
}

/// The name a text begins with.
fn name_at(text: &str) -> &str {
    let end = text.find(|letter: char| !letter.is_alphanumeric()).unwrap_or(text.len());
    text.get(..end).unwrap_or_default()
}

/// What stands before and after the hole of a key that is put together: `check-face-${each}`, `notice-{word}-body`,
/// and the day's `calendar-weekday-%u`.
fn templates(text: &str) -> BTreeSet<(String, String)> {
    let mut found = BTreeSet::new();
    for quote in ['`', '"'] {
        // Quotes of prose do not pair up: only pieces that look like keys are taken.
        for piece in text.split(quote) {
            let holes = [("${", "}"), ("{", "}"), ("%u", ""), ("%m", "")];
            let hole =
                holes.iter().find_map(|(open, close)| piece.split_once(open).map(|parts| (parts, *close)));
            let Some(((start, rest), close)) = hole else { continue };
            let end =
                if close.is_empty() { rest } else { rest.rsplit_once(close).map_or("", |(_, end)| end) };
            let is_part =
                |part: &str| part.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-');
            if start.ends_with('-') && start.len() > 3 && is_part(start) && is_part(end) {
                found.insert((start.to_owned(), end.to_owned()));
            }
        }
    }
    found
}

fn identifiers() -> Vec<String> {
    let folder = root().join("crates/words/texts/fr");
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|file| file.unwrap().path()).collect();
    files.sort();
    let text: String = files.iter().map(|path| std::fs::read_to_string(path).unwrap()).collect();
    let named = text.lines().filter_map(|line| line.split_once(" ="));
    named.map(|(id, _)| id).filter(|id| !id.starts_with([' ', '#', '[', '*'])).map(str::to_owned).collect()
}
