//! What callers were told is on disk, as they were told it. It must not know how it came about.

use serde_json::Value;
use statement::{Hash, RecordId};
use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};
use testkit::cast::Person;
use testkit::people::Applicant;

/// An enrolment that was opened.
#[derive(Clone, Debug)]
pub struct Opened {
    /// Who.
    pub person: Person,
    /// With what lets them go on.
    pub applicant: Applicant,
    /// The code that the SMS brought was accepted.
    pub is_confirmed: bool,
    /// The visit as it was answered.
    pub visit: Option<Value>,
}

/// What was acknowledged.
#[derive(Debug, Default)]
pub struct Kept {
    /// The hash of each envelope under its number.
    pub envelopes: BTreeMap<RecordId, Hash>,
    /// Enrolments, by id.
    pub enrolments: BTreeMap<String, Opened>,
    /// One-time codes of devices that were not used, by the device's id.
    pub codes: BTreeMap<String, String>,
    /// Devices that were revoked.
    pub revoked: Vec<String>,
    /// Agents that were closed.
    pub closed: Vec<String>,
    /// Questions that were answered *later*, or not at all, by what was heard.
    pub unanswered: BTreeMap<String, u64>,
}

/// What was acknowledged, for everybody who was told something at once.
#[derive(Debug, Default)]
pub struct Promises(Mutex<Kept>);

impl Promises {
    /// To read, or to add to.
    pub fn kept(&self) -> MutexGuard<'_, Kept> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Everything that was acknowledged so far.
    pub fn count(&self) -> usize {
        let kept = self.kept();
        let confirmed = kept.enrolments.values().filter(|opened| opened.is_confirmed).count();
        let visits = kept.enrolments.values().filter(|opened| opened.visit.is_some()).count();
        let orders = kept.revoked.len() + kept.closed.len();
        kept.envelopes.len() + kept.enrolments.len() + confirmed + visits + kept.codes.len() + orders
    }
}
