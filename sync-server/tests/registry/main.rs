//! The registry as a device meets it: in this process, over a stopped clock, with a device played by hand.
//! Nothing runs by itself here: a story opens, wakes and carries when it says so.

#![expect(clippy::unwrap_used, reason = "a story that cannot go on stops there")]

mod check;
mod desk;
mod device;
mod displaced;
mod house;
mod identities;

mod addresses;
mod clocks;
mod contacts;
mod deadlines;
mod deciding;
mod decisions;
mod draws;
mod erased;
mod evidence;
mod feeds;
mod histories;
mod holds;
mod keeping;
mod ledger;
mod ledger_told;
mod limits;
mod matches;
mod opening;
mod order;
mod orders;
mod outcomes;
mod persons;
mod policies;
mod receipts;
mod renewal;
mod restoring;
mod scenarios;
mod second_person;
mod steps;
mod stop_files;
mod told;
mod training;
mod trouble;
mod used_up;
mod visits;
