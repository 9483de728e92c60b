//! What a verified answer says, as the outbox is told.

use terms::{ChainId, Timestamp};

/// The highest contiguous sequence the registry keeps of a chain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    /// That sequence.
    pub sequence: u64,
    /// SHA-256 of the envelope there.
    pub envelope_hash: [u8; 32],
}

/// What a verified answer says of one chain.
#[derive(Clone, Copy, Debug)]
pub struct Answered<'a> {
    /// The chain.
    pub chain: ChainId,
    /// The registry's epoch: another one after each restore.
    pub epoch: u64,
    /// What the registry keeps without a gap; none when it keeps nothing.
    pub mark: Option<Mark>,
    /// Per envelope of the frame that is kept: its sequence and first received time.
    pub receipts: &'a [(u64, Timestamp)],
    /// Every record of the chain that is in quarantine now: its sequence and a reason code.
    pub quarantined: &'a [(u64, u8)],
    /// Sequences under which the registry holds other bytes.
    pub conflicting: &'a [u64],
    /// Up to here the registry has read its envelopes back from a backup.
    pub safe_mark: Option<u64>,
    /// Up to here the registry has opened what it did not set aside; none where it does not say.
    pub opened: Option<u64>,
    /// The signed answer itself, kept as proof.
    pub raw: &'a [u8],
}
