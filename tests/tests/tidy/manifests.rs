//! The manifests of the workspace's members.

use crate::sources::root;
use toml::{Table, Value};

/// What one member needs.
pub struct Manifest {
    /// The package's name.
    pub name: String,
    /// Names under `[dependencies]`.
    pub dependencies: Vec<String>,
    /// Names under `[dev-dependencies]` and `[build-dependencies]`.
    pub others: Vec<String>,
}

impl Manifest {
    /// Every name, whatever it is needed for.
    pub fn every_dependency(&self) -> impl Iterator<Item = &String> {
        self.dependencies.iter().chain(&self.others)
    }
}

/// Every member's manifest.
pub fn manifests() -> Vec<Manifest> {
    let workspace = read("Cargo.toml");
    let members = workspace["workspace"]["members"].as_array().unwrap();
    members
        .iter()
        .map(|member| {
            let manifest = read(&format!("{}/Cargo.toml", member.as_str().unwrap()));
            let name = manifest["package"]["name"].as_str().unwrap().to_owned();
            let mut others = names(&manifest, "dev-dependencies");
            others.extend(names(&manifest, "build-dependencies"));
            Manifest { name, dependencies: names(&manifest, "dependencies"), others }
        })
        .collect()
}

fn names(manifest: &Table, section: &str) -> Vec<String> {
    let table = manifest.get(section).and_then(Value::as_table);
    table.map(|table| table.keys().cloned().collect()).unwrap_or_default()
}

fn read(path: &str) -> Table {
    std::fs::read_to_string(root().join(path))
        .unwrap()
        .parse()
        .unwrap_or_else(|cause| panic!("{path}: {cause}"))
}
