//! Why a record is set aside, as one word: the registry's reason, or that other bytes stand under its number.

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use statement::QuarantineReason;
use std::borrow::Cow;

const OTHER_BYTES: &str = "other-bytes";

/// The reason.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SetAsideReason {
    /// The record could not be opened.
    Quarantined(QuarantineReason),
    /// The registry keeps other bytes under the same number: a tamper case.
    OtherBytes,
}

impl SetAsideReason {
    /// Every reason.
    pub fn all() -> impl Iterator<Item = Self> {
        QuarantineReason::ALL.iter().copied().map(Self::Quarantined).chain([Self::OtherBytes])
    }
    /// The word used in JSON.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Quarantined(reason) => reason.word(),
            Self::OtherBytes => OTHER_BYTES,
        }
    }
}

/// A record without a reason of the registry's was found beside other bytes.
impl From<Option<QuarantineReason>> for SetAsideReason {
    fn from(reason: Option<QuarantineReason>) -> Self {
        reason.map_or(Self::OtherBytes, Self::Quarantined)
    }
}

impl JsonSchema for SetAsideReason {
    fn schema_name() -> Cow<'static, str> {
        "SetAsideReason".into()
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "enum": Self::all().map(Self::word).collect::<Vec<_>>() })
    }
}

impl Serialize for SetAsideReason {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.serialize_str(self.word())
    }
}

impl<'de> Deserialize<'de> for SetAsideReason {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        let word = String::deserialize(d)?;
        let known = Self::all().find(|reason| reason.word() == word);
        known.ok_or_else(|| serde::de::Error::custom("unknown SetAsideReason"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_reason_is_one_word_and_comes_back_from_it() {
        for reason in SetAsideReason::all() {
            let text = serde_json::to_string(&reason).unwrap();
            assert_eq!(text, format!("\"{}\"", reason.word()));
            assert_eq!(serde_json::from_str::<SetAsideReason>(&text).unwrap(), reason);
        }
        assert_eq!(SetAsideReason::from(None).word(), "other-bytes");
        assert!(serde_json::from_str::<SetAsideReason>("\"lost\"").is_err());
    }
}
