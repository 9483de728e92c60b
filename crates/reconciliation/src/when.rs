//! When a statement was made: the two intervals of its time evidence, with what the registry itself knows to have come
//! before it. A device can say that it last heard of the registry long ago; its signature names a lease all the same.

use crate::fact::OpenedStatement;
use terms::{Interval, Timestamp};

impl OpenedStatement {
    /// Believes nothing of the device: for rules that guard against agent or device.
    pub fn proven(&self) -> Interval {
        self.proven_from(self.first_received)
    }

    /// Narrowed by the clock within one boot: for rules that protect the applicant.
    pub fn measured(&self) -> Interval {
        self.measured_from(self.first_received)
    }

    pub(crate) fn proven_from(&self, first_received: Timestamp) -> Interval {
        let stated = self.header.stated.time.proven(first_received);
        Interval { earliest: stated.earliest.max(self.floor()).min(stated.latest), latest: stated.latest }
    }

    pub(crate) fn measured_from(&self, first_received: Timestamp) -> Interval {
        let (proven, stated) =
            (self.proven_from(first_received), self.header.stated.time.measured(first_received));
        // What the device measured lies before what its signature names: the measure is false, the proof stands.
        if stated.latest < proven.earliest {
            return proven;
        }
        Interval { earliest: stated.earliest.max(proven.earliest), latest: stated.latest }
    }

    /// The latest of what surely was there before.
    fn floor(&self) -> Timestamp {
        let lease = self.lease.map(|lease| lease.from);
        lease.into_iter().chain(self.not_before).max().unwrap_or(Timestamp::MIN)
    }
}
