//! What takes two people to use: whoever proposes it is shown one half, whoever confirms it the other, and neither of them
//! has both. It must not know what the halves open.

use terms::Personal;

/// Which half it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HalfOf {
    /// The code beside a link for a password.
    Link,
    /// The first eight letters of an agent's code.
    AgentCode,
}

/// The half that whoever asks is shown, and what is kept of it.
#[derive(Clone, Debug)]
pub struct Half {
    /// Of what.
    pub of: HalfOf,
    /// Its letters in fours: shown once.
    pub letters: Personal<String>,
    /// Their keyed hash.
    pub kept: [u8; 32],
}
