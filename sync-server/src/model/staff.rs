//! Rows of the people of the house: accounts, passwords, policies, readings, codes that are handed over once. It must
//! not know who may do what.

use terms::{AgentId, EnrolmentId, Interval, OfficeId, Role, Timestamp};
use wire::v1::administration::{Act, Awaits, Outcome};
use wire::v1::policy::PolicyLimits;

/// A member of staff.
#[derive(Clone, Debug)]
pub struct Account {
    /// Their login.
    pub login: String,
    /// Their name, as colleagues see it.
    pub name: String,
    /// What they may do.
    pub role: Role,
    /// The office whose rounds and visits they see; none means every office.
    pub office: Option<OfficeId>,
}

impl Account {
    /// True where what belongs to an office is theirs to see.
    pub fn sees(&self, office: OfficeId) -> bool {
        self.office.is_none_or(|own| own == office)
    }
}

/// A password as it is stored.
#[derive(Clone)]
pub struct Hashed {
    /// Random, one per password.
    pub salt: [u8; 16],
    /// Argon2id version 1.3, 19 MiB, two passes, one lane.
    pub hash: [u8; 32],
}

terms::codes! {
    /// What a code is for.
    CodePurpose {
        /// It makes a machine a device; its subject is the device.
        EnrolDevice = 1, "enrol-device";
        /// It makes a vault for an agent on a device; its subject is the agent.
        EnlistAgent = 2, "enlist-agent";
    }
}

/// Who a member of staff is besides: nobody decides on what they checked, or about their own household.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct StaffPerson {
    /// The agent, if they are one.
    pub agent: Option<AgentId>,
    /// Keyed hash of their household, if they said.
    pub household: Option<[u8; 32]>,
    /// It was said, if only that they are nobody besides.
    pub is_said: bool,
}

/// Which personal data was read, and why.
#[derive(Clone, Copy, Debug)]
pub struct AccessRecord<'a> {
    /// What: a word such as `address`.
    pub what: &'static str,
    /// Why: a word such as `plan-round`.
    pub purpose: &'static str,
    /// Whose enrolments.
    pub enrolments: &'a [EnrolmentId],
}

/// An act of staff as it is kept.
#[derive(Clone, Debug)]
pub struct ActRow {
    /// Its id.
    pub id: [u8; 16],
    /// What.
    pub act: Act,
    /// Keyed hash of a new agent's household; no page shows it.
    pub household: Option<[u8; 32]>,
    /// The login of who did or proposed it.
    pub by: String,
    /// When.
    pub at: Timestamp,
    /// What it waits for, or waited for.
    pub awaits: Awaits,
    /// What became of it.
    pub outcome: Option<Outcome>,
    /// The login of the second person.
    pub second: Option<String>,
    /// When they decided.
    pub decided_at: Option<Timestamp>,
    /// Keyed hash of what whoever proposed it was shown: the code that is typed beside a link, or how an agent's code begins.
    pub code_hash: Option<[u8; 32]>,
}

/// Days from submission to the deadline while no policy says otherwise.
pub const DEFAULT_DEADLINE_DAYS: u16 = 30;

/// One version of the policy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Policy {
    /// Version, from 1; 0 is the policy that ships.
    pub version: u32,
    /// Numbers of the accepted models of the catalogue, in order.
    pub accepted_models: Vec<u16>,
    /// Days from submission to the deadline.
    pub deadline_days: u16,
    /// What it says in time, and who lifts a hold.
    pub limits: PolicyLimits,
}

impl Policy {
    /// The policy that ships: no model is accepted until an administrator has said so.
    pub fn shipped() -> Self {
        Self {
            version: 0,
            accepted_models: Vec::new(),
            deadline_days: DEFAULT_DEADLINE_DAYS,
            limits: PolicyLimits::default(),
        }
    }

    /// Its outages as spans.
    pub fn outages(&self) -> Vec<Interval> {
        self.limits.outages.iter().map(|outage| Interval::between(outage.from, outage.until)).collect()
    }
}
