//! What a policy says beside its models and days: outages, versions that end, graces, four eyes.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use terms::Timestamp;
use ts_rs::TS;

/// A span in which no check could be made through no fault of an applicant: the time of every application stands still.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct Outage {
    /// First instant.
    #[ts(type = "number")]
    pub from: Timestamp,
    /// Last instant.
    #[ts(type = "number")]
    pub until: Timestamp,
    /// Why, in a few words for colleagues.
    pub why: String,
}

/// What a version is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "kebab-case")]
pub enum VersionOf {
    /// The rules of a check.
    Rules,
    /// The software of a device.
    Software,
    /// The catalogue of models.
    Catalogue,
}

/// The last instant at which a check may be made with a version.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct VersionEnd {
    /// What it is a version of.
    pub of: VersionOf,
    /// Its number, from 1.
    #[schemars(range(min = 1))]
    pub version: u16,
    /// The last instant.
    #[ts(type = "number")]
    pub until: Timestamp,
}

/// What a policy says in time, and who lifts a hold.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(default, deny_unknown_fields)]
pub struct PolicyLimits {
    /// When no check could be made, at most a hundred.
    #[schemars(length(max = 100))]
    pub outages: Vec<Outage>,
    /// Versions that end; one that is not named has no end.
    #[schemars(length(max = 100))]
    pub ends: Vec<VersionEnd>,
    /// Hours in which a check by an older list is judged by that list, at most a week.
    #[schemars(range(max = 168))]
    pub list_grace_hours: u16,
    /// A hold is lifted only by two different people.
    pub two_decide: bool,
}
