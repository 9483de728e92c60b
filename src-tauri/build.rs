//! Declares the window's commands, so that each needs its line in `capabilities/`, and lets Rust be checked
//! before any page was built.

use std::path::Path;

const PAGES: &str = "../ui/dist/counter";
const COMMANDS: &[&str] = &[
    "snapshot",
    "touch",
    "enrol_device",
    "enlist",
    "sign_in",
    "sign_out",
    "prepare",
    "note",
    "scan",
    "open_case",
    "fetch_declared",
    "hold",
    "resume",
    "read_document",
    "preview",
    "read_seal",
    "type_fields",
    "confirm_printed",
    "answer_features",
    "compare",
    "conclude",
    "abandon",
    "hand_in",
    "hand_in_for",
    "hand_over",
];

fn main() {
    let index = Path::new(PAGES).join("index.html");
    if !index.exists() {
        std::fs::create_dir_all(PAGES).expect("the project's folder can be written");
        std::fs::write(&index, "<!doctype html><title>cargo xtask builds the pages</title>")
            .expect("the project's folder can be written");
    }
    println!("cargo::rerun-if-changed={PAGES}");
    let manifest = tauri_build::AppManifest::new().commands(COMMANDS);
    tauri_build::try_build(tauri_build::Attributes::new().app_manifest(manifest))
        .expect("the window's configuration is part of the project");
}
