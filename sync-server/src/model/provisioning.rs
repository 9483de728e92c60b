//! Rows of what an administrator provides: offices, agents, devices. It must not know who may provide them.

use terms::{AgentId, AgentKind, Day, DeviceId, OfficeId, RevocationReason, Timestamp};

/// An office.
#[derive(Clone, Debug)]
pub struct Office {
    /// Its id.
    pub id: OfficeId,
    /// Name over the door.
    pub name: String,
    /// Town.
    pub locality: String,
    /// Its clock, as the IANA database names it.
    pub zone: String,
}

/// An agent.
#[derive(Clone, Debug)]
pub struct Agent {
    /// Their id.
    pub id: AgentId,
    /// Clerk or carrier.
    pub kind: AgentKind,
    /// Login on devices.
    pub login: String,
    /// Name, as colleagues see it.
    pub name: String,
    /// The office they work from.
    pub office: OfficeId,
    /// Keyed hash of their household, if they said.
    pub household: Option<[u8; 32]>,
    /// First instant of their right to work.
    pub active_from: Timestamp,
    /// End of it, once set.
    pub active_to: Option<Timestamp>,
    /// The day of their training; none while it is to be confirmed.
    pub trained_on: Option<Day>,
}

impl Agent {
    /// True while they have the right to work.
    pub fn is_active_at(&self, now: Timestamp) -> bool {
        self.active_from <= now && self.active_to.is_none_or(|end| now < end)
    }
}

/// A device.
#[derive(Clone, Debug)]
pub struct Device {
    /// Its id.
    pub id: DeviceId,
    /// What stands on its sticker.
    pub label: String,
    /// The office it belongs to.
    pub office: OfficeId,
    /// Its public key, once enrolled.
    pub public_key: Option<Vec<u8>>,
    /// When it was enrolled.
    pub enrolled_at: Option<Timestamp>,
    /// When somebody confirmed that this key is the machine's.
    pub confirmed_at: Option<Timestamp>,
    /// When it was revoked.
    pub revoked_at: Option<Timestamp>,
    /// Why.
    pub revoked_for: Option<RevocationReason>,
    /// When the registry last received a frame of it.
    pub heard_at: Option<Timestamp>,
    /// When it said that the ledger is another one than it was told before.
    pub ledger_doubted_at: Option<Timestamp>,
}
