//! How far a device has read the lists.

use minicbor::{Decode, Encode};

/// How far a device has read: of what changed at that position, up to that kind of feed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Cursor {
    /// The registry's epoch: one of another epoch says nothing.
    #[n(0)]
    pub epoch: u64,
    /// The ledger position.
    #[n(1)]
    pub position: u64,
    /// The code of the last kind read there; [`Cursor::WHOLE`] where all were.
    #[n(2)]
    pub feed: u8,
}

impl Cursor {
    /// Every feed of its position is read.
    pub const WHOLE: u8 = u8::MAX;
}
