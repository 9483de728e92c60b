//! Which file of a crate uses items of which other: each path that a file names or imports, followed through
//! re-exports to the file that defines the item. Must not know what a file is for.

use crate::circles::Arrow;
use crate::modules::{self, Module, Modules};
use std::collections::BTreeSet;
use std::path::Path;

/// The arrows between the files of the crate in a folder, named so.
pub fn of_crate(folder: &Path, name: &str) -> Vec<Arrow> {
    let sources = folder.join("src");
    let name = name.replace('-', "_");
    let has = |file: &str| sources.join(file).is_file();
    let library = has("lib.rs").then(|| modules::of_root(&sources, "lib.rs"));
    let program = has("main.rs").then(|| modules::of_root(&sources, "main.rs"));
    let mut arrows = BTreeSet::new();
    for own in library.iter().chain(&program) {
        let graph = Graph { own, library: library.as_ref(), name: &name };
        for (path, module) in own {
            for named in named(module) {
                if let Some((to, item)) = graph.definer(own, path, &named, 0)
                    && to != module.file
                {
                    arrows.insert(Arrow { from: module.file.clone(), to, item });
                }
            }
        }
    }
    arrows.into_iter().collect()
}

/// What a module names in its text or imports for itself; what it only passes on is not used by it.
fn named(module: &Module) -> Vec<Vec<String>> {
    let imported = module.imports.values().filter(|(_, is_passed_on)| !is_passed_on).map(|(path, _)| path);
    imported.chain(&module.paths).cloned().collect()
}

struct Graph<'a> {
    own: &'a Modules,
    library: Option<&'a Modules>,
    name: &'a str,
}

impl<'a> Graph<'a> {
    /// The file that defines the item at a path as it is said in a module, and the item's name. `None` where
    /// the path leads out of the crate or names a module only.
    fn definer(
        &self,
        modules: &'a Modules,
        from: &[String],
        path: &[String],
        depth: usize,
    ) -> Option<(String, String)> {
        let (first, rest) = path.split_first()?;
        if depth > 12 {
            return None;
        }
        match first.as_str() {
            "crate" => self.walk(modules, &[], rest, depth),
            "self" => self.walk(modules, from, rest, depth),
            "super" => self.walk(modules, from.split_last()?.1, rest, depth),
            name if name == self.name && !std::ptr::eq(modules, self.library.unwrap_or(self.own)) => {
                self.walk(self.library?, &[], rest, depth)
            }
            _ => self.walk(modules, from, path, depth),
        }
    }

    /// Follows a path from a module downwards, through what it passes on.
    fn walk(
        &self,
        modules: &'a Modules,
        from: &[String],
        path: &[String],
        depth: usize,
    ) -> Option<(String, String)> {
        let (first, rest) = path.split_first()?;
        if first == "super" {
            return self.walk(modules, from.split_last()?.1, rest, depth);
        }
        let module = modules.get(from)?;
        let child = [from, std::slice::from_ref(first)].concat();
        if modules.contains_key(&child) {
            return self.walk(modules, &child, rest, depth);
        }
        if let Some(file) = module.macros.get(first) {
            return Some((file.clone(), first.clone()));
        }
        if module.items.contains(first) {
            return Some((module.file.clone(), first.clone()));
        }
        if let Some((target, _)) = module.imports.get(first) {
            let whole = [target.as_slice(), rest].concat();
            // A name may stand for itself only (`use fs;` of another crate).
            return (whole != path).then(|| self.definer(modules, from, &whole, depth + 1)).flatten();
        }
        let through = |glob: &Vec<String>| {
            let whole = [glob.as_slice(), path].concat();
            self.definer(modules, from, &whole, depth + 1)
        };
        let found = module.globs.iter().find_map(through);
        found.or_else(|| module.given.contains(first).then(|| (module.file.clone(), first.clone())))
    }
}
