//! The test files of the rooms, by the names that cargo gives them. Owns the reading of `cargo metadata`; must not
//! know what is tested.

use crate::program::{ask, cargo};
use crate::tree;

/// The folder of the crate whose test files are parts of their own.
const APART: &str = "tests/";

/// The names of all test files but those of the tests crate.
pub fn of_rooms() -> Result<Vec<String>, String> {
    let told = ask(cargo(&["metadata", "--no-deps", "--format-version", "1", "--locked"]));
    let told = told.ok_or("cargo metadata does not answer")?;
    let names = names(&told, &tree::root().join(APART).to_string_lossy());
    if names.is_empty() { Err("cargo metadata names no test file".to_owned()) } else { Ok(names) }
}

/// Names and paths as they follow each other in each target of the kind `test`, without those below a folder.
fn names(metadata: &str, apart: &str) -> Vec<String> {
    let targets = metadata.split(r#"{"kind":["test"],"#).skip(1);
    let mut names: Vec<String> = targets
        .filter(|target| !text_of(target, "src_path").is_some_and(|path| path.starts_with(apart)))
        .filter_map(|target| text_of(target, "name").map(str::to_owned))
        .collect();
    names.sort();
    names.dedup();
    names
}

fn text_of<'a>(target: &'a str, key: &str) -> Option<&'a str> {
    target.split_once(&format!(r#""{key}":""#))?.1.split('"').next()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_test_file_is_named_once_and_those_apart_are_not() {
        let metadata = r#"{"packages":[{"name":"a","targets":[
            {"kind":["lib"],"crate_types":["lib"],"name":"a","src_path":"/p/crates/a/src/lib.rs"},
            {"kind":["test"],"crate_types":["bin"],"name":"rules","src_path":"/p/crates/a/tests/rules.rs"},
            {"kind":["test"],"crate_types":["bin"],"name":"bindings","src_path":"/p/crates/a/tests/bindings.rs"}]},
            {"name":"b","targets":[
            {"kind":["test"],"crate_types":["bin"],"name":"bindings","src_path":"/p/crates/b/tests/bindings.rs"}]},
            {"name":"tests","targets":[
            {"kind":["test"],"crate_types":["bin"],"name":"tidy","src_path":"/p/tests/tests/tidy/main.rs"}]}]}"#;
        assert_eq!(names(metadata, "/p/tests/"), ["bindings", "rules"]);
    }
}
