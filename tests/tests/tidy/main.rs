//! The rules of the house that no compiler checks, as tests: which way imports point, what pure rooms may
//! know, names, lengths, words, and where things lie. Must not know a rule of the product.
#![expect(clippy::unwrap_used, reason = "what a test did not expect ends it")]

mod arrows;
mod arrows_ts;
mod circles;
mod contract;
mod items;
mod manifests;
mod modules;
mod requirements;
mod rooms;
mod sources;
mod texts;

use items::items;
use manifests::{Manifest, manifests};
use sources::{Source, production, root, sources, test_modules};
use std::collections::BTreeSet;

/// Fails with every finding, one per line.
fn none(findings: &[String]) {
    assert!(findings.is_empty(), "{} found:\n{}", findings.len(), findings.join("\n"));
}

/// What each room may import of our own (design, "Imports point one way"), the rooms left of it included.
const MAY_IMPORT: &[(&str, &[&str])] = &[
    ("terms", &[]),
    ("words", &["terms"]),
    ("documents", &["terms"]),
    ("booking", &["terms"]),
    ("proofing", &["terms", "documents"]),
    ("statement", &["terms", "documents", "proofing"]),
    ("journal", &["terms"]),
    ("wire", &["terms", "documents", "booking", "proofing", "statement"]),
    ("reconciliation", &["terms", "documents", "proofing", "statement"]),
    ("device", &["terms", "documents", "proofing", "statement", "journal", "wire", "words"]),
    ("window", &["device"]),
    ("counter", &["window"]),
    ("field", &["window"]),
    (
        "sync-server",
        &["terms", "documents", "proofing", "statement", "wire", "reconciliation", "booking", "words"],
    ),
    ("xtask", &[]),
];

/// A deliberate bug whose patch no longer fits is a test of nothing.
#[test]
fn every_deliberate_bug_fits_the_code_it_is_put_into() {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(root().join("tests/mutations")).unwrap().map(Result::unwrap) {
        let (text, mut code, mut before) =
            (std::fs::read_to_string(entry.path()).unwrap(), String::new(), String::new());
        // What stands before a change, hunk by hunk.
        for line in text.lines().chain(["@@"]) {
            if let Some(file) = line.strip_prefix("--- a/") {
                code = std::fs::read_to_string(root().join(file)).unwrap_or_default();
            } else if line.starts_with("@@") || line.starts_with("diff ") {
                if !code.contains(&std::mem::take(&mut before)) {
                    found.push(format!("{} does not fit", entry.path().display()));
                }
            } else if let Some(kept) = line.strip_prefix([' ', '-']).filter(|_| !line.starts_with("---")) {
                before.push_str(kept);
                before.push('\n');
            }
        }
    }
    none(&found);
}

#[test]
fn imports_point_one_way() {
    let members: BTreeSet<String> = manifests().into_iter().map(|manifest| manifest.name).collect();
    let mut found = Vec::new();
    for manifest in manifests() {
        // The tests and their kit stand outside and see everything but each other's windows.
        if ["testkit", "vis-a-vis-tests"].contains(&manifest.name.as_str()) {
            continue;
        }
        let allowed = MAY_IMPORT.iter().find(|(room, _)| *room == manifest.name).map(|(_, rooms)| *rooms);
        let Some(allowed) = allowed else {
            found.push(format!("{} has no place in the order of imports", manifest.name));
            continue;
        };
        let ours = manifest.dependencies.iter().filter(|name| members.contains(*name));
        found.extend(
            ours.filter(|name| !allowed.contains(&name.as_str()))
                .map(|name| format!("{} may not import {name}", manifest.name)),
        );
    }
    none(&found);
}

#[test]
fn xtask_needs_nothing_but_the_standard_library() {
    let xtask = manifests().into_iter().find(|manifest| manifest.name == "xtask").unwrap();
    assert!(xtask.every_dependency().next().is_none());
}

const PURE: [&str; 5] = ["terms", "documents", "proofing", "reconciliation", "booking"];

#[test]
fn pure_rooms_depend_on_no_runtime_store_network_or_chance() {
    const IMPURE: [&str; 10] = [
        "tokio",
        "axum",
        "reqwest",
        "rusqlite",
        "refinery",
        "getrandom",
        "rand_core",
        "tempfile",
        "tracing",
        "tauri",
    ];
    let pure = manifests().into_iter().filter(|manifest| PURE.contains(&manifest.name.as_str()));
    let found: Vec<String> = pure
        .flat_map(|Manifest { name, dependencies, .. }| {
            let impure = dependencies.into_iter().filter(|dependency| IMPURE.contains(&dependency.as_str()));
            impure.map(move |dependency| format!("{name} depends on {dependency}")).collect::<Vec<_>>()
        })
        .collect();
    none(&found);
}

#[test]
fn pure_rooms_name_no_clock_chance_file_network_or_task() {
    const IMPURE: [&str; 12] = [
        "std::fs",
        "std::net",
        "std::env",
        "std::process",
        "std::thread",
        "SystemTime",
        "Instant::",
        "Utc::now",
        "Local::now",
        "async fn",
        ".await",
        "File::open",
    ];
    let mut found = Vec::new();
    let sources = sources(&["rs"]);
    let under_test = test_modules(&sources);
    for source in &sources {
        let is_pure = PURE.iter().any(|room| source.path.starts_with(&format!("crates/{room}/src/")));
        if !is_pure || under_test.contains(&source.path) {
            continue;
        }
        let named = IMPURE.iter().filter(|word| production(&source.text).contains(**word));
        found.extend(named.map(|word| format!("{} names {word}", source.path)));
    }
    none(&found);
}

/// Sources that other sources include.
const INCLUDED: [&str; 2] = ["crates/device/gestures.rs", "crates/window/building.rs"];

#[test]
fn every_file_opens_with_what_it_owns() {
    let opens = |source: &Source| match source.ending() {
        // What other files include cannot say it of a module.
        "rs" if INCLUDED.contains(&source.path.as_str()) => source.text.starts_with("// "),
        "rs" => source.text.starts_with("//!"),
        _ => source.text.starts_with("//") || source.text.starts_with("/*"),
    };
    let wanted = sources(&["rs", "ts", "tsx", "mjs", "css"])
        .into_iter()
        .filter(|source| !source.path.contains(".test.ts") && !source.path.ends_with("/tests.rs"));
    none(&wanted.filter(|source| !opens(source)).map(|source| source.path).collect::<Vec<_>>());
}

#[test]
fn files_stay_within_five_hundred_lines() {
    // What is generated is read by nobody.
    let is_written = |text: &str| !text.lines().next().is_some_and(|first| first.contains("Generated "));
    let long = sources(&["rs", "ts", "tsx", "mjs"]).into_iter().filter(|source| is_written(&source.text));
    let long =
        long.map(|source| (source.text.lines().count(), source.path)).filter(|(lines, _)| *lines > 500);
    none(&long.map(|(lines, path)| format!("{path}: {lines} lines")).collect::<Vec<_>>());
}

#[test]
fn no_name_is_empty_of_meaning() {
    const EMPTY: [&str; 8] = ["util", "utils", "common", "helper", "helpers", "service", "services", "impl"];
    // In a longer term of a standard (associated data) they are the standard's; a manager is a person.
    const EMPTY_AT_THE_END: [&str; 3] = ["data", "info", "manager"];
    let is_empty = |name: &str, words: &[String]| {
        let last = words.last().map_or("", String::as_str);
        let ends_empty = EMPTY_AT_THE_END.contains(&last);
        let is_type = words.len() > 1 && name.starts_with(char::is_uppercase);
        let is_alone = words.len() == 1 && last != "manager";
        words.iter().any(|word| EMPTY.contains(&word.as_str())) || (ends_empty && (is_type || is_alone))
    };
    let mut found = Vec::new();
    for source in sources(&["rs", "ts", "tsx", "mjs"]) {
        let stem = source.path.rsplit('/').next().unwrap_or_default().split('.').next().unwrap_or_default();
        if is_empty(stem, &items::words(stem)) {
            found.push(format!("the file {}", source.path));
        }
        if source.ending() == "rs" {
            let empty = items(&source.text).into_iter().filter(|name| is_empty(name, &items::words(name)));
            found.extend(empty.map(|name| format!("{name} in {}", source.path)));
        }
    }
    none(&found);
}

#[test]
fn our_names_are_spelt_the_british_way() {
    const AMERICAN: [&str; 10] = [
        "color",
        "behavior",
        "honor",
        "center",
        "authorize",
        "authorized",
        "initialize",
        "recognize",
        "canceled",
        "enrollment",
    ];
    let mut found = Vec::new();
    for source in sources(&["rs"]) {
        let american = items(&source.text)
            .into_iter()
            .filter(|name| items::words(name).iter().any(|word| AMERICAN.contains(&word.as_str())));
        found.extend(american.map(|name| format!("{name} in {}", source.path)));
    }
    none(&found);
}

/// An error that says nothing more is named by its type; any other is kept as a cause, or logged.
#[test]
fn no_error_is_dropped_by_server_or_device() {
    const DROPS: [&str; 3] = ["map_err(|_| ", "ok_or(Problem::Unexpected)", "Problem::Unexpected.into()"];
    let sources = sources(&["rs"]);
    let under_test = test_modules(&sources);
    let is_ours = |source: &&Source| {
        let path = source.path.as_str();
        let is_production = !under_test.contains(path) && !path.ends_with("/tests.rs");
        is_production && ["sync-server/src/", "crates/device/src/"].iter().any(|room| path.starts_with(room))
    };
    let mut found = Vec::new();
    for source in sources.iter().filter(is_ours) {
        let dropping = DROPS.iter().filter(|drop| production(&source.text).contains(**drop));
        found.extend(dropping.map(|drop| format!("{}: {drop}", source.path)));
    }
    none(&found);
}

#[test]
fn unwrap_is_for_tests() {
    let sources = sources(&["rs"]);
    let under_test = test_modules(&sources);
    let is_test = |path: &str| {
        path.starts_with("tests/")
            || path.contains("/tests/")
            || path.contains("/benches/")
            || under_test.contains(path)
    };
    let unwrapping = sources
        .iter()
        .filter(|source| !is_test(&source.path) && production(&source.text).contains(".unwrap()"));
    none(&unwrapping.map(|source| source.path.clone()).collect::<Vec<_>>());
}

#[test]
fn nothing_is_left_for_later() {
    // Spelt in two halves, so that this list does not find itself.
    const LATER: [&str; 7] = [
        concat!("TO", "DO"),
        concat!("FIX", "ME"),
        concat!("XX", "X:"),
        concat!("dbg", "!("),
        concat!("unimpl", "emented!("),
        concat!("not yet ", "implemented"),
        concat!("#[al", "low("),
    ];
    const ALL: [&str; 9] = ["rs", "ts", "tsx", "mjs", "css", "toml", "ftl", "sql", "md"];
    let mut found = Vec::new();
    for source in sources(&ALL) {
        let left = LATER.iter().filter(|word| source.text.contains(**word));
        found.extend(left.map(|word| format!("{} says {word}", source.path)));
    }
    none(&found);
}

#[test]
fn no_path_is_somebodys_own_and_no_registry_is_named() {
    const FOREIGN: [&str; 8] = [
        concat!("/ho", "me/"),
        concat!("/ro", "ot/"),
        concat!("/wo", "rk/"),
        concat!("/Us", "ers/"),
        concat!("crates", ".io"),
        concat!("npmjs", ".org"),
        concat!("pypi", ".org"),
        concat!("deb.deb", "ian.org"),
    ];
    const ALL: [&str; 12] =
        ["rs", "ts", "tsx", "mjs", "css", "toml", "ftl", "sql", "md", "json", "html", "run"];
    let mut found = Vec::new();
    for source in sources(&ALL).into_iter().filter(|source| !source.path.contains("package-lock")) {
        let named = FOREIGN.iter().filter(|word| source.text.contains(**word));
        found.extend(named.map(|word| format!("{} names {word}", source.path)));
    }
    none(&found);
}

#[test]
fn no_line_ends_in_a_blank_and_every_file_ends_in_a_line() {
    const ALL: [&str; 11] = ["rs", "ts", "tsx", "mjs", "css", "toml", "ftl", "sql", "md", "json", "html"];
    let untidy = |source: &Source| {
        !source.text.ends_with('\n') || source.text.lines().any(|line| line.ends_with([' ', '\t']))
    };
    none(&sources(&ALL).into_iter().filter(untidy).map(|source| source.path).collect::<Vec<_>>());
}

#[test]
fn the_top_level_holds_the_house_and_nothing_else() {
    const HOUSE: [&str; 11] = [
        "Cargo.toml",
        "Cargo.lock",
        "README.md",
        "ARCHITECTURE.md",
        "LICENSE",
        "crates",
        "src-tauri",
        "field-app",
        "ui",
        "sync-server",
        "tests",
    ];
    // Ignored by git: where cargo builds.
    const BUILT: &str = "target";
    let names =
        std::fs::read_dir(root()).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let others =
        names.filter(|name| !name.starts_with('.') && !HOUSE.contains(&name.as_str()) && name != BUILT);
    none(&others.collect::<Vec<_>>());
}

#[test]
fn every_member_says_what_it_is_for() {
    let workspace = std::fs::read_to_string(root().join("Cargo.toml")).unwrap();
    let members = workspace.lines().skip_while(|line| !line.starts_with("members")).skip(1);
    let silent = members.take_while(|line| !line.starts_with(']')).filter(|line| !line.contains("# "));
    none(&silent.map(str::to_owned).collect::<Vec<_>>());
}

#[test]
fn every_direct_dependency_has_its_line_in_the_architecture() {
    let architecture = std::fs::read_to_string(root().join("ARCHITECTURE.md")).unwrap_or_default();
    let members: BTreeSet<String> = manifests().into_iter().map(|manifest| manifest.name).collect();
    let direct: BTreeSet<String> = manifests()
        .iter()
        .flat_map(|manifest| manifest.every_dependency().cloned().collect::<Vec<_>>())
        .filter(|name| !members.contains(name))
        .collect();
    let starts = |name: &str, line: &str| {
        [format!("| {name} |"), format!("| `{name}` |"), format!("- `{name}`"), format!("`{name}`")]
            .iter()
            .any(|start| line.starts_with(start))
    };
    let missing = direct.iter().filter(|name| !architecture.lines().any(|line| starts(name, line)));
    none(&missing.cloned().collect::<Vec<_>>());
    assert!(direct.len() <= 70, "{} direct dependencies: about 60 is the house's measure", direct.len());
}

#[test]
fn only_one_page_file_imports_tauri() {
    let importing =
        sources(&["ts", "tsx"]).into_iter().filter(|source| source.text.contains("from '@tauri-apps/"));
    let paths: Vec<String> = importing.map(|source| source.path).collect();
    assert_eq!(paths, ["ui/src/host/tauri.ts"]);
}

#[test]
fn every_text_is_shown_by_something() {
    let unused = texts::unused();
    none(&unused);
}

#[test]
fn the_harness_holds_no_test_because_no_part_would_run_it() {
    let testing = sources(&["rs"])
        .into_iter()
        .filter(|source| source.path.starts_with("tests/src/") && source.text.contains("#[test]"));
    none(&testing.map(|source| source.path).collect::<Vec<_>>());
}
