//! What both agents' programs are: one window over the gestures of `device`. Each program says which window it is and
//! brings its own configuration; what is registered and how it starts is the same. It must not know a rule, a text or a
//! format.

mod commands;
mod start;

pub use commands::{counter, field};
pub use start::run;
