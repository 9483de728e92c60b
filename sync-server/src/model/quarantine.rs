//! What a person decides about a record that is set aside. It must not know which decisions may be made.

use terms::{Decision, Timestamp};

/// Who decided what, and why.
#[derive(Clone, Debug)]
pub struct Decided {
    /// What.
    pub decision: Decision,
    /// By whom.
    pub login: String,
    /// Why, in their words.
    pub note: String,
    /// When.
    pub at: Timestamp,
}
