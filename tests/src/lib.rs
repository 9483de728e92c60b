//! What the journeys and window checks stand on: processes that end with their test, a display, a window
//! driven from outside. Must not know a gesture or a rule; holds no test of its own.

pub mod display;
pub mod group;
pub mod window;
