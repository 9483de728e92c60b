//! The fuzz corpus on stable Rust: nothing in it panics, what is called `taken-…` is read, what is called
//! `refused-…` is not. Inputs that a fuzzer adds carry neither name. The zones are published specimens, as
//! `mrz_specimens.json` gives them under the same names, the seals those of `visible_seal_vectors.json`; the
//! people of the names do not exist.

#![expect(clippy::unwrap_used, reason = "the helpers of a test may panic as its cases do")]

#[path = "../fuzz/src/lib.rs"]
mod targets;

use proptest::prelude::*;
use std::fs;
use std::path::Path;

/// A target's name, and its body.
type Target = (&'static str, fn(&[u8]) -> bool);

const TARGETS: [Target; 5] = [
    ("mrz", targets::mrz),
    ("names", targets::names),
    ("seal", targets::seal),
    ("picture", targets::picture),
    ("catalogue", targets::catalogue),
];

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

/// Damaged copies of each input. A picture takes a while, and a library reads it: a few will do.
fn damaged(which: usize, at: prop::sample::Index, name: prop::sample::Index, other: &str) {
    let (target, takes) = TARGETS[which];
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus").join(target);
    let paths: Vec<_> = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    let mut input = fs::read(name.get(&paths)).unwrap();
    if input.is_empty() {
        return; // A fuzzer keeps one: there is nothing in it to damage.
    }
    let at = at.index(input.len());
    input.splice(at..=at, other.bytes());
    takes(&input);
}

proptest! {
    #[test]
    fn no_damaged_text_of_the_corpus_panics(
        which in prop::sample::select(&[0usize, 1, 2, 4][..]), name: prop::sample::Index, at: prop::sample::Index, other in "\\PC{0,4}",
    ) {
        damaged(which, at, name, &other);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4))]
    #[test]
    fn no_damaged_picture_of_the_corpus_panics(name: prop::sample::Index, at: prop::sample::Index) {
        damaged(3, at, name, "");
    }
}
