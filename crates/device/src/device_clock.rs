//! The device's memory of time: the last registry time whose signature it checked, anchored to the clock
//! that counts through suspend. It corrects nothing; it makes evidence.

use crate::host::ClockReading;
use crate::refusal::Refusal;
use journal::Outbox;
use minicbor::{Decode, Encode};
use statement::TimeEvidence;
use terms::{Doing, Timestamp};

const ANCHOR: &str = "time-anchor";
const STAMP: &str = "last-stamp";

/// A signed registry time, and what the boot clock showed when it arrived.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode)]
struct Anchor {
    #[n(0)]
    registry: Timestamp,
    #[n(1)]
    boottime_ms: u64,
    #[n(2)]
    boot: u64,
}

fn anchor(outbox: &Outbox) -> Result<Option<Anchor>, Refusal> {
    Ok(outbox
        .get(ANCHOR)?
        .map(|bytes| statement::decode(&bytes))
        .transpose()
        .doing("reading the time that is known")?)
}

/// Remembers a registry time that was signed, unless a later one is known.
pub(crate) fn learn(outbox: &mut Outbox, registry: Timestamp, clocks: ClockReading) -> Result<(), Refusal> {
    if anchor(outbox)?.is_some_and(|known| known.registry >= registry) {
        return Ok(());
    }
    let anchor = Anchor { registry, boottime_ms: clocks.boottime_ms, boot: clocks.boot };
    outbox.put(ANCHOR, &statement::encode(&anchor))?;
    // A clock that ran ahead once must not hold the device in the future for ever.
    Ok(outbox.put(STAMP, &statement::encode(&registry))?)
}

/// The newest time that the registry told.
pub(crate) fn last_registry_time(outbox: &Outbox) -> Result<Option<Timestamp>, Refusal> {
    Ok(anchor(outbox)?.map(|anchor| anchor.registry))
}

/// What the clocks can say now.
pub(crate) fn evidence(outbox: &Outbox, clocks: ClockReading) -> Result<TimeEvidence, Refusal> {
    let anchor = anchor(outbox)?;
    let since = anchor
        .filter(|anchor| anchor.boot == clocks.boot)
        .and_then(|anchor| u32::try_from(clocks.boottime_ms.checked_sub(anchor.boottime_ms)? / 1000).ok());
    Ok(TimeEvidence {
        wall_s: clocks.wall.seconds(),
        zone_quarters: i8::try_from(clocks.zone_min / 15).unwrap_or(0),
        boottime_s: clocks.boottime_ms / 1000,
        boot: clocks.boot,
        registry: anchor.map(|anchor| anchor.registry),
        since_registry_s: since,
    })
}

/// The device's own idea of now, for what it decides alone (its lease): the anchored clock within this boot,
/// else the later of wall clock and last stamp. A clock set back never prolongs a lease.
pub(crate) fn now(outbox: &Outbox, clocks: ClockReading) -> Result<Timestamp, Refusal> {
    if let Some(anchor) = anchor(outbox)?.filter(|anchor| anchor.boot == clocks.boot) {
        let since = clocks.boottime_ms.saturating_sub(anchor.boottime_ms);
        return Ok(anchor.registry.plus_ms(i64::try_from(since).unwrap_or(i64::MAX)));
    }
    let registry = anchor(outbox)?.map_or(Timestamp::MIN, |anchor| anchor.registry);
    let stamp: Option<Timestamp> = outbox
        .get(STAMP)?
        .map(|bytes| statement::decode(&bytes))
        .transpose()
        .doing("reading the last stamp")?;
    Ok(clocks.wall.max(registry).max(stamp.unwrap_or(Timestamp::MIN)))
}

/// Remembers the latest instant this device has acted at.
pub(crate) fn stamp(outbox: &mut Outbox, at: Timestamp) -> Result<(), Refusal> {
    Ok(outbox.put(STAMP, &statement::encode(&at))?)
}
