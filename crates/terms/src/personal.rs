//! The wrapper that keeps personal data out of logs, errors and panics.

use core::fmt;
use serde::{Deserialize, Serialize};

/// A value about a person. It prints nothing of itself; reading it takes a visible [`Personal::reveal`].
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Personal<T>(T);

impl<T> Personal<T> {
    /// Wraps a value.
    pub const fn new(value: T) -> Self {
        Self(value)
    }
    /// The value, for the one place that needs it.
    pub const fn reveal(&self) -> &T {
        &self.0
    }
    /// Unwraps the value.
    pub fn into_inner(self) -> T {
        self.0
    }
}

impl<T> From<T> for Personal<T> {
    fn from(value: T) -> Self {
        Self(value)
    }
}

impl From<&str> for Personal<String> {
    fn from(value: &str) -> Self {
        Self(value.to_owned())
    }
}

impl<T> fmt::Debug for Personal<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Personal(…)")
    }
}

impl<T: minicbor::Encode<C>, C> minicbor::Encode<C> for Personal<T> {
    fn encode<W: minicbor::encode::Write>(
        &self,
        e: &mut minicbor::Encoder<W>,
        context: &mut C,
    ) -> Result<(), minicbor::encode::Error<W::Error>> {
        self.0.encode(e, context)
    }
}

impl<'b, T: minicbor::Decode<'b, C>, C> minicbor::Decode<'b, C> for Personal<T> {
    fn decode(d: &mut minicbor::Decoder<'b>, context: &mut C) -> Result<Self, minicbor::decode::Error> {
        T::decode(d, context).map(Self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn debug_shows_nothing_of_the_value() {
        assert_eq!(format!("{:?}", Personal::<String>::from("MARTIN")), "Personal(…)");
        assert_eq!(format!("{:?}", Some(Personal::<String>::from("MARTIN"))), "Some(Personal(…))");
    }
}
