//! The way on paper: where a letter goes that asks for the file. It must not know who writes.

use serde::{Deserialize, Serialize};

/// The way on paper.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct PaperSettings {
    /// The postal address that letters go to, a line each. Without it nobody is told to write.
    pub address: Vec<String>,
}

impl PaperSettings {
    /// As an envelope has them (NF Z10-011): six lines of thirty-eight characters.
    const LINES: usize = 6;
    const LONGEST_LINE: usize = 38;

    /// An address, or none.
    pub(super) fn fits_an_envelope(&self) -> bool {
        let fits = |line: &String| {
            !line.trim().is_empty()
                && line.chars().count() <= Self::LONGEST_LINE
                && !line.chars().any(char::is_control)
        };
        self.address.len() <= Self::LINES && self.address.iter().all(fits)
    }
}
