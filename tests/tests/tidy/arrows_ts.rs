//! Which page file uses items of which other: every `import`, `import type` and `export … from`, re-exports
//! followed to the file that defines the item. Tests are left out. Must not know what a file is for.

use crate::circles::Arrow;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// One `import` or `export … from`: the names taken and the file named.
struct Taken {
    names: Vec<String>,
    file: String,
    is_passed_on: bool,
}

/// The arrows between the TypeScript files under a folder.
pub fn of_pages(folder: &Path) -> Vec<Arrow> {
    let mut files = BTreeMap::new();
    read(folder, "", &mut files);
    let taken: BTreeMap<String, Vec<Taken>> =
        files.iter().map(|(path, text)| (path.clone(), taken(path, text, &files))).collect();
    let mut arrows = BTreeSet::new();
    for (from, list) in &taken {
        for one in list {
            for name in &one.names {
                let to = definer(&taken, &one.file, name, 0);
                if to != *from {
                    arrows.insert(Arrow { from: from.clone(), to, item: name.clone() });
                }
            }
        }
    }
    arrows.into_iter().collect()
}

/// The file that defines a name that another one may only pass on.
fn definer(taken: &BTreeMap<String, Vec<Taken>>, file: &str, name: &str, depth: usize) -> String {
    let passes =
        |one: &&Taken| one.is_passed_on && one.names.iter().any(|given| given == name || given == "*");
    match taken.get(file).and_then(|list| list.iter().find(passes)) {
        Some(one) if depth < 8 => definer(taken, &one.file, name, depth + 1),
        _ => file.to_owned(),
    }
}

/// Every statement that names another of our files.
fn taken(path: &str, text: &str, files: &BTreeMap<String, String>) -> Vec<Taken> {
    let mut found = Vec::new();
    for (at, _) in text.match_indices(" from '") {
        let before = text.get(..at).unwrap_or_default();
        let start = before.rfind("import ").max(before.rfind("export "));
        let statement = start.and_then(|start| before.get(start..)).unwrap_or_default();
        let target = text.get(at + 7..).and_then(|rest| rest.split('\'').next()).unwrap_or_default();
        if let Some(file) = resolve(path, target, files) {
            found.push(Taken {
                names: names(statement),
                file,
                is_passed_on: statement.starts_with("export"),
            });
        }
    }
    // Imported for what it does, or when it is needed.
    for opening in ["import '", "import('"] {
        for (at, _) in text.match_indices(opening) {
            let target = text.get(at + opening.len()..).and_then(|rest| rest.split('\'').next());
            if let Some(file) = target.and_then(|target| resolve(path, target, files)) {
                found.push(Taken { names: vec!["*".to_owned()], file, is_passed_on: false });
            }
        }
    }
    found
}

/// The names in `import type { A, B as C } from`, by what they are called where they come from.
fn names(statement: &str) -> Vec<String> {
    let list = statement.split_once('{').map(|(_, list)| list.split('}').next().unwrap_or_default());
    let Some(list) = list else { return vec!["*".to_owned()] };
    let words = list.split(',').filter_map(|one| one.split_whitespace().find(|word| *word != "type"));
    words.map(str::to_owned).collect()
}

/// The file that a relative import means.
fn resolve(from: &str, target: &str, files: &BTreeMap<String, String>) -> Option<String> {
    if !target.starts_with('.') {
        return None;
    }
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in target.split('/') {
        match part {
            "." => {}
            ".." => drop(parts.pop()),
            name => parts.push(name),
        }
    }
    let path = parts.join("/");
    let endings = ["", ".ts", ".tsx", "/index.ts", "/index.tsx"];
    endings.iter().map(|ending| format!("{path}{ending}")).find(|path| files.contains_key(path))
}

fn read(folder: &Path, prefix: &str, into: &mut BTreeMap<String, String>) {
    for entry in std::fs::read_dir(folder).expect("a folder of sources can be read").flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        let path = format!("{prefix}{name}");
        if entry.path().is_dir() {
            read(&entry.path(), &format!("{path}/"), into);
        } else if ["ts", "tsx"].contains(&name.rsplit('.').next().unwrap_or_default())
            && !name.contains(".test.")
        {
            into.insert(path, std::fs::read_to_string(entry.path()).expect("a source can be read"));
        }
    }
}
