//! Declares the clerk's gestures; see `crates/window/building.rs`.

include!("../crates/window/building.rs");

fn main() {
    build("counter", "../ui/dist/counter");
}
