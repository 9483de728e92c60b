//! Tells Cargo that the embedded migrations are an input. It must not know what they hold.

fn main() {
    println!("cargo::rerun-if-changed=migrations");
}
