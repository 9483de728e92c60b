//! Reading and writing JSON whose errors quote nothing: a parser's own error names the text that it could not read,
//! and that text may be somebody's.

use core::fmt;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::error::Category;

/// What was wrong with a text, and where; never what it says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct JsonError {
    kind: &'static str,
    line: usize,
    column: usize,
}

impl JsonError {
    fn of(error: &serde_json::Error) -> Self {
        let kind = match error.classify() {
            Category::Io => "could not be read",
            Category::Syntax => "is not JSON",
            Category::Data => "is not of the expected form",
            Category::Eof => "ends too early",
        };
        Self { kind, line: error.line(), column: error.column() }
    }
}

impl fmt::Display for JsonError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the text {} (line {}, column {})", self.kind, self.line, self.column)
    }
}
impl core::error::Error for JsonError {}

/// Reads a value.
pub fn decode<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, JsonError> {
    serde_json::from_slice(bytes).map_err(|error| JsonError::of(&error))
}

/// Writes a value.
pub fn encode<T: Serialize>(value: &T) -> Result<Vec<u8>, JsonError> {
    serde_json::to_vec(value).map_err(|error| JsonError::of(&error))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_error_says_where_and_quotes_nothing() {
        let error = decode::<u8>(b"\n\"Lacombe\"").unwrap_err().to_string();
        assert!(error.contains("line 2") && !error.contains("Lacombe"), "{error}");
    }
}
