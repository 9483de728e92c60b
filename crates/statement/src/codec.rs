//! The one codec. It owns the rule that a record has exactly one byte string; it knows no record.

use minicbor::{Decode, Encode};

/// The bytes are not the one canonical form of the record that was asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not the canonical encoding of the expected record")]
pub struct NotCanonical;

/// The canonical bytes of a record.
pub fn encode<T: Encode<()>>(record: &T) -> Vec<u8> {
    let mut bytes = Vec::new();
    minicbor::encode(record, &mut bytes).expect("writing to a vector cannot fail");
    bytes
}

/// Reads a record and refuses every byte string that is not what [`encode`] gives: trailing bytes, long
/// integers, unknown or unordered keys, indefinite lengths.
pub fn decode<'b, T: Encode<()> + Decode<'b, ()>>(bytes: &'b [u8]) -> Result<T, NotCanonical> {
    let record: T = minicbor::decode(bytes).map_err(|_| NotCanonical)?;
    if encode(&record) == bytes { Ok(record) } else { Err(NotCanonical) }
}

/// A byte string of any length (CBOR major type 2).
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Blob(pub Vec<u8>);

impl core::fmt::Debug for Blob {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        write!(f, "Blob({} bytes)", self.0.len())
    }
}
impl<C> Encode<C> for Blob {
    fn encode<W: minicbor::encode::Write>(
        &self,
        e: &mut minicbor::Encoder<W>,
        _: &mut C,
    ) -> Result<(), minicbor::encode::Error<W::Error>> {
        e.bytes(&self.0)?.ok()
    }
}
impl<'b, C> Decode<'b, C> for Blob {
    fn decode(d: &mut minicbor::Decoder<'b>, _: &mut C) -> Result<Self, minicbor::decode::Error> {
        d.bytes().map(|bytes| Self(bytes.to_vec()))
    }
}

/// Declares newtypes over byte strings of fixed length.
macro_rules! byte_strings {
    ($($(#[$doc:meta])* $name:ident($len:literal);)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub [u8; $len]);

        impl core::fmt::Debug for $name {
            fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                f.write_str(concat!(stringify!($name), "("))?;
                write!(f, "{:x}", base16ct::HexDisplay(&self.0[..4]))?;
                f.write_str("…)")
            }
        }
        terms::byte_string!($name);
    )*};
}
pub(crate) use byte_strings;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_second_byte_string_for_the_same_record_is_refused() {
        assert_eq!(decode::<u32>(&[0x05]), Ok(5));
        assert_eq!(decode::<u32>(&[0x18, 0x05]), Err(NotCanonical), "long form");
        assert_eq!(decode::<u32>(&[0x05, 0x00]), Err(NotCanonical), "trailing byte");
        assert_eq!(decode::<Vec<u32>>(&[0x9f, 0x01, 0xff]), Err(NotCanonical), "indefinite length");
        assert_eq!(decode::<Blob>(&[0xc2, 0x41, 0x01]), Err(NotCanonical), "tag");
    }
}
