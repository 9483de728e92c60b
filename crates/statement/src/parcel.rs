//! The parcel: frames that travel as a file, because no line does. Each is signed by its device already: whoever
//! carries the file can change nothing in it, and learns nothing from it.
//!
//! An administrator imports it, or any other device does, through the entry that frames come by. The answers stay at
//! the registry: the device that wrote the parcel gets its own at its next contact, and only then shows its checks as
//! kept.

use crate::codec::{Blob, NotCanonical, decode, encode};
use minicbor::{Decode, Encode};

/// The largest parcel that is written or taken, in bytes.
pub const MAX_PARCEL_BYTES: usize = 2 * 1024 * 1024;

/// Frames, in the order in which they would have been sent.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Parcel {
    /// The frames.
    #[n(0)]
    pub frames: Vec<Blob>,
}

impl Parcel {
    /// The bytes of the file.
    pub fn to_bytes(&self) -> Vec<u8> {
        encode(self)
    }

    /// Reads a file.
    pub fn read(bytes: &[u8]) -> Result<Self, NotCanonical> {
        decode(bytes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_parcel_is_read_as_it_was_written_and_nothing_else_is_one() {
        let parcel = Parcel { frames: vec![Blob(vec![1, 2, 3]), Blob(Vec::new())] };
        let bytes = parcel.to_bytes();
        assert_eq!(Parcel::read(&bytes), Ok(parcel));
        for end in 0..bytes.len() {
            assert_eq!(Parcel::read(&bytes[..end]), Err(NotCanonical), "cut at {end}");
        }
        assert_eq!(Parcel::read(&[bytes.as_slice(), &[0]].concat()), Err(NotCanonical));
        assert_eq!(Parcel::read(b"%PDF-1.7"), Err(NotCanonical));
    }
}
