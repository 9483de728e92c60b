//! The list of requirements: every number once, each with a test that exists, or *not built* in words. It must not know
//! what a test shows.

use crate::none;
use crate::sources::root;
use std::path::Path;

/// How many requirements there are.
const REQUIREMENTS: usize = 40;

#[test]
fn every_requirement_names_a_test_that_exists_or_says_that_it_is_not_built() {
    let text = std::fs::read_to_string(root().join("tests/requirements.md")).unwrap();
    let rows: Vec<&str> = text.lines().filter(|line| line.starts_with("| R-")).collect();
    let numbers: Vec<&str> = rows.iter().filter_map(|row| row.split('|').nth(1)).map(str::trim).collect();
    let expected: Vec<String> = (1..=REQUIREMENTS).map(|number| format!("R-{number:02}")).collect();
    assert_eq!(numbers, expected, "each requirement once, in order");
    let mut found = Vec::new();
    for row in rows {
        let shown = row.split('|').nth(3).unwrap_or_default();
        let tests = named(shown);
        if tests.is_empty() && !shown.contains("not built") {
            found.push(format!("says neither a test nor that it is not built: {row}"));
        }
        found.extend(
            tests
                .iter()
                .filter(|(test, file)| !exists(test, file))
                .map(|(test, file)| format!("no test {test} in {file}")),
        );
    }
    none(&found);
}

/// `the name` in the/file, as often as it is written.
fn named(shown: &str) -> Vec<(String, String)> {
    let mut parts = shown.split('`').skip(1);
    let mut named = Vec::new();
    while let Some(test) = parts.next() {
        let after = parts.next().unwrap_or_default();
        let file = after.trim_start().strip_prefix("in ").unwrap_or_default();
        let end = file.find(|c: char| c.is_whitespace() || c == ';' || c == ')').unwrap_or(file.len());
        named.push((test.to_owned(), file.get(..end).unwrap_or_default().trim_end_matches('.').to_owned()));
    }
    named
}

fn exists(test: &str, file: &str) -> bool {
    let Ok(source) = std::fs::read_to_string(root().join(file)) else { return false };
    let is_rust = Path::new(file).extension().is_some_and(|extension| extension == "rs");
    if is_rust { source.contains(&format!("fn {test}(")) } else { source.contains(test) }
}

#[test]
fn a_test_and_its_file_are_read_from_a_row() {
    let row = "`a_b` in x/y.rs; `says, so` in t/z.test.mjs. Not built: more";
    let expected = [("a_b", "x/y.rs"), ("says, so", "t/z.test.mjs")];
    assert_eq!(named(row), expected.map(|(test, file)| (test.to_owned(), file.to_owned())));
}
