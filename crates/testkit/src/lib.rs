//! What tests and the demo play with: a fictional cast with documents of their own, doubles for what is
//! plugged into a machine, the loopback host, and the real programs as processes.
//!
//! Doubles are named as such (the scripted reader, the folder of SMS, the stopped clock, the seeded chance)
//! and stand behind the same traits as the real things. Nothing here ships to anybody.

pub mod attackers;
pub mod cast;
pub mod code_app;
pub mod deployment;
pub mod doubles;
pub mod hand_device;
pub mod loopback;
pub mod measure;
pub mod nginx;
pub mod people;
pub mod postgres;
pub mod process;
pub mod proxy;
pub mod seal;
pub mod security_key;
pub mod stage;
pub mod story;
