//! A carrier's tour of one day. It must not know its windows: they point at it.

use terms::{AgentId, Day, OfficeId, RoundId};

/// Who tours, from where, on which day of the office's own calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Round {
    /// The round itself.
    pub id: RoundId,
    /// The carrier who walks it.
    pub carrier: AgentId,
    /// The office it leaves from.
    pub office: OfficeId,
    /// The day, as the office's calendar has it.
    pub day: Day,
}
