//! The fuzz corpus on stable Rust: nothing in it panics, what is called `taken-…` is read, what is called
//! `refused-…` is not. Inputs that a fuzzer adds carry neither name. The zones are published specimens, as
//! `mrz_specimens.json` gives them under the same names; the people of the names do not exist.

#[path = "../fuzz/src/lib.rs"]
mod targets;

use proptest::prelude::*;
use std::fs;
use std::path::Path;

/// A target's name, and its body.
type Target = (&'static str, fn(&[u8]) -> bool);

const TARGETS: [Target; 2] = [("mrz", targets::mrz), ("names", targets::names)];

#[test]
fn every_input_of_the_corpus_is_taken_or_refused_as_its_name_says() {
    for (target, takes) in TARGETS {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus").join(target);
        let mut taken = 0;
        for entry in fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_str().unwrap();
            let is_taken = takes(&fs::read(&path).unwrap());
            assert!(is_taken || !name.starts_with("taken-"), "{target}: {name} was refused");
            assert!(!is_taken || !name.starts_with("refused-"), "{target}: {name} was taken");
            taken += usize::from(is_taken);
        }
        assert!(taken > 0, "{target}: nothing of the corpus is taken, so nothing behind the door is reached");
    }
}

proptest! {
    #[test]
    fn no_damaged_input_of_the_corpus_panics(which: prop::sample::Index, at: prop::sample::Index, other in "\\PC{0,4}") {
        for (target, takes) in TARGETS {
            let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus").join(target);
            let paths: Vec<_> = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
            let mut input = fs::read(which.get(&paths)).unwrap();
            if input.is_empty() {
                continue; // A fuzzer keeps one: there is nothing in it to damage.
            }
            let at = at.index(input.len());
            input.splice(at..=at, other.bytes());
            takes(&input);
        }
    }
}
