//! What separates the parts of a code, and where a text stops being one.

use core::fmt;

/// Ends a field of variable length.
pub(super) const GS: char = '\u{1d}';
/// Ends a field that was shortened.
pub(super) const RS: char = '\u{1e}';
/// Begins the signature.
pub(super) const US: char = '\u{1f}';

/// The text is no seal. In order of how far it was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Malformed {
    /// It does not begin with `DC` and a version.
    NotASeal,
    /// The version is not read here: 1 signs in bytes, others are not known.
    Version,
    /// The header has not its length, or a date in it is none.
    Header,
    /// The message ends inside a field.
    Message,
    /// No signature follows the message.
    NoSignature,
}

impl Malformed {
    /// The word used in JSON and as the key of texts.
    pub const fn word(self) -> &'static str {
        match self {
            Self::NotASeal => "not-a-seal",
            Self::Version => "version",
            Self::Header => "header",
            Self::Message => "message",
            Self::NoSignature => "no-signature",
        }
    }
}

impl fmt::Display for Malformed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "not a readable seal: {}", self.word())
    }
}
impl core::error::Error for Malformed {}
