//! The fuzz corpus on stable Rust: nothing in it panics, what is called `taken-…` is taken, what is called
//! `refused-…` is not. Inputs that a fuzzer adds carry neither name.

use crate::golden::{SEEDS, made, seed_path};
use crate::targets;
use proptest::prelude::*;
use std::fs;
use std::path::Path;

/// A target's name, and its body.
type Target = (&'static str, fn(&[u8]) -> bool);

const TARGETS: [Target; 9] = [
    ("answer", targets::answer),
    ("frame", targets::frame),
    ("request", targets::request),
    ("told", targets::told),
    ("voucher", targets::voucher),
    ("envelope", targets::envelope),
    ("statement", targets::statement),
    ("lease", targets::lease),
    ("parcel", targets::parcel),
];

#[test]
fn every_input_of_the_corpus_is_taken_or_refused_as_its_name_says() {
    // The vectors are written first, where that is asked for.
    let _ = made("frame");
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

#[test]
fn the_seeds_of_the_corpus_are_the_golden_vectors() {
    for (target, file) in SEEDS {
        assert!(fs::read(seed_path(target, file)).unwrap() == made(file), "{target}: {file}");
    }
}

proptest! {
    #[test]
    fn no_damaged_input_of_the_corpus_panics_or_is_taken(
        which: prop::sample::Index, at: prop::sample::Index, other: Vec<u8>,
    ) {
        let (target, file) = *which.get(&SEEDS);
        let (_, takes) = TARGETS.into_iter().find(|(name, _)| *name == target).unwrap();
        let mut input = made(file).to_vec();
        let at = at.index(input.len());
        input.splice(at..=at, other);
        prop_assume!(input != made(file));
        prop_assert!(!takes(&input), "{} from {}", target, file);
    }
}
