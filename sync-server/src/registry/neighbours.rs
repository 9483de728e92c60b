//! The statements beside one in its chain: whether they agree, and what the device's clocks did between them.

use super::examine::Examined;
use crate::State;
use crate::refusal::Refusal;
use crate::store::queries::registry::opening::Beside;
use crate::store::queries::registry::{clocks, decided};
use crate::store::sql::{Connection, Transaction};
use statement::{ClockRemark, Hash, Header, RecordId, clock_remarks, decode};
use terms::{Doing, Timestamp};

/// The statements before and after a place, where they were opened. One that is not here yet contradicts nothing: a gap
/// never delays a record.
pub(super) struct Neighbours {
    previous: Option<Header>,
    next: Option<Header>,
    next_received: Option<Timestamp>,
}

impl Neighbours {
    pub(super) fn read(beside: Beside) -> Result<Self, Refusal> {
        let header = |bytes: Option<Vec<u8>>| -> Result<Option<Header>, Refusal> {
            let header = bytes.map(|bytes| decode(&bytes)).transpose();
            Ok(header.doing("reading the header of a statement beside this one")?)
        };
        let next_received = beside.next_received;
        Ok(Self { previous: header(beside.previous)?, next: header(beside.next)?, next_received })
    }

    /// True when a record agrees with both, or a person released it although it does not. What came later and was opened
    /// before it does not contradict it: that one is at fault.
    pub(super) fn may_hold(
        &self,
        conn: &Connection,
        header: &Header,
        first_received: Timestamp,
    ) -> Result<bool, Refusal> {
        let place = RecordId { chain: header.chain, sequence: header.sequence };
        let previous = match (&self.previous, header.sequence) {
            (Some(previous), _) => Some(previous.hash()),
            (None, 0) => Some(Hash::ZERO),
            (None, _) => None,
        };
        let continues = previous.is_none_or(|previous| previous == header.stated.previous)
            && self.next.as_ref().is_none_or(|next| {
                next.stated.previous == header.hash()
                    || self.next_received.is_some_and(|at| first_received < at)
            });
        Ok(continues || decided::is_released(conn, place)?)
    }

    /// The registry time that the statement before names: its device had heard that much. Its own receipt proves nothing,
    /// since both may have been sealed offline and sent together.
    pub(super) fn heard_before(&self) -> Option<Timestamp> {
        self.previous.as_ref().and_then(|previous| previous.stated.time.registry)
    }

    /// Tells what the device's clocks did before this statement, and between it and the next.
    pub(super) fn remark_clocks(
        &self,
        tx: &Transaction<'_>,
        state: &State,
        examined: &Examined,
        at: Timestamp,
    ) -> Result<(), Refusal> {
        let (header, slept) = (&examined.header, examined.body.suspended_s);
        let time = &header.stated.time;
        let before = match (&self.previous, header.sequence) {
            (Some(previous), _) => Some(&previous.stated.time),
            (None, 0) => None,
            // Beside itself, until the one before is here: nothing but its sleep.
            (None, _) => Some(time),
        };
        let keep = |header: &Header, remarks: &[ClockRemark]| {
            for remark in remarks {
                state.metrics.remark_clock(remark.change);
            }
            clocks::add(tx, RecordId { chain: header.chain, sequence: header.sequence }, remarks, at)
        };
        keep(header, &clock_remarks(time, before, slept))?;
        if let Some(next) = &self.next {
            keep(next, &clock_remarks(&next.stated.time, Some(time), None))?;
        }
        Ok(())
    }
}
