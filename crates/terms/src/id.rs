//! Identifiers. Each is a newtype over random (or hashed) bytes, written as lower-case hexadecimal for
//! people and JSON and as a byte string in CBOR.
//!
//! Eight bytes name a lease, agent, device, office or key; sixteen an enrolment, chain or identity, which outlive the
//! registers of their deployment.

use core::fmt;
use core::str::FromStr;

/// The text is not the hexadecimal form of the identifier that was asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAnId;

impl fmt::Display for NotAnId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not an identifier of the expected length and alphabet")
    }
}
impl core::error::Error for NotAnId {}

fn parse_hex<const N: usize>(text: &str) -> Result<[u8; N], NotAnId> {
    let mut bytes = [0u8; N];
    let read = base16ct::lower::decode(text, &mut bytes);
    if read.is_ok_and(|read| read.len() == N) { Ok(bytes) } else { Err(NotAnId) }
}

/// The schema of so many bytes as people and JSON write them.
fn hexadecimal(bytes: usize) -> schemars::Schema {
    schemars::json_schema!({ "type": "string", "pattern": format!("^[0-9a-f]{{{}}}$", bytes * 2) })
}

/// Gives a newtype over an array of bytes its one form in CBOR: a byte string of that length.
#[macro_export]
macro_rules! byte_string {
    ($name:ident) => {
        impl<C> $crate::__private::Encode<C> for $name {
            fn encode<W: $crate::__private::Write>(
                &self,
                e: &mut $crate::__private::Encoder<W>,
                _: &mut C,
            ) -> Result<(), $crate::__private::EncodeError<W::Error>> {
                e.bytes(&self.0)?.ok()
            }
        }
        impl<'b, C> $crate::__private::Decode<'b, C> for $name {
            fn decode(
                d: &mut $crate::__private::Decoder<'b>,
                _: &mut C,
            ) -> Result<Self, $crate::__private::DecodeError> {
                let bytes = d.bytes()?;
                bytes
                    .try_into()
                    .map(Self)
                    .map_err(|_| $crate::__private::DecodeError::message("byte string length"))
            }
        }
    };
}

macro_rules! identifiers {
    ($($(#[$doc:meta])* $name:ident($len:literal);)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub [u8; $len]);

        impl $name {
            /// Number of bytes.
            pub const LEN: usize = $len;
            /// The bytes themselves.
            pub const fn as_bytes(&self) -> &[u8; $len] { &self.0 }
        }
        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{:x}", base16ct::HexDisplay(&self.0))
            }
        }
        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, concat!(stringify!($name), "({})"), self)
            }
        }
        impl FromStr for $name {
            type Err = NotAnId;
            fn from_str(text: &str) -> Result<Self, NotAnId> { parse_hex(text).map(Self) }
        }
        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> { s.collect_str(self) }
        }
        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
                let text = std::borrow::Cow::<'de, str>::deserialize(d)?;
                text.parse().map_err(serde::de::Error::custom)
            }
        }
        impl schemars::JsonSchema for $name {
            fn schema_name() -> std::borrow::Cow<'static, str> { stringify!($name).into() }
            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                hexadecimal($len)
            }
        }
        $crate::byte_string!($name);
    )*};
}

identifiers! {
    /// One deployment of Vis-à-vis: the first eight bytes of the SHA-256 of its root key.
    DeploymentId(8);
    /// The request that a check fulfils.
    EnrolmentId(16);
    /// The numbered, hash-linked statements of one device.
    ChainId(16);
    /// What the registry holds of a proven person.
    IdentityId(16);
    /// A clerk or a carrier.
    AgentId(8);
    /// An enrolled machine.
    DeviceId(8);
    /// The signed, time-bound right of an agent on a device to work offline.
    LeaseId(8);
    /// A post office.
    OfficeId(8);
    /// An order.
    OrderId(8);
    /// A file of documents that must not be accepted.
    StopFileId(8);
    /// A carrier's tour of one day.
    RoundId(8);
    /// A time window of a round that applicants are offered.
    WindowId(8);
    /// A booked window for a home visit.
    AppointmentId(8);
    /// The first eight bytes of the SHA-256 of a public key.
    KeyId(8);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_identifier_survives_its_text_form() {
        let id = LeaseId([0, 1, 0xfe, 3, 4, 5, 6, 0xff]);
        assert_eq!(id.to_string(), "0001fe03040506ff");
        assert_eq!(id.to_string().parse(), Ok(id));
    }

    #[test]
    fn upper_case_short_and_foreign_texts_are_refused() {
        for text in
            ["", "00", "0001FE03040506FF", "0001fe03040506fg", "0001fe03040506ff00", "é001fe03040506f"]
        {
            assert_eq!(text.parse::<LeaseId>(), Err(NotAnId), "{text}");
        }
    }
}
