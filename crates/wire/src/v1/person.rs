//! Who a member of staff is besides: an agent, of a household. A reviewer decides on nothing of theirs.

use super::staff::Household;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use terms::AgentId;
use ts_rs::TS;

/// `GET /v1/admin/staff/{login}/person`: who a member of staff is besides.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct StaffPerson {
    /// The agent, if they are one: they decide on nothing that they checked.
    #[ts(type = "string | null")]
    pub agent: Option<AgentId>,
    /// True when their household's keyed hash is kept.
    pub household_known: bool,
    /// True once it was said, if only that they are nobody besides: until then they decide nothing.
    pub is_said: bool,
}

/// `PUT /v1/admin/staff/{login}/person`: who a member of staff is besides, in place of what was said before.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct SetStaffPerson {
    /// The agent, if they are one.
    #[ts(type = "string | null")]
    pub agent: Option<AgentId>,
    /// Where they live, if they said; an agent's own is known without it.
    pub household: Option<Household>,
}
