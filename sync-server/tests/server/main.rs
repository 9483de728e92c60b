//! The server as a caller meets it: started in this process on port 0, over a stopped clock and chance
//! that repeats itself. One file per room.

#![expect(clippy::unwrap_used, reason = "a story that cannot go on stops there")]

mod at_rest;
mod callers;
mod contract;
mod doorway;
mod enrolments;
mod factors;
mod files;
mod four_eyes;
mod handshakes;
mod house;
mod pages;
mod rows;
mod staff;
mod stop_files;
