//! Declares the carrier's gestures; see `crates/window/building.rs`.

include!("../crates/window/building.rs");

fn main() {
    build("field", "../ui/dist/field");
}
