//! What is asked of the formats as a whole: golden bytes, a second opinion, refusal of whatever was touched,
//! and the fuzz corpus on stable Rust. One program, because all of it speaks of one cast.
#![expect(clippy::unwrap_used, reason = "what a test did not expect ends it")]

mod cast;
mod chain;
mod corpus;
mod envelopes;
mod golden;
mod messages;
mod one_byte_string;
mod second_opinion;
mod signatures;
mod statements;
#[path = "../fuzz/src/lib.rs"]
mod targets;
mod told;
mod versions;
mod vouchers;
