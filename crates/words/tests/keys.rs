//! Keeps `src/keys.rs` in step with the `.ftl` files, the two languages in step with each other, and the
//! French in its typography.

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::Path;

/// Every text of a language: its identifier, the variables it takes, its raw pattern as one string.
type Texts = BTreeMap<String, (BTreeSet<String>, String)>;

fn texts(language: &str) -> Texts {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("texts").join(language);
    let mut texts = Texts::new();
    for file in std::fs::read_dir(folder).expect("the folder of a language") {
        let path = file.expect("a readable folder").path();
        let source = std::fs::read_to_string(&path).expect("a readable text");
        let resource = fluent_syntax::parser::parse(source)
            .unwrap_or_else(|(_, errors)| panic!("{}: {errors:?}", path.display()));
        for entry in resource.body {
            let Entry::Message(message) = entry else { continue };
            let mut found = (BTreeSet::new(), String::new());
            walk(&message.value.expect("a key has a text"), &mut found);
            assert!(
                texts.insert(message.id.name.clone(), found).is_none(),
                "{} stands twice",
                message.id.name
            );
        }
    }
    texts
}

fn walk(pattern: &Pattern<String>, found: &mut (BTreeSet<String>, String)) {
    for element in &pattern.elements {
        match element {
            PatternElement::TextElement { value } => found.1.push_str(value),
            PatternElement::Placeable { expression } => {
                found.1.push('…');
                match expression {
                    Expression::Inline(inline) => name(inline, found),
                    Expression::Select { selector, variants } => {
                        name(selector, found);
                        for variant in variants {
                            found.1.push('\n');
                            walk(&variant.value, found);
                        }
                    }
                }
            }
        }
    }
}

fn name(inline: &InlineExpression<String>, found: &mut (BTreeSet<String>, String)) {
    let InlineExpression::VariableReference { id } = inline else {
        panic!("only variables are inserted: {inline:?}")
    };
    found.0.insert(id.name.clone());
}

fn generated(texts: &Texts) -> String {
    let mut file = String::from(
        "//! Generated from `texts/` by `tests/keys.rs`, which fails when this is stale and writes it anew.\n\nkeys! {\n",
    );
    for id in texts.keys() {
        let words = id.split('-').map(|word| word[..1].to_uppercase() + &word[1..]);
        writeln!(file, "    {} = \"{id}\",", words.collect::<String>()).expect("a string takes all");
    }
    file + "}\n"
}

#[test]
fn the_generated_keys_are_those_of_the_texts() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/keys.rs");
    let expected = generated(&texts("fr"));
    if std::fs::read_to_string(&path).unwrap_or_default() != expected {
        std::fs::write(&path, expected).unwrap();
        panic!("src/keys.rs was stale; it has been written anew: run again");
    }
}

#[test]
fn both_languages_have_the_same_keys_with_the_same_variables() {
    let variables = |language| -> BTreeMap<String, BTreeSet<String>> {
        texts(language).into_iter().map(|(id, (variables, _))| (id, variables)).collect()
    };
    assert_eq!(variables("fr"), variables("en"));
}

#[test]
fn no_text_shouts_or_uses_typewriter_quotes() {
    for language in ["fr", "en"] {
        for (id, (_, text)) in texts(language) {
            assert!(!text.contains(['!', '\'', '"']) && !text.contains("..."), "{language} {id}: {text}");
            assert!(!text.trim().is_empty(), "{language} {id}");
        }
    }
}

#[test]
fn french_punctuation_has_its_no_break_spaces() {
    for (id, (_, text)) in texts("fr") {
        let letters: Vec<char> = text.chars().collect();
        for (before, after) in letters.iter().zip(letters.iter().skip(1)) {
            match after {
                // A stamp of the clock, 10:42, is written as on the wall.
                ':' if before.is_ascii_digit() => {}
                ':' | '»' => assert_eq!(*before, '\u{a0}', "{id}: {text}"),
                ';' | '?' => assert_eq!(*before, '\u{202f}', "{id}: {text}"),
                _ => assert!(*before != '«' || *after == '\u{a0}', "{id}: {text}"),
            }
        }
    }
}

#[test]
fn every_key_of_every_file_is_embedded() {
    for language in [terms::Language::French, terms::Language::English] {
        for key in words::Key::ALL {
            assert!(!words::Words::new(language).text(*key).is_empty(), "{key:?}");
        }
    }
}
