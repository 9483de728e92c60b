//! Why something was not done: what was being done, and the error below it. It must not hold personal data: an error
//! that quotes what it was given (a parser's) is stripped before it comes here.

use core::fmt;
use std::error::Error;
use std::sync::Arc;

/// What was being done when an error came, and that error. Clones share it.
#[derive(Clone, Debug)]
pub struct Cause {
    doing: &'static str,
    source: Option<Arc<dyn Error + Send + Sync>>,
}

impl Cause {
    /// Something that should have been there was not.
    pub const fn missing(doing: &'static str) -> Self {
        Self { doing, source: None }
    }

    /// An error came.
    pub fn of(doing: &'static str, error: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        Self { doing, source: Some(Arc::from(error.into())) }
    }

    /// Every error down to the first, as one line for a log.
    pub fn chain(&self) -> String {
        let mut line = self.doing.to_owned();
        let mut below = self.source();
        while let Some(error) = below {
            line.push_str(": ");
            line.push_str(&error.to_string());
            below = error.source();
        }
        line
    }
}

impl fmt::Display for Cause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.doing)
    }
}

impl Error for Cause {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        self.source.as_ref().map(|error| &**error as &(dyn Error + 'static))
    }
}

/// Keeps an error, or the absence of a value, as a [`Cause`].
pub trait Doing<T> {
    /// Says what was being done, in the form « reading a sealed voucher ».
    fn doing(self, what: &'static str) -> Result<T, Cause>;
}

impl<T, E: Into<Box<dyn Error + Send + Sync>>> Doing<T> for Result<T, E> {
    fn doing(self, what: &'static str) -> Result<T, Cause> {
        self.map_err(|error| Cause::of(what, error))
    }
}

impl<T> Doing<T> for Option<T> {
    fn doing(self, what: &'static str) -> Result<T, Cause> {
        self.ok_or(Cause::missing(what))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chain_names_every_error_down_to_the_first() {
        let first: Result<u8, _> = "300".parse::<u8>();
        let chained = first.doing("reading a number").doing("opening a row");
        assert_eq!(
            chained.unwrap_err().chain(),
            "opening a row: reading a number: number too large to fit in target type"
        );
        assert_eq!(None::<u8>.doing("finding a device").unwrap_err().chain(), "finding a device");
    }
}
