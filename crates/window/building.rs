// What the build script of either program does: it declares the window's gestures, so that each needs its line in
// `capabilities/`, and lets Rust be checked before any page was built.

use std::path::Path;

macro_rules! gestures {
    ($($(#[doc = $about:literal])* [$($window:ident)+] $name:ident ( $($request:ident)? ) $(-> $answer:ty)?;)*) => {
        const GESTURES: &[(&str, &[&str])] = &[$((stringify!($name), &[$(stringify!($window)),+])),*];
    };
}
include!("../device/gestures.rs");

fn build(window: &str, pages: &str) {
    let index = Path::new(pages).join("index.html");
    if !index.exists() {
        std::fs::create_dir_all(pages).expect("the project's folder can be written");
        let told = "The pages are not in this program: <code>cargo xtask package</code> builds programs with their pages.";
        std::fs::write(&index, format!("<!doctype html><meta charset=\"utf-8\"><title>No pages</title><p>{told}</p>"))
            .expect("the project's folder can be written");
        println!("cargo::warning=the pages are not built: `cargo xtask package` builds programs with their pages");
    }
    for input in [pages, "../crates/device/gestures.rs", "../crates/window/building.rs"] {
        println!("cargo::rerun-if-changed={input}");
    }
    let of_window = GESTURES.iter().filter(|(_, windows)| windows.contains(&window));
    // The names live as long as the build script.
    let names: &'static [&'static str] = of_window.map(|(name, _)| *name).collect::<Vec<_>>().leak();
    let manifest = tauri_build::AppManifest::new().commands(names);
    tauri_build::try_build(tauri_build::Attributes::new().app_manifest(manifest))
        .expect("the window's configuration is part of the project");
}
