//! Enrolments that wait to be judged. It must not know how one is judged.

use terms::Timestamp;

terms::codes! {
    /// Why an enrolment is to be judged again.
    Why {
        /// A statement about it was opened, and judging it failed.
        Statement = 1, "statement";
        /// Another enrolment has the same document or person.
        Match = 2, "match";
        /// An order touches it.
        Order = 3, "order";
        /// Its time came.
        Time = 4, "time";
        /// Somebody asked for it.
        Person = 5, "person";
    }
}

/// What is stuck for a reason of ours, and nothing of it lost.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stuck {
    /// Enrolments that could not be judged and wait for a person.
    pub parked: i64,
    /// Since when the first of them is to be judged.
    pub since: Option<Timestamp>,
    /// Envelopes that were tried often and could not be opened; they are tried on.
    pub unopened: i64,
}
