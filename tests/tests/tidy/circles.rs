//! Circles of files: files that use each other's items in a loop. Must not know a language.

use std::collections::{BTreeMap, BTreeSet};

/// A file uses an item that another file defines.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Arrow {
    /// The file that uses it, from the crate's or the pages' sources.
    pub from: String,
    /// The file that defines it.
    pub to: String,
    /// The item's name.
    pub item: String,
}

/// Every set of two or more files that reach each other along the arrows.
pub fn circles(arrows: &[Arrow]) -> Vec<Vec<String>> {
    let mut targets: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for arrow in arrows {
        targets.entry(&arrow.from).or_default().insert(&arrow.to);
    }
    let reached: BTreeMap<&str, BTreeSet<&str>> =
        targets.keys().map(|file| (*file, reachable(&targets, file))).collect();
    let leads = |from: &str, to: &str| reached.get(from).is_some_and(|files| files.contains(to));
    let mut found: BTreeSet<Vec<String>> = BTreeSet::new();
    for file in targets.keys().filter(|file| leads(file, file)) {
        let circle = targets.keys().filter(|other| leads(file, other) && leads(other, file));
        found.insert(circle.map(|file| (*file).to_owned()).collect());
    }
    found.into_iter().collect()
}

fn reachable<'a>(targets: &BTreeMap<&'a str, BTreeSet<&'a str>>, from: &str) -> BTreeSet<&'a str> {
    let (mut reached, mut waiting) = (BTreeSet::new(), vec![from]);
    while let Some(file) = waiting.pop() {
        for target in targets.get(file).into_iter().flatten() {
            if reached.insert(*target) {
                waiting.push(target);
            }
        }
    }
    reached
}

#[test]
fn a_circle_is_found_whole_and_a_line_is_none() {
    let arrow = |(from, to): &(&str, &str)| Arrow {
        from: (*from).to_owned(),
        to: (*to).to_owned(),
        item: String::new(),
    };
    let arrows: Vec<Arrow> =
        [("a", "b"), ("b", "c"), ("c", "a"), ("c", "d"), ("d", "e"), ("f", "a")].iter().map(arrow).collect();
    assert_eq!(circles(&arrows), [["a", "b", "c"]]);
    assert!(circles(arrows.get(3..).unwrap_or_default()).is_empty());
}
