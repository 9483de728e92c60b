//! The names of items in a Rust source, found by their keywords at the start of a line.

const KEYWORDS: [&str; 8] = ["struct", "enum", "trait", "fn", "mod", "type", "const", "static"];

/// Names of types, functions, modules and constants that a source declares.
pub fn items(text: &str) -> Vec<String> {
    let declared = |line: &str| {
        let mut words = line.split_whitespace().skip_while(|word| {
            word.starts_with("pub")
                || ["async", "unsafe", "const", "default"].contains(word) && line.contains(" fn ")
        });
        let keyword = words.next()?;
        // In an implementation a trait has named it, which may be another's.
        if keyword == "type" && line.starts_with(' ') && line.contains('=') {
            return None;
        }
        let name = words.next().filter(|_| KEYWORDS.contains(&keyword))?;
        let end = name.find(|c: char| !(c.is_alphanumeric() || c == '_')).unwrap_or(name.len());
        name.get(..end).filter(|name| !name.is_empty()).map(str::to_owned)
    };
    text.lines().filter_map(declared).collect()
}

/// The words of a name, in lower case: `snake_case`, `kebab-case` and `CamelCase` alike.
pub fn words(name: &str) -> Vec<String> {
    let mut words: Vec<String> = vec![String::new()];
    for letter in name.chars() {
        let starts_word = letter.is_uppercase() && words.last().is_some_and(|word| !word.is_empty());
        if letter == '_' || letter == '-' || starts_word {
            words.push(String::new());
        }
        if letter != '_' && letter != '-' {
            words.last_mut().expect("there is always a last word").extend(letter.to_lowercase());
        }
    }
    words.retain(|word| !word.is_empty());
    words
}
