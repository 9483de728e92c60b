//! What waits for a reviewer, as the desk shows it: digests and closed codes, no personal data. And what they decide.

use super::device::Hex;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use terms::{EnrolmentId, ReviewReason, Timestamp};
use ts_rs::TS;

/// `GET /v1/reviews?page=1&hold=contested`: what waits for a person, oldest first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct ReviewsPage {
    /// At most a hundred.
    pub entries: Vec<ReviewEntry>,
    /// How many there are in all, of those that were asked for.
    #[ts(type = "number")]
    pub count: i64,
    /// On how many pages.
    #[ts(type = "number")]
    pub pages: i64,
    /// How many wait for each hold, whatever was asked for.
    pub by_hold: Vec<HoldCount>,
}

/// One enrolment that waits.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct ReviewEntry {
    /// Which.
    #[ts(type = "string")]
    pub enrolment: EnrolmentId,
    /// Since when it waits.
    #[ts(type = "number")]
    pub since: Timestamp,
    /// The words of the holds that a person can lift.
    pub holds: Vec<String>,
}

/// How many enrolments wait for one hold.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct HoldCount {
    /// Its word.
    pub hold: String,
    /// How many.
    #[ts(type = "number")]
    pub count: i64,
}

/// `GET /v1/reviews/{id}`: one enrolment as a reviewer sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct Review {
    /// Which.
    #[ts(type = "string")]
    pub enrolment: EnrolmentId,
    /// The word of where it stands by its facts.
    pub state: String,
    /// Names what is seen here, of all that a decision is about: a decision sends it back.
    #[ts(type = "string")]
    pub seen: Hex,
    /// A hold is lifted once two reviewers have named its causes.
    pub two_decide: bool,
    /// The word of the problem for which whoever asks may decide nothing here.
    pub may_not: Option<String>,
    /// What holds it.
    pub holds: Vec<ReviewHold>,
    /// The evidence, in the order it was received.
    pub facts: Vec<ReviewFact>,
    /// What was decided before, oldest first.
    pub decisions: Vec<ReviewDecision>,
}

/// One hold and what raises it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct ReviewHold {
    /// Its word.
    pub hold: String,
    /// Who can lift it: `source`, `applicant` or `person`.
    pub remedy: String,
    /// A decision can lift it.
    pub can_be_lifted: bool,
    /// The digests of the facts that raise it together.
    #[ts(type = "string[]")]
    pub causes: Vec<Hex>,
}

/// One fact in closed codes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct ReviewFact {
    /// Its digest among the causes of holds.
    #[ts(type = "string")]
    pub digest: Hex,
    /// What it is.
    pub fact: String,
    /// When it was received.
    #[ts(type = "number")]
    pub at: Timestamp,
    /// What it says.
    pub says: Vec<ReviewCode>,
}

/// One thing that a fact says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct ReviewCode {
    /// Of what.
    pub what: String,
    /// A word, a number or an id.
    pub code: String,
}

/// A decision that was made before.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct ReviewDecision {
    /// Its digest: what lifting a refusal names.
    #[ts(type = "string")]
    pub digest: Hex,
    /// The login of its author, while they have an account.
    pub by: Option<String>,
    /// When.
    #[ts(type = "number")]
    pub at: Timestamp,
    /// What it lifts.
    pub lifts: Vec<ReviewLift>,
    /// It refuses.
    pub refuses: bool,
    /// Why.
    #[ts(type = "ReviewReason | null")]
    pub reason: Option<ReviewReason>,
}

/// A hold and the facts that raise it, as its author names them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ReviewLift {
    /// Its word.
    pub hold: String,
    /// The digests of its causes, all of them.
    #[ts(type = "string[]")]
    pub causes: Vec<Hex>,
}

/// `POST /v1/reviews/{id}`: lifts the holds that are named, or refuses.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct DecideReview {
    /// What was seen, as it was shown.
    #[ts(type = "string")]
    pub seen: Hex,
    /// The holds that are lifted; none where it refuses.
    #[serde(default)]
    pub lifts: Vec<ReviewLift>,
    /// It refuses the enrolment.
    #[serde(default)]
    pub refuses: bool,
    /// Why.
    #[ts(type = "ReviewReason")]
    pub reason: ReviewReason,
}

/// What came of a decision.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct ReviewDecided {
    /// The word of where the enrolment stands now.
    pub state: String,
    /// The words of what still holds it.
    pub holds: Vec<String>,
}
