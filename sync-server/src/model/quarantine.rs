//! What a person decides about a record that is set aside. It must not know which decisions may be made.

use terms::Timestamp;

terms::codes! {
    /// What a person decides about a record that is set aside.
    Decision {
        /// It is opened although it does not continue its chain.
        Release = 1, "release";
        /// It stays sealed where it is, and is not tried again.
        Refuse = 2, "refuse";
    }
}

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
